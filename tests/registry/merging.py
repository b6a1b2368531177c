"""Helps tests to merge a village and to act as the officers of its town."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import cases as c
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import Departure
from ruralgov.sample.draw import identity_number
from tests.town import Town

A_DAY = timedelta(days=1)
MONTH = Month("2025-12")


def today(town: Town) -> date:
    return legal_date(town.clock.now)


def merge(town: Town, **more: Any) -> None:
    """Merge the first village into the second, today."""
    given: dict[str, Any] = {"place": town.village, "into": town.other, "since": today(town)}
    town.do("registrar", r.MergePlace(**(given | {"cause": "合村并居"} | more)))


def shake(town: Town) -> None:
    """Recode the town, let people die and return, withdraw an entry: beside all that goes on."""
    on, home = today(town), town.household("扰", town.other)
    recode = r.ChangePlace(place=town.town, code="371082117", name="俚岛街道", since=on, cause="改")
    town.do("registrar", recode)
    dies, comes, stays = (town.person(home, identity_number(n)) for n in (7001, 7002, 7003))
    for command in (
        r.EndPerson(person=dies, departure=Departure.DIED, since=on - 2 * A_DAY),
        r.EndPerson(person=comes, departure=Departure.LEFT, since=on - 2 * A_DAY),
        r.EndPerson(person=stays, departure=Departure.LEFT, since=on - 2 * A_DAY),
        r.ReturnPerson(
            person=comes,
            household=home,
            relation=r.HouseholdRelation.CHILD,
            since=on - A_DAY,
            cause="返乡",
        ),
        r.CorrectMembershipEntry(person=stays, entry=on - 2 * A_DAY, since=None, reason="误登"),
    ):
        town.do("registrar", command)


def of_town(town: Town) -> None:
    """Give every role to an account of the town alone: ``NAME@town``."""
    for name, role in town.app.catalogue.roles.items():
        grant = GrantRole(account=AccountId(f"{name}@town"), role=role, place=town.town, basis="t")
        town.do("admin", grant)


def by(town: Town, role: str, command: Any) -> str:
    """Give a command as the town's holder of a role, and return the key of what it changed."""
    purpose = min(town.app.catalogue.commands[type(command)].access.purposes)
    actor = Actor(AccountId(f"{role}@town"))
    return str(town.app.execute(command, actor=actor, purpose=purpose).key)


def asked_by(town: Town, role: str, query: Any, day: date | None = None) -> Any:
    purpose = min(town.app.catalogue.queries[type(query)].access.purposes)
    actor = Actor(AccountId(f"{role}@town"))
    return town.app.query(query, actor=actor, purpose=purpose, day=day)


def reported(town: Town, place: PlaceId) -> CaseId:
    case = c.ReportCase(
        matter="lamp",
        place=place,
        channel=c.IntakeChannel.HOTLINE,
        text=CitizenText.of("路灯不亮"),
    )
    return CaseId(town.do("reporter", case).key)
