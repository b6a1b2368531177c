"""A leading group with its units, posts and people, and the commands about it."""

from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.domain import conferences as c
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.meetings import Share
from ruralgov.sample.draw import identity_number
from tests.staffing.office import appointed, organisation
from tests.town import Town

KEEPER, CONVENER = "steering_officer", "conference_convener"
LEAD, WATCH = "resolution_lead", "resolution_supervisor"
BEGUN, MAY = date(2024, 1, 1), date(2024, 5, 1)


@frozen
class Seated:
    """A post of a unit, and the person who has held it since the beginning of 2024."""

    unit: OrganisationId
    post: PostId
    person: PersonId


def seated(town: Town, name: str, title: str, number: int) -> Seated:
    """Register a unit with a post that a new person with an identity number holds."""
    unit = organisation(town, name)
    person = town.person(town.household(f"{name}{title}"), identity_number(number))
    return Seated(unit, appointed(town, unit, person, title), person)


@frozen
class Units:
    """Who sits in the group, and the unit that watches: the lead has an account."""

    head: Seated
    deputy: Seated
    bureau: Seated
    watch: Seated


def units(town: Town) -> Units:
    """Register the units, with an account of somebody of the bureau."""
    found = Units(
        seated(town, "市委组织部", "部长", 8101),
        seated(town, "市委办公室", "副主任", 8102),
        seated(town, "农业农村局", "局长", 8103),
        seated(town, "市委督查室", "主任", 8104),
    )
    account = RegisterAccount(
        account=AccountId(LEAD),
        person=found.bureau.person,
        unit=found.bureau.unit,
        basis="任职",
    )
    town.do("admin", account)
    return found


def establishing(host: OrganisationId, **more: Any) -> c.EstablishSteeringGroup:
    """Return a leading group for three years."""
    values: dict[str, Any] = {"since": BEGUN, "last_day": date(2026, 12, 31)}
    return c.EstablishSteeringGroup(
        name="党建引领乡村治理工作领导小组",
        mandate="统筹乡村治理试点",
        host=host,
        basis="市委〔2024〕1号",
        **values | more,
    )


def seating(group: SteeringGroupId, post: PostId, role: c.SeatRole, **more: Any) -> c.SeatPost:
    """Return a seat from the beginning of the group."""
    values: dict[str, Any] = {"since": BEGUN}
    return c.SeatPost(group=group, post=post, role=role, basis="市委〔2024〕1号", **values | more)


def adopting(group: SteeringGroupId, **more: Any) -> c.AdoptConferenceRule:
    """Return the rule that two thirds come, and that there is a conference each quarter."""
    values: dict[str, Any] = {"quorum": Share(part=2, whole=3), "every_months": 3, "since": BEGUN}
    return c.AdoptConferenceRule(group=group, basis="议事规则", **values | more)


def item(unit: OrganisationId, problem: str | None = None, **more: Any) -> c.ItemPlan:
    """Return an item that a unit proposes."""
    values: dict[str, Any] = {"title": "研究撂荒地整治", "papers": ("调研报告",)}
    key = None if problem is None else SalientProblemId(problem)
    return c.ItemPlan(proposer=unit, problem=key, **values | more)


def convening(
    group: SteeringGroupId, convener: PostId, *items: c.ItemPlan, **more: Any
) -> c.ConveneConference:
    """Return a regular conference."""
    values: dict[str, Any] = {"kind": c.ConferenceKind.REGULAR, "day": MAY}
    return c.ConveneConference(
        group=group, venue="第一会议室", convener=convener, items=items, **values | more
    )


def drafting(
    conference: ConferenceId, number: int, *recipients: OrganisationId
) -> c.DraftConferenceMinutes:
    """Return a draft of minutes under a number."""
    return c.DraftConferenceMinutes(
        conference=conference,
        reference=f"联席纪要〔2024〕{number}号",
        reservations=("财政局保留意见：资金渠道另议",),
        recipients=recipients,
        secrecy=c.Secrecy.INTERNAL,
    )


def resolving(
    conference: ConferenceId, lead: OrganisationId, supervisor: OrganisationId, **more: Any
) -> c.RegisterResolution:
    """Return a resolution of the first item."""
    values: dict[str, Any] = {"item": 1, "due": date(2026, 3, 31)}
    return c.RegisterResolution(
        conference=conference,
        words="三月底前完成撂荒地整治",
        lead=lead,
        feedback="书面报告",
        supervisor=supervisor,
        **values | more,
    )


def raising(
    group: SteeringGroupId, owner: OrganisationId, place: PlaceId, **more: Any
) -> c.RaiseProblem:
    """Return a problem of a place."""
    values: dict[str, Any] = {"first_seen": date(2024, 2, 1), "people": 120, "raised_by": owner}
    return c.RaiseProblem(
        group=group,
        title="撂荒地复耕难",
        channel="联络员会议",
        place=place,
        severity=c.ProblemSeverity.SERIOUS,
        severity_rule="分级办法第三条",
        law="土地管理法",
        owner=owner,
        **values | more,
    )
