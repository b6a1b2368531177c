"""The extension of OCDS for what a collective lets out; ``docs/ocds.md`` explains it."""
