"""The way of a score: each rule, by its number."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import fields

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal import rules_input, rules_score
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.month import Month
from tests.appraisal.office import extra, indicator, number, terms, veto
from tests.appraisal.sheets import (
    ASKER,
    IT,
    SCORER,
    after,
    claimed,
    opened,
    scored,
    shown,
    town,
    value,
)
from tests.given import TODAY, Outcome, Situation

A_DAY = timedelta(days=1)
WANTED = terms(
    indicator("A", 60),
    indicator("B", 40, figure="cases.on_time@1"),
    vetoes=(veto(),),
    extras=(extra(),),
)
BEGUN = opened(value("A", 95), value("B", 95))
SCORED = scored(("A", "60.00"), ("B", "40.00"), total="100.00")
RULES: dict[type, Any] = {
    a.EnterTownInput: rules_input.enter_input,
    a.AdjustTownInput: rules_input.adjust_input,
    a.EnterExtraPoints: rules_input.enter_extra,
    a.WithdrawExtraPoints: rules_input.withdraw_extra,
    a.RecordVeto: rules_input.record_veto,
    a.WithdrawVeto: rules_input.withdraw_veto,
    a.ScoreTown: rules_input.score_town,
    a.ShowTownScore: rules_score.show_score,
    a.AskScoreCorrection: rules_score.ask_correction,
    a.AnswerScoreCorrection: rules_score.answer_correction,
    a.AppealTownScore: rules_score.appeal_score,
    a.WithdrawScoreClaim: rules_score.withdraw_claim,
    a.ReviewScoreAppeal: rules_score.review_appeal,
    a.FinaliseTownScore: rules_score.finalise_score,
    a.PublishTownScore: rules_score.publish_score,
    a.ReopenTownScore: rules_score.reopen_score,
    a.VoidTownAppraisal: rules_input.void_town,
}


def did(situation: Situation, command: Any) -> Outcome:
    return situation.when(command, RULES[type(command)])


def at(*events: object, **more: Any) -> Situation:
    """Return the town after its inputs were frozen, and some more."""
    return town(WANTED, BEGUN, *events, **more)


def entering(code: str = "A", top: Any = 80, below: Any = 100) -> a.EnterTownInput:
    return a.EnterTownInput(
        appraisal=IT,
        indicator=code,
        numerator=number(top),
        denominator=number(below),
        evidence="函",
    )


def adjusting(code: str = "A", top: Any = 80, below: Any = 100) -> a.AdjustTownInput:
    return a.AdjustTownInput(
        appraisal=IT,
        indicator=code,
        numerator=None if top is None else number(top),
        denominator=None if below is None else number(below),
        reason="漏计",
        evidence="函",
    )


def asking(code: str = "A") -> a.AskScoreCorrection:
    return a.AskScoreCorrection(appraisal=IT, indicator=code, ground="漏计", evidence="明细")


def answering(right: a.Right | None, number_: int = 1) -> a.AnswerScoreCorrection:
    evidence = "" if right is None else "核对表"
    return a.AnswerScoreCorrection(
        appraisal=IT, number=number_, right=right, reason="核对", evidence=evidence
    )


def right(code: str = "A", top: Any = "77.5") -> a.Right:
    return a.Right(indicator=code, numerator=number(top), denominator=number(100))


def reviewing(*rights: a.Right, number_: int = 1) -> a.ReviewScoreAppeal:
    return a.ReviewScoreAppeal(
        appraisal=IT,
        number=number_,
        rights=rights,
        body="考核委",
        reason="复核",
        evidence="复核表",
    )


APPEAL = a.AppealTownScore(appraisal=IT, ground="口径", evidence="说明")
FINALISE = a.FinaliseTownScore(appraisal=IT)
PUBLISH = a.PublishTownScore(appraisal=IT)
REOPEN = a.ReopenTownScore(appraisal=IT, reason="有误")
SCORE, SHOW = a.ScoreTown(appraisal=IT), a.ShowTownScore(appraisal=IT)
FINAL = a.TownScoreFinalised(day=TODAY, by=AccountId("head"))
PUBLISHED = a.TownScorePublished(day=TODAY, scope=a.PublicationScope.TOWN)


def test_rule_8_what_the_library_counts_is_not_typed_in() -> None:
    missing = town(WANTED, opened(value("A"), value("B")))
    did(missing, entering("B")).refused("input_counted", indicator="B")
    did(missing, entering("Z")).refused("indicator_unknown", known="A, B")
    entered = did(missing, entering("A")).only()
    assert (entered.value.numerator, entered.value.evidence) == ("80", "函")


def test_rule_8_a_value_from_outside_is_entered_once() -> None:
    did(at(), entering("A")).refused("input_entered", indicator="A")
    missing = town(WANTED, opened(value("A"), value("B")), scored(("A", None)))
    did(missing, entering("A")).refused("town_appraisal_elsewhere")
    assert did(missing, adjusting("A")).code == "", "after scoring it is an adjustment"


@pytest.mark.parametrize(
    ("top", "below", "code"),
    [
        (1, 0, "input_wrong"),
        (-1, 5, "input_wrong"),
        (0, -5, "input_wrong"),
        (None, 5, "input_wrong"),
        (5, None, "input_wrong"),
        (0, 0, ""),
        (None, None, ""),
        (95, 100, "input_same"),
    ],
)
def test_rule_9_an_adjustment_is_a_share_and_changes_something(
    top: Any, below: Any, code: str
) -> None:
    assert did(at(), adjusting("A", top, below)).code == code


def test_rule_9_adjustments_follow_each_other_and_all_stay() -> None:
    first = did(at(), adjusting("A", 80)).only()
    second = did(at(first), adjusting("A", 95)).only()
    state = after(at(first, second), [])
    assert [(one.number, one.numerator) for one in state.adjustments] == [(1, "80"), (2, "95")]
    assert state.value_of("A") == ("95", "100")
    did(at(SCORED, shown()), adjusting()).refused("town_appraisal_elsewhere")


def test_rule_10_a_score_is_what_the_inputs_give() -> None:
    score = did(at(), SCORE).only().score
    assert (score.total, [one.points for one in score.lines]) == ("100.00", ["60.00", "40.00"])
    held = did(town(WANTED, opened(value("A"), value("B", 95))), SCORE).only().score
    assert (held.total, held.lines[0].points) == (None, None)


def test_rule_11_points_are_added_for_listed_items_alone() -> None:
    enter = a.EnterExtraPoints(appraisal=IT, item="J1", points=number("1.5"), evidence="文件")
    assert did(at(), enter).only().entry.number == 1
    unlisted = a.EnterExtraPoints(appraisal=IT, item="J2", points=number(1), evidence="文件")
    did(at(), unlisted).refused("extra_unlisted", known="J1")
    for points in ("0", "-1"):
        wrong = a.EnterExtraPoints(appraisal=IT, item="J1", points=number(points), evidence="文")
        did(at(), wrong).refused("extra_points_wrong")
    did(at(SCORED, shown()), enter).refused("town_appraisal_elsewhere")


def test_rule_11_points_by_mistake_are_withdrawn_also_after_the_town_saw_them() -> None:
    enter = a.EnterExtraPoints(appraisal=IT, item="J1", points=number("1.5"), evidence="文件")
    entered = did(at(), enter).only()
    withdraw = a.WithdrawExtraPoints(appraisal=IT, number=1, reason="重复")
    seen = at(entered, SCORED, shown())
    gone, anew = did(seen, withdraw).events
    assert (gone.number, anew.score.total) == (1, "100.00")
    did(at(entered, gone), withdraw).refused("entry_number_missing", number=1)
    assert len(did(at(entered), withdraw).events) == 1


def test_rule_4_a_veto_is_listed_and_of_the_months() -> None:
    def met(code: str = "F1", happened: date = date(2025, 6, 1)) -> a.RecordVeto:
        return a.RecordVeto(appraisal=IT, veto=code, document="调查报告", happened=happened)

    recorded = did(at(), met()).only()
    did(at(), met("F2")).refused("veto_unlisted", known="F1")
    for day in (date(2024, 12, 31), date(2026, 1, 1)):
        did(at(), met(happened=day)).refused("veto_another_year")
    for day in (date(2025, 1, 1), date(2025, 12, 31)):
        assert did(at(), met(happened=day)).code == ""
    back = a.WithdrawVeto(appraisal=IT, number=1, reason="认定撤销")
    withdrawn = did(at(recorded), back).only()
    state = after(at(recorded, withdrawn), [])
    assert (state.vetoes[0].withdrawn, state.vetoes[0].document) == ("认定撤销", "调查报告")
    did(at(recorded, withdrawn), back).refused("entry_number_missing")


def test_rule_12_only_the_score_of_today_is_shown() -> None:
    adjusted = did(at(SCORED), adjusting("A", 80)).only()
    did(at(SCORED, adjusted), SHOW).refused("score_outdated")
    event = did(at(SCORED), SHOW).only()
    assert (event.correct_until, event.appeal_until) == (date(2026, 1, 12), date(2026, 1, 19))
    did(at(), SHOW).refused("town_appraisal_elsewhere")


def test_rule_12_the_last_day_is_a_day_on_which_one_may_ask() -> None:
    last = date(2026, 1, 12)
    seen = (SCORED, shown(last))
    assert did(at(*seen, today=last), asking()).code == ""
    did(at(*seen, today=last + A_DAY), asking()).refused("window_closed", last=last)
    did(at(*seen), asking("Z")).refused("indicator_unknown")
    did(at(*seen, claimed()), asking()).refused("claim_waiting")
    assert did(at(*seen, claimed()), asking("B")).only().claim.number == 2


def test_rule_12_another_person_answers_what_was_asked() -> None:
    seen = at(SCORED, shown(), claimed(by="me"))
    did(seen, answering(None)).refused("claim_answered_by_self")
    did(at(SCORED, shown(), claimed()), answering(right("B"))).refused("right_of_another")
    did(at(SCORED, shown(), claimed()), answering(None, 2)).refused("claim_missing")
    did(at(SCORED, shown(), claimed(indicator=None)), answering(None)).refused("claim_missing")
    same = right("A", 95)
    did(at(SCORED, shown(), claimed()), answering(same)).refused("input_same")


def test_rule_12_a_correction_is_an_adjustment_and_the_score_is_reckoned_anew() -> None:
    answer, adjusted, anew = did(at(SCORED, shown(), claimed()), answering(right())).events
    assert (answer.answer.accepted, adjusted.adjustment.cause) == (True, a.AdjustedFor.CORRECTION)
    assert (anew.score.total, adjusted.adjustment.reason) == ("70.00", "核对")
    state = after(at(SCORED, shown(), claimed(), answer, adjusted, anew), [])
    assert state.stage is a.Stage.SHOWN, "the town sees it at once"
    (refused,) = did(at(SCORED, shown(), claimed()), answering(None)).events
    assert not refused.answer.accepted


def test_rule_12_a_late_answer_leaves_the_days_to_appeal() -> None:
    late = date(2026, 3, 1)
    (answer,) = did(at(SCORED, shown(), claimed(), today=late), answering(None)).events
    assert answer.appeal_until == date(2026, 3, 8)
    (early,) = did(at(SCORED, shown(), claimed()), answering(None)).events
    assert early.appeal_until == date(2026, 1, 19), "never earlier than what was said"


def test_rule_12_a_town_takes_back_what_it_asked() -> None:
    back = a.WithdrawScoreClaim(appraisal=IT, number=1)
    gone = did(at(SCORED, shown(), claimed()), back).only()
    did(at(SCORED, shown(), claimed(), gone), back).refused("claim_missing")
    assert did(at(SCORED, shown(), claimed(), gone), asking()).code == ""


def test_rule_13_an_appeal_comes_after_the_answers_and_until_its_last_day() -> None:
    did(at(SCORED, shown(), claimed()), APPEAL).refused("claim_waiting")
    last = date(2026, 1, 19)
    assert did(at(SCORED, shown(), today=last), APPEAL).code == ""
    did(at(SCORED, shown(), today=last + A_DAY), APPEAL).refused("window_closed")
    did(at(SCORED), APPEAL).refused("town_appraisal_elsewhere")


def test_rule_13_nobody_who_had_a_part_reviews() -> None:
    answered = did(at(SCORED, shown(), claimed(), account="answerer"), answering(None)).events
    seen = (SCORED, shown(), claimed(by="helper"), *answered, claimed(2, None))
    for account in (SCORER, ASKER, "helper", "answerer"):
        situation = at(*seen, account=account)
        did(situation, reviewing(number_=2)).refused("appeal_reviewed_by_self")
    twin = at(*seen, account="twin", persons={"twin": "p", "answerer": "p"})
    did(twin, reviewing(number_=2)).refused("appeal_reviewed_by_self")
    assert did(at(*seen), reviewing(number_=2)).code == ""
    did(at(*seen), reviewing(number_=1)).refused("claim_missing")


def test_rule_13_an_appeal_that_is_right_puts_all_values_right() -> None:
    seen = (SCORED, shown(), claimed(1, None))
    answer, one, two, anew = did(at(*seen), reviewing(right("A"), right("B"))).events
    assert (answer.answer.body, answer.appeal_until) == ("考核委", date(2026, 1, 19))
    causes = {one.adjustment.cause, two.adjustment.cause}
    assert (causes, two.adjustment.number) == ({a.AdjustedFor.APPEAL}, 2)
    assert anew.score.total == "50.00"
    (rejected,) = did(at(*seen), reviewing()).events
    assert not rejected.answer.accepted


def test_rule_14_a_score_is_final_once_nobody_can_appeal_by_another_person() -> None:
    seen, last = (SCORED, shown()), date(2026, 1, 19)
    did(at(*seen, today=last), FINALISE).refused("score_still_open", until=last)
    over = last + A_DAY
    did(at(*seen, today=over, account=SCORER), FINALISE).refused("score_finalised_by_scorer")
    did(at(*seen, claimed(), today=over), FINALISE).refused("claim_waiting")
    did(at(*seen, claimed(1, None), today=over), FINALISE).refused("claim_waiting")
    assert did(at(*seen, today=over), FINALISE).code == ""


def test_rule_14_invariant_36_no_score_is_final_while_something_is_missing() -> None:
    held = town(WANTED, opened(value("A"), value("B", 95)), SCORED, shown(), today=date(2026, 2, 1))
    did(held, FINALISE).refused("score_held", indicators="A")


def test_rule_14_a_score_is_published_in_the_scope_of_its_scheme() -> None:
    did(at(SCORED, shown()), PUBLISH).refused("town_appraisal_elsewhere")
    did(at(SCORED, shown(), FINAL), PUBLISH).then(PUBLISHED)
    did(at(SCORED, shown(), FINAL, PUBLISHED), PUBLISH).refused("town_appraisal_elsewhere")


def test_rule_14_a_wrong_final_score_goes_its_whole_way_again() -> None:
    did(at(SCORED, shown()), REOPEN).refused("town_appraisal_elsewhere")
    for last in ((FINAL,), (FINAL, PUBLISHED)):
        again = did(at(SCORED, shown(), *last), REOPEN).only()
        state = after(at(SCORED, shown(), *last, again), [])
        assert (state.stage, state.shown, state.reopened) == (a.Stage.SCORED, None, ("有误",))
        adjusted = did(at(SCORED, shown(), *last, again), adjusting("A", 80))
        assert adjusted.code == ""


def test_rule_7_only_before_a_town_was_shown_its_score_is_it_void() -> None:
    void = a.VoidTownAppraisal(appraisal=IT, reason="过早")
    assert did(at(SCORED), void).code == ""
    did(at(SCORED, shown()), void).refused("town_appraisal_elsewhere")
    gone = after(at(a.TownAppraisalVoided(reason="过早")), [])
    rows = list(a.TOWN_APPRAISAL.rows(gone))
    assert len(rows) == 1, "its inputs are no rows any more"


def test_a_machine_answers_reviews_and_finalises_nothing() -> None:
    robot: dict[str, Any] = {"account": "robot", "machines": ("robot",)}
    did(at(SCORED, shown(), claimed(), **robot), answering(None)).refused("machine_judges")
    did(at(SCORED, shown(), claimed(1, None), **robot), reviewing()).refused("machine_judges")
    over = at(SCORED, shown(), today=date(2026, 2, 1), **robot)
    did(over, FINALISE).refused("machine_judges")


@pytest.mark.parametrize("command", list(RULES))
def test_every_command_is_refused_where_there_is_no_appraisal(command: type) -> None:
    known: dict[str, Any] = {
        "appraisal": IT,
        "numerator": number(1),
        "denominator": number(1),
        "points": number(1),
        "number": 1,
        "rights": (),
        "right": None,
        "happened": TODAY,
    }
    kind: Any = command
    made = kind(**{one.name: known.get(one.name, "x") for one in fields(kind)})
    state: Given = town(WANTED, BEGUN).given
    did(Situation(None, state), made).refused("town_appraisal_missing")


def test_rule_12_what_was_answered_waits_no_more_and_is_not_answered_twice() -> None:
    answered = did(at(SCORED, shown(), claimed()), answering(None)).events
    seen = at(SCORED, shown(), claimed(), *answered)
    did(seen, answering(None)).refused("claim_missing", number=1)
    did(seen, a.WithdrawScoreClaim(appraisal=IT, number=1)).refused("claim_missing")
    assert did(seen, asking()).only().claim.number == 2
    appeal = did(seen, APPEAL).only().claim
    assert (appeal.number, appeal.indicator, appeal.ground) == (2, None, "口径")


def test_rule_13_a_town_takes_back_its_appeal_too() -> None:
    back = a.WithdrawScoreClaim(appraisal=IT, number=1)
    gone = did(at(SCORED, shown(), claimed(1, None)), back).only()
    assert (gone.number, gone.day) == (1, TODAY)
    did(at(SCORED, shown(), claimed(1, None), gone), reviewing()).refused("claim_missing")


@pytest.mark.parametrize(
    ("happened", "code"), [(date(2025, 9, 30), ""), (date(2025, 10, 1), "veto_another_year")]
)
def test_rule_4_a_veto_is_of_the_months_appraised_also_where_they_end_early(
    happened: date, code: str
) -> None:
    short = terms(indicator("A", 100), vetoes=(veto(),), last=Month("2025-09"))
    met = a.RecordVeto(appraisal=IT, veto="F1", document="调查报告", happened=happened)
    assert did(town(short, opened(value("A", 95))), met).code == code


@pytest.mark.parametrize("points", ["0.5", "1"])
def test_rule_11_any_points_above_nothing_are_entered(points: str) -> None:
    enter = a.EnterExtraPoints(appraisal=IT, item="J1", points=number(points), evidence="文件")
    assert did(at(), enter).only().entry.points == points


def test_where_nothing_is_listed_or_missing_a_dash_is_said() -> None:
    bare = town(terms(indicator("A", 100)), opened(value("A", 95)))
    extra_ = a.EnterExtraPoints(appraisal=IT, item="J1", points=number(1), evidence="文件")
    did(bare, extra_).refused("extra_unlisted", known="-")
    met = a.RecordVeto(appraisal=IT, veto="F1", document="报告", happened=date(2025, 6, 1))
    did(bare, met).refused("veto_unlisted", known="-")
    spread = terms(indicator("A", 100, missing=a.WhenMissing.RENORMALISE))
    nothing = town(spread, opened(value("A")), SCORED, shown(), today=date(2026, 2, 1))
    did(nothing, FINALISE).refused("score_held", indicators="-")


def test_rule_9_what_is_missing_stays_missing_and_a_value_may_be_taken_away() -> None:
    missing = town(WANTED, opened(value("A"), value("B", 95)))
    did(missing, adjusting("A", None, None)).refused("input_same", indicator="A")
    taken = did(at(), adjusting("A", None, None)).only()
    assert after(at(taken), []).value_of("A") is None
