"""What of the events of meetings leaves: that a body met and decided, and never who came."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes, Publishing, kept
from ruralgov.domain.meetings import messages_body as b
from ruralgov.domain.meetings import messages_decision as d
from ruralgov.domain.meetings import messages_meeting as m

PUBLISHES: Final[tuple[Publishing, ...]] = (
    Publishes(b.BodyFounded, ("kind", "place", "since", "until"), words=("name",)),
    Publishes(b.BodyRenewed, ("since", "until"), words=("name",)),
    Publishes(b.BodyTermExtended, ("until",)),
    Publishes(b.BodyEnded, ("since",)),
    Publishes(b.BodyCarriedOver, ("place", "since")),
    Publishes(b.BodyEntryCorrected, ("entry", "since")),
    *kept(
        "it says who sits where",
        b.MembersSeated,
        b.MemberUnseated,
        b.SeatEntryCorrected,
        b.SeatFollowed,
    ),
    Publishes(b.DecisionRuleAdopted),
    Publishes(b.DecisionRuleEntryCorrected, ("since",)),
    Publishes(b.DecisionRuleEnded, ("until",)),
    Publishes(m.MeetingCalled, ("body", "kind", "place", "day", "notified", "repeats")),
    Publishes(m.AgendaChanged, ("notified",)),
    Publishes(m.MeetingCalledOff),
    *kept("it says who came", m.MeetingOpened, m.AttendanceTaken),
    *kept("it says who stood aside; the decision has its own event", m.VoteTaken),
    Publishes(m.VoteWithdrawn, ("motion",)),
    Publishes(m.MotionDisposed, ("motion", "outcome")),
    Publishes(m.MeetingAdjourned, ("day",)),
    Publishes(m.MeetingClosed, ("held", "lacking")),
    Publishes(m.MinutesApproved, ("day",)),
    *kept("it is free text", m.MinutesCorrected),
    Publishes(m.MeetingWithdrawn),
    Publishes(
        d.DecisionTaken,
        ("body", "kind", "place", "collective", "matter", "act", "day", "meeting", "motion"),
    ),
    Publishes(
        d.PaperDecisionEntered,
        ("body", "kind", "place", "collective", "matter", "act", "day"),
    ),
    Publishes(d.PaperDecisionConfirmed),
    Publishes(d.DecisionMinuted),
    Publishes(d.DecisionPublished, ("what", "since")),
    Publishes(d.PublicationTakenDown, ("publication", "day")),
    Publishes(d.PublicationWithdrawn, ("publication",)),
    Publishes(d.DecisionAnnulled, ("since",)),
    Publishes(d.AnnulmentWithdrawn),
    Publishes(d.DecisionRevoked, ("by", "since")),
    Publishes(d.DecisionRevived, ("by",)),
    Publishes(d.DecisionWithdrawn),
    Publishes(d.ProcedureBegun, ("place", "matter", "day")),
    Publishes(d.ProcedureStepTaken),
    Publishes(d.ProcedureStepWithdrawn, ("step",)),
    Publishes(d.ProcedureEnded, ("end",)),
)
