"""Storages that are broken on purpose, each in one way, by the sentence that it breaks."""
