"""The one door: commands go in, pure rules decide, events come out, in one transaction."""

import gc
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count, islice
from typing import Any, TypeVar

from msgspec import Struct

from ruralgov.app import codec, journal, proof
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.gate import authorise, holds, upwards, villages
from ruralgov.app.ids import new_id, utc_now
from ruralgov.app.keys import Keys
from ruralgov.app.policy import StoredPolicy
from ruralgov.app.receipts import RECEIPTS, Receipt, find, instant, receipt_row
from ruralgov.app.recent import Recent
from ruralgov.app.unit import SALTS, Envelope, Unit
from ruralgov.domain.access import GRANT, READING, PersonalDataRead, RoleGranted
from ruralgov.domain.catalogue import CONTEXTS, REACTIONS
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import (
    Actor,
    Asked,
    CommandRule,
    Context,
    Given,
    Purpose,
    Reaction,
    Role,
)
from ruralgov.domain.kernel.errors import BadInput, Conflict, Denied, Refused, RuralgovError
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.kernel.personal import Personal, unseal
from ruralgov.ports.storage import Shape, Storage, Transaction

T = TypeVar("T")
TRIES = 10
"""How often a command is run again after others wrote first."""
DEPTH = 4
"""How far reactions may follow from reactions."""
BATCH = 2000
"""Commands of a batch that share one transaction."""
OURS = "own:"
"""What the ids begin with that we make for commands that come without one."""
_FIXED = (RECEIPTS, Shape(SALTS, {"record": "text", "salt": "text"}, ("record",)), journal.SEALS)


class Turn(Struct, frozen=True, gc=False):
    """One command on its way: who gives it, why, under what id, and when."""

    actor: Actor
    purpose: Purpose
    command_id: str
    now: datetime
    retry: bool
    """Whether the id may have been used before."""

    def envelope(self) -> Envelope:
        """Return what the journal keeps with each event."""
        return self.command_id, self.actor.account, self.purpose.value, instant(self.now)


class App:
    """One city. Every change goes through ``execute``, every question through ``query``."""

    def __init__(
        self,
        city: str,
        storage: Storage,
        keys: Keys,
        *,
        contexts: Sequence[Context] = CONTEXTS,
        reactions: dict[type, tuple[Reaction, ...]] | None = None,
        clock: Callable[[], datetime] = utc_now,
        ids: Callable[[], str] = new_id,
    ) -> None:
        self.city = city
        self.catalogue = Catalogue(contexts, keys)
        self.storage, self._keys, self._clock, self._ids = storage, keys, clock, ids
        self._reactions = REACTIONS if reactions is None else reactions
        self._recent = Recent()
        self._tries = TRIES

    def joining(self, storage: Storage) -> "App":
        """Return this app over a storage that joins a transaction of the integrator's.

        It never runs a command again by itself: a ``Conflict`` is for the owner of the transaction.
        """
        app = App.__new__(App)
        app.__dict__ = self.__dict__ | {"storage": storage, "_tries": 1}
        app.open()
        return app

    def set_up(self, administrator: AccountId) -> bool:
        """Open the store and make the first administrator; doing it again changes nothing.

        Tell whether it was done: the store was empty.
        """
        self.open()
        with self._unit(write=True) as unit:
            if unit.tx.history(("", "", 0), 1):
                return False
            now = self._clock()
            granted = RoleGranted(
                account=administrator,
                role=Role.ADMINISTRATOR,
                place=CITY,
                basis="set-up",
                since=legal_date(now),
            )
            turn = self._turn(Actor(administrator), Purpose.ADMINISTRATION, "set-up", now)
            unit.fold(GRANT, unit.fresh(self._ids()), [granted], turn.envelope())
            unit.commit()
            return True

    def open(self) -> None:
        """Upgrade the store and make the tables that are missing; again, it changes nothing."""
        self.storage.set_up((*_FIXED, *self.catalogue.shapes()), self._refill)

    def execute(
        self, command: Any, *, actor: Actor, purpose: Purpose, command_id: str | None = None
    ) -> Receipt:
        """Carry out a command and return its receipt.

        The command id makes a retry safe: what was done once is not done again. Raises
        ``Refused``, ``Denied``, ``BadInput``, or ``Conflict`` when others kept writing first.
        """
        return self._one(command, self._turn(actor, purpose, command_id))

    def execute_all(
        self, commands: Iterable[Any], *, actor: Actor, purpose: Purpose
    ) -> list[Receipt]:
        """Carry out many commands in one transaction: all of them, or none at the first refusal."""
        given = [(command, self._turn(actor, purpose, None)) for command in commands]

        def once(unit: Unit) -> list[Receipt]:
            receipts = []
            for start in range(0, len(given), BATCH):
                part = given[start : start + BATCH]
                self._prefetch(part, unit)
                receipts += [self._do(self.catalogue.command(c), c, t, unit) for c, t in part]
                unit.flush()
            unit.commit()
            return receipts

        return self._whole(once)

    def rehearse(
        self, commands: Iterable[Any], *, actor: Actor, purpose: Purpose
    ) -> list[RuralgovError | None]:
        """Return what would refuse each of many commands given in one transaction; keep nothing.

        A command meets what those before it would have done. One that a reaction refuses is taken
        for done by those after it. Raises ``Denied`` for the first that the actor may not give.
        """
        given = [(command, self._turn(actor, purpose, None)) for command in commands]

        def once(unit: Unit) -> list[RuralgovError | None]:
            answers: list[RuralgovError | None] = []
            for start in range(0, len(given), BATCH):
                part = given[start : start + BATCH]
                self._prefetch(part, unit)
                for command, turn in part:
                    try:
                        self._do(self.catalogue.command(command), command, turn, unit)
                    except HalfDone as half:
                        answers.append(half.refusal)
                    except (Refused, BadInput) as refusal:
                        answers.append(refusal)
                    else:
                        answers.append(None)
                unit.flush()
            return answers

        return self._again(once)

    def execute_many(
        self,
        commands: Iterable[Any],
        *,
        actor: Actor,
        purpose: Purpose,
        batch_id: str | None = None,
        command_ids: Iterable[str] | None = None,
    ) -> Iterator[Receipt | RuralgovError]:
        """Carry out commands as they are iterated; give a receipt or the refusal of each.

        They share a transaction per batch of 2,000. The n-th command has the id ``batch_id/n``, so
        that giving them all again under the same *batch_id*, or each under its own id of
        *command_ids*, has one effect.
        """
        name, retry = batch_id or self._own_id(), batch_id is not None or command_ids is not None
        numbered = command_ids or (f"{name}/{n}" for n in count(1))
        waiting = zip(commands, map(_chosen, numbered) if retry else numbered, strict=False)
        while part := list(islice(waiting, BATCH)):
            now = self._clock()
            with uncollected():
                answers = self._batch(
                    [(command, Turn(actor, purpose, one, now, retry)) for command, one in part]
                )
            yield from answers

    def query(self, query: Any, *, actor: Actor, purpose: Purpose, day: date | None = None) -> Any:
        """Return the answer to a query as of a day, today by default.

        What it reveals of people is recorded in the same transaction, or it fails. Raises
        ``Denied``.
        """
        rule = self.catalogue.query(query)
        turn = Turn(actor, purpose, "", self._clock(), False)

        def once(unit: Unit) -> Any:
            today = legal_date(turn.now)
            roles = authorise(rule.access, query, actor, purpose, unit, today)
            seen: list[tuple[str, str]] = []

            def reveal(kind: str, key: str, field: str, value: Personal | None) -> str | None:
                if not rule.personal:
                    raise Denied("reading_undeclared", query=type(query).__name__, field=field)
                seen.append((f"{kind}/{key}", field))
                return None if value is None else unseal(value)

            asked = Asked(
                now=turn.now,
                day=day or today,
                actor=actor,
                purpose=purpose,
                roles=roles,
                read=unit,
                reveal=reveal,
                policy=StoredPolicy(unit, today),
                above=lambda place, day: upwards(place, unit, day),
                villages=lambda: villages(unit, today),
                history=lambda record, key: journal.history_of(unit, record, key),
            )
            answer = rule.handler(query, asked)
            if seen:
                self._record_reading(query, seen, turn, unit)
            return answer

        with uncollected():
            return self._again(once, write=rule.personal)

    def seal(self) -> journal.Head | None:
        """Seal the events that are not yet sealed and return the newest head."""

        def once(unit: Unit) -> journal.Head | None:
            head = journal.seal(unit.tx, instant(self._clock()))
            unit.tx.commit()
            return head

        return self._again(once)

    def verify(self, kept_head: str | None = None) -> list[str]:
        """Return what is wrong: chain, states against replay, rows against states."""
        with self._unit(write=False) as unit:
            records = self.catalogue.records
            with uncollected():
                return [
                    *journal.chain_faults(unit.tx, kept_head),
                    *proof.state_faults(unit, records, self._keys.row_key),
                ]

    def close(self) -> None:
        """Let go of the store."""
        self.storage.close()

    def _turn(
        self, actor: Actor, purpose: Purpose, command_id: str | None, now: datetime | None = None
    ) -> Turn:
        if command_id is None:
            return Turn(actor, purpose, self._own_id(), now or self._clock(), retry=False)
        return Turn(actor, purpose, _chosen(command_id), now or self._clock(), retry=True)

    def _own_id(self) -> str:
        return OURS + self._ids()

    def _batch(self, given: list[tuple[Any, Turn]]) -> list[Receipt | RuralgovError]:
        """Carry out a batch in one transaction.

        One by one where a reaction was refused, or where one command keeps colliding.
        """

        def once(unit: Unit) -> list[Receipt | RuralgovError]:
            self._prefetch(given, unit)
            answers: list[Receipt | RuralgovError] = []
            for command, turn in given:
                try:
                    answers.append(self._do(self.catalogue.command(command), command, turn, unit))
                except (Refused, Denied, BadInput) as refusal:
                    answers.append(refusal)
            unit.commit()
            return answers

        try:
            return self._again(once)
        except (HalfDone, Conflict):
            return [self._alone(command, turn) for command, turn in given]

    def _alone(self, command: Any, turn: Turn) -> Receipt | RuralgovError:
        try:
            return self._one(command, turn)
        except (Refused, Denied, BadInput, Conflict) as refusal:
            return refusal

    def _one(self, command: Any, turn: Turn) -> Receipt:
        rule = self.catalogue.command(command)

        def once(unit: Unit) -> Receipt:
            receipt = self._do(rule, command, turn, unit)
            unit.commit()
            return receipt

        return self._whole(once)

    def _whole(self, once: Callable[[Unit], T]) -> T:
        """Run one transaction; a refused reaction is the refusal of it all."""
        try:
            return self._again(once)
        except HalfDone as half:
            raise half.refusal from None

    def _prefetch(self, given: list[tuple[Any, Turn]], unit: Unit) -> None:
        """Fetch together what the commands will ask for one by one."""
        known = self.catalogue.commands
        rules = [(known[type(c)], c) for c, _ in given if type(c) in known]
        first = [(rule, needed) for rule, command in rules for needed in rule.loads(command)]
        unit.prefetch(needed for _, needed in first)
        states = ((rule, unit.state(*needed)) for rule, needed in first)
        unit.prefetch(more for rule, state in states if state for more in rule.follows(state))
        unit.prefetch_rows(wanted for rule, command in rules for wanted in rule.wants(command))

    def _do(self, rule: CommandRule, command: Any, turn: Turn, unit: Unit) -> Receipt:
        mark = self._print(command, turn) if turn.retry else ""
        done = find(unit.tx, turn.command_id, mark) if turn.retry else None
        if done is not None:
            return done
        if rule.inner:
            raise Denied("command_inner", action=type(command).__name__)
        today = legal_date(turn.now)
        authorise(rule.access, command, turn.actor, turn.purpose, unit, today)
        given = self._given(turn, today, unit)
        receipt = self._decide(rule, command, turn, given, unit, 0)
        if turn.retry:  # nobody can ask again under an id of ours
            unit.put(RECEIPTS.name, receipt_row(receipt, mark))
        return receipt

    def _decide(
        self, rule: CommandRule, command: Any, turn: Turn, given: Given, unit: Unit, depth: int
    ) -> Receipt:
        key = rule.key(command, given)
        events = list(rule.rule(unit.state(rule.record, key), command, given))
        held = unit.fold(rule.record, key, events, turn.envelope())
        for event in events:
            for reaction in self._reactions.get(type(event), ()):
                self._react(reaction(event, key, given), turn, given, unit, depth)
        return Receipt(
            command_id=turn.command_id,
            record=rule.record.kind,
            key=key,
            version=held.version,
            events=tuple([type(event).__name__ for event in events]),
            at=turn.now,
        )

    def _react(
        self, commands: Iterable[Any], turn: Turn, given: Given, unit: Unit, depth: int
    ) -> None:
        """Carry out what follows from an event; what refuses that refuses the cause too."""
        try:
            for command in commands:
                self._follow(command, turn, given, unit, depth + 1)
        except (Refused, BadInput) as refusal:
            raise HalfDone(refusal) from None

    def _follow(self, command: Any, turn: Turn, given: Given, unit: Unit, depth: int) -> None:
        if depth > DEPTH:
            raise Refused("reaction_too_deep", command=type(command).__name__)
        self._decide(self.catalogue.command(command), command, turn, given, unit, depth)

    def _given(self, turn: Turn, today: date, unit: Unit) -> Given:
        """Return what a rule may know; the commands of a batch share it."""
        memo: dict[tuple[datetime, Actor], Given] = unit.memo.setdefault(Given, {})
        known = memo.get((turn.now, turn.actor))
        if known is None:
            known = memo[turn.now, turn.actor] = self._new_given(turn, today, unit)
        return known

    def _new_given(self, turn: Turn, today: date, unit: Unit) -> Given:
        def number(series: str) -> str:
            name = f"{series}-{today.year}"
            return f"{self.city}-{today.year}-{unit.tx.number(name):06d}"

        return Given(
            now=turn.now,
            today=today,
            actor=turn.actor,
            read=unit,
            new_id=lambda: unit.fresh(self._ids()),
            number=number,
            policy=StoredPolicy(unit, today),
            above=lambda place: upwards(place, unit, today),
            villages=lambda: villages(unit, today),
            holds=lambda account, role, place: holds(account, role, place, unit, today),
        )

    def _record_reading(
        self, query: Any, seen: list[tuple[str, str]], turn: Turn, unit: Unit
    ) -> None:
        fields: dict[str, list[str]] = {}
        for subject, field in seen:
            fields.setdefault(subject, []).append(field)
        event = PersonalDataRead(
            account=turn.actor.account,
            purpose=turn.purpose,
            query=type(query).__name__,
            subjects=tuple(fields),
            fields=tuple(sorted({field for _, field in seen})),
            at=instant(turn.now),
        )
        key = unit.fresh(self._ids())
        unit.fold(READING, key, [event], (key, *turn.envelope()[1:]))
        unit.commit()

    def _print(self, command: Any, turn: Turn) -> str:
        """Return a keyed fingerprint of a command: it tells a retry from another command.

        Only ids that the caller chose are ever given again.
        """
        head = f"{type(command).__name__} {turn.actor.account} {turn.purpose.value} "
        return self._keys.fingerprint(head.encode() + codec.exact(command))

    def _again(self, once: Callable[[Unit], T], *, write: bool = True) -> T:
        """Run one transaction, from its beginning again while others write first."""
        turn = 0
        while True:
            turn += 1
            try:
                with self._unit(write=write) as unit:
                    return once(unit)
            except Conflict:
                if turn == self._tries:
                    raise
                time.sleep(random.uniform(0, 0.002 * 2**turn))  # noqa: S311  spreads the turns

    def _refill(self, tx: Transaction, made: set[str]) -> None:
        """Give the tables that were just made their rows, from the states of the records."""
        self._unit_of(tx).refill(self.catalogue.records, made)

    def _unit_of(self, tx: Transaction) -> Unit:
        return Unit(tx, self.catalogue.rows, self._keys, self._recent)

    @contextmanager
    def _unit(self, *, write: bool) -> Iterator[Unit]:
        tx = self.storage.begin(write=write)
        unit = self._unit_of(tx)
        try:
            yield unit
        finally:
            unit.memo.clear()  # it points back to the unit, which is then free at once
            tx.close()


def _chosen(command_id: str) -> str:
    """Return a command id that the caller chose; raises ``command_id_reused`` for one of ours."""
    if command_id.startswith(OURS):
        raise Refused("command_id_reused", command_id=command_id)
    return command_id


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold off the search for cyclic garbage while a batch runs.

    All that a batch makes is alive until its end, so that searching it again and again finds
    nothing and costs a third of the time. What a batch takes is bounded by its size.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class HalfDone(Exception):
    """A reaction was refused after its cause was folded: the transaction must be undone."""

    def __init__(self, refusal: RuralgovError) -> None:
        super().__init__(refusal)
        self.refusal = refusal
