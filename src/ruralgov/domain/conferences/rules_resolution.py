"""The rules of resolutions: what one is, and that only its lead accepts and reports."""

from collections.abc import Iterator

from ruralgov.domain.conferences import messages_resolution as m
from ruralgov.domain.conferences import texts_conference
from ruralgov.domain.conferences import texts_resolution as texts
from ruralgov.domain.conferences.model_conference import (
    Conference,
    ConferenceStage,
    ItemOutcome,
)
from ruralgov.domain.conferences.model_problem import OPEN
from ruralgov.domain.conferences.model_resolution import (
    Resolution,
    ResolutionStage,
)
from ruralgov.domain.conferences.records import CONFERENCE, SALIENT_PROBLEM
from ruralgov.domain.conferences.units import acts_for, check_there, name_of, within
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import ConferenceId, OrganisationId
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.registry import organisation_on

_BEFORE_REPORT = (
    ResolutionStage.REGISTERED,
    ResolutionStage.ASSIGNED,
    ResolutionStage.ACCEPTED,
    ResolutionStage.RETURNED,
)
"""Stages in which lead and co-units may still be others."""


def register_resolution(
    _: Resolution | None, command: m.RegisterResolution, given: Given
) -> Iterator[m.ResolutionRegistered]:
    """Enter a resolution of a decided item, with one lead and another supervisor (rule 8)."""
    conference = _decided(command.conference, command.item, given)
    day = given.today
    if command.due <= conference.day:
        raise Refused(texts.RESOLUTION_DUE_WRONG, due=command.due, day=conference.day)
    _check_units(command.lead, command.co_units, command.supervisor, given)
    for unit in (command.lead, *command.co_units):
        _check_asked(conference, command.item, unit, given)
    item = conference.items[command.item - 1]
    if item.plan.problem is not None:
        problem = given.read.state(SALIENT_PROBLEM, item.plan.problem)
        if problem is None or problem.stage not in OPEN:
            raise Refused(texts_conference.CONFERENCE_ITEM_PROBLEM, problem=item.plan.problem)
    yield m.ResolutionRegistered(
        number=given.number("resolution"),
        group=conference.group,
        conference=command.conference,
        item=command.item,
        problem=item.plan.problem,
        words=clean_text("words", command.words),
        lead=command.lead,
        co_units=command.co_units,
        due=command.due,
        feedback=clean_text("feedback", command.feedback),
        supervisor=command.supervisor,
        day=day,
    )


def _decided(key: ConferenceId, number: int, given: Given) -> Conference:
    """Return a conference with issued minutes that decided an item."""
    conference = given.read.state(CONFERENCE, key)
    known = existing(conference, texts_conference.CONFERENCE_MISSING, key=key)
    item = known.item(number)
    decided = item is not None and item.outcome is ItemOutcome.DECIDED
    if known.stage is not ConferenceStage.MINUTED or not decided:
        raise Refused(texts.RESOLUTION_NOT_DECIDED, item=number)
    return known


def _check_units(
    lead: OrganisationId,
    co_units: tuple[OrganisationId, ...],
    supervisor: OrganisationId,
    given: Given,
) -> None:
    """Refuse a second lead, and a supervisor that is the lead, its part or above (invariant 9)."""
    day, read = given.today, given.read
    for unit in (lead, *co_units, supervisor):
        check_there(read, unit, day)
    named = [organisation_on(read, unit, day) for unit in (lead, *co_units)]
    if len(set(named)) < len(named):
        raise Refused(texts.RESOLUTION_UNITS_WRONG)
    if within(read, supervisor, lead, day) or within(read, lead, supervisor, day):
        raise Refused(texts.RESOLUTION_SUPERVISOR_SAME)


def _check_asked(conference: Conference, number: int, unit: OrganisationId, given: Given) -> None:
    """Refuse to burden a unit that was neither there nor asked before (rule 8)."""
    plan = conference.items[number - 1].plan
    asked = set(conference.concerned)
    if plan.consulted:
        asked |= set(plan.departments)
    if not any(within(given.read, one, unit, given.today) for one in asked):
        raise Refused(texts.RESOLUTION_LEAD_ABSENT, unit=name_of(given.read, unit, given.today))


def in_stage(known: Resolution | None, key: str, *needed: ResolutionStage) -> Resolution:
    """Return a resolution that is in one of some stages; raises ``resolution_stage_wrong``."""
    found = existing(known, texts.JOINT_RESOLUTION_MISSING, key=key)
    must_be_at(found, texts.RESOLUTION_STAGE_WRONG, *needed, number=found.number)
    return found


def check_lead(known: Resolution, given: Given) -> None:
    """Refuse whoever is not of the lead; raises ``resolution_not_lead`` (rule 9)."""
    if not acts_for(known.lead, given):
        _refuse(texts.RESOLUTION_NOT_LEAD, known.lead, given)


def check_judge(known: Resolution, given: Given) -> None:
    """Refuse whoever is of a lead or acted for one (rule 9)."""
    for lead in known.leads:
        if acts_for(lead, given):
            _refuse(texts.RESOLUTION_JUDGE_OF_LEAD, lead, given)
    account = given.actor.account
    given.must_not_be(texts.RESOLUTION_JUDGE_SAME, *known.acted, account=account)


def _refuse(text: Text, unit: OrganisationId, given: Given) -> None:
    name = name_of(given.read, unit, given.today)
    raise Refused(text, account=given.actor.account, name=name)


def assign_resolution(
    known: Resolution | None, command: m.AssignResolution, given: Given
) -> Iterator[m.ResolutionAssigned]:
    """Hand a resolution to its lead, also after it was returned (rule 9)."""
    stages = ResolutionStage.REGISTERED, ResolutionStage.RETURNED
    found = in_stage(known, command.resolution, *stages)
    check_there(given.read, found.lead, given.today)
    yield m.ResolutionAssigned(day=given.today)


def accept_resolution(
    known: Resolution | None, command: m.AcceptResolution, given: Given
) -> Iterator[m.ResolutionAccepted]:
    """Accept a resolution for its lead (rule 9)."""
    found = in_stage(known, command.resolution, ResolutionStage.ASSIGNED)
    check_lead(found, given)
    yield m.ResolutionAccepted(day=given.today, by=given.actor.account)


def change_resolution(
    known: Resolution | None, command: m.ChangeResolution, given: Given
) -> Iterator[m.ResolutionChanged]:
    """Name other units; the due date stays what it was (rules 8 and 10)."""
    found = in_stage(known, command.resolution, *_BEFORE_REPORT)
    lead = command.lead or found.lead
    co_units = found.co_units if command.co_units is None else command.co_units
    supervisor = command.supervisor or found.supervisor
    if (lead, co_units, supervisor) == (found.lead, found.co_units, found.supervisor):
        raise Refused(texts.RESOLUTION_UNCHANGED)
    _check_units(lead, co_units, supervisor, given)
    conference = given.read.state(CONFERENCE, found.conference)
    for unit in {lead, *co_units} - {found.lead, *found.co_units}:
        if conference is not None:
            _check_asked(conference, found.item, unit, given)
    yield m.ResolutionChanged(
        lead=lead,
        co_units=co_units,
        supervisor=supervisor,
        reason=clean_text("reason", command.reason),
    )


def revoke_resolution(
    known: Resolution | None, command: m.RevokeResolution, given: Given
) -> Iterator[m.ResolutionRevoked]:
    """End a resolution by what a later conference of the group decided (rule 11)."""
    stages = (*_BEFORE_REPORT, ResolutionStage.SUSPENDED)
    found = in_stage(known, command.resolution, *stages)
    later = _decided(command.conference, command.item, given)
    first = given.read.state(CONFERENCE, found.conference)
    after = first is not None and (later.day, later.number) > (first.day, first.number)
    if command.conference == found.conference or later.group != found.group or not after:
        raise Refused(texts.RESOLUTION_NOT_LATER)
    yield m.ResolutionRevoked(conference=command.conference, item=command.item, day=given.today)


def withdraw_resolution(
    known: Resolution | None, command: m.WithdrawResolution, _: Given
) -> Iterator[m.ResolutionWithdrawn]:
    """Take back a resolution that was entered by mistake, before it is accepted (rule 14)."""
    in_stage(known, command.resolution, ResolutionStage.REGISTERED, ResolutionStage.ASSIGNED)
    yield m.ResolutionWithdrawn(reason=clean_text("reason", command.reason))
