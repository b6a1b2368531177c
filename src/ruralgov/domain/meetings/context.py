"""Who may call, record, publish and look, and which rule or view answers."""

from typing import Final

from ruralgov.domain.kernel.declare import Access, Context, answers
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.meetings import (
    hanging,
    holding,
    imports,
    reactions,
    roles,
    texts,
    texts_decision,
    views,
    views_findings,
    views_minutes,
    wiring,
)
from ruralgov.domain.meetings import queries as q
from ruralgov.domain.meetings import queries_minutes as qm
from ruralgov.domain.meetings.dated import RULES
from ruralgov.domain.meetings.publishing import PUBLISHES
from ruralgov.domain.meetings.records import BODY, DECISION, DECISION_RULES, MEETING, PROCEDURE

_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
CONTEXT: Final = Context(
    name="meetings",
    roles=(roles.MEETING_CONVENER, roles.MEETING_RECORDER, roles.VILLAGE_AFFAIRS_GUIDE),
    purposes=(roles.DELIBERATION,),
    texts=texts_of(texts, texts_decision),
    publishes=PUBLISHES,
    records=(BODY, DECISION_RULES, MEETING, DECISION, PROCEDURE),
    commands=wiring.COMMANDS,
    queries=(
        answers(q.Bodies, views.bodies, _READ),
        answers(q.RosterOf, views.roster_of, wiring.ROSTER),
        answers(q.RulesOf, views.rules_of, _READ),
        answers(q.Meetings, views.meetings, _READ),
        answers(q.MeetingsOfBody, views.meetings_of_body, _READ),
        answers(q.MeetingCounts, views.meeting_counts, _READ),
        answers(q.MeetingFile, views.meeting_file, wiring.look(wiring.of_meeting)),
        answers(
            qm.MinutesOf, views_minutes.minutes_of, wiring.look(wiring.of_meeting), personal=True
        ),
        answers(qm.BodyFindings, views_findings.body_findings, _READ),
        answers(q.Decisions, views.decisions, _READ),
        answers(q.DecisionFile, views.decision_file, _READ),
        answers(q.Procedures, views.procedures, _READ),
        answers(q.ProcedureFile, views.procedure_file, _READ),
    ),
    imports=imports.TABLES,
    reactions=reactions.REACTIONS,
    hangs=hanging.hanging,
    holds=holding.holding,
    rules=RULES,
)
