"""What a finding says, in a line, and the lines that are expected."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from ruralgov.domain.oversight import Found, Ledgers

Case = tuple[Callable[[Ledgers], Iterator[Found]], Callable[[], Ledgers]]
"""A check, and the ledgers that it looks at."""
NUMBER = re.compile(r"-?[0-9][0-9,.\-]*")


def told(found: Found) -> str:
    """Return what a finding says: what decides is ``en=value``, what only grows ``en~value``.

    Of its sentence only the numbers, so that it can be worded anew.
    """
    severity = "-" if found.severity is None else found.severity.value
    parts = (
        " ".join(found.about),
        f"{found.day} {severity}",
        *(f"{one.en}{'=' if one.decisive else '~'}{one.value}" for one in found.evidence),
        " ".join(f"{one.kind}/{one.key}" for one in found.links),
        " ".join(NUMBER.findall(found.zh)),
    )
    return " | ".join(filter(None, parts))


def expected() -> dict[str, list[str]]:
    """Return the lines of ``said.txt`` by the names of their cases."""
    said: dict[str, list[str]] = defaultdict(list)
    for line in (Path(__file__).parent / "said.txt").read_text("utf-8").splitlines():
        name, _, text = line.partition(": ")
        said[name].append(text)
    return dict(said)


SAID = expected()
