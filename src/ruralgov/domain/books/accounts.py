"""The official accounts as data, keyed by regime and code: a code alone means nothing.

The 42 of 2023 follow 《农村集体经济组织会计制度》 (财会〔2023〕14号), those of 2004
《村集体经济组织会计制度》 (财会〔2004〕12号) with two that were added to it later (161, 241).
"""

from collections.abc import Mapping
from typing import Final

from ruralgov.domain.collectives import Regime
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

OFFICIAL: Final = 3
"""Digits of an official code; a sub-account has pairs of digits more."""


class AccountClass(LabelledEnum):
    """What an account is of."""

    ASSET = "asset", "资产类", "assets"
    LIABILITY = "liability", "负债类", "liabilities"
    EQUITY = "equity", "所有者权益类", "equity"
    COST = "cost", "成本类", "costs"
    RESULT = "result", "损益类", "income and expenses"


class Side(LabelledEnum):
    """The side on which an account grows."""

    DEBIT = "debit", "借", "debit"
    CREDIT = "credit", "贷", "credit"


@frozen(kw_only=True)
class Account:
    """One official account. A *contra* account is taken off another of its class."""

    regime: Regime
    code: str
    zh: str
    en: str
    kind: AccountClass
    side: Side
    contra: bool = False
    two_way: bool = False
    """Whether its balance may rightly stand on either side."""


CASH: Final = frozenset({"101", "102"})
INTERNAL: Final = "113"
YEAR_RESULT: Final = "321"
DISTRIBUTION: Final = "322"
_KINDS: Final = {
    "1": AccountClass.ASSET,
    "2": AccountClass.LIABILITY,
    "3": AccountClass.EQUITY,
    "4": AccountClass.COST,
    "5": AccountClass.RESULT,
}
# code, side (D or C), flags (c contra, w two-way), name, English
_Y2023: Final = """
101 D - 库存现金 cash on hand
102 D - 银行存款 bank deposits
111 D - 短期投资 short-term investments
112 D - 应收款 receivables
113 D w 内部往来 internal accounts with members and units
121 D - 库存物资 stores
131 D - 消耗性生物资产 consumable biological assets
132 D - 生产性生物资产 productive biological assets
133 C c 生产性生物资产累计折旧 accumulated depreciation of productive biological assets
134 D - 公益性生物资产 public-benefit biological assets
141 D - 长期投资 long-term investments
151 D - 固定资产 fixed assets
152 C c 累计折旧 accumulated depreciation
153 D - 在建工程 construction in progress
154 D w 固定资产清理 disposal of fixed assets
161 D - 无形资产 intangible assets
162 C c 累计摊销 accumulated amortisation
171 D - 长期待摊费用 long-term deferred expenses
181 D w 待处理财产损溢 property gains and losses to be settled
201 C - 短期借款 short-term loans
211 C - 应付款 payables
212 C - 应付工资 wages payable
213 C - 应付劳务费 labour fees payable
214 C - 应交税费 taxes payable
221 C - 长期借款及应付款 long-term loans and payables
231 C - 一事一议资金 funds for matters decided case by case
241 C - 专项应付款 special payables
301 C - 资本 capital
311 C - 公积公益金 reserve and public welfare fund
321 C - 本年收益 result of the year
322 C - 收益分配 distribution of results
401 D - 生产（劳务）成本 production and labour costs
501 C - 经营收入 operating income
502 C - 投资收益 investment income
503 C - 补助收入 subsidies
504 C - 其他收入 other income
511 D - 经营支出 operating expenses
512 D - 税金及附加 taxes and surcharges
513 D - 管理费用 administrative expenses
514 D - 公益支出 public-benefit expenses
515 D - 其他支出 other expenses
521 D - 所得税费用 income tax
"""
_Y2004: Final = """
101 D - 现金 cash
102 D - 银行存款 bank deposits
111 D - 短期投资 short-term investments
112 D - 应收款 receivables
113 D w 内部往来 internal accounts
121 D - 库存物资 stores
131 D - 牲畜（禽）资产 livestock and poultry
132 D - 林木资产 forest assets
141 D - 长期投资 long-term investments
151 D - 固定资产 fixed assets
152 C c 累计折旧 accumulated depreciation
153 D w 固定资产清理 disposal of fixed assets
154 D - 在建工程 construction in progress
161 D - 无形资产 intangible assets
201 C - 短期借款 short-term loans
202 C - 应付款 payables
211 C - 应付工资 wages payable
212 C - 应付福利费 welfare payable
221 C - 长期借款及应付款 long-term loans and payables
231 C - 一事一议资金 funds for matters decided case by case
241 C - 专项应付款 special payables
301 C - 资本 capital
311 C - 公积公益金 reserve and public welfare fund
321 C - 本年收益 result of the year
322 C - 收益分配 distribution of results
401 D - 生产（劳务）成本 production and labour costs
501 C - 经营收入 operating income
502 D - 经营支出 operating expenses
511 C - 发包及上交收入 income from letting and remittances
521 C - 农业税附加返还收入 returned agricultural tax surcharge
522 C - 补助收入 subsidies
531 C - 其他收入 other income
541 D - 管理费用 administrative expenses
551 D - 其他支出 other expenses
561 C - 投资收益 investment income
"""
# an account of 2004, and those of 2023 that may take its balance
_MOVES: Final = """\
101 101
102 102
111 111
112 112
113 113
121 121
131 131 132
132 131 132 134
141 141
151 151
152 152
153 154
154 153
161 161
201 201
202 211 213 214
211 212 213
212 211 311
221 221 241
231 231
241 241
301 301
311 311
321 321
322 322
401 401
501 501
502 511 512
511 501
521 503
522 503
531 504
541 513
551 514 515 521
561 502
"""


def _read(regime: Regime, table: str) -> dict[str, Account]:
    found = {}
    for row in table.strip().splitlines():
        code, side, flags, zh, en = row.split(" ", 4)
        found[code] = Account(
            regime=regime,
            code=code,
            zh=zh,
            en=en,
            kind=_KINDS[code[0]],
            side=Side.DEBIT if side == "D" else Side.CREDIT,
            contra="c" in flags,
            two_way="w" in flags,
        )
    return found


CHARTS: Final[Mapping[Regime, Mapping[str, Account]]] = {
    Regime.Y2023: _read(Regime.Y2023, _Y2023),
    Regime.Y2004: _read(Regime.Y2004, _Y2004),
}
ACCOUNTS: Final = CHARTS[Regime.Y2023]
"""Those by which books are kept."""
RESULTS: Final = frozenset(a.code for a in ACCOUNTS.values() if a.kind is AccountClass.RESULT)
"""Income and expenses: what is carried over at the end of the year."""
SUCCESSORS: Final[Mapping[tuple[Regime, str], tuple[str, ...]]] = {
    **{(Regime.Y2023, code): (code,) for code in ACCOUNTS},
    **{(Regime.Y2004, old): tuple(new) for old, *new in map(str.split, _MOVES.splitlines())},
}
"""Where the balance of an old account may go, by regime and code; of several a person chooses.

After the rules for the change-over (财会〔2023〕20号), whose table of accounts was not at hand:
what was split up has every account here that may take a part of it.
"""


def official(code: str) -> str:
    """Return the official account of a full code."""
    return code[:OFFICIAL]
