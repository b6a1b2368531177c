"""How a query is answered: authorise, read, project; what is revealed of people is recorded."""

from datetime import date
from functools import partial
from typing import TypeVar

from ruralgov.app import journal, texts
from ruralgov.app.core import Core, Envelope
from ruralgov.app.feeding import page
from ruralgov.app.files import file_of
from ruralgov.app.gate import authorise
from ruralgov.app.holders import holder, stands
from ruralgov.app.places import upwards, villages
from ruralgov.app.policy import StoredPolicy
from ruralgov.app.receipts import instant
from ruralgov.app.unit import Unit
from ruralgov.domain.access import READING, PersonalDataRead
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.codes import code_of
from ruralgov.domain.kernel.declare import Asked, Query
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.personal import Personal, unseal

A = TypeVar("A")


def answer(core: Core, query: Query[A], envelope: Envelope, day: date | None, unit: Unit) -> A:
    """Return the answer to a query as of a day, today by default.

    What it reveals of people is recorded in the same transaction, or it fails. Raises ``Denied``,
    and ``role_unknown`` for a role that it names.
    """
    rule = core.catalogue.query(query)
    core.catalogue.references.named(query)
    today = legal_date(envelope.now)
    roles = authorise(rule.access, query, envelope.actor, envelope.purpose, unit, today)
    seen: list[tuple[str, str]] = []

    def reveal(kind: str, key: str, field: str, value: Personal | None) -> str | None:
        if not rule.personal:
            raise Denied(texts.READING_UNDECLARED, query=type(query).__name__, field=field)
        seen.append((f"{kind}/{key}", field))
        return None if value is None else unseal(value)

    asked = Asked(
        now=envelope.now,
        day=day or today,
        actor=envelope.actor,
        purpose=envelope.purpose,
        roles=roles,
        read=unit,
        reveal=reveal,
        policy=StoredPolicy(unit, today),
        above=lambda place, day: upwards(place, unit, day),
        villages=lambda: villages(unit, today),
        holder=lambda account: holder(account, unit),
        stands=lambda place, day: stands(place, unit, day),
        rules=core.catalogue.rules,
        sealed=lambda head: journal.is_sealed(unit.tx, head),
        history=lambda record, key: journal.history_of(unit, record, key),
        hanging=lambda place, day: [
            one for context in core.catalogue.contexts for one in context.hangs(place, unit, day)
        ],
        held=lambda person: [
            one for context in core.catalogue.contexts for one in context.holds(person, unit)
        ],
        due={
            context.name: lambda due=context.due: [*due(unit, envelope.now)]  # type: ignore[misc]
            for context in core.catalogue.contexts
        },
        feed=partial(page, core, unit.tx),
        file=partial(file_of, core.catalogue, unit),
        code=lambda kind, key: code_of(unit.sealing.keys.code_digest(f"{kind}/{key}")),
    )
    found: A = rule.handler(query, asked)
    if seen:
        _record_reading(core, query, seen, envelope, unit)
    return found


def _record_reading(
    core: Core, query: object, seen: list[tuple[str, str]], envelope: Envelope, unit: Unit
) -> None:
    fields: dict[str, list[str]] = {}
    for subject, field in seen:
        fields.setdefault(subject, []).append(field)
    event = PersonalDataRead(
        account=envelope.actor.account,
        purpose=envelope.purpose,
        query=type(query).__name__,
        subjects=tuple(fields),
        fields=tuple(sorted({field for _, field in seen})),
        at=instant(envelope.now),
    )
    key = unit.fresh(core.ids())
    unit.apply(READING, key, [event], (key, *envelope.written()[1:]))
    unit.commit()
