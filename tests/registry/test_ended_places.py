"""A village is merged with everything alive in it: all goes on, and the past stays as it was."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain import grids as g
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole
from ruralgov.domain.collectives import Collectives, FoundCollective
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, CollectiveId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.oversight import CrossCheckPlace
from ruralgov.domain.property import ArrearsFigures
from ruralgov.domain.registry import Departure
from ruralgov.reports.audit import audit
from ruralgov.sample.draw import identity_number
from tests.grids.village import Village
from tests.registry.merging import (
    A_DAY,
    MONTH,
    asked_by,
    by,
    merge,
    of_town,
    reported,
    shake,
    today,
)
from tests.scenario import PARTS, Part
from tests.town import Town, code_of


@pytest.mark.parametrize("part", PARTS)
def test_m1_every_step_goes_on_after_its_village_is_merged_and_its_town_recoded(part: str) -> None:
    dry = Town()
    count = len(list(played(dry, PARTS[part])))
    for at in (count // 2, count - 1):
        town = Town()
        for number, _ in enumerate(played(town, PARTS[part]), 1):
            if number == at:
                shake(town)
                merge(town)
        assert town.app.verify() == []


def played(town: Town, steps: Part) -> Iterator[Any]:
    """Give the receipts of the steps of a part, each as it is done.

    What was reported after the merge is at the successor already, and is not brought there.
    """
    going = steps(town)
    account, command = next(going)
    while True:
        receipt = None
        if not (isinstance(command, c.RelocateCase) and at(town, command.case) == command.place):
            receipt = town.do(account, command)
        yield receipt
        try:
            account, command = going.send(receipt)
        except StopIteration:
            return


def at(town: Town, case: CaseId) -> PlaceId | None:
    """Return where an open case is."""
    rows = town.ask("desk", c.OpenCases(place=CITY))
    return next((row.place for row in rows if row.owner == case), None)


def test_m1_town_and_city_go_on_with_what_was_alive_in_a_merged_village(town: Town) -> None:
    of_town(town)
    home = town.household("0001")
    person = town.person(home, identity_number(5))
    case = reported(town, town.village)
    town.do("desk", c.AcceptCase(case=case))
    town.do("desk", c.DispatchCase(case=case))
    merge(town)
    by(town, "handler", c.SignCase(case=case))
    by(town, "handler", c.HandleCase(case=case))
    by(town, "handler", c.AskExtension(case=case, amount=1, reason="等件"))
    by(town, "supervisor", c.DecideTime(case=case, granted=True, reason="属实"))
    by(town, "handler", c.ReportDone(case=case, result=c.Result.EXPLAINED, outcome="已说明"))
    assert asked_by(town, "intake", c.CaseFile(case=case)).text == "路灯不亮"
    assert [row.number for row in asked_by(town, "registrar", r.Households(village=town.village))]
    assert [one.person for one in asked_by(town, "registrar", r.Members(household=home))] == [
        person
    ]
    ended = r.EndPerson(person=person, departure=Departure.DIED, since=today(town))
    by(town, "registrar", ended)
    by(town, "registrar", r.CloseHousehold(household=home, since=today(town), cause="销户"))


def test_m1_the_officers_of_the_successor_may_and_those_of_another_place_may_not(
    town: Town,
) -> None:
    third = town.place("371082101205", "远庄")
    home = town.household("0001")
    for place in (town.village, town.other, third):
        grant = GrantRole(account=AccountId(place), role=r.REGISTRAR, place=place, basis="t")
        town.do("admin", grant)

    def may(place: PlaceId) -> bool:
        query = r.Households(village=town.village)
        acting: dict[str, Any] = {
            "actor": Actor(AccountId(place)),
            "purpose": r.REGISTRATION,
        }
        return code_of(lambda: town.app.query(query, **acting)) == ""

    assert (may(town.village), may(town.other), may(third)) == (True, False, False)
    merge(town)
    assert (may(town.village), may(town.other), may(third)) == (True, True, False)
    assert home


def test_m2_the_audit_of_a_day_before_a_merge_says_what_was_true_then() -> None:
    town = Village()
    lane = g.LanePlan(name="一巷", villager_group="1组", households=town.homes(0, 12))
    grids = (g.GridOutline(name="一", lanes=(lane,)),)
    drawn = g.DelineateGrids(village=town.village, grids=grids, since=date(2025, 1, 1), basis="x")
    town.do("grids", drawn)
    auditor = Actor(AccountId("auditor"))
    eve = today(town) - A_DAY
    before = audit(town.app, actor=auditor, day=eve)
    assert (before.villages, before.placed, before.left_behind) == (2, 12, ())
    merge(town)
    assert audit(town.app, actor=auditor, day=eve) == before
    assert town.ask("auditor", g.GridsOf(village=town.village), eve)[0].households == 12
    after = audit(town.app, actor=auditor, day=today(town))
    assert (after.villages, after.households, after.placed, after.lanes) == (1, 40, 12, 1)
    recode = r.ChangePlace(
        place=town.town, code="371082111", name="俚岛街道", since=today(town), cause="改"
    )
    town.do("registrar", recode)
    recoded = audit(town.app, actor=auditor, day=today(town))
    assert (recoded.lanes, len(recoded.left_behind)) == (1, len(after.left_behind) + 1)
    kinds = [one.kind for one in after.left_behind]
    assert {kind: kinds.count(kind) for kind in kinds} == {"household": 40, "grid": 1, "lane": 1}


def test_m3_lists_below_town_and_city_keep_what_hangs_on_a_merged_village(town: Town) -> None:
    mine = CollectiveId(
        town.do(
            "registrar",
            FoundCollective(
                place=town.village, name="大庄合作社", since=date(2024, 1, 1), source="t"
            ),
        ).key
    )
    case = reported(town, town.village)
    merge(town)
    for place in (CITY, town.town, town.other, town.village):
        rows = town.ask("keeper", Collectives(place=place))
        assert [row.owner for row in rows] == [mine]
        found = town.ask("auditor", CrossCheckPlace(place=place, first=MONTH, last=MONTH))
        assert found.collectives == 1
        assert [row.owner for row in town.ask("desk", c.OpenCases(place=place))] == [case]
        assert town.ask("keeper", ArrearsFigures(place=place)).total.dues == 0
    assert town.ask("desk", c.OpenCases(place=town.place("371082101205", "远庄"))) == []


def test_nothing_new_is_founded_at_a_place_that_has_ended(town: Town) -> None:
    merge(town)
    for since, code in ((today(town), "place_ended"), (today(town) - A_DAY, "")):
        founding = FoundCollective(place=town.village, name="合作社", since=since, source="t")
        assert code_of(partial(town.do, "registrar", founding)) == code
