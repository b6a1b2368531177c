"""The rules of money out: what is held back, approved, paid and booked."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.access import GrantRole, RevokeRole
from ruralgov.domain.collectives.messages import DissolveCollective
from ruralgov.domain.funds import CashAccount, FundStage, Step, Tier
from ruralgov.domain.funds import messages as m
from ruralgov.domain.funds.views import FundApplications, PayeeOf, WarningKind
from ruralgov.domain.kernel.declare import Role
from ruralgov.domain.kernel.ids import AccountId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.imports import funds as imports
from ruralgov.imports.founding import shipped
from tests.funds.desk import POLICY, TOWN, Desk
from tests.scenario_funds import resolution
from tests.town import NAME, Town, code_of

CASH, BANK = CashAccount.CASH, CashAccount.BANK
REVIEWER, OFFICER = Role.FINANCE_REVIEWER, Role.TOWN_FUND_OFFICER


@pytest.fixture
def desk(town: Town) -> Desk:
    made = Desk(town)
    made.bank(100_000)
    return made


def test_rule_1_the_tier_in_force_says_who_approves(desk: Desk) -> None:
    small, large = desk.file(1_000), desk.file(5_001)
    assert [step.role for step in desk.of(small).steps] == [Role.VILLAGE_HEAD]
    assert [step.role for step in desk.of(large).steps] == [Role.VILLAGE_HEAD, REVIEWER, OFFICER]
    assert code_of(lambda: desk.file(50_001, resolution=resolution(desk.today))) == (
        "fund_beyond_tiers"
    )


def test_rule_1_an_own_policy_goes_before_the_citys_and_none_changes_what_runs(
    desk: Desk,
) -> None:
    running = desk.file(900)
    desk.adopt(collective=desk.collective, tiers=(Tier(up_to=None, steps=(TOWN,)),))
    assert [step.role for step in desk.of(desk.file(900)).steps] == [OFFICER]
    assert [step.role for step in desk.of(running).steps] == [Role.VILLAGE_HEAD]
    early = m.AdoptFundPolicy(collective=desk.collective, version=POLICY)
    assert code_of(lambda: desk.give("townfunds", early)) == "change_not_later"
    desk.adopt(since=desk.today + timedelta(days=1))
    assert desk.of(desk.file(900)).state.policy == date(2025, 1, 1)


def test_rule_1_without_a_policy_nothing_is_filed(town: Town) -> None:
    desk = Desk(town, policy=evolve(POLICY, since=date(2030, 1, 1)))
    desk.bank(1_000)
    assert code_of(lambda: desk.file(500)) == "fund_policy_missing"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"tiers": ()}, "fund_tiers_wrong"),
        ({"tiers": (POLICY.tiers[1], POLICY.tiers[0])}, "fund_tiers_wrong"),
        ({"tiers": (Tier(up_to=None, steps=(TOWN,)), POLICY.tiers[0])}, "fund_tiers_wrong"),
        ({"split_days": 0}, "fund_limits_wrong"),
        ({"cash_limit": -1}, "fund_limits_wrong"),
    ],
)
def test_rule_1_a_policy_that_leaves_a_gap_is_refused(fields: dict[str, Any], code: str) -> None:
    assert code_of(lambda: evolve(POLICY, **fields)) == code


def test_rule_1_a_step_is_for_those_who_decide() -> None:
    assert code_of(lambda: Step(role=Role.CASHIER)) == "fund_step_wrong"
    assert code_of(lambda: Step(role=OFFICER, quorum=0)) == "fund_step_wrong"
    assert code_of(lambda: Tier(up_to=None, steps=())) == "fund_tiers_wrong"
    assert code_of(lambda: Tier(up_to=None, steps=(TOWN, TOWN))) == "fund_tiers_wrong"


def test_rule_1_the_shipped_example_is_a_policy() -> None:
    version = imports.read(shipped("funds", "example.toml"))
    assert version.cash_limit == 3_000_00
    assert [len(tier.steps) for tier in version.tiers] == [2, 3, 3]
    assert version.tiers[-1].up_to is None
    text = shipped("funds", "example.toml")
    for good, bad, code in [
        (b'"3000"', b"3000.1", "table_unreadable"),
        (b'"3000"', b'"3e3"', "amount_wrong"),
        (b'"village_head"', b'"mayor"', "message_malformed"),
        (b"split_days = 30", b"", "table_unreadable"),
    ]:
        broken = text.replace(good, bad)
        assert broken != text
        assert code_of(lambda broken=broken: imports.read(broken)) == code  # type: ignore[misc]


def test_rule_2_a_budget_does_not_go_below_its_use(desk: Desk) -> None:
    desk.file(600)
    assert code_of(lambda: desk.plan(599)) == "budget_below_use"
    desk.plan(600)
    assert desk.item() == (600, 600, 0, 0)
    desk.plan(50, item="办公")
    assert desk.item() == (600, 600, 0, 0)
    items = (m.PlannedItem(item="a", amount=Fen(1)), m.PlannedItem(item=" a", amount=Fen(2)))
    twice = m.SetBudget(collective=desk.collective, year=2026, items=items, resolution="t")
    assert code_of(lambda: desk.give("bookkeeper", twice)) == "budget_items_wrong"
    assert code_of(lambda: desk.plan(-1, item="a")) == "amount_range"


def test_rule_3_budget_and_cash_are_held_when_filed(desk: Desk) -> None:
    desk.plan(2_000)
    desk.file(1_500)
    assert desk.item() == (2_000, 1_500, 0, 500)
    assert desk.held() == (100_000, 1_500)
    assert code_of(lambda: desk.file(501)) == "budget_short"
    desk.file(500)
    assert code_of(lambda: desk.file(1, item="没有")) == "budget_item_missing"
    assert code_of(lambda: desk.file(0)) == "amount_range"


def test_rule_3_cash_that_is_not_there_is_not_asked_for(desk: Desk) -> None:
    desk.cash(700)
    assert code_of(lambda: desk.file(701, account=CASH)) == "cash_short"
    desk.file(400, account=CASH)
    assert code_of(lambda: desk.file(301, account=CASH)) == "cash_short"
    desk.file(300, account=CASH)
    assert desk.held(CASH) == (700, 700)


def test_rule_3_a_refused_filing_leaves_nothing_behind(desk: Desk) -> None:
    before = len(desk.town.app.storage.journal)  # type: ignore[attr-defined]
    assert code_of(lambda: desk.file(900, account=CASH)) == "cash_short"
    assert len(desk.town.app.storage.journal) == before  # type: ignore[attr-defined]


def test_rule_3_the_purse_follows_the_application_and_nobody_else(desk: Desk) -> None:
    key = desk.file(500)
    before = desk.purse()
    for account in ("applicant", "cashier", "head"):
        desk.give(account, m.AlignPurse(application=key))
    assert desk.purse() == before
    missing = m.AlignPurse(application=FundApplicationId("x"))
    assert code_of(lambda: desk.give("cashier", missing)) == "fund_application_missing"


def test_rule_3_a_collective_that_has_ended_asks_for_nothing(desk: Desk) -> None:
    end = DissolveCollective(collective=desk.collective, since=desk.today, cause="合并")
    desk.town.do("registrar", end)
    assert code_of(lambda: desk.file(500)) == "collective_missing"


def test_rule_4_steps_go_in_order_and_by_quorum(desk: Desk) -> None:
    key = desk.file(6_000)
    assert code_of(lambda: desk.approve(key, "reviewer", REVIEWER)) == "fund_step_not_next"
    desk.approve(key)
    desk.approve(key, "reviewer", REVIEWER)
    assert [(step.missing, step.now) for step in desk.of(key).steps] == [
        (0, False),
        (1, True),
        (1, False),
    ]
    assert code_of(lambda: desk.approve(key, "townfunds", OFFICER)) == "fund_step_not_next"
    desk.approve(key, "reviewer2", REVIEWER)
    assert desk.stage(key) is FundStage.FILED
    desk.approve(key, "townfunds", OFFICER)
    assert desk.stage(key) is FundStage.APPROVED
    assert code_of(lambda: desk.approve(key, "head2")) == "fund_stage_wrong"


def test_rule_4_the_role_is_held_there_today(desk: Desk) -> None:
    key = desk.file(500)
    assert code_of(lambda: desk.approve(key, "reviewer")) == "role_not_held"
    desk.grant("neighbour", Role.VILLAGE_HEAD, desk.town.other)
    assert code_of(lambda: desk.approve(key, "neighbour")) == "not_granted"
    command = GrantRole(
        account=AccountId("acting"), role=Role.VILLAGE_HEAD, place=desk.town.village, basis="t"
    )
    grant = desk.town.do("admin", command).key
    desk.grant("acting", REVIEWER, desk.town.village)
    desk.town.do("admin", RevokeRole(grant=grant, reason="离任"))
    assert code_of(lambda: desk.approve(key, "acting")) == "role_not_held"


def delegating(desk: Desk, receiver: str = "deputy", days: int = 5) -> m.DelegateRole:
    return m.DelegateRole(
        collective=desk.collective,
        receiver=AccountId(receiver),
        role=Role.VILLAGE_HEAD,
        since=desk.today,
        until=desk.today + timedelta(days=days),
        reason="外出",
    )


def test_rule_5_a_delegate_acts_within_the_dates(desk: Desk) -> None:
    first, second = desk.file(500), desk.file(500)
    assert code_of(lambda: desk.approve(first, "deputy", on_behalf="head")) == "delegation_none"
    key = desk.give("head", delegating(desk))
    assert desk.of(first).steps[0].delegates == ("deputy",)
    assert code_of(lambda: desk.approve(first, "deputy")) == "role_not_held"
    assert code_of(lambda: desk.approve(first, "reviewer", on_behalf="head")) == "delegation_none"
    desk.approve(first, "deputy", on_behalf="head")
    (approval,) = desk.of(first).state.approvals
    assert (approval.account, approval.on_behalf) == ("deputy", "head")
    desk.later(5)
    assert code_of(lambda: desk.approve(second, "deputy", on_behalf="head")) == "delegation_none"
    revoke = m.RevokeDelegation(delegation=key, reason="返回")
    assert code_of(lambda: desk.give("head", revoke)) == "delegation_over"


def test_rule_5_giver_and_delegate_count_as_one(desk: Desk) -> None:
    key = desk.file(4_000)
    desk.approve(key)
    given = evolve(delegating(desk, "reviewer2"), role=REVIEWER)
    desk.give("reviewer", given)
    desk.approve(key, "reviewer2", REVIEWER, on_behalf="reviewer")
    for account in ("reviewer", "reviewer2"):
        assert code_of(lambda a=account: desk.approve(key, a, REVIEWER)) == "approver_heard"  # type: ignore[misc]
    assert {bar.account for bar in desk.of(key).barred} == {
        "applicant",
        "head",
        "reviewer",
        "reviewer2",
    }
    desk.approve(key, "reviewer3", REVIEWER)
    assert desk.stage(key) is FundStage.APPROVED


def test_rule_5_what_is_delegated_is_ones_own_and_goes_to_one_who_may_act(desk: Desk) -> None:
    assert code_of(lambda: desk.give("reviewer", delegating(desk))) == "role_not_held"
    for account in ("cashier", "bookkeeper", "head", "nobody"):
        wrong = delegating(desk, account)
        assert code_of(lambda w=wrong: desk.give("head", w)) == "delegate_without_role"  # type: ignore[misc]
    assert code_of(lambda: desk.give("head", delegating(desk, days=0))) == "dates_reversed"
    past = evolve(delegating(desk), since=desk.today - timedelta(days=9), until=desk.today)
    assert code_of(lambda: desk.give("head", past)) == "delegation_over"


def test_rule_5_the_giver_or_the_town_revokes(desk: Desk) -> None:
    key = desk.file(500)
    revoke = m.RevokeDelegation(delegation=desk.give("head", delegating(desk)), reason="返回")
    assert code_of(lambda: desk.give("reviewer", revoke)) == "delegation_not_own"
    desk.give("townfunds", revoke)
    assert code_of(lambda: desk.approve(key, "deputy", on_behalf="head")) == "delegation_none"
    missing = m.RevokeDelegation(delegation="x", reason="t")
    assert code_of(lambda: desk.give("head", missing)) == "delegation_missing"


def test_rule_6_the_applicant_never_approves_whatever_their_roles(desk: Desk) -> None:
    desk.grant("applicant", Role.VILLAGE_HEAD, desk.town.village)
    key = desk.file(500)
    assert code_of(lambda: desk.approve(key, "applicant")) == "approver_is_applicant"
    desk.give("head", delegating(desk, "applicant"))
    own = code_of(lambda: desk.approve(key, "applicant", on_behalf="head"))
    assert own == "approver_is_applicant"


def test_rule_6_a_person_counts_once_in_two_roles(desk: Desk) -> None:
    desk.grant("head", REVIEWER, desk.town.village)
    key = desk.file(4_000)
    desk.approve(key)
    assert code_of(lambda: desk.approve(key, "head", REVIEWER)) == "approver_heard"


def interest(desk: Desk, account: str = "head", **more: Any) -> m.DeclareInterest:
    given = {
        "collective": desk.collective,
        "account": AccountId(account),
        "reason": "配偶经营",
        "since": date(2025, 1, 1),
    }
    return m.DeclareInterest(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("declared", "paid"),
    [
        ({"payee": "大庄 建材店（个体）"}, {"payee": "大庄建材店(个体)"}),
        ({"payee_person": PersonName.of(NAME)}, {"payee_person": PersonName.of(NAME)}),
    ],
)
def test_rule_6_who_is_related_to_the_payee_stays_out(
    desk: Desk, declared: dict[str, Any], paid: dict[str, Any]
) -> None:
    desk.give("reviewer", interest(desk, **declared))
    key = desk.file(500, **paid)
    assert code_of(lambda: desk.approve(key)) == "approver_related"
    desk.give("head", delegating(desk))
    assert code_of(lambda: desk.approve(key, "deputy", on_behalf="head")) == "approver_related"
    refusal = m.RefuseApplication(application=key, role=Role.VILLAGE_HEAD, reason="t")
    assert code_of(lambda: desk.give("head", refusal)) == "approver_related"
    assert ("head", "approver_related") in [(b.account, b.code) for b in desk.of(key).barred]
    desk.approve(key, "head2")
    desk.approve(desk.file(500))


def test_rule_6_a_relation_declared_after_the_approval_stops_the_payment(desk: Desk) -> None:
    key = desk.approved(500, payee="甲店")
    desk.give("reviewer", interest(desk, payee="甲店"))
    assert code_of(lambda: desk.pay(key, 500)) == "approver_related"


def test_rule_6_nobody_ends_an_interest_of_their_own(desk: Desk) -> None:
    desk.grant("head", REVIEWER, desk.town.village)
    key = desk.give("head", interest(desk, payee="甲店"))
    end = m.EndInterest(interest=key, until=desk.today, reason="已转让")
    assert code_of(lambda: desk.give("head", end)) == "interest_own"
    late = evolve(end, until=date(2024, 1, 1))
    assert code_of(lambda: desk.give("reviewer", late)) == "interest_end_wrong"
    desk.give("reviewer", end)
    desk.approve(desk.file(500, payee="甲店"))
    missing = evolve(end, interest="x")
    assert code_of(lambda: desk.give("reviewer", missing)) == "interest_missing"
    assert code_of(lambda: desk.give("head", interest(desk))) == "fund_payee_wrong"


def test_rule_7_refusing_and_withdrawing_free_what_was_held(desk: Desk) -> None:
    refused, withdrawn = desk.file(500), desk.approved(400)
    refusal = m.RefuseApplication(application=refused, role=Role.VILLAGE_HEAD, reason="价高")
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
    assert roles == [[Role.VILLAGE_HEAD], [Role.VILLAGE_HEAD, REVIEWER]]
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
        desk.grant(account, Role.CASHIER, desk.town.village)
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
    desk = Desk(town, policy=evolve(POLICY, since=date(2030, 1, 1)))
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
