"""Example policy profiles."""
