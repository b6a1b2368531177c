"""The answers from which the table of grids is made, and against which it is compared."""

from ruralgov.domain.grids import texts
from ruralgov.domain.grids.groups.model import GroupOffice
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.grids.model import Chief
from ruralgov.domain.grids.people import Standing, basis_holds, of_village, standings
from ruralgov.domain.grids.queries import (
    Candidates,
    Fitness,
    Officer,
    OfficerNumber,
    OfficerNumbers,
    PlanLine,
    PlanLines,
)
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.grids.rules_chiefs import UNFOUNDED
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry import PERSON, IdentityRow


def candidates(query: Candidates, asked: Asked) -> list[Fitness]:
    """Return who they are, and what stands against each on the day asked."""
    rows = [asked.read.one(IdentityRow, identity=one.identity) for one in query.candidates]
    people = [None if row is None else PersonId(row.owner) for row in rows]
    known = standings(asked.read, [one for one in people if one is not None], asked.day)
    found = []
    for candidate, person in zip(query.candidates, people, strict=True):
        standing = None if person is None else known.get(person)
        against = ""
        if person is not None:
            against = _against(query, candidate.basis, person, standing, asked)
        found.append(Fitness(person=person, against=against))
    return found


def _against(
    query: Candidates,
    basis: object,
    person: PersonId,
    standing: Standing | None,
    asked: Asked,
) -> str:
    read, day = asked.read, asked.day
    if standing is None or not of_village(read, standing, query.village, day):
        return texts.CHIEF_STRANGE.code
    for one, said in UNFOUNDED.items():
        if one is basis and not basis_holds(read, query.village, person, one, standing, day):
            return said.code
    return ""


def plan_lines(query: PlanLines, asked: Asked) -> list[PlanLine]:
    """Return the lanes of a village, grid by grid."""
    plan = asked.read.state(GRID_PLAN, query.village)
    if plan is None:
        return []
    day = asked.day
    chiefs = {target: _officer(one) for target, one in plan.chiefs_on(day).items()}
    named = {one.lane: one.households for one in plan.contacts if one.since <= day < one.until}
    return [
        PlanLine(
            grid=grid.id,
            grid_name=grid.name,
            grid_chief=chiefs.get(grid.id),
            lane=lane.id,
            lane_name=lane.name,
            villager_group=lane.villager_group,
            chief=chiefs.get(lane.id),
            households=lane.households,
            contacts=named.get(lane.id, ()),
        )
        for grid in plan.grids_on(day)
        for lane in plan.lanes_on(day)
        if lane.grid == grid.id
    ]


def officer_numbers(query: OfficerNumbers, asked: Asked) -> list[OfficerNumber]:
    """Return the names and numbers of who leads in a village; each reading is recorded."""
    plan = asked.read.state(GRID_PLAN, query.village)
    people = [] if plan is None else [one.person for one in plan.chiefs_on(asked.day).values()]
    for row in asked.read.rows(GroupRow, on=asked.day, village=query.village):
        group = asked.read.state(VILLAGER_GROUP, row.owner)
        people += [
            one.person
            for one in (() if group is None else group.elected)
            if one.since <= asked.day < one.until and one.office is GroupOffice.LEADER
        ]
    wanted = list(dict.fromkeys(people))
    return [
        OfficerNumber(
            person=PersonId(key),
            name=asked.reveal(PERSON.kind, key, "name", person.name),
            identity=asked.reveal(PERSON.kind, key, "identity", person.identity),
        )
        for key, person in asked.read.states(PERSON, wanted).items()
    ]


def _officer(chief: Chief) -> Officer:
    return Officer(person=chief.person, basis=chief.basis, attested=chief.attested)
