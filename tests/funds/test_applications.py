"""An application from its filing to its end: each rule asked by itself where it turns."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import frozen

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import (
    COLLECTIVE,
    FINANCE_REVIEWER,
    VILLAGE_HEAD,
    Collective,
    Merger,
    MergerBasis,
    Regime,
)
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    PURSE,
    BudgetLine,
    CashAccount,
    FundPolicy,
    FundStage,
    Hold,
    Purse,
    rules_application,
)
from ruralgov.domain.funds.claims import check_attachments, clean_payee, paper_of, plain_mark
from ruralgov.domain.funds.model import Approval
from ruralgov.domain.funds.rows import FundApplicationRow, InterestRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    PlaceId,
    ProcedureId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from tests.funds.desk import POLICY
from tests.funds.scenario import resolution
from tests.given import KEY, TODAY, Outcome, Reading, Situation, given

A_DAY = timedelta(days=1)
C, IN = CollectiveId("c"), CollectiveId("in")
CASH, BANK = CashAccount.CASH, CashAccount.BANK
LINES = (BudgetLine(year=TODAY.year, item="维修", budget=Fen(100_000)),)
RICH = Purse(cash=50_000, bank=50_000, lines=LINES)
SPENDS = change(POLICY, since=date(2020, 1, 1), spend_cash_income=True)


def collective(into: CollectiveId | None = None) -> Collective:
    """Return a collective, that went into another where one is named."""
    made = Collective(
        place=PlaceId("v"),
        name="大庄",
        organisation=None,
        regime=Regime.Y2023,
        since=date(2020, 1, 1),
    )
    if into is None:
        return made
    day = date(2025, 1, 1)
    basis = MergerBasis(
        surveyed=day,
        decided=day,
        decision="1",
        accepted=day,
        acceptance="2",
        approved=day,
        approval="3",
    )
    merger = Merger(
        into=into, since=day, basis=basis, accounts=(), by=AccountId("officer"), done=True
    )
    return change(made, until=day, merger=merger)


@frozen
class Asked(Reading):
    """What a rule reads, with what the payee was asked or paid for within the days before."""

    lately: int = 0

    def tally(self, _row: object, *_: object, **more: Any) -> list[Any]:
        return [(C, 1, self.lately)] if self.lately else []


def knowing(
    state: Any,
    *,
    purse: Purse = RICH,
    policy: Any = None,
    there: Collective | None = None,
    lately: int = 0,
    rows: tuple[Any, ...] = (),
    **more: Any,
) -> Situation:
    """Return an application as it stands, in a collective with money, a budget and a policy."""
    version = policy or change(POLICY, since=date(2020, 1, 1))
    others = {
        (COLLECTIVE.kind, C): there or collective(),
        (PURSE.kind, C): purse,
        (FUND_POLICY.kind, CITY): FundPolicy(versions=(version,)),
    }
    situation = given(FUND_APPLICATION, state=state, **more)
    return Situation(situation.state, change(situation.given, read=Asked(others, rows, lately)))


def filing(amount: int = 500, **more: Any) -> Any:
    command = m.FileApplication(
        collective=C,
        payee="建材店",
        amount=Fen(amount),
        item="维修",
        purpose="修水渠",
        account=BANK,
        invoice="A1",
    )
    return change(command, **more)


def filed(command: Any, **more: Any) -> Outcome:
    return knowing(None, **more).when(command, rules_application.file_application)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY, FOREVER, ""),
        (TODAY + A_DAY, FOREVER, "collective_missing"),
        (date(2020, 1, 1), TODAY + A_DAY, ""),
        (date(2020, 1, 1), TODAY, "collective_missing"),
    ],
)
def test_rule_3_only_a_collective_of_today_asks_for_money(
    since: date, until: date, code: str
) -> None:
    there = change(collective(), since=since, until=until)
    assert filed(filing(), there=there).code == code


def test_rule_3_a_collective_that_never_was_asks_for_nothing() -> None:
    strange = filing(collective=CollectiveId("nobody"))
    filed(strange).refused("collective_missing")


def test_rules_1_and_8_what_is_filed_says_who_decides_and_until_when() -> None:
    event = filed(filing(500, invoice=" a1 ")).only()
    assert (event.amount, event.total, event.invoice, event.day) == (500, 500, "A1", TODAY)
    assert event.expires == TODAY + timedelta(days=POLICY.expiry_days)
    assert [step.role for step in event.steps] == [VILLAGE_HEAD]
    more = filed(filing(500), lately=501).only()
    assert (more.total, [step.role for step in more.steps]) == (
        1_001,
        [VILLAGE_HEAD, FINANCE_REVIEWER],
    )


@pytest.mark.parametrize(
    ("amount", "account", "purse", "code"),
    [
        (500, BANK, change(RICH, bank=500), ""),
        (500, BANK, change(RICH, bank=499), "cash_short"),
        (500, CASH, change(RICH, cash=500), ""),
        (500, CASH, change(RICH, cash=499), "cash_short"),
        (500, CASH, change(RICH, cash=600, income=100), ""),
        (500, CASH, change(RICH, cash=600, income=101), "cash_income_unbanked"),
        (500, BANK, change(RICH, bank=1_000, cash=600, income=600), ""),
        (500, BANK, change(RICH, lines=(change(LINES[0], budget=Fen(500)),)), ""),
        (500, BANK, change(RICH, lines=(change(LINES[0], budget=Fen(499)),)), "budget_short"),
        (
            500,
            BANK,
            change(RICH, lines=(change(LINES[0], budget=Fen(600), spent=101),)),
            "budget_short",
        ),
        (
            500,
            BANK,
            change(RICH, lines=(change(LINES[0], year=TODAY.year - 1),)),
            "budget_item_missing",
        ),
    ],
)
def test_rule_3_what_budget_or_cash_does_not_cover_fails_when_it_is_filed(
    amount: int, account: CashAccount, purse: Purse, code: str
) -> None:
    command = filing(amount, account=account)
    assert filed(command, purse=purse).code == code
    if code == "cash_income_unbanked":
        assert filed(command, purse=purse, policy=SPENDS).code == ""


@pytest.mark.parametrize(
    ("held", "code"), [({}, "cash_short"), ({"account": CASH}, ""), ({"amount": Fen(499)}, "")]
)
def test_rule_3_what_is_held_back_of_an_account_is_not_free(
    held: dict[str, Any], code: str
) -> None:
    hold = Hold(
        application=FundApplicationId("other"),
        year=TODAY.year,
        item="办公",
        account=BANK,
        amount=Fen(500),
    )
    purse = change(RICH, bank=999, holds=(change(hold, **held),))
    assert filed(filing(500), purse=purse).code == code


@pytest.mark.parametrize(
    ("amount", "account", "lately", "code"),
    [
        (2_000, CASH, 0, ""),
        (2_001, CASH, 0, "cash_payment_too_large"),
        (1_000, CASH, 1_000, ""),
        (1_000, CASH, 1_001, "cash_payment_too_large"),
        (2_001, BANK, 0, ""),
    ],
)
def test_rule_9_one_payee_gets_no_more_in_cash_than_the_policy_allows(
    amount: int, account: CashAccount, lately: int, code: str
) -> None:
    assert filed(filing(amount, account=account), lately=lately).code == code


DECIDED = resolution(TODAY)


@pytest.mark.parametrize(
    ("amount", "lately", "more", "code"),
    [
        (10_000, 0, {}, ""),
        (10_001, 0, {}, "resolution_missing"),
        (500, 9_501, {}, "resolution_missing"),
        (10_001, 0, {"resolution": DECIDED}, ""),
        (500, 0, {"resolution": change(DECIDED, reference=" ")}, "text_not_clean"),
        (500, 0, {"resolution": change(DECIDED, in_favour=1)}, "resolution_wrong"),
        (
            500,
            0,
            {"resolution": change(DECIDED, procedure=ProcedureId("p"))},
            "resolution_twice",
        ),
        (500, 0, {"resolution": DECIDED, "procedure": ProcedureId("p")}, "resolution_twice"),
        (500, 0, {"procedure": ProcedureId("p")}, "procedure_missing"),
    ],
)
def test_rule_13_a_resolution_is_asked_for_above_the_threshold_and_judged_wherever_it_is(
    amount: int, lately: int, more: dict[str, Any], code: str
) -> None:
    assert filed(filing(amount, **more), lately=lately).code == code


def twin(**more: Any) -> FundApplicationRow:
    row = FundApplicationRow(
        owner="twin",
        collective=CollectiveId("other"),
        number="7",
        stage=FundStage.SETTLED,
        day=TODAY,
        expires=TODAY,
        payee="建材店",
        payee_person=None,
        amount=500,
        committed=500,
        item="维修",
        account=BANK,
        paper="A1",
        live=1,
    )
    return change(row, **more)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, "fund_duplicate"),
        ({"paper": "A2"}, ""),
        ({"amount": 501}, ""),
        ({"live": None}, ""),
        ({"payee": "别的店"}, ""),
    ],
)
def test_rule_9_a_claim_is_the_same_by_payee_amount_and_paper(
    more: dict[str, Any], code: str
) -> None:
    assert filed(filing(), rows=(twin(**more),)).code == code


def test_rule_9_a_claim_has_a_paper_and_a_part_goes_with_its_contract() -> None:
    filed(filing(invoice=" ")).refused("fund_paper_missing")
    assert filed(filing(invoice="", attachments=("a" * 64,))).code == ""
    filed(filing(attachments=("a" * 63,))).refused("fund_attachment_wrong")
    part = {"part": m.PaymentPart.FINAL}
    filed(filing(**part)).refused("payment_part_wrong")
    filed(filing(contract=ContractId("k"))).refused("payment_part_wrong")
    assert filed(filing(contract=ContractId("k"), **part)).code == ""


def test_rule_9_what_tells_one_paper_from_another() -> None:
    one, two = "a" * 64, "b" * 64
    assert check_attachments((two, one, two)) == (one, two)
    assert (paper_of(" no. 1", (one,)), paper_of(" ", (one, two))) == ("NO.1", one)
    assert plain_mark("ａ\u200b 1") == "A1"
    assert clean_payee("建材 店(东)", None) == ("建材店（东）", None)
    person = PersonName("钱木兰")
    assert clean_payee(None, person) == (None, person)
    wrong: tuple[tuple[str | None, PersonName | None], ...] = (
        (None, None),
        ("店", person),
        (" ", None),
    )
    for payee, who in wrong:
        with pytest.raises(BadInput) as raised:
            clean_payee(payee, who)
        assert raised.value.code == "fund_payee_wrong"


def approval(account: str, on_behalf: str | None = None) -> Approval:
    return Approval(
        role=VILLAGE_HEAD,
        account=AccountId(account),
        on_behalf=None if on_behalf is None else AccountId(on_behalf),
        approved=True,
        reason="属实",
        at=datetime(2026, 1, 4, tzinfo=UTC),
    )


APPROVED = m.FundApplication(
    collective=C,
    number="1",
    applicant=AccountId("applicant"),
    at=datetime(2026, 1, 3, tzinfo=UTC),
    day=date(2026, 1, 3),
    payee="建材店",
    payee_person=None,
    amount=Fen(500),
    total=Fen(500),
    year=2026,
    item="维修",
    purpose="修水渠",
    account=BANK,
    invoice="A1",
    attachments=(),
    resolution=None,
    steps=(),
    policy=date(2025, 1, 1),
    expires=TODAY,
    stage=FundStage.APPROVED,
    approvals=(approval("deputy", "head"),),
)


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


PAID = change(
    APPROVED,
    stage=FundStage.PAID,
    payment=m.Payment(
        amount=Fen(400),
        account=BANK,
        reference="1",
        reason="",
        by=AccountId("cashier"),
        at=datetime(2026, 1, 4, 15, 59, tzinfo=UTC),
    ),
)


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
