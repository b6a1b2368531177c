"""The tables of duty lists, of what was done, of hindrances, and of work off the list."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.duties.model import HELPS, DutyClass, DutyList, DutyRole, Evidence
from ruralgov.domain.duties.model_done import Answer, Hindrance, OffListWork, Performance
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import DutyListId, OffListWorkId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.kernel.value import frozen


class ListStage(LabelledEnum):
    """How far a list has come."""

    DRAFT = "draft", "起草中", "draft"
    ADOPTED = "adopted", "已审定，未公布", "adopted, not published"
    PUBLISHED = "published", "已公布", "published"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


@frozen(kw_only=True)
class DutyListRow:
    """One version of a list; *own* are its items that the actor answers for.

    *since* and *until* are None where it does not hold on any day.
    """

    owner: str = ""
    role: DutyRole
    place: PlaceId
    title: str
    stage: ListStage
    items: int
    own: int
    helps: int
    since: date | None
    until: date | None


@frozen(kw_only=True)
class PerformanceRow:
    """That a duty, or work off the list, was done, as a fact shows."""

    owner: str = ""
    role: DutyRole
    doer: str
    place: PlaceId
    duty_list: DutyListId | None
    item: str
    work: OffListWorkId | None
    fact_kind: Evidence
    fact: str
    day: date
    month: Month
    actor_known: bool


@frozen(kw_only=True)
class HindranceRow:
    """What stood in the way of a duty, and what the department last said."""

    owner: str = ""
    role: DutyRole
    doer: str
    place: PlaceId
    duty_list: DutyListId
    item: str
    department: OrganisationId
    day: date
    answer: Answer | None


@frozen(kw_only=True)
class OffListRow:
    """Work that is on no list; *since* and *until* are None while nobody approved it."""

    owner: str = ""
    role: DutyRole
    place: PlaceId
    title: str
    asked_by: OrganisationId
    money: Fen
    asked: date
    since: date | None
    until: date | None


LIST_TABLES: Final = (
    Table(
        name="duty_lists",
        row=DutyListRow,
        key=("owner",),
        indexes=(("role", "place"), ("place",)),
    ),
)
PERFORMANCE_TABLES: Final = (
    Table(
        name="duty_performances",
        row=PerformanceRow,
        key=("owner",),
        indexes=(
            ("doer", "day"),
            ("place", "month", "role", "doer", "item"),
            ("fact",),
            ("duty_list", "day"),
            ("work",),
        ),
    ),
)
HINDRANCE_TABLES: Final = (
    Table(
        name="duty_hindrances",
        row=HindranceRow,
        key=("owner",),
        indexes=(("place",), ("department",), ("doer",), ("duty_list",)),
    ),
)
WORK_TABLES: Final = (
    Table(name="off_list_works", row=OffListRow, key=("owner",), indexes=(("place",),)),
)


def list_rows(known: DutyList) -> Iterator[DutyListRow]:
    """Give the row of a list."""
    span = known.spans[0] if known.spans else None
    own = [one for one in known.items if one.duty_class not in (*HELPS, DutyClass.TAKEN_BACK)]
    yield DutyListRow(
        role=known.role,
        place=known.place,
        title=known.title,
        stage=stage_of(known),
        items=len(known.items),
        own=len(own),
        helps=sum(one.duty_class in HELPS for one in known.items),
        since=None if span is None else span.since,
        until=None if span is None else span.until,
    )


def stage_of(known: DutyList) -> ListStage:
    """Return how far a list has come; one whose beginning was withdrawn is withdrawn."""
    if known.withdrawn is not None or (known.published is not None and not known.spans):
        return ListStage.WITHDRAWN
    if known.published is not None:
        return ListStage.PUBLISHED
    return ListStage.DRAFT if known.adopted is None else ListStage.ADOPTED


def performance_rows(known: Performance) -> Iterator[PerformanceRow]:
    """Give the row of a performance that was not withdrawn."""
    if known.withdrawn is None:
        yield PerformanceRow(
            role=known.doer.role,
            doer=known.doer.key,
            place=known.doer.place,
            duty_list=known.duty_list,
            item=known.item,
            work=known.work,
            fact_kind=known.fact.kind,
            fact=known.fact.key,
            day=known.day,
            month=month_of(known.day),
            actor_known=known.actor_known,
        )


def hindrance_rows(known: Hindrance) -> Iterator[HindranceRow]:
    """Give the row of a hindrance that was not withdrawn."""
    if known.withdrawn is None:
        yield HindranceRow(
            role=known.doer.role,
            doer=known.doer.key,
            place=known.doer.place,
            duty_list=known.duty_list,
            item=known.item,
            department=known.department,
            day=known.day,
            answer=known.answers[-1].answer if known.answers else None,
        )


def work_rows(known: OffListWork) -> Iterator[OffListRow]:
    """Give the row of work off the list that was not withdrawn."""
    if known.withdrawn is None:
        yield OffListRow(
            role=known.role,
            place=known.place,
            title=known.title,
            asked_by=known.asked_by,
            money=known.money,
            asked=known.day,
            since=known.since,
            until=known.until,
        )
