"""A small town for tests of the rules: two villages, the staff, a clock that is set by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve

from ruralgov.app.application import App
from ruralgov.app.ids import new_id
from ruralgov.app.keys import Keys
from ruralgov.app.receipts import Receipt
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.cases import IntakeChannel
from ruralgov.domain.cases.messages import AcceptCase, DispatchCase, ReportCase
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.exchange import RequestStage
from ruralgov.domain.exchange.views import Requests
from ruralgov.domain.kernel.declare import Actor, Context, Purpose
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber, PersonName
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


class Town:
    """An app with places and staff; ``do`` and ``ask`` act as an account of the city."""

    def __init__(self, storage: Storage | None = None, ids: Callable[[], str] = new_id) -> None:
        self.clock = SimulatedClock(NOW)
        self.app = App(
            "371082",
            storage or MemoryStorage(),
            Keys(b"k" * 32),
            contexts=[opened(context) for context in CONTEXTS],
            clock=self.clock,
            ids=ids,
        )
        self.app.set_up(AccountId("admin"))
        self.city = City(self.app, AccountId("admin"))
        self.city.found()
        self.town = self.place("371082101", "俚岛镇")
        self.village = self.place("371082101201", "大庄")
        self.other = self.place("371082101202", "小庄")
        self._people = 0

    def acting(self, account: str) -> dict[str, Any]:
        if account == "admin":
            return {"actor": self.account("admin"), "purpose": Purpose.ADMINISTRATION}
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


def opened(context: Context) -> Context:
    """Return a context whose inner commands can be given, so that tests can look at each alone."""
    return evolve(context, commands=tuple(evolve(one, inner=False) for one in context.commands))


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
