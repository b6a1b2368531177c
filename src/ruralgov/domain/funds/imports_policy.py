"""A policy for the funds of collectives from TOML: amounts in yuan, as text."""

import tomllib
from typing import Any

from ruralgov.domain.funds.model import PolicyVersion, Step, Tier
from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.money import parse_yuan
from ruralgov.domain.kernel.roles import Role

AMOUNTS = ("resolution_above", "cash_limit", "largest_cash_payment")


def read(data: bytes) -> PolicyVersion:
    """Return a version of a policy.

    Raises ``table_unreadable``, ``amount_wrong``, ``fund_step_wrong`` (a role that may not decide),
    ``fund_tiers_wrong`` or ``fund_limits_wrong``.
    """
    try:
        fields: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
        for name in AMOUNTS:
            fields[name] = parse_yuan(fields[name])
        fields["tiers"] = tuple(_tier(**tier) for tier in fields["tiers"])
        return PolicyVersion(**fields)
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput(texts.TABLE_UNREADABLE, problem=f"{type(error).__name__}: {error}") from None


def _tier(*, steps: list[tuple[str, int]], up_to: str | None = None) -> Tier:
    return Tier(
        up_to=None if up_to is None else parse_yuan(up_to),
        steps=tuple(Step(role=Role(role), quorum=quorum) for role, quorum in steps),
    )
