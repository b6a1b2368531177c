"""Commands and events of credit schemes."""

from datetime import date

from attrs import field

from ruralgov.domain.compacts.model import CreditCategory, CreditItem, SchemeTerms
from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.ids import (
    AccountId,
    CreditSchemeId,
    DecisionId,
    PlaceId,
    VillageRulesId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DraftCreditScheme:
    """Draft a version of a village's scheme, each item resting on a clause of its rules."""

    village: PlaceId
    rules: VillageRulesId
    title: str
    categories: tuple[CreditCategory, ...]
    items: tuple[CreditItem, ...]
    terms: SchemeTerms
    id: CreditSchemeId | None = None


@frozen(kw_only=True)
class ReviseCreditScheme:
    """Write a draft anew, before it is adopted."""

    scheme: CreditSchemeId
    rules: VillageRulesId
    title: str
    categories: tuple[CreditCategory, ...]
    items: tuple[CreditItem, ...]
    terms: SchemeTerms


@frozen(kw_only=True)
class AdoptCreditScheme:
    """Enter that the villagers adopted a draft, by their published decision."""

    scheme: CreditSchemeId
    decision: DecisionId


@frozen(kw_only=True)
class PublishCreditScheme:
    """Say when an adopted scheme was published, from when on it holds, and when it is reviewed."""

    scheme: CreditSchemeId
    published: date
    since: date
    review_on: date = field(metadata=END)


@frozen(kw_only=True)
class CorrectCreditSchemeStart:
    """Move the days of a scheme that has not begun yet."""

    scheme: CreditSchemeId
    since: date
    review_on: date = field(metadata=END)
    reason: str


@frozen(kw_only=True)
class EndCreditScheme:
    """End a scheme before its review, today or on a later day."""

    scheme: CreditSchemeId
    since: date
    cause: str


@frozen(kw_only=True)
class WithdrawCreditScheme:
    """Withdraw a scheme that was a mistake and has not begun."""

    scheme: CreditSchemeId
    reason: str


@frozen(kw_only=True)
class CreditSchemeDrafted:
    """A scheme was drafted."""

    village: PlaceId
    rules: VillageRulesId
    title: str
    categories: tuple[CreditCategory, ...]
    items: tuple[CreditItem, ...]
    terms: SchemeTerms
    by: AccountId


@frozen(kw_only=True)
class CreditSchemeRevised:
    """A draft was written anew."""

    rules: VillageRulesId
    title: str
    categories: tuple[CreditCategory, ...]
    items: tuple[CreditItem, ...]
    terms: SchemeTerms
    by: AccountId


@frozen(kw_only=True)
class CreditSchemeAdopted:
    """The villagers adopted it."""

    decision: DecisionId
    by: AccountId
    day: date


@frozen(kw_only=True)
class CreditSchemePublished:
    """It was published, and holds from a day on up to its review."""

    published: date
    since: date
    review_on: date


@frozen(kw_only=True)
class CreditSchemeStartCorrected:
    """It begins, or is reviewed, on another day."""

    since: date
    review_on: date
    reason: str


@frozen(kw_only=True)
class CreditSchemeEnded:
    """It ended before its review."""

    since: date
    cause: str


@frozen(kw_only=True)
class CreditSchemeWithdrawn:
    """It was a mistake."""

    reason: str


CreditSchemeEvent = (
    CreditSchemeDrafted
    | CreditSchemeRevised
    | CreditSchemeAdopted
    | CreditSchemePublished
    | CreditSchemeStartCorrected
    | CreditSchemeEnded
    | CreditSchemeWithdrawn
)
"""What happens to a credit scheme."""
