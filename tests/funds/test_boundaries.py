"""The rules of funds where they turn: each asked by itself, without an app."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain.funds import FUND_POLICY, AdoptFundPolicy
from ruralgov.domain.funds.rules_purse import adopt_fund_policy
from tests.funds.scenario import POLICY, resolution
from tests.given import given

TODAY = date(2027, 1, 5)


@pytest.mark.parametrize("source", ["", "\u200b"])
def test_rule_1_a_policy_says_where_it_comes_from(source: str) -> None:
    command = AdoptFundPolicy(version=evolve(POLICY, source=source))
    given(FUND_POLICY).when(command, adopt_fund_policy).refused("text_not_clean", field="source")


@pytest.mark.parametrize(
    ("entitled", "present", "in_favour", "problem"),
    [
        (3, 2, 2, None),
        (3, 2, 1, "no majority"),
        (3, 1, 1, "two thirds"),
        (0, 0, 0, "counts"),
        (2, 3, 2, "counts"),
        (3, 2, 3, "counts"),
        (3, 2, -1, "counts"),
    ],
)
def test_rule_13_a_resolution_counts_who_was_there(
    entitled: int, present: int, in_favour: int, problem: str | None
) -> None:
    counted = evolve(resolution(TODAY), entitled=entitled, present=present, in_favour=in_favour)
    found = counted.problem(TODAY)
    assert (found is None) if problem is None else (found is not None and problem in found)
