"""The books of a collective as audit software takes them: 公共档案 and 总账 of one fiscal year.

The form is the accounting data interface of GB/T 24589 (财经信息技术 会计核算软件数据接口).
The names of elements were put down from memory of part 1 (GB/T 24589.1-2010); the official schema
was not at hand: check a file against it before it is handed in. Money is yuan with two decimals.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.books import (
    ACCOUNTS,
    AccountClass,
    AccountOf,
    ChartOfAccounts,
    FiledVoucher,
    MonthBalance,
    MonthlyBalances,
    Side,
    TextsMayLeave,
    VoucherFiles,
    official,
)
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import first_day, last_day, months_from
from ruralgov.reports import texts
from ruralgov.reports.journals import Scope, whose

STANDARD: Final = "GB/T 24589.1-2010"
CURRENCY: Final = "CNY"
_KINDS: Final[Mapping[AccountClass, str]] = {
    AccountClass.ASSET: "资产",
    AccountClass.LIABILITY: "负债",
    AccountClass.EQUITY: "所有者权益",
    AccountClass.COST: "成本",
    AccountClass.RESULT: "损益",
}


@frozen(kw_only=True)
class Ledger:
    """What is exported: the books of one collective in months of one year."""

    scope: Scope
    whom: str
    chart: Sequence[AccountOf]
    balances: Sequence[MonthBalance]
    vouchers: Sequence[FiledVoucher]

    def name(self, one: AccountOf) -> str:
        """Return the name of an account; a sub-account's may be a person's."""
        return one.name if self.scope.texts else ACCOUNTS[official(one.code)].zh


def gbt24589(app: App, scope: Scope, **acting: Any) -> str:
    """Return the file as text.

    Summaries and names of sub-accounts are left out without ``scope.texts``. Raises
    ``book_of_one``, ``interface_of_a_year``, ``not_granted`` and ``collective_missing``.
    """
    if scope.collective is None:
        raise BadInput(texts.BOOK_OF_ONE)
    if scope.first[:4] != scope.last[:4]:
        raise BadInput(texts.INTERFACE_OF_A_YEAR, first=scope.first, last=scope.last)
    if scope.texts:
        app.query(TextsMayLeave(collective=scope.collective), **acting)
    of: dict[str, Any] = {"collective": scope.collective, "first": scope.first, "last": scope.last}
    ledger = Ledger(
        scope=scope,
        whom=whose(app, scope, **acting),
        chart=app.query(ChartOfAccounts(collective=scope.collective), **acting),
        balances=app.query(MonthlyBalances(**of), **acting),
        vouchers=app.query(VoucherFiles(**of), **acting),
    )
    root = Element("会计核算软件数据")
    _common(SubElement(root, "公共档案"), ledger)
    _general(SubElement(root, "总账"), ledger)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, "unicode") + "\n"


def _put(parent: Element, name: str, **fields: object) -> None:
    """Add an element whose fields are elements with text."""
    made = SubElement(parent, name)
    for key, value in fields.items():
        SubElement(made, key).text = str(value)


def _common(parent: Element, ledger: Ledger) -> None:
    year = ledger.scope.first[:4]
    _put(
        parent,
        "电子账簿",
        电子账簿编号=ledger.scope.collective,
        电子账簿名称=ledger.whom,
        会计核算单位=ledger.whom,
        单位性质="农村集体经济组织",
        开发单位="ruralgov",
        本位币=CURRENCY,
        会计年度=year,
        标准版本号=STANDARD,
    )
    for month in months_from(ledger.scope.first, ledger.scope.last):
        _put(
            parent,
            "会计期间",
            会计年度=year,
            会计期间号=int(month[5:]),
            会计期间起始日期=_day(first_day(month)),
            会计期间结束日期=_day(last_day(month)),
        )
    _put(
        parent,
        "记账凭证类型",
        记账凭证类型编号="1",
        记账凭证类型名称="记账凭证",
        记账凭证类型简称="记",
    )
    _put(parent, "币种", 币种编码=CURRENCY, 币种名称="人民币")


def _general(parent: Element, ledger: Ledger) -> None:
    depth = max(len(one.code) for one in ledger.chart)
    rule = "-".join(["3", *["2"] * ((depth - 3) // 2)])
    _put(parent, "总账基础信息", 科目编号规则=rule, 结构分隔符="-")
    for one in ledger.chart:
        _put(
            parent,
            "会计科目",
            科目编号=one.code,
            科目名称=ledger.name(one),
            科目级次=1 + (len(one.code) - 3) // 2,
            科目类型=_KINDS[one.kind],
            余额方向="借" if one.side is Side.DEBIT else "贷",
        )
    sides = {one.code: one.side for one in ledger.chart}
    for row in ledger.balances:
        _balance(parent, row, sides.get(row.code, ACCOUNTS[official(row.code)].side))
    for filed in ledger.vouchers:
        if filed.file.number is not None:
            _voucher(parent, filed, texts_too=ledger.scope.texts)


def _balance(parent: Element, row: MonthBalance, side: Side) -> None:
    """Add the balance of an account in a month: each on its side, so that none is below nothing."""
    _put(
        parent,
        "科目余额及发生额",
        科目编号=row.code,
        期初余额方向=_direction(row.opening, side),
        期末余额方向=_direction(row.closing, side),
        币种编码=CURRENCY,
        会计年度=row.month[:4],
        会计期间号=int(row.month[5:]),
        期初本币余额=_yuan(abs(row.opening)),
        借方本币发生额=_yuan(row.debit),
        贷方本币发生额=_yuan(row.credit),
        期末本币余额=_yuan(abs(row.closing)),
    )


def _voucher(parent: Element, one: FiledVoucher, *, texts_too: bool) -> None:
    file = one.file
    for number, line in enumerate(file.written, 1):
        _put(
            parent,
            "记账凭证",
            记账凭证日期=_day(file.day),
            会计年度=file.month[:4],
            会计期间号=int(file.month[5:]),
            记账凭证类型编号="1",
            记账凭证编号=file.number,
            记账凭证行号=number,
            记账凭证摘要=(line.text or file.summary) if texts_too else "",
            科目编号=line.account,
            币种编码=CURRENCY,
            借方本币金额=_yuan(line.debit),
            贷方本币金额=_yuan(line.credit),
            附件数=len(file.documents),
            制单人=file.maker,
            审核人=file.checker,
            记账人=file.checker,
            记账标志="1",
            作废标志="0",
        )


def _direction(balance: int, side: Side) -> str:
    if not balance:
        return "借" if side is Side.DEBIT else "贷"
    return "借" if balance > 0 else "贷"


def _yuan(fen: int) -> str:
    """Return fen as yuan with two decimals and no separators."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02}"


def _day(day: Any) -> str:
    return f"{day:%Y%m%d}"
