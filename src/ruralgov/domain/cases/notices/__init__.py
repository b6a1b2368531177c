"""Notices to who reported: planned from what has happened, sent after, each once."""
