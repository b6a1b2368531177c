"""The tables of behaviour lists, entries, branches, teams and the gate."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import (
    BehaviourListId,
    OrganisationId,
    PersonId,
    PlaceId,
    VolunteerHoursId,
    VolunteerTeamId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import BehaviourList, PartyLedger, RedScope, SubjectKind
from ruralgov.domain.partypoints.model_branch import (
    Bulletin,
    MemberPledge,
    PartyReward,
    PledgeOutcome,
    RewardKind,
    Standing,
    StandingMark,
)
from ruralgov.domain.partypoints.model_entry import EntryStage, PartyEntry
from ruralgov.domain.partypoints.model_gate import GateCheck, GateProcess, GateResult
from ruralgov.domain.partypoints.model_team import TeamKind, VolunteerHours, VolunteerTeam


class BehaviourStage(LabelledEnum):
    """How far a list has come."""

    DRAFT = "draft", "起草中", "draft"
    ADOPTED = "adopted", "已审定，未公布", "adopted, not published"
    PUBLISHED = "published", "已公布", "published"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


@frozen(kw_only=True)
class BehaviourListRow:
    """One version of a list; *since* and *until* are None where it holds on no day."""

    owner: str = ""
    place: PlaceId
    title: str
    stage: BehaviourStage
    items: int
    since: date | None
    until: date | None


@frozen(kw_only=True)
class PartyEntryRow:
    """One entry. *open_fact* is the fact while it is recorded or in the ledger: then none again.

    *ended* is the day from which an approved entry counts no more, before it expires.
    """

    owner: str = ""
    ledger: PartyLedger
    kind: SubjectKind
    subject: str
    organisation: OrganisationId
    place: PlaceId
    behaviour_list: BehaviourListId
    item: str
    scope: RedScope | None
    points: int
    day: date
    month: Month
    expires: date
    stage: EntryStage
    posted: date | None
    ended: date | None
    hours: VolunteerHoursId | None
    open_fact: str | None


@frozen(kw_only=True)
class StandingRow:
    """One mark that was not withdrawn."""

    owner: str = ""
    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    standing: Standing
    since: date
    until: date


@frozen(kw_only=True)
class BulletinRow:
    """One bulletin; there is one of a branch and month."""

    owner: str = ""
    organisation: OrganisationId
    place: PlaceId
    month: Month
    cut_off: date
    members: int


@frozen(kw_only=True)
class PartyRewardRow:
    """One reward that was not withdrawn."""

    owner: str = ""
    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    reward: RewardKind
    day: date
    granted: bool | None


@frozen(kw_only=True)
class MemberPledgeRow:
    """One pledge that was not withdrawn, with what the last review found, and when."""

    owner: str = ""
    person: PersonId
    organisation: OrganisationId
    place: PlaceId
    due: date
    fulfilled: date | None
    outcome: PledgeOutcome | None
    reviewed: date | None


@frozen(kw_only=True)
class VolunteerTeamRow:
    """One team."""

    owner: str = ""
    team: TeamKind
    name: str
    organisation: OrganisationId
    place: PlaceId
    leader: VolunteerTeamId | None
    since: date
    until: date


@frozen(kw_only=True)
class VolunteerHoursRow:
    """Hours that were not withdrawn; of one person a fact is there once."""

    owner: str = ""
    team: VolunteerTeamId
    place: PlaceId
    person: PersonId
    day: date
    month: Month
    minutes: int
    certified: date | None
    fact: str


@frozen(kw_only=True)
class GateCheckRow:
    """One check that was not withdrawn."""

    owner: str = ""
    process: GateProcess
    kind: SubjectKind
    subject: str
    organisation: OrganisationId
    place: PlaceId
    as_of: date
    result: GateResult


LIST_TABLES: Final = (
    Table(name="behaviour_lists", row=BehaviourListRow, key=("owner",), indexes=(("place",),)),
)
ENTRY_TABLES: Final = (
    Table(
        name="party_entries",
        row=PartyEntryRow,
        key=("owner",),
        indexes=(
            ("subject", "ledger", "kind"),
            ("organisation", "month"),
            ("behaviour_list", "day"),
            ("open_fact",),
            ("hours",),
        ),
    ),
)
STANDING_TABLES: Final = (
    Table(
        name="party_standings",
        row=StandingRow,
        key=("owner",),
        indexes=(("organisation",), ("person",)),
    ),
)
BULLETIN_TABLES: Final = (
    Table(
        name="party_bulletins",
        row=BulletinRow,
        key=("owner",),
        unique=(("organisation", "month"),),
    ),
)
REWARD_TABLES: Final = (
    Table(
        name="party_rewards",
        row=PartyRewardRow,
        key=("owner",),
        indexes=(("organisation",), ("person",)),
    ),
)
PLEDGE_TABLES: Final = (
    Table(
        name="member_pledges",
        row=MemberPledgeRow,
        key=("owner",),
        indexes=(("organisation",), ("person",)),
    ),
)
TEAM_TABLES: Final = (
    Table(
        name="volunteer_teams",
        row=VolunteerTeamRow,
        key=("owner",),
        indexes=(("organisation",), ("place",)),
    ),
)
HOURS_TABLES: Final = (
    Table(
        name="volunteer_hours",
        row=VolunteerHoursRow,
        key=("owner",),
        indexes=(("person", "day"), ("team", "month"), ("fact",)),
    ),
)
CHECK_TABLES: Final = (
    Table(
        name="gate_checks",
        row=GateCheckRow,
        key=("owner",),
        indexes=(("organisation",), ("subject",)),
    ),
)


def list_rows(known: BehaviourList) -> Iterator[BehaviourListRow]:
    """Give the row of a list."""
    span = known.spans[0] if known.spans else None
    yield BehaviourListRow(
        place=known.place,
        title=known.title,
        stage=_stage(known),
        items=len(known.items),
        since=None if span is None else span.since,
        until=None if span is None else span.until,
    )


def _stage(known: BehaviourList) -> BehaviourStage:
    if known.withdrawn is not None or (known.published is not None and not known.spans):
        return BehaviourStage.WITHDRAWN
    if known.published is not None:
        return BehaviourStage.PUBLISHED
    return BehaviourStage.DRAFT if known.adopter is None else BehaviourStage.ADOPTED


def entry_rows(known: PartyEntry) -> Iterator[PartyEntryRow]:
    """Give the row of an entry."""
    living = known.refused is None and known.ended is None
    yield PartyEntryRow(
        ledger=known.ledger,
        kind=known.subject.kind,
        subject=known.subject.key,
        organisation=known.organisation,
        place=known.place,
        behaviour_list=known.behaviour_list,
        item=known.item,
        scope=known.scope,
        points=known.points,
        day=known.day,
        month=month_of(known.day),
        expires=known.expires,
        stage=known.stage,
        posted=known.posted,
        ended=None if known.ended is None else known.ended.day,
        hours=known.hours,
        open_fact=known.fact if living else None,
    )


def standing_rows(known: StandingMark) -> Iterator[StandingRow]:
    """Give the row of a mark that was not withdrawn."""
    if known.withdrawn is None:
        yield StandingRow(
            person=known.person,
            organisation=known.organisation,
            place=known.place,
            standing=known.standing,
            since=known.since,
            until=known.until,
        )


def bulletin_rows(known: Bulletin) -> Iterator[BulletinRow]:
    """Give the row of a bulletin."""
    yield BulletinRow(
        organisation=known.organisation,
        place=known.place,
        month=known.month,
        cut_off=known.cut_off,
        members=len(known.lines),
    )


def reward_rows(known: PartyReward) -> Iterator[PartyRewardRow]:
    """Give the row of a reward that was not withdrawn."""
    if known.withdrawn is None:
        yield PartyRewardRow(
            person=known.person,
            organisation=known.organisation,
            place=known.place,
            reward=known.reward,
            day=known.day,
            granted=known.granted,
        )


def pledge_rows(known: MemberPledge) -> Iterator[MemberPledgeRow]:
    """Give the row of a pledge that was not withdrawn."""
    if known.withdrawn is None:
        review = known.review
        yield MemberPledgeRow(
            person=known.person,
            organisation=known.organisation,
            place=known.place,
            due=known.due,
            fulfilled=known.fulfilled,
            outcome=None if review is None else review.outcome,
            reviewed=None if review is None else review.day,
        )


def team_rows(known: VolunteerTeam) -> Iterator[VolunteerTeamRow]:
    """Give the row of a team."""
    yield VolunteerTeamRow(
        team=known.team,
        name=known.name,
        organisation=known.organisation,
        place=known.place,
        leader=known.leader,
        since=known.since,
        until=known.until,
    )


def hours_rows(known: VolunteerHours) -> Iterator[VolunteerHoursRow]:
    """Give the row of hours that were not withdrawn."""
    if known.withdrawn is None:
        yield VolunteerHoursRow(
            team=known.team,
            place=known.place,
            person=known.person,
            day=known.day,
            month=month_of(known.day),
            minutes=known.minutes,
            certified=known.certified,
            fact=known.proof.sha256,
        )


def check_rows(known: GateCheck) -> Iterator[GateCheckRow]:
    """Give the row of a check that was not withdrawn."""
    if known.withdrawn is None:
        yield GateCheckRow(
            process=known.process,
            kind=known.subject.kind,
            subject=known.subject.key,
            organisation=known.organisation,
            place=known.place,
            as_of=known.as_of,
            result=known.result,
        )
