"""Keep the bodies of today that are not kept yet: ``python -m tests.golden add CONTEXT …``."""

import sys

from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.testing.golden import FILE, add
from tests.golden.today import folder_of, todays


def main(words: list[str]) -> None:
    """Add what a context's events look like today, and say which were added."""
    known = {context.name: context for context in CONTEXTS}
    if len(words) < 2 or words[0] != "add" or not known.keys() >= {*words[1:]}:
        sys.exit(f"{__doc__}\ncontexts: {', '.join(sorted(known))}")
    for name in words[1:]:
        folder = folder_of(known[name])
        try:
            added = add(known[name], folder, todays(known[name]))
        except ValueError as problem:
            sys.exit(f"nothing was added to {folder / FILE}:\n{problem}")
        print(f"{folder / FILE}: {', '.join(added) or 'nothing new'}")


if __name__ == "__main__":
    main(sys.argv[1:])
