"""How a contract by which the collective pays is paid, and what is accepted of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    CONTRACT,
    Acceptance,
    AcceptWork,
    AgreePaymentTerms,
    Contract,
    ContractFile,
    ContractMistake,
    ContractStage,
    Direction,
    FileOfContract,
    PaymentTerms,
    PaymentTermsAgreed,
    WorkAccepted,
    rules_mistake,
    rules_payment,
)
from ruralgov.domain.property import messages_contract as c
from tests.given import TODAY, given
from tests.property.contracts import found as founded
from tests.property.drafts import CONTRACT_NOW, DECIDED, DRAFT, SOLD
from tests.property.scenario import DECISION, building, signed
from tests.town import Town, code_of

A_DAY = timedelta(days=1)
BACK = date(2027, 1, 1)
TERMS = PaymentTerms(advance=Fen(90), retention=Fen(9), retained_until=BACK)
BUILDS: dict[str, Any] = {"direction": Direction.BUILD, "tenure": None}
BUILT = change(CONTRACT_NOW, **BUILDS)
"""It costs 300 fen."""
KEY = ContractId("it")


def accepted(worth: int, day: date = TODAY, by: str = "me") -> Acceptance:
    return Acceptance(day=day, worth=Fen(worth), by=AccountId(by), note="完工", document="")


def accepting(worth: int, day: date = TODAY) -> AcceptWork:
    return AcceptWork(contract=KEY, day=day, worth=Fen(worth), note=" 完工 ")


@pytest.mark.parametrize(
    ("advance", "retention", "until", "code"),
    [
        (0, 0, None, ""),
        (5, 0, None, ""),
        (0, 5, BACK, ""),
        (-1, 0, None, "payment_terms_wrong"),
        (0, -1, BACK, "payment_terms_wrong"),
        (0, 5, None, "payment_terms_wrong"),
        (0, 0, BACK, "payment_terms_wrong"),
    ],
)
def test_rule_30_a_day_goes_with_what_is_kept_back_alone(
    advance: int, retention: int, until: date | None, code: str
) -> None:
    made = {"advance": Fen(advance), "retention": Fen(retention), "retained_until": until}
    assert code_of(lambda: PaymentTerms(**made)) == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("contract", "decision", "code"),
    [
        (change(DRAFT, **BUILDS), None, ""),
        (change(DECIDED, **BUILDS), None, ""),
        (BUILT, None, "contract_undecided"),
        (BUILT, DECISION, ""),
        (BUILT, change(DECISION, day=TODAY), ""),
        (BUILT, change(DECISION, day=TODAY + A_DAY), "day_ahead"),
        (change(BUILT, stage=ContractStage.PERFORMED), DECISION, "contract_stage_wrong"),
        (change(BUILT, drafter=AccountId("me")), DECISION, "contract_same_person"),
        (change(BUILT, direction=Direction.BUY_IN), DECISION, ""),
        (CONTRACT_NOW, DECISION, "contract_not_paying"),
        (SOLD, DECISION, "contract_not_paying"),
        (None, None, "contract_missing"),
    ],
)
def test_rule_30_another_than_drafted_it_enters_the_terms_and_once_signed_by_a_decision(
    contract: Contract | None, decision: Any, code: str
) -> None:
    command = AgreePaymentTerms(contract=KEY, terms=TERMS, decision=decision, reason=" 第五条 ")
    found = given(CONTRACT, state=contract).when(command, rules_payment.agree_payment_terms)
    assert found.code == code
    if not code:
        found.then(PaymentTermsAgreed(terms=TERMS, decision=decision, reason="第五条"))


@pytest.mark.parametrize(("advance", "code"), [(291, ""), (292, "payment_terms_above_price")])
def test_rule_30_advance_and_retention_are_within_the_price(advance: int, code: str) -> None:
    terms = change(TERMS, advance=Fen(advance))
    command = AgreePaymentTerms(contract=KEY, terms=terms, reason="第五条")
    found = given(CONTRACT, state=change(DRAFT, **BUILDS)).when(
        command, rules_payment.agree_payment_terms
    )
    assert found.code == code


def test_rule_30_what_a_variation_took_off_the_price_is_no_room_for_an_advance() -> None:
    dues = tuple(change(due, withdrawn=due.no == 1) for due in BUILT.dues)
    assert change(BUILT, dues=dues).worth == 200


@pytest.mark.parametrize(
    ("contract", "worth", "day", "code"),
    [
        (BUILT, 1, TODAY, ""),
        (BUILT, 300, TODAY, ""),
        (BUILT, 301, TODAY, "acceptance_above_price"),
        (BUILT, 0, TODAY, "amount_range"),
        (BUILT, 1, TODAY + A_DAY, "day_ahead"),
        (change(BUILT, drafter=AccountId("me")), 1, TODAY, "accepted_by_drafter"),
        (change(DECIDED, **BUILDS), 1, TODAY, "contract_stage_wrong"),
        (change(BUILT, stage=ContractStage.ENDED), 1, TODAY, "contract_stage_wrong"),
        (CONTRACT_NOW, 1, TODAY, "contract_not_paying"),
        (change(BUILT, acceptances=(accepted(100),)), 100, TODAY, ""),
        (change(BUILT, acceptances=(accepted(100),)), 99, TODAY, "acceptance_behind"),
        (change(BUILT, acceptances=(accepted(100),)), 200, TODAY - A_DAY, "acceptance_behind"),
    ],
)
def test_rule_31_another_than_drafted_it_accepts_sums_that_only_grow(
    contract: Contract, worth: int, day: date, code: str
) -> None:
    found = given(CONTRACT, state=contract).when(accepting(worth, day), rules_payment.accept_work)
    assert found.code == code
    if not code:
        found.then(WorkAccepted(acceptance=accepted(worth, day)))


@pytest.mark.parametrize(
    ("terms", "worths", "day", "payable"),
    [
        (None, (), TODAY, 300),
        (None, (100,), TODAY, 100),
        (TERMS, (), TODAY, 90),
        (TERMS, (80,), TODAY, 90),
        (TERMS, (80, 120), TODAY, 120),
        (TERMS, (300,), BACK - A_DAY, 291),
        (TERMS, (300,), BACK, 300),
        (change(TERMS, advance=Fen(0)), (), TODAY, 0),
    ],
)
def test_rule_31_what_may_be_paid_is_what_was_accepted_less_what_is_kept_and_at_least_the_advance(
    terms: PaymentTerms | None, worths: tuple[int, ...], day: date, payable: int
) -> None:
    known = change(
        BUILT, payment_terms=terms, acceptances=tuple(accepted(worth) for worth in worths)
    )
    assert known.payable(day) == payable


def test_rule_17_the_last_acceptance_is_taken_back_and_goes_before_the_signing() -> None:
    last = c.WithdrawContractEntry(contract=KEY, entry=ContractMistake.ACCEPTANCE, reason="量错")
    rule = rules_mistake.withdraw_contract_entry
    given(CONTRACT, state=BUILT).when(last, rule).refused("nothing_entered")
    known = change(BUILT, acceptances=(accepted(1), accepted(2)))
    event = given(CONTRACT, state=known).when(last, rule).only()
    assert given(CONTRACT, event, state=known).state.acceptances == (accepted(1),)
    signing = change(last, entry=ContractMistake.SIGNING)
    given(CONTRACT, state=known).when(signing, rule).refused("entry_rested_on")


def test_rule_31_the_file_of_a_contract_says_what_may_be_paid(town: Town) -> None:
    contract = signed(town, building(founded(town), since=date(2024, 1, 1)))
    town.do("head", AcceptWork(contract=contract, day=TODAY, worth=Fen(500), note="完工"))
    file: FileOfContract = town.ask("auditor", ContractFile(contract=contract))
    assert (file.payable, len(file.acceptances), file.payment_terms) == (500, 1, None)


def test_rule_17_a_deposit_that_was_not_settled_is_not_taken_back() -> None:
    command = c.WithdrawContractEntry(
        contract=ContractId("it"), entry=ContractMistake.DEPOSIT, reason="误"
    )
    over = change(CONTRACT_NOW, stage=ContractStage.PERFORMED)
    start = given(CONTRACT, state=over, account="other")
    start.when(command, rules_mistake.withdraw_contract_entry).refused("nothing_entered")
