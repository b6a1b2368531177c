"""When all cases of a unit were handed over."""

from datetime import datetime

from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Handover:
    """The last time that the cases of a unit were handed over, and to which other."""

    unit: str
    to: OrganisationId
    at: datetime
    cases: int
