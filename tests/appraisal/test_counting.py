"""Figures of books, disclosure and grids: what fell due, by its day, for the right town."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal import counting_villages
from ruralgov.domain.appraisal.counting import Count, Window
from ruralgov.domain.books import DecisionKind, MonthDecisionRow
from ruralgov.domain.collectives import CollectiveRow, Regime
from ruralgov.domain.disclosure import PublicationKind, PublicationRow, PublicationStage
from ruralgov.domain.grids import PlacementRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CollectiveId,
    HouseholdId,
    LaneId,
    PlaceId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import HouseholdRow, LineageKind, LineageRow, PlaceRow
from tests.given import Reading

A_DAY = timedelta(days=1)
CLOSED, REOPENED = DecisionKind
OLD, HEIR = PlaceId("old"), PlaceId("heir")


class Tables(Reading):
    """Rows that are also counted, and found within a span."""

    def rows(self, row: type, *, span: Any = None, **how: Any) -> list[Any]:
        found = super().rows(row, **how)
        if span is None:
            return found
        name, after, until = span
        return [one for one in found if after < getattr(one, name) <= until]

    def tally(  # type: ignore[override]  # it counts
        self, row: type, by: Any, *, sums: Any = (), span: Any = None, **how: Any
    ) -> Any:
        groups: dict[Any, Counter[int]] = {}
        for one in self.rows(row, span=span, **how):
            key = tuple(getattr(one, name) for name in by)
            found = groups.setdefault(key, Counter())
            found[0] += 1
            found.update({n: int(getattr(one, name)) for n, name in enumerate(sums, 1)})
        width = range(len(sums) + 1)
        return [(*key, *(found[n] for n in width)) for key, found in groups.items()]


def place(key: str, level: DivisionLevel, parent: str = CITY, **days: date) -> PlaceRow:
    values: dict[str, Any] = {"since": date(2020, 1, 1), "until": FOREVER} | days
    return PlaceRow(owner=key, level=level, code=key, name=key, parent=PlaceId(parent), **values)


PLACES = (
    place("old", DivisionLevel.TOWN),
    place("heir", DivisionLevel.TOWN),
    place("v1", DivisionLevel.VILLAGE, "old"),
    place("v2", DivisionLevel.VILLAGE, "heir"),
)


def merged(day: date) -> tuple[Any, ...]:
    """Return the places of a city in which one town became part of the other on a day."""
    lineage = LineageRow(owner="old", other=HEIR, kind=LineageKind.MERGE, since=day)
    return (place("old", DivisionLevel.TOWN, until=day), *PLACES[1:], lineage)


def window(*rows: Any, last: str = "2025-12", places: tuple[Any, ...] = PLACES) -> Window:
    return Window(Tables({}, (*places, *rows)), Month(last))


def collective(key: Any = "c", where: Any = "v1", **more: Any) -> CollectiveRow:
    values: dict[str, Any] = {
        "organisation": None,
        "regime": next(iter(Regime)),
        "since": date(2020, 1, 1),
        "until": FOREVER,
    }
    return CollectiveRow(owner=key, place=PlaceId(where), name=key, **values | more)


def decided(
    month: str, day: date, kind: DecisionKind = CLOSED, step: int = 1, of: str = "c"
) -> MonthDecisionRow:
    return MonthDecisionRow(
        owner=f"{of}/{month}",
        step=step,
        collective=CollectiveId(of),
        month=Month(month),
        kind=kind,
        by=AccountId("x"),
        at=datetime(day.year, day.month, day.day, 4, tzinfo=UTC),
        decision="",
        reason="",
    )


def numbers(found: Any, town: PlaceId = OLD) -> tuple[int, int]:
    count = found.get(town, Count())
    return count.numerator, count.denominator


def test_months_of_books_count_by_the_day_on_which_they_are_due() -> None:
    """November 2024 is due on 2025-01-14, October 2025 on 2025-12-15, November in 2026."""
    due = ["2024-11", "2024-12", *(f"2025-{n:02d}" for n in range(1, 11))]
    rows = [decided(month, date(2025, 1, 2)) for month in due]
    found = counting_villages.closed_in_time(window(collective(), *rows))
    assert (numbers(found), found[OLD].parts) == ((12, 12), ())
    assert numbers(counting_villages.closed_in_time(window(collective()))) == (0, 12), "silence"
    late = (decided("2024-10", date(2025, 1, 2)), decided("2025-11", date(2025, 12, 31)))
    assert numbers(counting_villages.closed_in_time(window(collective(), *late))) == (0, 12)


@pytest.mark.parametrize(
    ("rows", "closed"),
    [
        ([decided("2025-03", date(2025, 5, 15))], 1),
        ([decided("2025-03", date(2025, 5, 16))], 0),
        (
            [
                decided("2025-03", date(2025, 4, 2)),
                decided("2025-03", date(2025, 5, 1), REOPENED, 2),
            ],
            0,
        ),
        (
            [
                decided("2025-03", date(2025, 4, 2)),
                decided("2025-03", date(2025, 5, 16), REOPENED, 2),
            ],
            1,
        ),
        (
            [
                decided("2025-03", date(2025, 4, 2)),
                decided("2025-03", date(2025, 5, 1), REOPENED, 2),
                decided("2025-03", date(2025, 5, 14), CLOSED, 3),
            ],
            1,
        ),
    ],
)
def test_a_month_is_in_time_where_it_stood_closed_on_its_day(rows: list[Any], closed: int) -> None:
    """The 45th day after March is the 15th of May; what was reopened since then is no matter."""
    found = counting_villages.closed_in_time(window(collective(), *rows))
    assert numbers(found) == (closed, 12)
    assert found[OLD].parts == (a.Part(kind=a.PartKind.MISSED, count=12 - closed),)


def test_only_collectives_that_were_there_through_the_month_count() -> None:
    for more, many in (
        ({"since": date(2025, 3, 1)}, 8),
        ({"since": date(2025, 3, 2)}, 7),
        ({"until": date(2025, 4, 1)}, 5),
        ({"until": date(2025, 3, 31)}, 4),
    ):
        found = counting_villages.closed_in_time(window(collective(**more)))
        assert numbers(found) == (0, many), more


def test_rule_7_what_is_of_a_town_that_merged_by_the_last_day_is_its_heirs() -> None:
    both = (collective(), collective("d", "v2"))
    for day, of_old, of_heir in (
        (date(2025, 12, 31), (0, 0), (0, 24)),
        (date(2026, 1, 1), (0, 12), (0, 12)),
    ):
        found = counting_villages.closed_in_time(window(*both, places=merged(day)))
        assert (numbers(found), numbers(found, HEIR)) == (of_old, of_heir), day


def shown(first: str, last: str, published: date | None, **more: Any) -> PublicationRow:
    values: dict[str, Any] = {
        "version": 1,
        "kind": PublicationKind.FINANCE,
        "stage": PublicationStage.PUBLISHED,
        "owner": f"{first}{last}",
    }
    return PublicationRow(
        collective=CollectiveId("c"),
        first=Month(first),
        last=Month(last),
        supersedes=None,
        edition=None,
        file_hash="",
        published=published,
        **values | more,
    )


Q1_DUE, Q4_DUE = date(2025, 4, 20), date(2025, 1, 20)


@pytest.mark.parametrize(
    ("rows", "in_time"),
    [
        ([], 0),
        ([shown("2025-01", "2025-03", Q1_DUE)], 1),
        ([shown("2024-10", "2024-12", Q4_DUE)], 1),
        ([shown("2024-10", "2024-12", Q4_DUE + A_DAY)], 0),
        ([shown(one, one, Q4_DUE) for one in ("2024-10", "2024-11", "2024-12")], 1),
        ([shown("2025-01", "2025-03", Q1_DUE + A_DAY)], 0),
        ([shown("2025-01", "2025-02", Q1_DUE), shown("2025-03", "2025-03", Q1_DUE)], 1),
        ([shown("2025-01", "2025-02", Q1_DUE)], 0),
        ([shown("2024-12", "2025-03", Q1_DUE)], 1),
        ([shown("2025-01", "2025-03", Q1_DUE, kind=PublicationKind.CONTRACTS)], 0),
        ([shown("2025-01", "2025-03", Q1_DUE, stage=PublicationStage.WITHDRAWN)], 0),
        ([shown("2025-01", "2025-03", None, stage=PublicationStage.PREPARED)], 0),
        (
            [
                shown("2025-01", "2025-03", Q1_DUE),
                shown("2025-01", "2025-03", Q1_DUE + A_DAY, version=2, owner="w"),
            ],
            1,
        ),
    ],
)
def test_a_quarter_is_in_time_where_all_its_months_were_shown(
    rows: list[Any], in_time: int
) -> None:
    """Four quarters are due within the year: the last of 2024, and three of 2025."""
    found = counting_villages.disclosed_in_time(window(collective(), *rows))
    assert numbers(found) == (in_time, 4)
    parts = {one.kind: one.count for one in found[OLD].parts}
    assert parts == {a.PartKind.MISSED: 4 - in_time}


def test_only_collectives_that_were_there_through_the_quarter_count() -> None:
    for more, many in (
        ({"since": date(2025, 1, 1)}, 3),
        ({"since": date(2025, 1, 2)}, 2),
        ({"since": date(2025, 2, 1)}, 2),
        ({"until": date(2025, 4, 1)}, 2),
        ({"until": date(2025, 3, 31)}, 1),
    ):
        found = counting_villages.disclosed_in_time(window(collective(**more)))
        assert numbers(found) == (0, many), more


def home(key: str, village: str = "v1", until: date = FOREVER) -> HouseholdRow:
    return HouseholdRow(
        owner=key,
        village=PlaceId(village),
        number=key,
        since=date(2020, 1, 1),
        until=until,
        open=1 if until == FOREVER else None,
    )


def placed(key: str, village: str = "v1", since: date = date(2020, 1, 1)) -> PlacementRow:
    return PlacementRow(
        owner=village,
        household=HouseholdId(key),
        lane=LaneId("a"),
        since=since,
        until=FOREVER,
    )


def test_households_are_covered_by_a_lane_of_their_own_village_on_the_last_day() -> None:
    last = date(2025, 12, 31)
    rows = (
        *(home(key) for key in ("in", "out", "elsewhere", "later")),
        home("gone", until=last),
        home("other", "v2"),
        placed("in"),
        placed("elsewhere", "v2"),
        placed("later", since=last + A_DAY),
        placed("gone"),
        placed("other", "v2"),
    )
    found = counting_villages.covered(window(*rows))
    assert (numbers(found), numbers(found, HEIR)) == ((1, 4), (1, 1))
    third = place("v3", DivisionLevel.VILLAGE, "old")
    found = counting_villages.covered(window(*rows, home("x", "v3"), places=(*PLACES, third)))
    parts = {town: [(one.kind, one.count) for one in count.parts] for town, count in found.items()}
    assert parts == {OLD: [(a.PartKind.VILLAGES, 2)], HEIR: [(a.PartKind.VILLAGES, 1)]}


def test_the_towns_are_those_of_the_last_day_by_their_codes() -> None:
    assert window().towns() == [HEIR, OLD]
    assert window(places=merged(date(2025, 12, 31))).towns() == [HEIR]
    assert window(places=merged(date(2026, 1, 1))).towns() == [HEIR, OLD]
