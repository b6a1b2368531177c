"""What can be asked where an application is paid in another year than it was filed."""

from datetime import datetime

from ruralgov.domain.kernel.ids import AccountId, FundApplicationId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ChangeBudgetYear:
    """Let an application that is not booked count towards the budget of another year.

    *year* is this year, or that of the day on which it was filed. *item* is how the budget of that
    year calls it, where it has another name there.
    """

    application: FundApplicationId
    year: int
    item: str = ""
    reason: str


@frozen(kw_only=True)
class BudgetYearChanged:
    """An application counts towards another year's budget."""

    year: int
    item: str
    reason: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class FundsMoved:
    """What is held back for an application is held back of another line of the budget."""

    application: FundApplicationId
    year: int
    item: str
