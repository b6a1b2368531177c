"""Make the stores of the present code, once for each release: ``python -m tests.stores make NAME``.

NAME is the version, such as 0.1.0.
"""

import sys

from tests.stores.making import make


def main(words: list[str]) -> None:
    """Make the stores and say how large their files are."""
    match words:
        case ["make", name]:
            for file in sorted(make(name).iterdir()):
                print(f"{file.stat().st_size // 1000:5} kB  {file}")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
