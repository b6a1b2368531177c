"""Figures of a week: ISO weeks, years that end in one, and a week in two months."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import CaseFigures, FigureBy, FigureSheet, Level, Measure, WeekFigures
from ruralgov.domain.cases.figures.queries_week import instants, week_of
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from tests.cases.recount import facts
from tests.cases.test_recount import IN_FIRST, NAMELESS, cells, said, walked
from tests.town import Town, code_of
from tests.ways import WAY, report, take

INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2025-12-28", "2025-W52"),
        ("2025-12-29", "2026-W01"),
        ("2026-01-04", "2026-W01"),
        ("2026-01-05", "2026-W02"),
        ("2026-12-31", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
    ],
)
def test_rule_66_a_week_may_lie_in_two_years(day: str, week: str) -> None:
    assert week_of(date.fromisoformat(day)) == week
    since, until = instants(week)
    midnight = datetime.fromisoformat(f"{day}T00:00+08:00")
    assert since <= midnight < until
    assert until - since == timedelta(days=7)


@pytest.mark.parametrize(
    "week",
    ["2026-W00", "2025-W53", "2026-W54", "2026-w01", "2026-W1", "2026", "9999-W52", "0000-W01"],
)
def test_rule_66_a_week_that_there_is_not_is_refused(week: str) -> None:
    assert code_of(lambda: WeekFigures(week=week)) == "iso_week_wrong"
    WeekFigures(week="2026-W53")


def test_rule_66_a_week_is_not_broken_down_by_month() -> None:
    assert code_of(lambda: WeekFigures(week="2026-W01", by=FigureBy.MONTH)) == "week_by_month"


@pytest.mark.parametrize(
    ("at", "week"),
    [
        (datetime.fromisoformat("2026-02-01T23:59:59.999999+08:00"), "2026-W05"),
        (datetime.fromisoformat("2026-02-02T00:00+08:00"), "2026-W06"),
    ],
)
def test_rule_66_a_week_ends_with_its_sunday(town: Town, at: datetime, week: str) -> None:
    town.clock.now = at
    case = report(town)
    take(town, case, *WAY)
    town.clock.now += timedelta(days=40)
    for one in ("2026-W05", "2026-W06"):
        total = town.ask("auditor", WeekFigures(week=one)).total
        assert (total.reported, total.done) == ((1, 1) if one == week else (0, 0))


def test_rule_66_a_week_in_two_months_is_counted_once(town: Town) -> None:
    for text in ("2026-01-30T10:00+08:00", "2026-02-01T10:00+08:00"):  # both in 2026-W05
        town.clock.now = datetime.fromisoformat(text)
        take(town, report(town), *WAY)
    found: FigureSheet = town.ask("auditor", WeekFigures(week="2026-W05", by=FigureBy.TOWN))
    assert (found.first, found.last) == ("2026-W05", "2026-W05")
    assert [(line.reported, line.done) for line in found.lines] == [(2, 2)]
    assert found.durations.median is not None
    assert sum(one or 0 for one in found.endings.values()) == 2
    for month in ("2026-01", "2026-02"):
        assert town.ask("auditor", CaseFigures(first=month, last=month)).total.done == 1


@pytest.mark.parametrize("seed", range(2))
def test_rule_66_every_number_of_a_week_is_what_its_events_say(seed: int) -> None:
    town = walked(seed, days=2)
    journal = town.app.storage.journal  # type: ignore[attr-defined]
    nameless = {f"371082-2026-{at + 1:06}" for at in NAMELESS}
    found = [*facts(journal, town.clock.now, nameless)]
    weeks = Counter(one.week for one in found)
    for week, _ in weeks.most_common(6):
        mine = [one for one in found if one.week == week]
        for by in (None, FigureBy.UNIT, FigureBy.LEVEL, FigureBy.PLACE):
            first = {one.value for one in IN_FIRST if by in (FigureBy.UNIT, FigureBy.LEVEL)}
            counted = cells([one for one in mine if one.measure not in first], by)
            sheet = town.ask("auditor", WeekFigures(week=week, by=by))
            for line in [sheet.total] if by is None else sheet.lines:
                for measure, part, number in said(line):
                    key = line.key, measure.value, part
                    assert number == len(counted[key]), (week, by, key)
    assert len({*Measure}) > len({*Level})


def test_rule_66_small_numbers_of_a_week_are_held_back_outside(town: Town) -> None:
    take(town, report(town), *WAY)
    town.clock.now += timedelta(days=9)
    query = WeekFigures(week="2026-W02")
    outside = town.app.query(query, actor=Actor(AccountId("auditor")), purpose=STATISTICS)
    assert (outside.total.reported, outside.total.done) == (None, None)
    assert {one.denominator for one in outside.total.figures if one.denominator} == set()
    assert town.ask("auditor", query).total.done == 1
