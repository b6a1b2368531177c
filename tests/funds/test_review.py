"""Budgets and policies take two people: who entered what waits does not pass it."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import funds as m
from ruralgov.domain.funds import FUND_POLICY, PURSE, rules_review
from ruralgov.domain.funds.hanging import hanging
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.money import Fen
from tests.funds.desk import Desk, delegating
from tests.funds.scenario import POLICY
from tests.given import Outcome, given
from tests.town import Town, code_of

IT = CollectiveId("it")
NEXT = evolve(POLICY, since=date(2027, 1, 1))
PASS = m.ReviewBudget(collective=IT, year=2026, passed=True, words="与决议一致")


def item(name: str = "维修", amount: int = 500, year: int = 2026, **more: Any) -> m.ProposedItem:
    """Return an item that the bookkeeper entered."""
    values: dict[str, Any] = {"resolution": "决议", "by": AccountId("bookkeeper")}
    values |= more
    return m.ProposedItem(
        year=year, item=name, amount=Fen(amount), at=given(PURSE).given.now, **values
    )


def waiting(*items: m.ProposedItem) -> m.BudgetProposed:
    return m.BudgetProposed(items=items)


def review(
    command: m.ReviewBudget, *events: Any, account: str = "reviewer", **more: Any
) -> Outcome:
    return given(PURSE, *events, account=account, **more).when(command, rules_review.review_budget)


def test_rule_22_what_is_entered_of_a_budget_waits_and_another_sets_it() -> None:
    command = m.SetBudget(
        collective=IT,
        year=2026,
        items=(m.PlannedItem(item="维修", amount=Fen(500)),),
        resolution="决议",
    )
    start = given(PURSE, account="bookkeeper")
    entered = start.when(command, rules_review.propose_budget).only()
    state = given(PURSE, entered).state
    assert (state.lines, [one.amount for one in state.proposed]) == ((), [500])
    reviewed, done = review(PASS, entered).events
    assert isinstance(reviewed, m.BudgetReviewed)
    state = given(PURSE, entered, reviewed, done).state
    assert ([one.budget for one in state.lines], state.proposed) == ([500], ())


def test_rule_22_who_entered_a_part_of_it_does_not_pass_it() -> None:
    mixed = waiting(item(), item("办公", by=AccountId("townfunds")))
    for account in ("bookkeeper", "townfunds"):
        review(PASS, mixed, account=account).refused("budget_same_person")
    persons = {"reviewer": "person/a", "townfunds": "person/a"}
    review(PASS, mixed, persons=persons).refused("budget_same_person")
    assert review(PASS, mixed, account="third").code == ""


def test_rule_22_nothing_waits_of_another_year_or_after_it_was_reviewed() -> None:
    review(PASS).refused("budget_not_proposed")
    review(PASS, waiting(item(year=2027))).refused("budget_not_proposed")
    stopped = review(evolve(PASS, passed=False), waiting(item())).only()
    review(PASS, waiting(item()), stopped).refused("budget_not_proposed")
    review(evolve(PASS, words=" "), waiting(item())).refused("text_not_clean")


def test_rule_22_an_item_entered_again_takes_its_place_and_each_keeps_its_resolution() -> None:
    events = (waiting(item(amount=1), item("办公")), waiting(item(amount=2, resolution="再议")))
    _, *done = review(evolve(PASS, seen=2), *events).events
    assert {(one.resolution, row.item, row.amount) for one in done for row in one.items} == {
        ("决议", "办公", 500),
        ("再议", "维修", 2),
    }


def test_rule_22_a_budget_is_judged_again_when_it_is_passed(town: Town) -> None:
    desk = Desk(town, budget=1_000)
    desk.bank(1_000)
    lower = m.SetBudget(
        collective=desk.collective,
        year=desk.today.year,
        items=(m.PlannedItem(item="维修", amount=Fen(100)),),
        resolution="调减",
    )
    desk.give("bookkeeper", lower)
    assert [one.amount for one in desk.ask("head", m.ProposedBudget(collective=desk.collective))]
    desk.file(500)
    passing = evolve(PASS, collective=desk.collective, year=desk.today.year)
    assert code_of(lambda: desk.give("reviewer", passing)) == "budget_below_use"
    assert desk.item() == (1_000, 500, 0, 500)
    desk.give("reviewer", evolve(passing, passed=False))
    assert desk.ask("head", m.ProposedBudget(collective=desk.collective)) == []


def policy_review(*events: Any, account: str = "reviewer", passed: bool = True) -> Outcome:
    command = m.ReviewFundPolicy(passed=passed, words="与文件一致")
    return given(FUND_POLICY, *events, account=account).when(command, rules_review.review_policy)


def entered(command: Any, rule: Any, *events: Any) -> Any:
    return given(FUND_POLICY, *events, account="townfunds").when(command, rule).only()


@pytest.mark.parametrize("passed", [True, False])
def test_rule_22_a_policy_and_its_correction_hold_once_another_passed_them(passed: bool) -> None:
    adopted = m.FundPolicyAdopted(version=POLICY)
    for command, rule, after in (
        (m.AdoptFundPolicy(version=NEXT), rules_review.propose_policy, (POLICY, NEXT)),
        (
            m.CorrectFundPolicyEntry(entry=POLICY.since, reason="错"),
            rules_review.propose_policy_correction,
            (),
        ),
    ):
        asked = entered(command, rule, adopted)
        known = (adopted, asked)
        assert given(FUND_POLICY, *known).state.versions == (POLICY,)
        policy_review(*known, account="townfunds").refused("fund_policy_same_person")
        done = policy_review(*known, passed=passed).events
        state = given(FUND_POLICY, *known, *done).state
        assert state.versions == (after if passed else (POLICY,))
        assert state.proposed is None
        policy_review(*known, *done).refused("fund_policy_not_proposed")


def test_rule_22_of_a_purse_that_was_handed_over_nothing_waits() -> None:
    over = m.PurseHandedOver(into=CollectiveId("other"))
    assert given(PURSE, waiting(item()), over).state.proposed == ()


def test_rule_22_a_budget_is_passed_as_it_was_seen() -> None:
    """Crook: adds an item to what the reviewer has looked at, in the minute before it is passed."""
    looked = waiting(item())
    assert review(evolve(PASS, seen=1), looked).code == ""
    for more in (waiting(item("招待")), waiting(item(amount=9))):
        review(evolve(PASS, seen=1), looked, more).refused("proposal_changed", asked=2)
        review(PASS, looked, more).refused("proposal_unseen", asked=2)
        assert review(evolve(PASS, seen=2), looked, more).code == ""
    other = waiting(item(year=2027))
    assert review(evolve(PASS, seen=1), looked, other).code == ""
    stopped = review(evolve(PASS, passed=False), looked).only()
    again = waiting(item(amount=9))
    review(evolve(PASS, seen=1), looked, stopped, again).refused("proposal_changed", asked=2)
    assert review(PASS, looked, stopped, again).code == ""


def test_rule_22_a_policy_is_passed_as_it_was_seen() -> None:
    first = entered(m.AdoptFundPolicy(version=NEXT), rules_review.propose_policy)
    laxer = evolve(NEXT, cash_limit=Fen(NEXT.cash_limit * 9))
    second = entered(m.AdoptFundPolicy(version=laxer), rules_review.propose_policy)
    waits = given(FUND_POLICY, first, second).state.proposed
    assert waits is not None
    assert waits.no == 2
    seen = m.ReviewFundPolicy(passed=True, words="与文件一致", seen=1)
    start = given(FUND_POLICY, first, second, account="reviewer")
    start.when(seen, rules_review.review_policy).refused("proposal_changed")
    policy_review(first, second).refused("proposal_unseen")
    done = start.when(evolve(seen, seen=2), rules_review.review_policy).events
    assert given(FUND_POLICY, first, second, *done).state.versions == (laxer,)


def test_rule_22_what_waits_says_by_which_number_it_is_reviewed(town: Town) -> None:
    desk = Desk(town, budget=1_000)
    entry = m.SetBudget(
        collective=desk.collective,
        year=desk.today.year,
        items=(m.PlannedItem(item="维修", amount=Fen(100)),),
        resolution="调减",
    )
    waits = m.ProposedBudget(collective=desk.collective)
    passing = evolve(PASS, collective=desk.collective, year=desk.today.year)
    desk.give("bookkeeper", entry)
    (shown,) = desk.ask("head", waits)
    desk.give("bookkeeper", evolve(entry, items=(m.PlannedItem(item="招待", amount=Fen(900)),)))
    stale = evolve(passing, seen=shown.seen)
    assert code_of(lambda: desk.give("reviewer", stale)) == "proposal_changed"
    now = desk.ask("head", waits)
    assert {one.seen for one in now} == {shown.seen + 1}
    desk.give("reviewer", evolve(passing, seen=now[0].seen))
    assert desk.ask("head", waits) == []


def test_rule_2_an_item_of_a_budget_may_be_nothing() -> None:
    for amount, code in ((0, ""), (-1, "amount_range")):
        command = m.SetBudget(
            collective=IT,
            year=2026,
            items=(m.PlannedItem(item="维修", amount=Fen(amount)),),
            resolution="决议",
        )
        start = given(PURSE, account="bookkeeper")
        assert start.when(command, rules_review.propose_budget).code == code


@pytest.mark.parametrize(("limit", "good"), [(1, True), (0, False)])
def test_rule_1_the_lowest_tier_reaches_one_fen_at_least(limit: int, good: bool) -> None:
    tier = evolve(POLICY.tiers[0], up_to=Fen(limit))
    made = code_of(lambda: evolve(POLICY, tiers=(tier,)))
    assert made == ("" if good else "fund_tiers_wrong")


def test_an_application_under_way_hangs_on_its_place_until_it_is_booked(town: Town) -> None:
    desk = Desk(town, budget=1_000)
    desk.bank(1_000)
    key = desk.file(500)

    def hangs(day: date) -> list[tuple[str, str]]:
        with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
            found = list(hanging(town.village, unit, day))
        return [(one.key, one.command) for one in found]

    filed = "ApproveApplication/RefuseApplication/WithdrawApplication"
    assert hangs(desk.today) == [(key, filed)]
    assert hangs(desk.today - timedelta(days=1)) == []
    desk.approve(key)
    assert hangs(desk.today)[0][1].startswith("RecordPayment")
    desk.pay(key, 500)
    assert hangs(desk.today) == [(key, "EnterVoucher/PostVoucher")]


@pytest.mark.parametrize(("days", "code"), [(366, ""), (367, "delegation_too_long")])
def test_rule_5_a_role_is_delegated_for_a_year_at_most(town: Town, days: int, code: str) -> None:
    desk = Desk(town)
    assert code_of(lambda: desk.give("head", delegating(desk, days=days))) == code
