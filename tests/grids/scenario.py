"""One valid command of every kind of grids, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.app import journal
from ruralgov.domain import registry as r
from ruralgov.domain.grids import ChiefBasis, GridsOf, GroupOffice, GroupsOf, Standard
from ruralgov.domain.grids import messages as g
from ruralgov.domain.grids.groups import messages as v
from ruralgov.domain.grids.messages_outline import OutlineLane
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel.ids import (
    BodyId,
    GridId,
    HouseholdId,
    LaneId,
    OrganisationId,
    PersonId,
    PlaceId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.meetings import BodyKind, Matter
from tests.meetings.hall import confirmed
from tests.meetings.hall import founding as body_of
from tests.registry.scenario import person_at, place_of
from tests.town import DAY, Town

Step = tuple[str, Any]
LATER = date(2025, 1, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    homes = [HouseholdId(f"h{n}") for n in range(6)]
    for home in homes:
        yield (
            "registrar",
            r.RegisterHousehold(
                id=home, village=town.village, number=f"g{home}", since=DAY, source="t"
            ),
        )
    member = evolve(person_at(homes[0], 9), party_member=True)
    person = yield "registrar", member
    lanes = tuple(
        g.LanePlan(name=f"{n}巷", villager_group="1组", households=tuple(homes[n : n + 2]))
        for n in (0, 2, 4)
    )
    outlines = (
        g.GridOutline(name="一", lanes=lanes[:2]),
        g.GridOutline(name="二", lanes=lanes[2:]),
    )
    village, basis = town.village, "方案"
    yield "grids", g.DelineateGrids(village=village, grids=outlines, since=DAY, basis=basis)
    first, second = town.ask("grids", GridsOf(village=village), DAY)
    lane = first.lanes[0].lane
    chief = g.Appointment(
        target=lane,
        person=PersonId(person.key),
        basis=ChiefBasis.PARTY_MEMBER,
        attested="会",
    )
    yield "grids", g.AppointChiefs(village=village, appointments=(chief,), since=DAY)
    yield "grids", g.RelieveChief(village=village, target=lane, since=LATER, reason="届满")
    yield "grids", g.AssignContacts(village=village, lane=lane, households=(), since=LATER)
    exempt = g.GrantExemption(
        village=village,
        target=first.grid,
        standard=Standard.GRID_SIZE,
        reason="小村",
        until=date(2030, 1, 1),
    )
    yield "grids", exempt
    days = [DAY + timedelta(days=n) for n in range(1, 5)]
    split = g.SplitGrid(
        village=village, grid=first.grid, lanes=(lane,), name="三", since=days[0], basis=basis
    )
    yield "grids", split
    merge = g.MergeGrids(
        village=village, grid=second.grid, into=first.grid, since=days[1], basis=basis
    )
    yield "grids", merge
    move = g.ReassignHouseholds(
        village=village,
        households=(homes[4],),
        lane=lane,
        since=days[2],
        basis=basis,
    )
    yield "grids", move
    gone = g.WithdrawHouseholds(village=village, households=(homes[5],), since=days[3], basis=basis)
    yield "grids", gone
    yield from changed_lanes(town, first.grid, lane, homes)
    yield from corrected(town, first.grid, lane, PersonId(person.key))
    yield from groups(town, PersonId(person.key))
    yield from branch_and_exemption(town, first.grid)
    yield from ended(town)
    yield from what_only_follows(town, homes[0], PersonId(person.key))
    yield from by_decisions(town)


def changed_lanes(
    town: Town, grid: GridId, lane: LaneId, homes: list[HouseholdId]
) -> Generator[Step, Any, None]:
    """Lanes are added, split, renamed and closed on one day, and one entry is put right."""
    day, village, basis = DAY + timedelta(days=10), town.village, "方案"
    new = g.LanePlan(name="新巷", villager_group="2组", households=(homes[5],))
    yield "grids", g.AddLane(village=village, grid=grid, lane=new, since=day, basis=basis)
    other = g.LanePlan(name="东巷", villager_group="-", households=())
    outline = g.GridOutline(name="东", lanes=(other,))
    yield "grids", g.AddGrid(village=village, grid=outline, since=day, basis=basis)
    split = g.SplitLane(
        village=village, lane=lane, households=(homes[4],), name="后巷", since=day, basis=basis
    )
    yield "grids", split
    yield (
        "grids",
        g.RenameLane(village=village, lane=lane, name="前巷", since=day, basis=basis),
    )
    corners = ((122_000_000, 37_000_000), (122_000_900, 37_000_000), (122_000_000, 37_000_900))
    round_it = tuple(Point(longitude=east, latitude=north) for east, north in corners)
    drawn = OutlineLane(village=village, lane=lane, outline=round_it, since=day, basis=basis)
    yield "grids", drawn
    yield "grids", g.RenameGrid(village=village, grid=grid, name="中", since=day, basis=basis)
    behind = lane_made(town, "后巷")
    close = g.CloseLane(village=village, lane=behind, into=lane, since=day, basis=basis)
    yield "grids", close
    right = day + timedelta(days=1)
    yield (
        "grids",
        g.CorrectPlanEntry(village=village, entry=day, since=right, reason="日期录错"),
    )


def lane_made(town: Town, name: str) -> LaneId:
    """Return the lane that was made with a name: no list of a later day need have it."""
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  no query gives events
        happened = journal.history_of(unit, GRID_PLAN, town.village)
    changes = [one.event for one in happened if isinstance(one.event, g.GridsChanged)]
    return next(lane.id for one in changes for lane in one.lanes if lane.name == name)


def corrected(
    town: Town, grid: GridId, lane: LaneId, person: PersonId
) -> Generator[Step, Any, None]:
    """A former chief is entered, and entries of chiefs and contacts are put right."""
    village, month = town.village, timedelta(days=31)
    former = g.EnterFormerChief(
        village=village,
        target=grid,
        person=person,
        basis=ChiefBasis.OTHER,
        since=DAY,
        until=DAY + month,
    )
    yield "grids", former
    wrong = g.CorrectChiefEntry(
        village=village,
        target=grid,
        person=person,
        entry=DAY + month,
        since=DAY + 2 * month,
        reason="日期录错",
    )
    yield "grids", wrong
    home = HouseholdId("h0")
    yield (
        "grids",
        g.AssignContacts(village=village, lane=lane, households=(home,), since=LATER + month),
    )
    yield (
        "grids",
        g.CorrectContactsEntry(
            village=village, lane=lane, entry=LATER + month, since=None, reason="录错"
        ),
    )


def groups(town: Town, person: PersonId) -> Generator[Step, Any, None]:
    """A villager group is founded, renamed, elects, and ends."""
    made = yield (
        "grids",
        v.FoundGroup(village=town.village, name="3组", since=DAY, basis="设立"),
    )
    group = VillagerGroupId(made.key)
    yield "grids", v.RenameGroup(group=group, name="三组", since=LATER, basis="更名")
    entry: dict[str, Any] = {
        "entry": LATER,
        "since": LATER + timedelta(days=1),
        "reason": "日期录错",
    }
    yield "grids", v.CorrectGroupEntry(group=group, **entry)
    elected = v.ElectInGroup(
        group=group, person=person, office=GroupOffice.LEADER, since=LATER, basis="选举"
    )
    yield "grids", elected
    office = v.CorrectGroupOfficeEntry(
        group=group, person=person, office=GroupOffice.LEADER, **entry
    )
    yield "grids", office
    leave = v.LeaveGroupOffice(
        group=group, person=person, office=GroupOffice.LEADER, since=date(2025, 3, 1), reason="辞"
    )
    yield "grids", leave
    yield "grids", v.EndGroup(group=group, since=date(2025, 6, 1), basis="并组")


def branch_and_exemption(town: Town, grid: GridId) -> Generator[Step, Any, None]:
    """The plan stands below the village's party organisation; an exemption is withdrawn."""
    branch = yield (
        "registrar",
        r.RegisterOrganisation(
            name="大庄党支部",
            kind=r.OrganisationKind.PARTY_BRANCH,
            place=town.village,
            since=DAY,
            source="t",
        ),
    )
    below = g.SetPlanBranch(
        village=town.village, organisation=OrganisationId(branch.key), since=LATER
    )
    yield "grids", below
    exempt = g.GrantExemption(
        village=town.village,
        target=town.village,
        standard=Standard.PLACEMENT,
        reason="待划",
        since=LATER,
        until=date(2030, 1, 1),
    )
    yield "grids", exempt
    withdrawn = g.CorrectExemptionEntry(
        village=town.village,
        target=town.village,
        standard=Standard.PLACEMENT,
        entry=LATER,
        since=None,
        reason="不再适用",
    )
    yield "grids", withdrawn


def ended(town: Town) -> Generator[Step, Any, None]:
    """A village becomes part of another, which takes over its grids, and has them no more later."""
    village = yield "registrar", place_of("371082101209", "旧庄")
    old = PlaceId(village.key)
    homes = (HouseholdId("h8"), HouseholdId("h9"))
    people = []
    for n, home in enumerate(homes):
        register = r.RegisterHousehold(id=home, village=old, number=f"{n}", since=DAY, source="t")
        yield "registrar", register
        member = evolve(person_at(home, 19 + n), party_member=True)
        made = yield "registrar", member
        people.append(PersonId(made.key))
    chief = g.ChiefPlan(person=people[1], basis=ChiefBasis.PARTY_MEMBER, attested="会")
    first = g.ChiefPlan(person=people[0], basis=ChiefBasis.OTHER)
    lane = g.LanePlan(name="旧巷", villager_group="1组", households=homes, chief=chief)
    outline = g.GridOutline(name="旧", lanes=(lane,), chief=first)
    yield "grids", g.DelineateGrids(village=old, grids=(outline,), since=DAY, basis="方案")
    day = date(2024, 6, 1)
    yield "registrar", r.EndPerson(person=people[0], departure=r.Departure.DIED, since=day)
    away = r.MoveHousehold(
        household=homes[0], village=town.other, number="19", since=day, cause="迁"
    )
    yield "registrar", away
    merged = r.MergePlace(place=old, into=town.village, since=LATER, cause="并")
    yield "registrar", merged
    yield (
        "grids",
        g.HandOverGrids(village=old, into=town.village, since=LATER, basis="并村"),
    )
    yield "grids", g.EndGrids(village=town.village, since=date(2025, 7, 1), basis="重划")


def what_only_follows(
    town: Town, home: HouseholdId, person: PersonId
) -> Generator[Step, Any, None]:
    """What is else given by reactions alone."""
    village, day = town.village, date(2025, 8, 1)
    made = yield "grids", v.FoundGroup(village=village, name="4组", since=DAY, basis="设立")
    group = VillagerGroupId(made.key)
    yield "grids", g.LeaveLanes(village=village, household=home, since=day, cause="迁")
    yield "grids", g.VacateOffices(village=village, person=person, since=day, cause="去世")
    yield "grids", v.VacateGroupOffices(group=group, person=person, since=day, cause="去世")
    yield "grids", v.HandOverGroup(group=group, village=town.other, since=day, basis="并村")
    nothing: dict[str, Any] = dict.fromkeys(
        ("grids", "lanes", "chiefs", "contacts", "exemptions"), ()
    )
    take = g.TakeOverGrids(village=village, source=town.other, since=day, basis="并村", **nothing)
    yield "grids", take
    twin = yield "registrar", person_at(home, 29)
    merge = r.MergePersons(person=person, into=PersonId(twin.key), reason="同一人")
    yield "registrar", merge
    yield "grids", g.FollowChiefs(village=village)
    yield "grids", v.FollowElected(group=group)


def by_decisions(town: Town) -> Generator[Step, Any, None]:
    """A village is laid out, chosen for and elected in by what its meetings decided."""
    village = PlaceId((yield "registrar", place_of("371082101298", "议定村")).key)
    homes = tuple(HouseholdId(f"cited-{n}") for n in range(4))
    for n, home in enumerate(homes):
        register = r.RegisterHousehold(
            id=home, village=village, number=f"{n}", since=DAY, source="t"
        )
        yield "registrar", register
    member = evolve(person_at(homes[0], 39), party_member=True)
    person = PersonId((yield "registrar", member).key)
    body = BodyId((yield "registrar", body_of(village, BodyKind.VILLAGE_MEETING)).key)
    since = DAY + timedelta(days=1)
    laid: dict[str, Any] = {"village": village, "since": since}

    def cited(reference: str, matter: Matter = Matter.GRIDS, of: BodyId = body) -> Any:
        key = yield from confirmed(of, matter=matter, day=DAY, reference=reference)
        return {"basis": reference, "cites": key}

    def plan(name: str, *placed: HouseholdId) -> g.LanePlan:
        return g.LanePlan(name=name, villager_group="1组", households=placed)

    outline = g.GridOutline(name="一", lanes=(plan("一巷", *homes[:2]), plan("二巷", homes[2])))
    yield "grids", g.DelineateGrids(grids=(outline,), **laid, **(yield from cited("议1号")))
    (first,) = town.ask("grids", GridsOf(village=village), since)
    grid, lane = first.grid, first.lanes[0].lane
    other = g.GridOutline(name="二", lanes=(plan("三巷"),))
    yield "grids", g.AddGrid(grid=other, **laid, **(yield from cited("议2号")))
    added = g.AddLane(grid=grid, lane=plan("四巷", homes[3]), **laid, **(yield from cited("议3号")))
    yield "grids", added
    known = {one.name: one for one in town.ask("grids", GridsOf(village=village), since)}
    moved = next(one.lane for one in known["一"].lanes if one.name == "四巷")
    split = g.SplitGrid(grid=grid, lanes=(moved,), name="三", **laid, **(yield from cited("议4号")))
    yield "grids", split
    known = {one.name: one for one in town.ask("grids", GridsOf(village=village), since)}
    merge = g.MergeGrids(grid=known["三"].grid, into=grid, **laid, **(yield from cited("议5号")))
    yield "grids", merge
    part = g.SplitLane(
        lane=lane, households=homes[1:2], name="五巷", **laid, **(yield from cited("议6号"))
    )
    yield "grids", part
    (known_first,) = (
        one for one in town.ask("grids", GridsOf(village=village), since) if one.grid == grid
    )
    made = next(one.lane for one in known_first.lanes if one.name == "五巷")
    yield "grids", g.CloseLane(lane=made, into=lane, **laid, **(yield from cited("议7号")))
    chief = g.Appointment(target=lane, person=person, basis=ChiefBasis.PARTY_MEMBER, attested="会")
    chosen = yield from cited("议8号")
    yield "grids", g.AppointChiefs(appointments=(chief,), cites=chosen["cites"], **laid)
    (group,) = town.ask("grids", GroupsOf(village=village), since)
    meeting = body_of(village, BodyKind.GROUP_MEETING, group=group.group, since=since)
    of_group = BodyId((yield "registrar", meeting).key)
    voted = yield from cited("组1号", Matter.GROUP_ELECTION, of_group)
    elected = v.ElectInGroup(
        group=group.group, person=person, office=GroupOffice.LEADER, since=since, **voted
    )
    yield "grids", elected
