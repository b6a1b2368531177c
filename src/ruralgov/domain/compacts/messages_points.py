"""Commands and events of a village's month of points."""

from datetime import date

from attrs import field

from ruralgov.domain.compacts.model_points import Ending, NoticeMethod, Point, Proof
from ruralgov.domain.kernel.ids import (
    AccountId,
    CreditRequestId,
    CreditSchemeId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class PointEntry:
    """That somebody did what an item says; *proofs* are numbers of the sheet's proofs, from 1."""

    person: PersonId
    item: str = field(metadata=text_of(TextKind.CODE))
    day: date
    quantity: int = 1
    proofs: tuple[int, ...]


@frozen(kw_only=True)
class RecordPoints:
    """Record a sheet of entries for a month; their points are worked out, and nobody types any."""

    village: PlaceId
    month: Month
    proofs: tuple[Proof, ...]
    entries: tuple[PointEntry, ...]


@frozen(kw_only=True)
class ProposeMediatedPoint:
    """Propose an entry of somebody who kept, or broke, what they owed by a mediation agreement.

    It follows from the record of the mediation, by *proof*, where the scheme has an item that is
    shown by nothing else, and nothing follows where it has none. People approve it or do not.
    """

    village: PlaceId
    month: Month
    person: PersonId
    day: date
    kept: bool
    proof: Proof


@frozen(kw_only=True)
class TakeBackMediatedPoint:
    """Take back what was proposed by a *reference*; it follows from the record of the mediation."""

    village: PlaceId
    month: Month
    reference: str


@frozen(kw_only=True)
class ApprovePoints:
    """Approve sheets of a month, numbered from 1, which others recorded."""

    village: PlaceId
    month: Month
    sheets: tuple[int, ...]


@frozen(kw_only=True)
class InformOfPoints:
    """Say that the persons of deductions were told of them today, and may be heard from now on."""

    village: PlaceId
    month: Month
    entries: tuple[int, ...]
    how: NoticeMethod


@frozen(kw_only=True)
class WithdrawPoint:
    """Take back an entry that was a mistake, before it is published."""

    village: PlaceId
    month: Month
    entry: int
    reason: str


@frozen(kw_only=True)
class PublishCreditMonth:
    """Publish a month that is over, an empty one as well; its notice begins today."""

    village: PlaceId
    month: Month


@frozen(kw_only=True)
class WithdrawCreditNotice:
    """Take a faulty notice down; its days begin anew with the next one."""

    village: PlaceId
    month: Month
    reason: str


@frozen(kw_only=True)
class FinaliseCreditMonth:
    """Make a month final after its notice; entries that wait for an answer stay out."""

    village: PlaceId
    month: Month


@frozen(kw_only=True)
class HoldPoint:
    """Keep an entry from counting until a request is answered; it follows from the request."""

    village: PlaceId
    month: Month
    entry: int
    request: CreditRequestId


@frozen(kw_only=True)
class SettlePoint:
    """Let an entry count again from a day on, or end it; it follows from an answer."""

    village: PlaceId
    month: Month
    entry: int
    request: CreditRequestId
    since: date
    ending: Ending | None = None


@frozen(kw_only=True)
class ErasePointsOf:
    """Delete what was recorded of somebody under a scheme; it follows from a withdrawal."""

    village: PlaceId
    month: Month
    person: PersonId
    scheme: CreditSchemeId


@frozen(kw_only=True)
class CreditMonthOpened:
    """The month of a village has its first sheet, or is published without any."""

    village: PlaceId
    month: Month


@frozen(kw_only=True)
class PointsRecorded:
    """A sheet was recorded."""

    by: AccountId
    day: date
    scheme: CreditSchemeId
    proofs: tuple[Proof, ...]
    points: tuple[Point, ...]


@frozen(kw_only=True)
class PointsApproved:
    """Sheets were approved."""

    sheets: tuple[int, ...]
    by: AccountId
    day: date


@frozen(kw_only=True)
class PointsInformed:
    """The persons of deductions were told; they may be heard up to the last day."""

    entries: tuple[int, ...]
    day: date
    last: date
    how: NoticeMethod


@frozen(kw_only=True)
class PointsEnded:
    """Entries ended on a day; *reason* says why one was withdrawn."""

    entries: tuple[int, ...]
    day: date
    ending: Ending
    reason: str = ""


@frozen(kw_only=True)
class CreditMonthPublished:
    """A month hangs out up to the last day."""

    day: date
    last: date
    by: AccountId


@frozen(kw_only=True)
class CreditNoticeWithdrawn:
    """A faulty notice came down."""

    reason: str


@frozen(kw_only=True)
class CreditMonthFinal:
    """A month is final."""

    day: date


@frozen(kw_only=True)
class PointHeld:
    """An entry waits for the answer to a request."""

    entry: int
    request: CreditRequestId


@frozen(kw_only=True)
class PointReleased:
    """The request is answered: the entry may count from a day on."""

    entry: int
    request: CreditRequestId
    since: date


CreditMonthEvent = (
    CreditMonthOpened
    | PointsRecorded
    | PointsApproved
    | PointsInformed
    | PointsEnded
    | CreditMonthPublished
    | CreditNoticeWithdrawn
    | CreditMonthFinal
    | PointHeld
    | PointReleased
)
"""What happens to a village's month of points."""
