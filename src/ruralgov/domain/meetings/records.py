"""The records of meetings."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import BodyId, DecisionId, MeetingId, ProcedureId
from ruralgov.domain.kernel.upcasts import added
from ruralgov.domain.meetings import (
    evolve,
    evolve_decision,
    evolve_meeting,
    rows,
    texts,
    texts_decision,
)
from ruralgov.domain.meetings.messages_body import (
    BodyEvent,
    BodyFounded,
    DecisionRuleAdopted,
    DecisionRuleEvent,
)
from ruralgov.domain.meetings.messages_decision import (
    DecisionEvent,
    DecisionRevived,
    DecisionTaken,
    PaperDecisionEntered,
    ProcedureBegun,
    ProcedureEvent,
)
from ruralgov.domain.meetings.messages_meeting import (
    MeetingCalled,
    MeetingClosed,
    MeetingEvent,
    MotionDisposed,
    VoteWithdrawn,
)
from ruralgov.domain.meetings.model import DecisionRules
from ruralgov.domain.meetings.model_body import Body
from ruralgov.domain.meetings.model_decision import Decision, Procedure
from ruralgov.domain.meetings.model_meeting import Meeting

KEY: Final = "city"
"""The one key of the adopted rules."""
BODY: Final[Record[Body, BodyEvent]] = Record(
    kind="body",
    state=Body,
    events=get_args(BodyEvent),
    begins={BodyFounded: evolve.begin_body},
    evolve=evolve.evolve_body,
    rows=rows.body_rows,
    tables=rows.BODY_TABLES,
    id=BodyId,
    version=2,
    missing=texts.BODY_MISSING,
)
DECISION_RULES: Final[Record[DecisionRules, DecisionRuleEvent]] = Record(
    kind="decision_rules",
    state=DecisionRules,
    events=get_args(DecisionRuleEvent),
    begins={DecisionRuleAdopted: evolve.begin_rules},
    evolve=evolve.evolve_rules,
    tables=(),
)
MEETING: Final[Record[Meeting, MeetingEvent]] = Record(
    kind="meeting",
    state=Meeting,
    events=get_args(MeetingEvent),
    begins={MeetingCalled: evolve_meeting.begin},
    evolve=evolve_meeting.evolve,
    rows=rows.meeting_rows,
    tables=rows.MEETING_TABLES,
    id=MeetingId,
    missing=texts.MEETING_MISSING,
    series="meeting",
    upcasts=added("by", VoteWithdrawn, MotionDisposed, MeetingClosed),
)
DECISION: Final[Record[Decision, DecisionEvent]] = Record(
    kind="decision",
    state=Decision,
    events=get_args(DecisionEvent),
    begins={
        DecisionTaken: evolve_decision.begin,
        PaperDecisionEntered: evolve_decision.begin_paper,
    },
    evolve=evolve_decision.evolve,
    rows=rows.decision_rows,
    tables=rows.DECISION_TABLES,
    id=DecisionId,
    version=2,
    upcasts=added("since", DecisionRevived),
    missing=texts_decision.DECISION_MISSING,
)
PROCEDURE: Final[Record[Procedure, ProcedureEvent]] = Record(
    kind="procedure",
    state=Procedure,
    events=get_args(ProcedureEvent),
    begins={ProcedureBegun: evolve_decision.begin_procedure},
    evolve=evolve_decision.evolve_procedure,
    rows=rows.procedure_rows,
    tables=rows.PROCEDURE_TABLES,
    id=ProcedureId,
    missing=texts_decision.PROCEDURE_MISSING,
)
