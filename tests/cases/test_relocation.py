"""An open case is handed over to another place, or its village goes to another town."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.roles import Actor
from tests.registry.merging import merge, reported, today
from tests.town import UNIT, Town, code_of


def test_rule_29_a_case_is_handed_over_and_counts_where_it_came_in(town: Town) -> None:
    case = reported(town, town.village)
    town.do("desk", c.AcceptCase(case=case))
    town.do("desk", c.DispatchCase(case=case))
    (before,) = town.ask("desk", c.OpenCases(place=town.village))
    month = Month("2026-01")
    figures = c.CaseFigures(first=month, last=month, place=town.village, by=c.FigureBy.PLACE)
    sheet = town.ask("desk", figures)
    merge(town)
    town.do("desk", c.RelocateCase(case=case, place=town.other, reason="合并"))
    (after,) = town.ask("desk", c.OpenCases(place=town.other))
    assert after == change(before, place=town.other)
    assert town.ask("desk", c.OpenCases(place=town.village)) == []
    moved = town.ask("desk", figures)
    assert (moved.work.open, sheet.work.open) == (0, 1)  # what is open is counted where it lies
    assert change(moved, work=sheet.work) == sheet
    again = c.RelocateCase(case=case, place=town.other, reason="合并")
    assert code_of(lambda: town.do("desk", again)) == "case_there_already"
    back = c.RelocateCase(case=case, place=town.village, reason="合并")
    assert code_of(lambda: town.do("desk", back)) == "place_ended"
    town.do("supervisor", c.ForceClose(case=case, reason="重复"))
    third = town.place("371082101205", "远庄")
    closed = c.RelocateCase(case=case, place=third, reason="合并")
    assert code_of(lambda: town.do("desk", closed)) == "case_not_open"
    assert town.ask("desk", c.CaseHistory(number=before.number))[3].note == "合并"


def test_a_village_that_goes_to_another_town_takes_its_open_cases_along(town: Town) -> None:
    case = reported(town, town.village)
    away = town.place("371082102", "成山镇")
    move = r.ChangePlace(
        place=town.village, code="371082102201", name="大庄", since=today(town), cause="划转"
    )
    town.do("registrar", move)
    assert [row.owner for row in town.ask("desk", c.OpenCases(place=away))] == [case]
    assert town.ask("desk", c.OpenCases(place=town.town)) == []
    supervisor = c.SUPERVISOR
    for place in (away, town.town):
        town.do(
            "admin", GrantRole(account=AccountId(place), role=supervisor, place=place, basis="t")
        )

    def supervise(place: PlaceId) -> str:
        command = c.SuperviseCase(case=case, reason="久拖")
        acting: dict[str, Any] = {"actor": Actor(AccountId(place)), "purpose": c.CASE_HANDLING}
        return code_of(lambda: town.app.execute(command, **acting))

    assert (supervise(away), supervise(town.town)) == ("", "not_granted")


def test_why_a_unit_has_a_case_is_told_of_the_place_it_was_at_then(town: Town) -> None:
    plan = c.PlanVersion(
        since=today(town),
        source="t",
        fallback="值班室",
        rules=(c.DispatchRule(name="村", matter="lamp", territory=town.village, lead="值班室"),),
        posts=(c.UnitPost(office="值班室", place=CITY, unit=UNIT, contact=AccountId("handler")),),
    )
    town.do("registrar", c.PublishDispatchPlan(plan=plan))
    case = reported(town, town.village)
    town.do("desk", c.AcceptCase(case=case))
    town.do("desk", c.DispatchCase(case=case))
    before = town.ask("desk", c.WhyThisUnit(case=case))
    town.clock.now += timedelta(hours=1)
    town.do("desk", c.RelocateCase(case=case, place=town.other, reason="误录"))
    assert before.steps[0].match is c.Match.MATCHED
    assert town.ask("desk", c.WhyThisUnit(case=case)) == before


def test_rule_31_a_report_of_a_merged_village_is_recorded_at_what_it_is_today(town: Town) -> None:
    third = town.place("371082101205", "远庄")
    town.clock.now += timedelta(days=1)
    merge(town, into=third)
    town.clock.now += timedelta(days=1)
    merge(town, place=third, into=town.other)
    case = reported(town, town.village)
    (row,) = town.ask("desk", c.OpenCases(place=town.other))
    assert (row.owner, row.place, row.town) == (case, town.other, town.town)
    assert came_in(town, town.other) == came_in(town, town.town) == 1
    assert came_in(town, town.village) == 0


def came_in(town: Town, place: PlaceId) -> int | None:
    reported: int | None = town.ask("auditor", c.CaseFigures(place=place)).total.reported
    return reported


def test_rule_31_a_report_of_a_divided_village_is_refused_and_its_parts_are_named(
    town: Town,
) -> None:
    parts = [town.place(f"37108210120{n}", f"{n}庄") for n in (5, 6)]
    divide = r.DividePlace(place=town.village, into=tuple(parts), since=today(town), cause="分设")
    town.do("registrar", divide)
    with pytest.raises(Refused, match="place_ended") as refused:
        reported(town, town.village)
    assert "现为“5庄”、“6庄”" in refused.value.zh
