"""Units are organisations of the registry: what one that a plan or a case names is on a day.

What was published or dispatched before units were organisations names them as text; a city without
a plan has the office of the matter for its unit. Such a text is the organisation of that name
nearest to the place, and where there is none it stays what it was, as a finding.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ruralgov.domain.access import ACCOUNT, AccountRow, AccountUnitRow
from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.model import Lead
from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PlaceId
from ruralgov.domain.registry import ORGANISATION, OrganisationRow, organisation_on, upwards


def unit_on(read: Read, unit: str, day: date, path: Sequence[PlaceId]) -> str:
    """Return the organisation that a unit is on a day, its successor where it was merged.

    Raises ``unit_ended`` where it has none.
    """
    if read.state(ORGANISATION, unit) is None:
        return _named(read, unit, day, path) or unit
    return living_unit(read, unit, day)


def living_unit(read: Read, unit: str, day: date) -> OrganisationId:
    """Return the organisation that one is on a day; raises ``unit_ended`` where it is none."""
    found = organisation_on(read, unit, day)
    if found is None:
        raise Refused(texts.UNIT_ENDED, unit=unit_name(read, unit, day), day=day)
    return found


def units_on(read: Read, lead: Lead, day: date, path: Sequence[PlaceId]) -> Lead:
    """Return who leads and helps as they are on a day."""
    helping = tuple(unit_on(read, one, day, path) for one in lead.co_units)
    return change(lead, unit=unit_on(read, lead.unit, day, path), co_units=helping)


def acts_for(
    read: Read, account: AccountId, units: Sequence[str], day: date, path: Sequence[PlaceId]
) -> bool:
    """Tell whether an account may act for one of some units on a day: its own is, or is above it.

    One that belongs to no unit acts only for a unit for which no account could, where it has the
    role: there the city has not said yet who belongs to it.
    """
    return any(_may_act(read, account, unit, day, path) for unit in units)


def _may_act(read: Read, account: AccountId, unit: str, day: date, path: Sequence[PlaceId]) -> bool:
    name = acts_for, account, unit, day, _path_of(read, unit, path)
    return read.settled(name, lambda slow: _acts_for(slow, account, unit, day, path))


def _path_of(read: Read, unit: str, path: Sequence[PlaceId]) -> tuple[PlaceId, ...]:
    """Return the path on which a unit is looked for by its name; none for an organisation."""
    return () if read.state(ORGANISATION, unit) is not None else tuple(path)


def _acts_for(
    read: Read, account: AccountId, unit: str, day: date, path: Sequence[PlaceId]
) -> bool:
    state = read.state(ACCOUNT, account)
    span = None if state is None else spans.on(state.spans, day)
    if span is None or span.unit is None:
        nobody = not read.rows(AccountUnitRow, on=day, limit=1)  # spares the look at each unit
        return nobody or not _manned(read, unit, day, path)
    mine = {span.unit, organisation_on(read, span.unit, day)}
    return unit in mine or not mine.isdisjoint(_above(read, unit, day, path))


def _manned(read: Read, unit: str, day: date, path: Sequence[PlaceId]) -> bool:
    """Tell whether an account belongs to a unit on a day, or to one above it."""
    units = {unit, *_above(read, unit, day, path)}
    return any(read.rows(AccountUnitRow, on=day, limit=1, unit=one) for one in units)


def is_of_one(given: Given, units: Iterable[str], place: PlaceId) -> str | None:
    """Return the first of some units to which who acts belongs today, by any account, or None.

    Whoever belongs to a part of a unit belongs to it.
    """
    read, day, account = given.read, given.today, given.actor.account
    own = read.settled((is_of_one, account, day), lambda slow: _own_units(slow, account, day))
    if not own:
        return None
    path = given.above(place)
    return next((one for one in units if not own.isdisjoint(_now(read, one, day, path))), None)


def _own_units(read: Read, account: AccountId, day: date) -> frozenset[str]:
    """Return the units to which the person behind an account belongs, and those above them."""
    mine = read.one(AccountRow, owner=account)
    if mine is None:
        return frozenset()
    accounts = {account}
    if mine.person is not None:
        accounts |= {AccountId(row.owner) for row in read.rows(AccountRow, person=mine.person)}
    return frozenset(
        above
        for one in accounts
        for row in read.rows(AccountUnitRow, on=day, owner=one)
        for above in (row.unit, *upwards(read, row.unit, day))
    )


def _now(read: Read, unit: str, day: date, path: Sequence[PlaceId]) -> frozenset[str]:
    """Return a unit and what it is on a day."""

    def find(slow: Read) -> frozenset[str]:
        key = unit if slow.state(ORGANISATION, unit) is not None else _named(slow, unit, day, path)
        now = None if key is None else organisation_on(slow, key, day)
        return frozenset({unit} if now is None else {unit, now})

    return read.settled((_now, unit, day, _path_of(read, unit, path)), find)


def _above(read: Read, unit: str, day: date, path: Sequence[PlaceId]) -> Iterator[OrganisationId]:
    """Give the organisation that a unit is on a day, and those above it."""
    key = unit if read.state(ORGANISATION, unit) is not None else _named(read, unit, day, path)
    return iter(()) if key is None else upwards(read, key, day)


def unit_name(read: Read, unit: str, day: date) -> str:
    """Return what a unit is called on a day, or was called last; a text is its own name."""
    state = read.state(ORGANISATION, unit)
    span = None if state is None else state.on(day) or state.last
    return unit if span is None else span.name


def _named(read: Read, name: str, day: date, path: Sequence[PlaceId]) -> str | None:
    """Return the one organisation of a name at the nearest place of a path that has any."""
    rows = read.rows(OrganisationRow, on=day, name=name)
    for place in path:
        there = [row.owner for row in rows if row.place == place]
        if there:
            return there[0] if len(there) == 1 else None
    return None
