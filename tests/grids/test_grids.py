from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.grids import (
    ChiefBasis,
    ElectInGroup,
    GridFindings,
    GridsOf,
    GroupOffice,
    GroupsOf,
    HouseholdLane,
    LaneCensus,
    Standard,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId
from ruralgov.domain.registry import Households, MoveHousehold
from tests.grids.village import Village
from tests.town import DAY, code_of

LATER = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)


def outline(*lanes: tuple[HouseholdId, ...], name: str = "一网格") -> m.GridOutline:
    return m.GridOutline(
        name=name,
        lanes=tuple(
            m.LanePlan(name=f"{n}巷", villager_group="1组", households=lane)
            for n, lane in enumerate(lanes)
        ),
    )


def lay_out(town: Village, *grids: m.GridOutline, since: date = DAY) -> None:
    command = m.DelineateGrids(village=town.village, grids=grids, since=since, basis="方案")
    town.do("grids", command)


def laid(town: Village, day: date = LATER) -> list[tuple[GridId, list[tuple[LaneId, int]]]]:
    return [
        (grid.grid, [(lane.lane, lane.households) for lane in grid.lanes])
        for grid in town.ask("grids", GridsOf(village=town.village), day)
    ]


def test_rule_1_a_grid_has_lanes_and_a_split_leaves_one(town: Village) -> None:
    lay_out(
        town,
        outline(town.homes(0, 11), town.homes(11, 12)),
        outline(town.homes(23, 10), name="二网格"),
    )
    (grid, lanes), _ = laid(town)
    every = tuple(lane for lane, _ in lanes)
    split = m.SplitGrid(
        village=town.village, grid=grid, lanes=every, name="三网格", since=LATER, basis="调整"
    )
    assert code_of(lambda: town.do("grids", split)) == "split_wrong"
    town.do("grids", attrs.evolve(split, lanes=every[:1]))
    assert sorted(len(lanes) for _, lanes in laid(town)) == [1, 1, 1]
    assert sorted(len(lanes) for _, lanes in laid(town, DAY)) == [1, 2]
    empty = m.GridOutline(name="空", lanes=())
    assert code_of(lambda: lay_out(town, empty, since=date(2026, 1, 1))) == "grid_without_lane"


def test_rule_2_a_household_is_in_one_lane_on_any_day(town: Village) -> None:
    twice = outline(town.homes(0, 3), town.homes(2, 3))
    assert code_of(lambda: lay_out(town, twice)) == "household_twice"
    lay_out(town, outline(town.homes(0, 10), town.homes(10, 10)))
    ((_, lanes),) = laid(town)
    move = m.ReassignHouseholds(
        village=town.village,
        households=town.homes(0, 2),
        lane=lanes[1][0],
        since=LATER,
        basis="调整",
    )
    town.do("grids", move)
    assert laid(town) == [(laid(town)[0][0], [(lanes[0][0], 8), (lanes[1][0], 12)])]
    query = HouseholdLane(village=town.village, household=town.homes(0, 1)[0])
    found = [town.ask("grids", query, day)[0].lane for day in (DAY, LATER)]
    assert found == [lanes[0][0], lanes[1][0]]
    gone = m.WithdrawHouseholds(
        village=town.village, households=town.homes(0, 1), since=date(2025, 8, 1), basis="迁出"
    )
    town.do("grids", gone)
    assert town.ask("grids", query, date(2025, 8, 1)) == []


def test_rule_3_changes_go_forward(town: Village) -> None:
    lay_out(town, outline(town.homes(0, 10)))
    early = code_of(lambda: lay_out(town, outline(town.homes(0, 10)), since=EVE))
    assert early == "plan_change_not_later"
    lay_out(town, outline(town.homes(0, 5), town.homes(5, 5)), since=LATER)
    assert len(laid(town, DAY)[0][1]) == 1
    assert len(laid(town)[0][1]) == 2


def appoint(town: Village, target: str, person: str, basis: ChiefBasis, since: date = DAY) -> None:
    one = m.Appointment(
        target=target, person=town.someone(person), basis=basis, attested="会议记录"
    )
    town.do("grids", m.AppointChiefs(village=town.village, appointments=(one,), since=since))


def test_rule_4_one_chief_at_a_time_and_a_vacancy_is_a_finding(town: Village) -> None:
    lay_out(town, outline(town.homes(0, 35)))
    ((grid, ((lane, _),)),) = laid(town)
    (group,) = town.ask("grids", GroupsOf(village=town.village), DAY)
    elected = ElectInGroup(
        group=group.group,
        person=town.someone("p1"),
        office=GroupOffice.LEADER,
        since=DAY,
        basis="选举",
    )
    town.do("grids", elected)
    appoint(town, grid, "p1", ChiefBasis.GROUP_LEADER)
    assert code_of(lambda: appoint(town, grid, "p2", ChiefBasis.OTHER)) == "chief_in_office"
    town.do(
        "grids",
        m.RelieveChief(village=town.village, target=grid, since=LATER, reason="届满"),
    )
    appoint(town, grid, "p2", ChiefBasis.OTHER, LATER)
    found = town.ask("grids", GridFindings(village=town.village), LATER)
    assert {one.standard for one in found} == {
        Standard.LANE_SIZE,
        Standard.LANE_CHIEF,
        Standard.PLACEMENT,
        Standard.PARTY_BRANCH,
    }
    assert lane in {one.target for one in found}


def test_rule_5_who_may_be_chief_of_what(town: Village) -> None:
    lay_out(town, outline(town.homes(0, 35)))
    ((grid, ((lane, _),)),) = laid(town)
    for target, basis in ((grid, ChiefBasis.PARTY_MEMBER), (lane, ChiefBasis.GROUP_LEADER)):
        assert code_of(lambda t=target, b=basis: appoint(town, t, "p", b)) == "basis_wrong"  # type: ignore[misc]
    none = m.Appointment(target=lane, person=town.someone("p"), basis=ChiefBasis.PARTY_MEMBER)
    command = m.AppointChiefs(village=town.village, appointments=(none,), since=DAY)
    assert code_of(lambda: town.do("grids", command)) == "text_not_clean"


def test_rule_6_a_person_is_chief_of_one_lane(town: Village) -> None:
    lay_out(town, outline(town.homes(0, 11), town.homes(11, 11)))
    ((_, ((first, _), (second, _))),) = laid(town)
    appoint(town, first, "p", ChiefBasis.PARTY_MEMBER)
    again = code_of(lambda: appoint(town, second, "p", ChiefBasis.REPRESENTATIVE))
    assert again == "chief_too_many"


def test_rule_7_contacts_are_the_lane_unless_others_are_named(town: Village) -> None:
    lay_out(town, outline(town.homes(0, 11), town.homes(11, 13)))
    ((_, ((first, _), (second, _))),) = laid(town)
    appoint(town, first, "p", ChiefBasis.PARTY_MEMBER)
    appoint(town, second, "q", ChiefBasis.PARTY_MEMBER)
    assert town.ask("grids", LaneCensus(village=town.village)).contacts == 24
    named = m.AssignContacts(
        village=town.village, lane=first, households=town.homes(0, 5), since=LATER
    )
    town.do("grids", named)
    assert town.ask("grids", LaneCensus(village=town.village)).contacts == 18
    counts = [town.ask("grids", LaneCensus(village=town.village), day) for day in (EVE, DAY)]
    assert [(one.lanes, one.contacts) for one in counts] == [(0, 0), (2, 24)]
    strange = m.AssignContacts(
        village=town.village, lane=first, households=town.homes(39, 1), since=LATER
    )
    assert code_of(lambda: town.do("grids", strange)) == "household_not_placed"


def test_rule_8_outside_a_band_is_a_finding_with_its_exemption(town: Village) -> None:
    lay_out(town, outline(town.homes(0, 9)))
    ((grid, _),) = laid(town)
    exempt = m.GrantExemption(
        village=town.village,
        target=grid,
        standard=Standard.GRID_SIZE,
        reason="小村",
        until=date(2027, 1, 1),
    )
    town.do("grids", exempt)
    found = {one.standard: one for one in town.ask("grids", GridFindings(village=town.village))}
    assert (found[Standard.GRID_SIZE].found, found[Standard.GRID_SIZE].exempted) == (9, "小村")
    assert found[Standard.LANE_SIZE].exempted == ""


KINDS = ["reassign", "withdraw", "split", "merge", "cut", "close", "add", "leave", "undo", "same"]
REFUSALS = {
    "split_wrong",
    "grid_missing",
    "household_not_placed",
    "household_strange",
    "split_lane_wrong",
    "lane_last",
    "lane_not_empty",
    "lane_missing",
    "household_missing",
    "plan_missing",
    "name_twice",
    "entry_missing",
    "entry_not_last",
    "entry_order",
    "plan_change_not_later",
}
changes = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 99)), max_size=14)


@given(changes)
def test_after_any_changes_lanes_partition_the_households_on_every_day(
    steps: list[tuple[str, int]],
) -> None:
    town = Village()
    lay_out(
        town, outline(town.homes(0, 6), town.homes(6, 6)), outline(town.homes(12, 6), name="二网格")
    )
    day = DAY
    for name, n in steps:
        day += timedelta(days=0 if name == "same" else 1)
        name = KINDS[n % 7] if name == "same" else name
        try:
            town.do("registrar" if name == "leave" else "grids", change(town, name, n, day))
        except RuralgovError as refusal:
            assert refusal.code in REFUSALS  # noqa: PT017
    on = DAY
    while on <= day + timedelta(days=1):
        inside = [lane for _, lanes in laid(town, on) for lane in lanes]
        counted = sum(size for _, size in inside)
        found = {
            home: town.ask("grids", HouseholdLane(village=town.village, household=home), on)
            for home in town.homes(0, 24)
        }
        lives = {one.owner for one in town.ask("registrar", Households(village=town.village), on)}
        assert all(len(rows) <= 1 for rows in found.values())
        assert sum(map(len, found.values())) == counted
        assert {home for home, rows in found.items() if rows} <= lives
        assert {row.lane for rows in found.values() for row in rows} <= {one for one, _ in inside}
        assert len(inside) == len(dict(inside))
        on += timedelta(days=1)
    assert town.app.verify() == []


def change(town: Village, name: str, n: int, day: date) -> object:
    grids = laid(town, day) or [(GridId("-"), [])]
    grid, lanes = grids[n % len(grids)]
    lane = lanes[n % len(lanes)][0] if lanes else LaneId("-")
    common: dict[str, Any] = {"village": town.village, "since": day, "basis": "调整"}
    moved = town.homes(n % 21, 3)
    into = grids[(n + 1) % len(grids)]
    match name:
        case "reassign":
            return m.ReassignHouseholds(households=moved, lane=lane, **common)
        case "withdraw":
            return m.WithdrawHouseholds(households=moved[:2], **common)
        case "split":
            some = tuple(one for one, _ in lanes[:1])
            return m.SplitGrid(grid=grid, lanes=some, name=f"网格{day}", **common)
        case "merge":
            return m.MergeGrids(grid=grid, into=into[0], **common)
        case "cut":
            return m.SplitLane(lane=lane, households=moved[:1], name=f"{day}{n}", **common)
        case "close":
            other = into[1][0][0] if into[1] else None
            return m.CloseLane(lane=lane, into=other, **common)
        case "add":
            new = m.LanePlan(name=f"{day}{n}", villager_group="2组", households=moved)
            return m.AddLane(grid=grid, lane=new, **common)
        case "leave":
            cause = {"number": f"{n}-{day}", "since": day, "cause": "迁"}
            return MoveHousehold(household=moved[0], village=town.other, **cause)  # type: ignore[arg-type]
        case _:
            last = last_entry(town)
            right = None if n % 2 else last + timedelta(days=1)
            return m.CorrectPlanEntry(village=town.village, entry=last, since=right, reason="录错")


def last_entry(town: Village) -> date:
    """Return the day of the last change of the plan that a household or a lane was in."""
    stays = [
        one.since
        for home in town.homes(0, 24)
        for one in town.app.query(
            HouseholdLane(village=town.village, household=home), **town.acting("grids")
        )
    ]
    return max(stays, default=DAY)
