"""What a refusal says beside its code: the figures and days by which a person finds the mistake."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AssetId, ReceiptId
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import (
    AssetKind,
    Deposit,
    DischargeForm,
    EndTerms,
    PriceStep,
    ProposeRepayment,
    Tender,
    TenderMethod,
    Tenure,
    dues_of,
    rules_asset,
    rules_contract,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.limits import TERM_LIMITS, check_term, years_after
from ruralgov.domain.property.model_contract import Credit, month_later
from ruralgov.domain.property.records import ASSET, CONTRACT
from tests.given import TODAY, given
from tests.property.drafts import CONTRACT_NOW, SINCE, UNTIL
from tests.property.test_boundaries import PRESS, planned
from tests.property.test_contract_boundaries import A_DAY, IT, drafted
from tests.property.test_discharges import ASKED, having, proposing
from tests.property.test_ends import asking, cut
from tests.property.test_payments import BUILT
from tests.property.test_receipt_boundaries import HELD, crediting, pays
from tests.property.test_repayments import CAME, when
from tests.property.test_repayments import IT as RECEIPT
from tests.property.test_variation_boundaries import PAID, varying


def raised(ask: Any) -> dict[str, object]:
    with pytest.raises(RuralgovError) as error:
        ask()
    return {"code": error.value.code, **error.value.facts}


def test_a_due_beyond_the_term_is_named_by_its_day() -> None:
    price = tuple(PriceStep(first=day, amount=Fen(1)) for day in (SINCE, UNTIL, UNTIL + A_DAY))
    found = drafted(price=price)
    found.refused("due_outside_term", day=UNTIL + A_DAY, until=UNTIL)
    late = Deposit(day=UNTIL + 9 * A_DAY, amount=Fen(1))
    drafted(price=price, deposit=late).refused("due_outside_term", day=late.day)
    early = tuple(PriceStep(first=TODAY - n * A_DAY, amount=Fen(1)) for n in (1, 2))
    varying(price=early).refused("due_outside_term", day=TODAY - 2 * A_DAY, until=TODAY)


@pytest.mark.parametrize("times", [(1200, 1), (600, 700)])
def test_too_many_dues_are_counted(times: tuple[int, ...]) -> None:
    price = tuple(PriceStep(first=SINCE, amount=Fen(1), times=one, every=1) for one in times)
    found = raised(lambda: dues_of(price))
    assert found == {"code": "price_wrong", "times": sum(times), "every": 1}


def test_a_price_that_is_too_large_is_said_in_yuan() -> None:
    price = (PriceStep(first=SINCE, amount=Fen(LARGEST)), PriceStep(first=SINCE, amount=Fen(1)))
    found = raised(lambda: dues_of(price))
    assert found == {
        "code": "amount_range",
        "value": show_yuan(LARGEST + 1),
        "largest": show_yuan(LARGEST),
    }
    beyond = raised(lambda: month_later(date(9999, 12, 1), 7))
    assert beyond == {"code": "price_wrong", "times": 7, "every": 7}
    years = raised(lambda: years_after(SINCE, 8000))
    assert years == {"code": "dates_reversed", "since": SINCE, "until": date.max}


def test_rule_7_a_limit_that_was_not_read_binds_nobody_and_says_so() -> None:
    for limit in TERM_LIMITS:
        assert limit.binding <= limit.seen
        assert ("待核" in limit.source) is not limit.seen


def test_a_price_is_paid_once_and_a_year_apart_where_nothing_is_said() -> None:
    once = PriceStep(first=SINCE, amount=Fen(1))
    assert (once.times, once.every) == (1, 12)
    assert Tender(method=TenderMethod.TENDER, day=SINCE, reference="1号").bidders == 0


@pytest.mark.parametrize(
    ("tenure", "kind", "years", "binding"),
    [
        (Tenure.LEASE, AssetKind.WATER, 20, True),
        (Tenure.HOUSEHOLD, AssetKind.FARMLAND, 30, True),
        (Tenure.HOUSEHOLD, AssetKind.GRASSLAND, 50, True),
        (Tenure.HOUSEHOLD, AssetKind.FOREST, 70, True),
        (Tenure.OPEN, AssetKind.WASTELAND, 50, False),
        (Tenure.LAND_USE, AssetKind.CONSTRUCTION_LAND, 40, False),
    ],
)
def test_rule_7_a_term_is_refused_with_its_limit_unless_a_reason_is_enough(
    tenure: Tenure, kind: AssetKind, years: int, binding: bool
) -> None:
    until = years_after(SINCE, years) + A_DAY
    kinds = frozenset({kind})
    bare = raised(lambda: check_term(tenure, kinds, SINCE, until, " "))
    assert (bare["code"], bare["years"], bare["until"]) == ("term_too_long", years, until)
    if binding:
        assert raised(lambda: check_term(tenure, kinds, SINCE, until, "投资大")) == bare
    else:
        assert check_term(tenure, kinds, SINCE, until, "投资大") is True


@pytest.mark.parametrize(
    ("amount", "value"), [(-1001, -1), (LARGEST, LARGEST + 1000), (LARGEST - 999, LARGEST + 1)]
)
def test_a_change_of_value_says_what_would_be_left(amount: int, value: int) -> None:
    command = a.ChangeAssetValue(asset=AssetId("it"), day=TODAY, amount=Fen(amount), basis="更正")
    found = given(ASSET, state=PRESS).when(command, rules_asset.change_asset_value)
    found.refused("amount_range", value=show_yuan(value), largest=show_yuan(LARGEST))


def test_a_plan_beyond_the_value_says_the_value() -> None:
    planned(residual=Fen(1001)).refused("depreciation_wrong", value=show_yuan(1000))
    early = planned(first=Month("2025-03"))
    early.refused("depreciation_too_early", first="2025-03", acquired=PRESS.acquired)


def test_what_is_still_owed_is_said_before_a_contract_is_performed() -> None:
    part = Credit(receipt=ReceiptId("r"), due=1, amount=Fen(60), day=TODAY)
    command = c.CompleteContract(contract=IT, day=UNTIL, note="两清")
    for known, rest in (
        (change(CONTRACT_NOW, credits=(part, *PAID[1:])), 40),
        (change(CONTRACT_NOW, credits=PAID[:3]), 30),
        (BUILT, 30),
    ):
        found = given(CONTRACT, state=known, today=UNTIL)
        outcome = found.when(command, rules_contract.complete_contract)
        outcome.refused("dues_open", rest=show_yuan(rest))


def test_a_deposit_is_what_was_paid_of_it() -> None:
    part = (*PAID[:3], change(PAID[3], amount=Fen(20)))
    known = change(CONTRACT_NOW, stage=CONTRACT_NOW.stage.ENDED, credits=part)
    command = c.SettleDeposit(contract=IT, day=TODAY, returned=Fen(30), reason="无欠损")
    found = given(CONTRACT, state=known).when(command, rules_contract.settle_deposit)
    found.refused("deposit_wrong", held=show_yuan(20))


def test_what_may_be_discharged_is_said_and_never_less_than_nothing() -> None:
    proposing(having(ASKED), amount=Fen(241)).refused("discharge_exceeds", free=show_yuan(240))
    much = change(ASKED, amount=Fen(400))
    proposing(having(much), amount=Fen(1)).refused("discharge_exceeds", free=show_yuan(0))
    late: dict[str, Any] = {"form": DischargeForm.WRITE_OFF, "amount": Fen(101)}
    proposing(**late).refused("discharge_exceeds", free=show_yuan(100), amount=show_yuan(101))
    proposing(BUILT, amount=Fen(1)).refused("discharge_exceeds", free=show_yuan(0))


@pytest.mark.parametrize(("owes", "free"), [(0, 100), (30, 70), (100, 0), (101, 0)])
def test_what_may_go_back_is_said_and_never_less_than_nothing(owes: int, free: int) -> None:
    command = ProposeRepayment(receipt=RECEIPT, amount=Fen(200), reason="多收")
    when(command, CAME, owes=owes).refused(
        "repayment_exceeds", free=show_yuan(free), amount=show_yuan(200)
    )


def test_a_due_that_is_overpaid_says_its_rest_and_what_was_wanted() -> None:
    known = change(CONTRACT_NOW, credits=HELD)
    found = crediting(known, pays(1, 61))
    found.refused("due_overpaid", due=1, rest=show_yuan(60), wanted=show_yuan(61))


def test_a_cut_says_which_due_and_how_much() -> None:
    asking(terms=cut(1, 101)).refused("end_cut_wrong", due=1, amount=show_yuan(101))
    whole = EndTerms()
    assert (whole.penalty, whole.compensation, whole.returned, whole.kept) == (0, 0, 0, 0)
