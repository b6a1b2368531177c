"""The rules of varying and ending a contract where they turn, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Contract,
    ContractStage,
    Direction,
    EndCause,
    PriceStep,
    rules_contract,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.model_contract import Credit, DepositSettlement
from ruralgov.domain.property.records import CONTRACT
from tests.given import TODAY, Outcome, given
from tests.property.drafts import CONTRACT_NOW, SINCE, UNTIL
from tests.property.scenario import DECISION
from tests.property.test_contract_boundaries import A_DAY, IT, THERE, bound


def varying(known: Contract = CONTRACT_NOW, rows: tuple[Any, ...] = (), **more: Any) -> Outcome:
    of: dict[str, Any] = {"contract": IT, "since": TODAY, "decision": DECISION, "reason": "协商"}
    found = given(CONTRACT, state=known, others=THERE, rows=rows)
    return found.when(c.VaryContract(**of | more), rules_contract.vary_contract)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"since": TODAY - A_DAY}, "variation_backdated"),
        ({"decision": change(DECISION, day=TODAY)}, ""),
        ({"decision": change(DECISION, day=TODAY + A_DAY)}, "day_ahead"),
        ({"until": TODAY}, "dates_reversed"),
        ({"until": TODAY + A_DAY}, ""),
        ({"price": (PriceStep(first=TODAY, amount=Fen(1)),)}, ""),
        ({"price": (PriceStep(first=TODAY - A_DAY, amount=Fen(1)),)}, "due_outside_term"),
        ({"price": (PriceStep(first=UNTIL, amount=Fen(1)),)}, "due_outside_term"),
        ({"price": ()}, ""),
    ],
)
def test_rule_13_a_variation_begins_today_or_later(more: dict[str, Any], code: str) -> None:
    assert varying(**more).code == code


@pytest.mark.parametrize(
    ("until", "term_reason", "overlong", "code"),
    [
        (date(2075, 2, 1), "", False, ""),
        (date(2075, 2, 2), "", False, "term_too_long"),
        (date(2075, 2, 2), "投资大", True, ""),
    ],
)
def test_rule_13_a_longer_term_is_measured_again(
    until: date, term_reason: str, overlong: bool, code: str
) -> None:
    found = varying(until=until, term_reason=term_reason)
    assert found.code == code
    if not code:
        assert found.only().overlong is overlong
    assert varying(change(CONTRACT_NOW, overlong=True), until=until).code == (
        "term_too_long" if until > date(2075, 2, 1) else ""
    )
    assert varying(change(CONTRACT_NOW, overlong=True)).only().overlong is True


def test_rule_13_only_a_longer_term_asks_whether_the_asset_is_free() -> None:
    rows = (bound(SINCE, date(2030, 1, 1), Direction.LET_OUT, "other"),)
    assert varying(rows=rows, until=UNTIL).code == ""
    assert varying(rows=rows, until=UNTIL + A_DAY).code == "asset_bound"


def test_rule_13_what_is_due_later_and_unpaid_is_replaced_with_new_numbers() -> None:
    paid = Credit(receipt=ReceiptId("r"), due=3, amount=Fen(1), day=TODAY)
    known = change(CONTRACT_NOW, credits=(paid,))
    day = date(2026, 2, 1)
    price = (PriceStep(first=day, amount=Fen(70)),)
    made = varying(known, since=day, price=price).only().variation
    assert (made.withdrawn, [due.no for due in made.dues]) == ((2,), [5])
    late = varying(known, since=day + A_DAY, price=(change(price[0], first=day + A_DAY),))
    assert late.only().variation.withdrawn == ()
    shorter = varying(CONTRACT_NOW, until=date(2027, 2, 1)).only().variation
    assert (shorter.withdrawn, shorter.dues) == ((3,), ())
    bought = change(CONTRACT_NOW, direction=Direction.BUY_IN)
    assert varying(bought, until=date(2027, 2, 1)).only().variation.withdrawn == ()
    none = varying(change(CONTRACT_NOW, dues=()), price=price).only().variation
    assert [due.no for due in none.dues] == [1]


PAID = tuple(
    Credit(receipt=ReceiptId("r"), due=due.no, amount=due.amount, day=TODAY)
    for due in CONTRACT_NOW.dues
)


@pytest.mark.parametrize(
    ("more", "today", "day", "code"),
    [
        ({}, UNTIL, UNTIL, ""),
        ({}, UNTIL, UNTIL - A_DAY, "term_not_over"),
        ({}, UNTIL, UNTIL + A_DAY, "day_ahead"),
        ({"credits": PAID[1:]}, UNTIL, UNTIL, "dues_open"),
        ({"direction": Direction.SELL}, TODAY, TODAY, ""),
        ({"direction": Direction.BUY_IN, "credits": PAID[3:]}, TODAY, TODAY, ""),
        ({"direction": Direction.BUY_IN, "credits": ()}, TODAY, TODAY, "dues_open"),
    ],
)
def test_rule_14_it_is_performed_when_nothing_comes_in_any_more_and_it_is_over(
    more: dict[str, Any], today: date, day: date, code: str
) -> None:
    command = c.CompleteContract(contract=IT, day=day, note="两清")
    known = change(CONTRACT_NOW, **{"credits": PAID} | more)
    found = given(CONTRACT, state=known, today=today)
    assert found.when(command, rules_contract.complete_contract).code == code


def ending(**more: Any) -> c.EndContract:
    of: dict[str, Any] = {
        "contract": IT,
        "cause": EndCause.AGREED,
        "since": TODAY,
        "reason": "外出",
        "decision": DECISION,
    }
    return c.EndContract(**of | more)


EXPIRED = EndCause.EXPIRED


@pytest.mark.parametrize(
    ("more", "today", "code"),
    [
        ({}, TODAY, ""),
        ({"since": TODAY - A_DAY}, TODAY, "variation_backdated"),
        ({"decision": None}, TODAY, "contract_undecided"),
        ({"since": UNTIL}, TODAY, "end_cause_wrong"),
        ({"since": UNTIL - A_DAY}, TODAY, ""),
        ({"cause": EXPIRED, "since": UNTIL - A_DAY}, UNTIL, "end_cause_wrong"),
        ({"cause": EXPIRED, "since": UNTIL, "decision": None}, UNTIL, ""),
        ({"cause": EXPIRED, "since": UNTIL}, UNTIL - A_DAY, "term_not_over"),
    ],
)
def test_rule_14_it_ends_by_a_decision_or_with_its_term(
    more: dict[str, Any], today: date, code: str
) -> None:
    found = given(CONTRACT, state=CONTRACT_NOW, today=today)
    made = found.when(ending(**more), rules_contract.end_contract)
    assert made.code == code
    if not code:
        expired = "cause" in more
        event = made.only()
        assert event.since == (FOREVER if expired else ending(**more).since)
        later = () if expired or "since" in more else (2, 3)
        assert event.withdrawn == later


@pytest.mark.parametrize(
    ("more", "returned", "kept", "day", "code"),
    [
        ({}, 20, 10, TODAY, ""),
        ({}, 0, 30, TODAY, ""),
        ({}, 30, 0, TODAY, ""),
        ({}, 20, 10, TODAY + A_DAY, "day_ahead"),
        ({}, 20, 9, TODAY, "deposit_wrong"),
        ({}, 31, -1, TODAY, "deposit_wrong"),
        ({}, -1, 31, TODAY, "deposit_wrong"),
        ({"credits": PAID[:3]}, 0, 0, TODAY, "deposit_wrong"),
        ({"stage": ContractStage.SIGNED}, 30, 0, TODAY, "contract_stage_wrong"),
        ({"stage": ContractStage.PERFORMED}, 30, 0, TODAY, ""),
        (
            {
                "settlement": DepositSettlement(
                    day=TODAY, returned=Fen(30), kept=Fen(0), reason="无欠损"
                )
            },
            *(30, 0, TODAY, "deposit_wrong"),
        ),
    ],
)
def test_rule_14_the_whole_deposit_goes_back_or_is_kept_once(
    more: dict[str, Any], returned: int, kept: int, day: date, code: str
) -> None:
    known = change(CONTRACT_NOW, **{"credits": PAID, "stage": ContractStage.ENDED} | more)
    command = c.SettleDeposit(
        contract=IT, day=day, returned=Fen(returned), kept=Fen(kept), reason="补堤"
    )
    found = given(CONTRACT, state=known).when(command, rules_contract.settle_deposit)
    assert found.code == code


@pytest.mark.parametrize("stage", ContractStage)
def test_rules_6_and_14_what_is_not_in_force_is_neither_performed_nor_ended_nor_signed_again(
    stage: ContractStage,
) -> None:
    complete = c.CompleteContract(contract=IT, day=UNTIL, note="两清")
    settle = c.SettleDeposit(contract=IT, day=TODAY, returned=Fen(30), reason="无欠损")
    sign = c.SignContract(contract=IT, day=TODAY)
    over = {ContractStage.PERFORMED, ContractStage.ENDED}
    steps: list[tuple[Any, Any, date, set[ContractStage]]] = [
        (complete, rules_contract.complete_contract, UNTIL, {ContractStage.SIGNED}),
        (ending(), rules_contract.end_contract, TODAY, {ContractStage.SIGNED}),
        (settle, rules_contract.settle_deposit, TODAY, over),
        (sign, rules_contract.sign_contract, TODAY, {ContractStage.DECIDED}),
    ]
    known = change(CONTRACT_NOW, stage=stage, credits=PAID)
    for command, rule, today, stages in steps:
        found = given(CONTRACT, state=known, others=THERE, today=today).when(command, rule)
        assert found.code == ("" if stage in stages else "contract_stage_wrong")
