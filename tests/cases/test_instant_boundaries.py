"""What the instants of events make of a case, how it is judged, and what it says of itself."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import evolve_times, evolve_ways, running
from ruralgov.domain.cases.beside import (
    Beside,
    Earlier,
    Return,
    ReturnOutcome,
)
from ruralgov.domain.cases.messages_reporter import CaseChased
from ruralgov.domain.cases.model import DESK, Case
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, HouseholdId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
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
from tests.cases.test_event_boundaries import (
    BY,
    MONTH_END,
    WHY,
    done_,
    handed,
    returning,
    said,
)


def lived(event: Any, known: Case = CASE_NOW) -> Case:
    return evolve_times.evolve(known, event)


# --- instants


@pytest.mark.parametrize(
    ("since", "until", "ended"),
    [
        (MONTH_END - SECOND, MONTH_END, True),
        (MONTH_END, MONTH_END + DAY, False),
        (MONTH_END - 2 * SECOND, MONTH_END - SECOND, False),
        (MONTH_END - 60 * DAY, MONTH_END - SECOND, True),
        (MONTH_END + 200 * DAY, MONTH_END + 390 * DAY, True),
    ],
)
def test_a_month_ends_at_midnight_in_shanghai(
    since: datetime, until: datetime, ended: bool
) -> None:
    assert evolve_times.month_ended(since, until) is ended
    assert evolve_times.end_of("2025-12") == MONTH_END
    known = at(Stage.HANDLING, changed_at=since)
    urged = done_(m.CaseUrged(by=BY, words=CitizenText("快")), known)
    assert urged.urged == known.urged + 1
    accepted = m.CaseAccepted(by=BY, hold_due=NOW, at=until)
    assert bool(lived(accepted, known).aside.month_ends) is ended
    closed = change(known, stage=Stage.CLOSED)
    assert lived(accepted, closed).aside.month_ends == ()


def test_how_a_case_stood_is_kept_for_each_month_that_ended() -> None:
    known = at(Stage.HANDLING, reported_at=MONTH_END - 40 * DAY, changed_at=None)
    for due, late in (
        (MONTH_END - 31 * DAY, [False, True]),
        (MONTH_END - 32 * DAY, [True, True]),
        (MONTH_END, [False, False]),
        (MONTH_END - SECOND, [False, True]),
    ):
        due_then = change(known, deadline=change(DUE, due=due))
        found = lived(m.HandlingStarted(by=BY, at=MONTH_END), due_then)
        ends = found.aside.month_ends
        assert [one.month for one in ends] == ["2025-11", "2025-12"]
        assert [one.late for one in ends] == late
        assert {one.unit for one in ends} == {"城建办"}
        assert found.changed_at == found.moved_at == MONTH_END
    desk = lived(
        m.CaseAccepted(by=BY, hold_due=NOW, at=MONTH_END), change(known, stage=Stage.REPORTED)
    )
    assert {one.unit for one in desk.aside.month_ends} == {DESK}
    answered = lived(said(CaseChased, due=NOW, at=MONTH_END), known)
    assert (answered.changed_at, answered.moved_at) == (MONTH_END, None)
    assert answered.aside.chases == 1


@pytest.mark.parametrize(("after", "late"), [(timedelta(0), False), (SECOND, True)])
def test_what_is_taken_up_after_its_hold_was_taken_late(after: timedelta, late: bool) -> None:
    known = at(Stage.REPORTED, hold_due=NOW)
    accepted = m.CaseAccepted(by=BY, hold_due=NOW, at=NOW + after)
    assert lived(accepted, known).taken_late is late
    forced = m.CaseForced(by=BY, reason=WHY, at=NOW + after)
    assert lived(forced, known).taken_late is (late or None)
    assert lived(forced, at(Stage.ACCEPTED, hold_due=NOW)).taken_late is None
    assert lived(change(accepted, at=None), known).taken_late is None


def test_a_unit_responds_by_signing_or_by_asking_to_return() -> None:
    sent = lived(handed(), at(Stage.HANDLING, responded_at=NOW))
    assert (sent.respond_by, sent.responded_at) == (NOW + DAY, None)
    signed = lived(m.CaseSigned(by=BY, at=NOW + HOUR), sent)
    assert signed.responded_at == NOW + HOUR
    assert lived(m.CaseSigned(by=BY, at=NOW + DAY), signed).responded_at == NOW + HOUR
    assert lived(m.CaseSigned(by=BY, at=None), sent).respond_by is None
    asked = m.ReturnAsked(
        by=BY, duty="d", reason=WHY, disputed=False, hold_due=NOW, at=NOW + 2 * HOUR
    )
    found = lived(asked, sent)
    assert found.responded_at == NOW + 2 * HOUR
    assert [(one.unit, one.asked_at) for one in found.aside.returns] == [("农业办", NOW + 2 * HOUR)]
    old = lived(change(asked, at=None), sent)
    assert (old.aside.returns, old.respond_by) == ((), None)


def test_a_return_that_is_asked_over_the_end_of_a_month_is_kept_with_it() -> None:
    known = at(Stage.SIGNED, changed_at=MONTH_END - DAY)
    asked = m.ReturnAsked(by=BY, duty="d", reason=WHY, disputed=False, hold_due=NOW, at=MONTH_END)
    found = lived(asked, known)
    assert (len(found.aside.returns), len(found.aside.month_ends)) == (1, 1)


PENDING = Return(unit="城建办", level=Level.TOWN, asked_at=NOW)
GRANTED = change(PENDING, outcome=ReturnOutcome.GRANTED)


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (returning(True), ReturnOutcome.GRANTED),
        (returning(False), ReturnOutcome.REFUSED),
        (m.ReturnLapsed(by=BY, hold_due=NOW, at=NOW), ReturnOutcome.LAPSED),
        *(
            (
                m.CaseArbitrated(
                    by=BY, unit=unit, reason=WHY, at=NOW, unit_due=NOW, hold_due=NOW + HOUR
                ),
                outcome,
            )
            for unit, outcome in (("城建办", ReturnOutcome.KEPT), ("农业办", ReturnOutcome.MOVED))
        ),
    ],
)
def test_what_became_of_the_last_return_is_kept_once(event: Any, outcome: ReturnOutcome) -> None:
    known = at(Stage.RETURNED, beside=Beside(returns=(GRANTED, PENDING)), returns=1)
    found = lived(event, known)
    assert [one.outcome for one in found.aside.returns] == [ReturnOutcome.GRANTED, outcome]
    kept = lived(event, change(known, beside=Beside(returns=(PENDING, GRANTED))))
    assert [one.outcome for one in kept.aside.returns] == [PENDING.outcome, GRANTED.outcome]
    assert lived(event, at(Stage.RETURNED)).aside.returns == ()
    if isinstance(event, m.CaseArbitrated):
        assert (found.respond_by, found.responded_at) == (NOW + HOUR, None)


# --- what a case says of itself


@pytest.mark.parametrize(
    ("more", "month", "late_from"),
    [
        ({}, "2026-01", NOW),
        ({"reported": VERDICT}, "2026-01", None),
        ({"reported": change(VERDICT, on_time=False)}, "2026-01", NOW),
        ({"rounds": (VERDICT,)}, "", None),
        ({"rounds": (VERDICT,), "round": 2}, "2026-01", NOW),
        ({"deadline": None}, "", None),
        ({"deadline": change(DUE, due=MONTH_END - SECOND)}, "2025-12", MONTH_END - SECOND),
    ],
)
def test_a_case_becomes_late_by_its_clock_while_it_is_not_judged(
    more: dict[str, Any], month: str, late_from: datetime | None
) -> None:
    assert running.running(at(Stage.HANDLING, **more)) == (month, late_from)


@pytest.mark.parametrize(
    ("stage", "more", "month", "late_from"),
    [
        (Stage.HANDLING, {}, "2026-01", NOW),
        (Stage.DONE, {"reported": change(VERDICT, unit_on_time=True)}, "2026-01", None),
        (Stage.DONE, {"reported": VERDICT}, "2026-01", NOW),
        (Stage.ACCEPTED, {}, "", None),
        (Stage.HANDLING, {"unit_due": None}, "", None),
        (Stage.HANDLING, {"rounds": (VERDICT,)}, "", None),
    ],
)
def test_a_unit_becomes_late_by_its_own(
    stage: Stage, more: dict[str, Any], month: str, late_from: datetime | None
) -> None:
    assert running.running_of_unit(at(stage, **more)) == (month, late_from)


@pytest.mark.parametrize(
    ("more", "worked", "anonymous"),
    [
        ({}, False, False),
        ({"reporter": None}, False, True),
        ({"reporter": None, "contact": Telephone("123456")}, False, False),
        ({"reporter": None, "household": HouseholdId("h")}, False, False),
        ({"round": 2, "rounds": (VERDICT,)}, True, False),
        ({"round": 2, "rounds": (change(VERDICT, unit=DESK),)}, False, False),
        ({"round": 3, "rounds": (VERDICT,)}, False, False),
        ({"round": 1, "rounds": (VERDICT,)}, False, False),
    ],
)
def test_a_case_knows_whom_to_call_and_whether_a_unit_worked(
    more: dict[str, Any], worked: bool, anonymous: bool
) -> None:
    known = at(Stage.ACCEPTED, **more)
    assert (known.worked, known.anonymous) == (worked, anonymous)


@pytest.mark.parametrize(
    ("stage", "more", "provisional"),
    [
        (Stage.HANDLING, {}, False),
        (Stage.HANDLING, {"unit_guessed": True}, True),
        (Stage.HANDLING, {"deadline": change(DUE, provisional_years=(2027,))}, True),
        (Stage.CLOSED, {"unit_guessed": True}, False),
        (Stage.HANDLING, {"unit_guessed": True, "deadline": None}, False),
        (Stage.HANDLING, {"unit_guessed": True, "rounds": (VERDICT,)}, False),
        (
            Stage.HANDLING,
            {"milestones": (change(STONE, deadline=change(DUE, provisional_years=(2027,))),)},
            True,
        ),
        (
            Stage.HANDLING,
            {
                "milestones": (
                    change(STONE, deadline=change(DUE, provisional_years=(2027,)), on_time=True),
                )
            },
            False,
        ),
    ],
)
def test_a_guess_is_counted_again_while_the_case_is_open(
    stage: Stage, more: dict[str, Any], provisional: bool
) -> None:
    assert at(stage, **more).provisional is provisional


def test_keeping_counts_from_the_end_or_what_comes_nearest_to_it() -> None:
    known = at(Stage.CLOSED, reported_at=NOW - 9 * DAY)
    assert known.ended_on == (NOW - 9 * DAY).date()
    gone = change(known, beside=Beside(withdrawn_at=NOW - 5 * DAY))
    assert gone.ended_on == (NOW - 5 * DAY).date()
    assert change(gone, closed_at=NOW).ended_on == NOW.date()
    assert change(known, reporter=PersonName("甲")).imported is None
    assert evolve_ways.for_next_round(known) is None


def test_who_acted_or_sent_is_named_once() -> None:
    known = at(Stage.ACCEPTED, acted=(BY,), sent_by=(BY,))
    other = AccountId("other")
    assert (known.acted_by(BY), known.sent_also_by(BY)) == ((BY,), (BY,))
    assert (known.acted_by(other), known.sent_also_by(other)) == ((BY, other), (BY, other))


def test_a_round_counts_under_the_matter_that_it_was_judged_as() -> None:
    second = change(VERDICT, number=2)
    earlier = (
        Earlier(until=NOW, matter="first", due=None, rounds=1),
        Earlier(until=NOW, matter="then", due=None, rounds=1),
    )
    known = at(Stage.CLOSED, rounds=(VERDICT, second), round=2, beside=Beside(earlier=earlier))
    assert (known.matter_of(VERDICT), known.matter_of(second)) == ("first", "light")
    assert at(Stage.CLOSED, rounds=(VERDICT,)).matter_of(VERDICT) == "light"


def answered(**more: Any) -> m.CaseAnswered:
    of: dict[str, Any] = {"by": BY, "answer": WHY, "at": NOW, "due": NOW, "ranked": True}
    return m.CaseAnswered(**of | {"hold_due": NOW + DAY, "matter_level": Level.TOWN} | more)


@pytest.mark.parametrize(("due", "on_time"), [(NOW, True), (NOW - SECOND, False)])
def test_an_answer_of_the_desk_is_judged_by_the_clock_that_it_had(
    due: datetime, on_time: bool
) -> None:
    (verdict,) = done_(answered(due=due), at(Stage.ACCEPTED)).rounds
    assert (verdict.unit, verdict.on_time, verdict.unit_on_time) == (DESK, on_time, on_time)
    assert (verdict.reported_at, verdict.failed) == (NOW, 0)
    before = change(VERDICT, reported_at=NOW - DAY, failed=2)
    (later,) = done_(answered(), at(Stage.ACCEPTED, reported=before)).rounds
    assert (later.reported_at, later.failed) == (NOW - DAY, 2)


def reported(**more: Any) -> m.CaseDone:
    of: dict[str, Any] = {"by": BY, "result": m.Result.SOLVED, "outcome": WHY, "attachments": ()}
    of |= {"at": NOW, "on_time": True, "unit_on_time": True, "ranked": True, "hold_due": NOW}
    return m.CaseDone(**of | {"provisional": True} | more)


def checked(passed: bool) -> m.CaseChecked:
    return m.CaseChecked(by=BY, passed=passed, note=WHY, hold_due=NOW, at=NOW)


def test_what_was_reported_is_judged_when_its_check_passes() -> None:
    done = done_(reported(), at(Stage.HANDLING, milestones=(NEXT,)))
    assert (done.rounds, done.milestones[0].on_time) == ((), False)
    assert done.reported is not None
    assert (done.reported.reported_at, done.reported.due) == (NOW, DUE.due)
    passed = done_(checked(True), done)
    assert (passed.rounds, passed.reported) == ((done.reported,), None)
    assert [one.on_time for one in passed.spells] == [True]
    failed = done_(checked(False), done)
    assert failed.reported is not None
    assert (failed.rounds, failed.spells, failed.stage) == ((), (), Stage.HANDLING)
    said_ = failed.reported
    assert (said_.failed, said_.on_time, said_.unit_on_time) == (1, False, False)
    again = done_(reported(at=NOW + DAY, on_time=False), failed)
    assert again.reported is not None
    assert (again.reported.reported_at, again.reported.failed) == (NOW, 1)
    assert again.reported.done_at == NOW + DAY


def test_what_was_judged_at_once_before_checks_stays_so() -> None:
    old = done_(reported(provisional=False), at(Stage.HANDLING))
    assert (len(old.rounds), old.reported) == (1, None)
    other = done_(
        reported(provisional=False, on_time=False, result=m.Result.PARTLY),
        change(old, stage=Stage.HANDLING),
    )
    (verdict,) = other.rounds
    assert (verdict.on_time, verdict.result) == (True, m.Result.PARTLY)
    assert len(done_(checked(True), old).spells) == 1
    assert done_(checked(False), old).rounds == old.rounds
    assert done_(checked(True), at(Stage.DONE)).rounds == ()
