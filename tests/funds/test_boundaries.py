"""The rules of funds where they turn: each asked by itself, without an app."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import funds as m
from ruralgov.domain.funds import FUND_POLICY, AdoptFundPolicy, CashAccount, FundStage
from ruralgov.domain.funds.contracting import contract_rows, unbound
from ruralgov.domain.funds.dated import RULES
from ruralgov.domain.funds.due import due
from ruralgov.domain.funds.rows import FundApplicationRow, FundPolicyRow
from ruralgov.domain.funds.rules_purse import adopt_fund_policy
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, VoucherId
from ruralgov.domain.kernel.money import Fen
from tests.funds.scenario import POLICY, resolution
from tests.funds.standing import PAID
from tests.given import Reading, given

TODAY, A_DAY = date(2027, 1, 5), timedelta(days=1)


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
        (1, 1, 1, None),
        (3, 3, 2, None),
        (3, 3, 3, None),
        (3, 2, 0, "no majority"),
        (4, 4, 2, "no majority"),
        (30, 20, 11, None),
        (30, 19, 19, "two thirds"),
    ],
)
def test_rule_13_a_resolution_counts_who_was_there(
    entitled: int, present: int, in_favour: int, problem: str | None
) -> None:
    counted = evolve(resolution(TODAY), entitled=entitled, present=present, in_favour=in_favour)
    found = counted.problem(TODAY)
    assert (found is None) if problem is None else (found is not None and problem in found)


STEPS = ("proposed", "discussed", "reviewed", "decided", "published")


def test_rule_13_all_of_a_resolution_may_be_of_one_day_and_that_day_today() -> None:
    days: dict[str, Any] = dict.fromkeys(STEPS, TODAY)
    once = evolve(resolution(TODAY), **days)
    assert once.problem(TODAY) is None
    assert "order" in str(once.problem(TODAY - A_DAY))


@pytest.mark.parametrize("step", STEPS)
def test_rule_13_no_step_of_a_resolution_comes_before_the_one_before_it(step: str) -> None:
    days: dict[str, Any] = dict(
        zip(STEPS, (TODAY - n * A_DAY for n in (9, 7, 5, 3, 1)), strict=True)
    )
    good = evolve(resolution(TODAY), **days)
    assert good.problem(TODAY) is None
    moved: dict[str, Any] = {step: days[step] + 3 * A_DAY}
    late = evolve(good, **moved)
    assert "order" in str(late.problem(TODAY))


@pytest.mark.parametrize(
    ("expires", "stage", "due_"),
    [
        (TODAY, FundStage.FILED, False),
        (TODAY - A_DAY, FundStage.FILED, True),
        (TODAY - A_DAY, FundStage.APPROVED, True),
        (TODAY - A_DAY, FundStage.PAID, False),
        (TODAY - A_DAY, FundStage.EXPIRED, False),
    ],
)
def test_rule_8_what_is_open_is_to_be_freed_from_the_day_after_its_last(
    expires: date, stage: FundStage, due_: bool
) -> None:
    row = FundApplicationRow(
        owner="f",
        collective=CollectiveId("c"),
        number="1",
        stage=stage,
        day=TODAY - 30 * A_DAY,
        expires=expires,
        payee="店",
        payee_person=None,
        amount=1,
        committed=1,
        item="维修",
        account=CashAccount.BANK,
        paper="A1",
        live=1,
    )
    now = datetime.combine(TODAY, time(0, 30), SHANGHAI)
    found = [(one.key, one.since) for one in due(Reading({}, (row,)), now)]
    assert found == ([("f", datetime.combine(TODAY, time(0), SHANGHAI))] if due_ else [])


def test_rule_1_the_dated_rules_are_all_versions_of_all_policies() -> None:
    row = FundPolicyRow(owner="city", since=TODAY, until=TODAY + A_DAY, source="办法")
    (kind,) = RULES
    (found,) = kind.found(Reading({}, (row,)))
    assert (found.key, found.name, found.since, found.until) == (
        "city",
        "办法",
        TODAY,
        TODAY + A_DAY,
    )


@pytest.mark.parametrize(
    ("stage", "back", "live"),
    [(FundStage.PAID, 0, 1), (FundStage.SETTLED, 400, None), (FundStage.REFUSED, 0, None)],
)
def test_rule_21_what_pays_a_contract_is_a_row_of_it(
    stage: FundStage, back: int, live: int | None
) -> None:
    refund = m.Refund(voucher=VoucherId("v"), amount=Fen(back), day=TODAY)
    paid = change(PAID, stage=stage, refunds=(refund,))
    assert list(contract_rows(paid)) == []
    bound = change(paid, contract=ContractId("k"), part=m.PaymentPart.FINAL)
    (row,) = contract_rows(bound)
    assert (row.contract, row.part, row.committed, row.live) == (
        "k",
        m.PaymentPart.FINAL,
        400 - back,
        live,
    )
    old = unbound({"amount": 1})
    assert old == {"amount": 1, "contract": None, "part": None}
