"""ruralgov: the everyday machinery of rural governance, embedded in your own program."""

__version__ = "0.1.0"
