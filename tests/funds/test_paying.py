"""What was approved is paid, comes back or ends: each rule asked by itself where it turns."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FundStage,
    Hold,
    rules_application,
)
from ruralgov.domain.funds.rows import InterestRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    FundApplicationId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from tests.funds.standing import (
    A_DAY,
    APPROVED,
    BANK,
    CASH,
    PAID,
    RICH,
    SPENDS,
    C,
    knowing,
)
from tests.given import KEY, TODAY, Outcome


def pay(amount: int = 500, **more: Any) -> Any:
    command = m.RecordPayment(
        application=FundApplicationId(KEY), amount=Fen(amount), account=BANK, reference="回单"
    )
    return change(command, **more)


def paying(command: Any, state: Any = APPROVED, **more: Any) -> Outcome:
    return knowing(state, **more).when(command, rules_application.record_payment)


@pytest.mark.parametrize(
    ("command", "more", "code"),
    [
        (pay(), {}, ""),
        (pay(1), {}, ""),
        (pay(501), {}, "payment_too_large"),
        (pay(account=CASH), {}, "payment_account_wrong"),
        (pay(), {"today": TODAY + A_DAY}, "fund_expired"),
        (pay(), {"account": "applicant"}, "payer_not_separate"),
        (pay(), {"account": "deputy"}, "payer_not_separate"),
        (pay(), {"account": "head"}, "payer_not_separate"),
        (pay(), {"persons": {"me": "p", "head": "p"}}, "payer_not_separate"),
        (pay(), {"purse": change(RICH, bank=500)}, ""),
        (pay(), {"purse": change(RICH, bank=499)}, "cash_short"),
        (pay(reference=" "), {}, "text_not_clean"),
    ],
)
def test_rule_10_a_payment_is_what_was_approved_by_another_person_and_in_time(
    command: Any, more: dict[str, Any], code: str
) -> None:
    assert paying(command, **more).code == code


@pytest.mark.parametrize("stage", [one for one in FundStage if one is not FundStage.APPROVED])
def test_rule_7_only_what_is_approved_is_paid(stage: FundStage) -> None:
    paying(pay(), change(APPROVED, stage=stage)).refused("fund_stage_wrong")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, "approver_related"),
        ({"account": AccountId("deputy")}, "approver_related"),
        ({"account": AccountId("other")}, ""),
        ({"until": TODAY}, ""),
        ({"since": TODAY + A_DAY}, ""),
        ({"payee": "别的店"}, ""),
    ],
)
def test_rule_6_a_relation_of_who_approved_stops_the_payment(
    row: dict[str, Any], code: str
) -> None:
    interest = InterestRow(
        collective=C,
        account=AccountId("head"),
        payee="建材店",
        payee_person=None,
        since=TODAY,
        until=FOREVER,
    )
    assert paying(pay(), rows=(change(interest, **row),)).code == code


@pytest.mark.parametrize(
    ("income", "policy", "reason", "code"),
    [
        (100, None, "", ""),
        (101, None, "急用", "cash_income_spent"),
        (101, SPENDS, "", "cash_income_spent"),
        (101, SPENDS, " ", "cash_income_spent"),
        (101, SPENDS, "急用", ""),
    ],
)
def test_rule_10_income_in_cash_is_spent_only_by_policy_and_with_a_reason(
    income: int, policy: Any, reason: str, code: str
) -> None:
    purse = change(RICH, cash=600, income=income)
    outcome = paying(
        pay(account=CASH, reason=reason), change(APPROVED, account=CASH), purse=purse, policy=policy
    )
    assert outcome.code == code
    if not code:
        assert outcome.only().reason == reason
    bank = paying(pay(reason=" 急 "), purse=change(purse, bank=500, income=600))
    assert bank.only().reason == "急"


@pytest.mark.parametrize(
    ("hold", "code"),
    [({}, "cash_short"), ({"paid": False}, ""), ({"account": CASH}, "")],
)
def test_rule_10_what_is_paid_and_not_booked_has_left_its_account(
    hold: dict[str, Any], code: str
) -> None:
    paid = Hold(
        application=FundApplicationId("other"),
        year=2026,
        item="办公",
        account=BANK,
        amount=Fen(1),
        paid=True,
    )
    purse = change(RICH, bank=500, holds=(change(paid, **hold),))
    assert paying(pay(), purse=purse).code == code


@pytest.mark.parametrize(
    ("state", "day", "account", "code"),
    [
        (PAID, None, "me", ""),
        (PAID, date(2026, 1, 4), "me", ""),
        (PAID, TODAY, "me", ""),
        (PAID, date(2026, 1, 3), "me", "payment_return_day"),
        (PAID, TODAY + A_DAY, "me", "payment_return_day"),
        (PAID, None, "cashier", "payment_same_person"),
        (change(PAID, stage=FundStage.SETTLED), None, "me", "payment_booked"),
        (APPROVED, None, "me", "fund_stage_wrong"),
    ],
)
def test_rule_16_money_comes_back_between_its_payment_and_today_said_by_another(
    state: Any, day: date | None, account: str, code: str
) -> None:
    command = m.ReturnPayment(application=FundApplicationId(KEY), reason="退票", day=day)
    outcome = knowing(state, account=account).when(command, rules_application.return_payment)
    assert outcome.code == code
    if not code:
        after = FUND_APPLICATION.apply(PAID, outcome.only())
        assert (after.stage, after.payment) == (FundStage.APPROVED, None)
        assert [(one.amount, one.day) for one in after.returns] == [(400, day)]


@pytest.mark.parametrize(
    ("days", "code"), [(-1, "fund_not_expired"), (0, "fund_not_expired"), (1, "")]
)
def test_rule_8_an_application_expires_when_its_last_day_is_over(days: int, code: str) -> None:
    command = m.ExpireApplication(application=FundApplicationId(KEY))
    situation = knowing(APPROVED, today=TODAY + days * A_DAY)
    assert situation.when(command, rules_application.expire_application).code == code


@pytest.mark.parametrize(
    ("stage", "account", "code"),
    [
        (FundStage.FILED, "applicant", ""),
        (FundStage.APPROVED, "applicant", ""),
        (FundStage.APPROVED, "me", "fund_not_applicant"),
        (FundStage.PAID, "applicant", "fund_stage_wrong"),
        (FundStage.REFUSED, "applicant", "fund_stage_wrong"),
    ],
)
def test_rule_7_an_application_is_taken_back_by_its_applicant_before_it_is_paid(
    stage: FundStage, account: str, code: str
) -> None:
    command = m.WithdrawApplication(application=FundApplicationId(KEY), reason="改期")
    situation = knowing(change(APPROVED, stage=stage), account=account)
    assert situation.when(command, rules_application.withdraw_application).code == code


@pytest.mark.parametrize(
    ("amount", "code"), [(399, "settlement_differs"), (400, ""), (401, "settlement_differs")]
)
def test_rule_11_a_payment_is_booked_to_the_fen(amount: int, code: str) -> None:
    command = m.SettlePayment(
        application=FundApplicationId(KEY), voucher=VoucherId("v"), amount=Fen(amount)
    )
    assert knowing(PAID).when(command, rules_application.settle_payment).code == code
