"""A small city on trial: two villages, a household, and an account for every role of the app."""

from collections.abc import Callable, Generator, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, Final

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.app.receipts import Receipt
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.declare import Context, Query
from ruralgov.domain.kernel.ids import CITY, AccountId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.kernel.roles import Actor, Role
from ruralgov.domain.registry import (
    HouseholdRelation,
    RegisterHousehold,
    RegisterPerson,
    RegisterPlace,
)
from ruralgov.imports.founding import policy
from ruralgov.ports.storage import Storage

CODE: Final = "371082"
KEYS: Final = Keys(b"k" * 32)
NOW: Final = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
SINCE: Final = date(2024, 1, 1)
STRANGER: Final = AccountId("stranger")
"""An account that holds no role."""
NUMBER: Final = "371082199001011239"
"""The identity number of the one person; nobody has it."""

Step = tuple[str, Any]
"""The account that gives a command, which is the name of its role, and the command."""
Life = Callable[["Trial"], Generator[Step, Receipt, None]]
"""Gives commands in an order in which each is accepted; each is told its receipt by ``send``."""


class Trial:
    """An app over a store, founded unless it is there already.

    Accounts are called like the roles that they hold in the whole city. The clock stands still
    until somebody sets ``now``; ids are made in their order, so that two trials are alike.
    """

    def __init__(self, storage: Storage, contexts: Iterable[Context], *, ids: str = "0") -> None:
        self.now = NOW
        numbers = count(1)
        self.app = App(
            CODE,
            storage,
            KEYS,
            contexts=tuple(contexts),
            clock=lambda: self.now,
            ids=lambda: f"{ids}{next(numbers):07d}-0000-7000-8000-000000000000",
        )
        self.fresh = self.app.set_up(AccountId("administrator"))
        if self.fresh:
            self._found()

    def _found(self) -> None:
        administrator: dict[str, Any] = {
            "actor": Actor(AccountId("administrator")),
            "purpose": ADMINISTRATION,
        }
        others = [role for role in self.app.catalogue.roles if role != "administrator"]
        grants = [GrantRole(account=AccountId(r), role=Role(r), basis="trial") for r in others]
        self.app.execute_all([*policy(), *grants], **administrator)
        self.town = self._place("371082101", "俚岛镇")
        self.village = self._place("371082101201", "大庄")
        self.other = self._place("371082101202", "小庄")
        far = [
            GrantRole(
                account=AccountId(f"{r}@other"), role=Role(r), place=self.other, basis="trial"
            )
            for r in self.app.catalogue.roles
        ]
        self.app.execute_all(far, **administrator)
        home = RegisterHousehold(village=self.village, number="1", since=SINCE, source="trial")
        self.household = HouseholdId(self.do("registrar", home).key)
        person = RegisterPerson(
            household=self.household,
            name=PersonName.of("钱学木兰"),
            identity=IdentityNumber.of(NUMBER),
            relation=HouseholdRelation.HEAD,
            since=SINCE,
            source="trial",
        )
        self.person = PersonId(self.do("registrar", person).key)

    def _place(self, code: str, name: str) -> PlaceId:
        command = RegisterPlace(code=code, name=name, since=SINCE, source="trial")
        return PlaceId(self.do("registrar", command).key)

    def acting(self, account: str, message: Any) -> dict[str, Any]:
        """Return who acts, and the first purpose for which the message may be given."""
        known = self.app.catalogue
        rule = known.commands.get(type(message)) or known.queries[type(message)]
        return {"actor": Actor(AccountId(str(account))), "purpose": min(rule.access.purposes)}

    def do(self, account: str, command: Any, command_id: str | None = None) -> Receipt:
        """Carry out a command as an account."""
        return self.app.execute(command, command_id=command_id, **self.acting(account, command))

    def ask(self, account: str, query: Query[Any]) -> Any:
        """Return the answer to a query that an account asks."""
        return self.app.query(query, **self.acting(account, query))

    def later(self, **time: float) -> None:
        """Let time pass: ``later(days=1)``."""
        self.now += timedelta(**time)

    def live(self, life: Life, told: Callable[[Step, Receipt], None] | None = None) -> None:
        """Carry out a life; *told* hears of each step that was done."""
        steps = life(self)
        numbers: dict[str, int] = {}
        step = next(steps)
        while True:
            account, command = step
            name = type(command).__name__
            numbers[name] = numbers.get(name, 0) + 1
            receipt = self.do(account, command, f"{name}-{numbers[name]}")
            if told is not None:
                told(step, receipt)
            try:
                step = steps.send(receipt)
            except StopIteration:
                return


__all__ = ["CITY", "NUMBER", "SINCE", "STRANGER", "Life", "Step", "Trial"]
