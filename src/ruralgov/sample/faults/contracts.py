"""Faults of contracts and dues, as inspectors describe them, and their honest twins."""

from collections.abc import Generator, Iterator
from datetime import date

from attrs import evolve as change

from ruralgov.domain.books import VoucherLine
from ruralgov.domain.kernel.ids import AssetId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import AssetKind, Direction, EndCause, Tender, Tenure
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.sample.faults.hand import (
    FAR,
    MEETING,
    OPEN,
    TALKED,
    Hand,
    Plant,
    let_for_years,
    new_pond,
    steps,
)
from ruralgov.sample.holdings import BANK, LET

Planting = Iterator[Plant | None]
MARCH = date(2024, 3, 15)


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
    yield Plant(keys=(key, voucher), also=("R36",))


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
    yield from _next(h, pond, 6_000_00, OPEN)


def renewed_next_day(h: Hand) -> Planting:
    """到期次日续签，价略低。"""
    pond, old = _over(h)
    yield from _next(h, pond, 9_600_00, TALKED, renews=old)


def cheap_from_the_start(h: Hand) -> Planting:
    """首次发包就明显低于邻村行情：账上看不出。"""
    pond = new_pond(h, "低价塘")
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
    pond = new_pond(h, "长租塘")
    key = h.contract((pond,), date(2024, 3, 1), date(2054, 3, 1), steps(FAR, 900_00, 15), old=True)
    yield Plant(keys=(key,))


def rent_without_contract(h: Hand) -> Planting:
    """口头发包：收了租金，没有合同。"""
    yield Plant(keys=(h.moved(BANK, LET, h.about(2_600_00)),))


def rent_of_what_is_not_let(h: Hand) -> Planting:
    """收了某塘的租金，该塘没有发包合同。"""
    pond = new_pond(h, "口头塘")
    yield Plant(keys=(_rent(h, pond, 1_800_00), pond))


def rent_of_what_is_let(h: Hand) -> Planting:
    """租金写明资产，资产确有合同。"""
    pond = new_pond(h, "有约塘")
    let_for_years(h, pond, date(2024, 2, 1))
    yield Plant(keys=(_rent(h, pond, 1_800_00), pond))


def rent_under_another_name(h: Hand) -> Planting:
    """租金记入其他收入：科目看不出。"""
    yield Plant(keys=(h.moved(BANK, "504", h.about(2_600_00)),))


def used_unsigned(h: Hand) -> Planting:
    """决议定了、地也种了，合同一直没签。"""
    pond = new_pond(h, "未签塘")
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


def _let(
    h: Hand, since: date, until: date, *, first: date = FAR, amount: int = 2_000_00, times: int = 1
) -> str:
    return h.contract((new_pond(h, "示例塘"),), since, until, steps(first, amount, times))


def _over(h: Hand) -> tuple[AssetId, str]:
    """Let a pond for the two years before this month, and have it paid."""
    pond = new_pond(h, "续包塘")
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


def _rent(h: Hand, asset: AssetId, amount: int) -> str:
    lines = (
        VoucherLine(account=BANK, debit=Fen(amount)),
        VoucherLine(account=LET, credit=Fen(amount), about=f"asset/{asset}"),
    )
    return h.entered("收租金", lines)


def _until_may(h: Hand) -> Generator[None, None, str]:
    key = h.contract(
        (new_pond(h, "到期塘"),), date(2023, 5, 1), date(2024, 5, 1), steps(MARCH, 3_000_00)
    )
    yield None
    yield None
    h.came(key, 3_000_00, 1, each=3_000_00)
    return key
