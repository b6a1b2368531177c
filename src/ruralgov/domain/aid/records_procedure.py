"""The record of the proceeding of one application."""

from typing import Final, get_args

from ruralgov.domain.aid import evolve_procedure, rows_procedure, texts_procedure
from ruralgov.domain.aid.evolve_procedure import ProceedingEvent
from ruralgov.domain.aid.messages_procedure import AidProceedingBegun, AidProceedingErased
from ruralgov.domain.aid.model_procedure import AidProceeding
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidProceedingId

AID_PROCEEDING: Final[Record[AidProceeding, ProceedingEvent]] = Record(
    kind="aid_proceeding",
    state=AidProceeding,
    events=get_args(ProceedingEvent),
    begins={AidProceedingBegun: evolve_procedure.begin},
    evolve=evolve_procedure.evolve,
    rows=rows_procedure.rows,
    tables=rows_procedure.TABLES,
    erased_by=(AidProceedingErased,),
    id=AidProceedingId,
    missing=texts_procedure.AID_PROCEEDING_MISSING,
    guarded=True,
    version=2,
)
