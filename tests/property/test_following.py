"""What follows from a receipt, an end and a place's end within property, and who may hold what."""

from datetime import date

import pytest

from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PlaceId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    RESOURCES,
    AssetKind,
    Contract,
    ContractStage,
    EndCause,
    Receipt,
    Reduction,
    Tenure,
    UndoDischarge,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.hanging import hanging
from ruralgov.domain.property.model_contract import Credit
from ruralgov.domain.property.reactions import credit_dues, release_credits, undo_discharge
from ruralgov.domain.property.records import CONTRACT, RECEIPT
from ruralgov.domain.property.tenures import check_tenure, fits
from tests.collectives.test_boundaries import ROW
from tests.given import TODAY, Reading, States, given
from tests.property.drafts import CONTRACT_NOW, HERE
from tests.property.test_contract_boundaries import A_DAY, IT, OLD
from tests.property.test_discharges import ASKED
from tests.property.test_mistake_boundaries import renewal
from tests.property.test_receipt_boundaries import MONEY, pays
from tests.property.test_repayments import due_row
from tests.town import code_of


def credit(receipt: str, due: int, amount: int, day: date = TODAY) -> Credit:
    return Credit(receipt=ReceiptId(receipt), due=due, amount=Fen(amount), day=day)


def ended(withdrawn: tuple[int, ...] = (), **cut: int) -> c.ContractEnded:
    reduced = tuple(
        Reduction(due=int(due[1:]), was=Fen(100), amount=Fen(amount)) for due, amount in cut.items()
    )
    return c.ContractEnded(
        cause=EndCause.AGREED,
        since=TODAY,
        reason="外出",
        decision=None,
        withdrawn=withdrawn,
        reduced=reduced,
        dues=(),
        terms=None,
    )


def released(event: c.ContractEnded, *credits: Credit) -> dict[str, list[tuple[int, int]]]:
    others: States = {(CONTRACT.kind, IT): change(CONTRACT_NOW, credits=credits)}
    asked = given(CONTRACT, others=others).given
    return {
        one.receipt: [(part.due, part.amount) for part in one.allocations]
        for one in release_credits(event, IT, asked)
    }


@pytest.mark.parametrize(
    ("event", "freed"),
    [
        (ended(), {}),
        (ended(d1=100), {}),
        (ended(d1=99), {"late": [(1, 1)]}),
        (ended(d1=70), {"late": [(1, 30)]}),
        (ended(d1=69), {"late": [(1, 30)], "soon": [(1, 1)]}),
        (ended((1,)), {"late": [(1, 30)], "soon": [(1, 30)], "early": [(1, 40)]}),
        (ended((2,)), {"late": [(2, 5)]}),
        (ended((3,)), {}),
        (ended((2,), d1=95), {"late": [(1, 5), (2, 5)]}),
    ],
)
def test_rule_34_the_last_money_is_free_first(
    event: c.ContractEnded, freed: dict[str, list[tuple[int, int]]]
) -> None:
    paid = (
        credit("early", 1, 40, TODAY - 2 * A_DAY),
        credit("late", 1, 30),
        credit("late", 2, 5),
        credit("soon", 1, 30, TODAY - A_DAY),
    )
    found = released(event, *paid)
    assert (found, list(found)) == (freed, list(freed))


def test_rule_34_of_two_receipts_of_a_day_the_later_number_goes_first() -> None:
    assert released(ended(d1=5), credit("a", 1, 5), credit("b", 1, 5)) == {"b": [(1, 5)]}
    assert list(release_credits(ended((1,)), "none", given(CONTRACT).given)) == []


def test_rule_11_each_contract_that_a_receipt_names_is_credited_once() -> None:
    asked = given(RECEIPT).given
    several = r.ReceiptAllocated(allocations=(pays(1, 5), pays(2, 5), pays(1, 5, OLD)))
    found = [one.contract for one in credit_dues(several, "r", asked)]
    assert found == [IT, OLD]
    back = r.AllocationWithdrawn(allocation=pays(1, 5, OLD), reason="串期")
    assert [*credit_dues(back, "r", asked)] == [c.CreditDues(contract=OLD, receipt=ReceiptId("r"))]


@pytest.mark.parametrize(
    ("voucher", "line", "numbers"), [("v", 1, [1]), ("v", 2, [2]), ("w", 1, []), ("v", 3, [])]
)
def test_rule_33_what_the_line_of_a_voucher_booked_is_booked_again(
    voucher: str, line: int, numbers: list[int]
) -> None:
    one = change(ASKED, voucher=VoucherId("v"), line=1)
    known = change(CONTRACT_NOW, discharges=(one, change(one, no=2, line=2)))
    receipt: Receipt = change(MONEY, voucher=VoucherId(voucher), line=line)
    event = r.ReceiptReversed(voucher=VoucherId("x"), allocations=(), reason="冲销")
    whole: States = {(CONTRACT.kind, IT): known, (RECEIPT.kind, "r"): receipt}
    found = list(undo_discharge(event, "r", given(RECEIPT, others=whole).given))
    assert found == [UndoDischarge(contract=IT, no=no) for no in numbers]
    for gone in whole:
        rest = {key: state for key, state in whole.items() if key != gone}
        assert list(undo_discharge(event, "r", given(RECEIPT, others=rest).given)) == []


@pytest.mark.parametrize(
    ("tenure", "kind", "company", "good"),
    [
        *((Tenure.HOUSEHOLD, kind, "", kind in RESOURCES) for kind in AssetKind),
        *((Tenure.LAND_USE, kind, "某公司", False) for kind in AssetKind),
        *((Tenure.LEASE, kind, "某公司", True) for kind in AssetKind),
        *((Tenure.OPEN, kind, "", True) for kind in AssetKind),
        *((None, kind, "某公司", True) for kind in AssetKind),
        (Tenure.HOUSEHOLD, AssetKind.FARMLAND, "某公司", False),
    ],
)
def test_rule_21_who_may_hold_what_by_which_tenure(
    tenure: Tenure | None, kind: AssetKind, company: str, good: bool
) -> None:
    if kind is AssetKind.CONSTRUCTION_LAND and tenure in (Tenure.HOUSEHOLD, Tenure.LAND_USE):
        good = tenure is Tenure.LAND_USE
    if kind is AssetKind.WASTELAND and tenure is Tenure.HOUSEHOLD:
        good = False
    kinds = frozenset({kind})
    assert fits(tenure, kinds, company) is good
    code = code_of(lambda: check_tenure(tenure, kinds, f" {company} "))
    assert code == ("" if good else "tenure_unfit")


def test_rule_21_one_asset_that_does_not_fit_is_enough() -> None:
    both = frozenset({AssetKind.FARMLAND, AssetKind.FIXED})
    assert fits(Tenure.HOUSEHOLD, both, "") is False
    assert code_of(lambda: check_tenure(Tenure.HOUSEHOLD, frozenset(), " ")) == ""


@pytest.mark.parametrize("stage", ContractStage)
def test_what_is_not_signed_or_over_hangs_on_its_place(stage: ContractStage) -> None:
    rows = (collective_row(), renewal(stage), change(renewal(stage), collective="other"))
    found = list(hanging(PlaceId("p"), Reading({}, rows), TODAY))
    open_ = stage in (ContractStage.DRAFT, ContractStage.DECIDED, ContractStage.SIGNED)
    assert [(one.kind, one.key) for one in found] == [("contract", "next")] * open_


def collective_row() -> CollectiveRow:
    return change(ROW, owner=HERE, place=PlaceId("p"), until=FOREVER)


@pytest.mark.parametrize(
    ("since", "rest", "incoming", "late"),
    [
        (TODAY - A_DAY, 1, True, True),
        (TODAY, 1, True, False),
        (TODAY - A_DAY, 0, True, False),
        (TODAY - A_DAY, 1, False, False),
        (TODAY + A_DAY, 1, True, False),
    ],
)
def test_a_due_that_is_late_hangs_on_the_place(
    since: date, rest: int, incoming: bool, late: bool
) -> None:
    due = change(due_row(rest), since=since, incoming=incoming)
    found = list(hanging(PlaceId("p"), Reading({}, (collective_row(), due)), TODAY))
    assert [one.key for one in found] == ["k/1"] * late


def test_a_contract_over_which_nothing_is_said_is_what_it_was() -> None:
    known: Contract = CONTRACT_NOW
    assert (known.over, known.ended) == (known.until, FOREVER)
    assert change(known, ended=TODAY).over == TODAY
    assert known.worth == 300
    assert change(known, dues=()).worth == 300
