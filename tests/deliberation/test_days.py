"""Deliberation days and appeals: rules 1 to 6, 8 and 9."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain import deliberation as d
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, CaseId, DeliberationDayId, PostId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.deliberation.hall import (
    A_DAY,
    BEGUN,
    HOST,
    RECORDER,
    Hall,
    announcing,
    beginning,
    raising,
)
from tests.town import code_of

Fault = d.ConsultationFault


@pytest.fixture
def here() -> Hall:
    return Hall()


def sheet(here: Hall, key: DeliberationDayId, day: date | None = None) -> d.DeliberationSheet:
    found: d.DeliberationSheet = here.town.ask(HOST, d.DeliberationMinutes(deliberation=key), day)
    return found


def test_rule_1_a_series_meets_on_the_next_working_day(here: Hall) -> None:
    """2026-01-10 is a Saturday, 2026-02-10 a Tuesday; 2026-10-01 begins the National Day."""
    key = here.series()
    days = here.town.ask(HOST, d.SeriesDays(series=key, year=2026))
    assert (len(days), days[0], days[1]) == (12, date(2026, 1, 12), date(2026, 2, 10))
    first = here.series(monthly=1)
    october = here.town.ask(HOST, d.SeriesDays(series=first, year=2026))[9]
    assert october >= date(2026, 10, 5)


@pytest.mark.parametrize("more", [{"monthly": 0}, {"monthly": 29}, {"notice_days": 0}])
def test_rule_1_a_series_names_a_day_that_every_month_has(here: Hall, more: dict[str, Any]) -> None:
    wrong = beginning(here.village, **more)
    assert code_of(lambda: here.do(wrong)) == "deliberation_series_wrong"


def test_rule_1_a_series_ends_once(here: Hall) -> None:
    key = here.series()
    end = d.EndDeliberationSeries(series=key, since=BEGUN - A_DAY, reason="停办")
    assert code_of(lambda: here.do(end)) == "deliberation_series_missing"
    later = d.EndDeliberationSeries(series=key, since=date(2026, 2, 1), reason="停办")
    here.do(later)
    assert code_of(lambda: here.do(later)) == "deliberation_series_missing"
    assert here.town.ask(HOST, d.SeriesDays(series=key, year=2026)) == [date(2026, 1, 12)]


def test_rule_8_a_series_that_was_a_mistake_never_was(here: Hall) -> None:
    key = here.series()
    here.do(d.EndDeliberationSeries(series=key, since=BEGUN, reason="录错"))
    assert here.town.ask(HOST, d.SeriesDays(series=key, year=2025)) == []


def test_rule_2_a_day_of_a_series_is_announced_in_time_on_its_day(here: Hall) -> None:
    key = here.series()
    right = date(2026, 1, 12)

    def code(day: date, **more: Any) -> str:
        return code_of(lambda: here.do(announcing(here.village, day, series=key, **more)))

    assert code(right + A_DAY) == "deliberation_day_not_of_series"
    assert code(right + A_DAY, reason="场地冲突") == ""
    here.later(5)
    assert code(right) == "deliberation_notice_short"
    elsewhere = announcing(here.town.other, date(2026, 2, 10), series=key)
    assert code_of(lambda: here.do(elsewhere)) == "deliberation_series_missing"
    today = announcing(here.village, here.today)
    assert code_of(lambda: here.do(today)) == "deliberation_notice_short"


def test_rule_2_what_was_held_is_not_called_off(here: Hall) -> None:
    key = here.held()
    off = d.CallOffDeliberationDay(deliberation=key, reason="无人")
    assert code_of(lambda: here.do(off)) == "deliberation_stage_wrong"


def test_rule_3_it_is_held_on_its_day_by_somebody_for_somebody(here: Hall) -> None:
    key = here.announced()

    def code(residents: int, post: PostId | None = None) -> str:
        hold = d.HoldDeliberationDay(
            deliberation=key, chair=post or here.post, came=d.CameBy(residents=residents)
        )
        return code_of(lambda: here.do(hold))

    assert code(5) == "deliberation_ahead"
    here.later(1)
    assert code(0) == "deliberation_nobody"
    assert code(1) == ""


def test_rule_4_every_appeal_has_an_owner_and_a_day(here: Hall) -> None:
    key = here.held()
    for promised in (here.today, here.today + 367 * A_DAY):
        wrong = raising(key, here.post, promised)
        assert code_of(lambda one=wrong: here.do(one)) == "appeal_promised_wrong"  # type: ignore[misc]
    here.raised(key)
    (line,) = sheet(here, key).appeals
    assert (line.owner, line.answered, line.overdue) == ("便民服务中心主任", None, False)
    late = here.today + 11 * A_DAY
    assert sheet(here, key, late).appeals[0].overdue
    same = d.ReassignAppeal(deliberation=key, appeal=1, owner=here.post, reason="调整")
    assert code_of(lambda: here.do(same)) == "appeal_unchanged"
    here.do(d.AnswerAppeal(deliberation=key, appeal=1, answer="已修好", accepted=True))
    answered = sheet(here, key, late).appeals[0]
    assert (answered.answer, answered.overdue) == ("已修好", False)


def test_rule_4_nobody_who_spoke_is_named(here: Hall) -> None:
    key = here.held()
    here.raised(key, person=here.person)
    assert str(here.person) not in repr(sheet(here, key))


def handed(here: Hall) -> tuple[DeliberationDayId, CaseId]:
    key = here.held()
    here.raised(key)
    hand = d.HandAppeal(deliberation=key, appeal=1, matter="water")
    return key, CaseId(here.do(hand, RECORDER).key)


def test_rule_5_an_appeal_goes_to_the_case_platform_once(here: Hall) -> None:
    key, case = handed(here)
    found = here.town.ask("desk", c.CaseFile(case=case))
    assert (found.text, found.place, found.reporter) == ("东巷路灯不亮", here.village, None)
    again = d.HandAppeal(deliberation=key, appeal=1, matter="water")
    assert code_of(lambda: here.do(again)) == "appeal_handed_already"
    direct = d.DirectAppeal(deliberation=key, appeal=1, target=d.AppealTarget.NOWHERE)
    assert code_of(lambda: here.do(direct)) == "appeal_handed_already"
    back = d.WithdrawAppeal(deliberation=key, appeal=1, reason="重复")
    assert code_of(lambda: here.do(back)) == "appeal_handed_already"


def test_rule_5_a_matter_that_there_is_not_leaves_nothing(here: Hall) -> None:
    key = here.held()
    here.raised(key)
    wrong = d.HandAppeal(deliberation=key, appeal=1, matter="nothing")
    assert code_of(lambda: here.do(wrong)) != ""
    assert sheet(here, key).appeals[0].target is None


def test_rule_5_the_answer_comes_back(here: Hall) -> None:
    key, case = handed(here)
    here.town.do("desk", c.AcceptCase(case=case))
    here.town.do("desk", c.AnswerCase(case=case, answer=OfficerText.of("明日抢修")))
    (line,) = sheet(here, key).appeals
    assert (line.handed_answered, line.handed_over) == (here.today, None)
    (answer,) = here.town.ask(HOST, d.CaseAnswers(deliberation=key))
    assert (answer.words, answer.case) == ("明日抢修", case)
    _close(here, case)
    assert sheet(here, key).appeals[0].handed_over == here.today
    assert here.town.app.outgrown == {}


def _close(here: Hall, case: CaseId) -> None:
    call = c.CallBack(case=case, satisfaction=c.Satisfaction.SATISFIED, by_reporter=True)
    here.town.do("caller", call)
    here.town.do("second_desk", c.CloseCase(case=case))


def test_rule_5_a_refusal_is_an_answer_and_is_erased_with_the_case(here: Hall) -> None:
    key, case = handed(here)
    refuse = c.RefuseCase(
        case=case, ground=c.RefusalGround.NOT_OUR_REMIT, reason=OfficerText.of("不属受理范围")
    )
    here.town.do("desk", refuse)
    (answer,) = here.town.ask(HOST, d.CaseAnswers(deliberation=key))
    assert (answer.words, answer.over) == ("不属受理范围", here.today)
    erase = c.EraseCase(case=case, ground=ErasureGround.OTHER_LAW, reason="依申请")
    here.town.do("privacy", erase)
    (answer,) = here.town.ask(HOST, d.CaseAnswers(deliberation=key))
    assert answer.words == "erased"


def test_rule_5_of_a_case_that_came_otherwise_nothing_follows(here: Hall) -> None:
    report = c.ReportCase(
        matter="water",
        place=here.village,
        channel=c.IntakeChannel.DELIBERATION,
        text=CitizenText.of("停水"),
    )
    case = CaseId(here.town.do("reporter", report).key)
    here.town.do("desk", c.AcceptCase(case=case))
    here.town.do("desk", c.AnswerCase(case=case, answer=OfficerText.of("明日抢修")))


def test_rule_5_elsewhere_it_is_directed_and_still_answered(here: Hall) -> None:
    key = here.held()
    here.raised(key)
    case = d.DirectAppeal(deliberation=key, appeal=1, target=d.AppealTarget.CASE)
    assert code_of(lambda: here.do(case)) == "appeal_target_wrong"
    here.do(d.DirectAppeal(deliberation=key, appeal=1, target=d.AppealTarget.MEDIATION))
    assert sheet(here, key, here.today + 11 * A_DAY).appeals[0].overdue


def test_rule_6_another_person_signs_and_then_everybody_reads(here: Hall) -> None:
    key = here.held()
    sign = d.SignDeliberationMinutes(deliberation=key)
    public = d.PublicMinutes(deliberation=key)
    assert code_of(lambda: here.do(sign)) == "deliberation_stage_wrong"
    here.do(d.DraftDeliberationMinutes(deliberation=key), HOST)
    assert code_of(lambda: here.do(sign)) == "deliberation_signer_same"
    assert code_of(lambda: here.town.ask("reporter", public)) == "deliberation_stage_wrong"


def test_rule_6_a_second_account_of_the_drafter_does_not_sign(here: Hall) -> None:
    key = here.held()
    for account in (HOST, RECORDER):
        command = RegisterAccount(account=AccountId(account), person=here.person, basis="任职")
        here.town.do("admin", command)
    here.do(d.DraftDeliberationMinutes(deliberation=key), RECORDER)
    sign = d.SignDeliberationMinutes(deliberation=key)
    assert code_of(lambda: here.do(sign)) == "deliberation_signer_same"


def test_rule_6_signed_minutes_are_for_everybody(here: Hall) -> None:
    key = here.held()
    here.raised(key)
    here.do(d.DraftDeliberationMinutes(deliberation=key), RECORDER)
    here.do(d.SignDeliberationMinutes(deliberation=key))
    found = here.town.ask("reporter", d.PublicMinutes(deliberation=key))
    assert [one.matter for one in found.appeals] == ["东巷路灯不亮"]
    more = raising(key, here.post, here.today + A_DAY)
    assert code_of(lambda: here.do(more)) == "deliberation_stage_wrong"


def test_rule_8_a_day_is_put_right_and_a_mistake_taken_back(here: Hall) -> None:
    key = here.held()
    here.later(3)
    here.raised(key, matter="重复")
    here.do(d.WithdrawAppeal(deliberation=key, appeal=1, reason="重复"))
    assert sheet(here, key).appeals == ()
    gone = d.AnswerAppeal(deliberation=key, appeal=1, answer="已修好")
    assert code_of(lambda: here.do(gone)) == "appeal_missing"
    ahead = d.MoveDeliberationDay(deliberation=key, day=here.today + A_DAY, reason="记错")
    assert code_of(lambda: here.do(ahead)) == "deliberation_ahead"
    here.do(d.MoveDeliberationDay(deliberation=key, day=here.today, reason="记错"))
    assert sheet(here, key).day == here.today


def test_rule_9_what_stands_still_is_found_from_its_day_on(here: Hall) -> None:
    series = here.series(since=date(2026, 1, 1))
    key = here.held()
    here.raised(key)
    held = here.today

    def found(day: date) -> set[tuple[Fault, str]]:
        rows = here.town.ask(HOST, d.ConsultationFindings(), day)
        return {(one.fault, one.key) for one in rows}

    assert (Fault.NOT_HELD, series) not in found(date(2026, 1, 12))
    assert (Fault.NOT_HELD, series) in found(date(2026, 1, 13))
    assert (Fault.UNSIGNED, key) not in found(held + 15 * A_DAY)
    assert (Fault.UNSIGNED, key) in found(held + 16 * A_DAY)
    assert (Fault.UNANSWERED, key) not in found(held + 10 * A_DAY)
    assert (Fault.UNANSWERED, key) in found(held + 11 * A_DAY)


def test_rule_9_a_day_that_was_called_off_with_a_reason_is_not_missing(here: Hall) -> None:
    series = here.series(since=date(2026, 1, 1))
    command = announcing(here.village, date(2026, 1, 12), series=series)
    key = DeliberationDayId(here.do(command).key)
    here.do(d.CallOffDeliberationDay(deliberation=key, reason="大雪"))
    rows = here.town.ask(HOST, d.ConsultationFindings(), date(2026, 1, 20))
    assert rows == []


def test_rule_2_a_day_that_is_ahead_stays_ahead(here: Hall) -> None:
    key = here.announced()
    back = d.MoveDeliberationDay(deliberation=key, day=here.today, reason="改期")
    assert code_of(lambda: here.do(back)) == "deliberation_notice_short"
