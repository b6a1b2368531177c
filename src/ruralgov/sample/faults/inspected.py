"""Faults that inspectors look for in what goes together, and their honest twins."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve as change

from ruralgov.domain import funds as f
from ruralgov.domain.books import AccountLines, BankLine, EnterBankStatement, MonthlyBalances
from ruralgov.domain.disclosure import Published, WithdrawalGround
from ruralgov.domain.disclosure import messages as d
from ruralgov.domain.funds.imports_policy import read
from ruralgov.domain.kernel.ids import AccountId, ContractId, PublicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, first_day, last_day, month_before, month_of
from ruralgov.domain.property import AssetKind, AssetStage, PriceStep
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.imports.founding import shipped
from ruralgov.sample.faults.hand import FAR, MEETING, OPEN, Hand, Plant, new_pond, steps
from ruralgov.sample.faults.published import publish
from ruralgov.sample.holdings import BANK, LET

Planting = Iterator[Plant | None]
SINCE = date(2024, 2, 1)
UNTIL = date(2028, 2, 1)


def rent_of_nothing(h: Hand) -> Planting:
    """旧账：一张凭证借贷都是银行存款，却写明收到合同租金。"""
    key = _let(h)
    voucher = h.moved(BANK, BANK, h.about(1_500_00), f"contract/{key}", old=True)
    yield Plant(keys=(voucher,))


def rent_in_cash_banked(h: Hand) -> Planting:
    """租金收的现金，当天交存银行。"""
    key, amount = _let(h), h.about(1_500_00)
    voucher = h.moved("101", LET, amount, f"contract/{key}", old=True)
    h.moved(BANK, "101", amount)
    yield Plant(keys=(voucher,), also=("R18",))


def booked_long_after(h: Hand) -> Planting:
    """付款两个月后才入账。"""
    amount = h.about(520_00)
    key, _ = h.paid(amount, "农技站", book=False)
    yield None
    yield None
    yield Plant(keys=(key, h.booked(key, amount)))


def booked_after_ten_days(h: Hand) -> Planting:
    """付款后十天入账。"""
    amount, day = h.about(520_00), h.today
    key, _ = h.paid(amount, "农技站", book=False)
    h.at(day + timedelta(days=10))
    voucher = h.booked(key, amount)
    h.at(day)
    yield Plant(keys=(key, voucher))


def signed_long_ago(h: Hand) -> Planting:
    """合同倒签：写一月签订，几个月后才录入。"""
    pond = new_pond(h, "倒签塘")
    since = date(2024, 2, 1)
    key = h.contract((pond,), since, UNTIL, steps(FAR, h.about(2_000_00), 2), sign=since)
    yield Plant(keys=(key,))


def signed_last_month(h: Hand) -> Planting:
    """上月签订，本月录入。"""
    pond, day = new_pond(h, "新塘"), h.today - timedelta(days=30)
    key = h.contract((pond,), h.today, UNTIL, steps(FAR, h.about(2_000_00), 2), sign=day)
    yield Plant(keys=(key,))


def won_and_varied(h: Hand) -> Planting:
    """高价中标，次月降租。"""
    key = _let(h)
    yield None
    _vary(h, key, price=steps(FAR, 1_000_00, 2))
    yield Plant(keys=(key,))


def won_and_lengthened(h: Hand) -> Planting:
    """中标四年，次月延长到八年。"""
    key = _let(h)
    yield None
    _vary(h, key, until=date(2032, 2, 1), price=steps(FAR, 2_000_00, 4))
    yield Plant(keys=(key,))


def varied_a_little(h: Hand) -> Planting:
    """受灾减租百分之五，会议通过。"""
    key = _let(h)
    yield None
    _vary(h, key, price=steps(FAR, 1_900_00, 2))
    yield Plant(keys=(key,))


def sold_for_little(h: Hand) -> Planting:
    """账面四万元的设备，三千元卖掉，没有评估。"""
    yield from _sell(h, Fen(3_000_00))


def sold_for_its_value(h: Hand) -> Planting:
    """设备按账面净值卖出。"""
    yield from _sell(h, Fen(40_000_00))


def one_invoice_two_payees(h: Hand) -> Planting:
    """同一张数电票，两家单位、两个金额。"""
    number = f"24{h.one.draw.randrange(10**17, 10**18)}"
    first, _ = h.paid(h.about(800_00), "兴旺五金店", invoice=number)
    yield None
    second, _ = h.paid(h.about(560_00), "城关文印社", invoice=number)
    yield Plant(keys=(first, second))


def invoice_without_code(h: Hand) -> Planting:
    """第一次写发票代码加号码，第二次只写号码。"""
    number = f"{h.one.draw.randrange(10**7, 10**8)}"
    first, _ = h.paid(h.about(900_00), "城关文印社", invoice=f"3700{h.one.code[:6]}{number}")
    yield None
    second, _ = h.paid(h.about(900_00), "城关文印社", invoice=number)
    yield Plant(keys=(first, second))


def invoice_in_two_parts(h: Hand) -> Planting:
    """一张发票分两次付清，看起来和重复报销一样。"""
    number = f"24{h.one.draw.randrange(10**17, 10**18)}"
    first, _ = h.paid(h.about(800_00), "兴旺五金店", invoice=number)
    yield None
    second, _ = h.paid(h.about(560_00), "兴旺五金店", invoice=number)
    yield Plant(keys=(first, second))


def split_among_brothers(h: Hand) -> Planting:
    """一项工程拆给村干部的两个兄弟，各略低于限额。"""
    one, other = f"{h.one.name}大兄弟施工队", f"{h.one.name}二弟运输户"
    for payee in (one, other):
        h.give("reviewer", _interest(h, payee))
    first, _ = h.paid(h.about(1_700_00), one)
    second, _ = h.paid(h.about(1_700_00), other)
    yield Plant(keys=(first, second))


def brothers_months_apart(h: Hand) -> Planting:
    """两个兄弟各做一项，相隔三个月。"""
    one, other = f"{h.one.name}老大修理铺", f"{h.one.name}老二运输户"
    for payee in (one, other):
        h.give("reviewer", _interest(h, payee))
    first, _ = h.paid(h.about(1_700_00), one)
    for _ in range(3):
        yield None
    second, _ = h.paid(h.about(1_700_00), other)
    yield Plant(keys=(first, second))


def reserve_into_income(h: Hand) -> Planting:
    """年底把公积公益金转作其他收入，虚增收益。"""
    yield Plant(keys=(h.moved("311", "504", h.about(8_000_00)),))


def expense_taken_off(h: Hand) -> Planting:
    """收到的钱直接冲减管理费用。"""
    yield Plant(keys=(h.moved(BANK, "51302", h.about(600_00)),), also=("R47",))


def capital_paid_in(h: Hand) -> Planting:
    """成员缴入资本。"""
    yield Plant(keys=(h.moved(BANK, "301", h.about(5_000_00)),))


def withdrawn_for_good(h: Hand) -> Planting:
    """季度财务公开后以“含个人信息”为由撤下，再没有公开。"""
    _shown(h)
    _withdraw(h)
    yield Plant(keys=(h.last,))


def withdrawn_and_mended(h: Hand) -> Planting:
    """撤下后改正，重新公开。"""
    months = _shown(h)
    first = h.last
    _withdraw(h)
    publish(h, PublicationId(first), months)
    yield Plant(keys=(first, h.last))


def own_policy_looser(h: Hand) -> Planting:
    """本村自定制度：库存现金限额五万，允许坐支。"""
    yield from _policy(h, cash_limit=Fen(50_000_00), spend_cash_income=True)


def own_policy_stricter(h: Hand) -> Planting:
    """本村自定制度，比全市更严。"""
    yield from _policy(h, cash_limit=Fen(2_900_00), split_days=40)


def plan_leaps(h: Hand) -> Planting:
    """办公经费预算是上年的近四倍。"""
    yield from _planned(h, Fen(8_000_00))


def plan_grows(h: Hand) -> Planting:
    """办公经费预算比上年增加一半。"""
    yield from _planned(h, Fen(20_000_00))


def borrowed_for_three_days(h: Hand) -> Planting:
    """取现四万，三天后原样交回：被人挪用。"""
    amount = h.about(40_000_00)
    key = h.moved("101", BANK, amount, day=h.today.replace(day=1))
    h.moved(BANK, "101", amount, day=h.today.replace(day=3))
    yield Plant(keys=(key,))


def paid_out_unbooked(h: Hand) -> Planting:
    """银行已付出一笔，账上没有，对账单一对就出来。"""
    yield from _reconciled(h, h.about(-900_00))


def reconciled(h: Hand) -> Planting:
    """按月对账，银行晚一天到账，逐笔相符。"""
    yield from _reconciled(h)


def _reconciled(h: Hand, *more: int) -> Planting:
    """Enter the statement of the month before: a day later than the books, with *more* lines."""
    month = month_before(month_of(h.today))
    of: dict[str, Any] = {"collective": h.one.key, "first": month, "last": month}
    acting = h.acting("bookkeeper")
    balances = h.app.query(MonthlyBalances(**of), **acting)
    opening = sum(one.opening for one in balances if one.code == BANK)
    lines = [
        BankLine(day=min(one.day + timedelta(days=1), last_day(month)), amount=one.amount)
        for one in h.app.query(AccountLines(account=BANK, **of), **acting)
    ]
    lines += [BankLine(day=first_day(month), amount=Fen(fen)) for fen in more]
    entered = EnterBankStatement(
        collective=h.one.key,
        account=BANK,
        month=month,
        opening=Fen(opening),
        closing=Fen(opening + sum(line.amount for line in lines)),
        lines=tuple(lines),
    )
    h.give("bookkeeper", entered)
    yield Plant(keys=(f"{h.one.key}/{BANK}/{month}",))


def _let(h: Hand) -> str:
    """Let a pond by tender for two dues of about 2,000 yuan, due after the year."""
    return h.contract((new_pond(h, "招标塘"),), SINCE, UNTIL, steps(FAR, 2_000_00, 2))


def _vary(h: Hand, key: str, *, price: tuple[PriceStep, ...], until: date | None = None) -> None:
    varied = c.VaryContract(
        contract=ContractId(key),
        since=h.today,
        until=until,
        price=price,
        decision=MEETING,
        reason="协商",
        term_reason="" if until is None else "投入大",
    )
    h.give("head", varied)
    passed = c.ReviewContractChange(contract=varied.contract, passed=True, words="同意")
    h.give("keeper", passed)


def _sell(h: Hand, proceeds: Fen) -> Planting:
    """Sell a machine of 40,000 yuan bought a month before, with all that the books need."""
    bought = h.asset("旧设备", AssetKind.OTHER, account="151", original=40_000_00)
    h.moved("151", "211", 40_000_00)
    yield None
    gone = a.DisposeAsset(
        asset=bought,
        stage=AssetStage.SOLD,
        day=h.today,
        proceeds=proceeds,
        decision=MEETING,
        tender=OPEN,
        reason="更新",
    )
    h.disposed(gone)
    h.moved("515", "151", 40_000_00)
    yield Plant(keys=(bought,))


def _interest(h: Hand, payee: str) -> f.DeclareInterest:
    return f.DeclareInterest(
        collective=h.one.key,
        account=AccountId("keeper"),
        payee=payee,
        reason="兄弟",
        since=date(2024, 1, 1),
    )


def _shown(h: Hand) -> tuple[Month, Month]:
    """Find what the village published of a quarter, publish a month where it does not."""
    published = h.app.query(Published(collective=h.one.key), **h.acting("discloser"))
    quarters = [one for one in published if one.first < one.last]
    if not quarters:
        month = publish(h)
        return month, month
    h.last = quarters[-1].publication
    return quarters[-1].first, quarters[-1].last


def _withdraw(h: Hand) -> None:
    gone = d.WithdrawDisclosure(
        publication=PublicationId(h.last), ground=WithdrawalGround.PERSONAL_DATA, reason="含姓名"
    )
    h.give("reviewer", gone)


def _policy(h: Hand, **own: Any) -> Planting:
    version = change(read(shipped("funds", "example.toml")), since=h.today, source="村规", **own)
    h.give("townfunds", f.AdoptFundPolicy(collective=h.one.key, version=version))
    passed = f.ReviewFundPolicy(collective=h.one.key, passed=True, words="与村规一致")
    h.give("reviewer", passed)
    yield Plant(keys=(h.one.key,))


def _planned(h: Hand, amount: Fen) -> Planting:
    item = f.PlannedItem(item="办公经费", amount=amount)
    plan = f.SetBudget(collective=h.one.key, year=2023, items=(item,), resolution="补录上年预算")
    h.give("bookkeeper", plan)
    passed = f.ReviewBudget(collective=h.one.key, year=2023, passed=True, words="与决议一致")
    h.give("reviewer", passed)
    yield Plant(keys=(h.one.key,))
