"""What a collective had is its successor's from the day on, and reads as it was before."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind
from ruralgov.domain.funds import (
    BudgetExecution,
    CashAccount,
    FundApplications,
    FundStage,
    ItemExecution,
    PurseOf,
)
from ruralgov.domain.kernel.ids import (
    AssetId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import CrossCheckCollective, CrossCheckPlace, CrossCheckReport
from ruralgov.domain.property import (
    Allocation,
    Arrears,
    ArrearsFigures,
    AssetKind,
    AssetRegister,
    AssetTotals,
    Contracts,
    DueTotals,
    ExpiringContracts,
    OpenDues,
    PriceStep,
    Quantity,
    Unit,
    WaitingReceipts,
    receipt_of,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_receipt as r
from tests.books.ledger import line
from tests.funds.desk import Desk
from tests.mergers.joining import DAY, Pair
from tests.property.scenario import letting, pond, refusal, signed
from tests.town import DAY as FOUNDED
from tests.town import Town, code_of

RENT, WORN = 12_000_00, 1_000_00
EVE = date(2025, 6, 30)


class Living(Pair):
    """The source lets a pond, owns a machine, is owed a rent, and waits for two payments."""

    def __init__(self, town: Town) -> None:
        super().__init__(town)
        source = self.source
        source.open(
            {"102": 100_000_00, "112": RENT, "151": 50_000_00, "152": -10_000_00}
            | {"301": -140_000_00 - RENT}
        )
        self.into.open({"102": 20_000_00, "301": -20_000_00})
        self.water = AssetId(town.do("keeper", pond(source.key)).key)
        self.machine = AssetId(town.do("keeper", machine(source.key)).key)
        town.do("keeper", planned(self.machine))
        self.contract = signed(town, letting(source.key, (self.water,), deposit=None))
        about = f"contract/{self.contract}"
        source.posted(day=date(2025, 2, 1), lines=(line("112", RENT, about), line("501", -RENT)))
        came = source.posted(
            day=date(2025, 3, 1), lines=(line("102", RENT, about), line("112", -RENT, about))
        )
        allocate(town, came, self.contract, 1)
        for month in range(1, 7):
            worn(source, date(2025, month, 28))
        self.desk = Desk(town)
        for ledger, budget in ((self.into, 2_000), (source, 5_000)):
            self.desk.collective = ledger.key
            self.desk.plan(budget)
        self.filed, self.approved = self.desk.file(300), self.desk.approved(500)


def machine(collective: CollectiveId) -> a.RegisterAsset:
    return a.RegisterAsset(
        collective=collective,
        code="G-001",
        name="榨油机",
        kind=AssetKind.FIXED,
        quantity=Quantity(thousandths=1000, unit=Unit.PIECE),
        account="151",
        acquired=FOUNDED,
        original=Fen(50_000_00),
        source="发票",
    )


def planned(asset: AssetId) -> a.PlanDepreciation:
    return a.PlanDepreciation(
        asset=asset,
        first=Month("2025-01"),
        months=40,
        opening=Fen(10_000_00),
        residual=Fen(0),
        basis="四十个月",
    )


def worn(ledger: Any, day: date) -> None:
    ledger.posted(("513", WORN), ("152", -WORN), day=day)


def allocate(town: Town, voucher: Any, contract: ContractId, due: int) -> None:
    paid = (Allocation(contract=contract, due=due, amount=Fen(RENT)),)
    town.do("keeper", r.AllocateReceipt(receipt=receipt_of(voucher, 1), allocations=paid))


@pytest.fixture
def pair(town: Town) -> Living:
    return Living(town)


def numbers(pair: Living, query: Any, day: date) -> list[str]:
    return [row.number for row in pair.town.ask("keeper", query, day)]


def test_rule_6_contracts_and_dues_are_the_successors_from_the_day_on(pair: Living) -> None:
    (number,) = numbers(pair, Contracts(collective=pair.source.key), EVE)
    pair.merge()
    for kind, after in ((Arrears, []), (OpenDues, [])):
        asked = kind(collective=pair.source.key)
        assert number in numbers(pair, asked, EVE)
        assert numbers(pair, asked, DAY) == after
        asked = kind(collective=pair.into.key)
        assert numbers(pair, asked, EVE) == []
        assert number in numbers(pair, asked, DAY)
    assert numbers(pair, Contracts(collective=pair.source.key), DAY) == [number]
    assert numbers(pair, Contracts(collective=pair.into.key), DAY) == [number]
    assert numbers(pair, Contracts(collective=pair.into.key), EVE) == []
    ends = ExpiringContracts(collective=pair.into.key, days=9_999)
    assert (numbers(pair, ends, EVE), numbers(pair, ends, DAY)) == ([], [number])


def test_rule_6_arrears_of_a_place_are_counted_once_and_by_who_has_them(pair: Living) -> None:
    figures = ArrearsFigures(place=pair.town.town)
    before = pair.town.ask("townfunds", figures, EVE)
    pair.merge()
    assert pair.town.ask("townfunds", figures, EVE) == before
    after = pair.town.ask("townfunds", figures, DAY)
    assert [(one.key, one.rest) for one in after.collectives] == [(pair.into.key, RENT)]
    assert (after.total.rest, after.total.dues) == (before.total.rest, before.total.dues)


def test_rule_6_assets_go_with_what_is_depreciated(pair: Living) -> None:
    town = pair.town
    totals = AssetTotals(collective=pair.source.key, month=Month("2025-06"))
    before = town.ask("bookkeeper", totals)
    dues = DueTotals(collective=pair.source.key, month=Month("2025-06"))
    owed = town.ask("bookkeeper", dues)
    pair.merge()
    assert town.ask("bookkeeper", totals) == before
    assert town.ask("bookkeeper", dues) == owed
    for collective, day, codes in (
        (pair.source.key, EVE, ["G-001", "Z-001"]),
        (pair.source.key, DAY, []),
        (pair.into.key, EVE, []),
        (pair.into.key, DAY, ["G-001", "Z-001"]),
    ):
        rows = town.ask("keeper", AssetRegister(collective=collective), day)
        assert [row.row.code for row in rows] == codes
    july = AssetTotals(collective=pair.into.key, month=Month("2025-07"))
    (fixed,) = [one for one in town.ask("bookkeeper", july) if one.account == "151"]
    assert (fixed.value, fixed.accumulated, fixed.depreciation) == (50_000_00, 17_000_00, WORN)
    old = AssetTotals(collective=pair.source.key, month=Month("2025-07"))
    assert town.ask("bookkeeper", old) == []


def test_rule_6_the_successor_is_paid_for_a_contract_of_the_one_that_went(pair: Living) -> None:
    pair.merge()
    about = f"contract/{pair.contract}"
    came = pair.into.posted(
        day=date(2025, 7, 10), lines=(line("102", RENT, about), line("112", -RENT, about))
    )
    waiting = WaitingReceipts(collective=pair.into.key)
    assert [row.collective for row in pair.town.ask("keeper", waiting)] == [pair.into.key]
    allocate(pair.town, came, pair.contract, 2)
    assert pair.town.ask("reviewer", Arrears(collective=pair.into.key), date(2025, 8, 1)) == []
    assert len(pair.town.ask("reviewer", Arrears(collective=pair.source.key), EVE)) == 1
    assert pair.town.app.verify() == []


def test_rule_6_a_new_letting_of_the_successor_is_about_what_it_took_over(pair: Living) -> None:
    pair.merge()
    town = pair.town
    draft = letting(pair.into.key, (pair.water,), renews=pair.contract)
    assert refusal(town, "keeper", draft) == "renewal_too_early"
    old = letting(pair.source.key, (pair.water,))
    assert refusal(town, "keeper", old) == "collective_missing"
    price = (PriceStep(first=date(2034, 2, 1), amount=Fen(100_00)),)
    own = letting(
        pair.into.key,
        (pair.water,),
        since=date(2034, 2, 1),
        until=date(2034, 3, 1),
        price=price,
        deposit=None,
        renews=pair.contract,
    )
    assert refusal(town, "keeper", own) == ""


def test_funds_rule_15_open_applications_are_paid_by_the_successor(pair: Living) -> None:
    town, desk = pair.town, pair.desk
    pair.merge()
    assert budget(pair, pair.source) == (0, 0, 0)
    assert budget(pair, pair.into) == (7_000, 800, 0)
    there = {x.account: x for x in desk.ask("head", PurseOf(collective=pair.into.key)).accounts}
    assert there[CashAccount.BANK].held == 800
    desk.approve(pair.filed)
    for key, amount in ((pair.approved, 500), (pair.filed, 300)):
        desk.pay(key, amount)
        pair.into.posted(
            lines=(line("513", amount), line("102", -amount, f"fund_application/{key}")),
            day=date(2026, 1, 5),
        )
    assert budget(pair, pair.into) == (7_000, 0, 800)
    for ledger in (pair.source, pair.into):
        rows = town.ask("head", FundApplications(collective=ledger.key, stage=FundStage.SETTLED))
        assert {row.owner for row in rows} == {pair.approved, pair.filed}
    rows = town.ask(
        "head", FundApplications(collective=pair.into.key, stage=FundStage.SETTLED), EVE
    )
    assert rows == []
    assert town.app.verify() == []


def budget(pair: Living, ledger: Any) -> tuple[int, int, int]:
    query = BudgetExecution(collective=ledger.key, year=2026)
    rows: list[ItemExecution] = pair.desk.ask("head", query)
    return (
        sum(row.budget for row in rows),
        sum(row.reserved for row in rows),
        sum(row.spent for row in rows),
    )


def test_funds_rule_15_a_payee_is_counted_over_a_merger(pair: Living) -> None:
    desk = pair.desk
    desk.file(1_500, payee="大庄建材店", account=CashAccount.BANK)
    pair.merge()
    desk.collective = pair.into.key
    key: FundApplicationId = desk.file(400, payee="大庄建材店")
    assert desk.of(key).state.total == 1_900


def test_rule_6_what_is_for_the_one_that_went_is_refused(pair: Living) -> None:
    pair.merge()
    source, desk = pair.source, pair.desk
    for action, code in (
        (lambda: source.enter(("102", 1), ("504", -1), day=date(2025, 6, 1)), "collective_merged"),
        (lambda: source.reopen("2025-06"), "collective_merged"),
        (lambda: source.define("10201"), "collective_merged"),
        (lambda: desk.plan(10), "collective_merged"),
        (lambda: desk.file(10), "collective_missing"),
        (lambda: desk.adopt(source.key), "collective_merged"),
    ):
        assert code_of(action) == code
    kinds = {row.kind: VoucherId(row.owner) for row in pair.vouchers(source)}
    kept = VoucherId(pair.vouchers(source, "2025-06")[0].owner)
    assert code_of(lambda: source.reverse(kept, DAY)) == "collective_merged"
    out = kinds[VoucherKind.MERGED_OUT]
    assert code_of(lambda: source.reverse(out, DAY)) == "reversal_of_merger"


def test_a_voucher_of_the_one_that_went_is_corrected_by_the_successor(pair: Living) -> None:
    pair.merge()
    wrong = pair.vouchers(pair.source, "2025-02")[0].owner
    day = date(2025, 7, 20)
    amount = (("513", 100), ("152", -100))
    pair.into.posted(*amount, day=day, corrects=wrong, reason="少提折旧")
    other = VoucherId(pair.vouchers(pair.into)[0].owner)
    assert code_of(lambda: pair.into.reverse(other, day)) == "reversal_of_merger"
    assert code_of(lambda: pair.into.enter(*amount, day=day, corrects="none", reason="x")) == (
        "voucher_missing"
    )


def found(pair: Pair, ledger: Any, first: str, last: str, day: date | None = None) -> set[str]:
    query = CrossCheckCollective(collective=ledger.key, first=Month(first), last=Month(last))
    report: CrossCheckReport = pair.town.ask("townfunds", query, day)
    assert report.failures == ()
    return {one.check for one in report.findings}


def test_oversight_finds_nothing_that_was_not_there_before(pair: Living) -> None:
    pair.close()
    before = found(pair, pair.source, "2025-01", "2025-06", EVE)
    other = found(pair, pair.into, "2025-01", "2025-06", EVE)
    pair.announce()
    pair.carry_out()
    worn(pair.into, date(2025, 7, 31))
    end = date(2025, 7, 31)
    assert found(pair, pair.source, "2025-01", "2025-06", EVE) == before
    assert found(pair, pair.source, "2025-01", "2025-07", end) <= before
    assert found(pair, pair.into, "2025-01", "2025-06", EVE) == other
    assert found(pair, pair.into, "2025-01", "2025-07", end) <= before | other
    for check in ("R1", "R2", "R5", "R6", "R11", "R20"):
        assert check not in before
    place = CrossCheckPlace(place=pair.town.town, first=Month("2025-01"), last=Month("2025-12"))
    report = pair.town.ask("townfunds", place, end)
    assert report.collectives == 3
