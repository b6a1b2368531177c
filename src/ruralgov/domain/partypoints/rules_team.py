"""The rules of volunteer teams and their hours."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId, VolunteerHoursId, VolunteerTeamId
from ruralgov.domain.partypoints import messages_team as m
from ruralgov.domain.partypoints import texts, texts_branch
from ruralgov.domain.partypoints.model_team import (
    MOST_MINUTES,
    TeamKind,
    VolunteerHours,
    VolunteerTeam,
)
from ruralgov.domain.partypoints.people import branch_on, is_of, party_on
from ruralgov.domain.partypoints.proving import proved
from ruralgov.domain.partypoints.records import TEAM
from ruralgov.domain.partypoints.rows import PartyEntryRow, VolunteerHoursRow
from ruralgov.domain.partypoints.rules_branch import member
from ruralgov.domain.registry import MemberRow, ids_of, present_person


def form_volunteer_team(
    known: VolunteerTeam | None, command: m.FormVolunteerTeam, given: Given
) -> Iterator[m.VolunteerTeamFormed]:
    """Form a team below a party organisation (rule 12)."""
    _not_ahead(command.since, given)
    if known is not None:
        raise Refused(texts_branch.VOLUNTEER_TEAM_TAKEN, key=command.id)
    place = party_on(given.read, command.organisation, command.since).place
    yield m.VolunteerTeamFormed(
        team=command.team,
        name=clean_text("name", command.name),
        organisation=command.organisation,
        place=place,
        since=command.since,
    )


def pair_volunteer_team(
    known: VolunteerTeam | None, command: m.PairVolunteerTeam, given: Given
) -> Iterator[m.VolunteerTeamPaired]:
    """Put a team of party members before one of everybody (rule 12)."""
    found, today = _formed(known, command.team), given.today
    leader = given.read.state(TEAM, command.leader)
    kinds = (found.team, None if leader is None else leader.team)
    if kinds != (TeamKind.VOLUNTEER, TeamKind.PARTY_FLAG):
        raise Refused(texts_branch.VOLUNTEER_PAIR)
    if any(one is None or not one.since <= today < one.until for one in (found, leader)):
        raise Refused(texts_branch.VOLUNTEER_PAIR)
    yield m.VolunteerTeamPaired(leader=command.leader)


def join_volunteer_team(
    known: VolunteerTeam | None, command: m.JoinVolunteerTeam, given: Given
) -> Iterator[m.VolunteerJoined]:
    """Enter somebody into a team: into one of party members a party member (rule 12)."""
    found, since = _formed(known, command.team), command.since
    _not_ahead(since, given)
    person = present_person(given.read, command.person)
    ids = ids_of(person, given.read)
    later = any(one.person in ids and one.until > since for one in found.members)
    if later or not found.since <= since < found.until:
        raise Refused(texts_branch.VOLUNTEER_JOINED, name=found.name)
    if not given.read.rows(MemberRow, owner=person, on=since):
        raise Refused(texts_branch.VOLUNTEER_GONE, since=since)
    if found.team is TeamKind.PARTY_FLAG and branch_on(given.read, person, since) is None:
        raise Refused(texts_branch.VOLUNTEER_NO_MEMBER, since=since)
    yield m.VolunteerJoined(person=person, since=since)


def leave_volunteer_team(
    known: VolunteerTeam | None, command: m.LeaveVolunteerTeam, given: Given
) -> Iterator[m.VolunteerLeft]:
    """Enter that somebody left a team (rule 12)."""
    found = _formed(known, command.team)
    _not_ahead(command.since, given)
    ids = ids_of(command.person, given.read)
    for one in found.members:
        if one.person in ids and one.until == FOREVER and one.since < command.since:
            yield m.VolunteerLeft(person=one.person, since=command.since)
            return
    raise Refused(texts_branch.VOLUNTEER_NOT_IN, name=found.name)


def dissolve_volunteer_team(
    known: VolunteerTeam | None, command: m.DissolveVolunteerTeam, given: Given
) -> Iterator[m.VolunteerTeamDissolved]:
    """Dissolve a team (rule 12)."""
    found = _formed(known, command.team)
    _not_ahead(command.since, given)
    if found.until != FOREVER or command.since <= found.since:
        raise Refused(texts_branch.VOLUNTEER_DISSOLVED, name=found.name)
    yield m.VolunteerTeamDissolved(since=command.since, cause=clean_text("cause", command.cause))


def record_volunteer_hours(
    _: VolunteerHours | None, command: m.RecordVolunteerHours, given: Given
) -> Iterator[m.VolunteerHoursRecorded]:
    """Record how long somebody served for a team; a fact once, and no more than a day has (12)."""
    team = _formed(given.read.state(TEAM, command.team), command.team)
    _not_ahead(command.day, given)
    person = present_person(given.read, command.person)
    if not team.has(ids_of(person, given.read), command.day):
        raise Refused(texts_branch.VOLUNTEER_NOT_IN, name=team.name)
    proof = proved(command.proof, member(person, given), given, negative=False)
    _check_day(person, command, given)
    yield m.VolunteerHoursRecorded(
        team=command.team,
        place=team.place,
        person=person,
        day=command.day,
        minutes=command.minutes,
        activity=clean_text("activity", command.activity),
        proof=proof,
        by=given.actor.account,
    )


def _check_day(person: PersonId, command: m.RecordVolunteerHours, given: Given) -> None:
    """Refuse a fact that is there, and more minutes than anybody serves on a day."""
    ids = ids_of(person, given.read)
    rows = [row for one in ids for row in given.read.rows(VolunteerHoursRow, person=one)]
    if any(row.fact == command.proof.sha256 for row in rows):
        raise Refused(texts_branch.VOLUNTEER_HOURS_TWICE)
    total = command.minutes + sum(row.minutes for row in rows if row.day == command.day)
    if command.minutes < 1 or total > MOST_MINUTES:
        raise Refused(texts_branch.VOLUNTEER_HOURS_WRONG, most=MOST_MINUTES)


def certify_volunteer_hours(
    known: VolunteerHours | None, command: m.CertifyVolunteerHours, given: Given
) -> Iterator[m.VolunteerHoursCertified]:
    """Certify hours; by nobody who served or recorded them (rule 12)."""
    found = _served(known, command.hours)
    if found.certified is not None:
        raise Refused(texts_branch.VOLUNTEER_HOURS_CERTIFIED)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by)
    if is_of(found.person, given.actor.account, given):
        raise Refused(texts.PARTY_OWN)
    yield m.VolunteerHoursCertified(by=given.actor.account, day=given.today)


def withdraw_volunteer_hours(
    known: VolunteerHours | None, command: m.WithdrawVolunteerHours, given: Given
) -> Iterator[m.VolunteerHoursWithdrawn]:
    """Withdraw hours on which no entry rests (rule 12)."""
    _served(known, command.hours)
    for row in given.read.rows(PartyEntryRow, hours=command.hours):
        if row.open_fact is not None:
            raise Refused(texts_branch.VOLUNTEER_HOURS_USED, entry=row.owner)
    yield m.VolunteerHoursWithdrawn(reason=clean_text("reason", command.reason))


def _not_ahead(day: date, given: Given) -> None:
    if day > given.today:
        raise Refused(texts.PARTY_ENTRY_AHEAD, day=day, today=given.today)


def _formed(known: VolunteerTeam | None, key: VolunteerTeamId) -> VolunteerTeam:
    if known is None:
        raise Refused(texts_branch.VOLUNTEER_TEAM_MISSING, key=key)
    return known


def _served(known: VolunteerHours | None, key: VolunteerHoursId) -> VolunteerHours:
    if known is None or known.withdrawn is not None:
        raise Refused(texts_branch.VOLUNTEER_HOURS_MISSING, key=key)
    return known
