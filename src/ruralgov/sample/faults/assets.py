"""Faults of assets and resources, as inspectors describe them, and their honest twins."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve as change

from ruralgov.domain.kernel.ids import AssetId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    AssetKind,
    AssetStage,
    Direction,
    Quantity,
    Tender,
    TenderMethod,
    Unit,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.sample.faults.hand import (
    FAR,
    MEETING,
    OPEN,
    Hand,
    Plant,
    let_for_years,
    new_pond,
    steps,
)
from ruralgov.sample.holdings import WEAR

Planting = Iterator[Plant | None]
EXEMPT = Tender(
    method=TenderMethod.EXEMPT, day=date(2024, 1, 5), exemption="老党员承包，经村两委同意"
)


def one_pond_two_codes(h: Hand) -> Planting:
    """同一口塘登记了两个编号，分别发包。"""
    map_no = f"确权图{h.one.code}号"
    first = h.asset("大庄东塘", boundary=map_no, mu=20)
    second = h.asset("东塘（一期）", boundary=f" {map_no[:3]} {map_no[3:]}", mu=18)
    keys = (let_for_years(h, first, date(2024, 2, 1)), let_for_years(h, second, date(2024, 6, 1)))
    yield Plant(keys=keys)


def one_pond_without_map(h: Hand) -> Planting:
    """同一口塘，第二次登记时没有附图，又包了一次。"""
    first = h.asset("老井塘", boundary=f"老井塘图{h.one.code}", mu=9)
    second = h.asset("老井 塘", mu=9)
    keys = (let_for_years(h, first, date(2024, 2, 1)), let_for_years(h, second, date(2024, 3, 1)))
    yield Plant(keys=keys)


def one_pond_two_maps(h: Hand) -> Planting:
    """同一口塘，两张图、两个名字：台账看不出。"""
    first = h.asset("村东水塘", boundary=f"{h.one.code}-甲", mu=20)
    second = h.asset("东大塘", boundary=f"{h.one.code}-乙", mu=21)
    keys = (let_for_years(h, first, date(2024, 2, 1)), let_for_years(h, second, date(2024, 2, 1)))
    yield Plant(keys=keys)


def two_pumps(h: Hand) -> Planting:
    """两台同型号水泵分别出租。"""
    pumps = [h.asset("潜水泵", AssetKind.OTHER, mu=1) for _ in range(2)]
    keys = tuple(let_for_years(h, pump, date(2024, 2, 1)) for pump in pumps)
    yield Plant(keys=keys)


def let_after_sale(h: Hand) -> Planting:
    """已签出售合同的鱼塘又租了出去。"""
    pond = new_pond(h, "已售塘")
    h.contract(
        (pond,),
        date(2024, 2, 1),
        date(2025, 12, 1),
        steps(FAR, 20_000_00),
        direction=Direction.SELL,
    )
    yield None
    yield Plant(keys=(let_for_years(h, pond, date(2024, 6, 1)),))


def let_twice_in_old_books(h: Hand) -> Planting:
    """旧账：一地两租。"""
    pond = new_pond(h, "两租塘")
    first = let_for_years(h, pond, date(2024, 2, 1))
    second = h.contract(
        (pond,), date(2024, 8, 1), date(2027, 8, 1), steps(FAR, 3_000_00, 2), old=True
    )
    yield Plant(keys=(first, second))


def scrapped_not_booked(h: Hand) -> Planting:
    """台账已报废，账上还在。"""
    pump, _ = _bought(h, 20_000_00)
    for _ in range(4):
        yield None
    _scrap(h, pump)
    yield Plant(keys=(pump,))


def scrapped_and_booked(h: Hand) -> Planting:
    """台账报废，账上经 154 转销。"""
    pump, amount = _bought(h, 20_000_00)
    for _ in range(4):
        yield None
    _scrap(h, pump)
    h.moved("154", "151", amount)
    voucher = h.moved("515", "154", amount)
    yield Plant(keys=(pump, voucher))


def scrapped_half_booked(h: Hand) -> Planting:
    """转入 154 后没有下文。"""
    pump, amount = _bought(h, 20_000_00)
    yield None
    _scrap(h, pump)
    voucher = h.moved("154", "151", amount)
    yield Plant(keys=(voucher,))


def bought_not_registered(h: Hand) -> Planting:
    """受赠的抽水机入了账，没有登记台账。"""
    yield Plant(keys=(h.moved("151", "311", h.about(15_000_00)),))


def worn_twice(h: Hand) -> Planting:
    """折旧多提一次。"""
    yield Plant(keys=(h.moved(WEAR, "152", h.about(500_00)),))


def two_mistakes(h: Hand) -> Planting:
    """少登一台、多挂一台，金额恰好相同：合计看不出。"""
    pump, amount = _bought(h, 20_000_00)
    yield None
    _scrap(h, pump)
    h.give(
        "keeper",
        a.RegisterAsset(
            collective=h.one.key,
            code="X-900",
            name="发电机",
            kind=AssetKind.FIXED,
            quantity=Quantity(thousandths=1000, unit=Unit.PIECE),
            account="151",
            acquired=h.today,
            original=Fen(amount),
            source="盘点",
        ),
    )
    yield Plant(keys=(pump,))


def sold_without_tender(h: Hand) -> Planting:
    """旧厂房八万元直接卖给个人。"""
    hall = h.asset("旧厂房", AssetKind.OTHER)
    gone = a.DisposeAsset(
        asset=hall,
        stage=AssetStage.SOLD,
        day=h.today,
        proceeds=Fen(h.about(80_000_00)),
        decision=MEETING,
        tender=EXEMPT,
        reason="变现",
    )
    h.disposed(gone)
    yield Plant(keys=(hall,))


def scrapped_without_value(h: Hand) -> Planting:
    """无残值的旧农机报废，免于公开交易。"""
    cart = h.asset("旧拖拉机", AssetKind.OTHER)
    _scrap(h, cart)
    yield Plant(keys=(cart,))


def built_with_one_bidder(h: Hand) -> Planting:
    """十二万元的路，只有一家投标。"""
    yield from _build(h, 1)


def built_with_three_bidders(h: Hand) -> Planting:
    """十二万元的路，三家投标。"""
    yield from _build(h, 3)


def let_without_tender(h: Hand) -> Planting:
    """九年共九万元的发包，未经交易。"""
    pond = new_pond(h, "老党员塘")
    key = h.contract(
        (pond,), date(2024, 3, 1), date(2033, 3, 1), steps(FAR, 11_000_00, 8), tender=EXEMPT
    )
    yield Plant(keys=(key,))


def cut_below_the_limit(h: Hand) -> Planting:
    """十二万元的路拆成三份合同，每份四万：单份看不出。"""
    keys = tuple(
        h.contract(
            (),
            date(2024, 2, 1),
            date(2025, 12, 1),
            steps(FAR, 40_000_00 + n * 100),
            direction=Direction.BUILD,
            tender=EXEMPT,
        )
        for n in range(3)
    )
    yield Plant(keys=keys)


def _bought(h: Hand, about: int) -> tuple[AssetId, int]:
    amount = h.about(about)
    pump = h.asset("新水泵", AssetKind.FIXED, account="151", original=amount)
    h.moved("151", "301", amount)
    return pump, amount


def _scrap(h: Hand, asset: AssetId) -> None:
    gone = a.DisposeAsset(
        asset=asset,
        stage=AssetStage.SCRAPPED,
        day=h.today,
        decision=MEETING,
        tender=change(EXEMPT, exemption="无残值报废"),
        reason="报废",
    )
    h.disposed(gone)


def _build(h: Hand, bidders: int) -> Planting:
    key = h.contract(
        (),
        date(2024, 2, 1),
        date(2025, 12, 1),
        steps(FAR, h.about(120_000_00)),
        direction=Direction.BUILD,
        tender=change(OPEN, bidders=bidders),
    )
    yield Plant(keys=(key,))
