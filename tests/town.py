"""A small town for tests of the rules: two villages, the staff, a clock that is set by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from attrs import evolve

from ruralgov.app.application import App
from ruralgov.app.ids import new_id
from ruralgov.app.keys import Keys
from ruralgov.app.receipts import Receipt
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import ADMINISTRATION
from ruralgov.domain.cases import (
    AcceptCase,
    DefineMatter,
    DispatchCase,
    IntakeChannel,
    ReportCase,
)
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.exchange import Requests, RequestStage
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    CaseId,
    HouseholdId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    HouseholdRelation,
    OrganisationKind,
    RegisterHousehold,
    RegisterOrganisation,
    RegisterPerson,
    RegisterPlace,
)
from ruralgov.imports.founding import example_matters, policy
from ruralgov.ports.storage import Storage
from ruralgov.sample.city import City
from ruralgov.sample.draw import BEGIN, identity_number
from ruralgov.sample.life import SimulatedClock
from tests import founded
from tests.founded import Ids as Ids

NAME = "钱学木兰"
UNIT = OrganisationId("00000000-0000-7000-8000-00000000000a")
"""A unit of the city that can be named at dispatch."""
DAY = date(2024, 1, 1)
NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
KEYS = Keys(b"k" * 32)


def opened(context: Context) -> Context:
    """Return a context whose inner commands can be given, so that tests can look at each alone."""
    return evolve(context, commands=tuple(evolve(one, inner=False) for one in context.commands))


SECONDS = {"grid_visitor": "aid_clerk"}
"""Accounts that do what another does, once a part of the scenario gave them its role."""
OPENED = tuple(opened(context) for context in CONTEXTS)


class Town:
    """An app with places and staff; ``do`` and ``ask`` act as an account of the city.

    It is a copy of one that was founded once in this process, by the same commands, in a storage
    of the same kind (``tests/founded.py``). Where there is none, or with *anew*, it founds itself.
    """

    def __init__(
        self,
        storage: Storage | None = None,
        ids: Callable[[], str] = new_id,
        *,
        anew: bool = False,
    ) -> None:
        storage = MemoryStorage() if storage is None else storage
        places = None if anew else founded.copied(storage, ids)
        self.clock = SimulatedClock(NOW)
        code = getattr(storage, "city", "371082")
        self.app = App(code, storage, KEYS, contexts=OPENED, clock=self.clock, ids=ids)
        self.city = City(self.app, AccountId("admin"))
        self._people = 0
        if places is not None and not isinstance(storage, MemoryStorage):
            self.app.open()  # a storage in memory has its tables from the copy
        self.town, self.village, self.other = places or self._founded()

    @property
    def places(self) -> tuple[PlaceId, PlaceId, PlaceId]:
        """The town and its two villages."""
        return self.town, self.village, self.other

    def _founded(self) -> tuple[PlaceId, PlaceId, PlaceId]:
        self.found()
        self.unit("社会治理中心", UNIT)
        return (
            self.place(f"{self.app.city}101", "俚岛镇"),
            self.place(f"{self.app.city}101201", "大庄"),
            self.place(f"{self.app.city}101202", "小庄"),
        )

    def found(self) -> None:
        """Set the store up, and give the city its policy, the main matters and its staff."""
        self.app.set_up(AccountId("admin"))
        self.app.execute_all(first_policy(), **self.acting("admin"))
        self.city.found(matters())

    def acting(self, account: str) -> dict[str, Any]:
        if account == "admin":
            return {"actor": self.account("admin"), "purpose": ADMINISTRATION}
        if account in SECONDS:
            acting = self.city.staff(SECONDS[account])
            return acting | {"actor": self.account(account)}
        return self.city.staff(account)

    def do(self, account: str, command: Any, command_id: str | None = None) -> Receipt:
        return self.app.execute(command, command_id=command_id, **self.acting(account))

    def ask(self, account: str, query: Any, day: date | None = None) -> Any:
        return self.app.query(query, day=day, **self.city.staff(account))

    def place(self, code: str, name: str, **more: Any) -> PlaceId:
        command = RegisterPlace(code=code, name=name, since=date(2023, 1, 1), source="t", **more)
        return PlaceId(self.do("registrar", command).key)

    def unit(self, name: str, key: OrganisationId | None = None) -> OrganisationId:
        """Register a department of the city."""
        command = RegisterOrganisation(
            name=name,
            kind=OrganisationKind.DEPARTMENT,
            place=CITY,
            since=date(2023, 1, 1),
            source="t",
            id=key,
        )
        return OrganisationId(self.do("registrar", command).key)

    def household(self, number: str, village: PlaceId | None = None) -> HouseholdId:
        command = RegisterHousehold(
            village=village or self.village, number=number, since=DAY, source="t"
        )
        return HouseholdId(self.do("registrar", command).key)

    def person(self, household: HouseholdId, identity: str | None = None) -> PersonId:
        self._people += 1
        command = RegisterPerson(
            household=household,
            name=PersonName.of(NAME),
            identity=IdentityNumber.of(identity or identity_number(self._people)),
            relation=HouseholdRelation.HEAD,
            party_member=True,
            since=DAY,
            source="t",
        )
        return PersonId(self.do("registrar", command).key)

    def account(self, name: str) -> Actor:
        return Actor(AccountId(name))


@cache
def matters() -> list[DefineMatter]:
    """Return the main matters of the example, whose codes have no number: 14 of 408."""
    return [one for one in example_matters(BEGIN, "示例目录") if "-" not in one.code]


def first_policy() -> list[Any]:
    """Return the example's policy, but that one call is enough to count as not reached."""
    adopted, *calendars = policy()
    return [
        evolve(adopted, profile=evolve(adopted.profile, call_attempts=1, call_days=1)),
        *calendars,
    ]


def code_of(action: Callable[[], object]) -> str:
    """Return the code of the error that an action raises, or nothing."""
    from ruralgov.domain.kernel.errors import RuralgovError

    try:
        action()
    except RuralgovError as error:
        return error.code if error.zh and error.en else "no text"
    return ""


def asked(town: Town) -> str:
    """Dispatch a case whose matter asks a department, and return the request."""
    case = ReportCase(
        matter="water",
        place=town.village,
        channel=IntakeChannel.HOTLINE,
        text=CitizenText.of("停水"),
    )
    key = CaseId(town.do("reporter", case).key)
    town.do("desk", AcceptCase(case=key))
    town.do("desk", DispatchCase(case=key))
    (row,) = town.ask("liaison", Requests(stage=RequestStage.QUEUED))
    return str(row.owner)
