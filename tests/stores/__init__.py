"""Stores that released code made, kept to be opened by later code: docs/contributing.md says how.

Each folder here is one release. It has the same town at three moments, each as an SQLite file and
as a dump of a PostgreSQL database, and ``about.json`` with what was answered when it was made.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from ruralgov.app.receipts import Receipt

HERE = Path(__file__).parent
ABOUT = "about.json"
CITY = "371082"
CUTS = ("founded", "half", "whole")
"""The town just founded; half of the steps of each part done; all of them, and some readings."""


class About(Struct, frozen=True, kw_only=True):
    """What was answered when the stores of a release were made."""

    made: datetime
    staff: list[str]
    """The accounts that the founding gave a role."""
    heads: dict[str, dict[str, str]]
    """The newest seal by database and cut."""
    receipts: dict[str, dict[str, Receipt]]
    """By cut the receipts that came after the cut before it, by the id of their command."""

    def given(self, cut: str) -> dict[str, Receipt]:
        """Return the receipts of all commands that a cut holds."""
        until = CUTS[: CUTS.index(cut) + 1]
        return {one: receipt for name in until for one, receipt in self.receipts[name].items()}


def read(folder: Path) -> About:
    """Return what the folder of a release says of its stores."""
    return msgspec.json.decode((folder / ABOUT).read_bytes(), type=About)


def releases() -> list[Path]:
    """Return the folders of all releases, the oldest first."""
    found: Iterator[Path] = (file.parent for file in HERE.glob(f"*/{ABOUT}"))
    return sorted(found, key=lambda folder: read(folder).made)
