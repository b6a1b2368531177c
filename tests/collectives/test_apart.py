"""Villages merge and their collectives stay apart: several of one village, each with its books."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.access import GrantRole
from ruralgov.domain.books import BalanceSheet
from ruralgov.domain.collectives import (
    COLLECTIVE_FINANCE,
    PROPERTY_KEEPER,
    ChangeCollective,
    Collectives,
    CorrectCollectiveEntry,
    FoundCollective,
    MoveCollective,
)
from ruralgov.domain.disclosure import Disclosing
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.oversight import CrossCheckPlace
from ruralgov.domain.property import ArrearsFigures, AssetRegister
from ruralgov.domain.registry import HangingOn, LeftBehind
from tests.books.ledger import Ledger
from tests.property.scenario import pond
from tests.registry.merging import A_DAY, merge, today
from tests.town import DAY, Town, code_of

MONEY = {"102": 10_00, "301": -10_00}


class Apart:
    """Two collectives with books; the village of one becomes part of that of the other."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.mine = Ledger(town, town.village, "大庄社")
        self.other = Ledger(town, town.other, "小庄社")
        for ledger in (self.mine, self.other):
            ledger.open(MONEY)
        merge(town)
        self.on = today(town)

    def moving(self, **more: Any) -> MoveCollective:
        given: dict[str, Any] = {
            "collective": self.mine.key,
            "place": self.town.other,
            "since": self.on,
            "decision": "镇政发〔2026〕1号",
            "reason": "合村不合账",
        }
        return MoveCollective(**(given | more))

    def move(self, **more: Any) -> str:
        return code_of(lambda: self.town.do("registrar", self.moving(**more)))

    def at(self, place: PlaceId, day: date) -> set[str]:
        rows = self.town.ask("keeper", Collectives(place=place), day)
        assert all(row.place == place for row in rows if place != self.town.village)
        return {row.owner for row in rows}

    def behind(self) -> list[str]:
        return [one.key for one in self.town.ask("auditor", LeftBehind())]


@pytest.fixture
def apart(town: Town) -> Apart:
    return Apart(town)


def test_rule_9_a_collective_follows_its_village_and_keeps_its_books(apart: Apart) -> None:
    town, mine, other = apart.town, apart.mine.key, apart.other.key
    assert mine in apart.behind()
    sheet = apart.mine.ask(BalanceSheet)
    assert apart.move() == ""
    assert mine not in apart.behind()
    eve = apart.on - A_DAY
    assert apart.at(town.other, apart.on) == {mine, other}
    assert apart.at(town.other, eve) == {other}
    assert apart.at(town.village, eve) == {mine}
    assert apart.at(town.village, apart.on) == set()
    hanging = [town.ask("auditor", HangingOn(place=town.village), day) for day in (eve, apart.on)]
    assert [mine in {one.key for one in each.things} for each in hanging] == [True, False]
    assert apart.mine.ask(BalanceSheet) == sheet
    months = {"first": Month("2025-12"), "last": Month("2025-12")}
    checked = [
        town.ask("auditor", CrossCheckPlace(place=place, **months)).collectives
        for place in (town.other, town.village, town.town)
    ]
    assert checked == [2, 0, 2]
    pages = town.ask("discloser", Disclosing())
    assert {one.collective: one.place for one in pages} == {mine: "小庄", other: "小庄"}
    assert town.ask("keeper", ArrearsFigures(place=town.other)).total.dues == 0
    for ledger in (apart.mine, apart.other):
        ledger.posted(("102", 5), ("501", -5), day=apart.on)
        town.do("keeper", pond(ledger.key))
    assert len(town.ask("keeper", AssetRegister(collective=mine))) == 1
    assert town.app.verify() == []


def test_rule_9_the_officers_of_the_successor_keep_both(apart: Apart) -> None:
    town = apart.town
    grant = GrantRole(
        account=AccountId("third"),
        role=PROPERTY_KEEPER,
        place=town.other,
        basis="t",
    )
    apart.move()
    town.do("admin", grant)
    for ledger in (apart.mine, apart.other):
        acting: dict[str, Any] = {
            "actor": Actor(AccountId("third")),
            "purpose": COLLECTIVE_FINANCE,
        }
        town.app.execute(pond(ledger.key), **acting)


def test_rule_9_a_move_is_to_a_place_that_is_there_and_has_no_such_name(apart: Apart) -> None:
    town = apart.town
    assert apart.move(place=town.village) == "place_ended"
    assert apart.move(since=apart.on + A_DAY) == "collective_move_ahead"
    assert apart.move(since=DAY) == "change_not_later"
    assert apart.move(decision=" ") == "text_not_clean"
    same = FoundCollective(place=town.other, name="大庄社", since=DAY, source="t")
    town.do("registrar", same)
    assert apart.move() == "collective_taken"
    renamed = ChangeCollective(
        collective=apart.mine.key, since=apart.on - A_DAY, name="大庄一社", source="t"
    )
    town.do("registrar", renamed)
    assert apart.move() == ""
    town.clock.now += timedelta(days=1)
    assert apart.move(since=apart.on + A_DAY) == "collective_there_already"
    assert apart.at(town.other, apart.on - A_DAY) == {apart.other.key} | {
        row.owner
        for row in town.ask("keeper", Collectives(place=town.other))
        if row.name == "大庄社"
    }


def test_rule_9_a_move_by_mistake_is_withdrawn_or_gets_its_right_day(apart: Apart) -> None:
    town, key = apart.town, apart.mine.key
    apart.move()
    earlier = apart.on - 3 * A_DAY

    def correct(since: date | None, entry: date) -> None:
        town.do(
            "registrar",
            CorrectCollectiveEntry(collective=key, entry=entry, since=since, reason="误录"),
        )

    correct(earlier, apart.on)
    assert key in apart.at(town.other, earlier)
    correct(None, earlier)
    assert key in apart.behind()
    assert apart.at(town.village, apart.on) == {key}
    assert town.app.verify() == []
