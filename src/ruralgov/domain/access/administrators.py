"""That the city always has an administrator: who is one, and until when there is somebody."""

from collections.abc import Iterable, Mapping
from datetime import date

from ruralgov.domain.access import texts
from ruralgov.domain.access.model import Grant
from ruralgov.domain.access.roles import ADMINISTRATOR
from ruralgov.domain.access.rows import GrantRow
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId

Days = tuple[date, date]
"""From when until when a grant holds."""
Changed = Mapping[str, Days]
"""The days that some grants will have, by their keys."""


def must_keep_administrator(changed: Changed, given: Given) -> None:
    """Refuse to take the city's last administrator away; raises ``last_administrator``."""
    if not keeps_administrator(changed, given):
        raise Refused(texts.LAST_ADMINISTRATOR)


def keeps_administrator(changed: Changed, given: Given, machine: AccountId | None = None) -> bool:
    """Tell whether the city has an administrator for as long as before, with grants so changed.

    A machine is none: somebody must be there to give roles. *machine* is one that becomes so.
    """
    rows = [row for row in _administrators(given) if not given.holder(row.account).machine]
    if machine is None and not any(row.owner in changed for row in rows):
        return True
    before = [(row.since, row.until) for row in rows]
    after = [
        changed.get(row.owner, (row.since, row.until)) for row in rows if row.account != machine
    ]
    return _without(after, given.today) >= _without(before, given.today)


def administers(grant: Grant) -> bool:
    """Tell whether a grant is one of an administrator of the city."""
    return grant.role == ADMINISTRATOR and grant.place == CITY


def _administrators(given: Given) -> list[GrantRow]:
    return given.read.rows(GrantRow, role=ADMINISTRATOR, place=CITY)


def _without(spans: Iterable[Days], day: date) -> date:
    """Return the first day from one on that is in none of the spans."""
    for since, until in sorted(spans):
        if since <= day < until:
            day = until
    return day
