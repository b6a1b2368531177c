"""Tests mirror the sources; `town` is the small city they share."""
