"""Who may do what: default deny, decided in the transaction that does it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ruralgov.app import texts
from ruralgov.app.unit import Unit
from ruralgov.domain.access import GrantRow
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from ruralgov.domain.registry import PlaceRow

FEW = 4
"""After so many places, those above them are read all at once."""
Roles = list[tuple[Role, PlaceId]]
Held = dict[tuple[str, frozenset[Role]], Roles]


def authorise(
    rule: Access, message: Any, actor: Actor, purpose: Purpose, unit: Unit, today: date
) -> frozenset[Role]:
    """Let pass who holds a role of the rule, today, at the place or above it, for a purpose.

    Return the roles by which. Raises ``not_granted``.
    """
    place = None if rule.place is None else rule.place(message, unit)
    if purpose in rule.purposes:
        held = _held(rule.roles, actor.account, unit, today)
        path = None if place is None else upwards(place, unit, today)
        if path is not None:
            held = [one for one in held if one[1] in path]
        if held:
            return frozenset([role for role, _ in held])
    raise Denied(
        texts.NOT_GRANTED,
        account=actor.account,
        action=type(message).__name__,
        place=place or "-",
        purpose=purpose,
    )


def holds(account: AccountId, role: Role, place: PlaceId, unit: Unit, today: date) -> bool:
    """Tell whether an account holds a role today, at the place or above it."""
    path = upwards(place, unit, today)
    return any(where in path for _, where in _held(frozenset({role}), account, unit, today))


def _held(roles: frozenset[Role], account: AccountId, unit: Unit, today: date) -> Roles:
    """Return those of the roles that the account holds today, and where."""
    memo: Held = unit.memo.setdefault("grants", {})
    name = (account, roles)
    if name not in memo:
        rows = unit.rows(GrantRow, on=today, account=account)
        memo[name] = [(row.role, row.place) for row in rows if row.role in roles]
    return memo[name]


def upwards(place: PlaceId, unit: Unit, day: date) -> tuple[PlaceId, ...]:
    """Return a place and those above it on a day, up to the city."""
    memo: dict[tuple[PlaceId, date], tuple[PlaceId, ...]] = unit.memo.setdefault("places", {})
    if (place, day) not in memo:
        memo[place, day] = tuple(_climb(place, unit, day, many=len(memo) > FEW))
    return memo[place, day]


def villages(unit: Unit, day: date) -> list[tuple[PlaceId, ...]]:
    """Return each village of a day with the places above it, up to the city."""
    rows = unit.rows(PlaceRow, on=day, level=DivisionLevel.VILLAGE)
    return [upwards(PlaceId(row.owner), unit, day) for row in rows]


def _climb(place: PlaceId, unit: Unit, day: date, *, many: bool) -> Iterator[PlaceId]:
    while place != CITY:
        yield place
        parent = _parents(unit, day).get(place) if many else _parent(place, unit, day)
        if parent is None:
            return
        place = parent
    yield CITY


def _parent(place: PlaceId, unit: Unit, day: date) -> PlaceId | None:
    found = unit.rows(PlaceRow, on=day, owner=place)
    return found[0].parent if found else None


def _parents(unit: Unit, day: date) -> dict[str, PlaceId]:
    """Return the place above each place of a day: read at once where many are asked for."""
    memo: dict[object, dict[str, PlaceId]] = unit.memo["places"]  # so they are forgotten together
    if day not in memo:
        memo[day] = dict(unit.values(PlaceRow, ("owner", "parent"), on=day))
    return memo[day]
