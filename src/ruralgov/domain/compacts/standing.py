"""Which scheme holds in a village on a day, with all that it rests on."""

from datetime import date

from ruralgov.domain.compacts import texts
from ruralgov.domain.compacts.model import CreditScheme
from ruralgov.domain.compacts.records import CREDIT_SCHEME, VILLAGE_RULES
from ruralgov.domain.compacts.rows import CompactStage, CreditSchemeRow
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CreditSchemeId, PlaceId
from ruralgov.domain.meetings import DECISION


def newest(read: Read, village: PlaceId, day: date) -> CreditSchemeRow | None:
    """Return the version of a village that began last by a day, whether it still holds or not."""
    begun = [
        row
        for row in read.rows(CreditSchemeRow, village=village)
        if row.since is not None and row.since <= day
    ]
    return max(begun, key=lambda row: row.since or day, default=None)


def scheme_on(
    read: Read, village: PlaceId, day: date
) -> tuple[CreditSchemeId, CreditScheme] | None:
    """Return the scheme that holds on a day, or None (SG-02, SG-20).

    A version that lapsed does not let the one before it come back. It holds while its rules and the
    villagers' decision do.
    """
    row = newest(read, village, day)
    if row is None or row.until <= day or row.stage is CompactStage.WITHDRAWN:
        return None
    found = read.state(CREDIT_SCHEME, row.owner)
    if found is None or not found.holds(day) or found.decision is None:
        return None
    rules = read.state(VILLAGE_RULES, found.rules)
    decision = read.state(DECISION, found.decision)
    if rules is None or not rules.holds(day) or decision is None or not decision.holds(day):
        return None
    return CreditSchemeId(row.owner), found


def scheme_of(read: Read, village: PlaceId, day: date) -> tuple[CreditSchemeId, CreditScheme]:
    """Return the scheme that holds on a day; raises ``credit_scheme_not_holding``."""
    found = scheme_on(read, village, day)
    if found is None:
        raise Refused(texts.CREDIT_SCHEME_NOT_HOLDING, day=day)
    return found
