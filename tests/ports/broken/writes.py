"""Faults in what is written and kept: sentences 1 to 5, 7, 8.1, 11.4 and 12.7, in any storage."""

from contextlib import suppress
from typing import Any, Final

from attrs import evolve
from tests.ports.broken.planting import InEveryTransaction, answering, asking, writing

from ruralgov.domain.kernel.errors import Conflict
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes, Where


class NeverCommits:
    def commit(self) -> None:
        self.close()  # type: ignore[attr-defined]


class CommitsWhenClosed:
    ending = False

    def commit(self) -> None:
        plain: Any = super()
        self.ending = True
        plain.commit()

    def close(self) -> None:
        plain: Any = super()
        if self.ending:
            plain.close()
        else:
            self.commit()


class KeepsHalf:
    refused = False

    def write(self, changes: Changes) -> None:
        plain: Any = super()
        try:
            plain.write(changes)
        except Conflict:
            plain.commit()
            raise


class TakesAnyVersion:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        found = {
            one.key: one.version for one in plain.load("k", [r.key for r, _ in changes.records])
        }
        based = [(r, found.get(r.key, 0) if base else 0) for r, base in changes.records]
        plain.write(evolve(changes, records=based))


class SaysNothing:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        stale = [r for r, base in changes.records if base]
        found = {one.key: one.version for one in plain.load("k", [r.key for r in stale])}
        good = [(r, base) for r, base in changes.records if base == found.get(r.key, 0) or not base]
        plain.write(evolve(changes, records=good))


class MakesAgain:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        found = {
            one.key: one.version for one in plain.load("k", [r.key for r, _ in changes.records])
        }
        based = [(r, base or found.get(r.key, 0)) for r, base in changes.records]
        plain.write(evolve(changes, records=based))


class BuildsOnNothing:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        found = {one.key for one in plain.load("k", [r.key for r, _ in changes.records])}
        based = [(r, base if r.key in found else 0) for r, base in changes.records]
        plain.write(evolve(changes, records=based))


class ReplacesRows:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        keys = {"kit": ("id",), "kit_pairs": ("a", "n")}
        gone = [
            (name, row)
            for name, new in changes.put
            if name in keys
            for row in plain.lookup(name, keys[name], [new[: len(keys[name])]])
            if (name, row) not in changes.removed
        ]
        plain.write(evolve(changes, removed=[*changes.removed, *gone]))


class DropsWhatIsTaken:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        gone = [row[1] for name, row in changes.removed if name == "kit"]
        put = [
            (name, row)
            for name, row in changes.put
            if name != "kit"
            or row[1] in gone
            or not plain.lookup("kit", ("code",), [(row[1],)])
            or plain.lookup("kit", ("id",), [(row[0],)])
        ]
        plain.write(evolve(changes, put=put))


class OneOfTwoIsUnique:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        for name, row in changes.put:
            if name == "kit_pairs" and plain.rows(name, [Where("b", "=", row[2])]):
                raise Conflict(ports_texts.NOT_UNIQUE, table=name)
        plain.write(changes)


class NoneIsUnique:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        none = [row for name, row in changes.put if name == "kit" and row[1] is None]
        if len(none) > 1:
            raise Conflict(ports_texts.NOT_UNIQUE, table="kit")
        plain.write(changes)


class PutsFirst:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        plain.write(evolve(changes, removed=[], changed=[]))
        plain.write(Changes(removed=changes.removed, changed=changes.changed))


class IgnoresASecondEvent:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        there = {(one.key, one.version) for one in plain.history(("", "", 0), 99)}
        new = [one for one in changes.events if (one.key, one.version) not in there]
        plain.write(evolve(changes, events=new))


class SeesLate:
    """Does not see what it wrote itself."""

    wrote = False

    def write(self, changes: Changes) -> None:
        plain: Any = super()
        plain.write(changes)
        self.wrote = True

    def load(self, kind: str, keys: Any) -> Any:
        plain: Any = super()
        return [] if self.wrote else plain.load(kind, keys)


class CountsLate(SeesLate):
    def load(self, kind: str, keys: Any) -> Any:
        plain: Any = super(SeesLate, self)
        return plain.load(kind, keys)

    def tally(self, *args: Any) -> Any:
        plain: Any = super()
        return [] if self.wrote else plain.tally(*args)


class RaisesWhenClosedAgain:
    done = False

    def close(self) -> None:
        plain: Any = super()
        if self.done:
            raise RuntimeError("it is closed already")
        self.done = True
        plain.close()


class SwallowsConflicts:
    def write(self, changes: Changes) -> None:
        plain: Any = super()
        with suppress(Conflict):
            plain.write(changes)


ANY: Final[list[tuple[str, str, type]]] = [
    ("1.1", "commit does nothing", NeverCommits),
    ("1.1", "events are forgotten", writing(lambda one: evolve(one, events=[]))),
    ("1.1", "records are forgotten", writing(lambda one: evolve(one, records=[]))),
    ("1.2", "closing commits", CommitsWhenClosed),
    ("1.3", "a refused write leaves its first half", KeepsHalf),
    ("2.1", "any version is taken", TakesAnyVersion),
    ("2.1", "a stale change is dropped in silence", SaysNothing),
    ("2.2", "a record that is there is made again", MakesAgain),
    ("2.3", "a record that is not there is built upon", BuildsOnNothing),
    ("3.1", "a row takes the place of another", ReplacesRows),
    ("3.2", "a row whose value is taken is dropped", DropsWhatIsTaken),
    ("3.2", "one of two columns is unique alone", OneOfTwoIsUnique),
    ("3.1", "conflicts are swallowed", SwallowsConflicts),
    ("3.3", "None can be taken", NoneIsUnique),
    ("3.4", "rows are put before others are removed", PutsFirst),
    ("7.1", "a second event is ignored", IgnoresASecondEvent),
    ("8.1", "its own records are not seen", SeesLate),
    ("8.1", "its own rows are not counted", CountsLate),
    (
        "8.1",
        "its own changes come late",
        answering("rows", lambda found, *_: [r for r in found if r[2] != 2]),
    ),
    ("12.7", "rows are not cleared", asking("clear", lambda _tables, kinds: ((), kinds))),
    ("12.7", "records are not cleared", asking("clear", lambda tables, _kinds: (tables, ()))),
    (
        "12.7",
        "another kind is cleared too",
        asking("clear", lambda tables, kinds: (tables, [*kinds, "k2"])),
    ),
    (
        "12.7",
        "another table is cleared too",
        asking("clear", lambda tables, kinds: ([*tables, "kit"], kinds)),
    ),
    ("15.1", "closing again raises", RaisesWhenClosedAgain),
]
FAULTS: Final = [InEveryTransaction(*one) for one in ANY]
