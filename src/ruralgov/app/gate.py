"""Who may do what: default deny, decided in the transaction that does it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ruralgov.app import texts
from ruralgov.app.advice import advice
from ruralgov.app.places import named, required, upwards
from ruralgov.app.unit import Unit
from ruralgov.domain.access import GRANT, GrantRow
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.errors import Denied, Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor, Purpose, Role
from ruralgov.domain.registry import PLACE
from ruralgov.domain.registry import texts as registry_texts

Roles = list[tuple[Role, PlaceId]]


def authorise(
    rule: Access, message: Any, actor: Actor, purpose: Purpose, unit: Unit, today: date
) -> frozenset[Role]:
    """Let pass who holds a role of the rule, today, at the place or above it, for a purpose.

    Return the roles by which. Raises ``not_granted``, and ``place_missing`` to those who hold a
    role elsewhere.
    """
    anywhere = _held(rule.roles, actor.account, unit, today)
    # who holds none of the roles learns nothing of what there is, so the place is not looked up
    path = required(rule, message, unit, today) if anywhere and rule.place is not None else None
    held = [one for one in anywhere if path is None or one[1] in path]
    if purpose in rule.purposes:
        fitting = rule.roles_for(purpose) if rule.reserved else rule.roles
        roles = frozenset([role for role, _ in held if role in fitting])
        if roles:
            return roles
        if anywhere and not held:
            _check_there(named(rule, message, unit), unit)
    raise Denied(
        texts.NOT_GRANTED,
        account=actor.account,
        action=type(message).__name__,
        place=path[0] if path else "-",
        purpose=purpose,
        advice=advice(rule, actor.account, held, anywhere, unit, today),
    )


def _check_there(places: Iterable[PlaceId], unit: Unit) -> None:
    for place in places:
        if place != CITY and not unit.exists(PLACE, place):
            raise Refused(registry_texts.PLACE_MISSING, place=place)


def holds(account: AccountId, role: Role, place: PlaceId, unit: Unit, today: date) -> bool:
    """Tell whether an account holds a role today, at the place or above it."""
    path = upwards(place, unit, today)
    return any(where in path for _, where in _held(frozenset({role}), account, unit, today))


def _held(roles: frozenset[Role], account: AccountId, unit: Unit, today: date) -> Roles:
    """Return those of the roles that the account holds today, and where."""

    def find() -> Roles:
        rows = unit.rows(GrantRow, on=today, account=account)
        return [(row.role, row.place) for row in rows if row.role in roles]

    return unit.shelf.kept(GRANT.kind, (account, roles, today), find, len)
