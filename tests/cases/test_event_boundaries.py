"""What events make of a case where it turns: its unit, its clocks, its returns and months."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import evolve, evolve_times
from ruralgov.domain.cases.beside import (
    Beside,
    Chase,
    CoState,
    CoTask,
    Grievance,
    NextStep,
)
from ruralgov.domain.cases.evolve_withdrawal import ABSENCE, pauses, with_absence
from ruralgov.domain.cases.messages_help import CoTaskAnswered, CoTaskReleased, CoTaskSigned
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.messages_reporter import CaseChased, CaseSupplemented, ChaseAnswered
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import DESK, Case, IntakeChannel, Satisfaction, SpellEnd
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.cases.test_case_boundaries import (
    CASE_NOW,
    DAY,
    DUE,
    HOUR,
    NEXT,
    NOW,
    SECOND,
    STONE,
    VERDICT,
    at,
)

BY, WHY = AccountId("desk"), OfficerText("因")
MONTH_END = datetime(2025, 12, 31, 16, tzinfo=UTC)
"""Midnight in Shanghai, when December is over."""


def done_(event: Any, known: Case = CASE_NOW) -> Case:
    return evolve.evolve(known, event)


def lived(event: Any, known: Case = CASE_NOW) -> Case:
    return evolve_times.evolve(known, event)


# --- units and their clocks


def handed(unit: str = "农业办", **more: Any) -> m.CaseHandedOver:
    of: dict[str, Any] = {"by": BY, "unit": unit, "reason": WHY, "desk": True, "at": NOW}
    of |= {"deadline": DUE, "unit_due": NOW + HOUR, "unit_guessed": False, "milestones": ()}
    return m.CaseHandedOver(**of | {"hold_due": NOW + DAY} | more)


def test_a_unit_that_gets_the_case_helps_with_it_no_more() -> None:
    helped = at(
        Stage.HANDLING,
        co_units=("农业办", "供电所"),
        beside=Beside(
            co_tasks=(
                CoTask(unit="农业办", round=1, asked_at=NOW, due=NOW),
                CoTask(unit="农业办", round=2, asked_at=NOW, due=NOW),
                CoTask(unit="供电所", round=1, asked_at=NOW, due=NOW),
                CoTask(unit="农业办", round=1, asked_at=NOW, due=NOW, state=CoState.ANSWERED),
            )
        ),
    )
    found = done_(handed(), helped)
    assert (found.unit, found.owner, found.co_units) == ("农业办", "农业办", ("供电所",))
    assert [one.state for one in found.aside.co_tasks] == [
        CoState.DROPPED,
        CoState.OPEN,
        CoState.OPEN,
        CoState.ANSWERED,
    ]
    assert found.aside.co_tasks[0].ended_at == NOW
    (spell,) = found.spells
    assert (spell.unit, spell.ended, spell.until) == ("城建办", SpellEnd.HANDED_OVER, NOW)
    assert done_(handed()).beside is None


@pytest.mark.parametrize(
    ("known", "on_time"),
    [
        (at(Stage.HANDLING, unit_due=NOW), True),
        (at(Stage.HANDLING, unit_due=NOW - SECOND), False),
        (at(Stage.DONE, unit_due=NOW), True),
        (at(Stage.ACCEPTED), None),
        (at(Stage.CHECKED), None),
        (at(Stage.HANDLING, unit_due=None), None),
        (at(Stage.HANDLING, unit_started=None), None),
    ],
)
def test_the_time_of_a_unit_is_judged_by_its_own_clock(known: Case, on_time: bool | None) -> None:
    found = m.CaseForced(by=BY, reason=WHY, at=NOW)
    spells = done_(found, known).spells
    assert [one.on_time for one in spells] == [] if on_time is None else [on_time]
    assert done_(m.CaseForced(by=BY, reason=WHY, at=None), known).spells == ()


@pytest.mark.parametrize(
    ("known", "until"),
    [
        (at(Stage.PAUSED, stops=(Stop(since=NOW - DAY, until=NOW + DAY, reason="冻"),)), NOW),
        (
            at(Stage.PAUSED, stops=(Stop(since=NOW - DAY, until=NOW - HOUR, reason="冻"),)),
            NOW - HOUR,
        ),
        (
            at(Stage.HANDLING, stops=(Stop(since=NOW - DAY, until=NOW + DAY, reason="冻"),)),
            NOW + DAY,
        ),
    ],
)
def test_a_pause_ends_with_the_unit_that_asked_for_it(known: Case, until: datetime) -> None:
    assert done_(handed(), known).stops[0].until == until
    gone = CaseWithdrawn(
        by=BY, at=NOW, channel=IntakeChannel.WEB, words=CitizenText("不用了"), until=NOW + DAY
    )
    left = done_(gone, known)
    assert (left.stops[0].until, left.stage, left.hold_due) == (until, Stage.WITHDRAWN, NOW + DAY)
    assert (left.handler, left.asked, left.aside.withdrawn_at) == (None, None, NOW)


def test_signing_and_reaching_leave_what_is_due_next() -> None:
    signed = m.CaseSigned(by=BY, at=NOW)
    due = NOW + 3 * HOUR
    plain = at(Stage.DISPATCHED, unit_due=due, hold_due=NOW)
    assert done_(signed, plain).hold_due == due
    assert done_(signed, change(plain, unit_due=None)).hold_due == NOW
    early = change(STONE, deadline=change(DUE, due=NOW + HOUR))
    late = change(STONE, deadline=change(DUE, due=NOW + DAY))
    assert done_(signed, change(plain, milestones=(early,))).hold_due == NOW + HOUR
    assert done_(signed, change(plain, milestones=(late,))).hold_due == due
    reached = m.MilestoneReached(by=BY, name="停工", note=WHY, at=NOW, on_time=True, due=NOW)
    found = done_(reached, change(plain, milestones=(early, late)))
    assert (found.hold_due, found.milestones[0].reached_at) == (due, NOW)
    assert done_(reached, change(plain, milestones=(early,), unit_due=None)).hold_due == NOW


def returning(granted: bool) -> m.ReturnDecided:
    return m.ReturnDecided(by=BY, granted=granted, reason=WHY, hold_due=NOW + DAY, at=NOW)


def test_a_return_that_is_granted_ends_the_time_of_the_unit_when_it_was_asked() -> None:
    known = at(Stage.RETURNED, return_asked=NOW - HOUR, unit_due=NOW - HOUR, returns=1)
    found = done_(returning(True), known)
    assert (found.returns, found.owner, found.handler) == (2, DESK, None)
    assert [(one.until, one.on_time) for one in found.spells] == [(NOW - HOUR, True)]
    kept = done_(returning(False), known)
    assert (kept.returns, kept.spells, kept.stage) == (1, (), Stage.DISPATCHED)


@pytest.mark.parametrize(
    ("unit", "asked", "until"),
    [
        ("农业办", NOW - HOUR, [NOW - HOUR]),
        ("农业办", None, [NOW]),
        ("城建办", NOW - HOUR, []),
    ],
)
def test_arbitration_ends_the_time_of_a_unit_that_loses_the_case(
    unit: str, asked: datetime | None, until: list[datetime]
) -> None:
    event = m.CaseArbitrated(
        by=BY, unit=unit, reason=WHY, at=NOW, unit_due=NOW + HOUR, hold_due=NOW + DAY
    )
    found = done_(event, at(Stage.ARBITRATION, return_asked=asked))
    assert [one.until for one in found.spells] == until
    assert (found.final, found.unit, found.unit_started) == (True, unit, NOW)


def called(satisfaction: Satisfaction, **more: Any) -> m.CaseCalledBack:
    of: dict[str, Any] = {"by": BY, "satisfaction": satisfaction, "words": None, "at": NOW}
    return m.CaseCalledBack(**of | {"reopened": False, "hold_due": NOW + DAY} | more)


CHECKED = at(Stage.CHECKED, rounds=(VERDICT,), returns=2, final=True, stops=())


def test_what_a_reporter_says_is_kept_with_the_round() -> None:
    found = done_(called(Satisfaction.SATISFIED), CHECKED)
    assert (found.stage, found.aside.calls, found.aside.grievance) == (Stage.CALLED_BACK, (), None)
    assert [one.satisfaction for one in found.rounds] == [Satisfaction.SATISFIED]
    missed = done_(called(Satisfaction.UNREACHABLE), CHECKED)
    assert missed.aside.calls == (NOW,)
    unhappy = called(Satisfaction.DISSATISFIED, next_step=NextStep.REVIEW)
    assert done_(unhappy, CHECKED).aside.grievance == Grievance(since=NOW, step=NextStep.REVIEW)
    old = called(Satisfaction.DISSATISFIED, next_step=NextStep.REVIEW, at=None)
    assert done_(old, CHECKED).beside is None


def test_the_next_round_begins_with_nothing_of_the_last() -> None:
    known = change(CHECKED, milestones=(NEXT,), beside=Beside(calls=(NOW,), chases=3))
    again = done_(called(Satisfaction.DISSATISFIED, reopened=True), known)
    assert (again.round, again.returns, again.final, again.begun_at) == (2, 0, False, NOW)
    assert (again.started_at, again.deadline, again.unit_due, again.milestones) == (
        *(None, None, None),
        (),
    )
    assert again.rounds[-1].milestones == (NEXT,)
    assert (again.aside.calls, again.aside.chases) == ((), 3)
    assert (again.level, again.supervised) == (Level.TOWN, False)
    higher = called(Satisfaction.DISSATISFIED, reopened=True, raised_to=Level.CITY)
    found = done_(higher, known)
    assert (found.level, found.supervised) == (Level.CITY, True)


def test_only_the_last_round_is_judged_anew() -> None:
    first, second = VERDICT, change(VERDICT, number=2)
    known = change(CHECKED, rounds=(first, second), round=2, milestones=(NEXT,))
    found = done_(called(Satisfaction.SATISFIED), known)
    assert found.rounds == (first, change(second, satisfaction=Satisfaction.SATISFIED))
    again = done_(called(Satisfaction.DISSATISFIED, reopened=True), known)
    assert again.rounds[0] == first
    assert (again.rounds[1].milestones, len(again.rounds)) == ((NEXT,), 2)


def granted(stop: Stop | None) -> m.TimeGranted:
    return m.TimeGranted(
        by=BY, reason=WHY, stop=stop, deadline=DUE, unit_due=NOW + HOUR, milestones=(STONE,)
    )


def test_time_that_is_granted_moves_the_clock_or_holds_it() -> None:
    asked = at(Stage.HANDLING, asked=m.TimeAsked(amount=1, ground=None, by=BY))
    longer = done_(granted(None), asked)
    assert (longer.stage, longer.stops, longer.hold_due) == (Stage.HANDLING, (), NOW)
    assert (longer.asked, longer.unit_due, longer.milestones) == (None, NOW + HOUR, (STONE,))
    stop = Stop(since=NOW, until=NOW + DAY, reason="冻")
    held = done_(granted(stop), asked)
    assert (held.stage, held.stops, held.hold_due) == (Stage.PAUSED, (stop,), NOW + DAY)
    resumed = m.CaseResumed(
        by=BY, at=NOW + HOUR, deadline=DUE, unit_due=NOW + 2 * HOUR, milestones=()
    )
    found = done_(resumed, held)
    assert (found.stage, found.stops[0].until) == (Stage.HANDLING, NOW + HOUR)
    assert found.hold_due == NOW + 2 * HOUR


@pytest.mark.parametrize(
    ("before", "due", "held", "due_before", "hold"),
    [
        (NOW, NOW, NOW, None, NOW + HOUR),
        (NOW, NOW + DAY, NOW, NOW, NOW + HOUR),
        (NOW, NOW + DAY, NOW + 5 * HOUR, NOW, NOW + 5 * HOUR),
    ],
)
def test_a_deadline_that_is_counted_again_says_what_it_was(
    before: datetime, due: datetime, held: datetime, due_before: datetime | None, hold: datetime
) -> None:
    event = m.DeadlineRecomputed(
        before=change(DUE, due=before), deadline=change(DUE, due=due), unit_due=NOW + HOUR, at=NOW
    )
    known = at(Stage.HANDLING, unit_due=NOW, hold_due=held)
    found = done_(event, known)
    assert (found.due_before, found.hold_due, found.unit_due) == (due_before, hold, NOW + HOUR)
    waiting = at(Stage.DONE, reported=change(VERDICT, done_at=NOW, on_time=False))
    assert done_(event, waiting).reported is not None
    assert done_(event, waiting).reported.on_time is (due >= NOW)  # type: ignore[union-attr]
    early = done_(event, change(waiting, reported=change(VERDICT, done_at=due + SECOND)))
    assert early.reported is not None
    assert early.reported.on_time is False
    failed = change(waiting, stage=Stage.HANDLING)
    assert done_(event, failed).reported == waiting.reported


# --- what stands beside


def tasks(*found: tuple[str, int, CoState]) -> Case:
    made = (CoTask(unit=u, round=n, asked_at=NOW - DAY, due=NOW, state=s) for u, n, s in found)
    return at(Stage.HANDLING, beside=Beside(co_tasks=tuple(made)))


OPEN, ANSWERED, DROPPED = CoState.OPEN, CoState.ANSWERED, CoState.DROPPED


@pytest.mark.parametrize(
    ("known", "after"),
    [
        ((), [("甲", 1, OPEN)]),
        ((("甲", 1, OPEN),), [("甲", 1, OPEN)]),
        ((("甲", 1, ANSWERED),), [("甲", 1, ANSWERED)]),
        ((("甲", 1, CoState.RELEASED),), [("甲", 1, CoState.RELEASED)]),
        ((("甲", 1, DROPPED),), [("甲", 1, DROPPED), ("甲", 1, OPEN)]),
        ((("甲", 2, OPEN),), [("甲", 2, OPEN), ("甲", 1, OPEN)]),
        ((("乙", 1, OPEN),), [("乙", 1, DROPPED), ("甲", 1, OPEN)]),
        ((("乙", 2, OPEN),), [("乙", 2, OPEN), ("甲", 1, OPEN)]),
        ((("乙", 1, ANSWERED),), [("乙", 1, ANSWERED), ("甲", 1, OPEN)]),
    ],
)
def test_who_is_asked_to_help_has_one_task_and_who_is_not_has_none(
    known: Any, after: list[tuple[str, int, CoState]]
) -> None:
    event = m.CoUnitsAsked(by=BY, units=("甲",), at=NOW, due=NOW + HOUR)
    found = done_(event, tasks(*known)).aside.co_tasks
    assert [(one.unit, one.round, one.state) for one in found] == after
    assert all(one.ended_at == NOW for one in found if one.state is DROPPED and known[0][2] is OPEN)


def test_a_task_is_signed_answered_or_let_go_once() -> None:
    known = tasks(("甲", 1, OPEN), ("甲", 2, OPEN), ("乙", 1, OPEN))
    signed = done_(CoTaskSigned(by=BY, unit="甲", at=NOW - HOUR), known)
    assert [one.signed_at for one in signed.aside.co_tasks] == [NOW - HOUR, None, None]
    assert signed.acted == (BY,)
    answered = CoTaskAnswered(by=BY, unit="甲", answer=WHY, at=NOW, on_time=False)
    for before, since in ((signed, NOW - HOUR), (known, NOW)):
        task, *others = done_(answered, before).aside.co_tasks
        assert (task.state, task.signed_at, task.ended_at, task.on_time) == (
            *(ANSWERED, since, NOW),
            False,
        )
        assert [one.state for one in others] == [OPEN, OPEN]
    released = CoTaskReleased(by=BY, unit="乙", reason=WHY, at=NOW)
    found = done_(released, signed)
    assert [one.state for one in found.aside.co_tasks] == [OPEN, OPEN, CoState.RELEASED]
    assert done_(released, known).acted == ()


def said(kind: type, **more: Any) -> Any:
    of: dict[str, Any] = {"by": BY, "at": NOW, "channel": IntakeChannel.WEB}
    return kind(**of | {"words": CitizenText("何时")} | more)


def test_the_first_question_that_waits_sets_the_clock_and_all_are_counted() -> None:
    once = done_(said(CaseChased, due=NOW + HOUR))
    twice = done_(said(CaseChased, due=NOW + DAY, at=NOW + SECOND), once)
    assert (once.aside.chases, twice.aside.chases) == (1, 2)
    assert twice.aside.chase == once.aside.chase == Chase(since=NOW, due=NOW + HOUR)
    answered = done_(ChaseAnswered(by=BY, at=NOW, answer=WHY, on_time=True), twice)
    assert (answered.aside.chases, answered.aside.chase) == (2, None)
    more = done_(said(CaseSupplemented), done_(said(CaseSupplemented)))
    assert more.aside.supplements == 2


def test_a_grievance_is_settled_once_there_is_one() -> None:
    event = m.GrievanceSettled(by=BY, at=NOW, outcome=WHY)
    known = at(Stage.CLOSED, beside=Beside(grievance=Grievance(since=NOW, step=NextStep.HIGHER)))
    settled = done_(event, known).aside.grievance
    assert settled is not None
    assert settled.settled_at == NOW
    plain = at(Stage.CLOSED)
    assert done_(event, plain) == plain


@pytest.mark.parametrize(
    ("since", "due", "stops"),
    [
        (NOW - HOUR, NOW, 1),
        (NOW, NOW, 1),
        (NOW + SECOND, NOW, 0),
        (None, NOW, 0),
        (NOW, None, 0),
    ],
)
def test_the_time_withdrawn_is_no_time_of_the_case_unless_it_was_late(
    since: datetime | None, due: datetime | None, stops: int
) -> None:
    deadline = None if due is None else change(DUE, due=due)
    known = at(Stage.WITHDRAWN, deadline=deadline, beside=Beside(withdrawn_at=since))
    found = with_absence(known, NOW + DAY)
    assert [(one.since, one.until) for one in found] == [(since, NOW + DAY)] * stops
    event = CaseRestored(
        by=BY,
        at=NOW + DAY,
        channel=IntakeChannel.WEB,
        words=CitizenText("还是办"),
        deadline=deadline,
        milestones=(),
        hold_due=NOW + 2 * DAY,
    )
    back = done_(event, known)
    assert (back.stage, back.owner, back.aside.withdrawn_at) == (Stage.ACCEPTED, DESK, None)
    assert back.stops == found
    assert list(pauses(back)) == []
    paused = Stop(since=NOW, until=NOW, reason="冻")
    assert list(pauses(change(back, stops=(*back.stops, paused)))) == [paused]
    assert all(one.reason == ABSENCE for one in back.stops)


# --- another class or place


def reclassed(**more: Any) -> m.CaseReclassified:
    of: dict[str, Any] = {"by": BY, "matter": "road", "place": PlaceId("village"), "at": NOW}
    of |= {"town": PlaceId("town"), "reason": WHY, "level": Level.CITY, "kept": True}
    of |= {"before": DUE, "started_at": NOW, "deadline": DUE, "unit_started": NOW}
    of |= {"unit_due": NOW, "unit_guessed": False, "matter_level": Level.CITY}
    return m.CaseReclassified(**of | {"milestones": (), "hold_due": NOW} | more)


def test_a_class_of_before_is_kept_with_the_rounds_that_were_judged_under_it() -> None:
    known = at(
        Stage.HANDLING, rounds=(VERDICT,), round=2, asked=m.TimeAsked(amount=1, ground=None, by=BY)
    )
    found = done_(reclassed(), known)
    (earlier,) = found.aside.earlier
    assert (earlier.matter, earlier.due, earlier.rounds) == ("light", NOW, 1)
    assert (found.matter, found.level, found.asked) == ("road", Level.CITY, known.asked)
    done = done_(reclassed(before=None, deadline=None), at(Stage.DONE, rounds=(VERDICT,)))
    assert (done.aside.earlier[0].rounds, done.aside.earlier[0].due) == (2, None)
    moved = done_(reclassed(deadline=change(DUE, due=NOW + DAY)), known)
    assert moved.asked is None
    assert (found.came_in_at, found.spells) == (None, ())
    recalled = done_(reclassed(kept=False), known)
    assert (recalled.stage, recalled.owner, len(recalled.spells)) == (Stage.ACCEPTED, DESK, 1)


def test_a_case_is_counted_where_it_came_in_wherever_it_goes() -> None:
    event = CaseRelocated(by=BY, place=PlaceId("other"), town=PlaceId("town2"), reason=WHY, at=NOW)
    once = done_(event)
    again = done_(change(event, place=PlaceId("third"), town=PlaceId("town3")), once)
    for found in (once, again):
        assert (found.came_in, found.came_in_town) == ("village", "town")
    assert (again.place, again.town) == ("third", "town3")
    assert (CASE_NOW.came_in, CASE_NOW.came_in_town) == ("village", "town")
    by_class = done_(reclassed(place=PlaceId("other")))
    assert (by_class.place, by_class.came_in) == ("other", "village")
