"""An early end: who passes it, and what is owed, paid and free again after it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.property import (
    Allocation,
    Contract,
    ContractMistake,
    ContractStage,
    DecisionKind,
    DueCut,
    DueKind,
    EndCause,
    EndTerms,
    Period,
    PriceStep,
    ProposedChange,
    ProposedEnd,
    Receipt,
    ReceiptFile,
    dues_of,
    evolve_contract,
    evolve_receipt,
    rules_contract,
    rules_receipt,
    rules_review,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.model_contract import Credit
from ruralgov.domain.property.records import CONTRACT, RECEIPT
from tests.given import TODAY, Outcome, given
from tests.property.contracts import agree, ended, file, pay
from tests.property.drafts import CONTRACT_NOW, SINCE
from tests.property.scenario import DECISION, refusal
from tests.property.test_contract_boundaries import A_DAY, IT
from tests.town import Town, code_of

NOTHING = EndTerms()
AT = datetime(2026, 1, 4, tzinfo=UTC)
COUNCIL = change(DECISION, kind=DecisionKind.COUNCIL)
ASKED = ProposedEnd(
    cause=EndCause.AGREED, since=TODAY, reason="外出", decision=DECISION, terms=None
)
WAITING = change(CONTRACT_NOW, proposed=ProposedChange(by=AccountId("head"), at=AT, ending=ASKED))


def asking(known: Contract = CONTRACT_NOW, **more: Any) -> Outcome:
    of: dict[str, Any] = {"cause": EndCause.AGREED, "since": TODAY, "decision": DECISION}
    command = c.EndContract(contract=IT, reason="外出", **of | more)
    return given(CONTRACT, state=known).when(command, rules_review.propose_end)


def paid(*credits: tuple[int, int], **more: Any) -> Contract:
    found = tuple(
        Credit(receipt=ReceiptId(f"r{due}"), due=due, amount=Fen(fen), day=TODAY)
        for due, fen in credits
    )
    return change(CONTRACT_NOW, credits=found, **more)


def end(known: Contract, terms: EndTerms | None = None, since: date = TODAY) -> Contract:
    command = c.EndContract(
        contract=IT,
        cause=EndCause.AGREED,
        since=since,
        reason="外出",
        decision=DECISION,
        terms=terms,
    )
    outcome = given(CONTRACT, state=known).when(command, rules_contract.end_contract)
    assert outcome.code == ""
    for event in outcome.events:
        known = evolve_contract.evolve(known, event)
    return known


def owed(known: Contract) -> dict[int, int]:
    return {due.no: due.amount for due in known.dues if not due.withdrawn}


def test_rule_34_an_end_by_one_person_changes_nothing() -> None:
    """A head alone ended a tendered lease, and let the pond to another."""
    event = asking().only()
    assert isinstance(event, c.ContractChangeProposed)
    after = evolve_contract.evolve(CONTRACT_NOW, event)
    assert (after.stage, after.dues) == (ContractStage.SIGNED, CONTRACT_NOW.dues)
    assert after.proposed is not None
    assert (after.proposed.ending, after.proposed.amount) == (ASKED, 200)


def test_rule_34_one_whose_term_is_over_ends_at_once() -> None:
    known = change(CONTRACT_NOW, until=TODAY)
    event = asking(known, cause=EndCause.EXPIRED, decision=None).only()
    assert isinstance(event, c.ContractEnded)
    assert asking(known, cause=EndCause.EXPIRED, terms=NOTHING).code == "end_terms_unfit"


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (CONTRACT_NOW, {"decision": COUNCIL}, "change_decision_weak"),
        (CONTRACT_NOW, {"decision": change(DECISION, kind=DecisionKind.MEMBERS)}, ""),
        (change(CONTRACT_NOW, decision=COUNCIL), {"decision": COUNCIL}, ""),
        (CONTRACT_NOW, {"since": TODAY - A_DAY}, "variation_backdated"),
        (CONTRACT_NOW, {"decision": None}, "contract_undecided"),
        (CONTRACT_NOW, {"terms": EndTerms(returned=Fen(1))}, "deposit_wrong"),
    ],
)
def test_rule_34_what_could_not_end_is_not_asked_for(
    known: Contract, more: dict[str, Any], code: str
) -> None:
    assert asking(known, **more).code == code


@pytest.mark.parametrize(
    ("account", "passed", "code"),
    [("keeper", True, ""), ("keeper", False, ""), ("head", True, "change_same_person")],
)
def test_rule_34_somebody_else_passes_it(account: str, passed: bool, code: str) -> None:
    command = c.ReviewContractChange(contract=IT, passed=passed, words="属实")
    outcome = given(CONTRACT, state=WAITING, account=account).when(
        command, rules_review.review_contract_change
    )
    assert outcome.code == code
    state = WAITING
    for event in outcome.events:
        state = evolve_contract.evolve(state, event)
    if not code:
        assert (state.stage is ContractStage.ENDED, state.proposed) == (passed, None)


def cut(due: int, amount: int) -> EndTerms:
    return EndTerms(cuts=(DueCut(due=due, amount=Fen(amount)),))


@pytest.mark.parametrize(
    ("credits", "terms", "left"),
    [
        ((), None, {1: 100, 4: 30}),
        (((2, 40),), None, {1: 100, 2: 40, 4: 30}),
        (((2, 100), (3, 1)), None, {1: 100, 2: 100, 3: 1, 4: 30}),
        (((1, 50),), cut(1, 60), {1: 60, 4: 30}),
        (((1, 100),), cut(1, 60), {1: 60, 4: 30}),
        ((), cut(1, 100), {1: 100, 4: 30}),
        (((1, 100),), cut(1, 0), {4: 30}),
        (((2, 40),), cut(2, 10), {1: 100, 2: 10, 4: 30}),
        ((), cut(2, 70), {1: 100, 2: 70, 4: 30}),
        ((), EndTerms(penalty=Fen(7)), {1: 100, 4: 30, 5: 7}),
    ],
)
def test_rule_34_what_was_paid_stays_paid_unless_the_terms_say_otherwise(
    credits: tuple[tuple[int, int], ...], terms: EndTerms | None, left: dict[int, int]
) -> None:
    before = paid(*credits)
    after = end(before, terms)
    assert owed(after) == left
    event = c.ContractEntryWithdrawn(entry=ContractMistake.END, reason="误录")
    back = evolve_contract.evolve(after, event)
    assert owed(back) == owed(before)
    assert (back.end_terms, back.cut, back.stage) == (None, (), ContractStage.SIGNED)


@pytest.mark.parametrize(("due", "amount"), [(1, 101), (4, 1), (9, 0)])
def test_rule_34_only_a_due_of_the_price_is_cut_and_to_no_more(due: int, amount: int) -> None:
    assert asking(terms=cut(due, amount)).code == "end_cut_wrong"


@pytest.mark.parametrize(
    "more",
    [
        {"penalty": Fen(-1)},
        {"compensation": Fen(LARGEST + 1)},
        {"cuts": (DueCut(due=1, amount=Fen(-1)),)},
        {"cuts": (DueCut(due=1, amount=Fen(1)), DueCut(due=1, amount=Fen(2)))},
    ],
)
def test_rule_34_terms_are_amounts_and_name_a_due_once(more: dict[str, Any]) -> None:
    assert code_of(lambda: EndTerms(**more)) == "end_terms_wrong"


YEARLY = change(
    CONTRACT_NOW, dues=dues_of((PriceStep(first=SINCE, amount=Fen(365), times=3, covers=SINCE),))
)
"""Three years of 365 fen each, from February 2025 on."""


@pytest.mark.parametrize(
    ("since", "terms", "left"),
    [
        (date(2026, 1, 5), NOTHING, {1: 338}),
        (date(2026, 2, 1), NOTHING, {1: 365}),
        (date(2026, 2, 2), NOTHING, {1: 365, 2: 1}),
        (date(2026, 1, 5), None, {1: 365}),
        (date(2026, 1, 5), cut(1, 300), {1: 300}),
    ],
)
def test_rule_34_a_due_whose_period_is_known_is_owed_for_the_days_that_have_run(
    since: date, terms: EndTerms | None, left: dict[int, int]
) -> None:
    assert owed(end(YEARLY, terms, since)) == left


def test_rule_34_a_penalty_is_owed_to_the_collective_whoever_pays_the_price() -> None:
    after = end(CONTRACT_NOW, EndTerms(penalty=Fen(7)))
    (due,) = [one for one in after.dues if one.kind is DueKind.PENALTY]
    assert (due.day, after.comes_in(due)) == (TODAY, True)
    assert after.worth == 100


def test_rule_34_what_is_given_up_counts_what_the_collective_pays() -> None:
    terms = EndTerms(compensation=Fen(5), cuts=(DueCut(due=1, amount=Fen(90)),))
    event = asking(terms=terms).only()
    assert event.proposed.amount == 10 + 200 + 5


def test_rule_34_the_deposit_is_settled_with_it() -> None:
    known = paid((4, 30))
    after = end(known, EndTerms(returned=Fen(20), kept=Fen(10)))
    assert after.settlement is not None
    assert (after.settlement.returned, after.settlement.kept) == (20, 10)
    assert end(known).settlement is None


def test_rule_34_what_was_paid_beyond_is_free_again_the_last_money_first(
    town: Town, let: ContractId
) -> None:
    first = pay(town, let, "v1", date(2025, 6, 1), (1, 9_000_00), (2, 12_000_00))
    last = pay(town, let, "v2", date(2025, 7, 1), (1, 3_000_00), (3, 500_00))
    terms = EndTerms(
        cuts=(DueCut(due=1, amount=Fen(8_000_00)), DueCut(due=3, amount=Fen(0))),
        improvements="塘埂归集体",
    )
    town.do("head", ended(let, terms=terms))
    agree(town, let)
    assert [town.ask("keeper", ReceiptFile(receipt=one)).receipt.rest for one in (first, last)] == [
        1_000_00,
        3_500_00,
    ]
    known = file(town, let)
    assert sum(one.amount for one in known.credits) == 20_000_00
    assert (known.overpaid, known.end_terms) == (1_500_00, terms)
    assert town.app.verify() == []


def test_rule_34_an_end_that_was_none_takes_its_penalty_along(town: Town, let: ContractId) -> None:
    town.do("head", ended(let, terms=EndTerms(penalty=Fen(500_00))))
    agree(town, let)
    pay(town, let, "v1", TODAY, (12, 500_00))
    back = c.WithdrawContractEntry(contract=let, entry=ContractMistake.END, reason="误录")
    assert refusal(town, "head", back) == "entry_rested_on"


HAS = Receipt(
    contract=ContractId("k"),
    collective=CONTRACT_NOW.collective,
    voucher="v",  # type: ignore[arg-type]
    line=1,
    amount=Fen(100),
    day=TODAY,
    allocations=(
        Allocation(contract=ContractId("k"), due=1, amount=Fen(60)),
        Allocation(contract=ContractId("k"), due=2, amount=Fen(40)),
    ),
)


@pytest.mark.parametrize(
    ("due", "amount", "rest", "code"),
    [
        (1, 60, 60, ""),
        (1, 10, 10, ""),
        (1, 61, 0, "allocation_missing"),
        (3, 1, 0, "allocation_missing"),
    ],
)
def test_rule_34_no_more_is_free_than_was_paid(due: int, amount: int, rest: int, code: str) -> None:
    gone = (Allocation(contract=ContractId("k"), due=due, amount=Fen(amount)),)
    command = r.ReleaseReceipt(receipt=ReceiptId("it"), allocations=gone)
    outcome = given(RECEIPT, state=HAS).when(command, rules_receipt.release_receipt)
    assert outcome.code == code
    if not code:
        assert evolve_receipt.evolve(HAS, outcome.only()).rest == rest


def test_rule_34_a_period_has_both_its_days() -> None:
    with_both = Period(first=date(2025, 2, 1), last=date(2026, 1, 31))
    assert with_both.days == 365
    assert code_of(lambda: Period(first=TODAY, last=TODAY - A_DAY)) == "due_period_wrong"
