"""The records of leads, and of the matters of cases that open them."""

from typing import Final, get_args

from ruralgov.domain.aid import evolve_lead as evolve
from ruralgov.domain.aid import rows_lead as rows
from ruralgov.domain.aid import texts_lead as texts
from ruralgov.domain.aid.evolve_lead import LeadEvent
from ruralgov.domain.aid.messages_lead import AidLeadErased, AidLeadOpened, AidMattersSet
from ruralgov.domain.aid.model_lead import AidLead, AidMatters
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidLeadId

AID_LEAD: Final[Record[AidLead, LeadEvent]] = Record(
    kind="aid_lead",
    state=AidLead,
    events=get_args(LeadEvent),
    begins={AidLeadOpened: evolve.begin_lead},
    evolve=evolve.evolve_lead,
    rows=rows.lead_rows,
    tables=rows.LEAD_TABLES,
    erased_by=(AidLeadErased,),
    id=AidLeadId,
    missing=texts.AID_LEAD_MISSING,
    guarded=True,
)
AID_MATTERS: Final[Record[AidMatters, AidMattersSet]] = Record(
    kind="aid_matters",
    state=AidMatters,
    events=(AidMattersSet,),
    evolve=evolve.evolve_matters,
    tables=(),
    slow=True,
)
MATTERS_KEY: Final = "city"
"""There is one list of matters for the whole city."""
