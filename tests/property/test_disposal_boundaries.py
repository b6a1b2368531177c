"""The rules by which an asset goes, and what it was worth, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, ContractId
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.property import (
    AssetStage,
    Direction,
    Tender,
    TenderMethod,
)
from ruralgov.domain.property.model_asset import (
    ValueChange,
    check_worth,
    movements,
)
from ruralgov.domain.property.records import CONTRACT
from ruralgov.domain.property.rows_contract import ContractAssetRow
from tests.given import TODAY
from tests.property.drafts import CONTRACT_NOW, HERE, SOLD
from tests.property.scenario import DECISION, EXEMPT
from tests.property.test_boundaries import A_DAY, BOUGHT, PRESS, disposed, gone_at
from tests.town import code_of


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"day": TODAY + A_DAY}, "disposal_day_wrong"),
        ({"day": BOUGHT}, "disposal_day_wrong"),
        ({"day": BOUGHT + A_DAY}, "disposal_day_wrong"),
        ({"day": BOUGHT + 2 * A_DAY}, ""),
        ({"stage": AssetStage.IDLE}, "asset_mark_wrong"),
        ({"decision": change(DECISION, day=TODAY)}, ""),
        ({"decision": change(DECISION, day=TODAY + A_DAY)}, "decided_too_late"),
        ({"tender": change(EXEMPT, day=TODAY)}, ""),
        ({"tender": change(EXEMPT, day=TODAY + A_DAY)}, "decided_too_late"),
        ({"proceeds": Fen(-1)}, "amount_range"),
    ],
)
def test_rule_5_an_asset_goes_after_its_last_change_as_was_decided_before(
    more: dict[str, Any], code: str
) -> None:
    last = ValueChange(day=BOUGHT + A_DAY, amount=Fen(1), basis="改造")
    assert disposed(change(PRESS, changes=(last,)), **more).code == code


@pytest.mark.parametrize(
    ("direction", "until", "code"),
    [
        (Direction.LET_OUT, TODAY, ""),
        (Direction.LET_OUT, TODAY + A_DAY, "asset_let"),
        (Direction.SELL, TODAY + A_DAY, ""),
    ],
)
def test_rule_5_an_asset_goes_once_its_letting_is_over(
    direction: Direction, until: date, code: str
) -> None:
    row = ContractAssetRow(
        owner="k",
        asset=AssetId("it"),
        collective=HERE,
        direction=direction,
        number="1",
        since=BOUGHT,
        until=until,
    )
    assert disposed(rows=(row,)).code == code


@pytest.mark.parametrize(
    ("contract", "code"),
    [
        (SOLD, ""),
        (change(SOLD, assets=(AssetId("other"),)), "sale_missing"),
        (change(SOLD, direction=Direction.LET_OUT), "sale_missing"),
        (change(SOLD, stage=CONTRACT_NOW.stage.DECIDED), "sale_missing"),
        (None, "sale_missing"),
    ],
)
def test_rule_5_the_contract_that_is_named_sells_it(contract: Any, code: str) -> None:
    others = {} if contract is None else {(CONTRACT.kind, "k"): contract}
    assert disposed(others=others, contract=ContractId("k")).code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"method": TenderMethod.TENDER, "reference": "1号"}, ""),
        ({"method": TenderMethod.TENDER, "reference": "1号", "bidders": -1}, "tender_wrong"),
        ({"method": TenderMethod.TENDER, "reference": " ", "exemption": "x"}, "tender_wrong"),
        ({"method": TenderMethod.EXEMPT, "exemption": "x"}, ""),
        ({"method": TenderMethod.EXEMPT, "reference": "1号"}, "tender_wrong"),
    ],
)
def test_rule_5_a_tender_has_its_record_and_no_fewer_than_no_bidders(
    more: dict[str, Any], code: str
) -> None:
    assert code_of(lambda: Tender(day=BOUGHT, **more)) == code


def test_rule_2_each_change_of_the_value_is_a_movement_and_nothing_is_none() -> None:
    more = ValueChange(day=TODAY, amount=Fen(-400), basis="更正")
    changed = change(PRESS, changes=(more,))
    gone = [one[:2] for one in movements(gone_at(PRESS, TODAY))]
    assert gone == [(BOUGHT, 1000), (TODAY, -1000)]
    earlier = change(PRESS, changes=(change(more, day=TODAY - A_DAY),))
    assert [one[:2] for one in movements(gone_at(earlier, TODAY))] == [
        (BOUGHT, 1000),
        (TODAY - A_DAY, -400),
        (TODAY, -600),
    ]
    nothing = change(PRESS, changes=(change(more, day=TODAY - A_DAY, amount=Fen(-1000)),))
    assert [one[1] for one in movements(gone_at(nothing, TODAY))] == [1000, -1000]
    assert [one[:2] for one in movements(changed)] == [(BOUGHT, 1000), (TODAY, -400)]
    free = change(PRESS, original=Fen(0))
    assert list(movements(gone_at(free, TODAY))) == []


@pytest.mark.parametrize(
    ("day", "fen"),
    [(BOUGHT - A_DAY, 0), (BOUGHT, 1000), (TODAY - A_DAY, 1000), (TODAY, 1050)],
)
def test_rule_2_an_asset_has_its_value_from_its_day_on(day: date, fen: int) -> None:
    more = ValueChange(day=TODAY, amount=Fen(50), basis="改造")
    assert change(PRESS, changes=(more,)).value(day) == fen
    assert gone_at(PRESS, date(2025, 5, 1)).value(date(2025, 5, 1)) == 0


@pytest.mark.parametrize(
    ("amount", "code"),
    [(-1, "amount_range"), (0, ""), (LARGEST, ""), (LARGEST + 1, "amount_range")],
)
def test_rule_2_what_something_is_worth_is_nothing_or_more(amount: int, code: str) -> None:
    assert code_of(lambda: check_worth("original", amount)) == code
