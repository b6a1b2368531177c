"""Units with posts, people who hold some, and the commands about them."""

from datetime import date
from typing import Any

from ruralgov.domain.kernel.ids import (
    CITY,
    CentreId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    QuotaTransferId,
)
from ruralgov.domain.registry import (
    AppointToPost,
    EstablishPost,
    OrganisationKind,
    RegisterOrganisation,
)
from ruralgov.domain.staffing import (
    ActCapacity,
    ActKind,
    ApproveTransfer,
    Badge,
    Counter,
    GrantPower,
    MatterPlan,
    Posting,
    QuotaKind,
    RecordAct,
    ReverseTransfer,
    SecondOfficer,
    TransferBasis,
    TransferPosts,
)
from tests.town import Town

OPENED, MARCH = date(2024, 1, 1), date(2024, 3, 1)


def organisation(
    town: Town,
    name: str,
    kind: OrganisationKind = OrganisationKind.DEPARTMENT,
    place: PlaceId = CITY,
) -> OrganisationId:
    """Register a unit."""
    command = RegisterOrganisation(
        name=name, kind=kind, place=place, since=date(2023, 1, 1), source="三定方案"
    )
    return OrganisationId(town.do("registrar", command).key)


def moving(posts: dict[Any, int], **more: Any) -> TransferPosts:
    """Return a transfer of posts of institutions between units and counter accounts."""
    values: dict[str, Any] = {
        "kind": QuotaKind.INSTITUTION,
        "basis": TransferBasis.CUT_ABOVE,
        "approval": "编委〔2024〕3号",
        "approved": date(2024, 1, 1),
        "since": MARCH,
        "postings": tuple(
            Posting(counter=one, posts=many)
            if isinstance(one, Counter)
            else Posting(unit=one, posts=many)
            for one, many in posts.items()
        ),
    }
    return TransferPosts(**values | more)


def opening(posts: dict[Any, int], **more: Any) -> TransferPosts:
    """Return the opening balance of some units."""
    values: dict[str, Any] = {
        "basis": TransferBasis.OPENING,
        "approval": "三定〔2023〕1号",
        "approved": date(2023, 6, 1),
        "since": OPENED,
    }
    return moving(posts | {Counter.AUTHORISED: -sum(posts.values())}, **values | more)


def posted(town: Town, command: TransferPosts | ReverseTransfer) -> QuotaTransferId:
    """Enter a transfer or the reversal of one, and let another person approve it."""
    key = QuotaTransferId(town.do("staffing_officer", command).key)
    town.do("staffing_approver", ApproveTransfer(transfer=key))
    return key


def holder(town: Town, unit: OrganisationId, title: str = "执法员") -> tuple[PersonId, PostId]:
    """Return a person who holds a new post of a unit since the beginning of 2024."""
    person = town.person(town.household(f"{title}{unit[-12:]}"))
    return person, appointed(town, unit, person, title)


def appointed(town: Town, unit: OrganisationId, person: PersonId, title: str = "执法员") -> PostId:
    """Give a person a new post of a unit."""
    establish = EstablishPost(
        organisation=unit, title=title, basis="三定方案", since=date(2023, 1, 1)
    )
    post = PostId(town.do("registrar", establish).key)
    appoint = AppointToPost(post=post, person=person, basis="任命", since=OPENED)
    town.do("registrar", appoint)
    return post


def badge(number: str, **more: Any) -> Badge:
    """Return a badge of the years from 2024 to 2033."""
    values: dict[str, Any] = {"since": OPENED, "until": date(2034, 1, 1)}
    return Badge(number=number, issuer="山东省司法厅", scope="市场监管", **values | more)


def sending(officer: OfficerId, centre: CentreId, **more: Any) -> SecondOfficer:
    """Return what sends an officer to a centre for two years."""
    values: dict[str, Any] = {
        "capacity": ActCapacity.DISPATCHED,
        "approval": "下沉派驻通知",
        "since": MARCH,
        "until": date(2026, 3, 1),
    }
    return SecondOfficer(officer=officer, centre=centre, **values | more)


def granting(place: PlaceId, department: OrganisationId, **more: Any) -> GrantPower:
    """Return what transfers two matters of a department to a town."""
    values: dict[str, Any] = {
        "capacity": ActCapacity.TRANSFERRED,
        "document": "鲁政字〔2023〕9号",
        "published": date(2023, 12, 1),
        "since": OPENED,
        "matters": (
            MatterPlan(code="S001", title="食品经营检查", law="食品安全法 第一百一十条"),
            MatterPlan(code="S002", title="占道经营处罚", law="城市管理条例 第三十条"),
        ),
    }
    return GrantPower(place=place, department=department, **values | more)


def acting(
    centre: CentreId, officers: tuple[OfficerId, ...], place: PlaceId, day: date, **more: Any
) -> RecordAct:
    """Return what officers of a centre did at a place."""
    values: dict[str, Any] = {
        "kind": ActKind.CHECK,
        "capacity": ActCapacity.DISPATCHED,
        "matter": "食品经营检查",
        "document": "检查〔2025〕1号",
    }
    return RecordAct(centre=centre, officers=officers, place=place, day=day, **values | more)
