"""What takes a second person, and what a cut after a part payment leaves owed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Contract,
    ContractMistake,
    ContractStage,
    DecisionKind,
    NewTerms,
    PriceStep,
    ProposedChange,
    Reduction,
    evolve_contract,
    rules_contract,
    rules_review,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.model_contract import Credit, DepositSettlement
from ruralgov.domain.property.records import CONTRACT
from tests.given import TODAY, Outcome, given
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import DECISION
from tests.property.test_contract_boundaries import A_DAY, IT, THERE

NEXT = date(2026, 2, 1)
TERMS = NewTerms(
    since=TODAY,
    until=None,
    price=(PriceStep(first=NEXT, amount=Fen(60)),),
    decision=DECISION,
    reason="协商",
    term_reason="",
)
AT = datetime(2026, 1, 4, tzinfo=UTC)
WAITING = change(CONTRACT_NOW, proposed=ProposedChange(by=AccountId("head"), at=AT, terms=TERMS))


def asking(known: Contract = CONTRACT_NOW, **more: Any) -> Outcome:
    of = {
        **{name: getattr(TERMS, name) for name in ("since", "until", "price", "decision")},
        "reason": "协商",
    }
    command = c.VaryContract(contract=IT, **of | more)
    return given(CONTRACT, state=known, others=THERE).when(command, rules_review.propose_variation)


def reviewing(known: Contract, account: str = "keeper", passed: bool = True) -> Outcome:
    command = c.ReviewContractChange(contract=IT, passed=passed, words="属实")
    return given(CONTRACT, state=known, others=THERE, account=account).when(
        command, rules_review.review_contract_change
    )


def test_rule_20_a_variation_by_one_person_changes_nothing() -> None:
    """Fraud 2: the head alone cut a tendered rent to a tenth."""
    (event,) = asking().events
    assert isinstance(event, c.ContractChangeProposed)
    after = evolve_contract.evolve(CONTRACT_NOW, event)
    assert (after.dues, after.until) == (CONTRACT_NOW.dues, CONTRACT_NOW.until)
    assert after.proposed is not None
    assert (after.proposed.terms, after.proposed.by) == (TERMS, "me")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"since": TODAY - A_DAY}, "variation_backdated"),
        ({"until": TODAY}, "dates_reversed"),
        ({"decision": change(DECISION, kind=DecisionKind.COUNCIL)}, "change_decision_weak"),
        ({"decision": change(DECISION, kind=DecisionKind.MEMBERS)}, ""),
    ],
)
def test_rule_20_what_could_not_hold_is_not_asked_for(more: dict[str, Any], code: str) -> None:
    assert asking(**more).code == code


def test_rule_20_the_council_varies_what_it_decided() -> None:
    council = change(DECISION, kind=DecisionKind.COUNCIL)
    assert asking(change(CONTRACT_NOW, decision=council), decision=council).code == ""


@pytest.mark.parametrize(
    ("known", "account", "code"),
    [
        (WAITING, "keeper", ""),
        (WAITING, "head", "change_same_person"),
        (CONTRACT_NOW, "keeper", "change_not_proposed"),
        (change(WAITING, stage=ContractStage.ENDED), "keeper", "contract_stage_wrong"),
    ],
)
def test_rule_20_somebody_else_passes_it(known: Contract, account: str, code: str) -> None:
    assert reviewing(known, account).code == code


def test_rule_20_what_was_passed_holds_and_what_was_stopped_is_gone() -> None:
    state = WAITING
    for event in reviewing(WAITING).events:
        state = evolve_contract.evolve(state, event)
    assert [(due.no, due.amount) for due in state.dues if not due.withdrawn] == [
        *((1, 100), (4, 30), (5, 60)),
    ]
    assert state.proposed is None
    stopped = reviewing(WAITING, passed=False).only()
    assert evolve_contract.evolve(WAITING, stopped) == CONTRACT_NOW


def test_rule_20_a_deposit_goes_back_once_somebody_else_passed_it() -> None:
    paid = Credit(receipt=ReceiptId("r"), due=4, amount=Fen(30), day=TODAY)
    over = change(CONTRACT_NOW, stage=ContractStage.ENDED, credits=(paid,))
    command = c.SettleDeposit(contract=IT, day=TODAY, returned=Fen(30), reason="无欠损")
    event = given(CONTRACT, state=over).when(command, rules_review.propose_settlement).only()
    asked = evolve_contract.evolve(over, event)
    assert asked.settlement is None
    assert reviewing(asked, "me").code == "change_same_person"
    _, done = reviewing(asked).events
    assert done == c.DepositSettled(
        settlement=DepositSettlement(day=TODAY, returned=Fen(30), kept=Fen(0), reason="无欠损")
    )
    wrong = given(CONTRACT, state=over).when(
        change(command, returned=Fen(20)), rules_review.propose_settlement
    )
    assert wrong.code == "deposit_wrong"


def part_paid(*credits: tuple[int, int]) -> Contract:
    paid = tuple(
        Credit(receipt=ReceiptId(f"r{due}"), due=due, amount=Fen(fen), day=TODAY)
        for due, fen in credits
    )
    return change(CONTRACT_NOW, credits=paid)


def varied(known: Contract, *price: PriceStep) -> Contract:
    command = c.VaryContract(
        contract=IT, since=TODAY, price=price, decision=DECISION, reason="协商"
    )
    (event,) = (
        given(CONTRACT, state=known, others=THERE)
        .when(command, rules_contract.vary_contract)
        .events
    )
    return evolve_contract.evolve(known, event)


def owed(known: Contract) -> dict[int, int]:
    return {due.no: rest for due in known.dues if due.no != 4 and (rest := known.rest(due))}


@pytest.mark.parametrize(
    ("credits", "price", "rest"),
    [
        ((), (NEXT, 60, 1), {1: 100, 5: 60}),
        (((2, 1),), (NEXT, 60, 1), {1: 100, 5: 59}),
        (((2, 60),), (NEXT, 60, 2), {1: 100, 6: 60}),
        (((2, 70),), (NEXT, 60, 2), {1: 100, 6: 50}),
        (((2, 99),), (date(2026, 3, 1), 60, 2), {1: 100, 6: 21}),
        (((2, 100),), (NEXT, 60, 2), {1: 100, 6: 60}),
        (((2, 100),), (date(2027, 2, 1), 60, 1), {1: 100, 5: 60}),
        (((3, 10),), (NEXT, 60, 1), {1: 100, 5: 60}),
        (((3, 10),), (NEXT, 60, 2), {1: 100, 5: 60, 6: 50}),
        (((2, 5), (3, 10)), (NEXT, 60, 2), {1: 100, 5: 55, 6: 50}),
    ],
)
def test_rule_13_a_cut_after_a_part_payment_nets(
    credits: tuple[tuple[int, int], ...], price: tuple[date, int, int], rest: dict[int, int]
) -> None:
    """Of 12,000 due on 1 March 1 was paid ahead: cut to 6,000, 5,999 are owed."""
    first, amount, times = price
    step = PriceStep(first=first, amount=Fen(amount), times=times)
    assert owed(varied(part_paid(*credits), step)) == rest


def test_rule_17_what_a_variation_cut_is_whole_again_once_it_is_taken_back() -> None:
    before = part_paid((2, 1))
    after = varied(before, PriceStep(first=NEXT, amount=Fen(60)))
    assert after.variations[0].reduced == (Reduction(due=2, was=Fen(100), amount=Fen(1)),)
    event = c.ContractEntryWithdrawn(entry=ContractMistake.VARIATION, reason="误录")
    back = evolve_contract.evolve(after, event)
    assert owed(back) == owed(before)


def test_rule_20_a_change_is_passed_as_it_was_seen() -> None:
    """Crook: asks for ten times longer after the keeper has looked at what waits."""
    known = CONTRACT_NOW
    for until in (TODAY + 400 * A_DAY, TODAY + 4000 * A_DAY):
        known = evolve_contract.evolve(known, asking(known, until=until).only())
    looked = c.ReviewContractChange(contract=IT, passed=True, words="属实", seen=1)
    start = given(CONTRACT, state=known, others=THERE, account="keeper")
    start.when(looked, rules_review.review_contract_change).refused("proposal_changed", asked=2)
    reviewing(known).refused("proposal_unseen", asked=2)
    now = change(looked, seen=2)
    reviewed = start.when(now, rules_review.review_contract_change)
    assert reviewed.code == ""
    after = known
    for event in reviewed.events:
        after = evolve_contract.evolve(after, event)
    assert (after.proposals.asked, after.proposals.answered) == (2, 2)
    stopped = change(now, passed=False)
    assert start.when(stopped, rules_review.review_contract_change).code == ""
