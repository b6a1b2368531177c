"""How a command is decided: authorise, look up, rule, events, reactions; in one transaction."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from ruralgov.app import codec, fingerprints, texts
from ruralgov.app.core import Core, Envelope
from ruralgov.app.gate import authorise, holds
from ruralgov.app.holders import holder, stands
from ruralgov.app.journal import is_sealed
from ruralgov.app.places import city_code, upwards, villages
from ruralgov.app.policy import StoredPolicy
from ruralgov.app.receipts import RECEIPTS, Receipt, find, receipt_row
from ruralgov.app.references import Named
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import CommandRule, Given, Record
from ruralgov.domain.kernel.errors import BadInput, Denied, Refused, RuralgovError
from ruralgov.domain.kernel.roles import Actor

DEPTH = 4
"""How far reactions may follow from reactions."""


class HalfDone(Exception):
    """A reaction was refused after its cause was folded: the transaction must be undone."""

    def __init__(self, refusal: RuralgovError) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class Decider:
    """Decides commands, one after the other, in units of work that others begin and commit."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def prefetch(self, given: Sequence[tuple[Any, Envelope]], unit: Unit) -> None:
        """Fetch together what the commands will ask for one by one."""
        known = self._core.catalogue.commands
        rules = [(known[type(c)], c) for c, _ in given if type(c) in known]
        first = [
            (rule, command, needed)
            for rule, command in rules
            for needed in rule.prefetch_records(command)
        ]
        unit.prefetch(needed for _, _, needed in first)
        unit.sealing.prefetch_salts(
            (record.kind, key) for _, command, (record, key) in first if codec.is_told(command)
        )
        states = ((rule, unit.state(*needed)) for rule, _, needed in first)
        unit.prefetch(
            more for rule, state in states if state for more in rule.prefetch_related(state)
        )
        unit.prefetch_rows(
            wanted for rule, command in rules for wanted in rule.prefetch_rows(command)
        )
        looked_up = (command for rule, command in rules if rule.looks_up)
        unit.prefetch_existing(one for command in looked_up for one in self._named(command))

    def _named(self, command: Any) -> list[Named]:
        """Return what a command names; what is wrong with it is said when its turn comes."""
        try:
            return self._core.catalogue.references.named(command)
        except BadInput:
            return []

    def carry_out(self, command: Any, envelope: Envelope, unit: Unit) -> Receipt:
        """Carry out a command that people give, in a transaction that others commit.

        Raises ``Refused``, ``Denied``, ``BadInput``, or ``HalfDone``; and what is wrong with a
        command, where that stands in its place.
        """
        if isinstance(command, RuralgovError):
            raise command
        rule = self._core.catalogue.command(command)
        mark = self._print(command, envelope, unit) if envelope.retry else ""
        done = self._done(envelope, mark, unit) if envelope.retry else None
        if done is not None:
            return done
        if rule.inner:
            raise Denied(texts.COMMAND_INNER, action=type(command).__name__)
        today = legal_date(envelope.now)
        unit.bounds.begin(rule)
        authorise(rule.access, command, envelope.actor, envelope.purpose, unit, today)
        given = self._given(envelope, today, unit)
        self._core.catalogue.dates.check(command, today, given.horizon)
        self._core.catalogue.open_texts.check(command)
        self._check_names(rule, command, unit)
        receipt = self._decide(rule, command, envelope, given, unit, 0)
        unit.bounds.end()
        if envelope.retry:  # nobody can ask again under an id of ours
            unit.put(RECEIPTS.name, receipt_row(receipt, mark, unit.marking.marker))
            _given_here(unit)[envelope.command_id] = (receipt, mark)
        return receipt

    def _done(self, envelope: Envelope, mark: str, unit: Unit) -> Receipt | None:
        """Return the receipt of a command that was done, in this unit of work or before."""
        receipt, kept = _given_here(unit).get(envelope.command_id, (None, mark))
        if kept != mark:
            raise Refused(texts.COMMAND_ID_REUSED, command_id=envelope.command_id)
        return receipt or find(unit.tx, envelope.command_id, mark)

    def _check_names(self, rule: CommandRule[Any, Any], command: Any, unit: Unit) -> None:
        """Refuse a command that names a place, a person, a role and so on that there is not."""
        new = getattr(command, rule.chosen) if rule.chosen else None
        for record, key in self._core.catalogue.references.named(command):
            if rule.looks_up and key != new and not unit.exists(record, key):
                facts: dict[str, object] = {"kind": record.kind, "key": key, record.kind: key}
                raise Refused(record.missing or texts.RECORD_MISSING, **facts)

    def _decide(
        self,
        rule: CommandRule[Any, Any],
        command: Any,
        envelope: Envelope,
        given: Given,
        unit: Unit,
        depth: int,
    ) -> Receipt:
        key = rule.key(command, given)
        events = list(rule.rule(unit.state(rule.record, key), command, given))
        held = unit.apply(rule.record, key, events, envelope.written())
        for event in events:
            for reaction in self._core.catalogue.reactions.get(type(event), ()):
                self._react(reaction(event, key, given), envelope, given, unit, depth)
        return Receipt(
            command_id=envelope.command_id,
            record=rule.record.kind,
            key=key,
            version=held.version,
            events=tuple([type(event).__name__ for event in events]),
            at=envelope.now,
        )

    def _react(
        self, commands: Iterable[Any], envelope: Envelope, given: Given, unit: Unit, depth: int
    ) -> None:
        """Carry out what follows from an event; what refuses that refuses the cause too.

        Commands that are all there, in a tuple, are fetched together.
        """
        try:
            if isinstance(commands, tuple):
                self.prefetch([(command, envelope) for command in commands], unit)
            for command in commands:
                self._follow(command, envelope, given, unit, depth + 1)
        except (Refused, BadInput) as refusal:
            raise HalfDone(refusal) from None

    def _follow(
        self, command: Any, envelope: Envelope, given: Given, unit: Unit, depth: int
    ) -> None:
        if depth > DEPTH:
            raise Refused(texts.REACTION_TOO_DEEP, command=type(command).__name__)
        self._decide(self._core.catalogue.command(command), command, envelope, given, unit, depth)

    def repeat(
        self, record: Record[Any, Any], key: str, event: Any, envelope: Envelope, unit: Unit
    ) -> None:
        """Write an event anew that a restored store lost, with what follows from it."""
        unit.apply(record, key, [event], envelope.written())
        given = self._given(envelope, legal_date(envelope.now), unit)
        for reaction in self._core.catalogue.reactions.get(type(event), ()):
            self._react(reaction(event, key, given), envelope, given, unit, 0)

    def _given(self, envelope: Envelope, today: date, unit: Unit) -> Given:
        """Return what a rule may know; the commands of a batch share it."""
        memo: dict[tuple[datetime, Actor], Given] = unit.memo.setdefault(Given, {})
        known = memo.get((envelope.now, envelope.actor))
        if known is None:
            known = memo[envelope.now, envelope.actor] = self._new_given(envelope, today, unit)
        return known

    def _new_given(self, envelope: Envelope, today: date, unit: Unit) -> Given:
        def number(series: str) -> str:
            name = f"{series}-{today.year}"
            code = city_code(self._core.city, unit, today)
            return f"{code}-{today.year}-{unit.tx.number(name):06d}"

        return Given(
            now=envelope.now,
            today=today,
            actor=envelope.actor,
            read=unit,
            new_id=lambda: unit.fresh(self._core.ids()),
            number=number,
            policy=StoredPolicy(unit, today),
            above=lambda place: upwards(place, unit, today),
            villages=lambda: villages(unit, today),
            holds=lambda account, role, place: holds(account, role, place, unit, today),
            holder=lambda account: holder(account, unit),
            stands=lambda place, day: stands(place, unit, day),
            rules=self._core.catalogue.rules,
            sealed=lambda head: is_sealed(unit.tx, head),
            city=self._core.city,
        )

    def _print(self, command: Any, envelope: Envelope, unit: Unit) -> str:
        """Return a keyed fingerprint of a command: it tells a retry from another command.

        Only ids that the caller chose are ever given again.
        """
        head = f"{type(command).__name__} {envelope.actor.account} {envelope.purpose!s} "
        return unit.sealing.keys.fingerprint(head.encode() + fingerprints.exact(command))


def _given_here(unit: Unit) -> dict[str, tuple[Receipt, str]]:
    """Return the receipts that were given in a unit of work, with the prints of their commands."""
    given: dict[str, tuple[Receipt, str]] = unit.memo.setdefault(Receipt, {})
    return given
