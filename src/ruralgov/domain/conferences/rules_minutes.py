"""The rules of minutes (纪要) and their addenda: who drafts one does not countersign it."""

from collections.abc import Iterator

from ruralgov.domain.conferences import messages_conference as m
from ruralgov.domain.conferences import texts_conference as texts
from ruralgov.domain.conferences.model_conference import (
    Conference,
    ConferenceMinutes,
    ConferenceStage,
)
from ruralgov.domain.conferences.rows_conference import ConferenceRow
from ruralgov.domain.conferences.rules_conference import in_stage
from ruralgov.domain.conferences.units import check_there
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing


def draft_conference_minutes(
    conference: Conference | None, command: m.DraftConferenceMinutes, given: Given
) -> Iterator[m.ConferenceMinutesDrafted]:
    """Draft minutes once each item has an outcome (rule 7)."""
    known = in_stage(conference, command.conference, ConferenceStage.HELD)
    left = sum(one.outcome is None for one in known.items)
    if left:
        raise Refused(texts.CONFERENCE_ITEMS_OPEN, number=known.number, count=left)
    if not command.recipients or len(set(command.recipients)) < len(command.recipients):
        raise Refused(texts.CONFERENCE_MINUTES_NOBODY)
    for unit in command.recipients:
        check_there(given.read, unit, given.today)
    yield m.ConferenceMinutesDrafted(
        reference=clean_text("reference", command.reference),
        reservations=tuple(clean_text("reservations", one) for one in command.reservations),
        recipients=command.recipients,
        secrecy=command.secrecy,
        day=given.today,
        by=given.actor.account,
    )


def sign_conference_minutes(
    conference: Conference | None, command: m.SignConferenceMinutes, given: Given
) -> Iterator[m.ConferenceMinutesSigned]:
    """Issue minutes as another person than drafted them or took the record (rule 7)."""
    known = in_stage(conference, command.conference, ConferenceStage.HELD)
    minutes = _minutes(known)
    account = given.actor.account
    wrote = (*minutes.drafters, *known.recorded)
    given.must_not_be(texts.CONFERENCE_MINUTES_SAME, *wrote, account=account)
    left = sum(one.outcome is None for one in known.items)
    if left:
        raise Refused(texts.CONFERENCE_ITEMS_OPEN, number=known.number, count=left)
    for row in given.read.rows(ConferenceRow, minutes=minutes.reference):
        if row.stage is ConferenceStage.MINUTED:
            facts = {"reference": minutes.reference, "conference": row.number}
            raise Refused(texts.CONFERENCE_MINUTES_TAKEN, **facts)
    yield m.ConferenceMinutesSigned(day=given.today, by=account)


def _minutes(conference: Conference) -> ConferenceMinutes:
    number = conference.number
    return existing(conference.minutes, texts.CONFERENCE_MINUTES_MISSING, number=number)


def draft_addendum(
    conference: Conference | None, command: m.DraftAddendum, given: Given
) -> Iterator[m.AddendumDrafted]:
    """Draft a correction of issued minutes, one after the other (rule 7)."""
    known = in_stage(conference, command.conference, ConferenceStage.MINUTED)
    addenda = _minutes(known).addenda
    if addenda and addenda[-1].signed_on is None:
        raise Refused(texts.CONFERENCE_ADDENDUM_WAITS, number=addenda[-1].number)
    yield m.AddendumDrafted(
        number=len(addenda) + 1,
        words=clean_text("words", command.words),
        day=given.today,
        by=given.actor.account,
    )


def sign_addendum(
    conference: Conference | None, command: m.SignAddendum, given: Given
) -> Iterator[m.AddendumSigned]:
    """Countersign a correction as another person than drafted it (rule 7)."""
    known = in_stage(conference, command.conference, ConferenceStage.MINUTED)
    last = _minutes(known).addenda[-1:]
    if not last or last[0].number != command.number or last[0].signed_on is not None:
        raise Refused(texts.CONFERENCE_ADDENDUM_MISSING, number=command.number)
    account = given.actor.account
    given.must_not_be(texts.CONFERENCE_MINUTES_SAME, last[0].drafted_by, account=account)
    yield m.AddendumSigned(number=command.number, day=given.today, by=account)
