"""Work lists: what is due, overdue or stale, whose it is, and pages that hold together."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases as m
from ruralgov.domain.cases import DESK, Action, Stage, Urgency, Work, WorkItem, WorkList, WorkPage
from ruralgov.domain.kernel.ids import AccountId, CaseId
from tests.cases.test_units import belongs, offices
from tests.town import UNIT, Town, code_of
from tests.ways import WAY, adopt, matter, report, row, take

INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)


def china(text: str) -> datetime:
    """Return an instant of the clock on the wall."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def listed(town: Town, who: str = "supervisor", **more: Any) -> list[str]:
    """Return the numbers on a list, over all its pages."""
    return [one.number for one in whole(town, who, **more)]


def whole(town: Town, who: str = "supervisor", **more: Any) -> list[WorkItem]:
    return [one for page in pages(town, who, **more) for one in page.items]


def pages(town: Town, who: str = "supervisor", **more: Any) -> Iterator[WorkPage]:
    query = WorkList(**{"place": town.town} | more)
    while True:
        page = town.ask(who, query)
        yield page
        if not page.next:
            return
        query = evolve(query, after=page.next)


def number(town: Town, case: CaseId) -> str:
    return row(town, case).number


def in_hand(town: Town) -> CaseId:
    """Return a case that a unit has in hand, due on 12 January 17:30."""
    case = report(town, "full")
    take(town, case, *WAY[:4])
    return case


@pytest.fixture
def full(town: Town) -> Town:
    """A town with a matter of five working days."""
    matter(town)
    return town


DUE = china("2026-01-12T17:30")


@pytest.mark.parametrize(
    ("now", "kinds"),
    [
        (china("2026-01-09T16:59:59.999999"), {Work.OPEN}),
        (china("2026-01-09T17:00"), {Work.OPEN, Work.SOON}),
        (china("2026-01-11T23:59:59.999999"), {Work.OPEN, Work.SOON}),
        (china("2026-01-12T00:00"), {Work.OPEN, Work.SOON, Work.TODAY}),
        (DUE, {Work.OPEN, Work.SOON, Work.TODAY}),
        (DUE + INSTANT, {Work.OPEN, Work.OVERDUE}),
    ],
)
def test_rule_61_a_case_is_on_the_lists_of_its_day(
    full: Town, now: datetime, kinds: set[Work]
) -> None:
    case = in_hand(full)
    full.clock.now = now
    on = {kind for kind in Work if listed(full, kind=kind) == [number(full, case)]}
    assert on == kinds | ({Work.STALE} if now - china("2026-01-05T09:00") >= 7 * DAY else set())
    page = full.ask("supervisor", WorkList(place=full.town))
    assert {kind for kind, count in page.counts.items() if count} == on
    assert page.items[0].act_by == DUE


@pytest.mark.parametrize(("hours", "soon"), [(8, True), (7, False)])
def test_rule_61_the_lead_time_is_in_working_time_and_of_the_profile(
    full: Town, hours: int, soon: bool
) -> None:
    adopt(full, warning_hours=hours)
    in_hand(full)
    full.clock.now = china("2026-01-09T17:00")  # half an hour today, seven and a half on Monday
    assert bool(listed(full, kind=Work.SOON)) is soon
    assert listed(full, kind=Work.SOON, days=1)
    full.clock.now = china("2026-01-08T17:00")
    assert not listed(full, kind=Work.SOON, days=1)
    assert listed(full, kind=Work.SOON, days=2)


@pytest.mark.parametrize(("days", "more", "stale"), [(3, 0, True), (4, 0, False), (4, 1, True)])
def test_rule_61_what_stood_for_days_is_stale(
    full: Town, days: int, more: int, stale: bool
) -> None:
    case = in_hand(full)
    full.clock.now += (3 + more) * DAY
    assert bool(listed(full, kind=Work.STALE, days=days)) is stale
    for action in (Action.URGE, Action.SUPERVISE, Action.CHASE, Action.SUPPLEMENT):
        take(full, case, action)
    assert bool(listed(full, kind=Work.STALE, days=days)) is stale
    take(full, case, Action.ASK_PAUSE)
    assert not listed(full, kind=Work.STALE, days=days)


def test_rule_61_the_profile_says_what_is_stale_and_a_pause_is_to_stand(full: Town) -> None:
    case = in_hand(full)
    paused = in_hand(full)
    take(full, paused, Action.ASK_PAUSE, Action.PAUSE)
    full.clock.now += 7 * DAY - INSTANT
    assert not listed(full, kind=Work.STALE)
    full.clock.now += INSTANT
    assert listed(full, kind=Work.STALE) == [number(full, case)]


def test_rule_61_what_runs_first_counts(full: Town) -> None:
    case = report(full, "full")
    full.clock.now += timedelta(hours=1)
    assert whole(full)[0].act_by == china("2026-01-06T17:30")  # to be accepted by the next day
    take(full, case, *WAY[:2])
    assert whole(full)[0].act_by == china("2026-01-06T17:30")  # to be signed for
    take(full, case, *WAY[2:5])
    (item,) = whole(full)
    assert (item.stage, item.holder, item.act_by) == (
        Stage.DONE,
        DESK,
        china("2026-01-07T17:30"),  # to be checked
    )
    full.clock.now += 30 * DAY
    take(full, case, Action.FAIL_CHECK)
    (item,) = whole(full)
    assert (item.act_by, item.urgency) == (DUE, Urgency.OVERDUE)


def test_rule_61_lists_are_sorted_and_filtered(full: Town) -> None:
    late, first = in_hand(full), report(full)
    full.clock.now += DAY
    second = in_hand(full)
    numbers = [number(full, one) for one in (first, late, second)]
    assert listed(full) == numbers
    assert listed(full, matter="light") == numbers[:1]
    assert listed(full, stage=Stage.HANDLING) == numbers[1:]
    assert listed(full, place=full.other) == []
    assert listed(full, level=m.Level.CITY) == []
    assert listed(full, unit=DESK) == numbers[:1]
    assert listed(full, unit=UNIT) == []
    assert listed(full, unit="镇街城建办") == numbers[1:]
    assert listed(full, person=AccountId("handler")) == numbers[1:]
    assert listed(full, person=AccountId("nobody")) == []
    take(full, late, Action.REPORT_DONE)
    assert listed(full, person=AccountId("handler")) == numbers[2:]
    assert [one.handler for one in whole(full, "checker")] == [None] * 3
    assert {one.handler for one in whole(full, "handler")} == {"handler"}


def test_rule_62_a_unit_sees_its_own_and_what_is_below_it(full: Town) -> None:
    above, own, beside = offices(full)
    here, there = in_hand(full), in_hand(full)
    for case, unit in ((here, own), (there, beside)):
        full.do("desk", m.HandOverCase(case=case, unit=unit, reason="归口"))
    assert listed(full, unit=above) == [number(full, here), number(full, there)]
    belongs(full, own)
    assert listed(full, "handler") == listed(full, unit=own) == [number(full, here)]
    assert full.ask("handler", WorkList(place=full.town)).counts[Work.OPEN] == 1
    assert listed(full, "handler", unit=beside) == []
    assert len(listed(full, "desk")) == 2


def test_rule_63_pages_miss_and_repeat_nothing_while_cases_change(full: Town) -> None:
    cases = []
    for _ in range(12):
        cases.append(in_hand(full))
        full.clock.now += timedelta(hours=3)
    numbers = [number(full, one) for one in cases]
    assert listed(full) == numbers
    for change in ((Action.ASK_EXTENSION, Action.EXTEND), (Action.REPORT_DONE,)):
        found, town = list[str](), full
        page = town.ask("supervisor", WorkList(place=town.town, size=5))
        found += [one.number for one in page.items]
        town.clock.now += timedelta(minutes=1)
        for case in (cases[2], cases[7]):  # one that was shown, one that was not: both move
            take(town, case, *change)
        new = report(town)
        ended = cases[9]
        while page.next:
            page = town.ask("supervisor", WorkList(place=town.town, size=5, after=page.next))
            found += [one.number for one in page.items]
        assert found == numbers
        assert number(town, new) not in found
        assert listed(town) != numbers
        assert ended in cases
        town.do("supervisor", m.ForceClose(case=new, reason="误报"))
        numbers = listed(town)


def test_rule_63_what_left_the_list_is_not_shown_and_the_clock_of_a_list_stands(full: Town) -> None:
    cases = [in_hand(full) for _ in range(4)]
    full.clock.now = DUE
    page = full.ask("supervisor", WorkList(place=full.town, kind=Work.TODAY, size=2))
    full.clock.now = DUE + DAY
    full.do("supervisor", m.ForceClose(case=cases[2], reason="误报"))
    rest = full.ask(
        "supervisor", WorkList(place=full.town, kind=Work.TODAY, size=2, after=page.next)
    )
    assert [one.number for one in rest.items] == [number(full, cases[3])]
    assert (rest.at, rest.items[0].urgency, rest.next) == (DUE, Urgency.TODAY, "")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("size", 0, "work_size_wrong"),
        ("size", 501, "work_size_wrong"),
        ("days", 0, "work_days_wrong"),
        ("days", 367, "work_days_wrong"),
        ("after", "x", "work_after_wrong"),
        ("after", "2026-01-05~2026-01-05~1", "work_after_wrong"),
        ("after", "9999-01-05T00:00:00+00:00~2026-01-05T00:00:00+00:00~1", "work_after_wrong"),
    ],
)
def test_rule_63_a_wrong_page_is_refused(town: Town, field: str, value: Any, code: str) -> None:
    def asked() -> object:
        return town.ask("supervisor", WorkList(place=town.town, **{field: value}))

    assert code_of(asked) == code
    goods: list[dict[str, Any]] = [{"size": 1}, {"size": 500}, {"days": 1}, {"days": 366}]
    for good in goods:
        town.ask("supervisor", evolve(WorkList(place=town.town), **good))
