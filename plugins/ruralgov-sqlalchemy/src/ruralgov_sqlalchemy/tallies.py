"""Counts kept ready: for each tally of a table a table of its own, kept in step by each write.

Asking how many cases of a year were on time, by town, would otherwise read the year. On PostgreSQL
each backend counts in a slot of its own, so that writers seldom wait for one another; the slots
are added up when they are read.
"""

from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

from ruralgov.ports.storage import Changes, Row, Shape
from ruralgov_sqlalchemy.schema import COUNT, SLOT, tally_name

SLOTS = 8


@frozen
class Tally:
    """One tally: where its columns and sums stand in a row, and how its table is written."""

    table: str
    by: tuple[str, ...]
    sums: tuple[str, ...]
    places: tuple[int, ...]
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
                tuple(at[name] for name in by),
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

    def deltas(self, city: str, slot: int, rows: Iterable[tuple[Row, int]]) -> list[Row]:
        """Return what rows that come (1) and go (-1) add to each group, to be upserted.

        In the order of the groups, so that two writers never wait for each other in a circle.
        """
        found: dict[Row, list[int]] = defaultdict(lambda: [0] * (1 + len(self.summed)))
        for row, sign in rows:
            sums = found[tuple([row[place] for place in self.places])]
            sums[0] += sign
            for step, place in enumerate(self.summed, 1):
                sums[step] += sign * row[place]  # type: ignore[operator]
        groups = sorted(group for group, sums in found.items() if any(sums))
        return [(city, *group, slot, *found[group]) for group in groups]


def moved(changes: Changes) -> dict[str, list[tuple[Row, int]]]:
    """Return by table the rows that go, with -1, and those that come, with 1."""
    found: dict[str, list[tuple[Row, int]]] = defaultdict(list)
    for name, row in changes.removed:
        found[name].append((row, -1))
    for name, before, after in changes.changed:
        found[name] += [(before, -1), (after, 1)]
    for name, row in changes.put:
        found[name].append((row, 1))
    return found


def ready(tallies: Iterable[Tally], asked: set[str], sums: tuple[str, ...]) -> Tally | None:
    """Return the narrowest tally that knows all the columns asked for, or None."""
    return next(
        (one for one in tallies if asked <= {*one.by} and {*sums} <= {*one.sums}),
        None,
    )
