"""Commands and events of requests about entries, and of commendations."""

from datetime import date

from attrs import field

from ruralgov.domain.compacts.model_points import Proof, RequestKind
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AccountId,
    CreditRequestId,
    CreditSchemeId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class LodgeCreditRequest:
    """Be heard about an entry, object to it, or ask that it be corrected, deleted or repaired.

    Any adult of the village may object; all else the person concerned asks. *proofs* show what was
    done to repair.
    """

    village: PlaceId
    month: Month
    entry: int
    kind: RequestKind
    asker: PersonId
    words: CitizenText
    proofs: tuple[Proof, ...] = ()


@frozen(kw_only=True)
class AnswerCreditRequest:
    """Grant a request or turn it down, with reasons."""

    request: CreditRequestId
    granted: bool
    reasons: OfficerText


@frozen(kw_only=True)
class AskCreditReview:
    """Ask the town to review an answer that turned a request down."""

    request: CreditRequestId
    words: CitizenText


@frozen(kw_only=True)
class DecideCreditReview:
    """Decide a review, as the town, with reasons."""

    request: CreditRequestId
    granted: bool
    reasons: OfficerText


@frozen(kw_only=True)
class WithdrawCreditRequest:
    """Withdraw a request, as its asker wishes."""

    request: CreditRequestId


@frozen(kw_only=True)
class EraseCreditRequest:
    """Erase the words of a request that is over."""

    request: CreditRequestId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class CreditRequestLodged:
    """A request came in; it is answered by a day."""

    village: PlaceId
    month: Month
    entry: int
    kind: RequestKind
    asker: PersonId
    words: CitizenText
    proofs: tuple[Proof, ...]
    day: date
    due: date


@frozen(kw_only=True)
class CreditRequestAnswered:
    """It was answered; a review can be asked for up to a day."""

    granted: bool
    reasons: OfficerText
    by: AccountId
    day: date
    review_until: date


@frozen(kw_only=True)
class CreditReviewAsked:
    """A review was asked for."""

    words: CitizenText
    day: date
    due: date


@frozen(kw_only=True)
class CreditReviewDecided:
    """The review was decided."""

    granted: bool
    reasons: OfficerText
    by: AccountId
    day: date


@frozen(kw_only=True)
class CreditRequestWithdrawn:
    """It was withdrawn."""

    day: date


@frozen(kw_only=True)
class CreditRequestErased:
    """Its words are erased."""

    ground: ErasureGround
    reason: str


CreditRequestEvent = (
    CreditRequestLodged
    | CreditRequestAnswered
    | CreditReviewAsked
    | CreditReviewDecided
    | CreditRequestWithdrawn
    | CreditRequestErased
)
"""What happens to a request."""


@frozen(kw_only=True)
class CommendVillagers:
    """Commend the villagers of a quarter whose three months are final; nobody names any."""

    village: PlaceId
    quarter: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class RevokeCommendation:
    """Take back the commendation of somebody, with a reason."""

    village: PlaceId
    quarter: str = field(metadata=text_of(TextKind.CODE))
    person: PersonId
    reason: str


@frozen(kw_only=True)
class VillagersCommended:
    """Some were commended, in no order of points."""

    village: PlaceId
    quarter: str = field(metadata=text_of(TextKind.CODE))
    scheme: CreditSchemeId
    honoured: tuple[PersonId, ...]
    by: AccountId
    day: date


@frozen(kw_only=True)
class CommendationRevoked:
    """One was taken back."""

    person: PersonId
    reason: str


CommendationsEvent = VillagersCommended | CommendationRevoked
"""What happens to the commendations of a quarter."""
