"""Figures, workload and repeats: what can be counted of cases."""
