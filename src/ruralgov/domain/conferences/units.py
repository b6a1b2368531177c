"""Of which unit somebody is, and how units through mergers are told apart."""

from datetime import date

from ruralgov.domain.access import AccountRow, AccountUnitRow
from ruralgov.domain.conferences import texts
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.registry import (
    POST,
    HolderRow,
    PlaceRow,
    SuccessorRow,
    organisation_on,
    row_on,
    span_on,
    upwards,
)


def units_of_actor(given: Given) -> set[OrganisationId]:
    """Return the units of who acts: those of all accounts of the person, and of the posts held."""
    account, day, read = given.actor.account, given.today, given.read
    mine = read.one(AccountRow, owner=account)
    person = None if mine is None else mine.person
    accounts: set[str] = {account}
    units: set[OrganisationId] = set()
    if person is not None:
        accounts |= {row.owner for row in read.rows(AccountRow, person=person)}
        posts = [row.owner for row in read.rows(HolderRow, on=day, person=person)]
        units = {post.organisation for post in read.states(POST, posts).values()}
    for one in accounts:
        units |= {row.unit for row in read.rows(AccountUnitRow, on=day, owner=one)}
    return units


def within(read: Read, unit: str, whole: str, day: date) -> bool:
    """Tell whether a unit is another, or lies below it, as both are on a day."""
    now = organisation_on(read, whole, day)
    return now is not None and now in set(upwards(read, unit, day))


def acts_for(unit: OrganisationId, given: Given) -> bool:
    """Tell whether who acts is of a unit, or of a part of it."""
    return any(within(given.read, one, unit, given.today) for one in units_of_actor(given))


class Names:
    """What units are called on a day, each looked up once."""

    def __init__(self, read: Read, day: date) -> None:
        self._read = read
        self._day = day
        self._known: dict[str, str] = {}

    def __call__(self, unit: str) -> str:
        """Return the name of a unit, or of what it became."""
        if unit not in self._known:
            self._known[unit] = name_of(self._read, unit, self._day)
        return self._known[unit]


def family(read: Read, unit: str) -> list[OrganisationId]:
    """Return a unit and all that became part of it."""
    found, seen = [OrganisationId(unit)], {unit}
    for one in found:
        for row in read.rows(SuccessorRow, successor=one):
            if row.owner not in seen:
                seen.add(row.owner)
                found.append(OrganisationId(row.owner))
    return found


def name_of(read: Read, unit: str, day: date) -> str:
    """Return what a unit, or what it became, is called on a day; its id where it is gone."""
    span = span_on(read, unit, day)
    return unit if span is None else span.name


def place_name(place: PlaceId, read: Read, day: date) -> str:
    """Return what a place is called on a day, or was last; nothing for the city itself."""
    return "" if place == CITY else row_on(read.rows(PlaceRow, owner=place), day).name


def check_there(read: Read, unit: str, day: date) -> None:
    """Refuse a unit that is not there on a day; raises ``steering_host_missing``."""
    if span_on(read, unit, day) is None:
        raise Refused(texts.STEERING_HOST_MISSING, unit=unit, day=day)
