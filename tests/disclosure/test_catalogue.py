"""What feeds each item of the catalogue: nothing falls through, and no item is empty."""

import pytest

from ruralgov.domain.books import ACCOUNTS, RESULTS
from ruralgov.domain.disclosure import ITEMS, DisclosureItems, PublicationKind
from ruralgov.domain.disclosure.catalogue import COUNTED
from ruralgov.domain.disclosure.feeds import (
    ASSET_ITEMS,
    BALANCES,
    CONTRACT_ITEMS,
    FLOWS,
    Feed,
    balance_item,
    budget_item,
    flow_item,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.property import AssetKind, Direction
from tests.town import Town


def test_rule_1_the_catalogue_has_its_classes_and_44_counted_items() -> None:
    sizes = {kind: sum(item.kind.value == kind for item in ITEMS.values()) for kind in "12345678"}
    assert [sizes[kind] for kind in COUNTED] == [7, 11, 10, 6, 4, 6]
    assert sum(sizes[kind] for kind in COUNTED) == 44
    assert sizes["5"] == 8
    for item in ITEMS.values():
        assert item.shown
        assert item.basis
        assert PublicationKind.ANNUAL in item.shown
    public = {code for code, item in ITEMS.items() if item.audience.value == "everyone"}
    assert public == {code for code in ITEMS if code[0] in "45"} | {"8-02", "8-03", "8-04"}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_rule_1_every_account_feeds_an_item_whatever_its_sub_account_is_called(
    account: str,
) -> None:
    for name in ("", "捐赠", "征地", "某某"):
        for balance in (-1, 1):
            assert balance_item(account, name, balance) in ITEMS
        flows = [flow_item(account, name, credit=credit) for credit in (True, False)]
        if account in RESULTS:
            assert None not in flows
            assert flows[0] == flows[1], "a reversal would feed another item"


def test_rule_1_what_came_in_and_what_was_spent_feed_two_items() -> None:
    for account, name, came, spent in (
        ("231", "", "2-04", "3-05"),
        ("241", "征地补偿", "2-07", "3-07"),
        ("241", "", "2-06", "3-08"),
    ):
        assert flow_item(account, name, credit=True) == came
        assert flow_item(account, name, credit=False) == spent
    assert [balance_item("113", "", fen) for fen in (0, 1, -1)] == ["6-01", "6-01", "6-03"]
    assert flow_item("151", "", credit=False) == "3-06"
    assert flow_item("151", "", credit=True) is None


def test_rule_1_every_kind_of_asset_and_contract_feeds_an_item() -> None:
    assert set(ASSET_ITEMS) == set(AssetKind)
    assert set(CONTRACT_ITEMS) == set(Direction)
    assert {*ASSET_ITEMS.values(), *CONTRACT_ITEMS.values()} <= set(ITEMS)


def test_rule_1_every_item_is_fed_by_something() -> None:
    fed = {feed.item for feed in (*FLOWS, *BALANCES)} | {*ASSET_ITEMS.values()}
    fed |= {*CONTRACT_ITEMS.values()}
    budgets = ("固定资产购置", "农田水利", "公益", "对外投资", "分红", "收支", "绿化")
    fed |= {budget_item(name) for name in budgets}
    uses = {"7-01", "7-02", "7-03", "7-04", "7-05", "7-06"}
    assert fed | uses | {"8-05"} == set(ITEMS)


def test_rule_1_an_account_that_feeds_nothing_is_an_error() -> None:
    with pytest.raises(Refused) as refused:
        balance_item("999", "", 1)
    assert refused.value.code == "account_feeds_no_item"


@pytest.mark.parametrize(("account", "item"), [("999", "2-01"), ("501", "9-01")])
def test_rule_1_a_feed_of_no_account_or_to_no_item_cannot_be_written(
    account: str, item: str
) -> None:
    with pytest.raises(ValueError, match="is no"):
        Feed(account, item)


def test_the_catalogue_is_a_query_for_everyone(town: Town) -> None:
    assert [item.code for item in town.ask("reporter", DisclosureItems())] == list(ITEMS)
