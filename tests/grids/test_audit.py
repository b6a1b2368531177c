"""What is worked out of a plan for a day: each count and finding where it turns, without an app."""

from datetime import date

import pytest

from ruralgov.domain.grids import Chief, ChiefBasis, Contact, Exemption, GridPlan, Standard
from ruralgov.domain.grids.audit import Known, census, findings, summary
from ruralgov.domain.grids.queries import Census, GridSummary, LaneSummary
from ruralgov.domain.grids.rows import ChiefRow, GridRow, LaneRow, PlacementRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import GridId, HouseholdId, LaneId, PersonId
from ruralgov.domain.kernel.profile import Band, Profile
from tests.given import PROFILE
from tests.grids.plans import A_DAY, BEGUN, LATER, PLAN, PLANNED, VILLAGE, grid, lane

LENIENT = change(
    PROFILE, grid_households=Band(1, 9), lane_households=Band(1, 9), contacts_per_chief=2
)
"""A profile that finds fault with no size of the plan."""
ALL_KNOWN = Known(
    village=VILLAGE,
    name="大庄",
    households=frozenset(home for lane in PLANNED.lanes for home in lane.households),
    groups=frozenset({"1组"}),
    branch=True,
)
"""A registry that finds no fault with the plan."""


def chief(target: str, since: date = BEGUN, until: date = FOREVER) -> Chief:
    return Chief(
        target=target,
        person=PersonId(f"p-{target}"),
        basis=ChiefBasis.OTHER,
        attested="会",
        since=since,
        until=until,
    )


def contact(lane_id: str, count: int, since: date, until: date) -> Contact:
    households = tuple(HouseholdId(f"{n}") for n in range(count))
    return Contact(lane=LaneId(lane_id), households=households, since=since, until=until)


ALL_LED = change(PLANNED, chiefs=tuple(chief(name) for name in ("g1", "g2", "a", "b", "c", "d")))
LED = change(PLANNED, chiefs=(chief("g1"), chief("a"), chief("d", BEGUN, LATER)))


def named(name: str, person: str | None) -> LaneSummary:
    return LaneSummary(
        lane=LaneId(name),
        name=name,
        villager_group="1组",
        households=2,
        chief=PersonId(person) if person else None,
    )


def test_a_summary_has_each_grid_with_its_own_lanes_and_chiefs() -> None:
    lanes = (named("a", "p-a"), named("b", None), named("c", None))
    first = GridSummary(
        grid=GridId("g1"), name="g1", households=6, chief=PersonId("p-g1"), lanes=lanes
    )
    second = GridSummary(
        grid=GridId("g2"), name="g2", households=2, chief=None, lanes=(named("d", "p-d"),)
    )
    assert summary(LED, BEGUN) == [first, second]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (BEGUN - A_DAY, False),
        (BEGUN, True),
        (LATER - A_DAY, True),
        (LATER, False),
        (LATER + A_DAY, False),
    ],
)
def test_grids_lanes_and_chiefs_are_those_from_their_first_day_to_the_eve_of_their_last(
    day: date, there: bool
) -> None:
    plan = GridPlan(
        changed=BEGUN,
        grids=(change(grid("g1"), until=LATER),),
        lanes=(change(lane("a"), until=LATER),),
        chiefs=(chief("a", BEGUN, LATER),),
    )
    assert bool(plan.grids_on(day)) is there
    assert bool(plan.lanes_on(day)) is there
    assert bool(plan.chiefs_on(day)) is there


def test_a_census_counts_what_there_is_on_the_day() -> None:
    empty = Census(grids=0, lanes=0, households=0, grid_chiefs=0, lane_chiefs=0, contacts=0)
    assert census(LED, BEGUN - A_DAY) == empty
    led = Census(grids=2, lanes=4, households=8, grid_chiefs=1, lane_chiefs=2, contacts=4)
    assert census(LED, BEGUN) == led
    assert census(LED, LATER) == change(led, lane_chiefs=1, contacts=2)
    assert census(ALL_LED, LATER) == change(led, grid_chiefs=2, lane_chiefs=4, contacts=8)


@pytest.mark.parametrize(
    ("day", "contacts"), [(BEGUN, 4), (BEGUN + A_DAY, 7), (LATER - A_DAY, 7), (LATER, 2)]
)
def test_rule_7_named_contacts_count_on_their_days_where_there_is_a_chief(
    day: date, contacts: int
) -> None:
    assigned = (contact("a", 5, BEGUN + A_DAY, LATER), contact("b", 9, BEGUN, FOREVER))
    assert census(change(LED, contacts=assigned), day).contacts == contacts


def found(
    plan: GridPlan, day: date, profile: Profile | None, known: Known = ALL_KNOWN
) -> list[tuple[str, str, int, int, int]]:
    return [
        (one.standard.value, one.target, one.found, one.low, one.high)
        for one in findings(plan, day, profile, known)
    ]


def test_rule_8_a_vacancy_is_a_finding_of_none_where_one_is_due() -> None:
    assert found(LED, BEGUN, LENIENT) == [
        ("lane_chief", "b", 0, 1, 1),
        ("lane_chief", "c", 0, 1, 1),
        ("grid_chief", "g2", 0, 1, 1),
    ]


@pytest.mark.parametrize(
    ("band", "grids"), [(Band(2, 6), []), (Band(3, 6), ["g2"]), (Band(2, 5), ["g1"])]
)
def test_rule_8_the_size_of_a_grid_is_within_its_band_ends_included(
    band: Band, grids: list[str]
) -> None:
    sizes = {"g1": 6, "g2": 2}
    profile = change(LENIENT, grid_households=band)
    assert found(ALL_LED, BEGUN, profile) == [
        ("grid_size", name, sizes[name], band.low, band.high) for name in grids
    ]


@pytest.mark.parametrize(
    ("band", "lanes"), [(Band(2, 2), ""), (Band(3, 4), "abcd"), (Band(1, 1), "abcd")]
)
def test_rule_8_the_size_of_a_lane_is_within_its_band_ends_included(band: Band, lanes: str) -> None:
    profile = change(LENIENT, lane_households=band)
    assert found(ALL_LED, BEGUN, profile) == [
        ("lane_size", name, 2, band.low, band.high) for name in lanes
    ]


@pytest.mark.parametrize(
    ("day", "reason"),
    [(BEGUN, ""), (BEGUN + A_DAY, "小村"), (LATER - A_DAY, "小村"), (LATER, "")],
)
def test_rule_8_an_exemption_is_shown_on_its_days(day: date, reason: str) -> None:
    exempted = Exemption(
        target="g2",
        standard=Standard.GRID_CHIEF,
        reason="小村",
        since=BEGUN + A_DAY,
        until=LATER,
    )
    plan = change(LED, chiefs=(*LED.chiefs, chief("d", LATER)), exemptions=(exempted,))
    reasons = {(one.target, one.exempted) for one in findings(plan, day, LENIENT, ALL_KNOWN)}
    assert reasons == {("b", ""), ("c", ""), ("g2", reason)}


def test_the_rows_of_a_plan_are_its_grids_lanes_placements_and_chiefs() -> None:
    plan = GridPlan(
        changed=BEGUN, grids=(grid("g1"),), lanes=(lane("a"),), chiefs=(chief("g1"), chief("a"))
    )
    rows = list(PLAN.rows_of(plan))
    assert rows[:2] == [
        GridRow(grid=GridId("g1"), name="g1", since=BEGUN, until=FOREVER),
        LaneRow(
            lane=LaneId("a"),
            grid=GridId("g1"),
            name="a",
            villager_group="1组",
            households=2,
            since=BEGUN,
            until=FOREVER,
        ),
    ]
    placed = [one for one in rows if isinstance(one, PlacementRow)]
    assert [(one.household, one.lane) for one in placed] == [("a-1", "a"), ("a-2", "a")]
    levels = [(one.target, one.level) for one in rows if isinstance(one, ChiefRow)]
    assert levels == [("g1", "grid"), ("a", "lane")]
    assert len(rows) == 6


def stays(*spans: tuple[str, date, date]) -> list[tuple[str, date, date]]:
    lanes = tuple(change(lane(name, since=since), until=until) for name, since, until in spans)
    rows = PLAN.rows_of(GridPlan(changed=BEGUN, lanes=lanes))
    found = [one for one in rows if isinstance(one, PlacementRow)]
    return sorted((one.lane, one.since, one.until) for one in found if one.household == "a-1")


def test_spans_of_a_lane_that_follow_each_other_are_one_stay_and_others_are_two() -> None:
    between = BEGUN + A_DAY
    joined = stays(("a", LATER, FOREVER), ("a", BEGUN, LATER))
    assert joined == [("a", BEGUN, FOREVER)]
    apart = stays(("a", BEGUN, between), ("a", LATER, FOREVER))
    assert apart == [("a", BEGUN, between), ("a", LATER, FOREVER)]


def test_rule_8_households_are_compared_one_by_one_and_named() -> None:
    """One household too many and one too few are two findings, not none."""
    known = change(ALL_KNOWN, households=ALL_KNOWN.households - {"a-1"} | {HouseholdId("new")})
    (strange, left) = findings(ALL_LED, BEGUN, LENIENT, known)
    assert (strange.standard, strange.target, strange.households) == (
        Standard.STRANGER,
        "a",
        ("a-1",),
    )
    assert (left.standard, left.target, left.found, left.households) == (
        Standard.PLACEMENT,
        VILLAGE,
        1,
        ("new",),
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"gone": frozenset({"p-a"})}, [("lane_chief", "a")]),
        ({"gone": frozenset({"p-g1"})}, [("grid_chief", "g1")]),
        ({"unfounded": frozenset({"b"})}, [("chief_basis", "b")]),
        ({"branch": False}, [("party_branch", VILLAGE)]),
        ({"groups": frozenset()}, [("villager_group", name) for name in "abcd"]),
    ],
)
def test_rule_8_what_the_registry_knows_of_chiefs_groups_and_branch_is_looked_at(
    more: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    known = change(ALL_KNOWN, **more)
    assert found(ALL_LED, BEGUN, LENIENT, known) == [(*one, 0, 1, 1) for one in expected]


def test_rule_8_a_village_with_households_and_no_grids_is_a_finding() -> None:
    empty = GridPlan(changed=BEGUN)
    assert found(empty, BEGUN, LENIENT) == [("plan", VILLAGE, 8, 0, 0)]
    nobody = change(ALL_KNOWN, households=frozenset())
    assert found(empty, BEGUN, LENIENT, nobody) == []


def test_rule_8_before_the_first_profile_there_are_no_standards_of_size() -> None:
    assert found(ALL_LED, BEGUN, None) == []
    assert found(ALL_LED, BEGUN, PROFILE) != []


@pytest.mark.parametrize("target", ["a", "g1", VILLAGE])
def test_rule_8_an_exemption_of_a_grid_or_village_holds_for_what_is_within(target: str) -> None:
    exempted = Exemption(
        target=target, standard=Standard.LANE_CHIEF, reason="小村", since=BEGUN, until=LATER
    )
    chiefs = tuple(one for one in ALL_LED.chiefs if one.target not in ("a", "d"))
    plan = change(ALL_LED, chiefs=chiefs, exemptions=(exempted,))
    reasons = {one.target: one.exempted for one in findings(plan, BEGUN, LENIENT, ALL_KNOWN)}
    assert reasons == {"a": "小村", "d": "小村" if target == VILLAGE else ""}


def test_rule_8_contacts_are_about_as_many_as_the_profile_says_and_each_once() -> None:
    def of(lane_id: str, *names: str) -> Contact:
        homes = tuple(HouseholdId(name) for name in names)
        return Contact(lane=LaneId(lane_id), households=homes, since=BEGUN)

    both = change(ALL_LED, contacts=(of("a", "a-1", "b-1"),))
    (twice,) = findings(both, BEGUN, LENIENT, ALL_KNOWN)
    assert (twice.standard, twice.households) == (Standard.CONTACT, ("b-1",))
    many = change(ALL_LED, contacts=(of("a", "a-1", "a-2", "x", "y"),))
    assert found(many, BEGUN, LENIENT) == [
        ("contacts", "a", 4, 1, 3),
        ("contact", VILLAGE, 2, 0, 0),
    ]
    eleven = change(LENIENT, contacts_per_chief=11)
    assert found(ALL_LED, BEGUN, eleven) == [("contacts", VILLAGE, 2, 6, 16)]


@pytest.mark.parametrize(("count", "wrong"), [(1, True), (2, False), (6, False), (7, True)])
def test_rule_8_named_contacts_are_at_least_half_and_at_most_half_more(
    count: int, wrong: bool
) -> None:
    named_ = contact("a", count, BEGUN, FOREVER)
    homes = frozenset(one for lane in PLANNED.lanes for one in lane.households)
    known = change(ALL_KNOWN, households=homes | {*named_.households})
    four = change(LENIENT, contacts_per_chief=4)
    plan = change(ALL_LED, contacts=(named_,))
    said = [one for one in found(plan, BEGUN, four, known) if one[:2] == ("contacts", "a")]
    assert said == ([("contacts", "a", count, 2, 6)] if wrong else [])


@pytest.mark.parametrize(
    ("about", "band"), [(1, None), (2, None), (3, None), (4, None), (5, (3, 7)), (6, (3, 9))]
)
def test_rule_8_the_mean_of_contacts_is_half_to_half_more(
    about: int, band: tuple[int, int] | None
) -> None:
    """Each chief contacts two; about one gives from one to one, which two is above."""
    profile = change(LENIENT, contacts_per_chief=about)
    expected = [("contacts", VILLAGE, 2, *(band or (1, 1)))] if band or about == 1 else []
    assert found(ALL_LED, BEGUN, profile) == expected


@pytest.mark.parametrize(("about", "wrong"), [(2, False), (3, True)])
def test_rule_8_a_mean_at_the_upper_end_is_no_finding(about: int, wrong: bool) -> None:
    threes = tuple(
        Contact(
            lane=one.id,
            households=tuple(HouseholdId(f"{one.id}{n}") for n in range(about + 1)),
            since=BEGUN,
        )
        for one in PLANNED.lanes
    )
    homes = ALL_KNOWN.households | {home for one in threes for home in one.households}
    plan = change(ALL_LED, contacts=threes)
    known = change(ALL_KNOWN, households=homes)
    profile = change(LENIENT, contacts_per_chief=2)
    said = [one for one in found(plan, BEGUN, profile, known) if one[:2] == ("contacts", VILLAGE)]
    assert bool(said) is wrong


def test_rule_8_who_is_of_the_village_and_in_no_lane_may_be_contacted() -> None:
    new = HouseholdId("new")
    plan = change(ALL_LED, contacts=(contact("a", 0, BEGUN, FOREVER),))
    plan = change(plan, contacts=(change(plan.contacts[0], households=(new, HouseholdId("a-1"))),))
    known = change(ALL_KNOWN, households=ALL_KNOWN.households | {new})
    assert [one[0] for one in found(plan, BEGUN, LENIENT, known)] == ["placement"]


def test_rule_8_a_lane_that_is_of_no_group_or_names_one_is_looked_at_by_what_it_says() -> None:
    def of(name: str, group: str | None = None) -> list[str]:
        lanes = (change(lane("a"), villager_group=name, group=group), *PLANNED.lanes[1:])
        said = found(change(ALL_LED, lanes=lanes), BEGUN, LENIENT)
        return [one[1] for one in said if one[0] == "villager_group"]

    assert (of("-"), of("1组"), of("9组"), of("1组", "gone")) == ([], [], ["a"], ["a"])


@pytest.mark.parametrize(("held", "wrong"), [(1, False), (2, True)])
def test_rule_8_a_chief_of_more_lanes_than_the_profile_says_is_a_finding(
    held: int, wrong: bool
) -> None:
    known = change(ALL_KNOWN, lanes_held={PersonId("p-a"): held})
    expected = [("lanes_held", "a", held, 0, 1)] if wrong else []
    assert found(ALL_LED, BEGUN, LENIENT, known) == expected
    assert found(ALL_LED, BEGUN, None, known) == []
