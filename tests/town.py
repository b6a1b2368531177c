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
from ruralgov.builtin.memory import MemoryStorage, MemoryTable
from ruralgov.domain.access import ADMINISTRATION
from ruralgov.domain.cases import AcceptCase, DispatchCase, IntakeChannel, ReportCase
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.exchange import Requests, RequestStage
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    HouseholdRelation,
    RegisterHousehold,
    RegisterPerson,
    RegisterPlace,
)
from ruralgov.ports.storage import Storage
from ruralgov.sample.city import City, identity_number
from ruralgov.sample.life import SimulatedClock

NAME = "钱学木兰"
DAY = date(2024, 1, 1)
NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
KEYS = Keys(b"k" * 32)


class Ids:
    """Gives ids in their order, from a number on that may be set."""

    def __init__(self, number: int = 0) -> None:
        self.number = number

    def __call__(self) -> str:
        self.number += 1
        return f"{self.number:08d}-0000-7000-8000-000000000000"


def opened(context: Context) -> Context:
    """Return a context whose inner commands can be given, so that tests can look at each alone."""
    return evolve(context, commands=tuple(evolve(one, inner=False) for one in context.commands))


OPENED = tuple(opened(context) for context in CONTEXTS)


class Town:
    """An app with places and staff; ``do`` and ``ask`` act as an account of the city.

    One that is given no storage is a copy of a town that was founded once in this process: the same
    commands, the same ids of its places. One that is given a storage, or ids, founds its own.
    """

    def __init__(self, storage: Storage | None = None, ids: Callable[[], str] = new_id) -> None:
        first = founded() if storage is None and ids is new_id else None
        self.clock = SimulatedClock(NOW)
        self.app = App(
            "371082",
            copy_of(first[1]) if first else storage or MemoryStorage(),
            KEYS,
            contexts=OPENED,
            clock=self.clock,
            ids=ids,
        )
        self.city = City(self.app, AccountId("admin"))
        self._people = 0
        self.town, self.village, self.other = first[0].places if first else self._founded()

    @property
    def places(self) -> tuple[PlaceId, PlaceId, PlaceId]:
        """The town and its two villages."""
        return self.town, self.village, self.other

    def _founded(self) -> tuple[PlaceId, PlaceId, PlaceId]:
        self.found()
        return (
            self.place("371082101", "俚岛镇"),
            self.place("371082101201", "大庄"),
            self.place("371082101202", "小庄"),
        )

    def found(self) -> None:
        """Set the store up, and give the city its policy, matters and staff."""
        self.app.set_up(AccountId("admin"))
        self.city.found()

    def acting(self, account: str) -> dict[str, Any]:
        if account == "admin":
            return {"actor": self.account("admin"), "purpose": ADMINISTRATION}
        return self.city.staff(account)

    def do(self, account: str, command: Any, command_id: str | None = None) -> Receipt:
        return self.app.execute(command, command_id=command_id, **self.acting(account))

    def ask(self, account: str, query: Any, day: date | None = None) -> Any:
        return self.app.query(query, day=day, **self.city.staff(account))

    def place(self, code: str, name: str, **more: Any) -> PlaceId:
        command = RegisterPlace(code=code, name=name, since=date(2023, 1, 1), source="t", **more)
        return PlaceId(self.do("registrar", command).key)

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
def founded() -> tuple[Town, MemoryStorage]:
    """Found the town that others are copies of, and return it with its storage."""
    storage = MemoryStorage()
    return Town(storage), storage


def copy_of(storage: MemoryStorage) -> MemoryStorage:
    """Return a storage of its own with the same content; what is in its tables never changes."""
    made = MemoryStorage()
    made.kept, made.journal = storage.kept.copy(), storage.journal.copy()
    made.versions, made.numbers = storage.versions.copy(), storage.numbers.copy()
    for name, table in storage.tables.items():
        made.tables[name] = twin = MemoryTable(table.shape)
        twin.rows = table.rows.copy()
        twin.unique = {names: taken.copy() for names, taken in table.unique.items()}
    return made


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
