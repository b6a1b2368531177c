"""Organisations, their posts and who holds them."""
