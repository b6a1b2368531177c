"""Example policies for the funds of collectives."""
