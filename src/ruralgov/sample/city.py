"""A synthetic city through the public API: seeded, and of any size.

Nobody in it exists: names are drawn from lists, identity numbers are made up with a valid check
digit. Places, holidays, profile and matters are those that ship with the library.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from attrs import define, evolve, field, frozen

from ruralgov.app.application import App
from ruralgov.app.receipts import Receipt
from ruralgov.domain.access import (
    ADMINISTRATION,
    ADMINISTRATOR,
    AUDIT,
    AUDITOR,
    FEED_READER,
    INTEGRATION,
    PRIVACY,
    PRIVACY_OFFICER,
    GrantRole,
)
from ruralgov.domain.cases import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    REPORTER,
    SUPERVISOR,
    DefineMatter,
    PublishDispatchPlan,
)
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE_FINANCE,
    DISCLOSER,
    DISCLOSURE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    PROPERTY_KEEPER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
)
from ruralgov.domain.exchange import EXCHANGE, LIAISON
from ruralgov.domain.grids import (
    ChiefBasis,
    ChiefPlan,
    DelineateGrids,
    GridOutline,
    LanePlan,
)
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    HouseholdId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from ruralgov.domain.policy import Calendars
from ruralgov.domain.registry import (
    GRID_MANAGEMENT,
    GRID_OFFICER,
    REGISTRAR,
    REGISTRATION,
    AppointToPost,
    EstablishPost,
    FindOrganisations,
    OrganisationKind,
    PlaceRow,
    Places,
    RegisterHousehold,
    RegisterOrganisation,
)
from ruralgov.domain.registry.places.imports_edition import compared
from ruralgov.imports.founding import (
    example_matters,
    example_organisations,
    example_plan,
    policy,
)
from ruralgov.sample.divisions import Divisions, shipped
from ruralgov.sample.draw import BEGIN, RELATIONS, Draw

AS_OF = date(2023, 6, 30)
FALLBACK = "综合治理中心"
"""The office that leads in the example plan where nothing else does."""
TOGETHER = 10
"""Villages that are settled in the same batches."""
LANE = 11
GRID = 4
"""Lanes of a grid."""
_NAMED: Final[dict[str, tuple[Role, Purpose]]] = {
    "registrar": (REGISTRAR, REGISTRATION),
    "grids": (GRID_OFFICER, GRID_MANAGEMENT),
    "reporter": (REPORTER, CASE_HANDLING),
    "desk": (INTAKE, CASE_HANDLING),
    "second_desk": (INTAKE, CASE_HANDLING),
    "handler": (HANDLER, CASE_HANDLING),
    "checker": (CHECKER, CASE_HANDLING),
    "supervisor": (SUPERVISOR, CASE_HANDLING),
    "caller": (CALLER, CASE_HANDLING),
    "liaison": (LIAISON, EXCHANGE),
    "auditor": (AUDITOR, AUDIT),
    "privacy": (PRIVACY_OFFICER, PRIVACY),
    "feed_reader": (FEED_READER, INTEGRATION),
    "bookkeeper": (BOOKKEEPER, COLLECTIVE_FINANCE),
    "bookchecker": (BOOK_CHECKER, COLLECTIVE_FINANCE),
    "cashier": (CASHIER, COLLECTIVE_FINANCE),
    "applicant": (FUND_APPLICANT, COLLECTIVE_FINANCE),
    "head": (VILLAGE_HEAD, COLLECTIVE_FINANCE),
    "reviewer": (FINANCE_REVIEWER, COLLECTIVE_FINANCE),
    "townfunds": (TOWN_FUND_OFFICER, COLLECTIVE_FINANCE),
    "keeper": (PROPERTY_KEEPER, COLLECTIVE_FINANCE),
    "discloser": (DISCLOSER, DISCLOSURE),
}
STAFF: Final = _NAMED | {
    str(role): (role, context.purposes[0])
    for context in CONTEXTS
    for role in context.roles
    if context.purposes
    and role != ADMINISTRATOR
    and role not in {one for one, _ in _NAMED.values()}
}
"""The accounts of the synthetic city: what each may do, and why.

Who is not named has the name of the role, so that a new role needs no line here.
"""


@frozen
class Village:
    """A village and the households and people that were made in it."""

    place: PlaceId
    name: str
    households: list[HouseholdId]
    heads: list[PersonId]
    people: int


@define
class City:
    """Makes a city in an app that is set up and empty.

    Args:
        app: The app.
        admin: Its first administrator.
        seed: The same seed makes the same city (ids and seals differ).
        step: Told ``(what, how much more)`` as the work goes on.
        divisions: Of which county it is; the one that is shipped by default.
    """

    app: App
    admin: AccountId
    seed: int = 1
    step: Callable[[str, int], None] = lambda _what, _more: None
    divisions: Divisions = field(factory=shipped)
    _draw: "Draw" = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._draw = Draw(self.seed, self.divisions.city)

    def staff(self, account: str) -> dict[str, Any]:
        """Return who acts and why, for an account of the synthetic city."""
        return {"actor": Actor(AccountId(account)), "purpose": STAFF[account][1]}

    def give(self, account: str, commands: Iterable[Any]) -> list[str]:
        """Give commands as an account, and return the keys; the first refusal is raised."""
        return keys(self.app.execute_many(commands, **self.staff(account)))

    def departments(self, names: Iterable[str]) -> list[OrganisationId]:
        """Return the departments of some names, registered where there are none."""
        query = FindOrganisations(place=CITY)
        units = self.app.query(query, **self.staff("registrar"))
        there = {row.name: OrganisationId(row.owner) for row in units}
        wanted = list(names)
        missing = [name for name in wanted if name not in there]
        kind = OrganisationKind.DEPARTMENT
        founding = (
            RegisterOrganisation(name=name, kind=kind, place=CITY, since=AS_OF, source="示例")
            for name in missing
        )
        made = map(OrganisationId, self.give("registrar", founding))
        there |= dict(zip(missing, made, strict=True))
        return [there[name] for name in wanted]

    def found(self, matters: Iterable[DefineMatter] | None = None) -> None:
        """Adopt profile, calendars and matters, those of the example unless given; grant roles."""
        acting: dict[str, Any] = {
            "actor": Actor(self.admin),
            "purpose": ADMINISTRATION,
        }
        self.app.execute_all(
            [
                *self._policy(acting),
                *(example_matters(BEGIN, "示例目录") if matters is None else matters),
                *(
                    GrantRole(account=AccountId(account), role=role, basis="示例任命")
                    for account, (role, _) in STAFF.items()
                ),
            ],
            **acting,
        )

    def places(self) -> list[PlaceRow]:
        """Import the towns and villages, publish who serves them, and return the villages."""
        acting = self.staff("registrar")
        plan = compared(self.divisions.found, [], AS_OF, self.divisions.source)
        self.app.execute_all([step.command for step in plan.steps], **acting)
        self.step("places", len(plan.steps))
        towns = self.app.query(Places(), **acting)
        villages = [
            village
            for town in towns
            for village in self.app.query(Places(parent=PlaceId(town.owner)), **acting)
        ]
        places = [*towns, *villages]
        self.app.execute_all(example_organisations(places, AS_OF, "示例机构名录"), **acting)
        self.dispatch(places, BEGIN)
        return villages

    def dispatch(self, places: list[PlaceRow], since: date) -> None:
        """Publish the plan by which departments and offices get cases from a day on."""
        acting = self.staff("registrar")
        units = self.app.query(FindOrganisations(), **acting)
        plan = example_plan(places, units, FALLBACK, since, "示例派单方案")
        self.app.execute(PublishDispatchPlan(plan=plan), **acting)

    def people(self, villages: list[PlaceRow], households: int) -> Iterator[Village]:
        """Register households with their people; give each village when its own are there."""
        ends = [households * n // len(villages) for n in range(len(villages) + 1)]
        counts = [end - begin for begin, end in pairwise(ends)]
        for start in range(0, len(villages), TOGETHER):
            part = slice(start, start + TOGETHER)
            yield from self._settle(villages[part], counts[part])

    def residents(self, village: PlaceRow, many: int) -> Village:
        """Register people who live in a village, each in a household of their own."""
        place = PlaceId(village.owner)
        homes = (
            RegisterHousehold(village=place, number=f"J{n:04d}", since=BEGIN, source="示例")
            for n in range(1, many + 1)
        )
        households = [HouseholdId(key) for key in self.give("registrar", homes)]
        people = (self._draw.person(home, RELATIONS[0]) for home in households)
        persons = [PersonId(key) for key in self.give("registrar", people)]
        self.step("households", many)
        self.step("people", many)
        return Village(place, village.name, households, persons, many)

    def grids(self, village: Village) -> None:
        """Lay out grids of about 44 households in lanes of about 11, with a chief for each.

        Lane chiefs are party members; grid chiefs hold a post of the village's party branch.
        """
        if not village.households:
            return
        outline = tuple(_outline(village.households, self._draw.lanes()))
        lanes = sum(len(grid.lanes) for grid in outline)
        filled = [self._draw.filled() for _ in range(lanes + len(outline))]
        chiefs = iter(village.heads)
        people = [next(chiefs, None) if one else None for one in filled]
        seated = [one for one in people[lanes:] if one is not None]
        branch = self._branch(village, seated)
        command = DelineateGrids(
            village=village.place,
            grids=tuple(_led(outline, people)),
            since=BEGIN,
            basis="示例划分方案",
            branch=branch,
        )
        self.app.execute(command, **self.staff("grids"))
        self.step("lanes", lanes)

    def _branch(self, village: Village, seated: list[PersonId]) -> OrganisationId:
        """Register the party branch of a village, and who sits on its committee."""
        acting = self.staff("registrar")
        made = self.app.execute(
            RegisterOrganisation(
                name=f"{village.name}党支部",
                kind=OrganisationKind.PARTY_BRANCH,
                place=village.place,
                since=BEGIN,
                source="示例",
            ),
            **acting,
        )
        branch = OrganisationId(made.key)
        if seated:
            post = EstablishPost(
                organisation=branch, title="支部委员", seats=len(seated), basis="示例", since=BEGIN
            )
            key = PostId(self.app.execute(post, **acting).key)
            self.app.execute_all(
                [
                    AppointToPost(post=key, person=person, basis="示例选举", since=BEGIN)
                    for person in seated
                ],
                **acting,
            )
        return branch

    def _policy(self, acting: dict[str, Any]) -> list[Any]:
        """Return what the city needs of a first policy; ``init`` may have given it already."""
        published = self.app.query(Calendars(), **acting)
        return [] if published else policy()

    def _settle(self, rows: list[PlaceRow], counts: list[int]) -> Iterator[Village]:
        """Register the households of some villages, then their people, and give each village."""
        homes = (
            RegisterHousehold(
                village=PlaceId(row.owner), number=f"{n:04d}", since=BEGIN, source="示例"
            )
            for row, count in zip(rows, counts, strict=True)
            for n in range(1, count + 1)
        )
        households = [HouseholdId(key) for key in self.give("registrar", homes)]
        sizes = [self._draw.size() for _ in households]
        people = (
            self._draw.person(household, relation)
            for household, size in zip(households, sizes, strict=True)
            for relation in RELATIONS[:size]
        )
        persons = iter(self.give("registrar", people))
        members = [[PersonId(next(persons)) for _ in range(size)] for size in sizes]
        at = 0
        for row, count in zip(rows, counts, strict=True):
            mine, at = slice(at, at + count), at + count
            self.step("households", count)
            yield Village(
                PlaceId(row.owner),
                row.name,
                households[mine],
                [inside[0] for inside in members[mine]],
                sum(sizes[mine]),
            )


def keys(answers: Iterable[Receipt | RuralgovError]) -> list[str]:
    """Return the keys of what commands made; raises the first refusal."""
    found = []
    for answer in answers:
        if isinstance(answer, RuralgovError):
            raise answer
        found.append(answer.key)
    return found


def _outline(households: list[HouseholdId], sizes: Iterator[int]) -> Iterator[GridOutline]:
    """Cut households into lanes of about 11, and lanes into grids of about four."""
    lanes: list[LanePlan] = []
    at = 0
    while at < len(households):
        size = next(sizes)
        if len(households) - at - size < LANE // 2:
            size = len(households) - at
        lanes.append(
            LanePlan(
                name=f"第{len(lanes) + 1}街巷",
                villager_group=f"第{len(lanes) // GRID + 1}村民小组",
                households=tuple(households[at : at + size]),
            )
        )
        at += size
    grids = max(1, round(len(lanes) / GRID))
    for n in range(grids):
        part = lanes[len(lanes) * n // grids : len(lanes) * (n + 1) // grids]
        yield GridOutline(name=f"第{n + 1}网格", lanes=tuple(part))


def _led(outline: tuple[GridOutline, ...], people: list[PersonId | None]) -> Iterator[GridOutline]:
    """Give the grids with their chiefs: first those of all lanes, then those of the grids."""
    lanes = iter(people)
    grids = people[sum(len(grid.lanes) for grid in outline) :]
    for grid, chief in zip(outline, grids, strict=True):
        yield evolve(
            grid,
            lanes=tuple(evolve(lane, chief=_lane_chief(next(lanes))) for lane in grid.lanes),
            chief=None
            if chief is None
            else ChiefPlan(person=chief, basis=ChiefBasis.PARTY_COMMITTEE),
        )


def _lane_chief(person: PersonId | None) -> ChiefPlan | None:
    if person is None:
        return None
    return ChiefPlan(person=person, basis=ChiefBasis.PARTY_MEMBER, attested="村民代表会议推选")
