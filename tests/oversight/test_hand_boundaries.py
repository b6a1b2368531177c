"""The checks of what is in one hand where they turn, each by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.access import AccountRow, GrantRow
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    DISCLOSER,
    PROPERTY_KEEPER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, AccountId, PersonId, PlaceId
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.oversight import Found
from ruralgov.domain.oversight.checks_hands import HELD_APART, done, held
from ruralgov.domain.registry import PlaceRow
from tests.books.ledger import line
from tests.oversight.shelf import APPLIED, BEGIN, END, at, shelf
from tests.oversight.test_money_boundaries import voucher

TOWN = PlaceRow(
    owner="p",
    level=DivisionLevel.VILLAGE,
    code="1",
    name="村",
    parent=PlaceId("t"),
    since=date(2020, 1, 1),
    until=FOREVER,
)
BEFORE, A_YEAR_ON = date(2024, 6, 1), date(2025, 6, 1)


def grant(role: Role, account: str = "a", place: str = "p", **more: Any) -> GrantRow:
    days = {"since": BEFORE, "until": FOREVER}
    owner = f"{account}/{role}/{place}"
    return GrantRow(
        owner=owner, account=AccountId(account), role=role, place=PlaceId(place), **days | more
    )


def whose(account: str, person: str) -> AccountRow:
    return AccountRow(
        owner=account,
        person=PersonId(person),
        machine=None,
        since=BEFORE,
        until=FOREVER,
        departed=None,
    )


def r41(*rows: Any) -> list[Found]:
    return list(held(shelf(others=(TOWN, *rows))))


@pytest.mark.parametrize(("one", "other"), HELD_APART)
def test_r41_each_pair_of_offices_is_found_in_whatever_order(one: Role, other: Role) -> None:
    (found,) = r41(grant(one), grant(other))
    (same,) = r41(grant(other), grant(one))
    assert found.about == same.about
    assert {link.key for link in found.links} == {f"a/{one}/p", f"a/{other}/p"}
    assert one.zh in found.zh
    assert other.en in found.en


@pytest.mark.parametrize(
    "roles",
    [
        (BOOKKEEPER, PROPERTY_KEEPER),
        (BOOKKEEPER, BOOKKEEPER),
        (CASHIER, DISCLOSER),
        (VILLAGE_HEAD, TOWN_FUND_OFFICER),
    ],
)
def test_r41_other_offices_go_together(roles: tuple[Role, Role]) -> None:
    assert r41(*map(grant, roles)) == []


def test_r41_persons_count_and_not_accounts() -> None:
    both = (grant(BOOKKEEPER, "a"), grant(CASHIER, "b"))
    assert r41(*both) == []
    (found,) = r41(*both, whose("a", "x"), whose("b", "x"))
    assert "a、b" in found.zh
    assert r41(*both, whose("a", "x"), whose("b", "y")) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"until": A_YEAR_ON}, {"since": A_YEAR_ON}, 0),
        ({"until": date(2025, 6, 2)}, {"since": A_YEAR_ON}, 1),
        ({"until": BEGIN}, {}, 0),
        ({"until": date(2025, 1, 2)}, {}, 1),
        ({}, {"since": END}, 1),
        ({}, {"since": date(2026, 1, 1)}, 0),
    ],
)
def test_r41_they_are_held_on_one_day_of_the_period(
    first: dict[str, Any], second: dict[str, Any], count: int
) -> None:
    assert len(r41(grant(BOOKKEEPER, **first), grant(CASHIER, **second))) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("p", "t", 1),
        ("p", CITY, 1),
        ("t", "t", 0),
        ("t", CITY, 0),
        ("p", "q", 0),
    ],
)
def test_r41_one_of_both_is_held_in_the_village(one: str, other: str, count: int) -> None:
    assert len(r41(grant(BOOKKEEPER, place=one), grant(CASHIER, place=other))) == count


def test_r41_a_pair_is_told_once() -> None:
    twice = grant(CASHIER, since=date(2024, 9, 1))
    assert len(r41(grant(BOOKKEEPER), grant(CASHIER), change(twice, owner="again"))) == 1
    assert len(r41(grant(BOOKKEEPER), grant(CASHIER), grant(BOOK_CHECKER))) == 3


def r42(*rows: Any, vouchers: Any = None, **more: Any) -> list[Found]:
    known = {"f": change(APPLIED, **more)}
    return list(done(shelf(vouchers, applications=known, others=rows)))


def entered(by: str, day: date, checker: str = "c") -> Any:
    made = voucher(line("513", 100), line("102", -100), day=day)
    return {"v": change(made, maker=AccountId(by), checker=AccountId(checker))}


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2025, 5, 31), 0),
        (date(2025, 6, 1), 1),
        (date(2025, 6, 30), 1),
        (date(2025, 7, 1), 0),
    ],
)
def test_r42_who_pays_enters_no_voucher_of_that_month(day: date, count: int) -> None:
    found = r42(vouchers=entered("cashier", day))
    assert [one.about for one in found] == [("done", "cashier", "entered", "paid")] * count
    assert all({link.key for link in one.links} == {"v", "f"} for one in found)
    assert all("2025-06" in one.zh and "付款" in one.zh for one in found)


def test_r42_persons_count_and_whoever_stood_in() -> None:
    day = date(2025, 6, 5)
    known = (whose("b", "x"), whose("cashier", "x"))
    (found,) = r42(*known, vouchers=entered("b", day))
    assert found.about == ("done", "x", "entered", "paid")
    assert "b、cashier" in found.zh
    head = change(APPLIED.approvals[0], on_behalf=AccountId("cashier"))
    (found,) = r42(approvals=(head,))
    assert found.about == ("done", "cashier", "approved", "paid")


@pytest.mark.parametrize(
    ("place", "who", "pair"),
    [
        (0, "applicant", ("asked", "approved")),
        (1, "applicant", ("asked", "reviewed")),
        (1, "cashier", ("reviewed", "paid")),
        (1, "h", ("reviewed", "approved")),
    ],
)
def test_r42_who_asks_approves_reviews_and_pays_are_others(
    place: int, who: str, pair: tuple[str, str]
) -> None:
    said = list(APPLIED.approvals)
    said[place] = change(said[place], account=AccountId(who))
    found = r42(approvals=tuple(said))
    assert [one.about for one in found] == [("done", who, *pair)]


def test_r42_the_checker_of_a_voucher_enters_none_and_pays_none() -> None:
    day = date(2025, 6, 5)
    assert r42(vouchers=entered("k", day)) == []
    two = entered("k", day) | {"w": change(entered("c", day, "k")["v"])}
    assert {one.about[1:] for one in r42(vouchers=two)} == {
        ("c", "entered", "checked"),
        ("k", "entered", "checked"),
    }
    (found,) = r42(vouchers=entered("k", day, "cashier"))
    assert found.about == ("done", "cashier", "checked", "paid")


def test_r42_what_lies_outside_the_period_is_not_looked_at() -> None:
    late = change(APPLIED.payment, at=at(date(2026, 1, 2)))
    assert r42(vouchers=entered("cashier", date(2026, 1, 2)), payment=late) == []
    assert r42(payment=None) == []


def test_r42_some_months_are_one_finding() -> None:
    vouchers = entered("cashier", date(2025, 6, 5))
    again = change(APPLIED.payment, at=at(date(2025, 8, 2)))
    vouchers |= {"w": entered("cashier", date(2025, 8, 5))["v"]}
    known = {"f": APPLIED, "g": change(APPLIED, payment=again)}
    (found,) = done(shelf(vouchers, applications=known))
    assert "2025-06、2025-08" in found.zh
    assert found.day == date(2025, 6, 20)
