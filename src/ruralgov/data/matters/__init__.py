"""Example catalogues of matters; every limit in them is an example (示例)."""
