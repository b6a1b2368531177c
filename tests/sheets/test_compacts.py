"""Sheets of compacts: what hangs out, who is commended, and one's own points."""

from datetime import date

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.reports.sheets import FORMS
from tests.compacts.scenario import APPROVER, JANUARY, KEEPER
from tests.compacts.square import Square
from tests.sheets.desk import asking, columns, tables

LATER, DAY = date(2026, 3, 2), date(2026, 4, 20)


@pytest.fixture
def square() -> Square:
    square = Square()
    gains = [square.gains(one) for one in square.villagers[:3]]
    square.final(*gains, square.loses(square.villagers[3]))
    return square


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_notice_names_nobody_of_what_takes_points(square: Square, lang: str) -> None:
    of = f"{square.village}/{JANUARY}"
    (table,) = tables(square.town, "villager", "credit-notice", of, lang, LATER)
    page = square.notice()
    rows = columns(table, "entry", "name", "points")
    assert [(entry, points) for entry, _, points in rows] == [
        (one.entry, one.points) for one in page.lines
    ]
    hidden = {"zh": "（不公示姓名）", "en": "(not named)"}[lang]
    assert [name == hidden for _, name, points in rows] == [points < 0 for _, _, points in rows]
    assert str(page.last) in table.under[1]
    assert str(page.last) in table.foot[0]


def test_each_notice_that_hangs_out_by_the_day_is_a_sheet_of_its_own(square: Square) -> None:
    keys = FORMS["credit-notice"].of.keys  # type: ignore[union-attr]
    assert [key for key, _ in keys(asking(square.town, "villager", day=LATER))] == [
        f"{square.village}/{JANUARY}"
    ]
    assert keys(asking(square.town, "villager", day=date(2026, 2, 1))) == []


def test_one_s_own_statement_says_why_each_point_stands(square: Square) -> None:
    person = square.villagers[0]
    of = f"{square.village}/{person}"
    table, why = tables(square.town, KEEPER, "credit-statement", of, day=LATER)
    page = square.statement(person, LATER)
    assert table.under[1] == f"余额 {page.balance} 分"
    assert columns(table, "points") == [(one.points,) for one in page.lines]
    assert {entry for (entry,) in columns(why, "entry")} == {
        entry for (entry,) in columns(table, "entry")
    }
    assert FORMS["credit-statement"].of.keys(asking(square.town, KEEPER)) == ()  # type: ignore[union-attr]


def test_who_is_commended_is_named_by_name_and_without_points() -> None:
    square = Square(villagers=11)
    keys = FORMS["credit-commended"].of.keys  # type: ignore[union-attr]
    gains = [square.gains(one, quantity=3 - n) for n, one in enumerate(square.villagers[:3])]
    square.final(*gains)
    assert keys(asking(square.town, "villager", day=LATER)) == []
    square.do(APPROVER, square.publish("2026-02"))
    square.at(date(2026, 4, 1))
    square.do(APPROVER, square.finalise("2026-02"))
    square.do(APPROVER, square.publish("2026-03"))
    square.at(DAY)
    square.do(APPROVER, square.finalise("2026-03"))
    square.do(APPROVER, c.CommendVillagers(village=square.village, quarter="2026-Q1"))
    ((key, called),) = keys(asking(square.town, "villager", day=DAY))
    assert called.endswith("2026-Q1")
    (table,) = tables(square.town, "villager", "credit-commended", key, day=DAY)
    page = square.town.ask("villager", c.Commended(village=square.village, quarter="2026-Q1"))
    assert columns(table, "name") == [(name,) for name in page.names]
    assert len(page.names) == 2
    assert [one.id for one in table.columns] == ["name"]


def test_a_notice_that_is_not_there_is_refused(square: Square) -> None:
    with pytest.raises(RuralgovError) as caught:
        tables(square.town, "villager", "credit-notice", f"{square.village}/2026-02")
    assert caught.value.code == "credit_month_missing"
