"""Commands and events of the entries of both ledgers."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import (
    AccountId,
    BehaviourListId,
    OrganisationId,
    PartyEntryId,
    PlaceId,
    VolunteerHoursId,
)
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import PartyLedger, RedScope, Subject
from ruralgov.domain.partypoints.model_entry import Proof, Stand


@frozen(kw_only=True)
class RecordPartyEntry:
    """Record what a subject did on a day, by an item of the list that held then.

    *organisation* is the branch of the member, that of the secretary, or the subject itself.
    """

    ledger: PartyLedger
    subject: Subject
    organisation: OrganisationId
    item: str
    day: date
    proof: Proof


@frozen(kw_only=True)
class PostVolunteerHours:
    """Record the points of a member for certified hours, by the rule in force on their day."""

    hours: VolunteerHoursId
    organisation: OrganisationId


@frozen(kw_only=True)
class TellPartySubject:
    """Say that the subject was told of a deduction on a day, and until when they are heard."""

    entry: PartyEntryId
    day: date


@frozen(kw_only=True)
class HearPartySubject:
    """Say what the subject answered, and where their own words are kept."""

    entry: PartyEntryId
    stand: Stand
    statement: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class ApprovePartyEntry:
    """Approve an entry: from today on it is in the ledger."""

    entry: PartyEntryId


@frozen(kw_only=True)
class RefusePartyEntry:
    """Do not approve an entry, or withdraw it, before it is in the ledger."""

    entry: PartyEntryId
    reason: str


@frozen(kw_only=True)
class AppealPartyEntry:
    """Enter that the subject appealed an entry, and where the appeal is kept."""

    entry: PartyEntryId
    reference: str


@frozen(kw_only=True)
class AnswerPartyAppeal:
    """Decide on an appeal, with the reason: an entry that does not stand (*stands*) ends."""

    entry: PartyEntryId
    stands: bool
    reason: str


@frozen(kw_only=True)
class ReversePartyEntry:
    """End an approved entry that was a mistake; it stays in the file."""

    entry: PartyEntryId
    reason: str


@frozen(kw_only=True)
class RepairPartyEntry:
    """End a deduction that was made good, as *proof* shows."""

    entry: PartyEntryId
    proof: Proof
    reason: str


@frozen(kw_only=True)
class PartyEntryRecorded:
    """An entry was recorded."""

    ledger: PartyLedger
    subject: Subject
    organisation: OrganisationId
    place: PlaceId
    behaviour_list: BehaviourListId
    item: str
    title: str
    scope: RedScope | None
    points: int
    day: date
    expires: date
    hearing_days: int
    appeal_days: int
    proof: Proof
    hours: VolunteerHoursId | None
    by: AccountId


@frozen(kw_only=True)
class PartySubjectTold:
    """The subject was told of a deduction."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class PartySubjectHeard:
    """The subject answered."""

    stand: Stand
    statement: str = field(metadata=text_of(TextKind.PAPER))
    by: AccountId


@frozen(kw_only=True)
class PartyEntryApproved:
    """An entry was approved and is in the ledger."""

    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyEntryRefused:
    """An entry was not approved, or withdrawn."""

    reason: str
    by: AccountId


@frozen(kw_only=True)
class PartyEntryAppealed:
    """The subject appealed an entry."""

    reference: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyAppealAnswered:
    """An appeal was decided."""

    stands: bool
    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyEntryReversed:
    """An approved entry was a mistake."""

    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class PartyEntryRepaired:
    """A deduction was made good."""

    proof: Proof
    reason: str
    by: AccountId
    day: date


PartyEntryEvent = (
    PartyEntryRecorded
    | PartySubjectTold
    | PartySubjectHeard
    | PartyEntryApproved
    | PartyEntryRefused
    | PartyEntryAppealed
    | PartyAppealAnswered
    | PartyEntryReversed
    | PartyEntryRepaired
)
"""What happens to an entry."""
