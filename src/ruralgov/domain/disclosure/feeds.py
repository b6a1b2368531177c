"""Which item each account, asset and contract feeds, as tables: first match wins, nothing is left.

Sub-accounts are each collective's own, so what an official account leaves open is told by words in
the name of its sub-account; where none fits, the account's last line takes it.
"""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from ruralgov.domain.books.accounts import OFFICIAL, RESULTS
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.property.asset import AssetKind
from ruralgov.domain.property.contract import Direction, Tenure


@frozen
class Feed:
    """An account, the words that its sub-account has (none: any), and the item that it feeds."""

    account: str
    words: tuple[str, ...]
    item: str


LAND: Final = "征|占地|拆迁"
RELIEF: Final = "救济|扶贫|救灾|衔接|帮扶"
# account, words (* any), item; of 231 and 241 what came in (+) and what was spent (-)
_FLOWS: Final = f"""
501 发包|承包|上交 2-02
501 * 2-01
502 * 2-03
503 运转|经费|办公|转移支付 2-05
503 {LAND} 2-07
503 {RELIEF} 2-08
503 * 2-06
504 {LAND} 2-07
504 {RELIEF} 2-08
504 捐 2-09
504 处置|变卖|清理|出售 2-10
504 * 2-11
231+ * 2-04
241+ {LAND} 2-07
241+ {RELIEF} 2-08
241+ 捐 2-09
241+ 运转|经费 2-05
241+ * 2-06
511 * 3-01
512 * 3-01
513 报酬|工资|补贴|补助|误工|薪 3-02
513 报刊|书报|杂志 3-03
513 * 3-04
514 * 3-05
515 捐 3-09
515 * 3-10
521 * 3-10
151+ * 3-06
153+ * 3-06
153- * 3-06
231- * 3-05
241- {LAND} 3-07
241- * 3-08
"""
# account, words, item; 113 by the side of its balance
_BALANCES: Final = """
101 * 4-01
102 * 4-01
121 * 4-02
401 * 4-02
151 * 4-03
152 * 4-03
153 * 4-03
154 * 4-03
131 * 4-04
132 * 4-04
133 * 4-04
134 * 4-04
111 * 4-05
141 * 4-05
161 * 4-06
162 * 4-06
171 * 4-06
181 * 4-06
112 * 6-01
113+ * 6-01
113- * 6-03
201 * 6-02
221 贷|借 6-02
221 * 6-03
211 * 6-03
212 * 6-03
213 * 6-03
214 * 6-03
231 * 6-04
241 * 6-04
301 * 8-01
311 * 8-01
321 * 8-01
322 * 8-01
"""


def _read(table: str) -> tuple[Feed, ...]:
    lines = (line.split() for line in table.strip().splitlines())
    return tuple(
        Feed(account, () if words == "*" else tuple(words.split("|")), item)
        for account, words, item in lines
    )


FLOWS: Final = _read(_FLOWS)
BALANCES: Final = (*_read(_BALANCES), *(Feed(code, (), "8-01") for code in sorted(RESULTS)))
"""Results that were not carried over yet are the collective's own."""
DEBIT_ITEMS: Final = frozenset({"4-01", "4-02", "4-03", "4-04", "4-05", "4-06", "6-01"})
"""Those that show debit less credit; the other balances show credit less debit."""
BUDGET_WORDS: Final = (
    ("固定资产|购置|购建", "1-02"),
    ("农业|农田|水利|基本建设", "1-03"),
    ("公益|一事一议|福利", "1-04"),
    ("资源|资产|投资", "1-05"),
    ("分配|分红", "1-06"),
    ("收入|支出|收支|经营|管理|维修", "1-01"),
)
REST_OF_BUDGET: Final = "1-07"
ASSET_ITEMS: Final[Mapping[AssetKind, str]] = {
    AssetKind.FIXED: "4-03",
    AssetKind.BIOLOGICAL: "4-04",
    AssetKind.INTANGIBLE: "4-06",
    AssetKind.OTHER: "4-06",
    AssetKind.FARMLAND: "5-01",
    AssetKind.FOREST: "5-02",
    AssetKind.GRASSLAND: "5-03",
    AssetKind.ORCHARD: "5-04",
    AssetKind.TIDELAND: "5-05",
    AssetKind.WATER: "5-06",
    AssetKind.WASTELAND: "5-07",
    AssetKind.CONSTRUCTION_LAND: "5-08",
}
CONTRACT_ITEMS: Final[Mapping[Direction, str]] = {
    Direction.LET_OUT: "8-02",
    Direction.SELL: "8-03",
    Direction.BUY_IN: "8-04",
    Direction.BUILD: "8-04",
}
LETTING: Final = "2-02"
LET_BY_THE_RULES: Final = frozenset({Tenure.HOUSEHOLD, Tenure.OPEN, Tenure.LAND_USE})
"""Income of such a contract is 发包, whatever its account is called; a lease is 经营."""


def flow_item(account: str, own: str, *, credit: bool) -> str | None:
    """Return the item that a line feeds by official account and its own name, or None."""
    return _match(FLOWS, account, own, "+" if credit is _grows_by_credit(account) else "-")


def balance_item(account: str, own: str, balance: int) -> str:
    """Return the item of a balance (debit less credit); raises ``account_feeds_no_item``."""
    found = _match(BALANCES, account, own, "+" if balance >= 0 else "-")
    if found is None:
        raise Refused("account_feeds_no_item", code=account)
    return found


def budget_item(name: str) -> str:
    """Return the item of a line of the budget."""
    for words, item in BUDGET_WORDS:
        if any(word in name for word in words.split("|")):
            return item
    return REST_OF_BUDGET


def _match(feeds: tuple[Feed, ...], account: str, own: str, sign: str) -> str | None:
    for feed in feeds:
        if feed.account not in (account, account + sign):
            continue
        if not feed.words or any(word in own for word in feed.words):
            return feed.item
    return None


def _grows_by_credit(account: str) -> bool:
    return account[0] == "2" and len(account) == OFFICIAL
