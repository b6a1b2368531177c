"""Who may do what: default deny, decided in the transaction that does it."""

from datetime import date
from typing import Any

from ruralgov.app import texts
from ruralgov.app.places import required, upwards
from ruralgov.app.unit import Unit
from ruralgov.domain.access import GrantRow
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor, Purpose, Role

Roles = list[tuple[Role, PlaceId]]
Held = dict[tuple[str, frozenset[Role]], Roles]


def authorise(
    rule: Access, message: Any, actor: Actor, purpose: Purpose, unit: Unit, today: date
) -> frozenset[Role]:
    """Let pass who holds a role of the rule, today, at the place or above it, for a purpose.

    Return the roles by which. Raises ``not_granted``.
    """
    path = None if rule.place is None else required(rule, message, unit, today)
    if purpose in rule.purposes:
        held = _held(rule.roles, actor.account, unit, today)
        if path is not None:
            held = [one for one in held if one[1] in path]
        if held:
            return frozenset([role for role, _ in held])
    raise Denied(
        texts.NOT_GRANTED,
        account=actor.account,
        action=type(message).__name__,
        place=path[0] if path else "-",
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
