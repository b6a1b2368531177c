"""The rules of the time of a case, of its rounds and its start where they turn."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.access import AccountUnitRow
from ruralgov.domain.cases import rules_ending, rules_intake, rules_time, verdicts
from ruralgov.domain.cases.matters.model import ClockStart, MatterVersion, Terms
from ruralgov.domain.cases.milestones import (
    Milestone,
    MilestoneStart,
)
from ruralgov.domain.cases.model import (
    Case,
    PauseGround,
    RefusalGround,
    Satisfaction,
    TimeAsked,
)
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import Stop, TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.ids import AccountId, OrganisationId
from ruralgov.domain.kernel.pauses import days_paused, pause_end
from ruralgov.domain.kernel.personal import OfficerText
from tests.cases.test_case_boundaries import (
    CASE_NOW,
    DAY,
    DUE,
    HOUR,
    IT,
    LIMIT,
    NOW,
    REACHED,
    SECOND,
    STONE,
    VERDICT,
    VERSION,
    ask,
    at,
    matter,
    organisations,
)
from tests.given import TODAY, Outcome

JUDGED = change(VERDICT, unit_on_time=True)
MINUTE = timedelta(minutes=1)
CALENDAR = WorkingCalendar(())
PAUSED = Stop(since=NOW - 4 * DAY, until=NOW - DAY, reason="冰冻")
ASKED = TimeAsked(amount=2, ground=None, by=AccountId("handler"))


@pytest.mark.parametrize(
    ("amount", "more", "code"),
    [
        (3, {}, ""),
        (1, {}, ""),
        (0, {}, "extension_too_long"),
        (4, {}, "extension_too_long"),
        (1, {"deadline": change(DUE, extra=2)}, ""),
        (2, {"deadline": change(DUE, extra=2)}, "extension_too_long"),
        (1, {"deadline": change(DUE, due=NOW - SECOND)}, "extension_too_late"),
        (1, {"asked": ASKED}, "time_already_asked"),
    ],
)
def test_rule_12_an_extension_is_asked_by_the_deadline_within_the_matter(
    amount: int, more: dict[str, Any], code: str
) -> None:
    command = m.AskExtension(case=IT, amount=amount, reason="雨")
    assert ask(command, rules_time.ask_extension, at(Stage.HANDLING, **more)).code == code


@pytest.mark.parametrize(
    ("days", "more", "code"),
    [
        (10, {}, ""),
        (11, {}, "pause_too_long"),
        (0, {}, "pause_too_long"),
        (7, {"stops": (PAUSED,)}, ""),
        (8, {"stops": (PAUSED,)}, "pause_too_long"),
        (6, {"stops": (change(PAUSED, until=NOW - DAY + SECOND),)}, ""),
        (7, {"stops": (change(PAUSED, until=NOW - DAY + SECOND),)}, "pause_too_long"),
        (1, {"asked": ASKED}, "time_already_asked"),
        (1, {"deadline": DUE}, ""),
        (1, {"deadline": change(DUE, due=NOW - SECOND)}, "pause_too_late"),
    ],
)
def test_rule_12_pauses_together_stay_within_the_matter(
    days: int, more: dict[str, Any], code: str
) -> None:
    command = m.AskPause(case=IT, ground=PauseGround.SEASON, days=days, reason="冻")
    assert ask(command, rules_time.ask_pause, at(Stage.HANDLING, **more)).code == code


def deciding(asked: TimeAsked | None, *, granted: bool = True, **more: Any) -> Outcome:
    command = m.DecideTime(case=IT, granted=granted, reason="属实")
    account = more.pop("account", "boss")
    known = at(Stage.HANDLING, asked=asked, **more)
    return ask(command, rules_time.decide_time, known, account=account)


def test_rule_12_an_extension_moves_the_ends_and_a_pause_holds_the_clock() -> None:
    extended = deciding(ASKED, deadline=change(DUE, extra=1)).only()
    assert (extended.stop, extended.deadline.extra) == (None, 3)
    assert extended.deadline.due == NOW + 3 * HOUR
    assert extended.unit_due == NOW + 6 * HOUR
    season = change(ASKED, ground=PauseGround.SEASON)
    paused = deciding(season, stops=(PAUSED,), milestones=(STONE,)).only()
    assert (paused.stop.since, paused.stop.until) == (NOW, NOW + 2 * DAY)
    assert paused.deadline.extra == 0
    assert paused.milestones[0].deadline.due == NOW + 2 * DAY + 5 * HOUR
    assert deciding(ASKED, granted=False).only() == m.TimeRefused(
        by=AccountId("boss"), reason=OfficerText("属实"), at=NOW
    )
    deciding(None).refused("time_not_asked")
    deciding(None, granted=False).refused("time_not_asked")
    deciding(ASKED, account="handler").refused("handler_judges_own_work")
    deciding(ASKED, account="handler", granted=False).refused("handler_judges_own_work")


@pytest.mark.parametrize(("until", "ended"), [(NOW + DAY, NOW), (NOW - HOUR, NOW - HOUR)])
def test_rule_12_a_pause_ends_when_work_goes_on_or_by_itself(
    until: datetime, ended: datetime
) -> None:
    stops = (PAUSED, Stop(since=NOW - 3 * HOUR, until=until, reason="冰冻"))
    known = at(Stage.PAUSED, stops=stops)
    event = ask(m.ResumeCase(case=IT), rules_time.resume_case, known).only()
    assert event.deadline.due == NOW + (ended - (NOW - 3 * HOUR))
    assert known.ended_stops(NOW) == (PAUSED, change(stops[1], until=ended))


def test_rule_12_no_time_is_granted_once_the_time_is_up() -> None:
    late, paused = change(DUE, due=NOW - SECOND), change(ASKED, ground=PauseGround.SEASON)
    for asked in (ASKED, paused):
        assert deciding(asked, deadline=change(DUE, due=NOW)).code == ""
        deciding(asked, deadline=late).refused("time_is_up")
        assert deciding(asked, deadline=late, granted=False).code == ""


EVENINGS = tuple(
    Stop(since=end - MINUTE, until=end + MINUTE, reason="等")
    for end in (datetime(2025, 12, day, 9, 30, tzinfo=UTC) for day in (29, 30, 31))
)


@pytest.mark.parametrize(
    ("unit", "used"),
    [
        (TimeUnit.WORKING_DAYS, 3),
        (TimeUnit.CALENDAR_DAYS, 0),
        (TimeUnit.WORKING_HOURS, 1),
        (TimeUnit.HOURS, 1),
    ],
)
def test_rule_12_a_cap_counts_what_the_clock_gives(unit: TimeUnit, used: int) -> None:
    assert days_paused(CALENDAR, EVENINGS, unit) == used
    start, limit = datetime(2025, 12, 26, 1, tzinfo=UTC), TimeLimit(9, unit)
    gained = deadline(CALENDAR, start, limit, stops=EVENINGS).due
    plain = deadline(CALENDAR, start, limit).due
    assert gained - plain <= timedelta(days=used + 2)  # a weekend may lie between
    known = at(Stage.HANDLING, stops=EVENINGS, deadline=change(DUE, limit=limit))
    command = m.AskPause(case=IT, ground=PauseGround.SEASON, days=11 - used, reason="冻")
    assert ask(command, rules_time.ask_pause, known).code == "pause_too_long"


@pytest.mark.parametrize(
    ("unit", "since", "days", "until"),
    [
        (TimeUnit.WORKING_DAYS, "2026-01-09T10:00", 1, "2026-01-09T17:30"),
        (TimeUnit.WORKING_DAYS, "2026-01-09T17:30", 1, "2026-01-12T17:30"),
        (TimeUnit.WORKING_HOURS, "2026-01-10T10:00", 2, "2026-01-13T17:30"),
        (TimeUnit.CALENDAR_DAYS, "2026-01-09T10:00", 2, "2026-01-11T00:00"),
        (TimeUnit.HOURS, "2026-01-09T10:00", 2, "2026-01-11T10:00"),
        (TimeUnit.MINUTES, "2026-01-09T10:00", 1, "2026-01-10T10:00"),
    ],
)
def test_rule_12_a_pause_is_of_whole_days_or_of_exact_time(
    unit: TimeUnit, since: str, days: int, until: str
) -> None:
    begin, end = (datetime.fromisoformat(one + "+08:00") for one in (since, until))
    assert pause_end(CALENDAR, begin, days, unit) == end
    stop = Stop(since=begin, until=end, reason="冻")
    assert days_paused(CALENDAR, (stop,), unit) == days


GUESSED = change(DUE, provisional_years=(2026,))


@pytest.mark.parametrize(
    ("more", "code", "events"),
    [
        ({"deadline": GUESSED}, "", 1),
        ({"deadline": change(DUE, due=NOW - DAY)}, "", 1),
        ({"deadline": GUESSED, "rounds": (JUDGED,)}, "", 0),
        ({"deadline": None}, "deadline_not_provisional", 0),
        ({"milestones": (change(STONE, deadline=GUESSED),)}, "", 1),
        ({"deadline": GUESSED, "stage": Stage.CLOSED}, "deadline_not_provisional", 0),
    ],
)
def test_rule_9_what_had_to_guess_is_counted_again_while_the_case_is_open(
    more: dict[str, Any], code: str, events: int
) -> None:
    command = m.RecomputeDeadline(case=IT)
    found = ask(command, rules_time.recompute_deadline, change(CASE_NOW, **more))
    assert (found.code, len(found.events)) == (code, events)


@pytest.mark.parametrize(
    ("satisfaction", "round_", "reopened"),
    [
        (Satisfaction.DISSATISFIED, 1, True),
        (Satisfaction.DISSATISFIED, 2, False),
        (Satisfaction.BASICALLY, 1, False),
    ],
)
def test_rule_14_dissatisfaction_opens_one_more_round(
    satisfaction: Satisfaction, round_: int, reopened: bool
) -> None:
    command = m.CallBack(case=IT, satisfaction=satisfaction)
    known = at(Stage.CHECKED, round=round_)
    assert ask(command, rules_ending.call_back, known).only().reopened is reopened


def test_rule_16_only_what_no_unit_has_had_is_cancelled() -> None:
    command = m.CancelCase(case=IT, reason="误报")
    assert ask(command, rules_ending.cancel_case, at(Stage.ACCEPTED, unit=None)).code == ""
    ask(command, rules_ending.cancel_case, at(Stage.ACCEPTED)).refused("case_not_cancellable")
    found = ask(command, rules_ending.cancel_case, at(Stage.CLOSED, unit=None))
    found.refused("case_stage_wrong")
    ask(m.CloseCase(case=IT), rules_ending.close_case, at(Stage.CHECKED)).refused(
        "case_stage_wrong"
    )


def test_rule_4_what_the_city_must_take_is_not_refused() -> None:
    command = m.RefuseCase(case=IT, ground=RefusalGround.REPEAT, reason="重复")
    known = at(Stage.REPORTED)
    assert ask(command, rules_intake.refuse_case, known).code == ""
    must = matter(change(VERSION, terms=Terms(refusable=False)))
    found = ask(command, rules_intake.refuse_case, known, others=must)
    found.refused("matter_not_refusable")
    ask(command, rules_intake.refuse_case, known, others={}).refused("matter_missing")
    early = matter(change(VERSION, since=TODAY + DAY))
    ask(command, rules_intake.refuse_case, known, others=early).refused("matter_missing")
    today = matter(change(VERSION, since=TODAY))
    assert ask(command, rules_intake.refuse_case, known, others=today).code == ""


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({"started_at": None, "deadline": None}, NOW - DAY + 5 * HOUR),
        ({"started_at": None, "deadline": None, "round": 2}, NOW + 5 * HOUR),
        ({"deadline": change(DUE, due=NOW + 9 * HOUR)}, NOW + 9 * HOUR),
    ],
)
def test_rule_7_an_answer_is_due_by_the_clock_of_its_round(
    more: dict[str, Any], due: datetime
) -> None:
    command, known = m.AnswerCase(case=IT, answer="已修"), at(Stage.ACCEPTED, **more)
    assert ask(command, rules_intake.answer_case, known).only().due == due


def dispatched(known: Case, version: MatterVersion = VERSION, **more: Any) -> Any:
    command = m.DispatchCase(case=IT, **more)
    others = matter(version) | organisations("农业办", "司法所", "城建办")
    return ask(command, rules_intake.dispatch_case, known, others=others)


FRESH = at(Stage.ACCEPTED, started_at=None, deadline=None, unit=None, level=Level.VILLAGE)


@pytest.mark.parametrize(
    ("start", "more", "started"),
    [
        (ClockStart.DISPATCH, {}, NOW),
        (ClockStart.RECEIPT, {}, NOW - DAY),
        (ClockStart.RECEIPT, {"round": 2}, NOW),
        (ClockStart.RECEIPT, {"started_at": NOW - HOUR, "deadline": DUE}, NOW - HOUR),
    ],
)
def test_rule_6_the_clock_of_a_case_starts_once(
    start: ClockStart, more: dict[str, Any], started: datetime
) -> None:
    version = change(VERSION, terms=Terms(start=start))
    event = dispatched(change(FRESH, **more), version).only()
    due = DUE.due if "deadline" in more else started + 5 * HOUR
    assert (event.started_at, event.deadline.due) == (started, due)
    assert event.unit_due == NOW + 5 * HOUR
    assert (event.unit, event.rule, event.level) == ("城建办", "own", Level.TOWN)


def test_rule_6_a_person_names_a_unit_with_a_reason_and_a_case_never_goes_down() -> None:
    event, asked = dispatched(
        change(FRESH, level=Level.CITY), unit="农业办", reason="归口", co_units=("农业办", "司法所")
    ).events
    assert asked.units == ("司法所",)
    assert (event.unit, event.co_units, event.rule) == ("农业办", ("司法所",), None)
    assert event.level is Level.CITY
    dispatched(FRESH, unit="农业办").refused("text_not_clean")
    sent = change(VERSION, department="住建局")
    assert dispatched(FRESH, sent).only().department == "住建局"
    assert dispatched(FRESH, sent, unit="农业办", reason="归口").only().department is None
    own = dispatched(FRESH, sent, unit="城建办", reason="归口").only()
    assert own.department == "住建局"


def test_rule_24_milestones_begin_once_in_a_round() -> None:
    stones = tuple(
        Milestone(name=start.value, limit=LIMIT, start=start)
        for start in (MilestoneStart.RECEIPT, MilestoneStart.DISPATCH)
    )
    version = change(VERSION, milestones=stones)
    for round_, first in ((1, NOW - DAY), (2, NOW)):
        made = dispatched(change(FRESH, round=round_), version).only().milestones
        assert [one.started_at for one in made] == [first, NOW]
    going = change(FRESH, started_at=NOW, deadline=DUE, milestones=(REACHED,))
    assert dispatched(going, version).only().milestones == (REACHED,)
    assert dispatched(FRESH).only().milestones == ()


def test_rule_7_what_was_judged_stays_whatever_an_event_says() -> None:
    judged = at(Stage.DONE, rounds=(JUDGED,), reported=change(JUDGED, on_time=False))
    assert verdicts.freeze(judged, change(JUDGED, on_time=False)).rounds == (JUDGED,)
    assert verdicts.check(judged, passed=True).rounds == (JUDGED,)
    answered = m.CaseAnswered(
        by=AccountId("desk"),
        answer=OfficerText("已修"),
        at=NOW + DAY,
        due=NOW,
        ranked=True,
        hold_due=NOW,
    )
    assert verdicts.answer(judged, answered).rounds == (JUDGED,)


def test_rule_12_what_an_old_matter_allows_is_never_more_than_anybody_can_mean() -> None:
    endless = change(VERSION, terms=change(VERSION.terms, extension=10**9, pause_days=10**9))
    known = at(Stage.HANDLING)
    for command, rule, code in (
        (m.AskExtension(case=IT, amount=10**8, reason="雨"), rules_time.ask_extension, "extension"),
        (
            m.AskPause(case=IT, ground=PauseGround.SEASON, days=10**8, reason="冻"),
            rules_time.ask_pause,
            "pause",
        ),
    ):
        assert ask(command, rule, known, others=matter(endless)).code == f"{code}_too_long"


def test_rule_7_a_report_that_failed_its_check_is_in_time_by_no_later_deadline() -> None:
    said = verdicts.check(at(Stage.DONE, reported=JUDGED), passed=False).reported
    assert said is not None
    assert (said.failed, said.on_time, said.unit_on_time) == (1, False, False)
    again = change(at(Stage.HANDLING), reported=said)
    assert verdicts.rejudged(again, NOW + DAY, NOW + DAY) == said
    waiting = at(Stage.DONE, reported=JUDGED)
    late = verdicts.rejudged(waiting, NOW - SECOND, NOW - SECOND)
    assert late is not None
    assert (late.on_time, late.unit_on_time) == (False, False)


ASKING: tuple[tuple[Any, Any], ...] = (
    (m.AskExtension(case=IT, amount=1, reason="雨"), rules_time.ask_extension),
    (m.AskPause(case=IT, ground=PauseGround.SEASON, days=1, reason="冻"), rules_time.ask_pause),
)


@pytest.mark.parametrize(("command", "rule"), ASKING)
@pytest.mark.parametrize("stage", [Stage.SIGNED, Stage.PAUSED, Stage.DONE, Stage.CLOSED])
def test_rule_12_time_is_asked_for_by_the_unit_that_has_the_case_in_hand(
    command: Any, rule: Any, stage: Stage
) -> None:
    assert ask(command, rule, at(stage)).code == "case_stage_wrong"
    assert ask(command, rule, None).code == "case_missing"
    of_another = AccountUnitRow(
        owner="x", unit=OrganisationId("城建办"), since=TODAY, until=FOREVER
    )
    refused = ask(command, rule, at(Stage.HANDLING), rows=(of_another,))
    assert refused.code == "unit_not_yours"
