"""Commands and events of appraisal schemes."""

from datetime import date, datetime

from attrs import field

from ruralgov.domain.appraisal.model import PAPER, Terms
from ruralgov.domain.kernel.ids import AccountId, AppraisalSchemeId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DraftAppraisalScheme:
    """Draft what towns are appraised by in a year; *replaces* is the adopted one that it mends."""

    terms: Terms
    replaces: AppraisalSchemeId | None = None


@frozen(kw_only=True)
class ChangeAppraisalScheme:
    """Write a draft anew."""

    scheme: AppraisalSchemeId
    terms: Terms


@frozen(kw_only=True)
class DropAppraisalScheme:
    """Drop a draft."""

    scheme: AppraisalSchemeId
    reason: str


@frozen(kw_only=True)
class AdoptAppraisalScheme:
    """Adopt a draft, by another person than wrote it, on the day of the paper.

    *superior* is the paper of an authority above: needed where it was adopted in its own year.
    """

    scheme: AppraisalSchemeId
    approval: str
    adopted: date
    superior: str = field(default="", metadata=PAPER)


@frozen(kw_only=True)
class WithdrawSchemeAdoption:
    """Take back an adoption that was entered by mistake: it is a draft again."""

    scheme: AppraisalSchemeId
    reason: str


@frozen(kw_only=True)
class FreezeAppraisal:
    """Freeze the inputs of all towns at the *head* of the journal that was just sealed."""

    scheme: AppraisalSchemeId
    head: str


@frozen(kw_only=True)
class WithdrawFreezing:
    """Undo a freezing that came too early, before any town was shown its score."""

    scheme: AppraisalSchemeId
    reason: str


@frozen(kw_only=True)
class AppraisalSchemeDrafted:
    """A scheme was drafted."""

    terms: Terms
    replaces: AppraisalSchemeId | None
    by: AccountId


@frozen(kw_only=True)
class AppraisalSchemeChanged:
    """A draft was written anew."""

    terms: Terms
    by: AccountId


@frozen(kw_only=True)
class AppraisalSchemeDropped:
    """A draft was dropped."""

    reason: str


@frozen(kw_only=True)
class AppraisalSchemeAdopted:
    """A scheme was adopted, on a day of a paper, and entered on another."""

    approval: str
    adopted: date
    superior: str = field(metadata=PAPER)
    entered: date
    by: AccountId


@frozen(kw_only=True)
class SchemeAdoptionWithdrawn:
    """An adoption was taken back as an entry."""

    reason: str


@frozen(kw_only=True)
class AppraisalFrozen:
    """The inputs of some towns were frozen."""

    at: datetime
    head: str
    by: AccountId
    towns: tuple[PlaceId, ...]


@frozen(kw_only=True)
class FreezingWithdrawn:
    """A freezing was undone."""

    reason: str


SchemeEvent = (
    AppraisalSchemeDrafted
    | AppraisalSchemeChanged
    | AppraisalSchemeDropped
    | AppraisalSchemeAdopted
    | SchemeAdoptionWithdrawn
    | AppraisalFrozen
    | FreezingWithdrawn
)
"""What happens to a scheme."""
