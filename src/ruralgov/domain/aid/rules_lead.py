"""The rules of leads: found by anybody, followed by one, ended by an offer or with a reason."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid import messages_lead as m
from ruralgov.domain.aid import texts_lead as texts
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.model_lead import GOING_LEADS, AidLead, AidMatters, LeadOrigin, LeadStage
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.roles import AID_CLERK, AID_SUPERVISOR
from ruralgov.domain.aid.rules_monitor import due_day
from ruralgov.domain.aid.subjects import not_own_family, not_own_file
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import AidLeadId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import place_there

DUE: Final = 5
"""Working days in which a lead is followed to its end: the project's own."""


def open_aid_lead(
    lead: AidLead | None, command: m.OpenAidLead, given: Given
) -> Iterator[m.AidLeadOpened]:
    """Enter a lead (rule 56)."""
    if lead is not None:
        raise Refused(texts.AID_LEAD_TAKEN, key=command.id)
    check_day(command.found, date.min, given)
    place_there(given.read, command.place, command.found)
    yield m.AidLeadOpened(
        place=command.place,
        origin=command.origin,
        found=command.found,
        due=due_day(given.calendar, given.today, DUE),
        finding=clean_words("finding", command.finding),
    )


def open_case_lead(
    lead: AidLead | None, command: m.OpenCaseLead, given: Given
) -> Iterator[m.AidLeadOpened]:
    """Open the lead of a case, once (rule 56)."""
    if lead is None:
        yield m.AidLeadOpened(
            place=command.place,
            origin=LeadOrigin.CASE,
            found=command.found,
            due=due_day(given.calendar, given.today, DUE),
            finding=command.finding,
        )


def _at(lead: AidLead | None, key: AidLeadId, *stages: LeadStage) -> AidLead:
    known = existing(lead, texts.AID_LEAD_MISSING, key=key)
    if known.stage not in stages:
        raise Refused(texts.AID_LEAD_STAGE, key=key, stage=known.stage.zh, stage_en=known.stage.en)
    return known


def _mine(lead: AidLead | None, key: AidLeadId, given: Given) -> AidLead:
    known = _at(lead, key, LeadStage.TAKEN)
    if known.owner is None or not given.is_actor(known.owner):
        raise Refused(texts.AID_LEAD_OWNER, key=key)
    return known


def take_aid_lead(
    lead: AidLead | None, command: m.TakeAidLead, given: Given
) -> Iterator[m.AidLeadTaken]:
    """Take a lead upon oneself (rule 57)."""
    _at(lead, command.lead, LeadStage.OPEN)
    yield m.AidLeadTaken(owner=given.actor.account)


def hand_over_aid_lead(
    lead: AidLead | None, command: m.HandOverAidLead, given: Given
) -> Iterator[m.AidLeadHandedOver]:
    """Hand a lead to somebody who may follow it (rule 57)."""
    known = _at(lead, command.lead, *GOING_LEADS)
    roles = (AID_CLERK, AID_SUPERVISOR)
    may = any(given.holds(command.to, role, known.place) for role in roles)
    if command.to == known.owner or not may:
        raise Refused(texts.AID_LEAD_TAKER, account=command.to)
    yield m.AidLeadHandedOver(owner=command.to, reason=clean_words("reason", command.reason))


def offer_from_lead(
    lead: AidLead | None, command: m.OfferFromLead, given: Given
) -> Iterator[m.AidLeadOffered]:
    """End a lead by what was offered or applied for since (rule 57)."""
    known = _mine(lead, command.lead, given)
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    not_own_family(file, given)
    made = file.application(command.application)
    if made is None or made.received < known.found:
        raise Refused(texts.AID_LEAD_OFFER, file=command.file, number=command.application)
    check_day(command.offered, made.received, given)
    yield m.AidLeadOffered(
        file=command.file, application=command.application, offered=command.offered
    )


def close_aid_lead(
    lead: AidLead | None, command: m.CloseAidLead, given: Given
) -> Iterator[m.AidLeadClosed]:
    """End a lead with the reason why nothing was offered (rule 57)."""
    known = _mine(lead, command.lead, given)
    check_day(command.closed, known.found, given)
    yield m.AidLeadClosed(
        end=command.end, closed=command.closed, reason=clean_words("reason", command.reason)
    )


def reopen_aid_lead(
    lead: AidLead | None, command: m.ReopenAidLead, given: Given
) -> Iterator[m.AidLeadReopened]:
    """Follow a lead again (rule 57)."""
    known = _at(lead, command.lead, LeadStage.OFFERED, LeadStage.CLOSED)
    if known.file is not None:
        not_own_file(known.file, given)
    due = due_day(given.calendar, given.today, DUE)
    yield m.AidLeadReopened(due=due, reason=clean_words("reason", command.reason))


def erase_aid_lead(
    lead: AidLead | None, command: m.EraseAidLead, _: Given
) -> Iterator[m.AidLeadErased]:
    """Erase what was found, once the lead ended (rule 58)."""
    known = _at(lead, command.lead, LeadStage.OFFERED, LeadStage.CLOSED)
    if known.erased:
        raise Refused(texts.AID_LEAD_ERASED, key=command.lead)
    yield m.AidLeadErased(ground=command.ground, reason=clean_text("reason", command.reason))


def set_aid_matters(
    _: AidMatters | None, command: m.SetAidMatters, _given: Given
) -> Iterator[m.AidMattersSet]:
    """Mark the matters of which cases open leads (rule 56)."""
    matters = tuple(dict.fromkeys(clean_text("matter", one) for one in command.matters))
    yield m.AidMattersSet(matters=matters, reason=clean_text("reason", command.reason))
