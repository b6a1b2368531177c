"""Grids as a village lives on: people come and go, villages end, entries are wrong."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from ruralgov.domain.cases import IntakeChannel, ReportCase
from ruralgov.domain.grids import (
    ChiefBasis,
    ContactOf,
    GridFindings,
    GridsOf,
    GroupsOf,
    HouseholdLane,
    HouseholdsOfChief,
    OrphanedGrids,
    Standard,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.ids import (
    HouseholdId,
    LaneId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.oversight import CasesByLane
from ruralgov.domain.registry import (
    AppointToPost,
    CloseHousehold,
    CorrectPerson,
    Departure,
    EndPerson,
    ErasePerson,
    EstablishPost,
    HouseholdRelation,
    LeavePost,
    MergePlace,
    MoveHousehold,
    MovePerson,
    OrganisationKind,
    RegisterOrganisation,
)
from tests.grids.village import Village
from tests.town import DAY, code_of

LATER = date(2025, 7, 1)
A_DAY = timedelta(days=1)


def lay_out(town: Village, *homes: HouseholdId, village: str = "", since: date = DAY) -> LaneId:
    """Lay a village out as one lane, and return it."""
    lane = m.LanePlan(name="一巷", villager_group="1组", households=homes)
    place = PlaceId(village or town.village)
    outline = m.GridOutline(name="一网格", lanes=(lane,))
    command = m.DelineateGrids(village=place, grids=(outline,), since=since, basis="方案")
    town.do("grids", command)
    (grid,) = town.ask("grids", GridsOf(village=place), since)
    return LaneId(grid.lanes[0].lane)


def lead(town: Village, lane: LaneId, person: PersonId, since: date = DAY) -> None:
    one = m.Appointment(target=lane, person=person, basis=ChiefBasis.PARTY_MEMBER, attested="会")
    town.do("grids", m.AppointChiefs(village=town.village, appointments=(one,), since=since))


def chief_on(town: Village, day: date) -> PersonId | None:
    (grid,) = town.ask("grids", GridsOf(village=town.village), day)
    found: PersonId | None = grid.lanes[0].chief
    return found


def lanes_of(town: Village, home: HouseholdId, day: date) -> list[str]:
    query = HouseholdLane(village=town.village, household=home)
    return [row.lane for row in town.ask("grids", query, day)]


def moved_to(town: Village, home: HouseholdId, day: date = LATER) -> MoveHousehold:
    return MoveHousehold(household=home, village=town.other, number="77", since=day, cause="迁")


def test_rule_2_households_of_another_village_and_closed_ones_are_refused(town: Village) -> None:
    strange = town.household("1", town.other)
    closed = town.household("closed")
    town.do("registrar", CloseHousehold(household=closed, since=DAY + A_DAY, cause="销户"))
    for wrong in (strange, closed, HouseholdId("no-such")):
        lane = m.LanePlan(name="一巷", villager_group="1组", households=(wrong,))
        outline = m.GridOutline(name="一", lanes=(lane,))
        command = m.DelineateGrids(
            village=town.village, grids=(outline,), since=LATER, basis="方案"
        )
        assert code_of(lambda c=command: town.do("grids", c)) == "household_strange"  # type: ignore[misc]


@pytest.mark.parametrize("place", ["town", "city"])
def test_rule_1_only_a_village_has_a_plan(town: Village, place: str) -> None:
    where = town.town if place == "town" else "city"
    assert code_of(lambda: lay_out(town, village=where)) == "village_missing"


def test_rule_2_a_household_that_moves_leaves_its_lane_that_day(town: Village) -> None:
    home, stays = town.homes(0, 2)
    lane = lay_out(town, home, stays)
    town.do("registrar", moved_to(town, home))
    assert [lanes_of(town, home, day) for day in (LATER - A_DAY, LATER)] == [[lane], []]
    assert lanes_of(town, stays, LATER) == [lane]
    other = lay_out(town, home, village=town.other, since=LATER)
    assert lanes_of(town, home, LATER) == [other]


def test_rule_2_a_household_that_ends_leaves_its_lane_and_lists_of_contacts(town: Village) -> None:
    home, stays = town.homes(1, 2)
    lane = lay_out(town, home, stays)
    person = town.person(stays)
    lead(town, lane, person)
    both = m.AssignContacts(village=town.village, lane=lane, households=(home, stays), since=DAY)
    town.do("grids", both)
    town.do("registrar", CloseHousehold(household=home, since=LATER, cause="销户"))
    assert lanes_of(town, home, LATER) == []
    (charge,) = town.ask("grids", HouseholdsOfChief(village=town.village, person=person), LATER)
    assert charge.households == (stays,)


def test_rule_2_a_household_backdated_out_of_a_changed_plan_leaves_it_too(town: Village) -> None:
    home, stays = town.homes(0, 2)
    lane = lay_out(town, home, stays)
    name = m.RenameLane(village=town.village, lane=lane, name="东巷", since=LATER, basis="改")
    town.do("grids", name)
    early = DAY + A_DAY
    town.do("registrar", moved_to(town, home, early))
    assert [lanes_of(town, home, day) for day in (DAY, early, LATER)] == [[lane], [], []]
    assert lanes_of(town, stays, LATER) == [lane]


def test_rule_4_whoever_dies_is_chief_no_more_that_day(town: Village) -> None:
    lane = lay_out(town, *town.homes(0, 3))
    person = town.person(town.homes(0, 1)[0])
    lead(town, lane, person)
    town.do("registrar", EndPerson(person=person, departure=Departure.DIED, since=LATER))
    assert [chief_on(town, day) for day in (LATER - A_DAY, LATER)] == [person, None]


def test_rule_4_whoever_is_erased_or_moves_away_is_chief_no_more(town: Village) -> None:
    first, second, third = town.homes(0, 3)
    lane = lay_out(town, first, second, third)
    person, mover, whole = town.person(first), town.person(second), town.person(third)
    lead(town, lane, person)
    town.do("registrar", ErasePerson(person=person, reason="申请"))
    today = date(2026, 1, 5)
    assert [chief_on(town, day) for day in (today - A_DAY, today)] == [person, None]
    lead(town, lane, mover, today + A_DAY)
    away = town.household("9", town.other)
    town.do(
        "registrar",
        MovePerson(
            person=mover,
            household=away,
            relation=HouseholdRelation.OTHER,
            since=today + 2 * A_DAY,
            cause="婚",
        ),
    )
    assert chief_on(town, today + 2 * A_DAY) is None
    lead(town, lane, whole, today + 3 * A_DAY)
    town.do("registrar", moved_to(town, third, today + 4 * A_DAY))
    assert [chief_on(town, today + n * A_DAY) for n in (3, 4)] == [whole, None]


def test_rule_4_moving_within_the_village_ends_no_office(town: Village) -> None:
    first, second = town.homes(0, 2)
    lane = lay_out(town, first, second)
    person = town.person(first)
    lead(town, lane, person)
    within = MovePerson(
        person=person, household=second, relation=HouseholdRelation.HEAD, since=LATER, cause="分"
    )
    town.do("registrar", within)
    assert chief_on(town, LATER) == person


def post_in(town: Village, kind: OrganisationKind, place: str) -> PostId:
    made = town.do(
        "registrar",
        RegisterOrganisation(name="组织", kind=kind, place=place, since=DAY, source="t"),  # type: ignore[arg-type]
    )
    post = EstablishPost(
        organisation=OrganisationId(made.key), title="委员", seats=2, basis="选举", since=DAY
    )
    return PostId(town.do("registrar", post).key)


def test_rule_5_a_committee_member_holds_a_post_and_losing_it_ends_the_office(
    town: Village,
) -> None:
    lay_out(town, *town.homes(0, 3))
    person = town.someone("p")
    (grid,) = town.ask("grids", GridsOf(village=town.village), DAY)
    one = m.Appointment(
        target=grid.grid, person=person, basis=ChiefBasis.PARTY_COMMITTEE, attested=""
    )
    appoint = m.AppointChiefs(village=town.village, appointments=(one,), since=DAY)
    elsewhere = post_in(town, OrganisationKind.PARTY_BRANCH, town.other)
    wrong = post_in(town, OrganisationKind.VILLAGERS_COMMITTEE, town.village)
    for post in (elsewhere, wrong):
        taken = AppointToPost(post=post, person=person, basis="选举", since=DAY)
        town.do("registrar", taken)
        assert code_of(lambda: town.do("grids", appoint)) == "basis_no_post"
    right = post_in(town, OrganisationKind.PARTY_BRANCH, town.village)
    town.do("registrar", AppointToPost(post=right, person=person, basis="选举", since=DAY))
    town.do("grids", appoint)
    leave = LeavePost(post=wrong, person=person, since=LATER, reason="届满")
    town.do("registrar", leave)
    (grid,) = town.ask("grids", GridsOf(village=town.village), LATER)
    assert grid.chief == person
    left = LeavePost(post=right, person=person, since=LATER, reason="届满")
    town.do("registrar", left)
    found = [town.ask("grids", GridsOf(village=town.village), day)[0].chief for day in (DAY, LATER)]
    assert found == [person, None]


def test_rule_8_a_chief_who_lost_the_party_is_found_by_the_audit(town: Village) -> None:
    lane = lay_out(town, *town.homes(0, 3))
    person = town.someone("p")
    lead(town, lane, person)
    left = CorrectPerson(person=person, party_member=False, reason="退党")
    town.do("registrar", left)
    found = {one.standard: one for one in town.ask("grids", GridFindings(village=town.village))}
    assert found[Standard.CHIEF_BASIS].target == lane


def test_rule_7_a_household_knows_its_chiefs_and_who_contacts_it(town: Village) -> None:
    homes = town.homes(0, 2)
    lane = lay_out(town, *homes)
    person = town.someone("p")
    lead(town, lane, person)
    query = ContactOf(village=town.village, household=homes[0])
    found = town.ask("grids", query)
    assert (found.lane, found.chief, found.contacts) == (lane, person, (person,))
    named = m.AssignContacts(village=town.village, lane=lane, households=(homes[1],), since=LATER)
    town.do("grids", named)
    assert [town.ask("grids", query, day).contacts for day in (LATER - A_DAY, LATER)] == [
        (person,),
        (),
    ]
    stranger = ContactOf(village=town.village, household=town.homes(5, 1)[0])
    assert town.ask("grids", stranger) is None


def merged(town: Village) -> None:
    merge = MergePlace(place=town.other, into=town.village, since=LATER, cause="并")
    town.do("registrar", merge)


def test_rule_9_a_village_that_ended_hands_its_grids_and_chiefs_over(town: Village) -> None:
    home, later = town.household("1", town.other), town.household("2", town.other)
    person = town.person(home)
    lane = lay_out(town, home, later, village=town.other)
    one = m.Appointment(target=lane, person=person, basis=ChiefBasis.PARTY_MEMBER, attested="会")
    appoint = m.AppointChiefs(village=town.other, appointments=(one,), since=DAY)
    town.do("grids", appoint)
    hand = m.HandOverGrids(village=town.other, into=town.village, since=LATER, basis="并村")
    assert code_of(lambda: town.do("grids", hand)) == "not_successor"
    merged(town)
    (left,) = town.ask("auditor", OrphanedGrids())
    assert (left.village, left.successor, left.lanes) == (town.other, town.village, 1)
    into = MoveHousehold(
        household=home, village=town.village, number="m1", since=LATER, cause="并村"
    )
    town.do("registrar", into)
    town.do("grids", hand)
    assert town.ask("auditor", OrphanedGrids()) == []
    (grid,) = town.ask("grids", GridsOf(village=town.village), LATER)
    assert (grid.lanes[0].lane, grid.lanes[0].chief, grid.lanes[0].households) == (lane, person, 2)
    assert [lanes_of(town, one, LATER) for one in (home, later)] == [[lane], [lane]]
    assert [one.name for one in town.ask("grids", GroupsOf(village=town.village), LATER)] == ["1组"]
    again = m.AppointChiefs(village=town.village, appointments=(one,), since=LATER + A_DAY)
    assert code_of(lambda: town.do("grids", again)) == "chief_in_office"


def test_rule_2_a_lane_of_another_village_is_named_where_it_still_holds_a_household(
    town: Village,
) -> None:
    """A plan of a village that has ended is neither handed over nor ended."""
    home = town.household("1", town.other)
    lay_out(town, home, village=town.other)
    merged(town)
    into = MoveHousehold(
        household=home, village=town.village, number="m1", since=LATER, cause="并村"
    )
    town.do("registrar", into)
    assert code_of(lambda: lay_out(town, home, since=LATER)) == "household_elsewhere"


def test_rule_3_a_day_that_was_typed_wrongly_is_put_right_or_withdrawn(town: Village) -> None:
    home, other = town.homes(0, 2)
    lane = lay_out(town, home, other)
    person = town.someone("p")
    lead(town, lane, person)
    new = m.LanePlan(name="二巷", villager_group="1组", households=(other,))
    outline = m.GridOutline(name="二网格", lanes=(new,))
    wrong = date(2030, 1, 1)
    layout = m.DelineateGrids(village=town.village, grids=(outline,), since=wrong, basis="方案")
    town.do("grids", layout)
    assert lanes_of(town, home, wrong) == []

    def correct(entry: date, since: date | None) -> m.CorrectPlanEntry:
        return m.CorrectPlanEntry(village=town.village, entry=entry, since=since, reason="录错")

    town.do("grids", correct(wrong, LATER))
    assert [lanes_of(town, home, day) for day in (LATER - A_DAY, LATER)] == [[lane], []]
    assert code_of(lambda: town.do("grids", correct(DAY, None))) == "entry_not_last"
    assert code_of(lambda: town.do("grids", correct(wrong, None))) == "entry_missing"
    town.do("grids", correct(LATER, None))
    assert lanes_of(town, home, wrong) == [lane]
    assert chief_on(town, wrong) == person


def test_rule_4_a_wrong_chief_is_withdrawn_and_a_former_one_entered(town: Village) -> None:
    lane = lay_out(town, *town.homes(0, 3))
    wrong, right, former = town.someone("w"), town.someone("r"), town.someone("f")
    lead(town, lane, wrong, LATER)
    relieve = m.RelieveChief(village=town.village, target=lane, since=LATER, reason="录错")
    assert code_of(lambda: town.do("grids", relieve)) == "office_begins"
    withdraw = m.CorrectChiefEntry(
        village=town.village, target=lane, person=wrong, entry=LATER, since=None, reason="录错"
    )
    town.do("grids", withdraw)
    lead(town, lane, right, LATER)
    enter = m.EnterFormerChief(
        village=town.village,
        target=lane,
        person=former,
        basis=ChiefBasis.PARTY_MEMBER,
        attested="会",
        since=DAY,
        until=LATER + A_DAY,
    )
    assert code_of(lambda: town.do("grids", enter)) == "chief_in_office"
    town.do("grids", evolve(enter, until=LATER))
    assert [chief_on(town, day) for day in (DAY, LATER)] == [former, right]


def test_cases_are_counted_by_the_lane_of_their_household(town: Village) -> None:
    home, without = town.homes(0, 2)
    lane = lay_out(town, home)
    for household in (home, home, without, None):
        report = ReportCase(
            matter="water",
            place=town.village,
            household=household,
            channel=IntakeChannel.HOTLINE,
            text=CitizenText.of("停水"),
        )
        town.do("reporter", report)
    found = town.ask("auditor", CasesByLane(village=town.village))
    assert [(one.lane, one.cases, one.open, one.closed) for one in found] == [
        (lane, 2, 2, 0),
        (None, 2, 2, 0),
    ]
    assert found[0].grid_name == "一网格"
