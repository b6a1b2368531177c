"""The rules by which history of another system is taken over."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.imported import messages as m
from ruralgov.domain.cases.imported import texts as own_texts
from ruralgov.domain.cases.imported.evolve import begin
from ruralgov.domain.cases.imported.model import OldSystem
from ruralgov.domain.cases.imported.records import OLD_SYSTEM
from ruralgov.domain.cases.imported.rows import OldSystemRow
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.imports import id_of
from ruralgov.domain.kernel.scanning import must_hold_no_number
from ruralgov.domain.registry import place_now, town_of

NUMBER_LENGTH: Final = 60
_OURS: Final = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]{6}")
STEPS: Final = (
    ("reported", "上报", "reported"),
    ("dispatched", "派单", "dispatched"),
    ("done", "办结", "done"),
    ("ended", "结束", "ended"),
)
"""The instants of a case in the order in which they can have been."""


def register_old_system(
    _: OldSystem | None, command: m.RegisterOldSystem, given: Given
) -> Iterator[m.OldSystemRegistered]:
    """Say which days of another system are taken over, none of them to come (rule 53)."""
    if not command.first_day <= command.last_day <= given.today:
        raise Refused(
            own_texts.OLD_SYSTEM_DAYS_WRONG, first=command.first_day, last=command.last_day
        )
    yield m.OldSystemRegistered(
        name=system_key(command.name),
        first_day=command.first_day,
        last_day=command.last_day,
        source=clean_text("source", command.source),
        by=given.actor.account,
    )


def import_case(case: Case | None, command: m.ImportCase, given: Given) -> Iterator[m.CaseImported]:
    """Take over a case of another system that ended, in the order of its instants (rule 53).

    The same case again changes nothing; another under its number puts it right, with a reason.
    """
    if given.holder(given.actor.account).machine:
        raise Refused(own_texts.IMPORT_BY_PERSON, account=given.actor.account)
    name = system_key(command.system)
    system = existing(given.read.state(OLD_SYSTEM, name), own_texts.OLD_SYSTEM_MISSING, system=name)
    existing(given.read.state(MATTER, command.matter), texts.MATTER_MISSING, matter=command.matter)
    _check_order(command, system, given)
    place = place_now(given.read, command.place, given.today)
    on_time = None
    if command.due is not None and command.done is not None:
        on_time = command.done <= command.due
    event = m.CaseImported(
        by=given.actor.account,
        system=name,
        number=old_number(command.number),
        matter=command.matter,
        place=place,
        town=town_of(given.above(place)),
        channel=command.channel,
        reported=command.reported.astimezone(UTC),
        dispatched=_in_utc(command.dispatched),
        due=_in_utc(command.due),
        done=_in_utc(command.done),
        ended=command.ended.astimezone(UTC),
        ending=command.ending,
        unit=_unit(command.unit),
        result=command.result,
        satisfaction=command.satisfaction,
        on_time=on_time,
    )
    if case is not None and begin(event) == case:
        return
    if case is not None:
        if not command.reason:
            raise Refused(own_texts.OLD_NUMBER_TAKEN, number=case.number)
        event = change(event, reason=clean_text("reason", command.reason))
    yield event


def _in_utc(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.astimezone(UTC)


def _unit(written: str | None) -> str | None:
    if written is None or not written.strip():
        return None
    must_hold_no_number("unit", written)
    return clean_text("unit", written)


def _check_order(command: m.ImportCase, system: OldSystem, given: Given) -> None:
    """Refuse instants that are out of order, to come, or on days that are not taken over."""
    said = [(name, zh, en, getattr(command, name)) for name, zh, en in STEPS]
    known = [one for one in said if one[-1] is not None]
    for (_, zh, en, first), (_, later_zh, later_en, later) in pairwise(known):
        if later < first:
            raise Refused(
                own_texts.PAST_ORDER_WRONG,
                number=command.number,
                first=zh,
                first_en=en,
                at=first,
                later=later_zh,
                later_en=later_en,
                before=later,
            )
    if command.due is not None and command.due < command.reported:
        raise Refused(
            own_texts.PAST_DUE_WRONG,
            number=command.number,
            due=command.due,
            reported=command.reported,
        )
    first_day, last_day = legal_date(command.reported), legal_date(command.ended)
    if not (system.first_day <= first_day and last_day <= system.last_day) or (
        command.ended > given.now
    ):
        raise Refused(
            own_texts.PAST_DAYS_WRONG,
            number=command.number,
            reported=first_day,
            ended=last_day,
            first=system.first_day,
            last=system.last_day,
        )


def system_key(name: str) -> str:
    """Return the name of a system as it is kept: it is its own key."""
    return clean_text("name", str(name))


def old_number(number: str) -> str:
    """Return the number of a case as another system gave it.

    Raises ``old_number_wrong`` for none, one too long, and one that could be ours.
    """
    cleaned = clean_text("number", str(number))
    if len(cleaned) > NUMBER_LENGTH or _OURS.fullmatch(cleaned):
        raise BadInput(own_texts.OLD_NUMBER_WRONG, number=cleaned[:NUMBER_LENGTH])
    return cleaned


def key_of(number: str) -> str:
    """Return the key of the case with a number of another system: the same each time."""
    return id_of("imported case", old_number(number))


def reaches_history(read: Read, earliest: date) -> bool:
    """Tell whether history was taken over of some day since another."""
    return any(row.last_day >= earliest for row in read.rows(OldSystemRow))
