"""Whether somebody acts for a town itself, and not from above it."""

from datetime import date

from ruralgov.domain.access import GrantRow
from ruralgov.domain.evaluation import texts_ballot as texts
from ruralgov.domain.evaluation.roles import TOWN_RATER
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused


def check_own(account: str, town: str, today: date, read: Read) -> None:
    """Refuse who does not hold the role at the town itself (rule 7); raises ``town_not_own``."""
    held = read.rows(GrantRow, on=today, account=account, role=TOWN_RATER, place=town)
    if not held:
        raise Refused(texts.TOWN_NOT_OWN, account=account, town=town)
