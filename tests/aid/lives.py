"""How far a proceeding can be, and each command that is given to it; account ``me`` did nothing."""

from datetime import date
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidOutcome, AidStep
from ruralgov.domain.aid import rules_deciding_procedure as deciding
from ruralgov.domain.aid import rules_ending_procedure as ending
from ruralgov.domain.aid import rules_notice_procedure as notice
from ruralgov.domain.aid import rules_paying_procedure as paying
from ruralgov.domain.aid import rules_procedure as rules
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.aid.scenario_procedure import ACCEPTED, FOUR, LATER
from tests.aid.test_procedure import (
    GRANTED,
    IT,
    LOOKED,
    WORDS,
    begun,
    objected,
    paid,
    posted,
    step,
    tie,
)
from tests.given import TODAY

AUGUST = Month("2025-08")
TOLD = a.AidDecisionTold(number=1, day=LATER)
ASKED = a.AidReconsiderationAsked(
    number=1, day=LATER, by=AccountId("x"), objection=CitizenText("请复核")
)
LESS = a.AidChangeProposed(
    amount=Fen(0),
    cause=a.AidChangeCause.INCOME,
    gradual=0,
    day=LATER,
    last=date(2025, 7, 8),
    by=AccountId("proposer"),
    findings=WORDS,
)
AGAINST = a.AidChangeObjected(day=LATER, objection=CitizenText("不属实"))
OVER = a.AidProceedingEnded(day=TODAY, ending=a.AidEnding.MISTAKE, reason=WORDS)
VISIT = step(5, AidStep.COUNTY_VISIT)
LIVES: dict[str, tuple[object, ...]] = {
    "none": (),
    "begun": (begun(),),
    "looked": LOOKED,
    "tied": (*LOOKED, tie()),
    "hung": (*LOOKED, posted()),
    "objected": (*LOOKED, posted(), objected()),
    "granted": GRANTED,
    "told": (*GRANTED, TOLD),
    "asked": (*GRANTED, TOLD, ASKED),
    "less": (*GRANTED, LESS),
    "against": (*GRANTED, LESS, AGAINST),
    "paid": (*GRANTED, paid("2025-08")),
    "over": (*LOOKED, OVER),
}
"""What happened to a proceeding, by how far it is then."""
IS: dict[str, Any] = {"proceeding": IT}
SAID: dict[str, Any] = {"reason": " 误 "}
FOUND: dict[str, Any] = {"findings": OfficerText(" 属实 ")}
REASONS: dict[str, Any] = {"reasons": OfficerText(" 属实 ")}
GIVEN: tuple[tuple[Any, Any], ...] = (
    (a.ExtendAidProceeding(**IS, **SAID), rules.extend_proceeding),
    (
        a.DeclareAidTie(official="kin", post=a.AidPost.CADRE, **IS),  # type: ignore[arg-type]
        rules.declare_tie,
    ),
    (a.WithdrawAidTie(number=4, **IS, **SAID), rules.withdraw_tie),
    (
        a.InvestigateAid(
            day=ACCEPTED,
            investigators=(AccountId("one"), AccountId("two")),
            signed=True,
            **IS,
            **FOUND,
        ),
        rules.investigate,
    ),
    (a.RecordAidStep(step=AidStep.CHECKING, day=ACCEPTED, **IS, **FOUND), rules.record_step),
    (a.GiveAidOpinion(day=ACCEPTED, favour=True, amount=FOUR, **IS, **FOUND), rules.give_opinion),
    (a.CorrectAidStepDay(number=2, day=ACCEPTED, **IS, **SAID), rules.correct_step_day),
    (a.WithdrawAidStep(number=3, **IS, **SAID), rules.withdraw_step),
    (a.PostAidNotice(since=TODAY, **IS), notice.post_notice),
    (a.TakeDownAidNotice(number=1, **IS, **SAID), notice.take_down),
    (a.LapseAidNotice(number=1, **IS), notice.lapse_notice),
    (
        a.ObjectToAidNotice(day=ACCEPTED, objection=CitizenText(" 他家有车 "), **IS),
        notice.object_to_notice,
    ),
    (
        a.AnswerAidObjection(
            number=1, day=ACCEPTED, way=a.AidAnswer.AGAIN, upheld=False, **IS, **FOUND
        ),
        notice.answer_objection,
    ),
    (
        a.DecideAid(day=LATER, outcome=AidOutcome.GRANTED, amount=FOUR, **IS, **REASONS),
        deciding.decide,
    ),
    (a.RevokeAidDecision(**IS, **SAID), deciding.revoke_decision),
    (a.TellAidDecision(day=LATER, **IS), deciding.tell_decision),
    (
        a.AskAidReconsideration(day=LATER, objection=CitizenText(" 请复核 "), **IS),
        deciding.ask_reconsideration,
    ),
    (
        a.AnswerAidReconsideration(
            upheld=True, outcome=AidOutcome.GRANTED, amount=FOUR, day=LATER, **IS, **REASONS
        ),
        deciding.answer_reconsideration,
    ),
    (a.ReviewAid(day=LATER, stable=False, **IS, **FOUND), deciding.review),
    (
        a.ProposeAidChange(amount=Fen(0), cause=a.AidChangeCause.INCOME, day=LATER, **IS, **FOUND),
        deciding.propose_change,
    ),
    (
        a.ObjectToAidChange(day=LATER, objection=CitizenText(" 不属实 "), **IS),
        deciding.object_to_change,
    ),
    (a.HearAidChange(day=LATER, **IS, **FOUND), deciding.hear_change),
    (a.DecideAidChange(day=TODAY, **IS, **REASONS), deciding.decide_change),
    (a.DropAidChange(**IS, **SAID), deciding.drop_change),
    (a.PayAid(month=AUGUST, day=TODAY, **IS), paying.pay),
    (a.WithdrawAidPayment(month=AUGUST, **IS, **SAID), paying.withdraw_payment),
    (a.ReturnAidPayment(month=AUGUST, day=TODAY, **IS, **SAID), paying.return_payment),
    (a.WithdrawAidProceeding(**IS, **SAID), ending.withdraw_proceeding),
    (a.RestoreAidProceeding(**IS, **SAID), ending.restore_proceeding),
    (a.EndAidProceeding(day=LATER, **IS), ending.end_proceeding),
    (
        a.EraseAidProceeding(ground=ErasureGround.PURPOSE_DONE, **IS, **SAID),
        ending.erase_proceeding,
    ),
)
"""Each command that is given to a proceeding, with its rule."""
