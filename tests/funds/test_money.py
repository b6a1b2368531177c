"""Money out: how an application ends, what is paid, what is caught before."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.app.tick import TickState, tick
from ruralgov.domain import funds as m
from ruralgov.domain.access import TIMEKEEPER, RegisterAccount
from ruralgov.domain.collectives import CASHIER, FINANCE_REVIEWER, TOWN_FUND_OFFICER, VILLAGE_HEAD
from ruralgov.domain.funds import CashAccount, FundApplications, FundStage, PayeeOf, WarningKind
from ruralgov.domain.kernel.ids import CITY, AccountId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Actor
from tests.funds.desk import POLICY, Desk, delegating
from tests.funds.scenario import resolution
from tests.town import NAME, Town, code_of

CASH, BANK = CashAccount.CASH, CashAccount.BANK
REVIEWER, OFFICER = FINANCE_REVIEWER, TOWN_FUND_OFFICER


def test_rule_7_refusing_and_withdrawing_free_what_was_held(desk: Desk) -> None:
    refused, withdrawn = desk.file(500), desk.approved(400)
    refusal = m.RefuseApplication(application=refused, role=VILLAGE_HEAD, reason="价高")
    desk.give("head", refusal)
    assert desk.held() == (100_000, 400)
    other = m.WithdrawApplication(application=withdrawn, reason="t")
    assert code_of(lambda: desk.give("deputy", other)) == "fund_not_applicant"
    desk.withdraw(withdrawn)
    assert desk.held() == (100_000, 0)
    assert desk.item() == (100_000, 0, 0, 100_000)
    assert desk.of(refused).state.ended == "价高"
    for key in (refused, withdrawn):
        assert code_of(lambda k=key: desk.approve(k)) == "fund_stage_wrong"  # type: ignore[misc]
        assert code_of(lambda k=key: desk.pay(k, 1)) == "fund_stage_wrong"  # type: ignore[misc]
        assert code_of(lambda k=key: desk.withdraw(k)) == "fund_stage_wrong"  # type: ignore[misc]


def test_rule_7_what_is_paid_is_not_withdrawn_or_paid_again(desk: Desk) -> None:
    key = desk.approved(500)
    desk.pay(key, 500)
    assert code_of(lambda: desk.pay(key, 1)) == "fund_stage_wrong"
    assert code_of(lambda: desk.withdraw(key)) == "fund_stage_wrong"
    desk.later(99)
    expire = m.ExpireApplication(application=key)
    assert code_of(lambda: desk.give("cashier", expire)) == "fund_stage_wrong"
    desk.settle(key, 500)
    assert desk.item() == (100_000, 0, 500, 99_500)


def test_rule_8_the_last_day_counts_and_the_next_is_too_late(desk: Desk) -> None:
    filed, approved = desk.file(500), desk.approved(400)
    desk.later(30)
    expire = m.ExpireApplication(application=filed)
    assert code_of(lambda: desk.give("cashier", expire)) == "fund_not_expired"
    desk.later(1)
    assert code_of(lambda: desk.approve(filed)) == "fund_expired"
    assert code_of(lambda: desk.pay(approved, 400)) == "fund_expired"
    assert [w.kind for w in desk.warnings()] == [WarningKind.EXPIRED] * 2
    assert desk.of(filed).overdue
    assert desk.held() == (100_000, 900)
    desk.give("cashier", expire)
    desk.give("cashier", m.ExpireApplication(application=approved))
    assert desk.held() == (100_000, 0)
    assert code_of(lambda: desk.give("cashier", expire)) == "fund_stage_wrong"


def test_rule_8_a_scheduled_run_frees_what_expired(desk: Desk) -> None:
    machine = RegisterAccount(account=AccountId("tick"), machine="定时任务", basis="t")
    desk.town.do("admin", machine)
    desk.grant("tick", TIMEKEEPER, CITY)
    desk.file(500)
    desk.later(30)
    assert tick(desk.town.app, actor=Actor(AccountId("tick"))) == []
    desk.later(1)
    (done,) = tick(desk.town.app, actor=Actor(AccountId("tick")))
    assert (done.kind, done.state) == ("ExpireApplication", TickState.DONE)
    assert desk.held() == (100_000, 0)


def test_rule_9_one_claim_is_filed_once_in_the_city(desk: Desk) -> None:
    claim = {"payee": "甲店", "invoice": "No 1a"}
    first = desk.file(500, **claim)
    again = {"payee": " 甲 店", "invoice": "NO１A"}
    assert code_of(lambda: desk.file(500, **again)) == "fund_duplicate"
    other = Desk.__new__(Desk)
    other.__dict__ = desk.__dict__ | {"collective": desk.found("另一社")}
    other.plan(1_000)
    other.bank(1_000)
    assert code_of(lambda: other.file(500, **claim)) == "fund_duplicate"
    desk.file(499, **claim)
    desk.file(500, payee="乙店", invoice="No 1a")
    desk.withdraw(first)
    other.file(500, **claim)


def test_rule_9_a_claim_without_an_invoice_is_known_by_its_papers(desk: Desk) -> None:
    person = PersonName.of(NAME)
    papers = ("b" * 64, "a" * 64)
    desk.file(500, payee_person=person, invoice="", attachments=papers)
    again = desk.asking(500, payee_person=person, invoice=" ", attachments=papers[::-1])
    assert code_of(lambda: desk.give("applicant", again)) == "fund_duplicate"
    assert code_of(lambda: desk.file(500, invoice="")) == "fund_paper_missing"
    assert code_of(lambda: desk.file(500, attachments=("A" * 64,))) == "fund_attachment_wrong"


@pytest.mark.parametrize("payee", [{"payee": "甲店"}, {"payee_person": PersonName.of(NAME)}])
def test_rule_9_splitting_avoids_no_tier(desk: Desk, payee: dict[str, Any]) -> None:
    roles = [[s.role for s in desk.of(desk.file(600, **payee)).steps] for _ in range(2)]
    assert roles == [[VILLAGE_HEAD], [VILLAGE_HEAD, REVIEWER]]
    desk.file(3_800, **payee)
    last = desk.file(1, **payee)
    assert desk.of(last).state.total == 5_001
    assert [step.role for step in desk.of(last).steps][-1] is OFFICER
    desk.file(4_999, **payee)
    assert code_of(lambda: desk.file(1, **payee)) == "resolution_missing"


def test_rule_9_only_what_is_not_void_and_not_long_ago_counts(desk: Desk) -> None:
    void = desk.file(900, payee="甲店")
    desk.withdraw(void)
    paid = desk.approved(900, payee="甲店")
    desk.pay(paid, 100)
    assert desk.of(desk.file(900, payee="甲店")).state.total == 1_000
    desk.later(29)
    assert desk.of(desk.file(1, payee="甲店")).state.total == 1_001
    desk.later(1)
    assert desk.of(desk.file(1, payee="甲店")).state.total == 2


def test_rule_9_the_largest_cash_payment_is_not_split_either(desk: Desk) -> None:
    desk.cash(9_000)
    assert code_of(lambda: desk.file(2_001, account=CASH)) == "cash_payment_too_large"
    desk.file(1_500, account=CASH, payee="甲店")
    split = code_of(lambda: desk.file(501, account=CASH, payee="甲店"))
    assert split == "cash_payment_too_large"
    desk.file(501, payee="甲店")


def test_rule_10_nothing_is_paid_without_or_above_its_approval(desk: Desk) -> None:
    key = desk.file(500)
    assert code_of(lambda: desk.pay(key, 500)) == "fund_stage_wrong"
    desk.approve(key)
    assert code_of(lambda: desk.pay(key, 501)) == "payment_too_large"
    assert code_of(lambda: desk.pay(key, 0)) == "amount_range"
    assert code_of(lambda: desk.pay(key, 500, CASH)) == "payment_account_wrong"
    desk.pay(key, 500)


def test_rule_10_who_applied_or_approved_does_not_pay(desk: Desk) -> None:
    for account in ("applicant", "head", "deputy"):
        desk.grant(account, CASHIER, desk.town.village)
    own = desk.approved(500)
    assert code_of(lambda: desk.pay(own, 500, by="applicant")) == "payer_not_separate"
    assert code_of(lambda: desk.pay(own, 500, by="head")) == "payer_not_separate"
    desk.give("head", delegating(desk))
    key = desk.file(500)
    desk.approve(key, "deputy", on_behalf="head")
    assert code_of(lambda: desk.pay(key, 500, by="head")) == "payer_not_separate"


def test_rule_10_a_part_payment_frees_the_rest(desk: Desk) -> None:
    key = desk.approved(500)
    desk.pay(key, 300)
    assert desk.held() == (100_000, 300)
    assert desk.item() == (100_000, 300, 0, 99_700)


def test_rule_10_income_in_cash_is_banked_before_it_is_spent(desk: Desk) -> None:
    desk.cash(100)
    desk.cash(800, income=True)
    assert desk.purse().income == 800
    assert code_of(lambda: desk.file(101, account=CASH)) == "cash_income_unbanked"
    key = desk.approved(100, account=CASH)
    move = [desk.moving(CASH, -800, voucher="bank"), desk.moving(BANK, 800, voucher="bank")]
    for command in move:
        desk.give("bookchecker", command)
    assert desk.purse().income == 0
    desk.pay(key, 100, CASH)
    assert desk.held(CASH) == (100, 100)


def test_rule_10_a_payment_out_of_the_till_is_not_banking(desk: Desk) -> None:
    desk.cash(1_000)
    desk.cash(800, income=True)
    desk.give("bookchecker", desk.moving(CASH, -500, voucher="paid"))
    desk.give("bookchecker", desk.moving(BANK, 500, income=True, voucher="sale"))
    desk.bank(500)
    assert desk.purse().income == 800
    desk.cash(-300, income=True)
    assert desk.purse().income == 500


@pytest.mark.parametrize("first", [CASH, BANK])
def test_rule_10_only_what_is_banked_is_no_longer_unbanked(desk: Desk, first: CashAccount) -> None:
    """Whichever movement of the voucher comes first."""
    desk.cash(800, income=True)
    moves = [desk.moving(CASH, -300, voucher="v"), desk.moving(BANK, 300, voucher="v")]
    for command in moves if first is CASH else moves[::-1]:
        desk.give("bookchecker", command)
    assert desk.purse().income == 500
    desk.cash(-100)
    assert desk.purse().income == 400
    desk.cash(900)
    assert desk.purse().income == 400


def test_rule_10_where_the_policy_allows_it_a_reason_is_needed(desk: Desk) -> None:
    desk.adopt(spend_cash_income=True)
    desk.cash(800, income=True)
    key = desk.approved(300, account=CASH)
    assert code_of(lambda: desk.pay(key, 300, CASH)) == "cash_income_spent"
    desk.pay(key, 300, CASH, reason="银行网点停业")
    payment = desk.of(key).state.payment
    assert payment is not None
    assert payment.reason == "银行网点停业"


def test_rule_10_the_income_is_looked_at_again_when_it_is_paid(desk: Desk) -> None:
    desk.cash(500)
    key = desk.approved(500, account=CASH)
    desk.give("bookchecker", desk.moving(CASH, -400))
    desk.cash(400, income=True)
    assert code_of(lambda: desk.pay(key, 500, CASH)) == "cash_income_spent"
    desk.pay(key, 100, CASH)


def test_rule_10_what_is_paid_and_not_booked_is_not_there_to_pay_again(desk: Desk) -> None:
    desk.cash(600)
    first, second = (desk.approved(n, account=CASH) for n in (400, 200))
    desk.give("bookchecker", desk.moving(CASH, -100))
    desk.pay(first, 400, CASH)
    assert code_of(lambda: desk.pay(second, 200, CASH)) == "cash_short"
    desk.pay(second, 100, CASH)


def test_rule_11_a_voucher_settles_once_and_to_the_fen(desk: Desk) -> None:
    key = desk.approved(500)
    assert code_of(lambda: desk.settle(key, 500)) == "fund_stage_wrong"
    desk.pay(key, 300)
    assert [w.kind for w in desk.warnings()] == [WarningKind.NOT_BOOKED]
    for wrong in (299, 500):
        assert code_of(lambda w=wrong: desk.settle(key, w)) == "settlement_differs"  # type: ignore[misc]
    settle = m.SettlePayment(application=key, voucher=VoucherId("v"), amount=Fen(300))
    desk.give("bookchecker", settle, "once")
    desk.give("bookchecker", settle, "once")
    assert code_of(lambda: desk.settle(key, 300)) == "fund_stage_wrong"
    assert desk.item() == (100_000, 0, 300, 99_700)
    assert desk.stage(key) is FundStage.SETTLED
    assert desk.warnings() == []


def test_rule_12_money_comes_in_without_an_application(town: Town) -> None:
    desk = Desk(town, policy=evolve(POLICY, since=date(2027, 1, 1)))
    desk.give("bookchecker", desk.moving(BANK, 10**12, income=True))
    desk.give("bookchecker", desk.moving(CASH, 10**6, income=True))
    assert desk.held() == (10**12, 0)
    assert (
        desk.ask("head", FundApplications(collective=desk.collective, stage=FundStage.FILED)) == []
    )
    assert code_of(lambda: desk.bank(0)) == "amount_range"


def test_rule_12_what_the_books_say_is_not_refused_but_warned_about(desk: Desk) -> None:
    desk.cash(3_000)
    assert desk.warnings() == []
    desk.cash(1, income=True)
    found = {w.kind: (w.amount, w.limit) for w in desk.warnings()}
    assert found == {
        WarningKind.CASH_OVER_LIMIT: (3_001, 3_000),
        WarningKind.INCOME_UNBANKED: (1, 0),
    }
    desk.file(500)
    desk.bank(-99_600)
    beyond = [w for w in desk.warnings() if w.kind is WarningKind.HELD_BEYOND_CASH]
    assert [(w.account, w.amount, w.limit) for w in beyond] == [(BANK, 500, 400)]


def test_rule_13_above_the_threshold_the_resolution_is_asked_for(desk: Desk) -> None:
    desk.file(10_000)
    assert code_of(lambda: desk.file(10_001)) == "resolution_missing"
    good = resolution(desk.today)
    for change in (
        {"decided": good.reviewed - timedelta(days=1)},
        {"published": desk.today + timedelta(days=1)},
        {"present": 19, "in_favour": 15},
        {"present": 24, "in_favour": 12},
        {"in_favour": 26},
        {"entitled": 0, "present": 0, "in_favour": 0},
    ):
        wrong = evolve(good, **change)
        assert code_of(lambda w=wrong: desk.file(10_001, resolution=w)) == "resolution_wrong"  # type: ignore[misc]
    assert code_of(lambda: desk.file(1, resolution=evolve(good, entitled=99))) == "resolution_wrong"
    key = desk.file(10_001, resolution=evolve(good, present=20, in_favour=11))
    assert desk.of(key).state.resolution is not None


def test_rule_14_a_persons_name_is_opened_on_the_record_by_who_decides_or_pays(
    desk: Desk,
) -> None:
    key = desk.file(500, payee_person=PersonName.of(NAME))
    seen = desk.of(key)
    assert (seen.payee, seen.state.payee_person) == (NAME[0] + "*", None)
    assert code_of(lambda: desk.ask("bookkeeper", PayeeOf(application=key))) == "not_granted"
    journal = desk.town.app.storage.journal  # type: ignore[attr-defined]
    for account in ("head", "cashier"):
        before = len(journal)
        assert desk.ask(account, PayeeOf(application=key)) == NAME
        assert [entry.type for entry in journal[before:]] == ["PersonalDataRead"]
    assert desk.ask("head", PayeeOf(application=desk.file(500, payee="甲店"))) == "甲店"
    both = {"payee": "甲店", "payee_person": PersonName.of(NAME)}
    assert code_of(lambda: desk.file(500, **both)) == "fund_payee_wrong"
    assert code_of(lambda: desk.file(500, payee=" ")) == "fund_payee_wrong"


def test_the_applications_of_a_stage_come_by_their_last_day(desk: Desk) -> None:
    first = desk.file(500)
    desk.later(3)
    second = desk.file(500)
    query = FundApplications(collective=desk.collective, stage=FundStage.FILED)
    rows = desk.ask("head", query)
    assert [(row.owner, (row.expires - row.day).days) for row in rows] == [
        (first, 30),
        (second, 30),
    ]


def test_rule_16_a_payment_that_came_back_is_made_anew_or_withdrawn(desk: Desk) -> None:
    key = desk.approved(500)
    returning = m.ReturnPayment(application=key, reason="退票")

    def back(account: str = "bookkeeper") -> str:
        return code_of(lambda: desk.give(account, returning))

    assert back() == "fund_stage_wrong"
    before = (desk.item(), desk.held())
    desk.pay(key, 500)
    assert back("cashier") == "not_granted"
    desk.settle(key, 500)
    assert back() == "payment_booked"
    undo = m.UndoSettlement(application=key, voucher=VoucherId("v"), by=VoucherId("w"))
    desk.give("bookchecker", undo)
    assert back() == ""
    assert (desk.item(), desk.held()) == before
    assert desk.stage(key) is FundStage.APPROVED
    assert desk.warnings() == []
    desk.pay(key, 500)
    assert back() == ""
    desk.give("applicant", m.WithdrawApplication(application=key, reason="不付了"))
    assert desk.item() == (100_000, 0, 0, 100_000)


def test_rule_16_who_recorded_a_payment_does_not_take_it_back(desk: Desk) -> None:
    key = desk.approved(500)
    desk.pay(key, 500)
    desk.grant("cashier", TOWN_FUND_OFFICER, desk.town.town)
    returning = m.ReturnPayment(application=key, reason="误登")
    assert code_of(lambda: desk.give("cashier", returning)) == "payment_same_person"
    desk.give("townfunds", returning)


def test_rule_16_what_was_free_after_a_part_payment_must_be_there_again(desk: Desk) -> None:
    key = desk.approved(500)
    desk.pay(key, 300)
    rest = desk.item()[3]
    budget = desk.item()[0]
    returning = m.ReturnPayment(application=key, reason="退票")
    desk.plan(budget - rest)
    assert code_of(lambda: desk.give("bookkeeper", returning)) == "budget_short"
    desk.plan(budget)
    desk.give("bookkeeper", returning)
    assert desk.item() == (budget, 500, 0, budget - 500)


@pytest.mark.parametrize(
    ("days", "code"), [(-1, "payment_return_day"), (0, ""), (3, ""), (4, "payment_return_day")]
)
def test_rule_16_the_day_and_the_entry_of_the_bank_are_kept(
    desk: Desk, days: int, code: str
) -> None:
    key = desk.approved(500)
    desk.pay(key, 500)
    left = desk.today
    desk.later(3)
    day = left + timedelta(days=days)
    back = m.ReturnPayment(application=key, reason="退票", day=day, reference=" 回单9 ")
    assert code_of(lambda: desk.give("bookkeeper", back)) == code
    returned = m.Returned(amount=Fen(500), day=day, reference="回单9")
    assert desk.of(key).state.returns == (() if code else (returned,))
