"""The table of grids: it lays villages out, changes what stands, names what is wrong."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.grids import ChiefBasis, GridsOf, GroupsOf, LaneCensus, PlanLines
from ruralgov.domain.grids.imports import SPEC, TABLE
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.imports import Steps
from ruralgov.domain.kernel.tables import Fault
from ruralgov.domain.registry import RegisterPerson
from ruralgov.imports.grid_sheet import grid_sheet
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import from_csv
from ruralgov.sample.draw import identity_number
from tests.grids.village import Village
from tests.registry.scenario import person_at
from tests.town import DAY

CODE = "371082101201"
FIRST, SECOND = identity_number(501), identity_number(502)
HEAD = [column.id for column in SPEC.columns]


@pytest.fixture
def people(town: Village) -> list[PersonId]:
    """Two party members of the village, who have the numbers of the tables."""
    found = []
    for n, home in zip((501, 502), town.homes(0, 2), strict=True):
        command: RegisterPerson = person_at(home, n)
        receipt = town.do("registrar", evolve(command, party_member=True))
        found.append(PersonId(receipt.key))
    return found


def row(lane: str, households: str, **more: str) -> dict[str, str]:
    cells = {"village": CODE, "group": "1组", "grid": "一网格", "lane": lane}
    return cells | {"households": households} | more


CHIEF = {"chief": FIRST, "basis": "党员", "attested": "会议推选"}
ROWS = [
    row("东巷", "0;1;2", leader=SECOND, grid_chief=SECOND, grid_basis="村民小组长", **CHIEF),
    row("西巷", "3；4", contacts="3;4;0"),
]


def table(rows: Iterable[dict[str, str]]) -> bytes:
    lines = [",".join(HEAD), *(",".join(one.get(name, "") for name in HEAD) for one in rows)]
    return "\n".join(lines).encode()


def planned(town: Village, data: bytes, since: date = DAY) -> tuple[Steps, list[Any]]:
    acting = town.acting("grids")
    options = {"since": since.isoformat(), "source": "示例"}
    given = importing(asking(town.app, acting), TABLE, options, tables=(from_csv(data, SPEC),))
    steps = TABLE.plan(given)
    return steps, proven(town.app, TABLE, steps, given.problems, acting)


def take_in(town: Village, rows: Iterable[dict[str, str]], since: date = DAY) -> dict[str, int]:
    steps, commands = planned(town, table(rows), since)
    town.app.execute_all(commands, **town.acting("grids"))
    return steps.counts


def test_a_table_brings_groups_grids_lanes_chiefs_and_contacts(
    town: Village, people: list[PersonId]
) -> None:
    counts = take_in(town, ROWS)
    assert counts == {"villages": 1, "grids": 1, "lanes": 2, "chiefs": 2, "same": 0}
    (grid,) = town.ask("grids", GridsOf(village=town.village), DAY)
    assert (grid.name, grid.chief, [lane.chief for lane in grid.lanes]) == (
        "一网格",
        people[1],
        [people[0], None],
    )
    first, second = town.ask("grids", PlanLines(village=town.village), DAY)
    assert (first.households, second.households) == (town.homes(0, 3), town.homes(3, 2))
    assert second.contacts == (*town.homes(3, 2), *town.homes(0, 1))
    assert first.grid_chief.basis is ChiefBasis.GROUP_LEADER
    (group,) = town.ask("grids", GroupsOf(village=town.village), DAY)
    assert (group.name, group.leaders, len(group.households)) == ("1组", (people[1],), 5)


def test_a_table_comes_back_as_it_went_in_and_changes_nothing_again(
    town: Village, people: list[PersonId]
) -> None:
    assert people
    take_in(town, ROWS)
    ask = asking(town.app, town.acting("grids"))
    sheet, notes = grid_sheet(ask, CODE, DAY)
    assert notes == []
    written = CsvTables().write(sheet)
    assert FIRST in written.decode()
    steps, commands = planned(town, written)
    assert (commands, steps.counts["same"]) == ([], 2)
    of_town, _ = grid_sheet(ask, CODE[:9], DAY)
    assert of_town.rows == sheet.rows


def test_a_later_table_adds_moves_withdraws_and_seats_another_chief(
    town: Village, people: list[PersonId]
) -> None:
    take_in(town, ROWS)
    later = date(2025, 3, 1)
    other = CHIEF | {"chief": SECOND}
    changed = [
        row("东巷", "0;1;3", **other),
        row("西巷", "4", group="2组"),
        row("北巷", "7;8"),
        row("南巷", "9", grid="二网格"),
    ]
    counts = take_in(town, changed, later)
    assert (counts["grids"], counts["lanes"], counts["chiefs"]) == (1, 2, 1)
    lines = town.ask("grids", PlanLines(village=town.village), later)
    found = {(one.grid_name, one.lane_name): one for one in lines}
    numbers = {key: len(one.households) for key, one in found.items()}
    assert numbers == {
        ("一网格", "东巷"): 3,
        ("一网格", "西巷"): 1,
        ("一网格", "北巷"): 2,
        ("二网格", "南巷"): 1,
    }
    assert found["一网格", "西巷"].villager_group == "2组"
    assert found["一网格", "东巷"].chief.person == people[1]
    assert found["一网格", "东巷"].grid_chief.person == people[1]
    census = town.ask("grids", LaneCensus(village=town.village), DAY)
    assert (census.lanes, census.households) == (2, 5)


def faults_of(error: BadInput) -> tuple[Fault, ...]:
    found: Any = error.facts["faults"]
    return tuple(found)


@pytest.mark.parametrize(
    ("rows", "code", "column"),
    [
        ([row("东巷", "0;nope")], "table_households", "households"),
        ([row("东巷", "0"), row("西巷", "1;0")], "table_household_twice", "households"),
        ([row("东巷", "0"), row("东巷", "1")], "name_twice", "lane"),
        ([row("东巷", "0", contacts="0;0")], "table_household_twice", "contacts"),
        ([row("东巷", "0", contacts="x")], "table_households", "contacts"),
        ([row("东巷", "0", chief=FIRST)], "table_basis_missing", "basis"),
        ([row("东巷", "0", chief=FIRST, basis="党员")], "table_choice_missing", "attested"),
        ([row("东巷", "0", **(CHIEF | {"chief": identity_number(9)}))], "table_person", "chief"),
        (
            [row("东巷", "0", grid_chief=FIRST, grid_basis="村委会成员")],
            "basis_no_post",
            "grid_chief",
        ),
        ([row("东巷", "0", **(CHIEF | {"basis": "村民代表"}))], "basis_no_group", "chief"),
        ([row("东巷", "0", village="371082101299")], "village_missing", "village"),
        (
            [
                row("东巷", "0", grid_chief=FIRST, grid_basis="其他"),
                row("西巷", "1", grid_chief=SECOND, grid_basis="其他"),
            ],
            "table_grid_chiefs",
            "grid_chief",
        ),
    ],
)
def test_what_is_wrong_is_named_at_its_cell_and_nothing_is_done(
    town: Village, people: list[PersonId], rows: list[dict[str, str]], code: str, column: str
) -> None:
    assert people
    with pytest.raises(BadInput) as caught:
        planned(town, table(rows))
    (fault,) = faults_of(caught.value)
    assert (fault.error.code, fault.column, fault.row) == (code, column, 1 + len(rows))
    assert town.ask("grids", GridsOf(village=town.village), DAY) == []


def test_what_a_rule_refuses_is_named_before_anything_is_done(
    town: Village, people: list[PersonId]
) -> None:
    """One person in two lanes is right in each row, and wrong in the plan."""
    assert people
    with pytest.raises(BadInput) as caught:
        planned(town, table([row("东巷", "0", **CHIEF), row("西巷", "1", **CHIEF)]))
    (fault,) = faults_of(caught.value)
    assert fault.error.code == "chief_too_many"


def test_a_group_is_founded_once_and_each_leader_elected_once(
    town: Village, people: list[PersonId]
) -> None:
    rows = [
        row("东巷", "0", group="2组", leader=FIRST),
        row("西巷", "1", group="2组", leader=FIRST),
        row("北巷", "2", group="2组", leader=SECOND),
        row("南巷", "3", group="-", leader=FIRST),
        row("中巷", "4", group="3组"),
    ]
    take_in(town, rows)
    groups = {one.name: one.leaders for one in town.ask("grids", GroupsOf(village=town.village))}
    assert {name: {*leaders} for name, leaders in groups.items()} == {
        "2组": {*people},
        "3组": set(),
    }
    _, again = planned(town, table(rows), date(2025, 3, 1))
    assert again == []


def test_a_later_table_seats_a_grid_chief_names_contacts_and_what_it_leaves_out(
    town: Village, people: list[PersonId]
) -> None:
    take_in(town, ROWS)
    later = date(2025, 3, 1)
    rows = [row("东巷", "0;1;2", contacts="3", grid_chief=FIRST, grid_basis="其他")]
    steps, commands = planned(town, table(rows), later)
    assert [one.split()[1:3] for one in steps.notices] == [["一网格", "西巷:"]]
    town.app.execute_all(commands, **town.acting("grids"))
    first, second = town.ask("grids", PlanLines(village=town.village), later)
    assert (first.contacts, first.grid_chief.person) == (town.homes(3, 1), people[0])
    assert (first.chief.person, second.households) == (people[0], ())


@pytest.mark.parametrize(
    ("more", "code", "column"),
    [
        ({"leader": identity_number(9)}, "table_person", "leader"),
        ({"grid_chief": FIRST, "grid_basis": "村民小组长"}, "basis_no_group", "grid_chief"),
        (
            {"leader": SECOND, "grid_chief": FIRST, "grid_basis": "村民小组长"},
            "basis_no_group",
            "grid_chief",
        ),
        (
            {"leader": FIRST, "grid_chief": FIRST, "grid_basis": "村委会成员"},
            "basis_no_post",
            "grid_chief",
        ),
        (
            {"leader": FIRST, **(CHIEF | {"basis": "村民代表"})},
            "basis_no_group",
            "chief",
        ),
    ],
)
def test_only_a_leader_whom_the_table_elects_leads_a_grid_as_one(
    town: Village, people: list[PersonId], more: dict[str, str], code: str, column: str
) -> None:
    assert people
    with pytest.raises(BadInput) as caught:
        planned(town, table([row("东巷", "0", **more)]))
    (fault,) = faults_of(caught.value)
    assert (fault.error.code, fault.column) == (code, column)
