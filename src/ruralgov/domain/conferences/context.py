"""Who may lead, convene, follow up and look, and which rule or view answers."""

from typing import Final

from ruralgov.domain.conferences import (
    hanging,
    reactions,
    texts,
    texts_conference,
    texts_problem,
    texts_resolution,
    views,
    views_conference,
    wiring,
)
from ruralgov.domain.conferences import queries as q
from ruralgov.domain.conferences import queries_conference as c
from ruralgov.domain.conferences.publishing import PUBLISHES
from ruralgov.domain.conferences.records import (
    CONFERENCE,
    LIAISON,
    RESOLUTION,
    SALIENT_PROBLEM,
    STEERING_GROUP,
)
from ruralgov.domain.conferences.roles import (
    CONFERENCE_CONVENER,
    COORDINATION,
    RESOLUTION_LEAD,
    RESOLUTION_SUPERVISOR,
    STEERING_OFFICER,
)
from ruralgov.domain.kernel.declare import Context, answers
from ruralgov.domain.kernel.text import texts_of

CONTEXT: Final = Context(
    name="conferences",
    roles=(STEERING_OFFICER, CONFERENCE_CONVENER, RESOLUTION_LEAD, RESOLUTION_SUPERVISOR),
    purposes=(COORDINATION,),
    texts=texts_of(texts, texts_conference, texts_problem, texts_resolution),
    publishes=PUBLISHES,
    records=(STEERING_GROUP, LIAISON, CONFERENCE, RESOLUTION, SALIENT_PROBLEM),
    commands=wiring.COMMANDS,
    queries=(
        answers(q.SteeringGroups, views.steering_groups, wiring.EVERYBODY),
        answers(q.SteeringSheet, views.steering_sheet, wiring.LOOKS),
        answers(q.SteeringNames, views.steering_names, wiring.NAMES, personal=True),
        answers(q.Liaisons, views.liaisons, wiring.LOOKS),
        answers(q.CoordinationFindings, views.coordination_findings, wiring.LOOKS),
        answers(c.Conferences, views_conference.conferences, wiring.LOOKS),
        answers(c.ConferenceMinutesOf, views_conference.conference_minutes, wiring.LOOKS),
        answers(c.ResolutionLedger, views_conference.resolution_ledger, wiring.LOOKS),
        answers(c.ResolutionFile, views_conference.resolution_file, wiring.LOOKS),
        answers(c.SalientProblems, views_conference.salient_problems, wiring.LOOKS),
        answers(c.SalientProblemFile, views_conference.salient_problem_file, wiring.LOOKS),
    ),
    reactions=reactions.REACTIONS,
    hangs=hanging.hanging,
)
