"""Commands and events of the liaison officers of units."""

from datetime import date

from attrs import field

from ruralgov.domain.conferences.model import NAME
from ruralgov.domain.kernel.ids import (
    AccountId,
    LiaisonId,
    OrganisationId,
    PostId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class NameLiaison:
    """Enter which post of a unit is its liaison with a leading group, and which stands in."""

    group: SteeringGroupId
    unit: OrganisationId
    post: PostId
    substitute: PostId | None = None
    contact: str = field(metadata=text_of(TextKind.CODE))
    channel: str = field(default="", metadata=NAME)
    since: date


@frozen(kw_only=True)
class ReplaceLiaison:
    """Name another post, or another substitute, from a day on."""

    liaison: LiaisonId
    post: PostId
    substitute: PostId | None = None
    contact: str = field(metadata=text_of(TextKind.CODE))
    channel: str = field(default="", metadata=NAME)
    since: date


@frozen(kw_only=True)
class ConfirmLiaison:
    """Confirm that the entry of a liaison is still right; it is due each year."""

    liaison: LiaisonId


@frozen(kw_only=True)
class EndLiaison:
    """End a liaison from a day on."""

    liaison: LiaisonId
    since: date
    reason: str


@frozen(kw_only=True)
class CorrectLiaisonEntry:
    """Put an entry of a liaison on its right day, or withdraw it (*since* None)."""

    liaison: LiaisonId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class LiaisonNamed:
    """A unit has a liaison with a leading group."""

    group: SteeringGroupId
    unit: OrganisationId
    post: PostId
    substitute: PostId | None
    contact: str = field(metadata=text_of(TextKind.CODE))
    channel: str = field(metadata=NAME)
    since: date


@frozen(kw_only=True)
class LiaisonReplaced:
    """A unit has another liaison from a day on."""

    post: PostId
    substitute: PostId | None
    contact: str = field(metadata=text_of(TextKind.CODE))
    channel: str = field(metadata=NAME)
    since: date


@frozen(kw_only=True)
class LiaisonConfirmed:
    """The entry of a liaison was confirmed."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class LiaisonEnded:
    """A liaison ended."""

    since: date
    reason: str


@frozen(kw_only=True)
class LiaisonEntryCorrected:
    """An entry of a liaison is on its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


LiaisonEvent = (
    LiaisonNamed | LiaisonReplaced | LiaisonConfirmed | LiaisonEnded | LiaisonEntryCorrected
)
"""What happens to a liaison."""
