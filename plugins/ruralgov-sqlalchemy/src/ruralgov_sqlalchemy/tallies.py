"""Counts kept ready: for each tally of a table a table of its own, kept in step by each write.

Asking how many cases of a year were on time, by town, would otherwise read the year. On PostgreSQL
each session counts in a slot of its own, so that no writer waits for another; the slots are added
up when they are read.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import add, itemgetter

from attrs import frozen

from ruralgov.ports.storage import Changes, Row, Shape
from ruralgov_sqlalchemy.schema import COUNT, SLOT, tally_name

Moved = tuple[Row, tuple[int, ...]]
"""A row with what it adds to its groups: one or minus one, and so many times each sum."""


@frozen
class Tally:
    """One tally: where its columns and sums stand in a row, and how its table is written."""

    table: str
    by: tuple[str, ...]
    sums: tuple[str, ...]
    group: Callable[[Row], Row]
    """Returns the values of *by* in a row."""
    summed: tuple[int, ...]

    @classmethod
    def of(cls, shape: Shape) -> "list[Tally]":
        """Return the tallies of a shape, the narrowest first."""
        at = {name: place for place, name in enumerate(shape.columns)}
        return [
            cls(
                tally_name(shape, by),
                by,
                shape.sums,
                _picker([at[name] for name in by]),
                tuple(at[name] for name in shape.sums),
            )
            for by in sorted(shape.tallies, key=len)
        ]

    @property
    def upsert(self) -> str:
        """The statement that adds to the counts of a group."""
        columns = ("city", *self.by, SLOT, COUNT, *self.sums)
        marks = ", ".join("?" for _ in columns)
        added = ", ".join(
            f"{name} = {self.table}.{name} + excluded.{name}" for name in (COUNT, *self.sums)
        )
        return (
            f"INSERT INTO {self.table} ({', '.join(columns)}) VALUES ({marks}) "
            f"ON CONFLICT (city, {', '.join(self.by)}, {SLOT}) DO UPDATE SET {added}"
        )

    def deltas(self, city: str, slot: int, rows: Iterable[Moved]) -> list[Row]:
        """Return what rows that come and go add to each group, to be upserted.

        In the order of the groups, so that two writers never wait for each other in a circle.
        """
        found: dict[Row, tuple[int, ...]] = {}
        for row, sums in rows:
            group = self.group(row)
            before = found.get(group)
            found[group] = sums if before is None else tuple(map(add, before, sums))
        groups = sorted(group for group, sums in found.items() if any(sums))
        return [(city, *group, slot, *found[group]) for group in groups]


def moved(changes: Changes, summed: Mapping[str, tuple[int, ...]]) -> dict[str, list[Moved]]:
    """Return by table the rows that go and those that come, with what each adds.

    *summed* tells for each table that has tallies where the columns that they add up stand.
    """
    found: dict[str, list[Moved]] = {name: [] for name in summed}
    for name, row in changes.removed:
        if name in found:
            found[name].append((row, _added(row, summed[name], -1)))
    for name, before, after in changes.changed:
        if name in found:
            places = summed[name]
            found[name] += [(before, _added(before, places, -1)), (after, _added(after, places, 1))]
    for name, row in changes.put:
        if name in found:
            found[name].append((row, _added(row, summed[name], 1)))
    return found


def _picker(places: list[int]) -> Callable[[Row], Row]:
    return itemgetter(*places) if len(places) > 1 else itemgetter(slice(places[0], places[0] + 1))


def _added(row: Row, places: tuple[int, ...], sign: int) -> tuple[int, ...]:
    return (sign, *[sign * int(row[place] or 0) for place in places])


def ready(tallies: Iterable[Tally], asked: set[str], sums: tuple[str, ...]) -> Tally | None:
    """Return the narrowest tally that knows all the columns asked for, or None."""
    return next(
        (one for one in tallies if asked <= {*one.by} and {*sums} <= {*one.sums}),
        None,
    )
