"""Proceedings once decided: reconsidered, changed, paid, ended, and the way back of each."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    AidOutcome,
    AidTrack,
    Circle,
)
from ruralgov.domain.aid import rules_deciding_procedure as deciding
from ruralgov.domain.aid import rules_ending_procedure as ending
from ruralgov.domain.aid import rules_notice_procedure as notice
from ruralgov.domain.aid import rules_paying_procedure as paying
from ruralgov.domain.aid import rules_procedure as rules
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.ids import AccountId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText
from tests.aid.scenario_procedure import ACCEPTED, FOUR, LATER, decided
from tests.aid.test_applications import applied
from tests.aid.test_files import ANNA, opened
from tests.aid.test_procedure import (
    A_DAY,
    BOSS,
    GRANTED,
    IT,
    LOOKED,
    ONE,
    POST,
    TWO,
    WORDS,
    at,
    begun,
    granted,
    paid,
    posted,
)
from tests.given import TODAY, given


def test_rule_35_a_decision_goes_to_another_person_within_sixty_days() -> None:
    told = a.AidDecisionTold(number=1, day=LATER)
    ask = a.AskAidReconsideration(
        proceeding=IT, day=LATER + 60 * A_DAY, objection=CitizenText("请复核")
    )
    at(*GRANTED).when(ask, deciding.ask_reconsideration).refused("aid_not_told")
    asked = at(*GRANTED, told).when(ask, deciding.ask_reconsideration).only()
    late = evolve(ask, day=LATER + 61 * A_DAY)
    at(*GRANTED, told).when(late, deciding.ask_reconsideration).refused("aid_objection_late")
    answer = a.AnswerAidReconsideration(
        proceeding=IT,
        upheld=True,
        outcome=AidOutcome.GRANTED,
        amount=FOUR,
        day=ask.day,
        reasons=WORDS,
    )
    at(*GRANTED, told).when(answer, deciding.answer_reconsideration).refused("aid_not_asked")
    for account in ("boss", "one", "two"):
        at(*GRANTED, told, asked, account=account).when(
            answer, deciding.answer_reconsideration
        ).refused("aid_same_person_decides")
    there = at(*GRANTED, told, asked, account="above")
    kept = there.when(answer, deciding.answer_reconsideration).only()
    assert len(at(*GRANTED, told, asked, kept).state.decisions) == 1
    more = evolve(answer, upheld=False, amount=Fen(50_000))
    raised = there.when(more, deciding.answer_reconsideration).only()
    after = at(*GRANTED, told, asked, raised).state
    assert (after.amount(Month("2025-08")), len(after.decisions)) == (50_000, 2)
    there.when(evolve(more, upheld=True), deciding.answer_reconsideration).refused(
        "aid_reconsidered_wrong"
    )


def proposing(**more: Any) -> a.ProposeAidChange:
    plain: dict[str, Any] = {
        "amount": Fen(0),
        "cause": a.AidChangeCause.INCOME,
        "day": LATER,
        "findings": WORDS,
    }
    return a.ProposeAidChange(proceeding=IT, **(plain | more))


def test_rule_36_p11_less_is_told_seven_days_ahead_and_heard() -> None:
    less = at(*GRANTED, account="one").when(proposing(), deciding.propose_change).only()
    assert less.last == LATER + 7 * A_DAY
    change = a.DecideAidChange(proceeding=IT, day=less.last, reasons=WORDS)
    waiting = at(*GRANTED, less, account="boss")
    waiting.when(change, deciding.decide_change).refused("aid_change_early", last=less.last)
    done = waiting.when(evolve(change, day=less.last + A_DAY), deciding.decide_change).only()
    assert (done.since, done.amount) == (Month("2025-08"), 0)
    own = at(*GRANTED, less, account="one")
    own.when(evolve(change, day=LATER + 8 * A_DAY), deciding.decide_change).refused(
        "aid_same_person_decides"
    )
    no = a.ObjectToAidChange(proceeding=IT, day=less.last, objection=CitizenText("不属实"))
    against = waiting.when(no, deciding.object_to_change).only()
    late = evolve(no, day=less.last + A_DAY)
    waiting.when(late, deciding.object_to_change).refused("aid_objection_late")
    at(*GRANTED, less, against, account="boss").when(
        evolve(change, day=TODAY), deciding.decide_change
    ).refused("aid_not_heard")
    hear = a.HearAidChange(proceeding=IT, day=less.last, findings=WORDS)
    at(*GRANTED, less, against, account="one").when(hear, deciding.hear_change).refused(
        "aid_change_same"
    )
    heard = at(*GRANTED, less, against, account="boss").when(hear, deciding.hear_change).only()
    at(*GRANTED, less, against, heard, account="boss").when(
        evolve(change, day=TODAY), deciding.decide_change
    ).only()


TOLD = a.AidDecisionTold(number=1, day=LATER)
ASKED = a.AidReconsiderationAsked(number=1, day=LATER, by=ONE, objection=CitizenText("请复核"))
STOPPED = a.AidChangeDecided(
    amount=Fen(0), since=Month("2025-10"), day=LATER, by=BOSS, reasons=WORDS
)


def again(outcome: AidOutcome, amount: int) -> a.AidReconsidered:
    return a.AidReconsidered(
        number=2,
        upheld=False,
        outcome=outcome,
        amount=Fen(amount),
        since=Month("2025-08"),
        day=LATER,
        by=AccountId("above"),
        reasons=WORDS,
    )


def test_rule_35_what_was_changed_since_stays_so_when_a_decision_is_made_anew() -> None:
    """It began to be given anew for ever, to a family that had moved away."""
    less = at(*GRANTED, TOLD, ASKED, proposed(), STOPPED, again(AidOutcome.GRANTED, 50_000)).state
    months = [less.amount(Month(f"2025-{one}")) for one in ("07", "08", "09", "10", "11")]
    assert months == [0, 50_000, 50_000, 0, 0]
    raised = evolve(STOPPED, amount=Fen(60_000))
    none = at(*GRANTED, TOLD, ASKED, proposed(), raised, again(AidOutcome.REFUSED, 0)).state
    assert {none.amount(Month(f"2025-{one}")) for one in ("08", "10", "11")} == {0}
    once = [begun(AidTrack.EMERGENCY), granted(since=Month("2025-06")), TOLD, ASKED]
    state = at(*once, evolve(again(AidOutcome.GRANTED, 50_000), since=Month("2025-06"))).state
    assert [state.amount(Month(f"2025-{one}")) for one in ("06", "07")] == [50_000, 0]
    assert len(state.rates) == 2


def proposed(**more: Any) -> a.AidChangeProposed:
    plain: dict[str, Any] = {"amount": Fen(50_000), "cause": a.AidChangeCause.RAISED}
    return a.AidChangeProposed(
        **(plain | more), gradual=0, day=LATER, last=LATER, by=ONE, findings=WORDS
    )


def test_rule_35_nobody_gets_less_by_asking_for_reconsideration() -> None:
    there = at(*GRANTED, TOLD, ASKED, account="above")
    answer = a.AnswerAidReconsideration(
        proceeding=IT,
        upheld=False,
        outcome=AidOutcome.GRANTED,
        amount=Fen(FOUR - 1),
        day=TODAY,
        reasons=WORDS,
    )
    for less in (
        answer,
        evolve(answer, outcome=AidOutcome.REFUSED, amount=Fen(0)),
        evolve(answer, outcome=AidOutcome.STOPPED, amount=Fen(0)),
    ):
        there.when(less, deciding.answer_reconsideration).refused(
            "aid_reconsidered_worse", amount="400.00"
        )
    more = evolve(answer, amount=Fen(FOUR + 1))
    there.when(more, deciding.answer_reconsideration).only()


def test_rule_36_less_has_a_letter_and_goes_to_another_person_as_the_first_decision_did() -> None:
    """What was stopped after a hearing could be taken to nobody."""
    less = evolve(proposed(), amount=Fen(0), cause=a.AidChangeCause.INCOME, by=TWO)
    stopped = (*GRANTED, TOLD, less, STOPPED)
    state = at(*stopped).state
    last = state.decision
    assert (last.number, last.outcome, last.amount) == (2, AidOutcome.STOPPED, 0)
    assert (last.told, last.prepared) == (None, (TWO,))
    ask = a.AskAidReconsideration(proceeding=IT, day=LATER, objection=CitizenText("请复核"))
    at(*stopped).when(ask, deciding.ask_reconsideration).refused("aid_not_told")
    told = at(*stopped).when(a.TellAidDecision(proceeding=IT, day=LATER), deciding.tell_decision)
    asked = at(*stopped, *told.events).when(ask, deciding.ask_reconsideration)
    answer = a.AnswerAidReconsideration(
        proceeding=IT,
        upheld=False,
        outcome=AidOutcome.GRANTED,
        amount=FOUR,
        day=LATER,
        reasons=WORDS,
    )
    waits = (*stopped, *told.events, *asked.events)
    for account in ("two", "boss", "one"):
        at(*waits, account=account).when(answer, deciding.answer_reconsideration).refused(
            "aid_same_person_decides"
        )
    back = at(*waits, account="above").when(answer, deciding.answer_reconsideration).only()
    again_ = at(*waits, back).state
    assert {again_.amount(Month(f"2025-{one}")) for one in ("08", "10", "11")} == {FOUR}


def test_rule_36_a_reconsideration_is_answered_before_a_change_is_decided() -> None:
    change = a.DecideAidChange(proceeding=IT, day=LATER, reasons=WORDS)
    there = at(*GRANTED, TOLD, ASKED, proposed(), account="boss")
    there.when(change, deciding.decide_change).refused("aid_reconsidering")
    stood = evolve(again(AidOutcome.GRANTED, FOUR), upheld=True)
    at(*GRANTED, TOLD, ASKED, proposed(), stood, account="boss").when(
        change, deciding.decide_change
    ).only()


def test_rule_36_to_stop_is_no_outcome_of_an_application() -> None:
    stop = decided(IT, LATER, outcome=AidOutcome.STOPPED, amount=Fen(0))
    at(*LOOKED, posted(), account="boss").when(stop, deciding.decide).refused("aid_stop_by_change")


def test_rule_36_nothing_is_changed_of_what_no_decision_gives_any_more() -> None:
    """A change that waited would have given money by no decision."""
    change = a.DecideAidChange(proceeding=IT, day=LATER, reasons=WORDS)
    at(*GRANTED, proposed(), account="boss").when(change, deciding.decide_change).only()
    revoked = a.AidDecisionRevoked(number=1, by=BOSS, reason=WORDS)
    gone = at(*GRANTED, proposed(), revoked, account="boss")
    gone.when(change, deciding.decide_change).refused("aid_change_none")
    refused = (*GRANTED, TOLD, ASKED, proposed(), again(AidOutcome.REFUSED, 0))
    at(*refused, account="boss").when(change, deciding.decide_change).refused("aid_nothing_given")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"gradual": 6}, ""),
        ({"gradual": 7}, "aid_gradual_wrong"),
        ({"gradual": -1}, "aid_gradual_wrong"),
        ({"gradual": 1, "amount": Fen(10_000)}, "aid_gradual_wrong"),
        ({"amount": FOUR}, "aid_change_unfounded"),
        ({"cause": a.AidChangeCause.RAISED}, "aid_change_unfounded"),
        ({"amount": Fen(50_000)}, "aid_change_unfounded"),
        ({"amount": Fen(50_000), "cause": a.AidChangeCause.RAISED}, ""),
    ],
)
def test_rule_36_what_stops_may_go_on_for_six_months(more: dict[str, Any], code: str) -> None:
    outcome = at(*GRANTED).when(proposing(**more), deciding.propose_change)
    assert outcome.code == code
    if "gradual" in more and not code:
        late = a.DecideAidChange(proceeding=IT, day=LATER + 8 * A_DAY, reasons=WORDS)
        done = at(*GRANTED, *outcome.events, account="boss").when(late, deciding.decide_change)
        assert done.only().since == Month("2026-02")


def test_rule_36_a_review_changes_nothing() -> None:
    look = a.ReviewAid(proceeding=IT, day=LATER, stable=False, findings=WORDS)
    seen = at(*GRANTED).when(look, deciding.review).only()
    before, after = at(*GRANTED).state, at(*GRANTED, seen).state
    assert (after.rates, after.stable) == (before.rates, False)
    at(*LOOKED).when(look, deciding.review).refused("aid_not_decided")


def paying_for(month: str, day: date = TODAY) -> a.PayAid:
    return a.PayAid(proceeding=IT, month=Month(month), day=day)


def test_rule_37_a_month_is_paid_once_from_the_next_one_on() -> None:
    there = at(*GRANTED)
    there.when(paying_for("2025-07"), paying.pay).refused("aid_nothing_due")
    assert there.when(paying_for("2025-08"), paying.pay).only().amount == FOUR
    twice = at(*GRANTED, paid("2025-08"))
    twice.when(paying_for("2025-08"), paying.pay).refused("aid_paid")
    at(*GRANTED, account="boss").when(paying_for("2025-08"), paying.pay).refused("aid_payer_same")
    back = a.ReturnAidPayment(proceeding=IT, month=Month("2025-08"), day=TODAY, reason="注销")
    came = twice.when(back, paying.return_payment).only()
    at(*GRANTED, paid("2025-08"), came).when(paying_for("2025-08"), paying.pay).only()
    early = paying_for("2025-08", date(2025, 7, 31))
    there.when(early, paying.pay).refused("aid_day_wrong")


def test_rule_37_after_a_death_it_stops_and_a_person_asks_back() -> None:
    died = a.AidProceedingEnded(day=date(2025, 8, 31), ending=a.AidEnding.DIED, reason=None)
    events = (*GRANTED, paid("2025-08"), paid("2025-09"), died)
    state = at(*events).state
    assert [state.amount(Month(one)) for one in ("2025-08", "2025-09")] == [FOUR, 0]
    assert [paying.overpaid(state, one) for one in state.payments] == [0, FOUR]
    ask = a.AskAidBack(proceeding=IT, month=Month("2025-09"), amount=FOUR, reason="多发")
    at(*events).when(ask, paying.ask_back).refused("aid_payer_same")
    at(*events, account="boss", machines=("boss",)).when(ask, paying.ask_back).refused(
        "machine_judges"
    )
    there = at(*events, account="boss")
    asked = there.when(ask, paying.ask_back).only()
    there.when(evolve(ask, amount=Fen(FOUR + 1)), paying.ask_back).refused("aid_not_overpaid")
    there.when(evolve(ask, month=Month("2025-08")), paying.ask_back).refused("aid_not_overpaid")
    at(*events, asked, account="boss").when(ask, paying.ask_back).refused("aid_asked_back_already")


def test_rule_38_a_decision_is_revoked_until_it_is_told() -> None:
    back = a.RevokeAidDecision(proceeding=IT, reason="算错")
    at(*GRANTED, account="boss").when(back, deciding.revoke_decision).refused(
        "aid_same_person_decides"
    )
    gone = at(*GRANTED, account="above").when(back, deciding.revoke_decision).only()
    state = at(*GRANTED, gone).state
    assert (state.decision, state.rates) == (None, ())
    told = a.AidDecisionTold(number=1, day=LATER)
    at(*GRANTED, told, account="above").when(back, deciding.revoke_decision).refused(
        "aid_decision_out"
    )
    fix = a.WithdrawAidStep(proceeding=IT, number=3, reason="误登")
    at(*GRANTED).when(fix, rules.withdraw_step).refused("aid_decided")
    at(*LOOKED).when(fix, rules.withdraw_step).only()
    at(*LOOKED).when(evolve(fix, number=2), rules.withdraw_step).refused("aid_step_not_last")


def dying(who: PersonId = ANNA) -> a.FollowAidDeath:
    return a.FollowAidDeath(proceeding=IT, person=who, since=LATER)


def test_rule_38_who_died_is_followed_and_who_is_left_is_looked_at_again() -> None:
    (noted,) = at(*GRANTED).when(dying(), ending.follow_death).events
    assert at(*GRANTED, noted).state.death == LATER
    alone = given(AID_FILE, opened((ANNA, Circle.LIVING)), applied()).state
    (over,) = at(*GRANTED, file=alone).when(dying(), ending.follow_death).events
    assert over.ending is a.AidEnding.DIED
    at(*GRANTED, file=alone).when(dying(PersonId("kin")), ending.follow_death).then()
    at(*GRANTED, over).when(dying(), ending.follow_death).then()
    restore = a.RestoreAidProceeding(proceeding=IT, reason="误报")
    back = at(*GRANTED, over).when(restore, ending.restore_proceeding).only()
    state = at(*GRANTED, over, back).state
    assert (state.rates, state.ended) == (at(*GRANTED).state.rates, None)
    at(*GRANTED).when(restore, ending.restore_proceeding).refused("aid_proceeding_runs")


def test_rule_38_a_proceeding_ends_with_its_application() -> None:
    end = a.EndAidProceeding(proceeding=IT, day=LATER)
    over = at(*LOOKED).when(end, ending.end_proceeding).only()
    at(*LOOKED, over).when(end, ending.end_proceeding).then()
    at(*LOOKED, over).when(POST, notice.post_notice).refused("aid_proceeding_over")
    restore = a.RestoreAidProceeding(proceeding=IT, reason="误登")
    at(*LOOKED, over).when(restore, ending.restore_proceeding).refused("aid_apply_again")


def test_rule_38_what_was_paid_before_an_application_is_taken_back_is_no_debt() -> None:
    """Taken back as of a day in June, all that was paid since could be asked back."""
    end = a.EndAidProceeding(proceeding=IT, day=ACCEPTED)
    over = at(*GRANTED, paid("2025-08")).when(end, ending.end_proceeding).only()
    assert over.day == TODAY
    there = at(*GRANTED, paid("2025-08"), over)
    assert there.state.amount(Month("2025-08")) == FOUR
    back = a.AskAidBack(proceeding=IT, month=Month("2025-08"), amount=FOUR, reason="多付")
    there.when(back, paying.ask_back).refused("aid_not_overpaid")
