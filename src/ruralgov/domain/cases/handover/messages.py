"""What can be asked of all cases of a unit, and what has happened to them."""

from datetime import datetime

from ruralgov.domain.kernel.ids import AccountId, OrganisationId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class HandOverCases:
    """Hand all cases that a unit has over to another: it ended, was merged or divided.

    *unit* is named as its cases name it. Given again, it hands over what came in meanwhile, or
    nothing.
    """

    unit: str
    to: OrganisationId
    reason: str


@frozen(kw_only=True)
class CasesHandedOver:
    """The cases of a unit are another's; each has an event of its own."""

    by: AccountId
    unit: str
    to: OrganisationId
    reason: str
    at: datetime
    cases: int


HandoverEvent = CasesHandedOver
"""What happens to the cases of a unit."""
