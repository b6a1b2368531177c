"""What was open and late at the end of each month: it stays, whatever becomes of the cases."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import Action, Age, CaseStock, Stock
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from tests.cases.test_recount import walked
from tests.town import UNIT, Town
from tests.ways import WAY, matter, report, take

A = Action
INSTANT = timedelta(microseconds=1)
END = datetime(2026, 1, 31, 16, tzinfo=UTC)
"""The instant at which January is over in China."""


def stock(town: Town, last: str = "2026-12", **more: Any) -> dict[str, tuple[Any, Any]]:
    found: Stock = town.ask("auditor", CaseStock(first="2026-01", last=last, **more))
    return {one.month: (one.open, one.late) for one in found.months}


@pytest.mark.parametrize(("at", "open_"), [(END - INSTANT, 0), (END, 1)])
def test_rule_65_a_case_is_open_at_the_end_of_a_month(town: Town, at: datetime, open_: int) -> None:
    case = report(town)
    town.clock.now = at
    take(town, case, A.CANCEL)
    town.clock.now = END
    assert stock(town).get("2026-01", (0, 0)) == (open_, 0)


@pytest.mark.parametrize(("at", "open_"), [(END - INSTANT, 1), (END, 0)])
def test_rule_65_what_comes_in_with_the_next_month_is_of_that(
    town: Town, at: datetime, open_: int
) -> None:
    town.clock.now = at
    report(town)
    town.clock.now = END + INSTANT
    assert stock(town).get("2026-01", (0, 0)) == (open_, 0)
    assert list(stock(town, last="2026-01")) == (["2026-01"] if open_ else [])


@pytest.mark.parametrize(("days", "late"), [(4, 1), (5, 0)])
def test_rule_65_it_is_late_that_was_past_its_day_then(town: Town, days: int, late: int) -> None:
    town.clock.now = datetime(2026, 1, 26, 1, tzinfo=UTC)
    command = m.DefineMatter(
        code="days",
        name="路灯",
        standard="不亮",
        unit="镇街城建办",
        limit=TimeLimit(days, TimeUnit.CALENDAR_DAYS),
        since=date(2024, 1, 1),
        source="t",
    )
    town.do("admin", command)
    case = report(town, "days")
    take(town, case, *WAY[:4])  # due on the 30th, or on the 31st at 24:00
    town.clock.now = END
    assert stock(town)["2026-01"] == (1, late)


def test_rule_65_nothing_later_changes_what_stood(town: Town) -> None:
    first, second, third = (
        report(town, matter(town)) if not n else report(town, "full") for n in range(3)
    )
    for case in (first, second, third):
        take(town, case, *WAY[:4])
    town.clock.now = datetime(2026, 1, 9, 1, tzinfo=UTC)
    take(town, second, A.REPORT_DONE)
    town.clock.now = END + timedelta(days=40)
    before = stock(town)
    assert before == {"2026-01": (3, 2), "2026-02": (3, 2)}
    take(town, second, A.FAIL_CHECK)  # it was not done after all
    assert stock(town) == before
    town.do("desk", m.HandOverCase(case=first, unit=UNIT, reason="归口"))
    town.do("desk", m.RelocateCase(case=third, place=town.other, reason="更正"))
    assert stock(town, place=town.village) == before
    for case in (first, second):
        take(town, case, A.FORCE)
    take(town, third, A.REPORT_DONE, A.PASS_CHECK, A.CALL_BACK, A.CLOSE)
    assert stock(town) == before
    assert stock(town, place=town.other) == {}
    town.clock.now += timedelta(days=30)
    assert stock(town) == before | {"2026-03": (0, 0)}


def test_rule_65_small_stocks_are_held_back_outside(town: Town) -> None:
    code = matter(town)
    for _ in range(6):
        take(town, report(town, code), *WAY[:4])
    take(town, report(town, code), *WAY)
    town.clock.now = END
    query = CaseStock(first="2026-01", last="2026-01")
    outside = town.app.query(query, actor=Actor(AccountId("auditor")), purpose=STATISTICS)
    assert [(one.open, one.late) for one in outside.months] == [(6, 6)]
    report(town)
    town.clock.now += timedelta(days=30)
    query = CaseStock(first="2026-02", last="2026-02")
    outside = town.app.query(query, actor=Actor(AccountId("auditor")), purpose=STATISTICS)
    assert [(one.open, one.late) for one in outside.months] == [(7, None)]
    assert (outside.ages[Age.MONTH], outside.ages[Age.QUARTER]) == (None, None)


@pytest.mark.parametrize(
    ("days", "age"),
    [
        *((0, Age.WEEK), (7, Age.WEEK), (8, Age.MONTH), (30, Age.MONTH)),
        *((31, Age.QUARTER), (90, Age.QUARTER), (91, Age.LONGER)),
    ],
)
def test_rule_65_open_work_has_an_age(town: Town, days: int, age: Age) -> None:
    report(town)
    town.clock.now = datetime(2026, 1, 5, 15, 59, tzinfo=UTC) + timedelta(days=days)
    found = town.ask("auditor", CaseStock(first="2026-01", last="2026-01")).ages
    assert found == dict.fromkeys(Age, 0) | {age: 1}


def recounted(journal: Iterable[Any], now: datetime) -> dict[str, int]:
    """Count from the events alone what was open at the end of each month that is over."""
    ends = {"CaseRefused", "FilingDeclined", "CaseClosed", "CaseForced", "CaseCancelled"}
    ends |= {"CaseWithdrawn"}
    spans: dict[str, list[str]] = {}
    for entry in journal:
        if entry.kind == "case" and entry.type in {"CaseReported", "CaseRestored", *ends}:
            spans.setdefault(entry.key, []).append(json.loads(entry.body)["at"])
    found = {}
    for month in range(1, 12):
        end = datetime(2026, month + 1, 1, tzinfo=UTC) - timedelta(hours=8)
        if end <= now:
            at = end.isoformat().replace("+00:00", "Z")
            # a case is open after an odd number of turns: in, out, and in again
            found[f"2026-{month:02}"] = sum(
                sum(turn < at for turn in turns) % 2 for turns in spans.values()
            )
    return found


@pytest.mark.parametrize("seed", range(2))
def test_rule_65_the_stock_is_what_its_events_say(seed: int) -> None:
    town = walked(seed, days=4)
    journal = town.app.storage.journal  # type: ignore[attr-defined]
    told = recounted(journal, town.clock.now)
    found = {month: whole for month, (whole, _) in stock(town, last="2026-11").items()}
    assert found == told
    assert max(told.values()) > 1
