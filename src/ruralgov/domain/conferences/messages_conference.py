"""Commands and events of joint conferences and their minutes."""

from datetime import date

from attrs import field

from ruralgov.domain.conferences.model import OFFICE, PAPER
from ruralgov.domain.conferences.model_conference import (
    ConferenceKind,
    Gathering,
    Guest,
    ItemOutcome,
    ItemPlan,
    Secrecy,
)
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PersonId,
    PostId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Coming:
    """Who came for a seat: the holder of the post, or *person* with a *mandate* in writing."""

    post: PostId
    person: PersonId | None = None
    mandate: str = field(default="", metadata=PAPER)


@frozen(kw_only=True)
class ConveneConference:
    """Call a joint conference, by a post that heads the group, with its agenda."""

    group: SteeringGroupId
    kind: ConferenceKind
    day: date
    venue: str
    convener: PostId
    called: tuple[PostId, ...] = ()
    items: tuple[ItemPlan, ...]


@frozen(kw_only=True)
class ChangeConference:
    """Move a conference that was not held, or give it another agenda; what is not named stays."""

    conference: ConferenceId
    day: date | None = None
    venue: str | None = None
    items: tuple[ItemPlan, ...] | None = None


@frozen(kw_only=True)
class CallOffConference:
    """Call a conference off."""

    conference: ConferenceId
    reason: str


@frozen(kw_only=True)
class HoldConference:
    """Record who came to a conference; again, until minutes are signed, to mend it."""

    conference: ConferenceId
    chair: PostId
    chair_mandate: str = field(default="", metadata=PAPER)
    came: tuple[Coming, ...]
    guests: tuple[Guest, ...] = ()


@frozen(kw_only=True)
class DisposeItem:
    """Record what became of an item of the agenda; again, until minutes are signed."""

    conference: ConferenceId
    item: int
    outcome: ItemOutcome
    words: str = field(metadata=PAPER)


@frozen(kw_only=True)
class DraftConferenceMinutes:
    """Draft the minutes; again, until they are signed."""

    conference: ConferenceId
    reference: str
    reservations: tuple[str, ...] = field(default=(), metadata=OFFICE)
    recipients: tuple[OrganisationId, ...]
    secrecy: Secrecy


@frozen(kw_only=True)
class SignConferenceMinutes:
    """Countersign the minutes as another person than drafted them: they are issued."""

    conference: ConferenceId


@frozen(kw_only=True)
class DraftAddendum:
    """Draft a correction of minutes that were issued, under the next number."""

    conference: ConferenceId
    words: str = field(metadata=PAPER)


@frozen(kw_only=True)
class SignAddendum:
    """Countersign an addendum as another person than drafted it."""

    conference: ConferenceId
    number: int


@frozen(kw_only=True)
class WithdrawConference:
    """Take back a conference that was entered by mistake, and on which nothing rests."""

    conference: ConferenceId
    reason: str


@frozen(kw_only=True)
class ConferenceConvened:
    """A joint conference was called."""

    number: str
    group: SteeringGroupId
    kind: ConferenceKind
    day: date
    venue: str
    convener: PostId
    by: AccountId
    called: tuple[PostId, ...]
    items: tuple[ItemPlan, ...]


@frozen(kw_only=True)
class ConferenceChanged:
    """A conference was moved, or has another agenda."""

    day: date
    venue: str
    items: tuple[ItemPlan, ...]


@frozen(kw_only=True)
class ConferenceCalledOff:
    """A conference was called off."""

    reason: str


@frozen(kw_only=True)
class ConferenceHeld:
    """A conference was held, with the seats as of its day."""

    gathering: Gathering


@frozen(kw_only=True)
class ItemDisposed:
    """What became of an item of the agenda."""

    item: int
    outcome: ItemOutcome
    words: str = field(metadata=PAPER)
    by: AccountId


@frozen(kw_only=True)
class ConferenceMinutesDrafted:
    """The minutes were drafted."""

    reference: str
    reservations: tuple[str, ...] = field(metadata=OFFICE)
    recipients: tuple[OrganisationId, ...]
    secrecy: Secrecy
    day: date
    by: AccountId


@frozen(kw_only=True)
class ConferenceMinutesSigned:
    """The minutes were countersigned and issued."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class AddendumDrafted:
    """A correction of the minutes was drafted."""

    number: int
    words: str = field(metadata=PAPER)
    day: date
    by: AccountId


@frozen(kw_only=True)
class AddendumSigned:
    """A correction of the minutes was countersigned."""

    number: int
    day: date
    by: AccountId


@frozen(kw_only=True)
class ConferenceWithdrawn:
    """A conference was entered by mistake."""

    reason: str


ConferenceEvent = (
    ConferenceConvened
    | ConferenceChanged
    | ConferenceCalledOff
    | ConferenceHeld
    | ItemDisposed
    | ConferenceMinutesDrafted
    | ConferenceMinutesSigned
    | AddendumDrafted
    | AddendumSigned
    | ConferenceWithdrawn
)
"""What happens to a conference."""
