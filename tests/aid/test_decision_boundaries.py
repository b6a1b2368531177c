"""Decisions, changes and payments of proceedings where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidOutcome, AidStep, AidTrack
from ruralgov.domain.aid import rules_deciding_procedure as deciding
from ruralgov.domain.aid import rules_ending_procedure as ending
from ruralgov.domain.aid import rules_paying_procedure as paying
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.aid.lives import (
    AGAINST,
    AUGUST,
    FOUND,
    GIVEN,
    IS,
    LESS,
    LIVES,
    OVER,
    REASONS,
    TOLD,
    VISIT,
)
from tests.aid.scenario_procedure import ACCEPTED, FOUR, LATER
from tests.aid.test_procedure import (
    A_DAY,
    GRANTED,
    LOOKED,
    at,
    begun,
    granted,
    paid,
    posted,
    step,
)
from tests.given import TODAY

ANSWERED = a.AidObjectionAnswered(
    number=1,
    day=LATER,
    by=AccountId("x"),
    way=a.AidAnswer.AGAIN,
    upheld=False,
    findings=OfficerText("不成立"),
)
HELD = (*LIVES["objected"], VISIT)


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((*LIVES["objected"], ANSWERED), "aid_county_visit_missing"),
        ((*HELD, ANSWERED), ""),
        ((*HELD, evolve(ANSWERED, upheld=True)), "aid_notice_anew"),
        ((*HELD, evolve(ANSWERED, upheld=True, day=ACCEPTED)), ""),
        ((*LIVES["tied"], posted()), "aid_county_visit_missing"),
        ((*LIVES["tied"], posted(), VISIT), ""),
        (
            (*LIVES["hung"], step(4, AidStep.OPINION, LATER, favour=True, amount=FOUR)),
            "aid_notice_anew",
        ),
    ],
)
def test_rules_33_and_35_what_was_objected_to_or_near_is_visited_and_hangs_out_anew(
    events: tuple[object, ...], code: str
) -> None:
    decide = a.DecideAid(day=TODAY, outcome=AidOutcome.GRANTED, amount=FOUR, **IS, **REASONS)
    assert at(*events).when(decide, deciding.decide).code == code


@pytest.mark.parametrize(
    ("track", "since"),
    [
        (AidTrack.EMERGENCY, "2025-07"),
        (AidTrack.EXPENSE, "2025-07"),
        (AidTrack.DISABLED, "2025-06"),
        (AidTrack.MINIMUM, "2025-08"),
        (AidTrack.CHILD, "2025-08"),
    ],
)
def test_rule_34_each_variant_gives_from_its_month_on(track: AidTrack, since: str) -> None:
    events = (begun(track), *LOOKED[1:], posted())
    decide = a.DecideAid(day=LATER, outcome=AidOutcome.GRANTED, amount=FOUR, **IS, **REASONS)
    assert at(*events).when(decide, deciding.decide).only().since == Month(since)
    early = evolve(decide, day=ACCEPTED - A_DAY)
    at(*events).when(early, deciding.decide).refused("aid_day_wrong", after=ACCEPTED)


def test_rule_38_a_decision_on_which_a_change_waits_is_not_taken_back_under_it() -> None:
    """What was to become of a decision would outlive it, and give what was then refused."""
    more = evolve(LESS, amount=Fen(FOUR + 1), cause=a.AidChangeCause.RAISED, last=LATER)
    back = a.RevokeAidDecision(reason="算错", **IS)
    waits = at(*GRANTED, more, account="above")
    waits.when(back, deciding.revoke_decision).refused("aid_change_waits", day=LATER)
    dropped = a.AidChangeDropped(by=AccountId("x"), reason=OfficerText("误"))
    free = at(*GRANTED, more, dropped, account="above")
    assert free.when(back, deciding.revoke_decision).code == ""


@pytest.mark.parametrize(
    ("day", "code"),
    [(LATER + 60 * A_DAY, ""), (LATER + 61 * A_DAY, "aid_objection_late")],
)
def test_rule_35_reconsideration_is_asked_for_within_its_days(day: date, code: str) -> None:
    ask = a.AskAidReconsideration(day=day, objection=CitizenText("请复核"), **IS)
    assert at(*GRANTED, TOLD).when(ask, deciding.ask_reconsideration).code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"upheld": False}, "aid_reconsidered_wrong"),
        ({"amount": Fen(1)}, "aid_reconsidered_wrong"),
        ({"amount": Fen(FOUR - 1), "upheld": False}, "aid_reconsidered_worse"),
        ({"amount": Fen(FOUR + 1), "upheld": False}, ""),
        (
            {"outcome": AidOutcome.REFUSED, "amount": Fen(0), "upheld": False},
            "aid_reconsidered_worse",
        ),
        ({"outcome": AidOutcome.REFUSED, "amount": Fen(1), "upheld": False}, "aid_amount_wrong"),
        ({"amount": Fen(0), "upheld": False}, "aid_amount_wrong"),
    ],
)
def test_rule_35_what_is_upheld_stays_and_what_is_not_differs(
    more: dict[str, Any], code: str
) -> None:
    command, rule = next(
        one for one in GIVEN if type(one[0]).__name__ == "AnswerAidReconsideration"
    )
    outcome = at(*LIVES["asked"]).when(evolve(command, **more), rule)
    assert outcome.code == code
    if not code:
        assert (outcome.only().number, outcome.only().since) == (2, Month("2025-08"))


@pytest.mark.parametrize(
    ("more", "waits"),
    [
        ({}, True),
        ({"amount": Fen(1)}, True),
        ({"cause": a.AidChangeCause.REQUEST}, False),
        ({"cause": a.AidChangeCause.MOVED}, False),
        ({"amount": Fen(FOUR + 1), "cause": a.AidChangeCause.RAISED}, False),
    ],
)
def test_rule_36_less_is_told_ahead_unless_the_family_asks_for_it(
    more: dict[str, Any], waits: bool
) -> None:
    command, rule = next(one for one in GIVEN if type(one[0]).__name__ == "ProposeAidChange")
    event = at(*GRANTED, account="clerk").when(evolve(command, **more), rule).only()
    assert event.last == (LATER + 7 * A_DAY if waits else LATER)
    decide = a.DecideAidChange(day=LATER, **IS, **REASONS)
    outcome = at(*GRANTED, event).when(decide, deciding.decide_change)
    assert outcome.code == ("aid_change_early" if waits else "")
    after = evolve(decide, day=event.last + A_DAY)
    assert at(*GRANTED, event).when(after, deciding.decide_change).only().amount == event.amount


def test_rule_36_nothing_is_changed_or_reviewed_where_nothing_is_given() -> None:
    nothing = (*LOOKED, posted(), granted(outcome=AidOutcome.REFUSED, amount=Fen(0)))
    for name in ("ReviewAid", "ProposeAidChange"):
        command, rule = next(one for one in GIVEN if type(one[0]).__name__ == name)
        at(*nothing).when(command, rule).refused("aid_nothing_given", day=LATER)
    stopped = a.AidChangeDecided(
        amount=Fen(0),
        since=AUGUST,
        day=LATER,
        by=AccountId("x"),
        reasons=OfficerText("停发"),
    )
    review, rule = next(one for one in GIVEN if type(one[0]).__name__ == "ReviewAid")
    at(*GRANTED, LESS, stopped).when(review, rule).refused("aid_nothing_given")
    erase, erased = GIVEN[-1]
    assert at(*GRANTED, LESS, stopped).when(erase, erased).code == ""
    assert at(*nothing).when(erase, erased).code == ""
    gone = at(*nothing).when(erase, erased).only()
    at(*nothing, gone).when(erase, erased).refused("aid_proceeding_erased")


@pytest.mark.parametrize(
    ("day", "code"),
    [(LESS.last, ""), (LESS.last + A_DAY, "aid_objection_late")],
)
def test_rule_36_a_family_objects_up_to_the_last_of_its_days(day: date, code: str) -> None:
    no = a.ObjectToAidChange(day=day, objection=CitizenText("不属实"), **IS)
    assert at(*GRANTED, LESS).when(no, deciding.object_to_change).code == code
    heard = a.HearAidChange(day=AGAINST.day - A_DAY, **IS, **FOUND)
    there = at(*GRANTED, LESS, AGAINST)
    there.when(heard, deciding.hear_change).refused("aid_day_wrong", after=AGAINST.day)


BACK = a.AidPaymentReturned(month=AUGUST, day=TODAY, reason=OfficerText("注销"))


def test_rule_37_what_came_back_is_neither_taken_back_nor_returned_again() -> None:
    events = (*LIVES["paid"], BACK)
    for name in ("WithdrawAidPayment", "ReturnAidPayment"):
        command, rule = next(one for one in GIVEN if type(one[0]).__name__ == name)
        at(*events).when(command, rule).refused("aid_returned", day=TODAY)
    state = at(*events).state
    assert paying.overpaid(state, state.payments[0]) == 0


@pytest.mark.parametrize(
    ("amount", "code"),
    [(0, "aid_not_overpaid"), (1, ""), (FOUR, ""), (FOUR + 1, "aid_not_overpaid")],
)
def test_rule_37_what_was_too_much_is_asked_back_once(amount: int, code: str) -> None:
    died = a.AidProceedingEnded(day=date(2025, 8, 31), ending=a.AidEnding.DIED, reason=None)
    events = (*GRANTED, paid("2025-09"), died)
    ask = a.AskAidBack(month=Month("2025-09"), amount=Fen(amount), reason=" 多发 ", **IS)
    outcome = at(*events, account="boss").when(ask, paying.ask_back)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.amount, event.reason) == (amount, OfficerText("多发"))
        back = a.WithdrawAidPayment(month=Month("2025-09"), reason="误", **IS)
        asked = at(*events, event).when(back, paying.withdraw_payment)
        asked.refused("aid_asked_back_already", month="2025-09")


@pytest.mark.parametrize(
    ("since", "day", "code"),
    [
        (TODAY - 6 * A_DAY, TODAY, "aid_notice_hangs"),
        (TODAY - 7 * A_DAY, TODAY, ""),
        (TODAY, TODAY, "aid_notice_hangs"),
    ],
)
def test_rule_38_what_hangs_out_is_not_taken_back_as_a_mistake(
    since: date, day: date, code: str
) -> None:
    back = a.WithdrawAidProceeding(reason=" 误登 ", **IS)
    outcome = at(*LOOKED, posted(since), today=day).when(back, ending.withdraw_proceeding)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.day, event.ending) == (TODAY, a.AidEnding.MISTAKE)


def test_rule_38_a_machine_has_nothing_go_on() -> None:
    restore = a.RestoreAidProceeding(reason="误", **IS)
    machine = at(*LOOKED, OVER, machines=("me",))
    machine.when(restore, ending.restore_proceeding).refused("machine_judges")


def test_rule_35_an_objection_is_answered_once() -> None:
    answer, rule = next(one for one in GIVEN if type(one[0]).__name__ == "AnswerAidObjection")
    at(*LIVES["objected"], ANSWERED).when(answer, rule).refused("aid_objection_answered", day=LATER)
