"""Chiefs and leaders who were entered twice, and the party organisation after a handing over."""

from typing import Any

import pytest

from ruralgov.domain.grids import (
    ChiefBasis,
    ElectInGroup,
    FoundGroup,
    GridFindings,
    GridsOf,
    GroupOffice,
    GroupsOf,
    HouseholdsOfChief,
    LeaveGroupOffice,
    Standard,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.groups import messages as g
from ruralgov.domain.kernel.ids import LaneId, OrganisationId, PersonId, PlaceId, VillagerGroupId
from ruralgov.domain.registry import (
    CloseOrganisation,
    CorrectMembershipEntry,
    CorrectPerson,
    Departure,
    EndedByMistake,
    EndPerson,
    MergeOrganisation,
    MergePersons,
    OrganisationKind,
    RegisterOrganisation,
    UndoMerger,
)
from tests.grids.test_life import A_DAY, LATER, lay_out, merged
from tests.grids.village import Village
from tests.town import DAY, code_of


def member(town: Village, name: str) -> PersonId:
    person = town.someone(name)
    command = CorrectPerson(person=person, party_member=True, reason="t")
    town.do("registrar", command)
    return person


def chief(lane: LaneId, person: PersonId) -> m.Appointment:
    return m.Appointment(
        target=lane, person=person, basis=ChiefBasis.PARTY_MEMBER, attested="会议推选"
    )


def two_lanes(town: Village, *people: PersonId) -> list[LaneId]:
    """Lay the village out as a grid of two lanes, each with a chief, and return the lanes."""
    plans = tuple(
        m.LanePlan(name=name, villager_group="1组", households=town.homes(n, 2))
        for n, name in ((0, "东巷"), (2, "西巷"))
    )
    outline = m.GridOutline(name="一网格", lanes=plans)
    village = town.village
    laid = m.DelineateGrids(village=village, grids=(outline,), since=DAY, basis="方案")
    town.do("grids", laid)
    (grid,) = town.ask("grids", GridsOf(village=village), DAY)
    lanes = [one.lane for one in grid.lanes]
    appointments = tuple(map(chief, lanes, people))
    town.do("grids", m.AppointChiefs(village=village, appointments=appointments, since=DAY))
    return lanes


def chiefs(town: Village) -> list[str]:
    (grid,) = town.ask("grids", GridsOf(village=town.village))
    return [one.chief for one in grid.lanes]


def held_too_many(town: Village) -> list[tuple[str, int, int]]:
    found = town.ask("grids", GridFindings(village=town.village))
    wanted = [one for one in found if one.standard is Standard.LANES_HELD]
    return [(one.name, one.found, one.high) for one in wanted]


def test_rule_12_a_chief_who_was_entered_twice_is_found_under_the_one_who_is_kept(
    town: Village,
) -> None:
    kept, twin, other = (member(town, name) for name in ("kept", "twin", "other"))
    lanes = two_lanes(town, twin, other)
    town.do("registrar", MergePersons(person=twin, into=kept, reason="同一人"))
    assert chiefs(town) == [kept, other]
    of_kept = town.ask("grids", HouseholdsOfChief(village=town.village, person=kept))
    assert [one.target for one in of_kept] == [lanes[0]]
    assert held_too_many(town) == []
    again = m.AppointChiefs(
        village=town.village, appointments=(chief(lanes[0], twin),), since=LATER
    )
    relieve = m.RelieveChief(village=town.village, target=lanes[0], since=LATER, reason="x")
    town.do("grids", relieve)
    assert code_of(lambda: town.do("grids", again)) == "chief_strange"
    town.do("registrar", UndoMerger(person=twin, into=kept, reason="同名"))
    town.do("grids", again)
    assert chiefs(town) == [twin, other]


def test_rule_12_a_chief_under_both_entries_is_a_finding_of_too_many_lanes(
    town: Village,
) -> None:
    kept, twin = member(town, "kept"), member(town, "twin")
    two_lanes(town, kept, twin)
    town.do("registrar", MergePersons(person=twin, into=kept, reason="同一人"))
    assert held_too_many(town) == [("东巷", 2, 1), ("西巷", 2, 1)]
    town.do("registrar", UndoMerger(person=twin, into=kept, reason="同名"))
    assert (chiefs(town), held_too_many(town)) == ([kept, twin], [])
    town.do("registrar", MergePersons(person=twin, into=kept, reason="同一人"))
    town.do("registrar", EndPerson(person=kept, departure=Departure.DIED, since=LATER))
    assert chiefs(town) == [None, None]


def elect(town: Village, group: str, person: PersonId) -> None:
    command = ElectInGroup(
        group=VillagerGroupId(group),
        person=person,
        office=GroupOffice.LEADER,
        since=DAY,
        basis="选举",
    )
    town.do("grids", command)


def leaders(town: Village) -> tuple[str, ...]:
    (group,) = town.ask("grids", GroupsOf(village=town.village))
    found: tuple[str, ...] = group.leaders
    return found


def test_rule_12_who_leads_a_group_under_both_entries_leads_it_once(town: Village) -> None:
    kept, twin = town.someone("kept"), town.someone("twin")
    made = FoundGroup(village=town.village, name="1组", since=DAY, basis="t")
    group = VillagerGroupId(town.do("grids", made).key)
    elect(town, group, kept)
    elect(town, group, twin)
    town.do("registrar", MergePersons(person=twin, into=kept, reason="同一人"))
    assert leaders(town) == (kept,)
    town.do("registrar", UndoMerger(person=twin, into=kept, reason="同名"))
    assert leaders(town) == (kept, twin)
    town.do("registrar", MergePersons(person=twin, into=kept, reason="同一人"))
    leave = LeaveGroupOffice(
        group=group, person=kept, office=GroupOffice.LEADER, since=LATER, reason="辞"
    )
    town.do("grids", leave)
    assert leaders(town) == ()
    back = g.CorrectGroupOfficeEntry(
        group=group,
        person=kept,
        office=GroupOffice.LEADER,
        entry=LATER,
        since=None,
        reason="未辞",
    )
    town.do("grids", back)
    town.do("registrar", EndPerson(person=kept, departure=Departure.LEFT, since=LATER))
    assert leaders(town) == ()


def test_what_a_chief_and_a_leader_lost_by_a_mistaken_death_is_listed_and_given_back(
    town: Village,
) -> None:
    person, other = member(town, "p"), member(town, "q")
    lanes = two_lanes(town, person, other)
    (group,) = town.ask("grids", GroupsOf(village=town.village))
    elect(town, group.group, person)
    town.do("registrar", EndPerson(person=person, departure=Departure.DIED, since=LATER))
    town.do("registrar", CorrectMembershipEntry(person=person, entry=LATER, reason="误登"))
    found = {(one.kind, one.command): one.key for one in town.ask("grids", EndedByMistake())}
    assert found == {
        ("chief", "CorrectChiefEntry"): f"{town.village} {lanes[0]}",
        ("group_office", "CorrectGroupOfficeEntry"): group.group,
    }
    entry: dict[str, Any] = {"person": person, "entry": LATER, "since": None, "reason": "误登"}
    mend = m.CorrectChiefEntry(village=town.village, target=lanes[0], **entry)
    town.do("grids", mend)
    office = g.CorrectGroupOfficeEntry(group=group.group, office=GroupOffice.LEADER, **entry)
    town.do("grids", office)
    assert town.ask("grids", EndedByMistake()) == []
    assert (chiefs(town), leaders(town)) == ([person, other], (person,))


def party(town: Village, place: PlaceId, name: str) -> OrganisationId:
    command = RegisterOrganisation(
        name=name, kind=OrganisationKind.PARTY_BRANCH, place=place, since=DAY, source="t"
    )
    return OrganisationId(town.do("registrar", command).key)


def without_branch(town: Village) -> bool:
    found = town.ask("grids", GridFindings(village=town.village), LATER)
    return any(one.standard is Standard.PARTY_BRANCH for one in found)


@pytest.mark.parametrize(
    ("own", "former", "below"),
    [
        (0, "", False),
        (1, "", True),
        (2, "", False),
        (0, "stays", True),
        (0, "closed", False),
        (2, "merged", True),
        (1, "stays", True),
    ],
)
def test_rule_10_what_is_handed_over_stands_below_the_successors_party_organisation(
    town: Village, own: int, former: str, below: bool
) -> None:
    lay_out(town, town.household("1", town.other), village=town.other)
    here = [party(town, town.village, f"支部{n}") for n in range(own)]
    if former:
        old = party(town, town.other, "旧支部")
        town.do("grids", m.SetPlanBranch(village=town.other, organisation=old, since=DAY))
    if former == "merged":
        into = MergeOrganisation(organisation=old, into=here[1], since=LATER, cause="并")
        town.do("registrar", into)
    if former == "closed":
        town.do("registrar", CloseOrganisation(organisation=old, since=LATER, cause="撤"))
    merged(town)
    hand = m.HandOverGrids(village=town.other, into=town.village, since=LATER, basis="并村")
    town.do("grids", hand)
    assert without_branch(town) is not below


def test_rule_10_a_successor_that_stands_below_an_organisation_stays_there(
    town: Village,
) -> None:
    lay_out(town, *town.homes(0, 2))
    lay_out(town, town.household("1", town.other), village=town.other)
    own, second = (party(town, town.village, name) for name in ("支部", "另一支部"))
    old = party(town, town.other, "旧支部")
    for village, branch in ((town.village, own), (town.other, old)):
        below = m.SetPlanBranch(village=village, organisation=branch, since=DAY)
        town.do("grids", below)
    into = MergeOrganisation(organisation=old, into=second, since=LATER, cause="并")
    town.do("registrar", into)
    merged(town)
    hand = m.HandOverGrids(village=town.other, into=town.village, since=LATER, basis="并村")
    town.do("grids", hand)
    close = CloseOrganisation(organisation=second, since=LATER + A_DAY, cause="撤")
    town.do("registrar", close)
    found = town.ask("grids", GridFindings(village=town.village), LATER + A_DAY)
    assert all(one.standard is not Standard.PARTY_BRANCH for one in found)
