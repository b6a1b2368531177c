"""Who may mediate and look, and which rule or view answers."""

from typing import Final

from ruralgov.domain.kernel.declare import Context, answers
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.mediation import (
    hanging,
    imports,
    roles,
    texts,
    texts_agreement,
    texts_dispute,
    views,
    views_file,
    wiring,
)
from ruralgov.domain.mediation import queries as q
from ruralgov.domain.mediation.publishing import PUBLISHES
from ruralgov.domain.mediation.records import DISPUTE, MEDIATION_COMMITTEE, MEDIATION_PLACE

CONTEXT: Final = Context(
    name="mediation",
    roles=(roles.MEDIATOR, roles.MEDIATION_CLERK, roles.MEDIATION_SUPERVISOR),
    purposes=(roles.MEDIATION,),
    texts=texts_of(texts, texts_dispute, texts_agreement),
    publishes=PUBLISHES,
    records=(MEDIATION_COMMITTEE, MEDIATION_PLACE, DISPUTE),
    commands=wiring.COMMANDS,
    queries=(
        answers(q.MediationPlaces, views.mediation_places, wiring.EVERYBODY),
        answers(q.MediationCommittees, views.mediation_committees, wiring.EVERYBODY),
        answers(q.MediatorsOf, views.mediators_of, wiring.CHOOSES, personal=True),
        answers(q.Disputes, views.disputes, wiring.LOOKS),
        answers(q.DisputeFile, views_file.dispute_file, wiring.FILE, personal=True),
        answers(q.OwnDispute, views_file.own_dispute, wiring.EVERYBODY, personal=True),
        answers(q.ConcessionsOf, views_file.concessions_of, wiring.TABLE, personal=True),
        answers(q.MediationOverview, views.mediation_overview, wiring.EVERYBODY),
        answers(q.MediationFigures, views.mediation_figures, wiring.COUNTS),
        answers(q.MediationFindings, views.mediation_findings, wiring.LOOKS),
    ),
    imports=(imports.TABLE,),
    hangs=hanging.hanging,
)
