"""The figures of a content: items with their entries, as plain values for canonical JSON."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from ruralgov.domain.disclosure.catalogue import ITEMS, PublicationKind
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month, last_day, months_from
from ruralgov.domain.kernel.value import frozen

Entry = dict[str, Any]
"""A line under an item; texts that somebody wrote stand under the keys of ``masking.TEXTS``."""


@frozen(kw_only=True)
class Scope:
    """What is asked of the ledgers: whose, which kind, which months; *day* is the last one."""

    read: Read
    collective: CollectiveId
    kind: PublicationKind
    first: Month
    last: Month

    @property
    def day(self) -> date:
        """The last day of the period."""
        return last_day(self.last)

    @property
    def months(self) -> list[Month]:
        """Every month of the period."""
        return list(months_from(self.first, self.last))

    def shows(self, code: str) -> bool:
        """Tell whether an item is in this kind of publication."""
        return self.kind in ITEMS[code].shown


class Sheet:
    """Collects the entries and amounts of items."""

    def __init__(self) -> None:
        self.amounts: dict[str, int] = {}
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self.registered: dict[str, int] = {}

    def add(self, code: str, amount: int | None, entry: Entry | None = None) -> None:
        """Add an amount in fen to an item, and an entry under it."""
        if amount is not None:
            self.amounts[code] = self.amounts.get(code, 0) + amount
        if entry is not None:
            self.entries[code].append(entry)

    def register(self, code: str, value: int, entry: Entry) -> None:
        """Add an asset under an item; its value adds to what the register says."""
        self.registered[code] = self.registered.get(code, 0) + value
        self.entries[code].append(entry)

    def figures(self, scope: Scope, empty: Mapping[str, int]) -> list[Entry]:
        """Return every item of the kind, in its order; *empty* are the amounts of those unfed."""
        found = []
        for code, item in ITEMS.items():
            if not scope.shows(code):
                continue
            figure: Entry = {
                "code": code,
                "name": item.zh,
                "source": item.source.value,
                "amount": self.amounts.get(code, empty.get(code)),
                "entries": self.entries.get(code, []),
            }
            if code in self.registered:
                figure["registered"] = self.registered[code]
            found.append(figure)
        return found
