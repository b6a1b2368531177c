"""What is worked out of a plan for a day: its lanes, its counts, and where it misses a standard."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import field

from ruralgov.domain.grids.checks import NO_GROUP
from ruralgov.domain.grids.model import GridPlan, Lane, Standard
from ruralgov.domain.grids.queries import Census, Finding, GridSummary, LaneSummary
from ruralgov.domain.kernel.ids import HouseholdId, LaneId, PersonId
from ruralgov.domain.kernel.profile import Band, Profile
from ruralgov.domain.kernel.value import frozen

ONE, NONE = Band(1, 1), (0, 0)


@frozen(kw_only=True)
class Known:
    """What the registry knows of a village on the day of an audit.

    *gone* are chiefs who died, left or were erased; *unfounded* the grids and lanes whose chief is
    no longer what they were made chief as.
    """

    village: str
    name: str
    households: frozenset[HouseholdId]
    gone: frozenset[PersonId] = frozenset()
    unfounded: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    """The ids and the names of its villager groups."""
    lanes_held: Mapping[PersonId, int] = field(factory=dict)
    """How many lanes of the city those chiefs have who were entered twice."""
    branch: bool = False
    """Whether its grids stand below a party organisation of it."""


def summary(plan: GridPlan, day: date) -> list[GridSummary]:
    """Return the grids of a day with their lanes."""
    chiefs, lanes = plan.chiefs_on(day), plan.lanes_on(day)
    found = []
    for grid in plan.grids_on(day):
        inside = tuple(
            LaneSummary(
                lane=lane.id,
                name=lane.name,
                villager_group=lane.villager_group,
                households=len(lane.households),
                chief=chiefs[lane.id].person if lane.id in chiefs else None,
                group=lane.group,
            )
            for lane in lanes
            if lane.grid == grid.id
        )
        found.append(
            GridSummary(
                grid=grid.id,
                name=grid.name,
                households=sum(lane.households for lane in inside),
                chief=chiefs[grid.id].person if grid.id in chiefs else None,
                lanes=inside,
            )
        )
    return found


def census(plan: GridPlan, day: date) -> Census:
    """Return the counts of a day."""
    grids, chiefs = summary(plan, day), plan.chiefs_on(day)
    lanes = [lane for grid in grids for lane in grid.lanes]
    contacts = plan.contacts_on(day)
    return Census(
        grids=len(grids),
        lanes=len(lanes),
        households=sum(lane.households for lane in lanes),
        grid_chiefs=sum(grid.grid in chiefs for grid in grids),
        lane_chiefs=sum(lane.lane in chiefs for lane in lanes),
        contacts=sum(len(contacts[lane.lane]) for lane in lanes if lane.lane in chiefs),
    )


def findings(plan: GridPlan, day: date, profile: Profile | None, known: Known) -> Iterator[Finding]:
    """Give what stands outside the standards of the profile of a day (rule 8).

    Before the first profile there are no standards of size.
    """
    said = _Said(plan=plan, day=day, village=known.village)
    grids = summary(plan, day)
    if not grids:
        if known.households:
            yield said.of(Standard.PLAN, known.village, known.name, len(known.households), NONE)
        return
    for grid in grids:
        yield from _of_grid(grid, profile, known, said)
    yield from _of_households(plan, day, known, said)
    yield from _of_contacts(plan, day, profile, known, said)
    if not known.branch:
        yield said.of(Standard.PARTY_BRANCH, known.village, known.name, 0, (1, 1))


@frozen(kw_only=True)
class _Said:
    """Makes findings, each with the exemption of its target or of what it lies in."""

    plan: GridPlan
    day: date
    village: str
    _reasons: Mapping[tuple[str, Standard], str] = field(init=False)
    _above: Mapping[str, str] = field(init=False)

    @_reasons.default
    def _of_day(self) -> Mapping[tuple[str, Standard], str]:
        return {
            (one.target, one.standard): one.reason
            for one in self.plan.exemptions
            if one.since <= self.day < one.until
        }

    @_above.default
    def _grids(self) -> Mapping[str, str]:
        return {lane.id: lane.grid for lane in self.plan.lanes_on(self.day)}

    def of(
        self,
        standard: Standard,
        target: str,
        name: str,
        found: int,
        band: tuple[int, int],
        households: Iterable[HouseholdId] = (),
    ) -> Finding:
        """Return a finding of a lane, a grid or the village."""
        levels = (target, self._above.get(target, target), self.village)
        reasons = (self._reasons.get((one, standard), "") for one in levels)
        return Finding(
            standard=standard,
            target=target,
            name=name,
            found=found,
            low=band[0],
            high=band[1],
            exempted=next(filter(None, reasons), ""),
            households=tuple(households),
        )


def _of_grid(
    grid: GridSummary, profile: Profile | None, known: Known, said: _Said
) -> Iterator[Finding]:
    if profile is not None and grid.households not in profile.grid_households:
        band = _ends(profile.grid_households)
        yield said.of(Standard.GRID_SIZE, grid.grid, grid.name, grid.households, band)
    yield from _of_chief(Standard.GRID_CHIEF, grid.grid, grid.name, grid.chief, known, said)
    for lane in grid.lanes:
        if profile is not None and lane.households not in profile.lane_households:
            band = _ends(profile.lane_households)
            yield said.of(Standard.LANE_SIZE, lane.lane, lane.name, lane.households, band)
        yield from _of_chief(Standard.LANE_CHIEF, lane.lane, lane.name, lane.chief, known, said)
        held = 0 if lane.chief is None else known.lanes_held.get(lane.chief, 0)
        if profile is not None and held > profile.lanes_per_person:
            yield said.of(
                Standard.LANES_HELD, lane.lane, lane.name, held, (0, profile.lanes_per_person)
            )
        group = lane.villager_group if lane.group is None else lane.group
        if group != NO_GROUP and group not in known.groups:
            yield said.of(Standard.GROUP, lane.lane, lane.name, 0, (1, 1))


def _of_chief(
    standard: Standard,
    target: str,
    name: str,
    chief: PersonId | None,
    known: Known,
    said: _Said,
) -> Iterator[Finding]:
    """Give a vacancy, also where who is said to be chief is gone, and a chief without basis."""
    if chief is None or chief in known.gone:
        yield said.of(standard, target, name, 0, (1, 1))
    elif target in known.unfounded:
        yield said.of(Standard.CHIEF_BASIS, target, name, 0, (1, 1))


def _of_households(plan: GridPlan, day: date, known: Known, said: _Said) -> Iterator[Finding]:
    """Compare the households of the lanes with those of the village, one by one."""
    placed = plan.placed_on(day)
    for lane in plan.lanes_on(day):
        strange = [one for one in lane.households if one not in known.households]
        if strange:
            yield said.of(Standard.STRANGER, lane.id, lane.name, len(strange), NONE, strange)
    left = sorted(known.households - placed.keys())
    if left:
        yield said.of(Standard.PLACEMENT, known.village, known.name, len(left), NONE, left)


def _of_contacts(
    plan: GridPlan, day: date, profile: Profile | None, known: Known, said: _Said
) -> Iterator[Finding]:
    """Look at those whom present chiefs contact: about as many as the profile says, each once."""
    chiefs = plan.chiefs_on(day)
    contacts = plan.contacts_on(day)
    led = [lane for lane in plan.lanes_on(day) if lane.id in chiefs]
    led = [lane for lane in led if chiefs[lane.id].person not in known.gone]
    if profile is not None:
        yield from _outside(led, contacts, profile, known, said)
    counts = Counter(home for lane in led for home in contacts[lane.id])
    wrong = [one for one, count in counts.items() if count > 1 or _unknown(one, plan, day, known)]
    if wrong:
        yield said.of(Standard.CONTACT, known.village, known.name, len(wrong), NONE, wrong)


def _unknown(home: HouseholdId, plan: GridPlan, day: date, known: Known) -> bool:
    """Tell whether a contact is neither of the village nor a stranger in its lanes, said before."""
    return home not in known.households and home not in plan.placed_on(day)


def _outside(
    led: list[Lane],
    contacts: Mapping[LaneId, tuple[HouseholdId, ...]],
    profile: Profile,
    known: Known,
    said: _Said,
) -> Iterator[Finding]:
    """Give the chiefs with named contacts that are far from the mean, and a mean that is."""
    about = profile.contacts_per_chief
    low, high = about - about // 2, about + about // 2
    for lane in led:
        count = len(contacts[lane.id])
        if contacts[lane.id] != lane.households and not low <= count <= high:
            yield said.of(Standard.CONTACTS, lane.id, lane.name, count, (low, high))
    total = sum(len(contacts[lane.id]) for lane in led)
    if not low * len(led) <= total <= high * len(led):
        mean = round(total / len(led))
        yield said.of(Standard.CONTACTS, known.village, known.name, mean, (low, high))


def _ends(band: Band) -> tuple[int, int]:
    return band.low, band.high
