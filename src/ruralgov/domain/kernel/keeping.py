"""How long a record that ended must keep what it says of people."""

from datetime import date
from typing import Any

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.erasure import RETENTION, Retention
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.profile import Policy


def period_of(record: Record[Any, Any], policy: Policy, today: date) -> Retention | None:
    """Return for how long records of a kind are kept, by what holds today; None without a rule."""
    profile = policy.profile_on(today)
    periods = RETENTION if profile is None else profile.retention
    return next((one for one in periods if one.kind == record.kind), None)


def check_kept_long_enough(record: Record[Any, Any], ended: date, given: Given) -> None:
    """Refuse to erase what the law still wants kept; raises ``erasure_too_early``."""
    period = period_of(record, given.policy, given.today)
    if period is not None and given.today < period.until(ended):
        raise Refused(
            texts.ERASURE_TOO_EARLY, ended=ended, until=period.until(ended), law=period.law
        )
