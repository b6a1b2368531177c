"""Sheets of members and shares: kept whole, put up with names and amounts alone."""

import json
from datetime import date
from typing import Any

import pytest

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.ids import DistributionId
from ruralgov.reports.sheets import FORMS
from tests.membership.hamlet import KEEPER, LATER, Hamlet, entry, moving
from tests.sheets.desk import asking, columns, tables


@pytest.fixture(scope="module")
def made() -> tuple[Hamlet, DistributionId]:
    """Three members of whom the second left shares to the first, and one distribution."""
    hamlet = Hamlet()
    one, two, three = hamlet.people(3)
    hamlet.confirmed(entry(one), entry(two, 100, land=40), entry(three, 60))
    hamlet.die(two, date(2025, 7, 1))
    heir = moving(hamlet.key, kind=c.MoveKind.INHERIT, giver=two, taker=one, units=100)
    hamlet.change(heir)
    hamlet.fund()
    return hamlet, hamlet.approved()


def said(found: Any) -> str:
    return json.dumps([[one.title, one.rows, one.under, one.foot] for one in found], default=str)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_register_has_each_member_with_household_and_cause(
    made: tuple[Hamlet, DistributionId], lang: str
) -> None:
    hamlet, _ = made
    (table,) = tables(hamlet.town, KEEPER, "member-register", hamlet.key, lang)
    roll = [one for one in hamlet.roll().lines if one.member]
    assert columns(table, "household", "name") == [(one.household, one.name) for one in roll]
    assert [bool(one.household) for one in roll] == [True, False, True], "the dead are in none"
    assert {cause for (cause,) in columns(table, "cause")} == {
        {"zh": "首次确认", "en": "first roll"}[lang]
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_put_up_has_names_and_amounts_and_nothing_else_of_anybody(
    made: tuple[Hamlet, DistributionId], lang: str
) -> None:
    """A column more is a decision to publish more: none of these may come by itself."""
    hamlet, key = made
    (members,) = tables(hamlet.town, KEEPER, "member-notice", hamlet.key, lang)
    (lines,) = tables(hamlet.town, KEEPER, "distribution-notice", key, lang)
    assert [one.id for one in members.columns] == ["number", "name", "shares"]
    assert [one.id for one in lines.columns] == ["number", "name", "weight", "amount"]
    hidden = ("首次确认", "first roll", str(LATER), "付款", "voucher", *hamlet.members())
    homes = [one.household for one in hamlet.roll().lines if one.household]
    for word in (*hidden, *homes):
        assert word not in said([members, lines])


def test_shares_add_up_by_person_and_by_household_and_every_change_stands(
    made: tuple[Hamlet, DistributionId],
) -> None:
    hamlet, _ = made
    people, homes, changes = tables(hamlet.town, KEEPER, "member-shares", hamlet.key)
    assert columns(people, "basic", "land", "shares")[-2:] == [
        ("0.50", "0.00", "0.50"),
        ("3.10", "0.40", "3.50"),
    ]
    assert sum(float(units) for (units,) in columns(homes, "shares")) == pytest.approx(3.0)
    ((how, taker, units),) = columns(changes, "how", "taker", "shares")
    assert (how, units) == ("继承", "1.00")
    assert taker in {one.name for one in hamlet.roll().lines}


def test_a_list_adds_up_to_its_amount_and_to_its_vouchers() -> None:
    hamlet = Hamlet()
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two, 200))
    hamlet.fund()
    key = hamlet.approved()
    hamlet.keep(c.BookPayable(distribution=key, voucher=(owed := hamlet.owed())))
    amount = hamlet.amounts(key)[one]
    paid = c.PayLines(
        distribution=key,
        voucher=hamlet.paid(amount),
        day=hamlet.today,
        payments=(c.Paying(person=one),),
    )
    hamlet.keep(paid)
    table, vouchers = tables(hamlet.town, KEEPER, "distribution-list", key)
    *lines, total = columns(table, "amount", "paid")
    assert total == (1_000_00, amount)
    assert sum(got for got, _ in lines) == 1_000_00
    assert columns(vouchers, "voucher", "lines", "amount") == [
        (owed, 2, 1_000_00),
        (paid.voucher, 1, amount),
    ]
    assert "未付 666.67" in vouchers.under[1]


def test_what_names_people_is_never_a_page_and_the_figures_are_one(
    made: tuple[Hamlet, DistributionId],
) -> None:
    hamlet, _ = made
    form = FORMS["distribution-figures"].of
    assert form is not None
    assert [key for key, _ in form.keys(asking(hamlet.town, "villager"))] == [hamlet.key]
    (table,) = tables(hamlet.town, "villager", "distribution-figures", hamlet.key)
    assert columns(table, "amount", "people", "paid", "open") == [(1_000_00, 3, 0, 1_000_00)]
    for one in hamlet.roll().lines:
        assert one.name
        assert one.name not in said([table])
