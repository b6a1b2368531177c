"""The one door: commands go in, pure rules decide, events come out, in one transaction."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

from attrs import frozen

from ruralgov.app import codec, journal
from ruralgov.app.keys import Keys
from ruralgov.app.unit import SALTS, Unit
from ruralgov.domain import access, registry
from ruralgov.domain.access import GRANT, GrantRow, RoleGranted
from ruralgov.domain.kernel.declare import (
    Access,
    Actor,
    Asked,
    CommandRule,
    Context,
    Given,
    Purpose,
    QueryRule,
    Role,
)
from ruralgov.domain.kernel.errors import (
    BadInput,
    Conflict,
    Denied,
    Refused,
    RuralgovError,
    StorageFailure,
)
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.registry import PlaceRow
from ruralgov.ports.storage import Shape, Storage, Where

CONTEXTS: tuple[Context, ...] = (access.CONTEXT, registry.CONTEXT)
SHANGHAI = timezone(timedelta(hours=8))
TRIES = 8
_FIXED = (
    Shape("receipts", {"command_id": "text", "print": "text", "body": "text"}, ("command_id",)),
    Shape(SALTS, {"record": "text", "salt": "text"}, ("record",)),
    journal.SEALS,
)


@frozen(kw_only=True)
class Receipt:
    """The answer to a command that was done; the same command id gives the same receipt."""

    command_id: str
    record: str
    key: str
    version: int
    events: tuple[str, ...]
    at: datetime


def new_id() -> str:
    """Return a UUIDv7 as text: it sorts by the time it was made."""
    millis = time.time_ns() // 1_000_000
    bits = int.from_bytes(os.urandom(10), "big")
    value = millis << 80 | 7 << 76 | (bits >> 68 & 0xFFF) << 64 | 2 << 62 | bits & (1 << 62) - 1
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class App:
    """One city. Every change goes through ``execute``, every question through ``query``."""

    def __init__(
        self,
        storage: Storage,
        keys: Keys,
        *,
        contexts: Sequence[Context] = CONTEXTS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        ids: Callable[[], str] = new_id,
    ) -> None:
        self._storage, self._keys, self._clock, self._ids = storage, keys, clock, ids
        self.commands: Mapping[type, CommandRule] = {
            rule.command: rule for context in contexts for rule in context.commands
        }
        self.queries: Mapping[type, QueryRule] = {
            rule.query: rule for context in contexts for rule in context.queries
        }
        self._records = {r.kind: r for context in contexts for r in context.records}
        tables = [table for record in self._records.values() for table in record.tables]
        self._rows = {table.row: codec.Rows(table, keys.lookup) for table in tables}

    def set_up(self, administrator: AccountId) -> None:
        """Open the store and make the first administrator; doing it again changes nothing."""
        self.open()
        now = self._clock()
        with self._unit(write=True) as unit:
            if unit.tx.feed(0, 1):
                return
            granted = RoleGranted(
                account=administrator,
                role=Role.ADMINISTRATOR,
                place=CITY,
                basis="set-up",
                since=now.astimezone(SHANGHAI).date(),
            )
            actor = Actor(administrator)
            envelope = _envelope(actor, Purpose.ADMINISTRATION, "set-up", now)
            unit.fold(GRANT, self._ids(), [granted], envelope)
            unit.commit()

    def open(self) -> None:
        """Make the tables that are missing; doing it again changes nothing."""
        self._storage.set_up((*_FIXED, *(coder.shape() for coder in self._rows.values())))

    def execute(
        self, command: Any, *, actor: Actor, purpose: Purpose, command_id: str | None = None
    ) -> Receipt:
        """Carry out a command and return its receipt.

        The command id makes a retry safe: what was done once is not done again. Raises
        ``Refused``, ``Denied``, ``BadInput``, or ``Conflict`` when others kept writing first.
        """
        rule = self._rule(command)
        chosen = command_id or self._ids()
        for turn in range(TRIES):
            try:
                return self._once(rule, command, actor, purpose, chosen)
            except Conflict:
                if turn == TRIES - 1:
                    raise
                time.sleep(0.002 * 2**turn)
        raise StorageFailure("store_busy")

    def query(self, query: Any, *, actor: Actor, purpose: Purpose, day: date | None = None) -> Any:
        """Return the answer to a query as of a day, today by default. Raises ``Denied``."""
        rule = self.queries.get(type(query))
        if rule is None:
            raise BadInput("command_unknown", name=type(query).__name__)
        now = self._clock()
        with self._unit(write=rule.personal) as unit:
            today = now.astimezone(SHANGHAI).date()
            self._authorise(rule.access, query, actor, purpose, unit, today)
            asked = Asked(
                now=now, day=day or today, actor=actor, purpose=purpose, read=unit, reveal=_closed
            )
            return rule.handler(query, asked)

    def seal(self) -> journal.Head | None:
        """Seal the events that are not yet sealed and return the newest head."""
        with self._unit(write=True) as unit:
            head = journal.seal(unit.tx, _instant(self._clock()))
            unit.tx.commit()
            return head

    def verify(self, kept_head: str | None = None) -> list[str]:
        """Return what is wrong: chain, states against replay, rows against states."""
        with self._unit(write=False) as unit:
            return [
                *journal.chain_faults(unit.tx, kept_head),
                *journal.state_faults(unit, self._records),
            ]

    def close(self) -> None:
        """Let go of the store."""
        self._storage.close()

    def execute_all(
        self, commands: Iterable[Any], *, actor: Actor, purpose: Purpose
    ) -> list[Receipt]:
        """Carry out many commands in one transaction: all of them, or none at the first refusal."""
        with self._unit(write=True) as unit:
            receipts = []
            for command in commands:
                rule = self._rule(command)
                receipts.append(self._do(rule, command, actor, purpose, self._ids(), unit))
                unit.flush_if_large()
            unit.commit()
            return receipts

    def execute_many(
        self, commands: Iterable[Any], *, actor: Actor, purpose: Purpose
    ) -> list[Receipt | RuralgovError]:
        """Carry out many commands in one transaction; each gets its receipt or its refusal."""
        answers: list[Receipt | RuralgovError] = []
        with self._unit(write=True) as unit:
            for command in commands:
                try:
                    rule = self._rule(command)
                    answers.append(self._do(rule, command, actor, purpose, self._ids(), unit))
                except (Refused, Denied, BadInput) as refusal:
                    answers.append(refusal)
                unit.flush_if_large()
            unit.commit()
        return answers

    def _rule(self, command: Any) -> CommandRule:
        rule = self.commands.get(type(command))
        if rule is None:
            raise BadInput("command_unknown", name=type(command).__name__)
        return rule

    def _once(
        self, rule: CommandRule, command: Any, actor: Actor, purpose: Purpose, command_id: str
    ) -> Receipt:
        with self._unit(write=True) as unit:
            receipt = self._do(rule, command, actor, purpose, command_id, unit)
            unit.commit()
            return receipt

    def _do(
        self,
        rule: CommandRule,
        command: Any,
        actor: Actor,
        purpose: Purpose,
        command_id: str,
        unit: Unit,
    ) -> Receipt:
        now = self._clock()
        today = now.astimezone(SHANGHAI).date()
        mark = self._print(command, actor, purpose)
        done = unit.tx.rows("receipts", [Where("command_id", "=", command_id)])
        if done:
            if done[0][1] != mark:
                raise Refused("command_id_reused", command_id=command_id)
            receipt: Receipt = codec.load(Receipt, str(done[0][2]), None)
            return receipt
        self._authorise(rule.access, command, actor, purpose, unit, today)
        given = Given(now=now, today=today, actor=actor, read=unit, new_id=self._ids)
        key = rule.key(command, given)
        events = list(rule.rule(unit.state(rule.record, key), command, given))
        unit.fold(rule.record, key, events, _envelope(actor, purpose, command_id, now))
        receipt = Receipt(
            command_id=command_id,
            record=rule.record.kind,
            key=key,
            version=unit.hold(rule.record, key).version,
            events=tuple(type(event).__name__ for event in events),
            at=now,
        )
        unit.put("receipts", (command_id, mark, codec.dump(receipt)[0]))
        return receipt

    def _print(self, command: Any, actor: Actor, purpose: Purpose) -> str:
        """Return a keyed fingerprint of a command: it tells a retry from another command."""
        text = f"{type(command).__name__} {actor.account} {purpose} {codec.to_json(command)}"
        return self._keys.lookup(sha256(text.encode()).hexdigest())

    def _authorise(
        self, rule: Access, message: Any, actor: Actor, purpose: Purpose, unit: Unit, today: date
    ) -> None:
        """Default deny: a role of the rule, held today at the place or above, and a purpose."""
        place = rule.place(message, unit)
        if purpose in rule.purposes:
            grants = unit.rows(GrantRow, on=today, account=actor.account)
            held = {grant.place for grant in grants if grant.role in rule.roles}
            if held and any(step in held for step in self._upwards(place, unit, today)):
                return
        raise Denied(
            "not_granted",
            account=actor.account,
            action=type(message).__name__,
            place=place,
            purpose=purpose,
        )

    def _upwards(self, place: PlaceId, unit: Unit, day: date) -> Iterator[PlaceId]:
        while place != CITY:
            yield place
            found = unit.rows(PlaceRow, on=day, owner=place)
            if not found:
                return
            place = found[0].parent
        yield CITY

    @contextmanager
    def _unit(self, *, write: bool) -> Iterator[Unit]:
        tx = self._storage.begin(write=write)
        try:
            yield Unit(tx, self._rows, self._keys)
        finally:
            tx.close()


def _closed(subject: str, field: str, _: Personal) -> str:
    raise Denied("not_granted", account="-", action=field, place=subject, purpose="-")


def _envelope(actor: Actor, purpose: Purpose, command_id: str, now: datetime) -> dict[str, str]:
    return {
        "command_id": command_id,
        "actor": actor.account,
        "purpose": purpose.value,
        "at": _instant(now),
    }


def _instant(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="microseconds")
