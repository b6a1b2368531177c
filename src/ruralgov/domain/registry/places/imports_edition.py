"""A table of places against those known on its day: what is new, renamed, recoded, merged, gone.

A code that is not known may be a new place or a new code of a known one. It is taken for a recode
where the table says so (原代码), or where one place of that name below the same town has gone from
the table. Nothing of a recode or a merger is done unless a person accepts it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import define, field

from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.imports import Steps
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.places.messages import ChangePlace, MergePlace, RegisterPlace
from ruralgov.domain.registry.places.rows import PlaceRow

RECODES: Final = "recodes"
MERGERS: Final = "mergers"


@frozen
class Entry:
    """One place of a table; *before* are the codes that it had, or of what became part of it."""

    line: Line
    code: str
    name: str
    before: tuple[str, ...] = ()


def compared(
    found: Iterable[Entry],
    known: Iterable[PlaceRow],
    since: date,
    source: str,
    accept: frozenset[str] = frozenset(),
) -> Steps:
    """Return what differs between a table and the places known on its day."""
    return _Edition(list(found), list(known), since, source, accept).steps()


@define
class _Edition:
    entries: list[Entry]
    known: list[PlaceRow]
    since: date
    source: str
    accept: frozenset[str]
    _by_code: dict[str, PlaceRow] = field(init=False)
    _is: dict[str, PlaceRow] = field(factory=dict, init=False)
    """Which known place an entry of the table is, by its code."""
    _merged: set[str] = field(factory=set, init=False)
    _origins: set[str] = field(init=False)
    """All codes that the table says places had."""
    _waiting: set[str] = field(factory=set, init=False)
    """Codes of towns that are proposed and not done: what lies in them waits."""
    _plan: Steps = field(factory=Steps, init=False)
    _renamed: Steps = field(factory=Steps, init=False)

    def steps(self) -> Steps:
        """Return the commands, the counts and what a person should look at."""
        self._by_code = {row.code: row for row in self.known}
        self._origins = {code for one in self.entries for code in one.before}
        self._plan.counts = {"new": 0, "renamed": 0, "same": 0}
        self._named()
        for level in (DivisionLevel.TOWN, DivisionLevel.VILLAGE):
            mine = [one for one in self.entries if level_of(one.code) is level]
            recoded = self._recoded(mine)
            for one, row in recoded:
                self._recode(one, row)
            moved = {one.code for one, _ in recoded}
            for one in mine:
                if one.code not in moved:
                    self._plain(one)
        self._mergers()
        self._gone()
        return self._plan

    def _named(self) -> None:
        """Note which known places the entries are by what the table itself says."""
        for one in self.entries:
            origins = [row for code in one.before if (row := self._by_code.get(code))]
            same = [row for row in origins if row.name == one.name]
            here = self._by_code.get(one.code)
            if here is not None and not (same and here.name != one.name):
                self._is[one.code] = here
            elif origins:
                self._is[one.code] = (same or origins)[0]

    def _recoded(self, mine: list[Entry]) -> list[tuple[Entry, PlaceRow]]:
        """Return the entries that are a known place under another code, in an order to do them.

        A code that another of them still has is given after that one has got its own.
        """
        self._same_names([one for one in mine if one.code not in self._is])
        waiting = {
            one.code: (one, row)
            for one in mine
            if (row := self._is.get(one.code)) is not None and row.code != one.code
        }
        ordered = []
        while waiting:
            held = {row.code for _, row in waiting.values()}
            code = next((code for code in waiting if code not in held), next(iter(waiting)))
            ordered.append(waiting.pop(code))
        return ordered

    def _same_names(self, fresh: list[Entry]) -> None:
        """Take an entry for the one place of its name that has gone from the same town."""
        taken = {row.owner for row in self._is.values()}
        taken |= {self._by_code[code].owner for code in self._origins & self._by_code.keys()}
        left: dict[object, list[PlaceRow]] = {}
        for row in self.known:
            if row.owner not in taken:
                left.setdefault((row.name, row.parent, row.level), []).append(row)
        wanted = Counter(self._place(one) for one in fresh)
        for one in fresh:
            there = left.get(self._place(one), [])
            if len(there) == wanted[self._place(one)] == 1:
                self._is[one.code] = there[0]

    def _place(self, one: Entry) -> tuple[str, PlaceId | None, DivisionLevel]:
        """Return the name of an entry, the known place it lies in, and its level."""
        level = level_of(one.code)
        if level is DivisionLevel.TOWN:
            return one.name, CITY, level
        above = self._is.get(parent_of(one.code)) or self._by_code.get(parent_of(one.code))
        return one.name, None if above is None else PlaceId(above.owner), level

    def _recode(self, one: Entry, row: PlaceRow) -> None:
        self._plan.count("recoded")
        self._plan.notices.append(
            f"{row.code} {row.name} -> {one.code} {one.name}{self._mark(RECODES)}"
        )
        if RECODES not in self.accept:
            self._waiting.add(one.code)
        else:
            self._plan.add(one.line, self._change(one, row))

    def _plain(self, one: Entry) -> None:
        """Count an entry that has the code of a known place, or of none."""
        row = self._is.get(one.code)
        if row is None and parent_of(one.code) in self._waiting:
            self._wait(one)
        elif row is None:
            self._plan.count("new")
            command = RegisterPlace(
                code=one.code, name=one.name, since=self.since, source=self.source
            )
            self._plan.add(one.line, command)
        elif row.name != one.name:
            self._plan.count("renamed")
            self._plan.notices.append(f"{one.code} -> {one.name}")
            self._renamed.add(one.line, self._change(one, row))
        else:
            self._plan.count("same")

    def _mark(self, what: str) -> str:
        """Return what a notice says of a proposal: what it is, or how it is accepted."""
        return f" ({what})" if what in self.accept else f" (--accept {what})"

    def _wait(self, one: Entry) -> None:
        """Count a place that can come only after the recode of its town is accepted."""
        self._plan.count("waiting")
        self._waiting.add(one.code)

    def _change(self, one: Entry, row: PlaceRow) -> ChangePlace:
        return ChangePlace(
            place=PlaceId(row.owner),
            code=one.code,
            name=one.name,
            since=self.since,
            cause=self.source,
        )

    def _mergers(self) -> None:
        """Add what the table says became part of an entry, after all other commands."""
        self._plan.steps += self._renamed.steps
        for one in self.entries:
            into = self._is.get(one.code)
            if into is None:
                continue
            for code in one.before:
                row = self._by_code.get(code)
                if row is not None and row.owner not in self._there():
                    self._merged.add(row.owner)
                    self._merge(one, row, PlaceId(into.owner))

    def _there(self) -> set[str]:
        """Return the known places that the table has, or says what became of."""
        return {row.owner for row in self._is.values()} | self._merged

    def _merge(self, one: Entry, row: PlaceRow, into: PlaceId) -> None:
        self._plan.count("merged")
        mark = self._mark(MERGERS)
        self._plan.notices.append(f"{row.code} {row.name} -> {one.code} {one.name}{mark}")
        if MERGERS in self.accept and one.code not in self._waiting:
            command = MergePlace(
                place=PlaceId(row.owner), into=into, since=self.since, cause=self.source
            )
            self._plan.add(one.line, command)

    def _gone(self) -> None:
        """Name the known places that the table covers and does not have."""
        there = self._there()
        towns = {one.code for one in self.entries if level_of(one.code) is DivisionLevel.TOWN}
        villages = [one for one in self.entries if one.code not in towns]
        covered = {place for one in villages if (place := self._place(one)[1]) is not None}
        for row in sorted(self.known, key=lambda row: row.code):
            if row.level is DivisionLevel.TOWN:
                looked = bool(towns)
            else:
                looked = bool(villages) and (bool(towns) or row.parent in covered)
            if looked and row.owner not in there:
                self._plan.count("gone")
                self._plan.notices.append(f"{row.code} {row.name} -> ?")
