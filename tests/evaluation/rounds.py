"""Towns with leaders and raters, units that are rated, and the commands about a round."""

from datetime import date, timedelta
from typing import Any
from zlib import crc32

from ruralgov.app.receipts import Receipt
from ruralgov.domain import evaluation as e
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    EvaluationId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    AppointToPost,
    EstablishPost,
    OrganisationKind,
    RegisterOrganisation,
)
from ruralgov.sample.draw import identity_number
from tests.town import Town

A_DAY = timedelta(days=1)
BEGUN, ENDED = date(2025, 1, 1), date(2026, 1, 1)
CRITERIA = (e.Criterion(title="办事效率", weight=60), e.Criterion(title="服务态度", weight=40))
HOST, REVIEWER = "evaluation_host", "evaluation_reviewer"


def unit(
    town: Town,
    name: str,
    kind: OrganisationKind = OrganisationKind.DEPARTMENT,
    place: PlaceId = CITY,
    parent: OrganisationId | None = None,
) -> OrganisationId:
    """Register a unit."""
    command = RegisterOrganisation(
        name=name, kind=kind, place=place, parent=parent, since=date(2023, 1, 1), source="三定方案"
    )
    return OrganisationId(town.do("registrar", command).key)


def leaders(town: Town, place: PlaceId, name: str) -> tuple[PostId, ...]:
    """Return two posts of the government of a town, each held by somebody."""
    office = unit(town, f"{name}人民政府", OrganisationKind.TOWN_GOVERNMENT, place)
    posts: list[PostId] = []
    for title in ("镇长", "副镇长"):
        establish = EstablishPost(
            organisation=office, title=title, basis="三定方案", since=date(2023, 1, 1)
        )
        post = PostId(town.do("registrar", establish).key)
        appoint = AppointToPost(
            post=post, person=somebody(town, f"{name}{title}"), basis="任命", since=date(2024, 1, 1)
        )
        town.do("registrar", appoint)
        posts.append(post)
    return tuple(posts)


def somebody(town: Town, name: str) -> PersonId:
    """Return a person whom no other part of the scenario registers."""
    return town.person(
        town.household(name[:20]), identity_number(4000 + crc32(name.encode()) % 900)
    )


def rater(town: Town, account: str, place: PlaceId) -> str:
    """Let an account enter the ballots of a town."""
    grant = GrantRole(account=AccountId(account), role=e.TOWN_RATER, place=place, basis="指定")
    town.do("admin", grant)
    return account


def of_unit(town: Town, account: str, key: OrganisationId) -> None:
    """Register a person of a unit behind an account."""
    register = RegisterAccount(
        account=AccountId(account), person=somebody(town, account), unit=key, basis="指定"
    )
    town.do("admin", register)


def scheme(town: Town, *ratees: OrganisationId, **more: Any) -> e.EvaluationScheme:
    """Return a scheme over last year that opens today and closes on the same day."""
    today = legal_date(town.clock.now)
    values: dict[str, Any] = {
        "title": "2025年度镇街评部门",
        "basis": "威考办〔2025〕7号",
        "since": BEGUN,
        "until": ENDED,
        "towns_on": date(2025, 12, 31),
        "ratees": ratees,
        "criteria": CRITERIA,
        "weight_department": 30,
        "weight_stationed": 60,
        "opens": today,
        "closes": today,
        "objection_days": 1,
    }
    return e.EvaluationScheme(**values | more)


def deciding(
    key: EvaluationId, place: PlaceId, day: date, posts: tuple[PostId, ...]
) -> e.RecordTownDecision:
    """Return that leaders of a town decided on a day."""
    decision = e.TownDecision(
        form=e.DecisionForm.MEETING, day=day, reference="党政办公会纪要〔2026〕1号", posts=posts
    )
    return e.RecordTownDecision(evaluation=key, town=place, decision=decision)


def ballot(
    key: EvaluationId, place: PlaceId, ratee: OrganisationId, marks: str, comment: str = ""
) -> e.CastBallot:
    """Return what a town says of a unit, with which it dealt where it gives marks."""
    return e.CastBallot(
        evaluation=key,
        town=place,
        ratee=ratee,
        marks=e.BallotMarks.of(marks),
        dealings=e.BallotMarks.of("0" if marks == "-" else "12"),
        comment=OfficerText.of(comment) if comment else None,
    )


def give(town: Town, account: str, command: Any) -> Receipt:
    """Give a command as an account that is none of the sample's, once in a store."""
    name = f"{account}/{type(command).__name__}/{getattr(command, 'ratee', '')}"
    acting: dict[str, Any] = {"actor": Actor(AccountId(account)), "purpose": e.EVALUATION}
    return town.app.execute(command, command_id=name[:100], **acting)
