"""What the pages of a village show of points: what hangs out that day, and nothing besides."""

import re
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.sample.draw import identity_number
from ruralgov_site.village.credit import Credit, credit_by_code, credit_of
from ruralgov_site.village.pages import Pages
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER
from tests.compacts.square import Square
from tests.site import village_sample as sample
from tests.town import NAME

OUT, OVER = date(2026, 2, 3), date(2026, 3, 2)
FLAGS = re.compile("<[^>]+>")


def ask(square: Square) -> Any:
    return lambda query, _purpose: square.town.ask("auditor", query)


def shown(square: Square, day: date) -> Credit:
    return credit_of(ask(square), square.village, day)


def page(credit: Credit, lang: str = "zh") -> str:
    village = evolve(sample.village(rich=False), credit=credit)
    files = dict(Pages(sample.site(lang)).village(village))
    return files[f"c/{village.code}.html"]


@pytest.fixture
def square() -> Square:
    """January hangs out: four gain, one of them twice, and one loses."""
    found = Square()
    people = found.villagers
    entries = [found.gains(one, quantity=2) for one in people[:4]]
    entries.append(evolve(found.gains(people[3]), item="B2"))
    found.published(*entries, found.loses(people[4]))
    return found


def test_a_month_is_shown_while_its_notice_runs_and_never_after(square: Square) -> None:
    (notice,) = shown(square, OUT).notices
    assert (notice.month, notice.since) == ("2026-01", date(2026, 2, 2))
    assert shown(square, notice.last).notices == (notice,)
    for day in (date(2026, 2, 1), notice.last.replace(day=notice.last.day + 1), OVER):
        assert shown(square, day).notices == ()


def test_nobody_is_named_who_loses_points_and_of_others_the_surname(square: Square) -> None:
    (notice,) = shown(square, OUT).notices
    assert [line.name for line in notice.lines if line.points < 0] == [""]
    assert {line.name for line in notice.lines if line.points > 0} == {NAME[0] + "*"}
    text = FLAGS.sub(" ", page(shown(square, OUT)))
    assert "（不公示姓名）" in text
    assert "-3" in text


def test_nothing_that_was_planted_beside_is_on_the_page(square: Square) -> None:
    objection = square.asking(c.RequestKind.OBJECTION, square.villagers[-1])
    key = square.do(KEEPER, objection).key
    month = square.month()
    secrets = {
        NAME,
        key,
        square.scheme,
        square.rules,
        square.decision,
        square.village,
        "当天我不在村里",
        *square.people,
        *square.homes,
        *(identity_number(7_000 + number) for number in range(len(square.people))),
        *(one.sha256[:8] for sheet in month.sheets for one in sheet.proofs),
        *(RECORDER, APPROVER, KEEPER),
    }
    for lang in ("zh", "en"):
        text = page(shown(square, OUT), lang)
        assert [one for one in secrets if one in text] == []


def test_no_list_of_those_with_the_fewest_can_be_worked_out(square: Square) -> None:
    credit = shown(square, OUT)
    lines = credit.notices[0].lines
    told = [(line.category, line.item, line.name, line.entry) for line in lines]
    assert told == sorted(told), "in no order of persons or points"
    by_name: dict[str, int] = {}
    for line in lines:
        by_name[line.name] = by_name.get(line.name, 0) + line.points
    assert len(by_name) == 2, "one surname for all, and none for deductions: nobody is told apart"
    cells = re.findall("<td[^>]*>([^<]*)<", page(credit))
    assert len(cells) % 4 == 0
    assert {*c.NoticeLine.__annotations__} == {*("entry", "name", "category", "item", "points")}
    assert {*Credit.__annotations__} == {"notices", "quarter", "names"}, "no balance, no rank"


def commended(square: Square) -> Credit:
    """Commend for the first quarter, and return what is shown then."""
    square.at(OVER)
    square.do(APPROVER, square.finalise())
    for month in ("2026-02", "2026-03"):
        square.at(date(2026, 4, 1))
        square.do(APPROVER, square.publish(month))
    square.at(date(2026, 5, 6))
    for month in ("2026-02", "2026-03"):
        square.do(APPROVER, square.finalise(month))
    square.do(APPROVER, c.CommendVillagers(village=square.village, quarter="2026-Q1"))
    return shown(square, date(2026, 5, 6))


def test_who_agreed_to_be_named_is_and_the_others_are_not_even_counted() -> None:
    square = Square(villagers=11)
    shows, hides = square.villagers[0], square.villagers[-2]
    square.sign(hides, show=False)
    square.published(*(square.gains(one, quantity=4) for one in (shows, hides)))
    credit = commended(square)
    page_ = square.town.ask("auditor", c.Commended(village=square.village, quarter="2026-Q1"))
    assert (page_.names, page_.unnamed) == ((NAME,), 1)
    assert (credit.quarter, credit.names) == ("2026-Q1", (NAME,))
    assert "2026年第1季度表彰" in page(credit)
    leave = c.WithdrawCreditAgreement(
        village=square.village, person=shows, scheme=square.scheme, erase=False
    )
    square.do(KEEPER, leave)
    assert shown(square, date(2026, 5, 6)).names == ()
    text = FLAGS.sub(" ", page(credit))
    assert not re.search(r"另有|未同意", text)


def test_a_village_that_shows_nothing_has_no_page() -> None:
    square = Square()
    assert not shown(square, OUT)
    assert credit_by_code(ask(square), OUT) == {}
    files = dict(Pages(sample.site()).village(sample.village(rich=False)))
    assert not any(name.startswith("c/") for name in files)


def test_the_pages_of_a_village_lead_there(square: Square) -> None:
    found = credit_by_code(ask(square), OUT)
    assert [*found] == ["371082101201"]
    village = evolve(sample.village(rich=False), credit=found["371082101201"])
    files = dict(Pages(sample.site()).village(village))
    assert f'href="../c/{village.code}.html"' in files[f"v/{village.code}.html"]
