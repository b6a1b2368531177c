"""Adapters that come with the library."""
