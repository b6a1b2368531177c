"""The command line: parse, build a command or a query, print. No rules here."""

from ruralgov.cli.door import main

__all__ = ["main"]
