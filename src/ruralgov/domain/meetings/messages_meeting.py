"""Commands and events of meetings."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.kernel.ids import AccountId, BodyId, DecisionId, MeetingId, PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import BodyKind
from ruralgov.domain.meetings.model_meeting import (
    Attendance,
    Came,
    Judged,
    MotionPlan,
    Outcome,
    Recusal,
    Roll,
    Roster,
    Tally,
)


@frozen(kw_only=True)
class CallMeeting:
    """Call a body to meet on a day: all were told where, when and about what on *notified*.

    *urgent* says why there was no time for the notice; *repeats* names a meeting that could not be
    held for want of a quorum. One that took place on paper is entered with its own days.
    """

    body: BodyId
    day: date
    venue: str
    notified: date
    motions: tuple[MotionPlan, ...]
    urgent: str = ""
    repeats: MeetingId | None = None


@frozen(kw_only=True)
class ChangeAgenda:
    """Give a meeting that has not begun another agenda, of which all were told anew."""

    meeting: MeetingId
    notified: date
    motions: tuple[MotionPlan, ...]
    urgent: str = ""


@frozen(kw_only=True)
class CallOffMeeting:
    """Call a meeting off before it has begun."""

    meeting: MeetingId
    reason: str


@frozen(kw_only=True)
class OpenMeeting:
    """Open a meeting on its day: who is entitled is frozen, and who came is counted.

    *roll* says how many are entitled where nobody has a seat. After an adjournment it opens again.
    """

    meeting: MeetingId
    chair: PersonId
    attendance: Attendance
    roll: Roll | None = None


@frozen(kw_only=True)
class TakeAttendance:
    """Count anew who is there: somebody came late, or left."""

    meeting: MeetingId
    attendance: Attendance


@frozen(kw_only=True)
class RecordVote:
    """Enter how a motion was voted on; who took no part is named, and nobody else is."""

    meeting: MeetingId
    motion: int
    tally: Tally
    recused: tuple[Recusal, ...] = ()


@frozen(kw_only=True)
class WithdrawVote:
    """Take back a vote that was entered by mistake, before the minutes are approved."""

    meeting: MeetingId
    motion: int
    reason: str


@frozen(kw_only=True)
class DisposeMotion:
    """Enter that a motion was returned, postponed or only heard, without a vote."""

    meeting: MeetingId
    motion: int
    outcome: Outcome
    reason: str


@frozen(kw_only=True)
class AdjournMeeting:
    """Go on, or begin, on another day."""

    meeting: MeetingId
    day: date
    reason: str


@frozen(kw_only=True)
class CloseMeeting:
    """End a meeting; what was not voted on is postponed. Without a quorum it was not held."""

    meeting: MeetingId


@frozen(kw_only=True)
class ApproveMinutes:
    """Approve the minutes of a meeting, as another person than those who recorded it."""

    meeting: MeetingId
    reference: str
    document: str = ""


@frozen(kw_only=True)
class CorrectMinutes:
    """Add a numbered addendum to approved minutes; what they say stays."""

    meeting: MeetingId
    text: str


@frozen(kw_only=True)
class WithdrawMeeting:
    """Take back a meeting that was entered by mistake and of which no decision is left."""

    meeting: MeetingId
    reason: str


@frozen(kw_only=True)
class MeetingCalled:
    """A body was called to meet."""

    number: str
    body: BodyId
    kind: BodyKind
    place: PlaceId
    day: date
    venue: str
    notified: date
    motions: tuple[MotionPlan, ...]
    urgent: str
    repeats: MeetingId | None
    by: AccountId


@frozen(kw_only=True)
class AgendaChanged:
    """A meeting has another agenda."""

    notified: date
    motions: tuple[MotionPlan, ...]
    urgent: str


@frozen(kw_only=True)
class MeetingCalledOff:
    """A meeting was called off."""

    reason: str


@frozen(kw_only=True)
class MeetingOpened:
    """A meeting began or went on: who was entitled, and who came."""

    chair: PersonId
    roster: Roster
    came: Came
    lacking: int
    by: AccountId


@frozen(kw_only=True)
class AttendanceTaken:
    """Who was there was counted anew."""

    came: Came
    lacking: int
    by: AccountId


@frozen(kw_only=True)
class VoteTaken:
    """A motion was voted on; *decision* is what it gave, if it passed."""

    motion: int
    tally: Tally
    recused: tuple[Recusal, ...]
    judged: tuple[Judged, ...]
    outcome: Outcome
    decision: DecisionId | None
    by: AccountId


@frozen(kw_only=True)
class VoteWithdrawn:
    """A vote was entered by mistake; *decision* is what it had given."""

    SCHEMA: ClassVar[int] = 2
    motion: int
    decision: DecisionId | None
    reason: str
    by: AccountId | None


@frozen(kw_only=True)
class MotionDisposed:
    """A motion was returned, postponed or heard."""

    SCHEMA: ClassVar[int] = 2
    motion: int
    outcome: Outcome
    reason: str
    by: AccountId | None


@frozen(kw_only=True)
class MeetingAdjourned:
    """A meeting goes on, or begins, on another day."""

    day: date
    reason: str


@frozen(kw_only=True)
class MeetingClosed:
    """A meeting ended; *lacking* says how many were missing where it could not be held."""

    SCHEMA: ClassVar[int] = 2
    held: bool
    lacking: int
    by: AccountId | None


@frozen(kw_only=True)
class MinutesApproved:
    """The minutes were approved."""

    reference: str
    document: str
    day: date
    by: AccountId


@frozen(kw_only=True)
class MinutesCorrected:
    """An addendum was made to the minutes."""

    text: str


@frozen(kw_only=True)
class MeetingWithdrawn:
    """A meeting was entered by mistake."""

    reason: str


MeetingEvent = (
    MeetingCalled
    | AgendaChanged
    | MeetingCalledOff
    | MeetingOpened
    | AttendanceTaken
    | VoteTaken
    | VoteWithdrawn
    | MotionDisposed
    | MeetingAdjourned
    | MeetingClosed
    | MinutesApproved
    | MinutesCorrected
    | MeetingWithdrawn
)
"""What happens to a meeting."""
