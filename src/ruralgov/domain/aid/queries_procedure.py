"""What can be asked about proceedings: one, what is due, what hangs out, what is paid."""

from datetime import date

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_procedure import (
    AidAdjustment,
    AidDecision,
    AidEnding,
    AidNotice,
    AidPayment,
    AidRate,
    AidStep,
    AidTie,
    AidTrack,
    DoneStep,
    NoticeObjection,
)
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AidFileId, AidProceedingId, PersonId, PlaceId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidProceedingSheet:
    """A proceeding as its clerk reads it; words are held back where a minor is concerned."""

    proceeding: AidProceedingId
    file: AidFileId
    application: int
    programme: Programme
    track: AidTrack
    place: PlaceId
    accepted: date
    payee: PersonId | None
    name: str | None
    members: int
    steps: tuple[DoneStep, ...]
    ties: tuple[AidTie, ...]
    notices: tuple[AidNotice, ...]
    objections: tuple[NoticeObjection, ...]
    decisions: tuple[AidDecision, ...]
    rates: tuple[AidRate, ...]
    change: AidAdjustment | None
    payments: tuple[AidPayment, ...]
    findings: str | None
    reasons: str | None
    objection: str | None
    held_back: bool
    next: AidStep | None
    due: date | None
    ended: date | None
    ending: AidEnding | None


@frozen(kw_only=True)
class AidDueLine:
    """What is to be done next of a proceeding, and by when."""

    proceeding: AidProceedingId
    file: AidFileId
    place: PlaceId
    programme: Programme
    track: AidTrack
    step: AidStep
    due: date
    late: bool


@frozen(kw_only=True)
class AidNoticeLine:
    """What hangs out: nothing else of a family does."""

    proceeding: AidProceedingId
    number: int
    programme: Programme
    name: str
    members: int
    amount: Fen
    since: date
    last: date


@frozen(kw_only=True)
class AidPaymentLine:
    """What is due for a month, and whether it was paid; no account of a bank is known here."""

    proceeding: AidProceedingId
    programme: Programme
    name: str | None
    due: Fen
    paid: Fen
    returned: bool
    overpaid: Fen
    asked: Fen


@frozen(kw_only=True)
class AidSampleLine:
    """A proceeding of the destitute that the county visits."""

    proceeding: AidProceedingId
    file: AidFileId
    accepted: date
    visited: bool


@frozen(kw_only=True)
class AidProceedingCard(Query[AidProceedingSheet]):
    """Ask for one proceeding; its words and the name are recorded as read."""

    proceeding: AidProceedingId


@frozen(kw_only=True)
class AidWorkList(Query[list[AidDueLine]]):
    """Ask for what is to be done at a place or below it, what is late first."""

    place: PlaceId


@frozen(kw_only=True)
class AidRunningNotices(Query[list[AidNoticeLine]]):
    """Ask for the notices that hang out on the day at a place or below it."""

    place: PlaceId


@frozen(kw_only=True)
class AidPaymentList(Query[list[AidPaymentLine]]):
    """Ask for what is due for a month at a place or below it; names are recorded as read."""

    place: PlaceId
    month: Month


@frozen(kw_only=True)
class AidSample(Query[list[AidSampleLine]]):
    """Ask which of the destitute accepted in a month the county visits: 30 % that nobody chose."""

    place: PlaceId
    month: Month
