"""What reporters are told and how often it is tried, and the history of another system."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases.imported.evolve import begin
from ruralgov.domain.cases.imported.model import OldSystem
from ruralgov.domain.cases.imported.records import OLD_SYSTEM
from ruralgov.domain.cases.imported.rules import (
    import_case,
    key_of,
    old_number,
    register_old_system,
)
from ruralgov.domain.cases.model import DESK, Case, IntakeChannel, Spell, SpellEnd
from ruralgov.domain.cases.notices import messages as n
from ruralgov.domain.cases.notices import rules
from ruralgov.domain.cases.notices.model import Notice, NoticeKind, NoticeMark, NoticeStage, Wanted
from ruralgov.domain.cases.notices.records import NOTICE, NOTICE_MARK
from ruralgov.domain.cases.notices.wording import Told, wording
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.table import Level, Stage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import ERASED, CitizenText, OfficerText, Telephone, unseal
from tests.cases.test_case_boundaries import DAY, DUE, HOUR, IT, NOW, SECOND, VERDICT, at, matter
from tests.given import PROFILE, TODAY, Outcome, States, given
from tests.town import code_of

BY = AccountId("desk")
PHONE = Telephone("13900000000")
ACCEPTED = NoticeKind.ACCEPTED
KNOWN = at(Stage.ACCEPTED, unit=None, contact=PHONE)


def planning(known: Case | None, kind: NoticeKind = NoticeKind.FORCED, **more: Any) -> Outcome:
    states: States = {} if known is None else {(CASE.kind, IT): known}
    command = n.PlanNotice(case=IT, kind=kind, version=3)
    return given(NOTICE, others=states, **more).when(command, rules.plan_notice)


@pytest.mark.parametrize(
    ("known", "kind", "count"),
    [
        (KNOWN, ACCEPTED, 1),
        (change(KNOWN, unit="城建办"), ACCEPTED, 0),
        (change(KNOWN, round=2), ACCEPTED, 0),
        (change(KNOWN, stage=Stage.DISPATCHED), ACCEPTED, 0),
        (change(KNOWN, stage=Stage.DISPATCHED), NoticeKind.DISPATCHED, 1),
        (change(KNOWN, contact=None), ACCEPTED, 0),
        (change(KNOWN, contact=Telephone(ERASED)), ACCEPTED, 0),
        (change(KNOWN, text=CitizenText(ERASED)), ACCEPTED, 0),
    ],
)
def test_rule_56_a_notice_is_planned_for_who_can_be_told(
    known: Case, kind: NoticeKind, count: int
) -> None:
    found = planning(known, kind)
    assert (found.code, len(found.events)) == ("", count)
    assert planning(known, kind, state=waiting()).events == []
    assert planning(None, kind).code == "case_missing"


@pytest.mark.parametrize(
    ("mark", "after", "code"),
    [
        (None, "", ""),
        (None, "a", "notices_planned_already"),
        (NoticeMark(mark="a", since=NOW), "a", ""),
        (NoticeMark(mark="a", since=NOW), "", "notices_planned_already"),
    ],
)
def test_rule_56_a_page_is_planned_once(mark: NoticeMark | None, after: str, code: str) -> None:
    command = n.PlanNotices(after=after, mark="b", notices=())
    found = given(NOTICE_MARK, state=mark).when(command, rules.plan_notices)
    assert (found.code, len(found.events)) == (code, not code)


def waiting(failures: int = 0, **more: Any) -> Notice:
    of: dict[str, Any] = {"wanted": Wanted(case=IT, kind=NoticeKind.LATE, version=1)}
    of |= {"number": "1", "place": KNOWN.place, "failures": failures}
    of |= {"planned_at": NOW, "stage": NoticeStage.WAITING, "due": NOW}
    return Notice(**of | more)


def reporting(state: Notice | None, *, sent: bool = False, **more: Any) -> Outcome:
    command = n.ReportNotice(notice="n", sent=sent, **{"problem": "busy"} | more)
    return given(NOTICE, state=state, profile=change(PROFILE, delivery_attempts=3)).when(
        command, rules.report_notice
    )


MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("failures", "more", "wait"),
    [
        (0, {}, MINUTE),
        (1, {}, 2 * MINUTE),
        (5, {}, 32 * MINUTE),
        (10, {}, 1024 * MINUTE),
        (11, {}, DAY),
        (40, {}, DAY),
        (0, {"retry_after": 90}, timedelta(seconds=90)),
        (0, {"retry_after": 30}, MINUTE),
        (0, {"retry_after": -5}, MINUTE),
        (0, {"retry_after": 10**6}, DAY),
        (0, {"spread": 7}, MINUTE + 7 * SECOND),
        (0, {"spread": -7}, MINUTE),
        (0, {"spread": 10**6}, DAY + MINUTE),
    ],
)
def test_rule_56_after_each_failure_it_rests_longer_up_to_a_day(
    failures: int, more: dict[str, Any], wait: timedelta
) -> None:
    event = reporting(waiting(failures), **more).only()
    assert event.due - NOW == wait
    assert event.parked is (failures + 1 >= 3)


@pytest.mark.parametrize(("failures", "parked"), [(1, False), (2, True), (3, True)])
def test_rule_56_a_notice_is_parked_after_the_tries_of_the_profile(
    failures: int, parked: bool
) -> None:
    assert reporting(waiting(failures)).only().parked is parked
    assert reporting(waiting(failures), sent=True).only() == n.NoticeSent(at=NOW)
    reporting(waiting(stage=NoticeStage.PARKED)).refused("notice_not_waiting")
    reporting(None).refused("notice_missing")


LATE = change(KNOWN, stage=Stage.HANDLING, round=1)
OVERDUE = change(LATE, deadline=change(DUE, due=NOW - SECOND))


@pytest.mark.parametrize(
    ("known", "holds"),
    [
        (OVERDUE, True),
        (change(OVERDUE, deadline=DUE), False),
        (change(OVERDUE, deadline=None), False),
        (change(OVERDUE, round=2), False),
        (change(OVERDUE, stage=Stage.CLOSED), False),
        (change(OVERDUE, contact=None), False),
        (change(OVERDUE, reported=VERDICT), False),
        (change(OVERDUE, reported=change(VERDICT, on_time=False)), True),
    ],
)
def test_rule_56_what_holds_no_more_is_dropped_and_else_sent(known: Case, holds: bool) -> None:
    assert rules.still_holds(waiting(), known, NOW) is holds
    command = n.DropNotice(notice="n")
    asked = given(NOTICE, state=waiting(), others={(CASE.kind, IT): known})
    code = "notice_can_be_sent" if holds else ""
    found = asked.when(command, rules.drop_notice)
    assert (found.code, found.events) == (code, [] if holds else [n.NoticeDropped(at=NOW)])
    plain = waiting(wanted=Wanted(case=IT, kind=NoticeKind.FORCED, version=1))
    assert rules.still_holds(plain, known, NOW) is (known.contact is not None)


def test_rule_56_only_what_is_parked_is_released() -> None:
    command = n.ReleaseNotice(notice="n", reason="线路已修复")
    for stage in NoticeStage:
        asked = given(NOTICE, state=waiting(stage=stage), others={(CASE.kind, IT): LATE})
        code = "" if stage is NoticeStage.PARKED else "notice_not_parked"
        assert asked.when(command, rules.release_notice).code == code


def test_a_notice_rests_is_parked_and_begins_anew() -> None:
    failed = n.NoticeFailed(problem="busy", due=NOW + HOUR, parked=False)
    once = NOTICE.apply(waiting(1), failed)
    assert (once.failures, once.due, once.stage) == (2, NOW + HOUR, NoticeStage.WAITING)
    parked = NOTICE.apply(once, change(failed, parked=True))
    assert (parked.failures, parked.stage) == (3, NoticeStage.PARKED)
    again = NOTICE.apply(parked, n.NoticeReleased(by=BY, reason="好", at=NOW))
    assert (again.failures, again.stage) == (0, NoticeStage.WAITING)
    assert NOTICE.apply(again, n.NoticeSent(at=NOW)).stage is NoticeStage.SENT
    keys = {Wanted(case=IT, kind=kind, version=1).key for kind in NoticeKind}
    assert len(keys) == 3, "what is late, and a warning of it, are told beside what an event says"


# --- what a notice says


def told(*events: Any, known: Case = LATE) -> Told:
    return Told(case=known, events=events, unit=lambda unit: f"“{unit}”", spoken=unseal)


def said(kind: NoticeKind, *events: Any, known: Case = LATE) -> str:
    zh, en = wording(kind, told(*events, known=known))
    assert "{" not in zh + en
    return zh.removeprefix("您反映的诉求（编号1）")


def test_a_notice_says_what_the_event_says() -> None:
    accepted = m.CaseAccepted(by=BY, hold_due=NOW, at=NOW)
    assert said(ACCEPTED, accepted) == "已受理，将于2026-01-05 09:00前确定承办单位。"
    reason = OfficerText("已修好。")
    forced = m.CaseForced(by=BY, reason=reason, at=NOW)
    assert said(NoticeKind.FORCED, forced) == "已结束办理（已修好）。"
    nothing = change(forced, reason=OfficerText(" "))
    assert said(NoticeKind.FORCED, nothing) == "已结束办理。"
    granted = m.TimeGranted(by=BY, reason=reason, stop=None, deadline=DUE, unit_due=NOW)
    assert said(NoticeKind.MORE_TIME, granted) == (
        "经批准延长期限，应于2026-01-05 09:00前办结（已修好）。"
    )
    stop = Stop(since=NOW, until=NOW + 15 * HOUR, reason="冰冻")
    assert said(NoticeKind.MORE_TIME, change(granted, stop=stop)) == (
        "经批准暂缓办理至2026-01-05 24:00，原因：冰冻（已修好）；应于2026-01-05 09:00前办结。"
    )
    answered = m.CaseAnswered(
        by=BY, answer=OfficerText("请等。"), at=NOW, due=NOW, ranked=True, hold_due=NOW
    )
    assert said(NoticeKind.ANSWERED, answered) == "已有答复：请等。之后将回访，听取您的意见。"


def test_an_answer_is_the_last_work_that_was_reported() -> None:
    done = [
        m.CaseDone(
            by=BY,
            result=m.Result.SOLVED,
            outcome=OfficerText(text),
            attachments=(),
            at=NOW,
            on_time=True,
            unit_on_time=True,
            ranked=True,
            hold_due=NOW,
        )
        for text in ("先修一半", "全修好了")
    ]
    checked = m.CaseChecked(by=BY, passed=True, note=OfficerText("好"), hold_due=NOW)
    assert "全修好了" in said(NoticeKind.ANSWERED, *done, checked)


def spell(how: SpellEnd, number: int = 1) -> Spell:
    return Spell(
        round=number,
        unit="甲",
        level=Level.TOWN,
        since=NOW,
        due=NOW,
        until=NOW,
        ended=how,
        on_time=True,
    )


@pytest.mark.parametrize(
    ("spells", "owner", "why", "unit"),
    [
        ((), "城建办", "承办单位没有按期办结", "“城建办”"),
        ((spell(SpellEnd.RETURNED),), DESK, "其间退单1次", "受理单位"),
        ((spell(SpellEnd.RETURNED, 2),), DESK, "承办单位没有按期办结", "受理单位"),
        (
            (spell(SpellEnd.HANDED_OVER), spell(SpellEnd.RETURNED), spell(SpellEnd.RETURNED)),
            "甲",
            "其间退单2次、改派1次",
            "“甲”",
        ),
        ((spell(SpellEnd.DONE),), "甲", "承办单位没有按期办结", "“甲”"),
    ],
)
def test_what_is_late_says_what_took_the_time(
    spells: tuple[Spell, ...], owner: str, why: str, unit: str
) -> None:
    known = change(LATE, spells=spells, owner=owner)
    late = said(NoticeKind.LATE, m.CaseUrged(by=BY, words=CitizenText("快")), known=known)
    assert f"至今没有办结，{why}。现由{unit}办理" in late
    assert late.startswith("应于2026-01-05 09:00前办结")


# --- history of another system

OLD = OldSystem(
    name="旧热线", first_day=date(2025, 1, 1), last_day=date(2025, 12, 31), source="导出"
)
ENDED = datetime(2025, 12, 31, 15, 59, 59, tzinfo=UTC)
BEGAN = datetime(2024, 12, 31, 16, tzinfo=UTC)


def importing(case: Case | None = None, **more: Any) -> Outcome:
    of: dict[str, Any] = {"system": "旧热线", "number": "L-1", "matter": "light"}
    of |= {"place": PlaceId("village"), "reported": BEGAN, "ended": ENDED, "reason": ""}
    command = m.ImportCase(**of | more)
    others = matter() | {(OLD_SYSTEM.kind, "旧热线"): OLD}
    return given(CASE, state=case, others=others).when(command, import_case)


MIDDLE = BEGAN + 100 * DAY


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"reported": BEGAN - SECOND}, "past_days_wrong"),
        ({"ended": ENDED + SECOND}, "past_days_wrong"),
        ({"ended": BEGAN}, ""),
        ({"ended": BEGAN - SECOND, "reported": BEGAN}, "past_order_wrong"),
        ({"dispatched": BEGAN}, ""),
        ({"dispatched": BEGAN - SECOND}, "past_order_wrong"),
        ({"dispatched": MIDDLE, "done": MIDDLE}, ""),
        ({"dispatched": MIDDLE, "done": MIDDLE - SECOND}, "past_order_wrong"),
        ({"done": ENDED}, ""),
        ({"done": ENDED + SECOND}, "past_order_wrong"),
        ({"due": BEGAN}, ""),
        ({"due": BEGAN - SECOND}, "past_due_wrong"),
        ({"due": ENDED + 100 * DAY}, ""),
        ({"system": "别家"}, "old_system_missing"),
        ({"matter": "x"}, "matter_missing"),
        ({"number": ""}, "text_not_clean"),
        ({"number": "371082-2026-000001"}, "old_number_wrong"),
        ({"unit": "13900000000"}, "text_personal"),
    ],
)
def test_rule_53_a_past_case_lies_in_its_order_and_its_days(
    more: dict[str, Any], code: str
) -> None:
    assert importing(**more).code == code


@pytest.mark.parametrize(
    ("due", "done", "on_time"),
    [
        (MIDDLE, MIDDLE, True),
        (MIDDLE, MIDDLE + SECOND, False),
        (None, MIDDLE, None),
        (MIDDLE, None, None),
    ],
)
def test_rule_53_it_was_on_time_by_its_own_instants(
    due: datetime | None, done: datetime | None, on_time: bool | None
) -> None:
    event = importing(due=due, done=done, unit=" 城建办 ").only()
    assert (event.on_time, event.unit) == (on_time, "城建办")
    assert importing(unit=" ").only().unit is None
    again = begin(event)
    assert importing(again, due=due, done=done, unit="城建办").events == []
    other = importing(again, due=due, done=done, unit="别")
    other.refused("old_number_taken")
    right = importing(again, due=due, done=done, unit="别", reason=" 更正 ").only()
    assert right.reason == "更正"
    assert event.channel is IntakeChannel.TRANSFER


@pytest.mark.parametrize(("length", "code"), [(60, ""), (61, "old_number_wrong")])
def test_rule_53_an_old_number_has_at_most_sixty_marks(length: int, code: str) -> None:
    assert code_of(lambda: old_number("x" * length)) == code
    assert key_of(" x ") == key_of("x") != key_of("y")
    assert isinstance(CaseId(key_of("x")), str)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (TODAY, TODAY, ""),
        (TODAY - DAY, TODAY, ""),
        (TODAY, TODAY - DAY, "old_system_days_wrong"),
        (TODAY, TODAY + DAY, "old_system_days_wrong"),
    ],
)
def test_rule_53_the_days_of_another_system_are_over(first: date, last: date, code: str) -> None:
    command = m.RegisterOldSystem(name="甲", first_day=first, last_day=last, source="导出")
    assert given(OLD_SYSTEM).when(command, register_old_system).code == code
