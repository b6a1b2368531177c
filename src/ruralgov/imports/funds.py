"""A policy for the funds of collectives from TOML: amounts in yuan, as text."""

import tomllib
from typing import Any

from ruralgov.app.codec import member
from ruralgov.domain.funds import PolicyVersion, Step, Tier
from ruralgov.domain.kernel.declare import Role
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.money import parse_yuan

AMOUNTS = ("resolution_above", "cash_limit", "largest_cash_payment")


def read(data: bytes) -> PolicyVersion:
    """Return a version of a policy.

    Raises ``table_unreadable``, ``amount_wrong``, ``message_malformed`` (an unknown role),
    ``fund_step_wrong``, ``fund_tiers_wrong`` or ``fund_limits_wrong``.
    """
    try:
        fields: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
        for name in AMOUNTS:
            fields[name] = parse_yuan(fields[name])
        fields["tiers"] = tuple(_tier(**tier) for tier in fields["tiers"])
        return PolicyVersion(**fields)
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput("table_unreadable", problem=f"{type(error).__name__}: {error}") from None


def _tier(*, steps: list[tuple[str, int]], up_to: str | None = None) -> Tier:
    return Tier(
        up_to=None if up_to is None else parse_yuan(up_to),
        steps=tuple(Step(role=member(Role, role), quorum=quorum) for role, quorum in steps),
    )
