"""Faults of money, as inspectors describe them, and honest payments that look like one."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain import funds as f
from ruralgov.domain.books import messages as b
from ruralgov.domain.funds import CashAccount
from ruralgov.domain.kernel.ids import AccountId, VoucherId
from ruralgov.domain.property import Direction
from ruralgov.sample.faults.hand import FAR, Hand, Plant, steps
from ruralgov.sample.holdings import BANK, CARE, OFFICE, person

Planting = Iterator[Plant | None]
"""Steps of one month each; the last one says what was planted."""


SPELLINGS = (
    ("东山建材有限公司", "东山建材"),
    ("东山建材有限公司", "东山建材（有限责任公司）"),
    ("荣成市东山建材有限公司", "东山建材有限公司"),
    ("东山建材有限公司", "东山  建材（城关店）"),
    ("东山建材有限公司", "东山建材店"),
    ("东山建材有限公司", "东山建筑材料有限公司"),
)
"""How one payee is written twice; the last two are as different as two payees may be."""
NUMBERS = ("No.{}", "{} ", "00{}", "发票号{}", "{}（补）")


def paid_first(h: Hand) -> Planting:
    """资金先付手续再补：凭证日期早于审批。"""
    key, voucher = h.paid(h.about(800_00), "兴旺五金店", day=h.today.replace(day=1))
    yield Plant(keys=(key, voucher), also=("R22",))


def booked_the_day_of_approval(h: Hand) -> Planting:
    """当日审批、当日付款、当日入账。"""
    key, voucher = h.paid(h.about(800_00), "兴旺五金店")
    yield Plant(keys=(key, voucher))


def paid_for_another_village(h: Hand) -> Planting:
    """旧账：用甲村的审批单在乙村的账上付款。"""
    key, voucher = h.paid(h.about(900_00), "兴旺五金店", into=h.other)
    yield Plant(keys=(key, voucher), where=h.other.key, home="R17")


def never_approved(h: Hand) -> Planting:
    """旧账：白条付款，没有审批。"""
    voucher = h.moved(CARE, BANK, h.about(5_000_00), old=True)
    yield Plant(keys=(voucher,))


def half_approved(h: Hand) -> Planting:
    """旧账：应当四人会签，只有一人签字。"""
    key, voucher = h.paid(h.about(4_000_00), "村西工程队", item="公益维护", old=True)
    yield Plant(keys=(key, voucher))


def income_taken_back(h: Hand) -> Planting:
    """几个月前的收入被“冲销”，钱已转走。"""
    old = h.moved(BANK, "503", h.about(6_000_00))
    for _ in range(3):
        yield None
    key = h.give("bookkeeper", b.ReverseVoucher(voucher=VoucherId(old), day=h.today, reason="退回"))
    h.give("bookchecker", b.PostVoucher(voucher=VoucherId(key)))
    yield Plant(keys=(key,))


def slip_reversed(h: Hand) -> Planting:
    """记错金额，当天冲销重记。"""
    old = h.moved(BANK, "503", h.about(600_00))
    again = b.ReverseVoucher(voucher=VoucherId(old), day=h.today, reason="金额误录")
    key = h.give("bookkeeper", again)
    h.give("bookchecker", b.PostVoucher(voucher=VoucherId(key)))
    yield Plant(keys=(key,))


def transferred_elsewhere(h: Hand) -> Planting:
    """审批给公司，银行却转给了个人：账上看不出。"""
    key, voucher = h.paid(h.about(800_00), "兴旺五金店", reference="转入某个人账户")
    yield Plant(keys=(key, voucher))


def claimed_twice_by_form(h: Hand) -> Planting:
    """同一发票换个写法再报一次：公司名、发票号写法不同。"""
    amount = h.about(1_100_00)
    number = f"{h.one.draw.randrange(10**5, 10**8)}"
    one, other = h.one.draw.choice(SPELLINGS)
    first, _ = h.paid(amount, one, invoice=h.one.draw.choice(NUMBERS).format(number))
    yield None
    yield None
    second, _ = h.paid(amount, other, invoice=number)
    yield Plant(keys=(first, second))


def claimed_by_two(h: Hand) -> Planting:
    """同一张发票，公司报一次，个人又报一次。"""
    amount = h.about(1_000_00)
    number = f"3700{h.one.draw.randrange(10**9)}"
    first, _ = h.paid(amount, "润土园林", invoice=number)
    yield None
    second, _ = h.paid(amount, person(h.one.draw), invoice=number)
    yield Plant(keys=(first, second))


def claimed_by_scan(h: Hand) -> Planting:
    """第一次填发票号，第二次只附同一张发票的扫描件。"""
    amount, scan = h.about(900_00), f"{h.one.draw.randrange(16**63):064x}"
    first, _ = h.paid(amount, "城关文印社", attachments=(scan,))
    yield None
    yield None
    second, _ = h.paid(amount, "城关文印社", invoice="", attachments=(scan,))
    yield Plant(keys=(first, second))


def claimed_in_two_villages(h: Hand) -> Planting:
    """同一张发票在两个村各报一次。"""
    amount = h.about(1_200_00)
    number = f"{h.one.draw.randrange(10**7, 10**8)}"
    first, _ = h.paid(amount, "绿野果业有限责任公司", invoice=number)
    yield None
    mine, h.one = h.one, h.other
    second, _ = h.paid(amount, "绿野果业", invoice=number)
    h.one = mine
    yield Plant(keys=(first, second), where=h.other.key)


def bought_the_same_again(h: Hand) -> Planting:
    """同一家店、同样金额、两张不同的发票。"""
    amount = h.about(700_00)
    first, _ = h.paid(amount, "城关文印社")
    yield None
    second, _ = h.paid(amount, "城关文印社")
    yield Plant(keys=(first, second))


def paid_in_parts(h: Hand) -> Planting:
    """按同一份合同分期付款，附件相同、发票不同。"""
    amount, scan = h.about(900_00), f"{h.one.draw.randrange(16**63):064x}"
    first, _ = h.paid(amount, "村东绿化队", attachments=(scan,))
    yield None
    second, _ = h.paid(amount, "村东绿化队", attachments=(scan,))
    yield Plant(keys=(first, second))


def billed_twice(h: Hand) -> Planting:
    """同一批货开两张金额不同的发票：票面看不出。"""
    first, _ = h.paid(h.about(800_00), "城关文印社")
    second, _ = h.paid(h.about(790_00), "城关文印社")
    yield Plant(keys=(first, second))


def related_found_later(h: Hand) -> Planting:
    """付款后才申报：收款方是审批人的亲属。"""
    payee = f"{h.one.name}兄弟建材店"
    key, _ = h.paid(h.about(1_000_00), payee)
    for _ in range(2):
        yield None
    h.give("reviewer", _interest(h, "head", payee, date(2024, 1, 1)))
    yield Plant(keys=(key,))


def related_applicant(h: Hand) -> Planting:
    """经办人与收款方有利害关系，已申报，仍由本人经办。"""
    payee = f"{h.one.name}小卖部"
    h.give("reviewer", _interest(h, "applicant", payee, date(2024, 1, 1)))
    key, _ = h.paid(h.about(600_00), payee)
    yield Plant(keys=(key,))


def related_other_spelling(h: Hand) -> Planting:
    """申报的写法与付款的写法不同。"""
    declared, paid = (name.replace("东山", h.one.name) for name in h.one.draw.choice(SPELLINGS))
    h.give("reviewer", _interest(h, "head", declared, date(2024, 1, 1)))
    key, _ = h.paid(h.about(1_000_00), paid)
    yield Plant(keys=(key,))


def relation_over(h: Hand) -> Planting:
    """关系已经结束，此后才付款。"""
    payee = f"{h.one.name}旧友商店"
    interest = _interest(h, "head", payee, date(2022, 1, 1))
    key = h.give("reviewer", interest)
    ended = f.EndInterest(interest=key, until=date(2023, 6, 1), reason="已离任")
    h.give("townfunds", ended)
    key, _ = h.paid(h.about(700_00), payee)
    yield Plant(keys=(key,))


def related_and_apart(h: Hand) -> Planting:
    """有利害关系的人没有经手。"""
    payee = f"{h.one.name}亲友商店"
    h.give("reviewer", _interest(h, "keeper", payee, date(2022, 1, 1)))
    key, _ = h.paid(h.about(700_00), payee)
    yield Plant(keys=(key,))


def related_and_silent(h: Hand) -> Planting:
    """亲属关系从未申报：账上看不出。"""
    key, _ = h.paid(h.about(700_00), f"{h.one.name}内弟商店")
    yield Plant(keys=(key,))


def related_party(h: Hand) -> Planting:
    """合同签给合同管理员的亲属企业。"""
    company = f"{h.one.name}宏达养殖有限公司"
    h.give("reviewer", _interest(h, "keeper", company, date(2023, 1, 1)))
    pond = h.asset("南湾塘", boundary=f"{h.one.code}-南湾")
    key = h.contract(
        (pond,), date(2024, 3, 1), date(2028, 3, 1), steps(FAR, 6_000_00, 3), company=company
    )
    yield Plant(keys=(key,))


def split_by_name(h: Hand) -> Planting:
    """同一天两笔，各略低于限额，收款方写法不同。"""
    one, other = h.one.draw.choice(SPELLINGS)
    first, _ = h.paid(_under(h), one)
    second, _ = h.paid(_under(h), other)
    yield Plant(keys=(first, second))


def split_in_halves(h: Hand) -> Planting:
    """一笔三千多元的劳务费，同日分开付给“有限公司”和简称。"""
    first, _ = h.paid(h.about(1_800_00), "鲁东劳务有限公司")
    second, _ = h.paid(h.about(1_800_00), "鲁东劳务")
    yield Plant(keys=(first, second))


def split_by_days(h: Hand) -> Planting:
    """隔 31 天再付一笔，避开 30 天累计。"""
    first, _ = h.paid(_under(h), f"{h.one.name}修缮队")
    yield None
    second, _ = h.paid(_under(h), f"{h.one.name}修缮队")
    yield Plant(keys=(first, second))


def split_in_three(h: Hand) -> Planting:
    """拆成三笔，每笔只有限额的四成。"""
    keys = [
        h.paid(80_000 + n, f"鲁东劳务{form}")[0]
        for n, form in enumerate(("有限公司", "", "有限责任公司"))
    ]
    yield Plant(keys=tuple(keys))


def cleaned_every_month(h: Hand) -> Planting:
    """保洁费，每月同额。"""
    amount, keys = h.about(1_700_00), []
    for _ in range(3):
        keys.append(h.paid(amount, f"{h.one.name}保洁服务部")[0])
        yield None
    yield Plant(keys=tuple(keys))


def paid_under_a_contract(h: Hand) -> Planting:
    """按采购合同分两次付款。"""
    company = f"{h.one.name}路灯工程有限公司"
    h.contract(
        (),
        date(2024, 1, 6),
        date(2024, 12, 1),
        steps(date(2024, 2, 1), 3_800_00),
        company=company,
        direction=Direction.BUY_IN,
    )
    first, _ = h.paid(h.about(1_700_00), company)
    yield None
    second, _ = h.paid(h.about(1_700_00), company)
    yield Plant(keys=(first, second))


def two_repairs(h: Hand) -> Planting:
    """两次互不相干的抢修，恰好同一家、相隔一月。"""
    first, _ = h.paid(h.about(1_700_00), f"{h.one.name}抢修队")
    yield None
    second, _ = h.paid(h.about(1_700_00), f"{h.one.name}抢修队")
    yield Plant(keys=(first, second))


def cash_kept(h: Hand) -> Planting:
    """取现后两个月才交存。"""
    amount = h.about(6_000_00)
    key = h.moved("101", BANK, amount)
    yield None
    yield None
    h.moved(BANK, "101", amount)
    yield Plant(keys=(key,))


def cash_banked(h: Hand) -> Planting:
    """取现发放误工补贴，没有发成，两天后交回。"""
    amount = h.about(6_000_00)
    key = h.moved("101", BANK, amount, day=h.today.replace(day=1))
    h.moved(BANK, "101", amount, day=h.today.replace(day=3))
    yield Plant(keys=(key,))


def set_off(h: Hand) -> Planting:
    """卖废旧物资的钱直接抵了办公费。"""
    key = h.moved(OFFICE, "504", h.about(500_00))
    yield Plant(keys=(key,))


def paid_by_the_town(h: Hand) -> Planting:
    """镇里直接支付的公益支出，补助与支出同时入账。"""
    key = h.moved(CARE, "503", h.about(2_000_00))
    yield Plant(keys=(key,))


def till_below_nothing(h: Hand) -> Planting:
    """先用账外现金付款，后补取现：按日期库存现金为负。"""
    h.moved("101", BANK, 1_500_00, day=h.today.replace(day=3))
    _, voucher = h.paid(980_00, "农技站", account=CashAccount.CASH, day=h.today.replace(day=1))
    yield Plant(keys=(voucher,), also=("R2", "R22"))


def income_spent(h: Hand) -> Planting:
    """取现备付，又退回银行，拿当天收来的现金付了款。"""
    h.moved("101", BANK, 1_000_00, day=h.today.replace(day=1))
    key, _ = h.paid(970_00, "农技站", account=CashAccount.CASH, book=False)
    h.moved(BANK, "101", 1_000_00)
    h.moved("101", "504", h.about(2_000_00))
    voucher = h.booked(key, 970_00, account=CashAccount.CASH)
    yield Plant(keys=(voucher,))


def income_banked(h: Hand) -> Planting:
    """收来的现金先交存，再另取备用金付款。"""
    amount = h.about(2_000_00)
    h.moved("101", "504", amount, day=h.today.replace(day=1))
    h.moved(BANK, "101", amount, day=h.today.replace(day=2))
    h.moved("101", BANK, 1_000_00, day=h.today.replace(day=3))
    key, voucher = h.paid(970_00, "农技站", account=CashAccount.CASH)
    yield Plant(keys=(key, voucher))


def not_booked(h: Hand) -> Planting:
    """钱付了，凭证一直没有做。"""
    key, _ = h.paid(h.about(500_00), "农技站", book=False)
    yield Plant(keys=(key,))


def booked_next_month(h: Hand) -> Planting:
    """月底付款，下月初入账。"""
    amount = h.about(500_00)
    key, _ = h.paid(amount, "农技站", book=False)
    yield None
    h.booked(key, amount)
    yield Plant(keys=(key,))


def sent_back(h: Hand) -> Planting:
    """凭证附件不全，退回了。"""
    key = h.moved(BANK, "503", h.about(400_00), post=False)
    h.give("bookchecker", b.RejectVoucher(voucher=VoucherId(key), reason="附件不全"))
    yield Plant(keys=(key,))


def _under(h: Hand) -> int:
    """Return from 60 % of the lowest limit up to the limit itself."""
    return h.one.draw.randrange(1_200, 2_001) * 100


def _interest(h: Hand, account: str, payee: str, since: date) -> f.DeclareInterest:
    return f.DeclareInterest(
        collective=h.one.key,
        account=AccountId(account),
        payee=payee,
        reason="亲属",
        since=since,
    )
