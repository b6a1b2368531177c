"""What the village pages show, read from published files and from nothing else."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from attrs import frozen

from ruralgov.domain.disclosure import (
    PublicationKind,
    PublishedFile,
    WithdrawalGround,
    fingerprint,
)
from ruralgov.domain.kernel.ids import PublicationId
from ruralgov.domain.kernel.month import Month, last_day
from ruralgov_site.village.credit import Credit
from ruralgov_site.village.publication import ADDRESS


@frozen(slots=False, kw_only=True)
class Shown:
    """One publication that went out, and its place among the others."""

    it: PublishedFile
    older: str = ""
    newer: str = ""
    """The address of the publication before and after it, without the folder."""
    before: str = ""
    after: str = ""
    """Their files, where they are still shown."""

    @property
    def address(self) -> str:
        """The name of its page and file: the beginning of its SHA-256."""
        return self.it.file_hash[:ADDRESS]

    @property
    def kind(self) -> PublicationKind:
        """What it shows."""
        return self.it.kind

    @property
    def print(self) -> str:
        """Its fingerprint as it is printed."""
        return fingerprint(self.it.file_hash)

    @property
    def current(self) -> bool:
        """Whether it is neither superseded nor taken down."""
        return not self.newer and self.it.withdrawn is None

    @cached_property
    def file(self) -> dict[str, Any]:
        """What its file says."""
        found: dict[str, Any] = json.loads(self.it.file)
        return found

    @property
    def content(self) -> dict[str, Any]:
        """The content of its file."""
        found: dict[str, Any] = self.file["content"]
        return found

    @cached_property
    def items(self) -> dict[str, dict[str, Any]]:
        """Its items by their code."""
        return {item["code"]: item for item in self.content["items"]}


@frozen(slots=False, kw_only=True)
class Village:
    """The publications of one collective and where it is."""

    code: str
    """The name of its page: the code of the place."""
    place: str
    town: str
    town_code: str
    name: str
    since: date
    until: date
    shown: tuple[Shown, ...]
    credit: Credit | None = None
    """What it shows of points, if anything."""
    successor: str = ""
    """The name of the collective that it went into, and ``successor_page`` where that is shown."""
    successor_page: str = ""

    def there(self, month: str) -> bool:
        """Tell whether the collective was there at the end of a month."""
        return self.since <= last_day(Month(month)) < self.until

    def current(self, kind: PublicationKind) -> list[Shown]:
        """Return what is in force of a kind, the newest period last."""
        found = [one for one in self.shown if one.kind is kind and one.current]
        return sorted(found, key=lambda one: (one.it.last, one.it.first))

    def newest(self, kind: PublicationKind) -> Shown | None:
        """Return the newest period of a kind."""
        found = self.current(kind)
        return found[-1] if found else None

    @cached_property
    def months(self) -> dict[str, Shown]:
        """The accounts of single months in force, by month."""
        return {
            one.it.last: one
            for one in self.current(PublicationKind.FINANCE)
            if one.it.first == one.it.last
        }

    @cached_property
    def spans(self) -> list[Shown]:
        """The accounts of several months together that are in force."""
        return [
            one
            for kind in (PublicationKind.FINANCE, PublicationKind.ANNUAL)
            for one in self.current(kind)
            if one.it.first < one.it.last
        ]

    def covering(self, month: str) -> Shown | None:
        """Return what shows the accounts of a month, of it alone or with others."""
        alone = self.months.get(month)
        within = (one for one in self.spans if one.it.first <= month <= one.it.last)
        return alone or next(within, None)

    def silent(self, months: Iterable[str]) -> list[Month]:
        """Return the months of which the accounts were never shown while it was there."""
        down = self.taken_down
        return [
            Month(month)
            for month in months
            if self.there(month) and month not in down and self.covering(month) is None
        ]

    @property
    def taken_down(self) -> set[str]:
        """The months whose accounts were shown long enough and are no longer there."""
        return {
            one.it.last
            for one in self.shown
            if one.kind is PublicationKind.FINANCE
            and one.it.first == one.it.last
            and one.it.ground is WithdrawalGround.SHOWN_ENOUGH
            and not one.newer
        }


def shown_of(files: list[PublishedFile]) -> tuple[Shown, ...]:
    """Return publications with their addresses linked."""
    by_key: dict[PublicationId | None, PublishedFile] = {one.publication: one for one in files}
    return tuple(_linked(one, by_key.get(one.supersedes), by_key.get(one.newer)) for one in files)


def _linked(it: PublishedFile, older: PublishedFile | None, newer: PublishedFile | None) -> Shown:
    return Shown(
        it=it,
        older=older.file_hash[:ADDRESS] if older else "",
        newer=newer.file_hash[:ADDRESS] if newer else "",
        before=older.file if older and older.withdrawn is None else "",
        after=newer.file if newer and newer.withdrawn is None else "",
    )


@frozen(kw_only=True)
class Cell:
    """One month of one village in an overview."""

    month: str
    address: str
    again: bool
    down: bool
    """Whether it was shown long enough and then taken down."""
    away: bool
    """Whether the collective was not there."""


@frozen(kw_only=True)
class Summary:
    """One village in an overview. Fen."""

    code: str
    place: str
    cells: tuple[Cell, ...]
    income: int | None
    spent: int | None
    """What was shown comes to; None where nothing was."""


def summary_of(village: Village, months: list[str]) -> Summary:
    """Return what an overview says of a village in some months."""
    down, cells = village.taken_down, []
    for month in months:
        one = village.covering(month)
        cells.append(
            Cell(
                month=month,
                address=one.address if one else "",
                again=one is not None and one.it.version > 1,
                down=one is None and month in down,
                away=one is None and not village.there(month),
            )
        )
    totals = [one.content["totals"] for one in _summed(village, months)]
    return Summary(
        code=village.code,
        place=village.place,
        cells=tuple(cells),
        income=sum(one["income"] for one in totals) if totals else None,
        spent=sum(one["spent"] for one in totals) if totals else None,
    )


def _summed(village: Village, months: list[str]) -> list[Shown]:
    """Return the accounts of the months, none counted twice."""
    alone = [village.months[month] for month in months if month in village.months]
    spans = [
        one
        for one in village.spans
        if months[0] <= one.it.first
        and one.it.last <= months[-1]
        and not any(one.it.first <= month <= one.it.last for month in village.months)
    ]
    return alone + [one for one in spans if one.kind is PublicationKind.FINANCE]


@frozen(kw_only=True)
class Town:
    """The villages of a town in an overview."""

    code: str
    name: str
    villages: tuple[Summary, ...]

    def due(self, at: int) -> int:
        """Return how many collectives were there in the month at a place."""
        return sum(not one.cells[at].away for one in self.villages)

    def total(self, name: str) -> int | None:
        """Return what the villages showed comes to, or None where none of them shows any."""
        shown = [getattr(one, name) for one in self.villages]
        return None if set(shown) <= {None} else sum(one or 0 for one in shown)

    def published(self, at: int) -> int:
        """Return how many villages published the month at a place."""
        return sum(bool(one.cells[at].address) or one.cells[at].down for one in self.villages)


@frozen(kw_only=True)
class Site:
    """What every page says of the whole."""

    name: str
    made: date
    base_url: str
    lang: str
    months: tuple[str, ...]
    beside: tuple[tuple[str, str], ...] = ()
    """Other pages that the first page leads to: what they are called, and where they are."""
