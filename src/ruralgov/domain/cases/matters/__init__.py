"""Matters: what a case may be about, and what may be done with its time."""
