"""Figures of cases: what fell due in the months, for the town in which it lies."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal import counting_cases
from ruralgov.domain.cases import (
    CaseRow,
    ClosedRow,
    Ending,
    IntakeChannel,
    OpenCaseRow,
    RoundRow,
    UnjudgedRow,
)
from ruralgov.domain.cases.model import Result
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    PlaceId,
)
from tests.appraisal.test_counting import HEIR, OLD, PLACES, numbers, place, window


def round_of(where: str, month: str, **more: Any) -> RoundRow:
    values: dict[str, Any] = {
        **dict.fromkeys(("on_time", "unit_on_time", "first", "ranked"), True),
        **dict.fromkeys(("returned", "in_village", "in_town"), False),
        **dict.fromkeys(("answered", "satisfied", "unreachable"), False),
        "owner": f"{where}{month}",
    }
    return RoundRow(
        round=1,
        number="1",
        matter="m",
        place=PlaceId(where),
        town=OLD,
        unit="u",
        level=Level.TOWN,
        month=month,
        result=next(iter(Result)),
        satisfaction=None,
        **values | more,
    )


def open_case(where: str, due: datetime | None) -> OpenCaseRow:
    return OpenCaseRow(
        owner=f"o{where}{due}",
        number="1",
        matter="m",
        place=PlaceId(where),
        town=OLD,
        stage=next(iter(Stage)),
        level=Level.TOWN,
        round=1,
        holder="h",
        hold_due=datetime(2026, 1, 1, tzinfo=UTC),
        unit=None,
        due=due,
        provisional=False,
        due_month="" if due is None else month_of(due),
        late_from=due,
    )


def forced(key: str, month: str, ending: Ending = Ending.FORCED) -> CaseRow:
    return CaseRow(
        owner=key,
        number="1",
        matter="m",
        place=PlaceId("v1"),
        town=OLD,
        channel=IntakeChannel.WEB,
        reported=datetime(2025, 3, 1, tzinfo=UTC),
        month=month,
        off_hours=False,
        ending=ending,
    )


def test_on_time_of_what_fell_due_counts_open_and_forced_ones_as_late() -> None:
    midnight = datetime(2025, 12, 31, 15, 59, tzinfo=UTC)
    rows = (
        change(round_of("v1", "2024-12"), due_month="2025-01"),
        change(round_of("v1", "2025-12", on_time=False), due_month="2025-12"),
        change(round_of("v1", "2025-11"), due_month="2026-01"),
        open_case("v1", midnight),
        open_case("v1", midnight + timedelta(minutes=1)),
        change(open_case("v1", midnight), owner="judged", late_from=None, due_month=""),
        change(open_case("v1", midnight), owner="ahead", late_from=midnight + timedelta(minutes=1)),
        change(open_case("v1", midnight), owner="former", due_month="2024-12"),
        change(open_case("v1", midnight), owner="first", due_month="2025-01"),
        ended("f", "2025-03", late=True),
        ended("e", "2025-03", late=True),
        ended("g", "2025-03", late=False),
        ended("h", "2026-01", late=True),
    )
    found = counting_cases.on_time_of_due(window(*rows))
    assert numbers(found) == (1, 6)
    parts = {one.kind: one.count for one in found[OLD].parts}
    assert parts == {a.PartKind.DONE: 2, a.PartKind.OVERDUE: 2, a.PartKind.FORCED: 2}


def test_first_of_closed_counts_cases_and_no_rounds() -> None:
    rows = (closed("a", first=True), closed("b", first=False))
    assert numbers(counting_cases.first_of_closed(window(*rows))) == (1, 2)


def ended(key: str, month: str, *, late: bool) -> UnjudgedRow:
    return UnjudgedRow(
        owner=key,
        round=1,
        number="1",
        matter="m",
        place=PlaceId("v1"),
        town=OLD,
        unit="u",
        level=Level.TOWN,
        due_month=month,
        ending=Ending.FORCED,
        late=late,
    )


def closed(key: str, *, first: bool) -> ClosedRow:
    return ClosedRow(
        owner=key,
        place=PlaceId("v1"),
        matter="m",
        recency=0,
        closed=datetime(2025, 3, 1, tzinfo=UTC),
        town=OLD,
        month="2025-03",
        answered=False,
        satisfied=False,
        unreachable=False,
        unranked=False,
        first=first,
    )


def test_on_time_counts_what_should_have_been_done() -> None:
    """Two rounds of the year, one late; one case overdue at the end; two that were forced."""
    midnight = datetime(2025, 12, 31, 15, 59, tzinfo=UTC)
    rows = (
        round_of("v1", "2025-01"),
        round_of("v1", "2025-12", on_time=False),
        round_of("v1", "2026-01"),
        round_of("v1", "2024-12"),
        open_case("v1", midnight),
        open_case("v1", midnight + timedelta(minutes=1)),
        open_case("v1", None),
        forced("f", "2025-03"),
        forced("e", "2025-01"),
        forced("v12025-01", "2025-03"),
        forced("g", "2026-01"),
        forced("h", "2025-03", Ending.CLOSED),
    )
    found = counting_cases.on_time(window(*rows))
    assert numbers(found) == (1, 5)
    parts = {one.kind: one.count for one in found[OLD].parts}
    assert parts == {a.PartKind.DONE: 2, a.PartKind.OVERDUE: 1, a.PartKind.FORCED: 2}


def test_satisfaction_names_whom_it_leaves_out() -> None:
    rows = (
        round_of("v1", "2025-01", answered=True, satisfied=True),
        round_of("v1", "2025-02", answered=True),
        round_of("v1", "2025-03", unreachable=True),
        round_of("v1", "2025-04"),
        round_of("v1", "2025-05", ranked=False),
        round_of("v2", "2025-05", answered=True, satisfied=True, first=False),
    )
    found = counting_cases.satisfied(window(*rows))
    assert (numbers(found), numbers(found, HEIR)) == ((1, 2), (1, 1))
    parts = {one.kind: one.count for one in found[OLD].parts}
    assert parts == dict.fromkeys(
        (a.PartKind.UNREACHABLE, a.PartKind.UNASKED, a.PartKind.UNRANKED), 1
    )
    first = counting_cases.first_round(window(*rows))
    assert (numbers(first), numbers(first, HEIR)) == ((5, 5), (0, 1))


def test_rule_7_cases_of_a_village_are_of_the_town_in_which_it_lies_on_the_last_day() -> None:
    moved = (
        *PLACES[:2],
        place("v1", DivisionLevel.VILLAGE, "old", until=date(2025, 6, 1)),
        place("v1", DivisionLevel.VILLAGE, "heir", since=date(2025, 6, 1)),
    )
    found = counting_cases.on_time(window(round_of("v1", "2025-01"), places=moved))
    assert (numbers(found), numbers(found, HEIR)) == ((0, 0), (1, 1))
    early = window(round_of("v1", "2025-01"), last="2025-05", places=moved)
    assert numbers(counting_cases.on_time(early)) == (1, 1)
