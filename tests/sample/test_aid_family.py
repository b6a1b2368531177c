"""The family of the demo: found by a visit, wrongly matched once, and helped."""

import time
from datetime import date

from attrs import evolve
from tests.town import DAY, Town

from ruralgov.cli.aid_family import Helped, family_lines, helped
from ruralgov.domain.aid import AidOutcome
from ruralgov.domain.aid.asking import Shape
from ruralgov.domain.aid.means import Item
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import Departure, EndPerson
from ruralgov.sample.aid_family import AidFamily
from ruralgov.sample.city import Village
from ruralgov.sample.life import Life

YEAR = 2026
FIRST, DAYS = date(YEAR, 9, 1), 42
HELPED = Helped(
    visited=date(YEAR, 9, 2),
    accepted=date(YEAR, 9, 5),
    investigators=2,
    missing=1,
    asked=Item.DEPOSITS,
    shape=Shape.EXISTS,
    fetched=1,
    everything=15,
    upheld=True,
    open_before=True,
    meets=True,
    posted=date(YEAR, 9, 18),
    last=date(YEAR, 9, 24),
    outcome=AidOutcome.GRANTED,
    amount=Fen(90_000),
    decided=date(YEAR, 9, 26),
    apart=True,
    told=date(YEAR, 9, 29),
    month=Month("2026-10"),
    due=Fen(90_000),
    paid=Fen(90_000),
)


def lived(town: Town, *villages: tuple[PlaceId, list[PersonId]]) -> Helped | None:
    """Return what was done for a family of some villages, after the days on which it is done."""
    family = AidFamily(town.city, YEAR)
    there = [Village(place, "", [], heads, len(heads)) for place, heads in villages]
    Life(town.city, town.clock, there, 1, family.over()).run(0, FIRST, DAYS)
    return helped(family, legal_date(town.clock.now))


def test_from_a_visit_to_help_with_one_question_and_one_objection() -> None:
    town = Town()
    gone, person, *others = (town.person(town.household(str(n))) for n in range(720, 725))
    town.do("registrar", EndPerson(person=gone, departure=Departure.DIED, since=DAY))
    start = time.process_time()  # of the processor: a busy machine is no fault
    # the first village is empty, and of the second the first has died
    found = lived(town, (town.other, []), (town.village, [gone, person, *others]))
    assert time.process_time() - start < 2
    assert found == HELPED
    assert town.app.verify() == []


def test_what_is_said_of_it_in_both_languages() -> None:
    zh, en = ("\n".join(family_lines(HELPED, lang)) for lang in ("zh", "en"))
    for words in (
        "只问一项：银行存款（只问有无）",
        "不能得出结论",
        "异议成立；按规则符合条件",
        "900.00 元",
    ):
        assert words in zh
    for words in ("one asked: bank deposits", "upheld by another person", "by a supervisor who"):
        assert words in en
    other = evolve(HELPED, upheld=False, meets=None, apart=False, open_before=False)
    zh, en = ("\n".join(family_lines(other, lang)) for lang in ("zh", "en"))
    assert "异议不成立；按规则仍未明确" in zh
    assert "结论" not in zh
    assert "not upheld; by the rules the conditions are open yet" in en


def test_where_nobody_lives_nobody_is_helped() -> None:
    town = Town()
    assert lived(town, (town.village, [])) is None
    assert list(family_lines(None, "zh")) == ["没有"]
    assert list(family_lines(None, "en")) == ["none"]
