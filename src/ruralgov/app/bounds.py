"""What the rules of a transaction may ask for and change, so that others may write beside it.

Most commands of a day are about one record and ask for it by its key, and for slow records that
seldom change. Where a storage lets several write at once, those need not be kept apart as strictly
as rules that ask for all rows of a kind. A transaction has one of three levels:

* by key: it changes only records of the kinds that such commands are for, and asks for nothing
  beside them but slow records and what its command declares (``CommandRule.by_key``);
* whole: it neither asks for those records nor changes them or slow ones;
* alone: it may do anything, while none by key is open.

So nothing that one by key rests on is changed meanwhile, and nothing that it changes is asked for:
what is left is between those by key, which meet in the versions of their own records alone. A
transaction that leaves its bounds is undone, and run again alone.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain.kernel.declare import CommandRule, Record


class Level(IntEnum):
    """How a transaction is kept apart from others; one of several commands has the highest."""

    BY_KEY = 1
    WHOLE = 2
    ALONE = 3


class Outgrown(Exception):
    """A transaction left its bounds: it must be undone, and run again alone."""

    def __init__(self, what: str, command: type | None) -> None:
        name = "?" if command is None else command.__name__
        super().__init__(f"{name}: {what}")
        self.command = command


@frozen
class Territory:
    """Of which kinds are the records that commands by key change, and those that are slow."""

    by_key: frozenset[str]
    slow: frozenset[str]
    kinds: Mapping[str, str]
    """The kind of the record that gives the rows of a table."""

    @classmethod
    def of(
        cls, rules: Iterable[CommandRule[Any, Any]], records: Iterable[Record[Any, Any]]
    ) -> "Territory":
        """Return that of an app."""
        every = tuple(records)
        slow = frozenset(record.kind for record in every if record.slow)
        return cls(
            frozenset(rule.record.kind for rule in rules if rule.by_key) - slow,
            slow,
            {table.name: record.kind for record in every for table in record.tables},
        )


class Bounds:
    """The bounds of one transaction: none at all."""

    def begin(self, rule: CommandRule[Any, Any]) -> None:
        """Begin a command."""

    def end(self) -> None:
        """End a command that is done, or that changes nothing."""


@define
class Within(Bounds):
    """The bounds of a transaction by key, or of a whole one; beyond them it raises ``Outgrown``."""

    territory: Territory
    level: Level
    _rule: CommandRule[Any, Any] | None = None
    _asked: set[tuple[str, str]] = field(factory=set)
    """The records of its territory for which a command by key has asked."""
    _changed: set[tuple[str, str]] = field(factory=set)

    def begin(self, rule: CommandRule[Any, Any]) -> None:
        """Begin a command."""
        self._rule = rule
        self._asked.clear()
        self._changed.clear()

    def end(self) -> None:
        """End a command: by key, it asked for no record that it was not for."""
        for kind, key in self._asked - self._changed:
            raise self._outgrown(f"asks for {kind} {key}, which is not its own")

    def state(self, kind: str, key: str) -> None:
        """Note that a record is asked for by its key."""
        if self.level is Level.WHOLE:
            if kind in self.territory.by_key:
                raise self._outgrown(f"asks for {kind} {key}")
        elif kind in self.territory.by_key:
            self._asked.add((kind, key))
        elif kind not in self.territory.slow:
            raise self._outgrown(f"asks for {kind} {key}")

    def rows(self, row: type, table: str) -> None:
        """Note that rows are asked for by what is in them."""
        kind = self.territory.kinds.get(table)
        if self.level is Level.WHOLE:
            if kind in self.territory.by_key:
                raise self._outgrown(f"asks for {row.__name__}")
        elif kind not in self.territory.slow and row not in self._before:
            raise self._outgrown(f"asks for {row.__name__}")

    def change(self, kind: str, key: str) -> None:
        """Note that a record is changed, or is what a command is for that changes nothing."""
        if (kind in self.territory.by_key) is not (self.level is Level.BY_KEY) or (
            kind in self.territory.slow
        ):
            raise self._outgrown(f"changes {kind} {key}")
        self._changed.add((kind, key))

    @property
    def _before(self) -> tuple[type, ...]:
        return () if self._rule is None else self._rule.before

    def _outgrown(self, what: str) -> Outgrown:
        return Outgrown(what, None if self._rule is None else self._rule.command)


FREE: Final = Bounds()


class Levels:
    """At which level each command is carried out; what outgrew its bounds once, alone from then."""

    def __init__(
        self, rules: Mapping[type, CommandRule[Any, Any]], records: Iterable[Record[Any, Any]]
    ) -> None:
        self._rules = rules
        self.territory = Territory.of(rules.values(), records)
        self.outgrown: dict[type, str] = {}
        """What outgrew its bounds, and by what."""

    def of(self, commands: Iterable[Any]) -> Level:
        """Return the level of a transaction of commands.

        Those by key share none with others, which would have to be alone to change such records.
        """
        found = {self._of(kind) for kind in {type(one) for one in commands} & self._rules.keys()}
        if len(found) > 1:
            return Level.ALONE
        return found.pop() if found else Level.WHOLE

    def _of(self, command: type) -> Level:
        rule = self._rules[command]
        if command in self.outgrown or rule.record.kind in self.territory.slow:
            return Level.ALONE
        if rule.by_key:
            return Level.BY_KEY
        return Level.ALONE if rule.record.kind in self.territory.by_key else Level.WHOLE

    def bounds(self, level: Level) -> Within | None:
        """Return the bounds of a transaction; None where it has none."""
        return None if level is Level.ALONE else Within(self.territory, level)

    def learn(self, outgrown: Outgrown) -> None:
        """Remember what outgrew its bounds."""
        if outgrown.command is not None:
            self.outgrown[outgrown.command] = str(outgrown)
