"""Who may read the feed, and in what portions."""

from typing import Any

import pytest

from ruralgov.domain.access import FeedEvents, GrantRole
from ruralgov.domain.access.views import LONGEST_PAGE
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from tests.town import Town, code_of


@pytest.mark.parametrize(
    ("account", "purpose", "code"),
    [
        ("feed_reader", "integration", ""),
        ("feed_reader", "audit", "not_granted"),
        ("auditor", "audit", "not_granted"),
        ("admin", "administration", "not_granted"),
        ("village_reader", "integration", "not_granted"),
        ("stranger", "integration", "not_granted"),
    ],
)
def test_rule_12_the_feed_is_open_to_whom_the_role_was_given_for_the_whole_city(
    account: str, purpose: str, code: str
) -> None:
    town = Town()
    where = {"role": Role("feed_reader"), "place": town.village, "basis": "对接协议"}
    town.do("admin", GrantRole(account=town.account("village_reader").account, **where))  # type: ignore[arg-type]
    acting: dict[str, Any] = {
        "actor": Actor(town.account(account).account),
        "purpose": Purpose(purpose),
    }
    assert code_of(lambda: list(town.app.events(**acting))) == code


@pytest.mark.parametrize(
    ("limit", "code"),
    [(0, "page_wrong"), (1, ""), (LONGEST_PAGE, ""), (LONGEST_PAGE + 1, "page_wrong")],
)
def test_rule_12_a_page_of_the_feed_has_bounds(limit: int, code: str) -> None:
    town = Town()
    assert code_of(lambda: town.ask("feed_reader", FeedEvents(limit=limit))) == code
