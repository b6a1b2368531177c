"""The records beside the file: what may be asked, what is known, the law, and what it says."""

from typing import Final, get_args

from ruralgov.domain.aid import evolve_means as evolve
from ruralgov.domain.aid import rows_means as rows
from ruralgov.domain.aid import texts_facts as texts
from ruralgov.domain.aid.messages_assess import AidAssessed, AidAssessmentErased, AssessmentEvent
from ruralgov.domain.aid.messages_authorization import AidAuthorizationsErased, AuthorizationEvent
from ruralgov.domain.aid.messages_facts import (
    AidAnswerDropped,
    AidFactEntered,
    AidFactErased,
    FactEvent,
)
from ruralgov.domain.aid.messages_law import LawEvent
from ruralgov.domain.aid.model_assess import AidAssessment
from ruralgov.domain.aid.model_authorization import AidAuthorizations
from ruralgov.domain.aid.model_facts import AidFact
from ruralgov.domain.aid.model_law import AidLaw
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidAssessmentId, AidFactId

AID_AUTHORIZATIONS: Final[Record[AidAuthorizations, AuthorizationEvent]] = Record(
    kind="aid_authorizations",
    state=AidAuthorizations,
    events=get_args(AuthorizationEvent),
    evolve=evolve.evolve_authorizations,
    tables=(),
    erased_by=(AidAuthorizationsErased,),
)
AID_FACT: Final[Record[AidFact, FactEvent]] = Record(
    kind="aid_fact",
    state=AidFact,
    events=get_args(FactEvent),
    begins={AidFactEntered: evolve.begin_fact, AidAnswerDropped: evolve.begin_dropped},
    evolve=evolve.evolve_fact,
    rows=rows.fact_rows,
    tables=rows.FACT_TABLES,
    erased_by=(AidFactErased,),
    id=AidFactId,
    missing=texts.AID_FACT_MISSING,
    guarded=True,
)
AID_LAW: Final[Record[AidLaw, LawEvent]] = Record(
    kind="aid_law",
    slow=True,
    state=AidLaw,
    events=get_args(LawEvent),
    evolve=evolve.evolve_law,
    tables=(),
)
AID_ASSESSMENT: Final[Record[AidAssessment, AssessmentEvent]] = Record(
    kind="aid_assessment",
    state=AidAssessment,
    events=get_args(AssessmentEvent),
    begins={AidAssessed: evolve.begin_assessment},
    evolve=evolve.evolve_assessment,
    rows=rows.assessment_rows,
    tables=rows.ASSESSMENT_TABLES,
    erased_by=(AidAssessmentErased,),
    id=AidAssessmentId,
    missing=texts.AID_ASSESSMENT_MISSING,
    guarded=True,
)
