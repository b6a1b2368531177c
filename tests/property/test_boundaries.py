"""The rules of assets where they turn: each asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.collectives import COLLECTIVE, Collective, Regime
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, PlaceId
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import (
    Asset,
    AssetKind,
    AssetStage,
    Boundary,
    Condition,
    Plan,
    Quantity,
    Unit,
    rules_asset,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property.model_asset import (
    ValueChange,
    months_between,
    stage_on,
)
from ruralgov.domain.property.records import ASSET
from ruralgov.domain.property.rows_contract import ContractAssetRow
from tests.given import TODAY, Outcome, States, given
from tests.property.drafts import HERE
from tests.property.scenario import DECISION, EXEMPT
from tests.town import code_of

A_DAY = timedelta(days=1)
BOUGHT = date(2025, 3, 10)
PRESS = Asset(
    collective=HERE,
    code="G-001",
    name="榨油机",
    kind=AssetKind.FIXED,
    quantity=Quantity(thousandths=1000, unit=Unit.PIECE),
    boundary=None,
    condition=Condition.GOOD,
    account="151",
    acquired=BOUGHT,
    original=Fen(1000),
    source="发票",
)


def collective(since: date = BOUGHT, until: date = date(2030, 1, 1)) -> States:
    known = Collective(
        place=PlaceId("p"),
        name="社",
        organisation=None,
        regime=Regime.Y2023,
        since=since,
        until=until,
    )
    return {(COLLECTIVE.kind, HERE): known}


def registered(**more: Any) -> a.RegisterAsset:
    of: dict[str, Any] = {
        "collective": HERE,
        "code": "G-001",
        "name": "榨油机",
        "kind": AssetKind.FIXED,
        "quantity": PRESS.quantity,
        "acquired": TODAY,
        "source": "发票",
    }
    return a.RegisterAsset(**of | more)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY, TODAY + A_DAY, ""),
        (TODAY + A_DAY, TODAY + 2 * A_DAY, "collective_missing"),
        (TODAY - A_DAY, TODAY, "collective_missing"),
    ],
)
def test_rule_1_an_asset_is_of_a_collective_that_is_there_today(
    since: date, until: date, code: str
) -> None:
    found = given(ASSET, others=collective(since, until))
    assert found.when(registered(), rules_asset.register_asset).code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"original": Fen(0)}, ""),
        ({"original": Fen(-1)}, "amount_range"),
        ({"original": LARGEST}, ""),
        ({"original": Fen(LARGEST + 1)}, "amount_range"),
        ({"acquired": TODAY + A_DAY}, "day_ahead"),
        ({"code": " "}, "text_not_clean"),
    ],
)
def test_rule_1_it_came_by_today_and_is_worth_nothing_or_more(
    more: dict[str, Any], code: str
) -> None:
    found = given(ASSET, others=collective())
    assert found.when(registered(**more), rules_asset.register_asset).code == code
    here = given(ASSET, state=PRESS, others=collective())
    assert here.when(registered(), rules_asset.register_asset).code == "asset_taken"


@pytest.mark.parametrize(
    ("thousandths", "code"),
    [(0, "quantity_wrong"), (1, ""), (LARGEST, ""), (LARGEST + 1, "quantity_wrong")],
)
def test_rule_1_there_is_something_of_it(thousandths: int, code: str) -> None:
    assert code_of(lambda: Quantity(thousandths=thousandths, unit=Unit.MU)) == code


@pytest.mark.parametrize(
    ("document", "code"),
    [("", ""), ("a" * 64, ""), ("a" * 63, "digest_wrong"), ("a" * 65, "digest_wrong")],
)
def test_rule_1_a_paper_is_named_by_its_whole_hash(document: str, code: str) -> None:
    assert code_of(lambda: Boundary(reference="图", document=document)) == code


def valued(day: date) -> str:
    command = a.ValueAsset(asset=AssetId("it"), day=day, amount=Fen(0), basis="评估")
    return given(ASSET, state=PRESS).when(command, rules_asset.value_asset).code


def test_rule_2_a_valuation_is_of_today_or_before() -> None:
    assert (valued(TODAY), valued(TODAY + A_DAY)) == ("", "day_ahead")


def plan(**more: Any) -> Plan:
    of: dict[str, Any] = {
        "first": Month("2025-04"),
        "months": 3,
        "opening": Fen(100),
        "total": Fen(800),
        "residual": Fen(100),
    }
    return Plan(**of | more)


@pytest.mark.parametrize(
    ("day", "amount", "code"),
    [
        (BOUGHT, 1, ""),
        (TODAY, 1, ""),
        (BOUGHT - A_DAY, 1, "day_ahead"),
        (TODAY + A_DAY, 1, "day_ahead"),
        (TODAY, 0, "amount_range"),
        (TODAY, -150, ""),
        (TODAY, -151, "amount_range"),
        (TODAY, LARGEST - 1050, ""),
        (TODAY, LARGEST - 1049, "amount_range"),
    ],
)
def test_rule_2_the_value_stays_between_what_is_depreciated_and_the_largest(
    day: date, amount: int, code: str
) -> None:
    more = ValueChange(day=TODAY, amount=Fen(50), basis="改造")
    known = change(PRESS, changes=(more,), plans=(plan(), plan(total=Fen(700))))
    command = a.ChangeAssetValue(asset=AssetId("it"), day=day, amount=Fen(amount), basis="改造")
    found = given(ASSET, state=known).when(command, rules_asset.change_asset_value)
    assert found.code == code


def test_rule_2_without_a_plan_the_value_may_fall_to_nothing() -> None:
    for amount, code in ((-1000, ""), (-1001, "amount_range")):
        command = a.ChangeAssetValue(
            asset=AssetId("it"), day=TODAY, amount=Fen(amount), basis="更正"
        )
        found = given(ASSET, state=PRESS).when(command, rules_asset.change_asset_value)
        assert found.code == code


def planned(known: Asset = PRESS, **more: Any) -> Outcome:
    of: dict[str, Any] = {
        "asset": AssetId("it"),
        "first": Month("2025-04"),
        "months": 3,
        "residual": Fen(100),
        "basis": "三个月",
    }
    command = a.PlanDepreciation(**of | more)
    return given(ASSET, state=known).when(command, rules_asset.plan_depreciation)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"first": Month("2025-03")}, "depreciation_too_early"),
        ({"residual": Fen(1000)}, ""),
        ({"residual": Fen(1001)}, "depreciation_wrong"),
        ({"residual": Fen(900), "opening": Fen(100)}, ""),
        ({"residual": Fen(900), "opening": Fen(101)}, "depreciation_wrong"),
        ({"residual": Fen(-1)}, "amount_range"),
        ({"opening": Fen(-1)}, "amount_range"),
        ({"months": 1200}, ""),
        ({"months": 1201}, "depreciation_months_wrong"),
        ({"months": 1}, ""),
        ({"months": 0}, "depreciation_months_wrong"),
    ],
)
def test_rule_3_a_first_plan_begins_after_the_month_in_which_it_came(
    more: dict[str, Any], code: str
) -> None:
    assert planned(**more).code == code


@pytest.mark.parametrize(
    ("first", "plan_first", "opening", "code"),
    [
        ("2026-01", "2025-04", 0, ""),
        ("2025-12", "2025-04", 0, "depreciation_too_early"),
        ("2026-02", "2026-02", 0, "depreciation_too_early"),
        ("2026-03", "2026-02", 0, ""),
        ("2026-01", "2025-04", 1, "depreciation_opening_given"),
    ],
)
def test_rule_3_a_later_plan_begins_after_the_one_before_and_not_in_the_past(
    first: str, plan_first: str, opening: int, code: str
) -> None:
    known = change(PRESS, plans=(plan(first=Month(plan_first)),))
    found = planned(known, first=Month(first), opening=Fen(opening))
    assert found.code == code


def test_rule_3_a_later_plan_takes_what_the_changes_and_the_earlier_one_leave() -> None:
    more = ValueChange(day=TODAY, amount=Fen(50), basis="改造")
    known = change(PRESS, changes=(more,), plans=(plan(months=12, total=Fen(800)),))
    made = planned(known, first=Month("2026-01")).only().plan
    assert (made.opening, made.total) == (100 + 66 * 9 + 8, 1050 - 100 - 702)
    assert planned(change(known, plans=())).only().plan.total == 950


@pytest.mark.parametrize(
    ("kind", "account", "code"),
    [
        (AssetKind.FIXED, "151", ""),
        (AssetKind.BIOLOGICAL, "132", ""),
        (AssetKind.FIXED, "121", "not_depreciated"),
        (AssetKind.WATER, "151", "not_depreciated"),
    ],
)
def test_rule_3_neither_land_nor_stores_are_depreciated(
    kind: AssetKind, account: str, code: str
) -> None:
    assert planned(change(PRESS, kind=kind, account=account)).code == code


@pytest.mark.parametrize(
    ("month", "fen"),
    [
        ("2025-03", 100),
        ("2025-04", 100 + 267),
        ("2025-05", 634),
        ("2025-06", 900),
        ("2026-06", 900),
    ],
)
def test_rule_3_the_first_months_get_the_fen_that_remain(month: str, fen: int) -> None:
    assert plan().depreciated(Month(month)) == fen


def test_rule_3_months_are_counted_over_the_years() -> None:
    assert months_between(Month("2024-11"), Month("2025-02")) == 3
    assert months_between(Month("2025-02"), Month("2024-11")) == -3


@pytest.mark.parametrize(
    ("month", "fen"),
    [("2025-02", 0), ("2025-03", 100), ("2025-04", 367), ("2025-05", 634), ("2025-06", 634)],
)
def test_rule_3_what_was_depreciated_before_counts_from_the_acquisition(
    month: str, fen: int
) -> None:
    known = change(PRESS, plans=(plan(),))
    gone = gone_at(known, date(2025, 5, 1))
    assert gone.depreciated(Month(month)) == fen
    assert PRESS.depreciated(Month(month)) == 0


def disposed(
    known: Asset = PRESS,
    others: States | None = None,
    rows: tuple[ContractAssetRow, ...] = (),
    **more: Any,
) -> Outcome:
    of: dict[str, Any] = {
        "asset": AssetId("it"),
        "stage": AssetStage.SCRAPPED,
        "day": TODAY,
        "decision": DECISION,
        "tender": EXEMPT,
        "reason": "报废",
    }
    command = a.DisposeAsset(**of | more)
    found = given(ASSET, state=known, others=others or {}, rows=rows)
    return found.when(command, rules_asset.dispose_asset)


def gone_at(known: Asset, day: date) -> Asset:
    event = disposed(known, day=day).only()
    found: Asset = ASSET.evolve(known, event)
    return found


@pytest.mark.parametrize(
    ("stage", "wanted", "code"),
    [
        (AssetStage.REGISTERED, AssetStage.IN_USE, ""),
        (AssetStage.REGISTERED, AssetStage.IDLE, ""),
        (AssetStage.IDLE, AssetStage.IDLE, "asset_mark_wrong"),
        (AssetStage.IDLE, AssetStage.REGISTERED, "asset_mark_wrong"),
        (AssetStage.IDLE, AssetStage.SOLD, "asset_mark_wrong"),
        (AssetStage.SOLD, AssetStage.IDLE, "asset_gone"),
        (AssetStage.SCRAPPED, AssetStage.IDLE, "asset_gone"),
    ],
)
def test_rule_4_it_is_marked_as_used_or_idle_where_that_is_new(
    stage: AssetStage, wanted: AssetStage, code: str
) -> None:
    command = a.MarkAsset(asset=AssetId("it"), stage=wanted, reason="停用")
    found = given(ASSET, state=change(PRESS, stage=stage))
    assert found.when(command, rules_asset.mark_asset).code == code


@pytest.mark.parametrize("let", [True, False])
def test_rule_4_before_it_went_an_asset_stood_as_its_contracts_say(let: bool) -> None:
    day = date(2025, 5, 1)
    gone = gone_at(PRESS, day)
    before = AssetStage.LET if let else AssetStage.REGISTERED
    assert stage_on(gone, day - A_DAY, let=let) is before
    assert stage_on(gone, day, let=let) is AssetStage.SCRAPPED
    now = AssetStage.LET if let else AssetStage.IDLE
    assert stage_on(change(PRESS, stage=AssetStage.IDLE), day, let=let) is now
