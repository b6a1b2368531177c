"""``python -m ruralgov``: the command line."""

from ruralgov.cli import main

if __name__ == "__main__":
    main()
