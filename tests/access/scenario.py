"""One valid command of every kind of access, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import timedelta
from typing import Any

from ruralgov.domain.access import (
    AUDITOR,
    ChangeAccount,
    CorrectAccountEntry,
    CorrectGrantEntry,
    EndAccount,
    EndGrantsAt,
    FollowDeparture,
    FollowMerge,
    FollowReturn,
    GrantRole,
    LapseGrant,
    RegisterAccount,
    RevokeRole,
)
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import AccountId, OrganisationId
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from ruralgov.sample.draw import identity_number
from tests.town import DAY, Town

Step = tuple[str, Any]
HERS, PUMP = AccountId("hers"), AccountId("pump")
A_DAY = timedelta(days=1)


def steps(town: Town) -> Generator[Step, Any, None]:
    grant = GrantRole(account=AccountId("new"), role=AUDITOR, basis="任命")
    given = yield "admin", grant
    yield "admin", RevokeRole(grant=given.key, reason="离任")
    yield from accounts(town)
    yield from endings(town)


def accounts(town: Town) -> Generator[Step, Any, None]:
    """Register a person's account and a machine's, and change, end and mend them."""
    unit = OrganisationId(town.do("registrar", office(town)).key)
    person = town.person(town.household("账号"), identity_number(6001))
    yield "admin", RegisterAccount(account=HERS, person=person, unit=unit, basis="聘用")
    yield "admin", RegisterAccount(account=PUMP, machine="泵站遥测", basis="上线")
    town.clock.now += 2 * A_DAY
    today = legal_date(town.clock.now)
    yield "admin", ChangeAccount(account=HERS, unit=None, basis="借调")
    yield "admin", CorrectAccountEntry(account=HERS, entry=today, since=None, reason="录错")
    yield "admin", EndAccount(account=PUMP, reason="下线")


def endings(town: Town) -> Generator[Step, Any, None]:
    """Give roles until a day, put a day right, and end them one way and another."""
    today = legal_date(town.clock.now)
    given: dict[str, Any] = {"account": HERS, "role": AUDITOR, "basis": "任命"}
    merged = town.place("371082101291", "将并村")
    one = yield "admin", GrantRole(**given, place=merged, until=today + 9 * A_DAY)
    move = CorrectGrantEntry(grant=one.key, entry=today + 9 * A_DAY, since=None, reason="续任")
    yield "admin", move
    yield "admin", EndGrantsAt(place=merged, reason="村撤并")
    two = yield "admin", GrantRole(**given, place=town.other, since=today + A_DAY)
    yield "admin", LapseGrant(grant=two.key, until=today, reason="撤并")
    yield "admin", GrantRole(**given, place=town.town)
    yield "admin", FollowDeparture(account=HERS, since=today, reason="迁出")
    twin = town.person(town.household("重复"), identity_number(6002))
    yield "admin", FollowMerge(account=HERS, person=twin)
    yield "admin", FollowReturn(account=HERS, since=today, reason="误录")


def office(town: Town) -> RegisterOrganisation:
    return RegisterOrganisation(
        name="水利站", kind=OrganisationKind.DEPARTMENT, place=town.town, since=DAY, source="批复"
    )
