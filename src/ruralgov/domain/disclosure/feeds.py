"""Which item each account, asset and contract feeds, as tables: first match wins, nothing is left.

Sub-accounts are each collective's own, so what an official account leaves open is told by words in
the name of its sub-account; where none fits, the account's last line takes it.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from attrs import field

from ruralgov.domain.books import ACCOUNTS, RESULTS
from ruralgov.domain.disclosure import texts
from ruralgov.domain.disclosure.catalogue import ITEMS
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import AssetKind, Direction, Tenure


class Side(Enum):
    """Of a movement, which way it goes; of a balance, on which side it stands."""

    MORE = "more"
    LESS = "less"
    DEBIT = "debit"
    CREDIT = "credit"


MORE, LESS, DEBIT, CREDIT = Side


@frozen
class Feed:
    """An account and the item that it feeds, by *words* of its sub-account (none: any) and side.

    Raises ``ValueError`` for what is no account, or no item of the catalogue.
    """

    account: str = field()
    item: str = field()
    words: tuple[str, ...] = ()
    side: Side | None = field(default=None, kw_only=True)

    @account.validator
    def _check_account(self, _: object, account: str) -> None:
        if account not in ACCOUNTS:
            raise ValueError(f"{account} is no account")

    @item.validator
    def _check_item(self, _: object, item: str) -> None:
        if item not in ITEMS:
            raise ValueError(f"{item} is no item of the catalogue")


LAND: Final = ("征", "占地", "拆迁")
RELIEF: Final = ("救济", "扶贫", "救灾", "衔接", "帮扶")
FLOWS: Final = (
    Feed("501", "2-02", ("发包", "承包", "上交")),
    Feed("501", "2-01"),
    Feed("502", "2-03"),
    Feed("503", "2-05", ("运转", "经费", "办公", "转移支付")),
    Feed("503", "2-07", LAND),
    Feed("503", "2-08", RELIEF),
    Feed("503", "2-06"),
    Feed("504", "2-07", LAND),
    Feed("504", "2-08", RELIEF),
    Feed("504", "2-09", ("捐",)),
    Feed("504", "2-10", ("处置", "变卖", "清理", "出售")),
    Feed("504", "2-11"),
    Feed("231", "2-04", side=MORE),
    Feed("241", "2-07", LAND, side=MORE),
    Feed("241", "2-08", RELIEF, side=MORE),
    Feed("241", "2-09", ("捐",), side=MORE),
    Feed("241", "2-05", ("运转", "经费"), side=MORE),
    Feed("241", "2-06", side=MORE),
    Feed("511", "3-01"),
    Feed("512", "3-01"),
    Feed("513", "3-02", ("报酬", "工资", "补贴", "补助", "误工", "薪")),
    Feed("513", "3-03", ("报刊", "书报", "杂志")),
    Feed("513", "3-04"),
    Feed("514", "3-05"),
    Feed("515", "3-09", ("捐",)),
    Feed("515", "3-10"),
    Feed("521", "3-10"),
    Feed("151", "3-06", side=MORE),
    Feed("153", "3-06"),
    Feed("231", "3-05", side=LESS),
    Feed("241", "3-07", LAND, side=LESS),
    Feed("241", "3-08", side=LESS),
)
"""Income and spending; of 231 and 241 what came in (more) and what was spent (less)."""
BALANCES: Final = (
    Feed("101", "4-01"),
    Feed("102", "4-01"),
    Feed("121", "4-02"),
    Feed("401", "4-02"),
    Feed("151", "4-03"),
    Feed("152", "4-03"),
    Feed("153", "4-03"),
    Feed("154", "4-03"),
    Feed("131", "4-04"),
    Feed("132", "4-04"),
    Feed("133", "4-04"),
    Feed("134", "4-04"),
    Feed("111", "4-05"),
    Feed("141", "4-05"),
    Feed("161", "4-06"),
    Feed("162", "4-06"),
    Feed("171", "4-06"),
    Feed("181", "4-06"),
    Feed("112", "6-01"),
    Feed("113", "6-01", side=DEBIT),
    Feed("113", "6-03", side=CREDIT),
    Feed("201", "6-02"),
    Feed("221", "6-02", ("贷", "借")),
    Feed("221", "6-03"),
    Feed("211", "6-03"),
    Feed("212", "6-03"),
    Feed("213", "6-03"),
    Feed("214", "6-03"),
    Feed("231", "6-04"),
    Feed("241", "6-04"),
    Feed("301", "8-01"),
    Feed("311", "8-01"),
    Feed("321", "8-01"),
    Feed("322", "8-01"),
    *(Feed(code, "8-01") for code in sorted(RESULTS)),
)
"""Balances; 113 by its side. Results that were not carried over yet are the collective's own."""
DEBIT_ITEMS: Final = frozenset({"4-01", "4-02", "4-03", "4-04", "4-05", "4-06", "6-01"})
"""Those that show debit less credit; the other balances show credit less debit."""
BUDGET_WORDS: Final = (
    (("固定资产", "购置", "购建"), "1-02"),
    (("农业", "农田", "水利", "基本建设"), "1-03"),
    (("公益", "一事一议", "福利"), "1-04"),
    (("资源", "资产", "投资"), "1-05"),
    (("分配", "分红"), "1-06"),
    (("收入", "支出", "收支", "经营", "管理", "维修"), "1-01"),
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
    grows_by_credit = account[0] == "2"
    return _match(FLOWS, account, own, MORE if credit is grows_by_credit else LESS)


def balance_item(account: str, own: str, balance: int) -> str:
    """Return the item of a balance (debit less credit); raises ``account_feeds_no_item``."""
    found = _match(BALANCES, account, own, DEBIT if balance >= 0 else CREDIT)
    if found is None:
        raise Refused(texts.ACCOUNT_FEEDS_NO_ITEM, code=account)
    return found


def budget_item(name: str) -> str:
    """Return the item of a line of the budget."""
    for words, item in BUDGET_WORDS:
        if any(word in name for word in words):
            return item
    return REST_OF_BUDGET


def _match(feeds: tuple[Feed, ...], account: str, own: str, side: Side) -> str | None:
    for feed in feeds:
        if feed.account != account or feed.side not in (None, side):
            continue
        if not feed.words or any(word in own for word in feed.words):
            return feed.item
    return None
