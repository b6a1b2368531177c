"""What can be asked of posts, and what has happened to them."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PostId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class EstablishPost:
    """Establish a post with its seats, on its basis."""

    ADDED: ClassVar[tuple[str, ...]] = ("id",)
    organisation: OrganisationId
    title: str
    seats: int = 1
    basis: str
    since: date
    id: PostId | None = None


@frozen(kw_only=True)
class ChangePost:
    """Give a post another title or another number of seats; what is not named stays."""

    post: PostId
    title: str | None = None
    seats: int | None = None
    since: date
    cause: str


@frozen(kw_only=True)
class AbolishPost:
    """End a post on a day. *with_holders*: those who hold it then leave it the same day."""

    post: PostId
    since: date
    cause: str
    with_holders: bool = False


@frozen(kw_only=True)
class AppointToPost:
    """Give a person a seat of a post."""

    post: PostId
    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class LeavePost:
    """End a person's holding of a post."""

    post: PostId
    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class VacatePost:
    """End what a person who is gone holds of a post; what would begin later never does."""

    post: PostId
    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class FollowHolders:
    """Enter who holds a post under the ids under which these people are kept."""

    post: PostId


@frozen(kw_only=True)
class CorrectPostEntry:
    """Put an entry of a post on its right day, or withdraw it (*since* None)."""

    post: PostId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CorrectHoldingEntry:
    """Put the day on which a person took or left a post right, or withdraw it (*since* None)."""

    post: PostId
    person: PersonId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class PostEstablished:
    """A post was established."""

    organisation: OrganisationId
    title: str
    seats: int
    basis: str
    since: date


@frozen(kw_only=True)
class PostChanged:
    """A post has this title and so many seats from a day on."""

    title: str
    seats: int
    since: date
    cause: str


@frozen(kw_only=True)
class PostAbolished:
    """A post ended, and with it every holding of it."""

    since: date
    cause: str


@frozen(kw_only=True)
class PostTaken:
    """A person holds a post."""

    person: PersonId
    basis: str
    since: date


@frozen(kw_only=True)
class PostLeft:
    """A person no longer holds a post."""

    person: PersonId
    since: date
    reason: str


@frozen(kw_only=True)
class PostEntryCorrected:
    """An entry of a post is on its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class HoldingEntryCorrected:
    """The day on which a person took or left a post is the right one, or withdrawn."""

    person: PersonId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class HolderFollowed:
    """Who held a post, entered as *entered*, is *person*: entered twice, or taken for another."""

    entered: PersonId
    person: PersonId


PostEvent = (
    PostEstablished
    | PostChanged
    | PostAbolished
    | PostTaken
    | PostLeft
    | PostEntryCorrected
    | HoldingEntryCorrected
    | HolderFollowed
)
"""What happens to a post."""
