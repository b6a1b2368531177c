"""What each tally of a table should say, counted from its rows one by one."""

from collections.abc import Iterable, Iterator
from operator import add
from sys import intern

from attrs import fields

from ruralgov.app.codec import Pick, picker
from ruralgov.domain.kernel.declare import Table
from ruralgov.ports.storage import Row

NUMBERS = (int, float)
"""What can be added up; anything else in a row is named as its fault, and not here."""
Groups = dict[Row, list[int]]
"""The count and sums of each group."""


class Counts:
    """Counts the rows of a table as they are read.

    A tally that knows only columns of another is added up from the groups of that one.
    """

    def __init__(self, table: Table) -> None:
        at = {field.name: place for place, field in enumerate(fields(table.row))}
        self._summed = [(n, at[name]) for n, name in enumerate(table.sums, 1)]
        self._none = [0] * (1 + len(table.sums))
        self._within = {by: _widest(by, table.tallies) for by in table.tallies}
        self._tallies: list[tuple[tuple[str, ...], Pick, Groups]] = [
            (by, picker([at[name] for name in by]), {})
            for by, wide in self._within.items()
            if by == wide
        ]

    def add(self, rows: Iterable[Row]) -> None:
        """Take in some rows."""
        summed = self._summed
        for _, pick, groups in self._tallies:
            for row in rows:
                group = pick(row)
                known = groups.get(group)
                if known is None:
                    known = groups[_kept(group)] = list(self._none)
                known[0] += 1
                for at, place in summed:
                    value = row[place]
                    if value and isinstance(value, NUMBERS):
                        known[at] += value

    def groups(self) -> Iterator[tuple[tuple[str, ...], Groups]]:
        """Give the columns of each tally with its groups; who takes them may use them up."""
        counted = {by: groups for by, _, groups in self._tallies}
        for by, wide in self._within.items():
            if by != wide:
                yield by, _narrow(counted[wide], wide, by)
        yield from counted.items()


def _widest(by: tuple[str, ...], tallies: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    wider = [one for one in tallies if {*by} < {*one}]
    return max(wider, key=len, default=by)


def _narrow(groups: Groups, wide: tuple[str, ...], by: tuple[str, ...]) -> Groups:
    """Add the groups of a tally up to those of some of its columns."""
    pick = picker([wide.index(name) for name in by])
    found: Groups = {}
    for group, sums in groups.items():
        narrow = pick(group)
        before = found.get(narrow)
        found[narrow] = sums if before is None else list(map(add, before, sums))
    return found


def _kept(group: Row) -> Row:
    """Return a group whose texts are kept once, however many groups have them."""
    return tuple([intern(one) if type(one) is str else one for one in group])
