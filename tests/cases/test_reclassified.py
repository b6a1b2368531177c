"""A case gets its right matter and place under the same number, and its clock is explained."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    CASE,
    Action,
    CaseClock,
    CaseFigures,
    CaseHistory,
    Level,
    Measure,
    OpenCases,
    PauseGround,
    Stage,
    Terms,
    rules_hand,
)
from ruralgov.domain.cases.matters.model import ClockStart, Matter, MatterVersion
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop, TimeLimit, TimeUnit
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import PlaceRow
from tests.cases.test_case_boundaries import (
    CASE_NOW,
    DAY,
    DUE,
    HOUR,
    IT,
    NOW,
    REACHED,
    SECOND,
    STONE,
    VERSION,
    at,
)
from tests.cases.test_time_boundaries import ASKED
from tests.given import Outcome, given
from tests.registry.merging import merge
from tests.town import UNIT, Town, code_of
from tests.ways import STOPPED, WAY, case_of, matter, report, rounds, row, take

A = Action
ROAD = m.ReclassifyCase(case=IT, matter="road", reason="分类有误")
LONG = TimeLimit(20, TimeUnit.HOURS)
TO_ROAD = change(VERSION, limit=LONG)
RUNNING = change(CASE_NOW, deadline=change(DUE, due=NOW + HOUR), started_at=NOW - 4 * HOUR)


def place(key: str) -> PlaceRow:
    return PlaceRow(
        owner=key,
        code="371082101201",
        name=key,
        level=DivisionLevel.VILLAGE,
        parent=PlaceId("town"),
        since=VERSION.since,
        until=NOW.date() + 999 * DAY,
    )


def ask(known: Case, command: Any = ROAD, new: MatterVersion = TO_ROAD, **more: Any) -> Outcome:
    others = {
        (MATTER.kind, "light"): Matter(code="light", versions=(VERSION,)),
        (MATTER.kind, "road"): Matter(code="road", versions=(new,)),
    }
    of: dict[str, Any] = {"account": "desk"} | more
    rows = (place("village"), place("other"))
    situation = given(CASE, state=known, others=others, rows=rows, **of)
    path = change(situation.given, above=lambda at: (at, PlaceId("town"), PlaceId("city")))
    return change(situation, given=path).when(command, rules_hand.reclassify_case)


def reclassed(known: Case, **more: Any) -> Case:
    after: Case = CASE.apply(known, ask(known, **more).only())
    return after


def due(case: Case) -> datetime:
    assert case.deadline is not None
    return case.deadline.due


@pytest.mark.parametrize(
    ("known", "new", "start", "end"),
    [
        (RUNNING, TO_ROAD, NOW - 4 * HOUR, NOW + 16 * HOUR),
        (
            RUNNING,
            change(TO_ROAD, terms=Terms(start=ClockStart.RECEIPT)),
            *(NOW - DAY, NOW - 4 * HOUR),
        ),
        (
            change(RUNNING, round=2),
            change(TO_ROAD, terms=Terms(start=ClockStart.RECEIPT)),
            *(NOW - 4 * HOUR, NOW + 16 * HOUR),
        ),
        (change(RUNNING, started_at=NOW - DAY), TO_ROAD, NOW - 2 * HOUR, NOW + 18 * HOUR),
        (change(RUNNING, deadline=DUE), TO_ROAD, NOW - 4 * HOUR, NOW + 16 * HOUR),
        (
            change(RUNNING, deadline=change(DUE, due=NOW - SECOND)),
            *(TO_ROAD, NOW - 4 * HOUR, NOW - SECOND),
        ),
    ],
)
def test_rule_39_the_limit_of_the_new_matter_applies_from_its_start_unless_time_was_up(
    known: Case, new: MatterVersion, start: datetime, end: datetime
) -> None:
    after = reclassed(known, new=new)
    assert (after.started_at, due(after), after.matter) == (start, end, "road")
    (earlier,) = after.aside.earlier
    assert (earlier.matter, earlier.due) == ("light", due(known))
    moved = end != due(known)
    assert after.unit_started == (NOW if moved else known.unit_started)
    assert after.unit_due == (NOW + 20 * HOUR if moved else known.unit_due)


@pytest.mark.parametrize(
    ("extra", "most", "unit", "kept"),
    [
        (2, 3, TimeUnit.HOURS, 2),
        (2, 1, TimeUnit.HOURS, 1),
        (2, 0, TimeUnit.HOURS, 0),
        (2, 3, TimeUnit.MINUTES, 0),
    ],
)
def test_rule_39_pauses_stay_and_an_extension_as_far_as_the_new_matter_gives_it(
    extra: int, most: int, unit: TimeUnit, kept: int
) -> None:
    stop = Stop(since=NOW - 2 * HOUR, until=NOW - HOUR, reason="冰冻")
    known = change(
        RUNNING,
        asked=ASKED,
        stops=(stop,),
        deadline=change(DUE, due=NOW + HOUR, extra=extra),
    )
    new = change(TO_ROAD, limit=TimeLimit(20, unit), terms=Terms(extension=most))
    after = reclassed(known, new=new)
    assert after.deadline is not None
    assert (after.deadline.extra, after.stops, after.asked) == (kept, (stop,), None)
    if unit is TimeUnit.HOURS:
        assert due(after) == NOW + (17 + kept) * HOUR


NEXT = Milestone(name="拆除", limit=DUE.limit, start=MilestoneStart.PREVIOUS)
SEALED = Milestone(name="查封", limit=DUE.limit, start=MilestoneStart.RECEIPT)


def test_rule_39_a_milestone_with_a_verdict_stays_and_those_of_the_new_matter_begin() -> None:
    known = change(RUNNING, milestones=(REACHED, change(STONE, name="处罚")))
    new = change(TO_ROAD, milestones=(STOPPED, NEXT, SEALED))
    one, two, three = reclassed(known, new=new).milestones
    assert one == REACHED
    assert (two.name, two.started_at, three.name) == ("拆除", NOW, "查封")
    assert three.started_at == NOW - DAY
    missed = change(REACHED, reached_at=None, on_time=False)
    _, again, _ = reclassed(change(known, milestones=(missed,)), new=new).milestones
    assert again.started_at == NOW - 4 * HOUR
    _, waiting = reclassed(
        change(known, milestones=()), new=evolve(new, milestones=(SEALED, NEXT))
    ).milestones
    assert waiting.started_at is None


@pytest.mark.parametrize(
    ("known", "new", "level"),
    [
        (RUNNING, TO_ROAD, Level.TOWN),
        (RUNNING, change(TO_ROAD, terms=Terms(level=Level.CITY)), Level.CITY),
        (RUNNING, change(TO_ROAD, terms=Terms(level=Level.VILLAGE)), Level.VILLAGE),
        (
            change(RUNNING, level=Level.CITY),
            change(TO_ROAD, terms=Terms(level=Level.VILLAGE)),
            Level.CITY,
        ),
        (
            change(RUNNING, level=Level.VILLAGE, deadline=None, stage=Stage.ACCEPTED, unit=None),
            *(TO_ROAD, Level.VILLAGE),
        ),
    ],
)
def test_rule_39_the_level_is_that_of_the_new_matter_or_to_which_it_was_handed_up(
    known: Case, new: MatterVersion, level: Level
) -> None:
    assert reclassed(known, new=new).level is level


HELD = (
    *(Stage.DISPATCHED, Stage.SIGNED, Stage.RETURNED, Stage.ARBITRATION),
    *(Stage.HANDLING, Stage.PAUSED),
)


@pytest.mark.parametrize("stage", HELD)
def test_rule_40_another_unit_s_case_is_at_the_desk_again(stage: Stage) -> None:
    stop = Stop(since=NOW - HOUR, until=NOW + DAY, reason="冰冻")
    known = change(RUNNING, stage=stage, owner="城建办", stops=(stop,), returns=1)
    for new in (
        change(TO_ROAD, unit="水务局"),
        change(TO_ROAD, department="供电公司"),
    ):
        event = ask(known, new=new).only()
        assert not event.kept
        after = CASE.apply(known, event)
        assert (after.stage, after.owner, after.unit) == (Stage.ACCEPTED, "desk", "城建办")
        assert (after.handler, after.returns) == (None, 1)
        paused = stage is Stage.PAUSED
        assert after.stops[0].until == (NOW if paused else stop.until)
    kept = reclassed(known)
    assert (kept.stage, kept.owner, kept.stops) == (stage, "城建办", (stop,))


@pytest.mark.parametrize("stage", [Stage.DONE, Stage.CHECKED, Stage.ANSWERED, Stage.CALLED_BACK])
def test_rule_40_what_was_judged_keeps_its_clock_and_its_stage(stage: Stage) -> None:
    known = change(RUNNING, stage=stage, owner="desk")
    after = reclassed(known, new=change(TO_ROAD, unit="水务局"))
    assert (after.stage, after.deadline, after.matter) == (stage, known.deadline, "road")


@pytest.mark.parametrize(
    ("command", "known", "account", "code"),
    [
        (ROAD, RUNNING, "desk", ""),
        (change(ROAD, matter=" road "), RUNNING, "desk", ""),
        (ROAD, RUNNING, "handler", "handler_judges_own_work"),
        (change(ROAD, matter="ufo"), RUNNING, "desk", "matter_missing"),
        (change(ROAD, matter="light"), RUNNING, "desk", "case_classed_already"),
        (change(ROAD, matter=None), RUNNING, "desk", "case_classed_already"),
        (change(ROAD, matter=None, place=PlaceId("other")), RUNNING, "desk", ""),
        (change(ROAD, place=PlaceId("nowhere")), RUNNING, "desk", "place_missing"),
        (change(ROAD, reason=" "), RUNNING, "desk", "text_not_clean"),
        (ROAD, at(Stage.CLOSED), "desk", "case_stage_wrong"),
        (ROAD, None, "desk", "case_missing"),
    ],
)
def test_rule_39_what_is_reclassified_and_by_whom(
    command: Any, known: Any, account: str, code: str
) -> None:
    assert ask(known, command, account=account).code == code


def test_rule_39_another_place_alone_moves_no_clock() -> None:
    command = change(ROAD, matter=None, place=PlaceId("other"))
    asked = change(RUNNING, asked=ASKED)
    after = reclassed(asked, command=command)
    assert (after.place, after.came_in, after.deadline) == ("other", "village", asked.deadline)
    assert (after.unit_due, after.asked, after.hold_due) == (
        *(asked.unit_due, ASKED, asked.hold_due),
    )


def give(town: Town, case: Any, **more: Any) -> None:
    town.do("desk", m.ReclassifyCase(case=case, reason="分类有误", **more))


def test_rule_40_the_citizen_is_told_of_both_clocks_and_each_round_counts_as_it_was_judged(
    town: Town,
) -> None:
    case = report(town, matter(town))
    take(town, case, *WAY[:6], A.REOPEN, *WAY[1:4])
    old = row(town, case)
    give(town, case, matter="light")
    new = row(town, case)
    assert (new.number, new.stage, new.unit) == (old.number, old.stage, old.unit)
    assert new.due != old.due
    said = town.ask("desk", CaseClock(case=case))
    assert any("full" in line and "当时应于" in line for line in said)
    assert any("full" in line for line in town.ask("desk", CaseClock(case=case, lang="en")))
    steps = town.ask("auditor", CaseHistory(number=new.number))
    assert (steps[-1].action, steps[-1].note) == (A.RECLASSIFY, "分类有误")
    assert (steps[-2].due, steps[-1].due) == (old.due, new.due)
    take(town, case, *WAY[4:])
    assert [one.matter for one in rounds(town, case)] == ["full", "light"]
    head = town.app.seal()
    assert town.app.verify(str(head)) == []


def test_rule_40_a_case_that_fits_no_more_is_dispatched_anew_and_goes_on(town: Town) -> None:
    case = report(town)
    take(town, case, *WAY[:4])
    give(town, case, matter="water", place=town.other)
    assert (row(town, case).stage, row(town, case).holder) == (Stage.ACCEPTED, "desk")
    due = row(town, case).due
    town.clock.now += timedelta(hours=2)
    take(town, case, A.DISPATCH)
    assert row(town, case).due == due
    (found,) = town.ask("desk", OpenCases(place=town.other))
    assert (found.owner, found.matter) == (case, "water")
    sheet = town.ask("auditor", CaseFigures(place=town.village))
    assert sheet.total.reported == 1


def test_rule_39_a_case_of_a_withdrawn_matter_is_reclassified_in_a_merged_village(
    town: Town,
) -> None:
    case = report(town)
    take(town, case, *WAY[:4])
    today = town.clock.now.date()
    full = matter(town)
    town.do("admin", m.WithdrawMatter(code="light", since=today, successor=full, reason="并"))
    merge(town)
    assert code_of(partial(give, town, case, matter="ufo")) == "matter_missing"
    give(town, case, place=town.other)
    give(town, case, matter=full)
    assert row(town, case).stage is Stage.HANDLING
    back = partial(give, town, case, matter="light")
    assert code_of(back) == "matter_replaced"


@pytest.mark.parametrize(
    ("other", "due"),
    [
        ("water", datetime(2026, 3, 5, 1, 0, tzinfo=UTC)),  # 48 hours, and the day of the pause
        ("again", datetime(2026, 3, 9, 9, 30, tzinfo=UTC)),  # the day of the report is none anyway
    ],
)
def test_rule_39_a_pause_that_ends_with_the_unit_gives_no_more_than_there_was_of_it(
    town: Town, other: str, due: datetime
) -> None:
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    matter(town, "again")
    case = report(town, matter(town))
    town.do("desk", m.AcceptCase(case=case))
    town.do("desk", m.DispatchCase(case=case, unit=UNIT, reason="归口"))
    take(town, case, A.SIGN, A.HANDLE)
    pause = m.AskPause(case=case, ground=PauseGround.SEASON, days=10, reason="冰冻")
    town.do("handler", pause)
    take(town, case, A.PAUSE)
    town.clock.now += timedelta(days=1)
    give(town, case, matter=other)
    assert (row(town, case).stage, row(town, case).due) == (Stage.ACCEPTED, due)
    before = case_of(town, case).deadline
    town.do("desk", m.RecomputeDeadline(case=case))
    assert case_of(town, case).deadline == before


def test_rule_40_the_level_by_which_a_round_was_judged_stays(town: Town) -> None:
    matter(town, "small", Terms(level=Level.VILLAGE))
    matter(town, "large", Terms(level=Level.CITY))
    case = report(town, "small")
    take(town, case, *WAY[:6])

    def shares() -> list[tuple[int | None, int | None]]:
        measures = (Measure.IN_VILLAGE, Measure.IN_TOWN)
        found = town.ask("auditor", CaseFigures()).total.figures
        return [(one.numerator, one.denominator) for one in found if one.measure in measures]

    assert shares() == [(1, 1), (1, 1)]
    give(town, case, matter="large")
    assert (shares(), town.app.verify()) == ([(1, 1), (1, 1)], [])
    take(town, case, A.REOPEN, *WAY[1:6])
    assert (shares(), town.app.verify()) == ([(1, 1), (1, 1)], [])
