"""Money out: the policy, what is held back, and who approves."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import funds as m
from ruralgov.domain.access import GrantRole, RevokeRole
from ruralgov.domain.collectives import (
    CASHIER,
    FINANCE_REVIEWER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    DissolveCollective,
)
from ruralgov.domain.funds import CashAccount, FundStage, Step, Tier
from ruralgov.domain.funds import imports_policy as imports
from ruralgov.domain.funds.records import FUND_POLICY
from ruralgov.domain.funds.rules_purse import adopt_fund_policy, correct_fund_policy_entry
from ruralgov.domain.kernel.ids import AccountId, FundApplicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.imports.founding import shipped
from tests.funds.desk import POLICY, TOWN, Desk, delegating, interest
from tests.funds.scenario import resolution
from tests.given import given
from tests.town import NAME, Town, code_of

CASH, BANK = CashAccount.CASH, CashAccount.BANK
REVIEWER, OFFICER = FINANCE_REVIEWER, TOWN_FUND_OFFICER


def test_rule_1_the_tier_in_force_says_who_approves(desk: Desk) -> None:
    small, large = desk.file(1_000), desk.file(5_001)
    assert [step.role for step in desk.of(small).steps] == [VILLAGE_HEAD]
    assert [step.role for step in desk.of(large).steps] == [VILLAGE_HEAD, REVIEWER, OFFICER]
    assert code_of(lambda: desk.file(50_001, resolution=resolution(desk.today))) == (
        "fund_beyond_tiers"
    )


def test_rule_1_an_own_policy_goes_before_the_citys_and_none_changes_what_runs(
    desk: Desk,
) -> None:
    running = desk.file(900)
    desk.adopt(collective=desk.collective, tiers=(Tier(up_to=None, steps=(TOWN,)),))
    assert [step.role for step in desk.of(desk.file(900)).steps] == [OFFICER]
    assert [step.role for step in desk.of(running).steps] == [VILLAGE_HEAD]
    early = m.AdoptFundPolicy(collective=desk.collective, version=POLICY)
    assert code_of(lambda: desk.give("townfunds", early)) == "change_not_later"
    desk.adopt(since=desk.today + timedelta(days=1))
    assert desk.of(desk.file(900)).state.policy == date(2025, 1, 1)


def test_rule_1_a_version_entered_by_mistake_is_put_right_and_what_runs_keeps_its_steps(
    desk: Desk,
) -> None:
    today, mistyped = desk.today, date(2027, 6, 1)
    desk.adopt(since=today, tiers=(Tier(up_to=None, steps=(TOWN,)),))
    running = desk.file(900)
    desk.correct(m.CorrectFundPolicyEntry(entry=today, reason="文号有误"))
    assert [step.role for step in desk.of(running).steps] == [OFFICER]
    assert [step.role for step in desk.of(desk.file(900)).steps] == [VILLAGE_HEAD]
    desk.adopt(since=mistyped, tiers=(Tier(up_to=None, steps=(TOWN,)),))
    again = m.CorrectFundPolicyEntry(entry=mistyped, since=today, reason="年份填错")
    desk.correct(again)
    assert [step.role for step in desk.of(desk.file(900)).steps] == [OFFICER]


@pytest.mark.parametrize(
    ("entry", "since", "reason", "code"),
    [
        (POLICY.since, date(2027, 1, 1), "错", ""),
        (POLICY.since, None, "错", ""),
        (POLICY.since, POLICY.since, "错", "entry_taken"),
        (date(2027, 1, 1), None, "错", "entry_missing"),
        (POLICY.since, None, " ", "text_not_clean"),
    ],
)
def test_rule_1_what_was_never_adopted_is_not_put_right(
    entry: date, since: date | None, reason: str, code: str
) -> None:
    held = given(FUND_POLICY, m.FundPolicyAdopted(version=POLICY))
    command = m.CorrectFundPolicyEntry(entry=entry, since=since, reason=reason)
    assert held.when(command, correct_fund_policy_entry).code == code
    missing = given(FUND_POLICY).when(command, correct_fund_policy_entry)
    missing.refused("entry_missing")


def test_rule_1_a_version_that_is_yet_to_come_holds_up_none_before_it() -> None:
    coming = evolve(POLICY, since=date(2030, 1, 1))
    held = [m.FundPolicyAdopted(version=one) for one in (POLICY, coming)]
    command = m.AdoptFundPolicy(version=evolve(POLICY, since=date(2027, 1, 1)))
    event = given(FUND_POLICY, *held).when(command, adopt_fund_policy).only()
    dates = [one.since.year for one in given(FUND_POLICY, *held, event).state.versions]
    assert dates == [POLICY.since.year, 2027, 2030]
    again = m.AdoptFundPolicy(version=coming)
    given(FUND_POLICY, *held).when(again, adopt_fund_policy).refused("change_not_later")


def test_rule_1_without_a_policy_nothing_is_filed(town: Town) -> None:
    desk = Desk(town, policy=evolve(POLICY, since=date(2027, 1, 1)))
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
    assert code_of(lambda: Step(role=CASHIER)) == "fund_step_wrong"
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
        (b'"village_head"', b'"mayor"', "fund_step_wrong"),
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
    key = desk.approved(50, item="办公")
    desk.pay(key, 40)
    desk.settle(key, 40)
    desk.plan(40, item="办公")
    assert code_of(lambda: desk.plan(39, item="办公")) == "budget_below_use"
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
    desk.grant("neighbour", VILLAGE_HEAD, desk.town.other)
    assert code_of(lambda: desk.approve(key, "neighbour")) == "not_granted"
    command = GrantRole(
        account=AccountId("acting"), role=VILLAGE_HEAD, place=desk.town.village, basis="t"
    )
    grant = desk.town.do("admin", command).key
    desk.grant("acting", REVIEWER, desk.town.village)
    desk.town.do("admin", RevokeRole(grant=grant, reason="离任"))
    assert code_of(lambda: desk.approve(key, "acting")) == "role_not_held"


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
    desk.grant("applicant", VILLAGE_HEAD, desk.town.village)
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
    refusal = m.RefuseApplication(application=key, role=VILLAGE_HEAD, reason="t")
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
