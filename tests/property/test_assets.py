from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.collectives import DissolveCollective, FoundCollective
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen, divide
from ruralgov.domain.kernel.month import Month, last_day, next_month
from ruralgov.domain.property import (
    AccountTotal,
    Asset,
    AssetEntry,
    AssetFile,
    AssetKind,
    AssetRegister,
    AssetStage,
    AssetTotals,
    Boundary,
    Condition,
    Direction,
    Plan,
    Quantity,
    Tender,
    TenderMethod,
    Unit,
)
from ruralgov.domain.property import messages_asset as a
from tests.property.contracts import dispose
from tests.property.scenario import DECISION, EXEMPT, TENDER, letting, pond, refusal, signed
from tests.town import DAY, Town, code_of

TODAY = date(2026, 1, 5)
PIECE = Quantity(thousandths=1000, unit=Unit.PIECE)


@pytest.fixture
def collective(town: Town) -> CollectiveId:
    return found(town)


def found(town: Town, name: str = "大庄合作社") -> CollectiveId:
    command = FoundCollective(place=town.village, name=name, since=DAY, source="证")
    return CollectiveId(town.do("registrar", command).key)


def press(collective: CollectiveId, **more: Any) -> a.RegisterAsset:
    command = a.RegisterAsset(
        collective=collective,
        code="G-001",
        name="榨油机",
        kind=AssetKind.FIXED,
        quantity=PIECE,
        account="151",
        acquired=DAY,
        original=Fen(100_000),
        source="发票",
    )
    return evolve(command, **more)


def register(town: Town, command: a.RegisterAsset) -> AssetId:
    return AssetId(town.do("keeper", command).key)


def gone(asset: AssetId, **more: Any) -> a.DisposeAsset:
    command = a.DisposeAsset(
        asset=asset,
        stage=AssetStage.SCRAPPED,
        day=date(2025, 12, 31),
        decision=DECISION,
        tender=EXEMPT,
        reason="报废",
    )
    return evolve(command, **more)


def planned(asset: AssetId, **more: Any) -> a.PlanDepreciation:
    command = a.PlanDepreciation(
        asset=asset, first=Month("2024-02"), months=7, residual=Fen(2), basis="七个月"
    )
    return evolve(command, **more)


def totals(town: Town, collective: CollectiveId, month: str) -> dict[str, AccountTotal]:
    query = AssetTotals(collective=collective, month=Month(month))
    rows: list[AccountTotal] = town.ask("bookkeeper", query)
    return {row.account: row for row in rows}


def entries(town: Town, collective: CollectiveId, day: date | None = None) -> dict[str, AssetEntry]:
    rows: list[AssetEntry] = town.ask("discloser", AssetRegister(collective=collective), day)
    return {row.row.code: row for row in rows}


def test_rule_1_a_code_is_its_own_in_a_collective(town: Town, collective: CollectiveId) -> None:
    register(town, pond(collective))
    again = pond(collective)
    assert refusal(town, "keeper", again) == "asset_code_taken"
    register(town, pond(found(town, "另一社")))
    named = evolve(press(collective), id=AssetId("a-1"))
    assert register(town, named) == "a-1"
    assert refusal(town, "keeper", evolve(named, code="G-002")) == "asset_taken"
    entry = entries(town, collective)["Z-001"]
    assert (entry.row.quantity, entry.row.unit) == (35_500, Unit.MU)
    assert entry.stage is AssetStage.REGISTERED


def test_rule_1_nothing_is_entered_for_a_collective_that_ended(
    town: Town, collective: CollectiveId
) -> None:
    end = DissolveCollective(collective=collective, since=TODAY, cause="合并")
    town.do("registrar", end)
    command = pond(collective)
    assert refusal(town, "keeper", command) == "collective_missing"


def test_rule_1_what_is_not_well_formed_is_refused(town: Town, collective: CollectiveId) -> None:
    tomorrow = press(collective, acquired=date(2026, 1, 6))
    assert refusal(town, "keeper", tomorrow) == "day_ahead"
    negative = press(collective, original=Fen(-1))
    assert refusal(town, "keeper", negative) == "amount_range"
    assert code_of(lambda: Quantity(thousandths=0, unit=Unit.MU)) == "quantity_wrong"
    assert code_of(lambda: Boundary(reference="图", document="A" * 64)) == "digest_wrong"
    assert code_of(lambda: Boundary(reference=" ")) == "text_not_clean"


def test_rule_1_a_description_is_brought_up_to_date_and_its_history_stays(
    town: Town, collective: CollectiveId
) -> None:
    asset = register(town, pond(collective))
    more = Quantity(thousandths=36_000, unit=Unit.MU)
    corrected = a.CorrectAsset(
        asset=asset,
        name="东塘",
        quantity=more,
        boundary=None,
        condition=Condition.WORN,
        reason="实测",
    )
    town.do("keeper", corrected)
    file = town.ask("auditor", AssetFile(asset=asset))
    assert (file.asset.name, file.asset.quantity, file.asset.code) == ("东塘", more, "Z-001")
    assert (file.asset.boundary, file.asset.condition) == (None, Condition.WORN)
    kinds = [type(one.event).__name__ for one in file.history]
    assert kinds == ["AssetRegistered", "AssetCorrected"]
    missing = evolve(corrected, asset=AssetId("x"))
    assert refusal(town, "keeper", missing) == "asset_missing"


def test_rule_2_valuations_leave_the_books_alone(town: Town, collective: CollectiveId) -> None:
    asset = register(town, press(collective))
    for day, amount in ((date(2025, 6, 1), 90_000), (date(2025, 3, 1), 95_000)):
        town.do("keeper", a.ValueAsset(asset=asset, day=day, amount=Fen(amount), basis="评估"))
    now, then = entries(town, collective), entries(town, collective, date(2025, 4, 1))
    assert now["G-001"].valuation is not None
    assert then["G-001"].valuation is not None
    assert (now["G-001"].valuation.amount, now["G-001"].value) == (90_000, 100_000)
    assert then["G-001"].valuation.amount == 95_000
    ahead = a.ValueAsset(asset=asset, day=date(2027, 1, 1), amount=Fen(1), basis="评估")
    assert refusal(town, "keeper", ahead) == "day_ahead"


def test_rule_2_the_value_in_the_books_changes_on_a_day(
    town: Town, collective: CollectiveId
) -> None:
    asset = register(town, press(collective))
    up = a.ChangeAssetValue(asset=asset, day=date(2025, 5, 10), amount=Fen(5_000), basis="改造")
    town.do("keeper", up)
    assert totals(town, collective, "2025-04")["151"].value == 100_000
    may = totals(town, collective, "2025-05")["151"]
    assert (may.value, may.moved) == (105_000, 5_000)
    town.do("keeper", planned(asset, residual=Fen(0)))
    down = evolve(up, amount=Fen(-1))
    assert refusal(town, "keeper", down) == "amount_range"
    early = evolve(up, day=date(2023, 12, 31))
    assert refusal(town, "keeper", early) == "day_ahead"


@given(
    st.integers(0, 10**12),
    st.integers(0, 10**6),
    st.integers(1, 600),
    st.integers(0, 10**6),
)
def test_rule_3_all_months_depreciate_exactly_what_there_is(
    total: int, residual: int, months: int, opening: int
) -> None:
    plan = Plan(
        first=Month("2024-11"),
        months=months,
        opening=Fen(opening),
        total=Fen(total),
        residual=Fen(residual),
    )
    month, parts, before = Month("2024-11"), [], opening
    for _ in range(months):
        now = plan.depreciated(month)
        parts.append(now - before)
        month, before = next_month(month), now
    assert tuple(parts) == divide(total, (1,) * months)
    assert plan.depreciated(Month("2024-10")) == opening
    assert plan.depreciated(Month("2999-01")) == opening + total


def test_rule_3_the_month_after_the_acquisition_is_the_first(
    town: Town, collective: CollectiveId
) -> None:
    asset = register(town, press(collective, original=Fen(100)))
    early = planned(asset, first=Month("2024-01"))
    assert refusal(town, "keeper", early) == "depreciation_too_early"
    town.do("keeper", planned(asset))
    january, february = (totals(town, collective, m)["151"] for m in ("2024-01", "2024-02"))
    assert (january.accumulated, january.depreciation) == (0, 0)
    assert (february.accumulated, february.depreciation) == (14, 14)
    last = totals(town, collective, "2024-08")["151"]
    assert (last.accumulated, last.depreciation) == (98, 14)
    after = totals(town, collective, "2024-09")["151"]
    assert (after.accumulated, after.depreciation) == (98, 0)


def test_rule_3_a_later_plan_goes_on_from_what_is_depreciated(
    town: Town, collective: CollectiveId
) -> None:
    asset = register(town, press(collective, original=Fen(1_000)))
    town.do("keeper", planned(asset, months=100, residual=Fen(0), opening=Fen(100)))
    later = planned(asset, first=Month("2026-02"), months=3, residual=Fen(0))
    past = evolve(later, first=Month("2025-12"))
    assert refusal(town, "keeper", past) == "depreciation_too_early"
    given_again = evolve(later, opening=Fen(5))
    assert refusal(town, "keeper", given_again) == "depreciation_opening_given"
    town.do("keeper", later)
    sums = [
        totals(town, collective, month)["151"].accumulated
        for month in ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05")
    ]
    assert sums == [100 + 24 * 9, 544, 772, 1_000, 1_000]
    entered = totals(town, collective, "2024-01")["151"]
    assert (entered.accumulated, entered.depreciation) == (100, 0)


def test_rule_3_land_is_not_depreciated_nor_more_than_the_value(
    town: Town, collective: CollectiveId
) -> None:
    water = register(town, pond(collective))
    assert code_of(lambda: town.do("keeper", planned(water))) == "not_depreciated"
    asset = register(town, press(collective))
    stock = register(town, press(collective, code="S-1", account="121"))
    assert code_of(lambda: town.do("keeper", planned(stock))) == "not_depreciated"
    much = planned(asset, residual=Fen(60_000), opening=Fen(60_000))
    assert refusal(town, "keeper", much) == "depreciation_wrong"
    never = planned(asset, months=0)
    assert refusal(town, "keeper", never) == "depreciation_months_wrong"
    assert code_of(lambda: town.do("keeper", planned(asset, first=Month("2024")))) == "month_wrong"


def test_rule_3_the_month_of_disposal_is_the_last(town: Town, collective: CollectiveId) -> None:
    asset = register(town, press(collective, original=Fen(1_000)))
    town.do("keeper", planned(asset, months=100, residual=Fen(0)))
    dispose(town, gone(asset, day=date(2024, 5, 20)))
    april, may, june = (
        totals(town, collective, month)["151"] for month in ("2024-04", "2024-05", "2024-06")
    )
    assert (april.value, april.accumulated, april.depreciation) == (1_000, 30, 10)
    assert (may.value, may.moved, may.accumulated, may.depreciation) == (0, -1_000, 0, 10)
    assert (june.value, june.moved, june.depreciation) == (0, 0, 0)


def test_rule_4_letting_follows_from_the_contracts(town: Town, collective: CollectiveId) -> None:
    asset = register(town, pond(collective))
    town.do("keeper", a.MarkAsset(asset=asset, stage=AssetStage.IDLE, reason="未包"))
    enter = a.MarkAsset(asset=asset, stage=AssetStage.LET, reason="已包")
    assert refusal(town, "keeper", enter) == "asset_mark_wrong"
    signed(town, letting(collective, (asset,)))
    stages = [
        entries(town, collective, day)["Z-001"].stage
        for day in (date(2024, 1, 31), date(2024, 2, 1), date(2034, 1, 31), date(2034, 2, 1))
    ]
    assert stages == [AssetStage.IDLE, AssetStage.LET, AssetStage.LET, AssetStage.IDLE]
    assert town.ask("keeper", AssetFile(asset=asset)).stage is AssetStage.LET


def test_rule_5_an_asset_goes_by_a_decision_and_a_tender_made_before(
    town: Town, collective: CollectiveId
) -> None:
    asset = register(town, press(collective))
    late = evolve(DECISION, day=date(2026, 1, 1))
    assert code_of(lambda: town.do("head", gone(asset, decision=late))) == "decided_too_late"
    late_tender = evolve(TENDER, day=date(2026, 1, 1))
    wrong = gone(asset, tender=late_tender)
    assert refusal(town, "head", wrong) == "decided_too_late"
    assert code_of(lambda: town.do("head", gone(asset, day=DAY))) == "disposal_day_wrong"
    ahead = gone(asset, day=date(2026, 1, 6))
    assert refusal(town, "head", ahead) == "disposal_day_wrong"
    assert code_of(lambda: town.do("keeper", gone(asset))) == "not_granted"
    dispose(town, gone(asset, stage=AssetStage.SOLD, tender=TENDER, proceeds=Fen(10)))
    assert code_of(lambda: town.do("head", gone(asset))) == "asset_gone"
    value = a.ValueAsset(asset=asset, day=DAY, amount=Fen(1), basis="评估")
    assert refusal(town, "keeper", value) == "asset_gone"
    assert entries(town, collective) == {}
    assert set(entries(town, collective, date(2025, 12, 30))) == {"G-001"}


def test_rule_5_a_tender_has_a_record_or_an_exemption_its_ground() -> None:
    day = date(2024, 1, 20)
    with pytest.raises(BadInput, match="tender_wrong"):
        Tender(method=TenderMethod.TENDER, day=day, exemption="不用")
    with pytest.raises(BadInput, match="tender_wrong"):
        Tender(method=TenderMethod.EXEMPT, day=day, reference="1号", exemption=" ")


def test_rule_5_not_while_it_is_let(town: Town, collective: CollectiveId) -> None:
    asset = register(town, pond(collective))
    signed(town, letting(collective, (asset,)))
    assert code_of(lambda: town.do("head", gone(asset))) == "asset_let"


def test_rule_5_a_sale_names_the_contract_that_sells_it(
    town: Town, collective: CollectiveId
) -> None:
    asset, other = register(town, pond(collective)), register(town, press(collective))
    sale = letting(collective, (asset,), direction=Direction.SELL, tenure=None, deposit=None)
    contract = signed(town, sale)
    for wrong in (gone(other, contract=contract), gone(asset, contract=ContractId("x"))):
        assert refusal(town, "head", wrong) == "sale_missing"
    dispose(town, gone(asset, contract=contract))


def test_the_totals_are_those_of_the_assets(town: Town, collective: CollectiveId) -> None:
    keys = [
        register(town, press(collective, code=f"G-{n}", original=Fen(n * 777), acquired=day))
        for n, day in enumerate((DAY, date(2024, 5, 31), date(2025, 1, 1)), 1)
    ]
    change = a.ChangeAssetValue(asset=keys[1], day=date(2024, 7, 31), amount=Fen(-55), basis="更正")
    town.do("keeper", change)
    town.do("keeper", planned(keys[0]))
    town.do("keeper", planned(keys[1], first=Month("2024-08"), months=11))
    dispose(town, gone(keys[0], day=date(2024, 6, 30)))
    assets: list[Asset] = [town.ask("keeper", AssetFile(asset=key)).asset for key in keys]
    month = Month("2024-01")
    while month <= "2025-12":
        end = last_day(month)
        there = [asset for asset in assets if asset.acquired <= end < asset.until]
        total = totals(town, collective, month).get("151")
        assert total is not None
        assert total.value == sum(asset.value(end) for asset in assets), month
        assert total.assets == len(there), month
        assert total.accumulated == sum(asset.depreciated(month) for asset in there), month
        month = next_month(month)
