"""Races for money on a real PostgreSQL, with the naive mutants that lose it."""

from typing import Any

import pytest

from ruralgov.domain.funds import CashAccount, FundStage
from ruralgov_sqlalchemy import SqlStorage
from tests.funds.desk import Desk
from tests.racing import meet, take_any_version, together, weaken
from tests.town import Town


@pytest.fixture
def desk(postgres_url: str) -> Any:
    town = Town(SqlStorage(postgres_url, "371082"))
    yield Desk(town)
    town.app.close()


def ask_twice_for_the_last_money(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    desk.bank(500)
    meet(monkeypatch, "load", "purse")
    first, second = desk.asking(500), desk.asking(500)
    return together(lambda: desk.give("applicant", first), lambda: desk.give("applicant", second))


def test_rule_3_two_applications_for_the_last_money_and_one_has_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask_twice_for_the_last_money(desk, monkeypatch) == ["cash_short", "done"]
    assert desk.held() == (500, 500)
    assert desk.town.app.verify() == []


def test_rule_3_the_version_of_the_purse_holds_even_where_isolation_is_weak(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert ask_twice_for_the_last_money(desk, monkeypatch) == ["cash_short", "done"]


def test_mutant_that_takes_any_version_gives_the_last_money_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    take_any_version(monkeypatch)
    assert ask_twice_for_the_last_money(desk, monkeypatch) == ["done", "done"]


def test_rule_7_approve_against_withdraw_and_exactly_one_is_last(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either it is approved and then withdrawn, or it is withdrawn and approved by nobody."""
    desk.bank(500)
    key = desk.file(500)
    meet(monkeypatch, "load", "fund_application")
    found = together(lambda: desk.approve(key), lambda: desk.withdraw(key))
    assert found in (["done", "done"], ["done", "fund_stage_wrong"])
    state = desk.of(key).state
    assert state.stage is FundStage.WITHDRAWN
    assert len(state.approvals) == found.count("done") - 1
    assert desk.held() == (500, 0)
    assert desk.town.app.verify() == []


def pay_against_withdraw(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    desk.bank(500)
    key = desk.approved(500)
    meet(monkeypatch, "load", "fund_application")
    return together(lambda: desk.pay(key, 500), lambda: desk.withdraw(key))


def test_rule_7_pay_against_withdraw_and_exactly_one_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pay_against_withdraw(desk, monkeypatch) == ["done", "fund_stage_wrong"]
    assert desk.held() in ((500, 500), (500, 0))
    assert desk.town.app.verify() == []


def test_mutant_that_takes_any_version_pays_what_is_withdrawn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    take_any_version(monkeypatch)
    assert pay_against_withdraw(desk, monkeypatch) == ["done", "done"]


def test_rule_9_one_claim_in_two_collectives_at_once_is_filed_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks = [desk, Desk.__new__(Desk)]
    desks[1].__dict__ = desk.__dict__ | {"collective": desk.found("另一社")}
    for one in desks:
        one.plan(1_000)
        one.bank(1_000)
    claims = [one.asking(500, payee="甲店", invoice="1") for one in desks]
    meet(monkeypatch, "load", "purse")
    found = together(*(lambda claim=claim: desk.give("applicant", claim) for claim in claims))
    assert found == ["done", "fund_duplicate"]


def test_rule_9_parts_filed_at_once_are_counted_together(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.bank(5_000)
    parts = [desk.asking(900, payee="甲店", account=CashAccount.BANK) for _ in range(2)]
    meet(monkeypatch, "load", "purse")
    keys: list[Any] = []
    found = together(
        *(lambda part=part: keys.append(desk.give("applicant", part)) for part in parts)
    )
    assert found == ["done", "done"]
    assert sorted(desk.of(key).state.total for key in keys) == [900, 1_800]
