"""What one person enters of a budget or a policy waits for another: asked for, and happened."""

from datetime import date, datetime
from typing import ClassVar

from ruralgov.domain.funds.model import PolicyVersion, ProposedItem
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ReviewBudget:
    """Pass or stop all that waits of the budget of a year, as another than entered it (rule 22).

    *seen* is the number that it had when it was looked at (``ProposedBudget``).
    """

    ADDED: ClassVar[tuple[str, ...]] = ("seen",)
    collective: CollectiveId
    year: int
    passed: bool
    words: str
    seen: int = 0


@frozen(kw_only=True)
class ReviewFundPolicy:
    """Pass or stop the version of a policy that waits, or its correction (rule 22).

    *collective* is None for the city's; *seen* is the number of what was looked at
    (``ProposedFundPolicy``).
    """

    ADDED: ClassVar[tuple[str, ...]] = ("seen",)
    collective: CollectiveId | None = None
    passed: bool
    words: str
    seen: int = 0


@frozen(kw_only=True)
class BudgetProposed:
    """Items of a year's budget were entered and wait for another person."""

    items: tuple[ProposedItem, ...]


@frozen(kw_only=True)
class BudgetReviewed:
    """What waited of a year's budget was passed, and is set, or was stopped."""

    year: int
    passed: bool
    words: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class FundPolicyProposed:
    """A version of the policy was entered and waits for another person."""

    version: PolicyVersion
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class FundPolicyCorrectionProposed:
    """A correction of a version of the policy waits for another person."""

    entry: date
    since: date | None
    reason: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class FundPolicyReviewed:
    """What waited of a policy was passed, and is adopted or corrected, or was stopped."""

    passed: bool
    words: str
    by: AccountId
    at: datetime
