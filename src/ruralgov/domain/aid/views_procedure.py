"""The answers to questions about proceedings."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from ruralgov.domain.aid import queries_procedure as q
from ruralgov.domain.aid import texts_procedure as texts
from ruralgov.domain.aid.model import AidFile, Circle
from ruralgov.domain.aid.model_procedure import AidProceeding, AidStep, AidTrack
from ruralgov.domain.aid.people import asked_for, presents
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.rows_procedure import AidNoticeRow, AidProceedingRow
from ruralgov.domain.aid.rules_paying_procedure import overpaid
from ruralgov.domain.aid.table_procedure import (
    HEARING_DAYS,
    SAMPLE_PERCENT,
    due_of,
    next_step,
    review_due,
)
from ruralgov.domain.aid.views import minor
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AidProceedingId, PersonId, PlaceId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import month_of, parse_month
from ruralgov.domain.registry import PERSON

WHOLE: Final = 100
Found = tuple[AidProceedingId, AidProceeding, AidFile]


def _at(place: PlaceId, asked: Asked) -> Iterator[Found]:
    """Give the proceedings whose file is kept at a place or below it."""
    rows = asked.read.rows(AidProceedingRow)
    states = asked.read.states(AID_PROCEEDING, {row.owner for row in rows})
    files = asked.read.states(AID_FILE, {row.file for row in rows})
    for row in sorted(rows, key=lambda row: (row.accepted, row.owner)):
        file = files[row.file]
        if place in asked.above(file.place, asked.day):
            yield AidProceedingId(row.owner), states[row.owner], file


def _people(found: AidProceeding, file: AidFile, asked: Asked) -> tuple[PersonId, ...]:
    """Return for whom it is: those named, or the family living together."""
    day = asked.day
    there = (one.person for one in file.people if one.circle is Circle.LIVING and one.since <= day)
    named = asked_for(file.application(found.application), asked.read)
    return named or presents(there, asked.read)


def next_due(found: AidProceeding, calendar: WorkingCalendar) -> tuple[AidStep, date] | None:
    """Return what is to be done next and by when; None where nothing is."""
    if found.ended is not None:
        return None
    change = found.change
    if change is not None and change.objected is not None and change.heard is None:
        return AidStep.DECISION, change.objected + timedelta(days=HEARING_DAYS)
    law = next_step(found)
    if law is not None:
        return law.step, due_of(found, law, calendar)
    due = review_due(found)
    return None if due is None else (AidStep.REVIEW, due)


def work_list(query: q.AidWorkList, asked: Asked) -> list[q.AidDueLine]:
    """Return what is to be done, what is late first."""
    calendar = asked.policy.calendar()
    lines = []
    for key, found, file in _at(query.place, asked):
        coming = next_due(found, calendar)
        if coming is not None:
            step, due = coming
            lines.append(
                q.AidDueLine(
                    proceeding=key,
                    file=found.file,
                    place=file.place,
                    programme=found.programme,
                    track=found.track,
                    step=step,
                    due=due,
                    late=due < asked.day,
                )
            )
    return sorted(lines, key=lambda one: (one.due, one.proceeding))


def running_notices(query: q.AidRunningNotices, asked: Asked) -> list[q.AidNoticeLine]:
    """Return what hangs out on the day: a masked name, how many, how much."""
    hanging = {row.owner for row in asked.read.rows(AidNoticeRow, hanging=True)}
    lines = []
    for key, found, file in _at(query.place, asked):
        notice = found.notice
        if key not in hanging or found.ended or notice is None or not notice.hangs(asked.day):
            continue
        lines.append(
            q.AidNoticeLine(
                proceeding=key,
                number=notice.number,
                programme=found.programme,
                name=_masked(found, file, asked),
                members=notice.members,
                amount=notice.amount,
                since=notice.since,
                last=notice.last,
            )
        )
    return lines


def _masked(found: AidProceeding, file: AidFile, asked: Asked) -> str:
    """Return the surname and a star; of a minor not even that."""
    people = _people(found, file, asked)
    states = asked.read.states(PERSON, {*people})
    for person in people:
        state = states.get(person)
        name = None if state is None else state.name_on(asked.day)
        if state is not None and name is not None and not minor(state, asked.day):
            return name.mask()
    return "*"


def _named(
    found: AidProceeding, file: AidFile, asked: Asked
) -> tuple[PersonId | None, str | None, bool]:
    """Return to whom it is given, the name, and whether words about a minor are held back."""
    people = _people(found, file, asked)
    states = asked.read.states(PERSON, {one.person for one in file.people} | {*people})
    minors = {one for one, state in states.items() if minor(state, asked.day)}
    hidden = bool(minors) and not file.approved(asked.actor.account, asked.now)
    payee = next((one for one in people if one not in minors), people[0] if people else None)
    if payee is None or (hidden and payee in minors):
        return payee, None, hidden
    name = states[payee].name_on(asked.day)
    return payee, asked.reveal(PERSON.kind, payee, "name", name), hidden


def proceeding_card(query: q.AidProceedingCard, asked: Asked) -> q.AidProceedingSheet:
    """Return a proceeding; raises ``aid_proceeding_missing``."""
    key = query.proceeding
    found = existing(asked.read.state(AID_PROCEEDING, key), texts.AID_PROCEEDING_MISSING, key=key)
    file = existing(
        asked.read.state(AID_FILE, found.file), texts.AID_PROCEEDING_MISSING, key=found.file
    )
    payee, name, hidden = _named(found, file, asked)
    coming = next_due(found, asked.policy.calendar())

    def words(field: str) -> str | None:
        value = getattr(found, field)
        if hidden or value is None:
            return None
        return asked.reveal(AID_PROCEEDING.kind, key, field, value)

    return q.AidProceedingSheet(
        proceeding=key,
        file=found.file,
        application=found.application,
        programme=found.programme,
        track=found.track,
        place=file.place,
        accepted=found.accepted,
        payee=payee,
        name=name,
        members=len(_people(found, file, asked)),
        steps=found.steps,
        ties=found.ties,
        notices=found.notices,
        objections=found.objections,
        decisions=found.decisions,
        rates=found.rates,
        change=found.change,
        payments=found.payments,
        findings=words("findings"),
        reasons=words("reasons"),
        objection=words("objection"),
        held_back=hidden,
        next=None if coming is None else coming[0],
        due=None if coming is None else coming[1],
        ended=found.ended,
        ending=found.ending,
    )


def payment_list(query: q.AidPaymentList, asked: Asked) -> list[q.AidPaymentLine]:
    """Return what is due or was paid for a month."""
    month = parse_month(query.month)
    lines = []
    for key, found, file in _at(query.place, asked):
        due, paid = found.amount(month), found.payment(month)
        if not due and paid is None:
            continue
        _, name, _ = _named(found, file, asked)
        back = paid is not None and paid.returned is not None
        lines.append(
            q.AidPaymentLine(
                proceeding=key,
                programme=found.programme,
                name=name,
                due=due,
                paid=paid.amount if paid is not None else Fen(0),
                returned=back,
                overpaid=Fen(0) if paid is None else overpaid(found, paid),
                asked=Fen(0) if paid is None else paid.asked,
            )
        )
    return lines


def sample(query: q.AidSample, asked: Asked) -> list[q.AidSampleLine]:
    """Return three in ten of the destitute, rounded up, by a digest of their ids."""
    month = parse_month(query.month)
    there = [
        (key, found)
        for key, found, _ in _at(query.place, asked)
        if found.track is AidTrack.DESTITUTE
        and month_of(found.accepted) == month
        and found.ended is None
    ]
    drawn = sorted(there, key=lambda one: sha256(one[0].encode()).hexdigest())
    count = -(-len(there) * SAMPLE_PERCENT // WHOLE)
    return [
        q.AidSampleLine(
            proceeding=key,
            file=found.file,
            accepted=found.accepted,
            visited=found.done(AidStep.COUNTY_VISIT) is not None,
        )
        for key, found in drawn[:count]
    ]
