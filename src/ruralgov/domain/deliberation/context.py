"""Who may hold days and councils and look, and which rule or view answers."""

from typing import Final

from ruralgov.domain.deliberation import hanging, reactions, roles, texts, views, wiring
from ruralgov.domain.deliberation import queries as q
from ruralgov.domain.deliberation.publishing import PUBLISHES
from ruralgov.domain.deliberation.records import (
    COUNCIL_SESSION,
    DELIBERATION_DAY,
    DELIBERATION_SERIES,
    HANDED_APPEAL,
    NEIGHBOUR_COUNCIL,
)
from ruralgov.domain.kernel.declare import Context, answers
from ruralgov.domain.kernel.text import texts_of

CONTEXT: Final = Context(
    name="deliberation",
    roles=(roles.DELIBERATION_HOST, roles.DELIBERATION_RECORDER),
    purposes=(roles.CONSULTATION,),
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(
        DELIBERATION_SERIES,
        DELIBERATION_DAY,
        HANDED_APPEAL,
        NEIGHBOUR_COUNCIL,
        COUNCIL_SESSION,
    ),
    commands=wiring.COMMANDS,
    queries=(
        answers(q.DeliberationSeriesOf, views.deliberation_series_of, wiring.EVERYBODY),
        answers(q.SeriesDays, views.series_days, wiring.EVERYBODY),
        answers(q.DeliberationDays, views.deliberation_days, wiring.EVERYBODY),
        answers(q.DeliberationMinutes, views.deliberation_minutes, wiring.WORKS),
        answers(q.PublicMinutes, views.public_minutes, wiring.EVERYBODY),
        answers(q.CaseAnswers, views.case_answers, wiring.WORKS, personal=True),
        answers(q.NeighbourCouncils, views.neighbour_councils, wiring.EVERYBODY),
        answers(q.CouncilSessions, views.council_sessions, wiring.EVERYBODY),
        answers(q.CouncilMinutes, views.council_minutes, wiring.EVERYBODY),
        answers(q.ConsultationFindings, views.consultation_findings, wiring.LOOKS),
    ),
    reactions=reactions.REACTIONS,
    hangs=hanging.hanging,
)
