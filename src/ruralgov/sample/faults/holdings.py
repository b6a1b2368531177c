"""Faults of assets, contracts and books, as inspectors describe them, and their honest twins."""

from collections.abc import Generator, Iterator
from datetime import date

from attrs import evolve as change

from ruralgov.domain.books import VoucherLine
from ruralgov.domain.books import messages as b
from ruralgov.domain.disclosure import PublicationKind
from ruralgov.domain.disclosure import messages as d
from ruralgov.domain.kernel.ids import AssetId, ContractId, PublicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, last_day, month_before, month_of
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.asset import (
    AssetKind,
    AssetStage,
    Quantity,
    Tender,
    TenderMethod,
    Unit,
)
from ruralgov.domain.property.contract import Direction, EndCause, Tenure
from ruralgov.sample.faults.hand import FAR, MEETING, OPEN, TALKED, Hand, Plant, steps
from ruralgov.sample.holdings import BANK, LET, WEAR
from ruralgov.sample.ledgers import SECOND

Planting = Iterator[Plant | None]
MARCH = date(2024, 3, 15)
EXEMPT = Tender(
    method=TenderMethod.EXEMPT, day=date(2024, 1, 5), exemption="老党员承包，经村两委同意"
)


def receivable_made_up(h: Hand) -> Planting:
    """年底虚增应收款：合同没有到期款，账上挂了 112。"""
    key = _let(h, date(2024, 2, 1), date(2028, 2, 1))
    voucher = h.moved("112", LET, h.about(3_000_00), f"contract/{key}")
    yield Plant(keys=(key, voucher))


def arrears_booked(h: Hand) -> Planting:
    """欠租已按期挂账，并有催收记录。"""
    amount = h.about(5_000_00)
    key = _let(h, date(2024, 2, 1), date(2028, 2, 1), first=MARCH, amount=amount)
    yield None
    voucher = h.moved("112", LET, amount, f"contract/{key}")
    note = c.NotePerformance(
        contract=ContractId(key), day=h.today, note="已上门催收", satisfactory=False
    )
    h.give("keeper", note)
    yield Plant(keys=(key, voucher))


def arrears_forgotten(h: Hand) -> Planting:
    """欠租挂了账，一直没有人催。"""
    amount = h.about(5_000_00)
    key = _let(h, date(2024, 2, 1), date(2028, 2, 1), first=MARCH, amount=amount)
    yield None
    h.moved("112", LET, amount, f"contract/{key}")
    yield Plant(keys=(key,))


def paid_too_much(h: Hand) -> Planting:
    """借承包户的名义过账：收款比合同总额还多。"""
    amount = h.about(6_000_00)
    key = _let(h, date(2024, 2, 1), date(2026, 2, 1), first=MARCH, amount=amount)
    yield None
    voucher = h.came(key, amount + 150_000, 1, each=amount)
    yield Plant(keys=(key, voucher))


def paid_ahead(h: Hand) -> Planting:
    """承包户一次交了两年的租金。"""
    amount = h.about(4_000_00)
    key = _let(h, date(2024, 2, 1), date(2027, 2, 1), first=MARCH, amount=amount, times=3)
    yield None
    voucher = h.came(key, 2 * amount, 1, 2, each=amount)
    yield Plant(keys=(key, voucher))


def money_left_lying(h: Hand) -> Planting:
    """租金收了，一直没有核销到应收款。"""
    amount = h.about(5_000_00)
    key = _let(h, date(2024, 2, 1), date(2028, 2, 1), first=MARCH, amount=amount)
    yield None
    voucher = h.came(key, amount)
    yield Plant(keys=(key, voucher), also=("R1", "R14"))


def cheaper_than_before(h: Hand) -> Planting:
    """到期后不经竞价，低价续给熟人：低半成到六成不等。"""
    pond, _ = _over(h)
    yield from _next(h, pond, h.one.draw.randrange(40, 96) * 100_00, TALKED)


def cheaper_by_tender(h: Hand) -> Planting:
    """行情下跌，公开招标，三家投标，价低于上期。"""
    pond, _ = _over(h)
    yield from _next(h, pond, 5_000_00, OPEN)


def renewed_next_day(h: Hand) -> Planting:
    """到期次日续签，价略低。"""
    pond, old = _over(h)
    yield from _next(h, pond, 9_600_00, TALKED, renews=old)


def cheap_from_the_start(h: Hand) -> Planting:
    """首次发包就明显低于邻村行情：账上看不出。"""
    pond = _pond(h, "低价塘")
    key = h.contract(
        (pond,), date(2024, 3, 1), date(2027, 3, 1), steps(FAR, 500_00, 2), tender=TALKED
    )
    yield Plant(keys=(key,))


def sold_below_value(h: Hand) -> Planting:
    """评估三万，贱卖：一万到两万八不等。"""
    yield from _sell(h, h.one.draw.randrange(100, 281) * 100_00)


def sold_at_value(h: Hand) -> Planting:
    """按评估价九七折卖出。"""
    yield from _sell(h, 29_100_00)


def sixty_years(h: Hand) -> Planting:
    """荒山一包六十年。"""
    yield from _long(h, 60)


def fifty_years(h: Hand) -> Planting:
    """荒山承包五十年，到顶不超。"""
    yield from _long(h, 50)


def lease_of_thirty(h: Hand) -> Planting:
    """旧合同：租期三十年。"""
    pond = _pond(h, "长租塘")
    key = h.contract((pond,), date(2024, 3, 1), date(2054, 3, 1), steps(FAR, 900_00, 15), old=True)
    yield Plant(keys=(key,))


def one_pond_two_codes(h: Hand) -> Planting:
    """同一口塘登记了两个编号，分别发包。"""
    map_no = f"确权图{h.one.code}号"
    first = h.asset("大庄东塘", boundary=map_no, mu=20)
    second = h.asset("东塘（一期）", boundary=f" {map_no[:3]} {map_no[3:]}", mu=18)
    keys = (_of(h, first, date(2024, 2, 1)), _of(h, second, date(2024, 6, 1)))
    yield Plant(keys=keys)


def one_pond_without_map(h: Hand) -> Planting:
    """同一口塘，第二次登记时没有附图，又包了一次。"""
    first = h.asset("老井塘", boundary=f"老井塘图{h.one.code}", mu=9)
    second = h.asset("老井 塘", mu=9)
    keys = (_of(h, first, date(2024, 2, 1)), _of(h, second, date(2024, 3, 1)))
    yield Plant(keys=keys)


def one_pond_two_maps(h: Hand) -> Planting:
    """同一口塘，两张图、两个名字：台账看不出。"""
    first = h.asset("村东水塘", boundary=f"{h.one.code}-甲", mu=20)
    second = h.asset("东大塘", boundary=f"{h.one.code}-乙", mu=21)
    keys = (_of(h, first, date(2024, 2, 1)), _of(h, second, date(2024, 2, 1)))
    yield Plant(keys=keys)


def two_pumps(h: Hand) -> Planting:
    """两台同型号水泵分别出租。"""
    pumps = [h.asset("潜水泵", AssetKind.OTHER, mu=1) for _ in range(2)]
    keys = tuple(_of(h, pump, date(2024, 2, 1)) for pump in pumps)
    yield Plant(keys=keys)


def let_after_sale(h: Hand) -> Planting:
    """已签出售合同的鱼塘又租了出去。"""
    pond = _pond(h, "已售塘")
    h.contract(
        (pond,),
        date(2024, 2, 1),
        date(2025, 12, 1),
        steps(FAR, 20_000_00),
        direction=Direction.SELL,
    )
    yield None
    yield Plant(keys=(_of(h, pond, date(2024, 6, 1)),))


def let_twice_in_old_books(h: Hand) -> Planting:
    """旧账：一地两租。"""
    pond = _pond(h, "两租塘")
    first = _of(h, pond, date(2024, 2, 1))
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
    h.give("head", gone)
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
    pond = _pond(h, "老党员塘")
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


def rent_without_contract(h: Hand) -> Planting:
    """口头发包：收了租金，没有合同。"""
    yield Plant(keys=(h.moved(BANK, LET, h.about(2_600_00)),))


def rent_of_what_is_not_let(h: Hand) -> Planting:
    """收了某塘的租金，该塘没有发包合同。"""
    pond = _pond(h, "口头塘")
    yield Plant(keys=(_rent(h, pond, 1_800_00), pond))


def rent_of_what_is_let(h: Hand) -> Planting:
    """租金写明资产，资产确有合同。"""
    pond = _pond(h, "有约塘")
    _of(h, pond, date(2024, 2, 1))
    yield Plant(keys=(_rent(h, pond, 1_800_00), pond))


def rent_under_another_name(h: Hand) -> Planting:
    """租金记入其他收入：科目看不出。"""
    yield Plant(keys=(h.moved(BANK, "504", h.about(2_600_00)),))


def used_unsigned(h: Hand) -> Planting:
    """决议定了、地也种了，合同一直没签。"""
    pond = _pond(h, "未签塘")
    key = h.contract(
        (pond,), date(2024, 3, 1), date(2027, 3, 1), steps(FAR, 2_000_00, 2), signed=False
    )
    yield Plant(keys=(key,))


def over_and_forgotten(h: Hand) -> Planting:
    """合同五月到期，没有收回也没有续签。"""
    yield Plant(keys=((yield from _until_may(h)),))


def over_and_ended(h: Hand) -> Planting:
    """合同五月到期，已办终止。"""
    key = yield from _until_may(h)
    for _ in range(2):
        yield None
    end = c.EndContract(
        contract=ContractId(key), cause=EndCause.EXPIRED, since=date(2024, 5, 1), reason="期满"
    )
    h.give("head", end)
    yield Plant(keys=(key,))


def corrected_after_disclosure(h: Hand) -> Planting:
    """公开之后反结账改了数，墙上的公开栏没有换。"""
    _correct(h, _disclosed(h))
    yield Plant(keys=(h.last,))


def disclosed_again(h: Hand) -> Planting:
    """公开之后反结账更正，并重新公开、说明原因。"""
    month = _disclosed(h)
    first = h.last
    _correct(h, month)
    _disclosed(h, PublicationId(first))
    yield Plant(keys=(first, h.last))


def disclosed(h: Hand) -> Planting:
    """按月公开，账没有再动。"""
    _disclosed(h)
    yield Plant(keys=(h.last,))


def _disclosed(h: Hand, supersedes: PublicationId | None = None) -> Month:
    """Publish the month before this one, and return it; its key is the hand's last."""
    month = month_before(month_of(h.today))
    prepare = d.PrepareDisclosure(
        collective=h.one.key,
        kind=PublicationKind.FINANCE,
        first=month,
        last=month,
        supersedes=supersedes,
        reason="" if supersedes is None else "更正漏记收入",
    )
    h.last = h.give("discloser", prepare)
    key = PublicationId(h.last)
    for account in ("reviewer", SECOND):
        h.give(account, d.ReviewDisclosure(publication=key, passed=True, words="同意"))
    head = str(h.app.seal())
    h.give("discloser", d.PublishDisclosure(publication=key, head=head))
    return month


def _correct(h: Hand, month: Month) -> None:
    """Reopen a month, enter what was left out, and close it again."""
    reopen = b.ReopenMonth(
        collective=h.one.key, month=month, decision="镇三资办批复", reason="漏记收入"
    )
    h.give("townfunds", reopen)
    h.moved(BANK, "503", h.about(300_00), day=last_day(month))
    h.give("bookchecker", b.CloseMonth(collective=h.one.key, month=month))


def _pond(h: Hand, name: str) -> AssetId:
    return h.asset(name, boundary=f"{name}确权图{next(h.numbers)}")


def _let(
    h: Hand, since: date, until: date, *, first: date = FAR, amount: int = 2_000_00, times: int = 1
) -> str:
    return h.contract((_pond(h, "示例塘"),), since, until, steps(first, amount, times))


def _of(h: Hand, asset: AssetId, since: date) -> str:
    return h.contract((asset,), since, date(2028, 1, 1), steps(FAR, h.about(2_000_00), 2))


def _over(h: Hand) -> tuple[AssetId, str]:
    """Let a pond for the two years before this month, and have it paid."""
    pond = _pond(h, "续包塘")
    old = h.contract(
        (pond,), date(2022, 2, 1), date(2024, 2, 1), steps(date(2024, 1, 15), 20_000_00)
    )
    h.came(old, 20_000_00, 1, each=20_000_00)
    return pond, old


def _next(
    h: Hand, pond: AssetId, amount: int, tender: Tender, renews: str | None = None
) -> Planting:
    since = date(2024, 2, 1)
    draft = c.DraftContract(
        collective=h.one.key,
        title="续包合同",
        direction=Direction.LET_OUT,
        tenure=Tenure.LEASE,
        assets=(pond,),
        company="丰禾农机有限公司",
        since=since,
        until=date(2027, 2, 1),
        price=steps(FAR, amount * 3 // 2, 2),
    )
    if renews is not None:
        draft = change(draft, renews=ContractId(renews))
    key = ContractId(h.give("keeper", draft))
    h.give("head", c.DecideContract(contract=key, decision=MEETING, tender=tender))
    h.give("keeper", c.SignContract(contract=key, day=h.today))
    yield Plant(keys=(key,))


def _sell(h: Hand, amount: int) -> Planting:
    hall = h.asset("旧仓库", AssetKind.OTHER)
    value = a.ValueAsset(asset=hall, day=date(2024, 1, 4), amount=Fen(30_000_00), basis="评估")
    h.give("keeper", value)
    key = h.contract(
        (hall,),
        date(2024, 1, 6),
        date(2025, 12, 1),
        steps(FAR, amount),
        direction=Direction.SELL,
        tender=TALKED,
    )
    yield Plant(keys=(key,))


def _long(h: Hand, years: int) -> Planting:
    hill = h.asset("西荒山", AssetKind.WASTELAND, boundary=f"{h.one.code}-西荒山")
    key = h.contract(
        (hill,),
        date(2024, 3, 1),
        date(2024 + years, 3, 1),
        steps(FAR, 700_00, 30),
        tenure=Tenure.OPEN,
        term_reason="治理投入大" if years > 50 else "",
    )
    yield Plant(keys=(key,))


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
    h.give("head", gone)


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


def _rent(h: Hand, asset: AssetId, amount: int) -> str:
    lines = (
        VoucherLine(account=BANK, debit=Fen(amount)),
        VoucherLine(account=LET, credit=Fen(amount), about=f"asset/{asset}"),
    )
    return h.entered("收租金", lines)


def _until_may(h: Hand) -> Generator[None, None, str]:
    key = h.contract(
        (_pond(h, "到期塘"),), date(2023, 5, 1), date(2024, 5, 1), steps(MARCH, 3_000_00)
    )
    yield None
    yield None
    h.came(key, 3_000_00, 1, each=3_000_00)
    return key


def sent_back(h: Hand) -> Planting:
    """凭证附件不全，退回了。"""
    key = h.moved(BANK, "503", h.about(400_00), post=False)
    h.give("bookchecker", b.RejectVoucher(voucher=VoucherId(key), reason="附件不全"))
    yield Plant(keys=(key,))
