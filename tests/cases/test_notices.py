"""Who reported is told how the case goes: each thing once, and nobody who cannot be."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import define, field

from ruralgov.app.notices import REPORTERS, UNITS, notify, plan, plan_warnings
from ruralgov.domain import cases as m
from ruralgov.domain.access import FEED_READER, GrantRole, Readings
from ruralgov.domain.cases import (
    Action,
    IntakeChannel,
    Notice,
    NoticeKind,
    NoticeStage,
    Wanted,
)
from ruralgov.domain.cases.notices import rules
from ruralgov.domain.kernel.calendar import DayKind, DayMark
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import ERASED, CitizenText, PersonName, Telephone
from ruralgov.domain.policy import PublishCalendar
from ruralgov.imports.founding import policy
from ruralgov.ports.departments import Delivered, Message, RetryLater
from tests.cases.test_case_boundaries import CASE_NOW, IT, NOW
from tests.given import Outcome, States, given
from tests.town import UNIT, Town, code_of
from tests.ways import WAY, WAYS, matter, report, take

A = Action
NUMBER = "13900000000"


@define
class Line:
    """Messages to reporters, as they arrive: one for each key."""

    town: Town
    does: Callable[[Message], None] = lambda _message: None
    got: dict[str, dict[str, str]] = field(factory=dict)
    tried: int = 0
    to: str = REPORTERS

    def deliver(self, message: Message) -> Delivered:
        self.tried += 1
        self.does(message)
        assert message.department == self.to
        self.got.setdefault(message.key, json.loads(message.body))
        return Delivered()

    def run(self) -> list[str]:
        """Send what is due; return what was said that had not been said."""
        before = set(self.got)
        list(notify(self.town.app, self, actor=self.town.account("notifier"), spread=0))
        return [one["text"] for key, one in self.got.items() if key not in before]

    def of(self, case: CaseId) -> list[tuple[NoticeKind, NoticeStage]]:
        rows = self.town.ask("supervisor", m.NoticesOfCase(case=case))
        return [(one.kind, one.stage) for one in rows]


@pytest.fixture
def line(town: Town) -> Line:
    granted = GrantRole(account=AccountId("notifier"), role=FEED_READER, place=CITY, basis="t")
    town.do("admin", granted)
    found = Line(town)
    assert found.run() == []
    return found


def fails(_: Message) -> None:
    raise ConnectionError(f"no route to {NUMBER}")


def test_rule_56_who_reported_is_told_each_step_in_its_words(line: Line) -> None:
    town = line.town
    case = report(town, matter(town))
    take(town, case, A.ACCEPT)
    (accepted,) = line.run()
    number = town.ask("desk", m.CaseFile(case=case)).number
    assert accepted.startswith(f"您反映的诉求（编号{number}）已受理，将于2026-01-06 ")
    take(town, case, A.DISPATCH)
    assert line.run() == [
        f"您反映的诉求（编号{number}）由镇街城建办办理，应于2026-01-12 17:30前办结。"
    ]
    take(town, case, A.SIGN, A.HANDLE, A.ASK_EXTENSION, A.EXTEND)
    assert line.run() == [
        f"您反映的诉求（编号{number}）经批准延长期限，应于2026-01-13 17:30前办结（情况属实）。"
    ]
    take(town, case, A.ASK_PAUSE, A.PAUSE)
    (paused,) = line.run()
    assert "经批准暂缓办理至2026-01-06 17:30，原因：受季节或天气限制（情况属实）" in paused
    take(town, case, A.RESUME, A.REPORT_DONE, A.FAIL_CHECK)
    assert line.run() == []
    take(town, case, A.REPORT_DONE)
    assert line.run() == []
    take(town, case, A.PASS_CHECK)
    (answered,) = line.run()
    assert answered.endswith("已有答复：已修复。之后将回访，听取您的意见。")
    take(town, case, A.CALL_BACK, A.CLOSE)
    assert line.run() == []
    assert {kind for kind, _ in line.of(case)} == {
        *(NoticeKind.ACCEPTED, NoticeKind.DISPATCHED, NoticeKind.MORE_TIME, NoticeKind.ANSWERED),
    }
    assert {one["to"] for one in line.got.values()} == {NUMBER}
    assert "孙二娘" not in str(line.got)
    assert town.app.verify() == []


ENDS = {
    (A.REFUSE,): "不予受理，原因：无新事实的重复反映（已答复）。",
    (A.ACCEPT, A.DECLINE): "不予立案（不符合立案标准）。",
    (A.ACCEPT, A.ANSWER): "已有答复：凭身份证办理。之后将回访，听取您的意见。",
    (A.FORCE,): "已结束办理（诉求人失联）。",
    (A.ACCEPT, A.DISPATCH, A.HAND_OVER): "改由社会治理中心办理（归口），应于",
    (A.WITHDRAW,): "已按您的要求撤回。不是您本人要求，或者改变主意的，请在2026-01-19 17:30前",
    (A.WITHDRAW, A.RESTORE): "已按您的要求恢复办理。",
}


@pytest.mark.parametrize("way", ENDS, ids=lambda way: way[-1].value)
def test_rule_56_an_end_or_another_unit_is_told_with_its_reason(
    line: Line, way: tuple[Action, ...]
) -> None:
    case = report(line.town, matter(line.town))
    take(line.town, case, *way)
    assert ENDS[way] in line.run()[-1]


def test_rule_56_an_acceptance_is_not_told_once_more_is_known(line: Line) -> None:
    case = report(line.town)
    take(line.town, case, *WAYS[m.Stage.DISPATCHED])
    assert len(line.run()) == 1
    assert line.of(case) == [(NoticeKind.DISPATCHED, NoticeStage.SENT)]


def test_rule_56_what_is_late_is_told_once_with_what_took_the_time(line: Line) -> None:
    town = line.town
    case = report(town, matter(town))
    take(town, case, *WAYS[m.Stage.DISPATCHED], A.ASK_RETURN, A.GRANT_RETURN, A.DISPATCH)
    line.run()
    town.clock.now += timedelta(days=7, hours=9)
    (late,) = line.run()
    assert "应于2026-01-12 17:30前办结，至今没有办结，其间退单1次。现由镇街城建办办理" in late
    town.clock.now += timedelta(days=7)
    assert line.run() == []


def warned(line: Line, units: Line) -> list[dict[str, str]]:
    """Send to units what is due; return what was said that had not been said."""
    before = set(units.got)
    list(notify(line.town.app, None, actor=line.town.account("notifier"), units=units, spread=0))
    return [one for key, one in units.got.items() if key not in before]


def test_rule_68_a_unit_is_warned_once_to_sign_and_once_to_act(line: Line) -> None:
    town, units = line.town, Line(line.town, to=UNITS)
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    case = report(town, matter(town))
    take(town, case, *WAYS[m.Stage.DISPATCHED])
    assert warned(line, units) == []
    town.clock.now = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    (sign,) = warned(line, units)
    assert (sign["to"], sign["name"]) == ("镇街城建办", "镇街城建办")
    assert "应于2026-03-03 17:30前签收" in sign["text"]
    assert warned(line, units) == []
    take(town, case, A.SIGN, A.HANDLE)
    town.clock.now = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
    (act,) = warned(line, units)
    assert "应于2026-03-09 17:30前处置" in act["text"]
    assert "孙二娘" not in str(units.got)
    assert NUMBER not in str(units.got)
    town.clock.now += timedelta(minutes=1)
    assert (warned(line, units), warned(line, units)) == ([], [])
    town.do("supervisor", m.HandOverCase(case=case, unit=UNIT, reason="归口"))
    town.clock.now = datetime(2026, 3, 9, 6, 0, tzinfo=UTC)
    (other,) = warned(line, units)
    assert (other["to"], other["name"]) == (UNIT, "社会治理中心")
    assert line.run() != []
    assert not any("签收" in one["text"] for one in line.got.values())
    assert town.app.verify() == []


def test_rule_68_who_is_paused_done_or_late_is_not_warned(line: Line) -> None:
    town, units = line.town, Line(line.town, to=UNITS)
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    code = matter(town)
    cases = [report(town, code) for _ in range(4)]
    for case in cases:
        take(town, case, *WAYS[m.Stage.HANDLING])
    town.clock.now = datetime(2026, 3, 9, 6, 0, tzinfo=UTC)
    take(town, cases[0], A.ASK_PAUSE, A.PAUSE)
    take(town, cases[1], A.REPORT_DONE)
    plan_warnings(town.app, actor=town.account("notifier"))
    take(town, cases[2], A.REPORT_DONE)  # done before the warning goes out
    (one,) = warned(line, units)
    assert "应于2026-03-09 17:30前处置" in one["text"]
    town.clock.now = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
    late = report(town, code)
    take(town, late, *WAYS[m.Stage.DISPATCHED])
    town.clock.now = datetime(2026, 3, 20, 6, 0, tzinfo=UTC)
    assert warned(line, units) == []


def test_rule_68_a_failed_warning_holds_up_nothing_to_who_reported(line: Line) -> None:
    town, units = line.town, Line(line.town, to=UNITS, does=fails)
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    case = report(town, matter(town))
    take(town, case, *WAYS[m.Stage.DISPATCHED])
    town.clock.now = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    way: dict[str, Any] = {"actor": town.account("notifier"), "units": units, "spread": 0}
    outcomes = list(notify(town.app, line, **way))
    assert {one.department: one.delivered for one in outcomes} == {REPORTERS: True, UNITS: False}


def test_rule_67_why_it_is_late_is_told_in_the_words_of_who_has_the_case(line: Line) -> None:
    town = line.town
    before, after = report(town, matter(town)), report(town, matter(town, "again"))
    for case in (before, after):
        take(town, case, *WAYS[m.Stage.HANDLING])
    line.run()
    town.do("handler", m.ExplainDelay(case=before, reason="等供电公司停电配合。"))
    assert line.run() == []
    town.clock.now += timedelta(days=7, hours=9)
    said = {one for one in line.run() if "没有办结" in one}
    assert sorted("原因：等供电公司停电配合。现由" in one for one in said) == [False, True]
    town.do("desk", m.ExplainDelay(case=after, reason="施工单位更换"))
    (told,) = line.run()
    assert told.endswith("应于2026-01-12 17:30前办结，没有按期办结，原因：施工单位更换。")
    assert line.run() == []
    take(town, after, A.REPORT_DONE, A.PASS_CHECK, A.REOPEN)
    line.run()
    take(town, after, *WAY[1:4])
    town.clock.now += timedelta(days=30)
    assert not any("施工单位更换" in one for one in line.run())


def test_rule_67_why_and_that_it_is_late_are_told_together(line: Line) -> None:
    town = line.town
    case = report(town, matter(town))
    take(town, case, *WAYS[m.Stage.HANDLING])
    line.run()
    town.clock.now += timedelta(days=7, hours=9)
    town.do("handler", m.ExplainDelay(case=case, reason="等配件"))
    (late,) = line.run()
    assert "至今没有办结，原因：等配件。现由" in late


@pytest.mark.parametrize(
    ("stage", "account", "code"),
    [
        (m.Stage.HANDLING, "handler", ""),
        (m.Stage.DONE, "handler", ""),
        (m.Stage.ACCEPTED, "desk", ""),
        (m.Stage.ACCEPTED, "handler", "chase_of_desk"),
        (m.Stage.REPORTED, "desk", "case_stage_wrong"),
        (m.Stage.CHECKED, "desk", "case_stage_wrong"),
    ],
)
def test_rule_67_who_says_why_and_while(
    town: Town, stage: m.Stage, account: str, code: str
) -> None:
    case = report(town, matter(town))
    take(town, case, *WAYS[stage])
    command = m.ExplainDelay(case=case, reason="等配件")
    assert code_of(lambda: town.do(account, command)) == code
    if code == "":
        named = m.ExplainDelay(case=case, reason="等孙二娘回来")
        assert code_of(lambda: town.do(account, named)) == "text_names_person"


def test_rule_56_what_is_done_before_it_could_be_told_is_not_said_to_be_late(line: Line) -> None:
    town = line.town
    case = report(town)
    take(town, case, *WAYS[m.Stage.HANDLING])
    town.clock.now += timedelta(days=30)
    plan(town.app, actor=town.account("notifier"))
    take(town, case, *WAY[4:6])
    assert not any("没有办结" in one for one in line.run())
    assert (NoticeKind.LATE, NoticeStage.DROPPED) in line.of(case)


def holidays(town: Town, *days: date) -> None:
    """Publish 2026 as it is, with some more days off."""
    year = next(one.year for one in policy()[1:] if one.year.year == 2026)
    more = tuple(DayMark(day, DayKind.HOLIDAY, "临时放假") for day in days)
    marks = tuple(sorted((*year.marks, *more), key=lambda one: one.day))
    town.do("registrar", PublishCalendar(year=change(year, marks=marks), reason="国办通知"))


def test_rule_56_a_calendar_that_moves_the_day_is_told_and_what_is_not_late_is_not(
    line: Line,
) -> None:
    town = line.town
    town.clock.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    case = report(town, matter(town))
    take(town, case, *WAYS[m.Stage.DISPATCHED])
    line.run()
    town.clock.now = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
    plan(town.app, actor=town.account("notifier"))
    assert (NoticeKind.LATE, NoticeStage.WAITING) in line.of(case)
    holidays(town, date(2026, 3, 3), date(2026, 3, 4))
    (moved,) = line.run()
    assert "应于2026-03-11 17:30前办结，不再是2026-03-09 17:30：放假安排" in moved
    assert (NoticeKind.LATE, NoticeStage.DROPPED) in line.of(case)
    holidays(town, date(2026, 3, 3), date(2026, 3, 4), date(2026, 10, 9))
    assert line.run() == []
    town.clock.now = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
    assert line.run() == []
    town.clock.now += timedelta(seconds=1)
    (late,) = line.run()
    assert "应于2026-03-11 17:30前办结，至今没有办结" in late
    assert line.run() == []


def test_rule_56_what_is_told_of_a_case_keeps_its_order(line: Line) -> None:
    town = line.town
    case, other = report(town, matter(town)), town.unit("水务局")
    take(town, case, *WAYS[m.Stage.DISPATCHED])
    line.does = fails
    assert line.run() == []
    town.clock.now += timedelta(seconds=30)
    town.do("supervisor", m.HandOverCase(case=case, unit=other, reason="归口"))
    line.does = lambda _message: None
    assert line.run() == []
    town.clock.now += timedelta(minutes=2)
    first, second = line.run()
    assert "由镇街城建办办理" in first
    assert "改由水务局办理" in second


def test_rule_56_the_tenth_step_is_told_after_the_ninth(line: Line) -> None:
    town = line.town
    case, other = report(town, matter(town)), town.unit("水务局")
    take(town, case, *WAYS[m.Stage.HANDLING], *[A.SUPERVISE] * 2)
    line.run()
    for unit in (other, UNIT):
        town.do("second_desk", m.HandOverCase(case=case, unit=unit, reason="归口"))
        take(town, case, A.SUPERVISE)
    line.does = fails
    line.run()
    assert line.tried == 2
    line.does = lambda _message: None
    town.clock.now += timedelta(minutes=2)
    first, second = line.run()
    assert "改由水务局办理" in first
    assert "改由社会治理中心办理" in second


def test_rule_56_what_happened_before_the_first_run_is_told_to_nobody(town: Town) -> None:
    granted = GrantRole(account=AccountId("notifier"), role=FEED_READER, place=CITY, basis="t")
    town.do("admin", granted)
    case = report(town)
    take(town, case, *WAYS[m.Stage.HANDLING])
    town.clock.now += timedelta(days=30)
    line = Line(town)
    assert (line.run(), line.run()) == ([], [])
    take(town, case, *WAY[4:6])
    assert len(line.run()) == 1


def test_rule_56_who_left_no_number_or_was_erased_is_told_nothing(line: Line) -> None:
    town = line.town
    command = m.ReportCase(
        matter="light",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
        reporter=PersonName.of("孙二娘"),
    )
    silent = CaseId(town.do("reporter", command).key)
    take(town, silent, A.REFUSE)
    gone = report(town)
    line.does = fails
    take(town, gone, A.REFUSE)
    line.run()
    erase = m.EraseCase(case=gone, ground=ErasureGround.CONSENT_WITHDRAWN, reason="申请")
    town.do("privacy", erase)
    line.does = lambda _message: None
    town.clock.now += timedelta(hours=1)
    assert line.run() == []
    assert line.of(silent) == []
    assert line.of(gone) == [(NoticeKind.REFUSED, NoticeStage.DROPPED)]


def test_rule_56_what_failed_is_seen_tried_again_and_never_sent_twice(line: Line) -> None:
    town = line.town
    case = report(town)
    take(town, case, A.REFUSE)
    line.does = fails
    assert line.run() == []
    (row,) = town.ask("supervisor", m.FailedNotices(place=town.town))
    assert (row.number, row.failures, row.stage) == ("371082-2026-000001", 1, NoticeStage.WAITING)
    assert row.problem == "ConnectionError: no route to ***"
    line.run()
    assert line.tried == 1
    for _ in range(7):
        town.clock.now += timedelta(hours=3)
        line.run()
    (row,) = town.ask("supervisor", m.FailedNotices(place=CITY))
    assert (row.failures, row.stage, line.tried) == (8, NoticeStage.PARKED, 8)
    assert town.ask("supervisor", m.FailedNotices(place=town.other)) == []
    line.does = lambda _message: None
    town.clock.now += timedelta(days=1)
    assert line.run() == []
    town.do("notifier", m.ReleaseNotice(notice=row.owner, reason="网关已恢复"))
    assert len(line.run()) == 1
    assert line.run() == []
    assert line.of(case) == [(NoticeKind.REFUSED, NoticeStage.SENT)]
    assert town.ask("supervisor", m.FailedNotices(place=CITY)) == []


def test_rule_56_after_a_crash_the_same_goes_out_under_the_same_key(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(line.town, report(line.town), A.REFUSE)
    sound = line.town.app.execute

    def crash(command: Any, **more: Any) -> Any:
        if isinstance(command, m.ReportNotice):
            raise KeyboardInterrupt
        return sound(command, **more)

    with monkeypatch.context() as patched:
        patched.setattr(line.town.app, "execute", crash)
        with pytest.raises(KeyboardInterrupt):
            line.run()
    line.run()
    assert line.tried == 1
    line.town.clock.now += timedelta(minutes=5)
    line.run()
    assert (line.tried, len(line.got)) == (2, 1)


def test_rule_56_two_runs_at_once_send_a_notice_once(line: Line) -> None:
    town = line.town
    take(town, report(town), A.REFUSE)

    def meanwhile(_: Message) -> None:
        assert list(notify(town.app, other, actor=town.account("notifier"))) == []

    other = Line(town)
    line.does = meanwhile
    assert len(line.run()) == 1
    assert (line.tried, other.tried) == (1, 0)


def test_rule_56_a_way_that_is_busy_is_left_alone_as_long_as_it_says(line: Line) -> None:
    take(line.town, report(line.town), A.REFUSE)

    def busy(_: Message) -> None:
        raise RetryLater(600)

    line.does = busy
    line.run()
    line.does = lambda _message: None
    line.town.clock.now += timedelta(seconds=599)
    assert line.run() == []
    line.town.clock.now += timedelta(seconds=1)
    assert len(line.run()) == 1


def test_rule_56_each_number_that_is_opened_to_be_told_is_a_reading(line: Line) -> None:
    case = report(line.town)
    take(line.town, case, A.REFUSE)
    line.run()
    (read,) = [
        one
        for one in line.town.ask("auditor", Readings(subject=f"case/{case}"))
        if one.query == "NoticeToSend"
    ]
    assert (read.account, read.fields) == ("notifier", "contact note")


def test_rule_56_nobody_else_learns_the_number_or_sends(line: Line) -> None:
    take(line.town, report(line.town), A.REFUSE)
    line.does = fails
    line.run()
    (row,) = line.town.ask("supervisor", m.FailedNotices(place=CITY))
    query = m.NoticeToSend(notice=row.owner)
    for who in ("desk", "supervisor", "handler", "auditor"):
        assert code_of(lambda who=who: line.town.ask(who, query)) == "not_granted"  # type: ignore[misc]


def test_rule_56_a_page_is_planned_once(line: Line) -> None:
    town = line.town
    known = town.ask("notifier", m.PlannedNotices())
    command = m.PlanNotices(after=known.mark, mark="other")
    town.do("notifier", command)
    assert code_of(lambda: town.do("notifier", command)) == "notices_planned_already"


WANTED = Wanted(case=IT, kind=NoticeKind.REFUSED, version=2)
NOTICE = Notice(
    wanted=WANTED,
    number="1",
    place=PlaceId("village"),
    planned_at=NOW,
    stage=NoticeStage.WAITING,
    due=NOW,
)
REACHED = change(CASE_NOW, contact=Telephone(NUMBER))
assert REACHED.deadline is not None
LATE = change(REACHED, deadline=change(REACHED.deadline, due=NOW - timedelta(seconds=1)))


def ruled(state: Any, command: Any, rule: Any, case: Any = REACHED, **more: Any) -> Outcome:
    others: States = {(m.CASE.kind, IT): case}
    return given(m.NOTICE, state=state, others=others, **more).when(command, rule)


@pytest.mark.parametrize(
    ("notice", "case", "planned"),
    [
        (None, REACHED, 1),
        (NOTICE, REACHED, 0),
        (None, change(REACHED, contact=None), 0),
        (None, change(REACHED, contact=Telephone(ERASED)), 0),
        (None, change(REACHED, text=CitizenText(ERASED)), 0),
    ],
)
def test_rule_56_a_notice_is_made_once_for_who_can_be_reached(
    notice: Any, case: Any, planned: int
) -> None:
    command = m.PlanNotice(case=IT, kind=NoticeKind.REFUSED, version=2)
    assert len(ruled(notice, command, rules.plan_notice, case).events) == planned


@pytest.mark.parametrize(
    ("failures", "more", "minutes", "parked"),
    [
        (0, {}, 1, False),
        (3, {}, 8, False),
        (6, {}, 64, False),
        (7, {}, 128, True),
        (0, {"retry_after": 120}, 2, False),
        (0, {"retry_after": 59}, 1, False),
        (0, {"retry_after": 10**7}, 24 * 60, False),
        (0, {"spread": 60}, 2, False),
    ],
)
def test_rule_56_it_rests_longer_after_each_failure_and_is_parked(
    failures: int, more: dict[str, int], minutes: int, parked: bool
) -> None:
    command = m.ReportNotice(notice="n", sent=False, problem="x", **more)
    event = ruled(change(NOTICE, failures=failures), command, rules.report_notice).only()
    assert (event.due - NOW, event.parked) == (timedelta(minutes=minutes), parked)


@pytest.mark.parametrize(
    ("stage", "sent", "released"),
    [
        (NoticeStage.WAITING, "", "notice_not_parked"),
        (NoticeStage.PARKED, "notice_not_waiting", ""),
        (NoticeStage.SENT, "notice_not_waiting", "notice_not_parked"),
        (NoticeStage.DROPPED, "notice_not_waiting", "notice_not_parked"),
        (None, "notice_missing", "notice_missing"),
    ],
)
def test_rule_56_only_what_waits_is_sent_and_only_what_is_parked_released(
    stage: Any, sent: str, released: str
) -> None:
    state = None if stage is None else change(NOTICE, stage=stage)
    said = m.ReportNotice(notice="n", sent=True)
    assert ruled(state, said, rules.report_notice).code == sent
    release = m.ReleaseNotice(notice="n", reason="好了")
    assert ruled(state, release, rules.release_notice).code == released


@pytest.mark.parametrize(
    ("kind", "case", "code"),
    [
        (NoticeKind.REFUSED, REACHED, "notice_can_be_sent"),
        (NoticeKind.REFUSED, change(REACHED, contact=Telephone(ERASED)), ""),
        (NoticeKind.LATE, REACHED, ""),
        (NoticeKind.LATE, change(LATE, round=2), "notice_can_be_sent"),
        (NoticeKind.LATE, change(REACHED, round=2), ""),
        (NoticeKind.LATE, change(REACHED, round=2, stage=m.Stage.FORCED), ""),
    ],
)
def test_rule_56_what_can_be_sent_is_not_dropped(kind: NoticeKind, case: Any, code: str) -> None:
    notice = change(NOTICE, wanted=change(WANTED, kind=kind))
    assert ruled(notice, m.DropNotice(notice="n"), rules.drop_notice, case).code == code


@pytest.mark.parametrize(
    ("due", "stage", "code"),
    [
        (timedelta(), NoticeStage.WAITING, ""),
        (timedelta(seconds=1), NoticeStage.WAITING, "notice_claimed"),
        (timedelta(), NoticeStage.SENT, "notice_not_waiting"),
    ],
)
def test_rule_56_a_notice_is_claimed_when_it_is_due(
    due: timedelta, stage: NoticeStage, code: str
) -> None:
    state = change(NOTICE, due=NOW + due, stage=stage)
    assert ruled(state, m.ClaimNotice(notice="n"), rules.claim_notice).code == code
