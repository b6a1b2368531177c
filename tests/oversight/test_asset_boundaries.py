"""The checks of assets, contracts and what is shown where they turn: each asked by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import Voucher
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.oversight.checks_assets import tenders, twice_let
from ruralgov.domain.property import (
    Asset,
    AssetKind,
    AssetStage,
    Boundary,
    Contract,
    ContractStage,
    Direction,
    Plan,
    Tenure,
)
from ruralgov.domain.property.model_asset import Disposal, ValueChange
from tests.books.test_boundaries import POSTED
from tests.oversight.shelf import BEGIN, END, shelf
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import DECISION, EXEMPT, TENDER
from tests.property.test_boundaries import PRESS

A_DAY = timedelta(days=1)
POND = change(PRESS, kind=AssetKind.WATER, account="", original=Fen(0), name="东塘")
JUNE = date(2025, 6, 20)
LET = change(CONTRACT_NOW, signed=date(2025, 1, 20))
"""It lets the asset ``it`` for 100 fen a year from 2025-02-01 to 2028-02-01."""


def voucher(*lines: Any, day: date = JUNE, **more: Any) -> Voucher:
    return change(POSTED, lines=lines, day=day, month=month_of(day), **more)


def lets(asset: str, since: date, until: date, **more: Any) -> Contract:
    return change(LET, assets=(AssetId(asset),), since=since, until=until, **more)


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (date(2025, 5, 1), date(2025, 8, 1), 1),
        (date(2025, 6, 1), date(2025, 8, 1), 0),
        (date(2025, 5, 31), date(2025, 8, 1), 1),
        (date(2024, 1, 1), date(2025, 3, 1), 0),
        (date(2024, 1, 1), date(2025, 3, 2), 1),
    ],
)
def test_r5_two_lettings_of_one_asset_share_no_day(since: date, until: date, count: int) -> None:
    one = lets("it", date(2025, 3, 1), date(2025, 6, 1))
    other = lets("it", since, until, number="2")
    of = shelf(contracts={"k": one, "l": other}, assets={"it": POND})
    assert len(list(twice_let(of))) == count
    sold = change(other, direction=Direction.BUY_IN)
    assert list(twice_let(shelf(contracts={"k": one, "l": sold}, assets={"it": POND}))) == []
    drafted = change(other, stage=ContractStage.DECIDED)
    assert list(twice_let(shelf(contracts={"k": one, "l": drafted}, assets={"it": POND}))) == []


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (END, date(2026, 6, 1), 1),
        (END + A_DAY, date(2026, 6, 1), 0),
        (date(2024, 1, 1), BEGIN + A_DAY, 1),
        (date(2024, 1, 1), BEGIN, 0),
    ],
)
def test_r5_what_overlaps_before_or_after_the_period_is_not_found(
    since: date, until: date, count: int
) -> None:
    both = {key: lets("it", since, until, number=key) for key in ("k", "l")}
    assert len(list(twice_let(shelf(contracts=both, assets={"it": POND})))) == count


MAP = Boundary(reference="确权图 12 号")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({}, {}, 1),
        ({}, {"name": "西塘"}, 0),
        ({}, {"kind": AssetKind.FOREST}, 0),
        ({}, {"quantity": change(POND.quantity, thousandths=1)}, 0),
        ({"kind": AssetKind.FIXED}, {"kind": AssetKind.FIXED}, 0),
        ({"boundary": MAP}, {"boundary": MAP, "name": "西塘"}, 1),
        ({"boundary": MAP}, {"boundary": Boundary(reference="13号")}, 0),
        ({"boundary": MAP}, {}, 1),
        ({"boundary": MAP}, {"name": "西塘"}, 0),
    ],
)
def test_r5_two_records_are_one_by_their_map_or_as_land_of_one_name(
    one: dict[str, Any], other: dict[str, Any], count: int
) -> None:
    assets = {"it": change(POND, **one), "it2": change(POND, **other)}
    both = {
        "k": lets("it", date(2025, 3, 1), date(2025, 6, 1)),
        "l": lets("it2", date(2025, 3, 1), date(2025, 6, 1), number="2"),
    }
    assert len(list(twice_let(shelf(contracts=both, assets=assets)))) == count
    whole = {"k": change(both["k"], assets=(AssetId("it"), AssetId("it2")))}
    assert list(twice_let(shelf(contracts=whole, assets=assets))) == []


def gone(known: Asset, day: date, **more: Any) -> Asset:
    of: dict[str, Any] = {
        "stage": AssetStage.SOLD,
        "day": day,
        "proceeds": Fen(0),
        "decision": DECISION,
        "tender": TENDER,
        "contract": None,
        "reason": "出售",
    }
    disposal = Disposal(**of | more)
    return change(known, stage=disposal.stage, disposal=disposal)


def test_r5_what_is_gone_is_let_no_more() -> None:
    let = lets("it", date(2025, 3, 1), date(2025, 6, 1))
    for day, count in ((date(2025, 5, 31), 1), (date(2025, 6, 1), 0)):
        of = shelf(contracts={"k": let}, assets={"it": gone(POND, day)})
        assert [one.about for one in twice_let(of)] == [("contract/k", "gone")] * count
    past = lets("it", date(2024, 3, 1), BEGIN)
    assert list(twice_let(shelf(contracts={"k": past}, assets={"it": gone(POND, JUNE)}))) == []
    later = lets("it", END + A_DAY, date(2027, 1, 1))
    assert list(twice_let(shelf(contracts={"k": later}, assets={"it": gone(POND, JUNE)}))) == []


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"signed": date(2025, 2, 2)}, 0),
        ({"signed": date(2025, 2, 1)}, 1),
        ({"signed": None}, 0),
        ({"since": date(2025, 6, 1)}, 0),
        ({"since": date(2025, 5, 31)}, 1),
        ({"assets": (AssetId("x"),)}, 0),
    ],
)
def test_r5_what_a_signed_contract_sells_is_let_no_more(more: dict[str, Any], count: int) -> None:
    sale = {"direction": Direction.SELL, "since": date(2025, 1, 1), "signed": date(2025, 1, 1)}
    sold = change(LET, **sale | more)
    let = lets("it", date(2025, 3, 1), date(2025, 6, 1), signed=date(2025, 2, 1))
    of = shelf(contracts={"k": let, "s": sold}, assets={"it": POND, "x": change(POND, name="西塘")})
    assert len(list(twice_let(of))) == count


WEIGHT = 50_000_00


@pytest.mark.parametrize(
    ("fen", "tender", "kinds"),
    [
        (WEIGHT, EXEMPT, []),
        (WEIGHT + 1, EXEMPT, ["tender", "sale"]),
        (WEIGHT + 1, change(TENDER, bidders=3), ["sale"]),
        (WEIGHT + 1, change(TENDER, bidders=2), ["tender", "sale"]),
    ],
)
def test_r7_what_is_of_weight_goes_by_a_tender_of_three(
    fen: int, tender: Any, kinds: list[str]
) -> None:
    known = gone(POND, JUNE, proceeds=Fen(fen), tender=tender)
    assert [one.about[1] for one in tenders(shelf(assets={"it": known}))] == kinds
    outside = gone(POND, date(2024, 12, 31), proceeds=Fen(fen), tender=tender)
    assert list(tenders(shelf(assets={"it": outside}))) == []
    by_contract = gone(POND, JUNE, proceeds=Fen(fen), tender=tender, contract=ContractId("k"))
    found = [one.about[1] for one in tenders(shelf(assets={"it": by_contract}))]
    assert found == [kind for kind in kinds if kind == "tender"]


def test_r7_what_is_left_of_its_value_counts_as_well() -> None:
    more = ValueChange(day=JUNE, amount=Fen(2), basis="改造")
    old = change(PRESS, original=Fen(WEIGHT), changes=(more,))
    for plan, count in (((), 1), ((depreciating(2),), 0), ((depreciating(1),), 1)):
        known = gone(change(old, plans=plan), JUNE, tender=EXEMPT, stage=AssetStage.SCRAPPED)
        assert len(list(tenders(shelf(assets={"it": known})))) == count


def depreciating(total: int, months: int = 1) -> Plan:
    return Plan(first=Month("2025-05"), months=months, total=Fen(total), residual=Fen(0))


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"tenure": Tenure.HOUSEHOLD, "company": ""}, 0),
        ({"tenure": Tenure.HOUSEHOLD}, 1),
        ({"signed": date(2024, 12, 31)}, 0),
        ({"signed": None}, 0),
        ({"tender": None}, 0),
        ({"stage": ContractStage.DECIDED}, 0),
        ({"dues": (change(LET.dues[0], amount=Fen(WEIGHT)),)}, 0),
        ({"dues": (change(LET.dues[3], amount=Fen(WEIGHT + 1)),)}, 0),
    ],
)
def test_r7_a_contract_of_weight_is_found_without_a_tender(
    more: dict[str, Any], count: int
) -> None:
    heavy = {"tender": EXEMPT, "dues": (change(LET.dues[0], amount=Fen(WEIGHT + 1)),)}
    found = list(tenders(shelf(contracts={"k": change(LET, **heavy | more)})))
    assert [one.severity for one in found] == [None] * count


@pytest.mark.parametrize(("worth", "count"), [(WEIGHT, 0), (WEIGHT + 1, 1)])
def test_r7_what_is_sold_weighs_what_the_books_say(worth: int, count: int) -> None:
    """Fraud 4: the lower the price, the less R7 asked."""
    sale = change(LET, direction=Direction.SELL, tenure=None, tender=EXEMPT)
    thing = change(POND, original=Fen(worth))
    assert len(list(tenders(shelf(contracts={"k": sale}, assets={"it": thing})))) == count


def test_r7_dues_that_were_withdrawn_are_no_price() -> None:
    """W2: a rent cut from three dues of 10,000 to three of 9,000 is 27,000, and not 57,000."""
    old = change(LET.dues[0], amount=Fen(WEIGHT), withdrawn=True)
    new = change(LET.dues[0], no=9, amount=Fen(WEIGHT))
    cut = change(LET, tender=EXEMPT, dues=(old, new))
    assert list(tenders(shelf(contracts={"k": cut}))) == []
