"""The statements as data: which item each account feeds, and which items add up to which.

After 《农村集体经济组织会计制度》 (财会〔2023〕14号), whose printed forms were not at hand:
the accounts are those of the rules, the order and names of some items may differ from the form.
"""

from collections.abc import Callable, Mapping
from typing import Final

from ruralgov.domain.books.accounts import RESULTS, Side
from ruralgov.domain.books.model import DistributionUse
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class StatementKind(LabelledEnum):
    """The statements whose figures can be followed to their vouchers."""

    BALANCE_SHEET = "balance_sheet", "资产负债表", "balance sheet"
    INCOME = "income", "收益及收益分配表", "income and distribution"


class Part(LabelledEnum):
    """What part of an account's balances an item takes, full code by full code."""

    ALL = "all", "全部", "all"
    DEBIT = "debit", "借方余额", "those on the debit side"
    CREDIT = "credit", "贷方余额", "those on the credit side"


@frozen
class Feed:
    """An account that feeds an item."""

    account: str
    part: Part = Part.ALL


@frozen(kw_only=True)
class Item:
    """A line of a statement: what accounts feed it and what other items it adds up.

    *side* is that on which its amount is above nothing. ``uses`` are those of the lines on 321 and
    322 in the period that it takes.
    """

    code: str
    zh: str
    en: str
    side: Side = Side.DEBIT
    feeds: tuple[Feed, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    uses: tuple[DistributionUse, ...] = ()
    unclosed: bool = False
    """Whether it is the income and expenses that were not carried over by then."""
    before: tuple[str, ...] = ()
    """Items of the balance sheet that it takes as of the beginning."""


def _of(code: str, zh: str, en: str, accounts: str, side: Side = Side.DEBIT) -> Item:
    feeds = []
    for name in accounts.split():
        part = {"+": Part.DEBIT, "-": Part.CREDIT}.get(name[-1], Part.ALL)
        feeds.append(Feed(name.rstrip("+-"), part))
    return Item(code=code, zh=zh, en=en, side=side, feeds=tuple(feeds))


def _sum(code: str, zh: str, en: str, parts: str, side: Side = Side.DEBIT) -> Item:
    signed = ((part.removeprefix("-"), -1 if part.startswith("-") else 1) for part in parts.split())
    return Item(code=code, zh=zh, en=en, side=side, parts=tuple(signed))


_C = Side.CREDIT
ASSETS, SOURCES, UNDISTRIBUTED = "assets", "liabilities_and_equity", "undistributed"
BALANCE_SHEET: Final = (
    _of("money", "货币资金", "cash and bank", "101 102"),
    _of("short_investments", "短期投资", "short-term investments", "111"),
    _of("receivables", "应收款项", "receivables", "112 113+"),
    _of("inventory", "存货", "inventory", "121 401"),
    _of("consumable", "消耗性生物资产", "consumable biological assets", "131"),
    _sum(
        "current_assets",
        "流动资产合计",
        "current assets",
        "money short_investments receivables inventory consumable",
    ),
    _of("long_investments", "长期投资", "long-term investments", "141"),
    _of("productive_cost", "生产性生物资产原值", "productive biological assets, cost", "132"),
    _of("productive_worn", "减：生产性生物资产累计折旧", "less depreciation of these", "133", _C),
    _sum(
        "productive",
        "生产性生物资产净值",
        "productive biological assets, net",
        "productive_cost -productive_worn",
    ),
    _of("fixed_cost", "固定资产原值", "fixed assets, cost", "151"),
    _of("fixed_worn", "减：累计折旧", "less depreciation of these", "152", _C),
    _sum("fixed", "固定资产净值", "fixed assets, net", "fixed_cost -fixed_worn"),
    _of("construction", "在建工程", "construction in progress", "153"),
    _of("disposal", "固定资产清理", "disposal of fixed assets", "154"),
    _of("intangible_cost", "无形资产原值", "intangible assets, cost", "161"),
    _of("intangible_worn", "减：累计摊销", "less amortisation of these", "162", _C),
    _sum(
        "intangible", "无形资产净值", "intangible assets, net", "intangible_cost -intangible_worn"
    ),
    _of("public_biological", "公益性生物资产", "public-benefit biological assets", "134"),
    _of("deferred", "长期待摊费用", "long-term deferred expenses", "171"),
    _of("pending", "待处理财产损溢", "property gains and losses to be settled", "181"),
    _sum(
        "noncurrent_assets",
        "非流动资产合计",
        "non-current assets",
        "long_investments productive fixed construction disposal intangible public_biological "
        "deferred pending",
    ),
    _sum(ASSETS, "资产总计", "total assets", "current_assets noncurrent_assets"),
    _of("short_loans", "短期借款", "short-term loans", "201", _C),
    _of("payables", "应付款项", "payables", "211 113-", _C),
    _of("wages", "应付工资", "wages payable", "212", _C),
    _of("labour", "应付劳务费", "labour fees payable", "213", _C),
    _of("taxes", "应交税费", "taxes payable", "214", _C),
    _sum(
        "current_liabilities",
        "流动负债合计",
        "current liabilities",
        "short_loans payables wages labour taxes",
        _C,
    ),
    _of("long_loans", "长期借款及应付款", "long-term loans and payables", "221", _C),
    _of("case_funds", "一事一议资金", "funds for matters decided case by case", "231", _C),
    _of("special", "专项应付款", "special payables", "241", _C),
    _sum(
        "noncurrent_liabilities",
        "非流动负债合计",
        "non-current liabilities",
        "long_loans case_funds special",
        _C,
    ),
    _sum(
        "liabilities", "负债合计", "liabilities", "current_liabilities noncurrent_liabilities", _C
    ),
    _of("capital", "资本", "capital", "301", _C),
    _of("reserve", "公积公益金", "reserve and public welfare fund", "311", _C),
    _of("distributed", "已结转未分配收益", "results carried over, not distributed", "321 322", _C),
    Item(
        code="unclosed",
        zh="尚未结转的收益",
        en="results not carried over yet",
        side=_C,
        unclosed=True,
    ),
    _sum(UNDISTRIBUTED, "未分配收益", "undistributed results", "distributed unclosed", _C),
    _sum("equity", "所有者权益合计", "equity", f"capital reserve {UNDISTRIBUTED}", _C),
    _sum(SOURCES, "负债和所有者权益总计", "total liabilities and equity", "liabilities equity", _C),
)


def _use(code: str, zh: str, en: str, side: Side, *uses: DistributionUse) -> Item:
    return Item(code=code, zh=zh, en=en, side=side, uses=uses)


NET_RESULT, CLOSING = "net_result", "closing_undistributed"
INCOME: Final = (
    _of("operating_income", "经营收入", "operating income", "501", _C),
    _of("investment_income", "加：投资收益", "plus investment income", "502", _C),
    _of("subsidies", "补助收入", "subsidies", "503", _C),
    _of("operating_expenses", "减：经营支出", "less operating expenses", "511"),
    _of("surcharges", "税金及附加", "taxes and surcharges", "512"),
    _of("administration", "管理费用", "administrative expenses", "513"),
    _sum(
        "operating_result",
        "经营收益",
        "operating result",
        "operating_income investment_income subsidies -operating_expenses -surcharges "
        "-administration",
        _C,
    ),
    _of("other_income", "加：其他收入", "plus other income", "504", _C),
    _of("public_expenses", "减：公益支出", "less public-benefit expenses", "514"),
    _of("other_expenses", "其他支出", "other expenses", "515"),
    _sum(
        "total_result",
        "收益总额",
        "total result",
        "operating_result other_income -public_expenses -other_expenses",
        _C,
    ),
    _of("income_tax", "减：所得税费用", "less income tax", "521"),
    _sum(NET_RESULT, "净收益", "net result", "total_result -income_tax", _C),
    Item(
        code="opening_undistributed",
        zh="加：期初未分配收益",
        en="plus undistributed results at the beginning",
        side=_C,
        uses=(DistributionUse.OPENING,),
        before=(UNDISTRIBUTED,),
    ),
    _use("incoming", "其他转入", "transferred in", _C, DistributionUse.INCOMING),
    _sum(
        "distributable",
        "可分配收益",
        "distributable results",
        f"{NET_RESULT} opening_undistributed incoming",
        _C,
    ),
    _use(
        "to_reserve",
        "减：提取公积公益金",
        "less to the reserve",
        Side.DEBIT,
        DistributionUse.RESERVE,
    ),
    _use("to_members", "向成员（投资者）分配", "to members", Side.DEBIT, DistributionUse.MEMBERS),
    _use("to_others", "其他分配", "other uses", Side.DEBIT, DistributionUse.OTHER),
    _sum(
        CLOSING,
        "期末未分配收益",
        "undistributed results at the end",
        "distributable -to_reserve -to_members -to_others",
        _C,
    ),
)
STATEMENTS: Final[Mapping[StatementKind, tuple[Item, ...]]] = {
    StatementKind.BALANCE_SHEET: BALANCE_SHEET,
    StatementKind.INCOME: INCOME,
}
INCOME_ACCOUNTS: Final = RESULTS


def evaluate(items: tuple[Item, ...], own: Callable[[Item], int]) -> dict[str, int]:
    """Return the amount of each item in fen: *own* gives what it has beside its parts.

    What *own* gives is debit less credit; an item is above nothing on its own side.
    """
    found: dict[str, int] = {}
    for item in items:
        amount = own(item) * (1 if item.side is Side.DEBIT else -1)
        found[item.code] = amount + sum(found[code] * sign for code, sign in item.parts)
    return found


def leaves(items: tuple[Item, ...], code: str) -> list[Item]:
    """Return the items that an item adds up to in the end, itself if it adds up none."""
    by_code = {item.code: item for item in items}
    item = by_code[code]
    if not item.parts:
        return [item]
    return [leaf for part, _ in item.parts for leaf in leaves(items, part)]


def feeding(items: tuple[Item, ...]) -> dict[str, list[tuple[Part, str]]]:
    """Return for each account which items it feeds, and with what part."""
    found: dict[str, list[tuple[Part, str]]] = {}
    for item in items:
        for feed in item.feeds:
            found.setdefault(feed.account, []).append((feed.part, item.code))
    return found
