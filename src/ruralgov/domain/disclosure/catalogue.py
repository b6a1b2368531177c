"""The catalogue of financial disclosure as data: 8 classes, 44 counted items, and what feeds each.

Classes 1-4, 6 and 7 follow 《农村集体经济组织财务公开规定》 (2011): 7 + 11 + 10 + 6 + 4 + 6 items.
Class 5 lists the kinds of resource, class 8 what else must be shown; neither is counted there.
The wording of the items was put down from memory: check it against the printed rule before quoting.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month, first_day, month_of, next_month
from ruralgov.domain.kernel.value import frozen


class ItemClass(LabelledEnum):
    """The classes of the catalogue, in its order; the value begins the code of each item."""

    PLAN = "1", "财务计划", "financial plan"
    INCOME = "2", "各项收入", "income"
    EXPENSE = "3", "各项支出", "spending"
    ASSETS = "4", "各项资产", "assets"
    RESOURCES = "5", "各类资源", "resources"
    DEBTS = "6", "债权债务", "claims and debts"
    DISTRIBUTION = "7", "收益分配", "distribution of results"
    OTHER = "8", "其他需要公开的事项", "other matters"


class Interval(LabelledEnum):
    """How often an item is shown at least; what has many transactions is shown monthly."""

    MONTH = "month", "每月", "monthly"
    QUARTER = "quarter", "每季度", "quarterly"
    YEAR = "year", "每年", "yearly"
    AT_ONCE = "at_once", "随时", "at any time"


class Audience(LabelledEnum):
    """To whom the rule owes an item; what is published here anybody may read."""

    MEMBERS = "members", "本集体成员", "members of the collective"
    EVERYONE = "everyone", "社会公众", "everyone"


class Source(LabelledEnum):
    """The query that an item comes from; nothing is typed in."""

    BUDGET = "budget", "预算（资金审批模块）", "budget (funds)"
    FLOWS = "flows", "已记账凭证的发生额", "lines of posted vouchers"
    BALANCES = "balances", "月末科目余额", "balances at the end of the month"
    REGISTER = "register", "资产资源登记簿", "register of assets and resources"
    USES = "uses", "收益分配科目的去向", "uses of the results"
    CONTRACTS = "contracts", "合同及其应收应付", "contracts and their dues"
    DECISIONS = "decisions", "结账与反结账记录", "decisions about months"


class PublicationKind(LabelledEnum):
    """What is shown together, and how often."""

    FINANCE = "finance", "财务收支", "money in and out"
    PROPERTY = "property", "资产资源家底", "assets and resources"
    CONTRACTS = "contracts", "合同", "contracts"
    ANNUAL = "annual", "年度财务公开", "yearly accounts"


@frozen(kw_only=True)
class Item:
    """One item of the catalogue; *shown* are the kinds of publication that it is in."""

    code: str
    kind: ItemClass
    zh: str
    en: str
    basis: str
    interval: Interval
    audience: Audience
    source: Source
    shown: frozenset[PublicationKind]


FINANCE_RULE: Final = "《农村集体经济组织财务公开规定》（2011年）"
COLLECTIVES_LAW: Final = "《农村集体经济组织法》（2025年5月1日起施行）"
_F, _P, _C, _A = PublicationKind
# code, source, interval, kinds (f finance, p property, c contracts, a annual), name, English
_ITEMS: Final = """
1-01 budget year a 财务收支计划 plan of income and spending
1-02 budget year a 固定资产购建计划 plan to buy and build fixed assets
1-03 budget year a 农业基本建设计划 plan of farm works
1-04 budget year a 公益事业及一事一议计划 plan of public works decided case by case
1-05 budget year a 资产经营处置、资源开发、对外投资计划 plan to use assets and to invest
1-06 budget year a 收益分配计划 plan of distribution
1-07 budget year a 其他计划 other plans
2-01 flows month fa 经营收入（产品销售、租赁、服务） operating income
2-02 flows month fa 发包及上交收入 letting and remittances
2-03 flows month fa 投资收入 investment income
2-04 flows month fa 一事一议筹资及以资代劳 funds raised case by case
2-05 flows month fa 村级组织运转经费补助 subsidies for running costs
2-06 flows month fa 上级专项补助 earmarked subsidies
2-07 flows month fa 征占土地补偿收入 compensation for land
2-08 flows month fa 救济、扶贫收入 relief
2-09 flows month fa 社会捐赠收入 donations received
2-10 flows month fa 资产处置收入 disposal of assets
2-11 flows month fa 其他收入 other income
3-01 flows month fa 经营支出 operating expenses
3-02 flows month fa 村组干部报酬 pay of village cadres
3-03 flows month fa 报刊费 newspapers
3-04 flows month fa 办公、差旅、会议、卫生、治安等管理费 office, travel, meetings, cleaning, safety
3-05 flows month fa 集体公益福利支出 public benefit and welfare
3-06 flows month fa 固定资产购建支出 fixed assets bought and built
3-07 flows month fa 征占土地补偿支出 compensation paid for land
3-08 flows month fa 救济扶贫等专项支出 relief and other earmarked spending
3-09 flows month fa 社会捐赠支出 donations made
3-10 flows month fa 其他支出 other spending
4-01 balances month fpa 现金及银行存款 cash and bank deposits
4-02 balances quarter pa 产品物资 products and stores
4-03 register quarter pa 固定资产 fixed assets
4-04 register quarter pa 农业资产 biological assets
4-05 balances quarter pa 对外投资 investments
4-06 register quarter pa 其他资产 other assets
5-01 register quarter pa 耕地 farmland
5-02 register quarter pa 林地 forest land
5-03 register quarter pa 草地 grassland
5-04 register quarter pa 园地 orchards
5-05 register quarter pa 滩涂 tidelands
5-06 register quarter pa 水面 water surfaces
5-07 register quarter pa 四荒地 waste hills, gullies, mounds and beaches
5-08 register quarter pa 集体建设用地 collective construction land
6-01 balances month fa 应收单位和个人欠款 owed to the collective
6-02 balances month fa 银行（信用社）贷款 bank loans
6-03 balances month fa 欠单位和个人款 owed by the collective
6-04 balances month fa 其他债权债务 other claims and debts
7-01 uses year a 收益总额 result of the year
7-02 uses year a 提取公积公益金 to the reserve
7-03 uses year a 提取福利费 to welfare
7-04 uses year a 外来投资分利 to outside investors
7-05 uses year a 成员分配 to members
7-06 uses year a 其他分配 other uses
8-01 balances year a 资本、公积公益金与未分配收益 capital, reserve and results not distributed
8-02 contracts at_once ca 发包、出租合同 contracts that let something out
8-03 contracts at_once ca 资产出让、出售合同 contracts that sell something
8-04 contracts at_once ca 采购与工程建设合同 contracts that buy or build
8-05 decisions month fa 反结账（更正）记录 months that were reopened
"""
_CLASSES: Final = {one.value: one for one in ItemClass}
_INTERVALS: Final = {one.value: one for one in Interval}
_SOURCES: Final = {one.value: one for one in Source}
_SHOWN: Final = {"f": _F, "p": _P, "c": _C, "a": _A}


def _items() -> dict[str, Item]:
    found = {}
    for line in _ITEMS.strip().splitlines():
        code, source, interval, kinds, zh, en = line.split(" ", 5)
        kind = _CLASSES[code[0]]
        open_to_all = kind in (ItemClass.ASSETS, ItemClass.RESOURCES) or source == "contracts"
        found[code] = Item(
            code=code,
            kind=kind,
            zh=zh,
            en=en,
            basis=FINANCE_RULE if kind is not ItemClass.OTHER else COLLECTIVES_LAW,
            interval=_INTERVALS[interval],
            audience=Audience.EVERYONE if open_to_all else Audience.MEMBERS,
            source=_SOURCES[source],
            shown=frozenset(_SHOWN[mark] for mark in kinds),
        )
    return found


ITEMS: Final[Mapping[str, Item]] = _items()
"""Every item by its code."""
COUNTED: Final = ("1", "2", "3", "4", "6", "7")
"""The classes whose items the rule counts: 44."""
MONEY_ITEM: Final = "4-01"


DUE_DAY: Final = 20
"""Accounts are shown by this day of the month after their quarter: 每季度首个月20日 in county lists
of 2022 (to be checked); the rule of 2011 asks for each quarter at least."""
QUARTER: Final = 3


def due_day(month: Month) -> date:
    """Return the day by which the accounts of a month are to be shown at the latest."""
    last = first_day(month)
    while last.month % QUARTER:
        last = first_day(next_month(month_of(last)))
    return first_day(next_month(month_of(last))).replace(day=DUE_DAY)


def items_of(kind: PublicationKind) -> list[Item]:
    """Return the items of a kind of publication, in the order of the catalogue."""
    return [item for item in ITEMS.values() if kind in item.shown]
