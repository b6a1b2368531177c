"""Units, towns, a centre and officers without a store."""

from datetime import date, timedelta
from functools import reduce
from typing import Any, Final

from attrs import evolve

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CentreId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.registry import (
    Organisation,
    OrganisationKind,
    OrganisationSpan,
    Place,
    PlaceRow,
    PlaceSpan,
)
from ruralgov.domain.staffing.rows import QuotaPostingRow, QuotaTransferRow
from ruralgov.domain.staffing.rows_officer import CentreRow, SecondmentRow
from tests.given import KEY, Outcome, given
from tests.staffing.office import MARCH, OPENED, badge

A_DAY: Final = timedelta(days=1)
FIRST, END = date(2023, 1, 1), date(2026, 3, 1)
JUNE: Final = date(2025, 6, 1)
TOWN, OTHER, VILLAGE = (PlaceId(name) for name in ("town", "other", "village"))
BUREAU, OFFICE, STATION = (OrganisationId(name) for name in ("bureau", "office", "station"))
CENTRE: Final = CentreId("centre")
ME: Final = OfficerId(KEY)
World = dict[tuple[str, str], Any]
Kind = OrganisationKind


def unit(
    kind: OrganisationKind = Kind.DEPARTMENT,
    place: PlaceId = CITY,
    until: date = FOREVER,
    into: str | None = None,
) -> Organisation:
    span = OrganisationSpan(name="单位", kind=kind, place=place, since=FIRST, until=until)
    return Organisation(spans=(span,), successor=None if into is None else OrganisationId(into))


def place(parent: str = CITY, until: date = FOREVER, **more: Any) -> Place:
    values: dict[str, Any] = {"level": DivisionLevel.TOWN, "since": FIRST} | more
    span = PlaceSpan(
        code="1", name="镇", parent=PlaceId(parent), since=values["since"], until=until
    )
    return Place(level=values["level"], spans=(span,))


def place_rows(states: World) -> tuple[PlaceRow, ...]:
    return tuple(
        PlaceRow(
            owner=key,
            level=one.level,
            code=span.code,
            name=span.name,
            parent=span.parent,
            since=span.since,
            until=span.until,
        )
        for (kind, key), one in states.items()
        if kind == "place" and one is not None
        for span in one.spans
    )


def centre(*more: Any, where: PlaceId = TOWN) -> s.Centre:
    first = s.CentreEstablished(place=where, name="中心", since=OPENED, approval="批复")
    return reduce(s.CENTRE.apply, (first, *more), None)  # type: ignore[return-value]


ENTERED: Final = s.OfficerEntered(
    person=PersonId("p"), post=PostId("post"), department=BUREAU, since=OPENED, until=FOREVER
)
BADGED: Final = s.BadgeIssued(badge=badge("15100001"))
SENT: Final = s.OfficerSeconded(
    centre=CENTRE,
    capacity=s.ActCapacity.DISPATCHED,
    approval="派驻通知",
    since=MARCH,
    until=END,
)


def officer(*events: Any) -> s.Officer:
    """Return an officer of the bureau after some events, by default with a badge and at a town."""
    found = reduce(s.OFFICER.apply, (ENTERED, *(events or (BADGED, SENT))), None)
    return found  # type: ignore[return-value]


HERE: Final[World] = {
    ("organisation", BUREAU): unit(),
    ("organisation", OFFICE): unit(Kind.TOWN_GOVERNMENT, TOWN),
    ("organisation", STATION): unit(Kind.PUBLIC_INSTITUTION),
    ("organisation", "farther"): unit(Kind.TOWN_OFFICE, OTHER),
    ("place", TOWN): place(),
    ("place", OTHER): place(),
    ("place", VILLAGE): place(TOWN, level=DivisionLevel.VILLAGE),
    ("enforcement_centre", CENTRE): centre(),
    ("enforcement_centre", "far"): centre(where=OTHER),
}


def line(account: str, posts: int, **more: Any) -> QuotaPostingRow:
    """Return that an account of posts of institutions has some since the beginning of 2024."""
    values: dict[str, Any] = {
        "owner": "t",
        "kind": s.QuotaKind.INSTITUTION,
        "basis": s.TransferBasis.REFORM,
        "since": OPENED,
        "reversal": False,
    }
    return QuotaPostingRow(
        line=1,
        account=account,
        unit=None,
        counter=None,
        posts=posts,
        **values | more,
    )


def transfer_row(**more: Any) -> QuotaTransferRow:
    values: dict[str, Any] = {"stage": s.TransferStage.POSTED, "since": MARCH}
    return QuotaTransferRow(
        owner="another",
        kind=s.QuotaKind.INSTITUTION,
        basis=s.TransferBasis.REFORM,
        approval="编委〔2024〕3号",
        approved=OPENED,
        posts=3,
        reversed=None,
        **values | more,
    )


def centre_row(where: str = TOWN, **more: Any) -> CentreRow:
    values: dict[str, Any] = {"owner": "another", "since": OPENED, "until": FOREVER}
    return CentreRow(place=PlaceId(where), name="中心", **values | more)


def sent_row(**more: Any) -> SecondmentRow:
    """Return that another entry of the same person is at a centre."""
    values: dict[str, Any] = {"owner": "another", "since": MARCH, "until": END}
    return evolve(_SENT_ROW, **values | more)


_SENT_ROW: Final = next(
    one for one in s.OFFICER.rows_of(officer()) if isinstance(one, SecondmentRow)
)
ENTERER: Final = AccountId("enterer")


def asked(
    record: Any,
    command: Any,
    rule: Any,
    *events: Any,
    world: World | None = None,
    rows: tuple[Any, ...] = (),
    **more: Any,
) -> Outcome:
    """Return what comes of a command after some events, in a world with more or other states."""
    states = HERE | (world or {})
    found = given(record, *events, others=states, rows=(*place_rows(states), *rows), **more)
    return found.when(command, rule)
