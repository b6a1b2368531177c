"""A synthetic city through the public API: seeded, and of any size.

Nobody in it exists: names are drawn from lists, identity numbers are made up with a valid check
digit. Places, holidays, profile and matters are those that ship with the library.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from operator import mul
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.app.application import App
from ruralgov.app.receipts import Receipt
from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, AUDIT, AUDITOR, GrantRole
from ruralgov.domain.cases import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    REPORTER,
    SUPERVISOR,
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
    AppointChiefs,
    Appointment,
    ChiefBasis,
    DelineateGrids,
    GridOutline,
    GridsOf,
    LanePlan,
)
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import (
    CHECK_MARKS,
    WEIGHTS,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from ruralgov.domain.policy import Calendars
from ruralgov.domain.registry import (
    GRID_MANAGEMENT,
    GRID_OFFICER,
    REGISTRAR,
    REGISTRATION,
    HouseholdRelation,
    PlaceRow,
    Places,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.domain.registry.places import imports as places
from ruralgov.imports.founding import example_matters, example_plan, policy
from ruralgov.sample.divisions import SHIPPED, Divisions, shipped

AS_OF = date(2023, 6, 30)
BEGIN = date(2024, 1, 1)
"""Since when the synthetic households, grids and chiefs are."""
FALLBACK = "综合治理中心"
"""The office that leads in the example plan where nothing else does."""
SURNAMES = "王李张刘于孙姜宋曲毕邹车慕鞠连唐"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰建国海燕振华淑珍"
RELATIONS = (
    HouseholdRelation.HEAD,
    HouseholdRelation.SPOUSE,
    HouseholdRelation.CHILD,
    HouseholdRelation.PARENT,
)
SIZES = (1, 2, 2, 2, 3, 3, 4)
TOGETHER = 10
"""Villages that are settled in the same batches."""
LANE = 11
VACANT = 0.01
GRID = 4
"""Lanes of a grid."""
_NAMED: Final[dict[str, tuple[Role, Purpose]]] = {
    "registrar": (REGISTRAR, REGISTRATION),
    "grids": (GRID_OFFICER, GRID_MANAGEMENT),
    "reporter": (REPORTER, CASE_HANDLING),
    "desk": (INTAKE, CASE_HANDLING),
    "handler": (HANDLER, CASE_HANDLING),
    "checker": (CHECKER, CASE_HANDLING),
    "supervisor": (SUPERVISOR, CASE_HANDLING),
    "caller": (CALLER, CASE_HANDLING),
    "liaison": (LIAISON, EXCHANGE),
    "auditor": (AUDITOR, AUDIT),
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

    def found(self) -> None:
        """Adopt profile, calendars and matters, and grant the roles."""
        acting: dict[str, Any] = {
            "actor": Actor(self.admin),
            "purpose": ADMINISTRATION,
        }
        self.app.execute_all(
            [
                *self._policy(acting),
                *example_matters(BEGIN, "示例目录"),
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
        plan = places.compared(self.divisions.found, [], AS_OF, self.divisions.source)
        self.app.execute_all([step.command for step in plan.steps], **acting)
        self.step("places", len(plan.steps))
        towns = self.app.query(Places(), **acting)
        villages = [
            village
            for town in towns
            for village in self.app.query(Places(parent=PlaceId(town.owner)), **acting)
        ]
        self.app.execute(
            PublishDispatchPlan(
                plan=example_plan([*towns, *villages], FALLBACK, BEGIN, "示例派单方案")
            ),
            **acting,
        )
        return villages

    def people(self, villages: list[PlaceRow], households: int) -> Iterator[Village]:
        """Register households with their people; give each village when its own are there."""
        ends = [households * n // len(villages) for n in range(len(villages) + 1)]
        counts = [end - begin for begin, end in pairwise(ends)]
        for start in range(0, len(villages), TOGETHER):
            part = slice(start, start + TOGETHER)
            yield from self._settle(villages[part], counts[part])

    def grids(self, village: Village) -> None:
        """Lay out grids of about 44 households in lanes of about 11, with a chief for each."""
        if not village.households:
            return
        acting = self.staff("grids")
        outline = tuple(_outline(village.households, self._draw.lanes()))
        command = DelineateGrids(
            village=village.place, grids=outline, since=BEGIN, basis="示例划分方案"
        )
        self.app.execute(command, **acting)
        laid = self.app.query(GridsOf(village=village.place), **acting)
        filled = [office for office in _offices(laid) if self._draw.filled()]
        appointments = [
            Appointment(
                target=target,
                person=person,
                basis=basis,
                attested="村民代表会议推选" if basis is ChiefBasis.PARTY_MEMBER else "",
            )
            for (target, basis), person in zip(filled, village.heads, strict=False)
        ]
        self.app.execute(
            AppointChiefs(village=village.place, appointments=tuple(appointments), since=BEGIN),
            **acting,
        )
        self.step("lanes", sum(len(grid.lanes) for grid in laid))

    def _policy(self, acting: dict[str, Any]) -> list[Any]:
        """Return what the city needs of a first policy; ``init`` may have given it already."""
        published = self.app.query(Calendars(), **acting)
        return [] if published else policy()

    def _settle(self, rows: list[PlaceRow], counts: list[int]) -> Iterator[Village]:
        """Register the households of some villages, then their people, and give each village."""
        acting = self.staff("registrar")
        homes = (
            RegisterHousehold(
                village=PlaceId(row.owner), number=f"{n:04d}", since=BEGIN, source="示例"
            )
            for row, count in zip(rows, counts, strict=True)
            for n in range(1, count + 1)
        )
        households = [HouseholdId(key) for key in _keys(self.app.execute_many(homes, **acting))]
        sizes = [self._draw.size() for _ in households]
        people = (
            self._draw.person(household, relation)
            for household, size in zip(households, sizes, strict=True)
            for relation in RELATIONS[:size]
        )
        persons = iter(_keys(self.app.execute_many(people, **acting)))
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


def _keys(answers: Iterable[Receipt | RuralgovError]) -> list[str]:
    keys = []
    for answer in answers:
        if isinstance(answer, RuralgovError):
            raise answer
        keys.append(answer.key)
    return keys


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


def _offices(laid: Any) -> Iterator[tuple[str, ChiefBasis]]:
    for grid in laid:
        for lane in grid.lanes:
            yield lane.lane, ChiefBasis.PARTY_MEMBER
    for grid in laid:
        yield grid.grid, ChiefBasis.PARTY_COMMITTEE


class Draw:
    """Draws people, the same ones for the same seed."""

    def __init__(self, seed: int, area: str) -> None:
        self._area = area
        self._random = random.Random(seed)  # noqa: S311  made-up people, no secret
        self._born = 0

    def size(self) -> int:
        """Return how many people a household has."""
        return self._random.choice(SIZES)

    def lanes(self) -> Iterator[int]:
        """Give the sizes of lanes: about 11, now and then below the band of 10 to 20."""
        while True:
            yield self._random.choice((9, 10, 10, 11, 11, 11, 12, 12, 13))

    def filled(self) -> bool:
        """Tell whether an office is filled: one in a hundred is vacant."""
        return self._random.random() >= VACANT

    def person(self, household: HouseholdId, relation: HouseholdRelation) -> RegisterPerson:
        """Return the command that registers a made-up person."""
        pick = self._random.choice
        name = pick(SURNAMES) + pick(GIVEN) + pick(GIVEN)
        self._born += 1
        head = relation is HouseholdRelation.HEAD
        phone = f"139{self._random.randrange(10**8):08d}" if head else None
        return RegisterPerson(
            household=household,
            name=PersonName(name),
            identity=IdentityNumber(identity_number(self._born, self._area)),
            relation=relation,
            telephone=None if phone is None else Telephone(phone),
            party_member=head,
            since=BEGIN,
            source="示例",
        )


def identity_number(n: int, area: str = SHIPPED) -> str:
    """Return the n-th made-up identity number of an area; all differ, their check digits hold."""
    days, sequence = divmod(n, 999)
    born = date.fromordinal(date(1940, 1, 1).toordinal() + days % 25_000)
    body = f"{area}{born:%Y%m%d}{sequence + 1:03d}"
    total = sum(map(mul, map(int, body), WEIGHTS))
    return body + CHECK_MARKS[total % 11]
