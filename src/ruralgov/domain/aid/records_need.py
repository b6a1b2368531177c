"""The record of needs."""

from typing import Final, get_args

from ruralgov.domain.aid import evolve_need as evolve
from ruralgov.domain.aid import rows_need as rows
from ruralgov.domain.aid import texts_need as texts
from ruralgov.domain.aid.evolve_need import NeedEvent
from ruralgov.domain.aid.messages_need import AidNeedEntered, AidNeedErased
from ruralgov.domain.aid.model_need import AidNeed
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidNeedId

AID_NEED: Final[Record[AidNeed, NeedEvent]] = Record(
    kind="aid_need",
    state=AidNeed,
    events=get_args(NeedEvent),
    begins={AidNeedEntered: evolve.begin_need},
    evolve=evolve.evolve_need,
    rows=rows.need_rows,
    tables=rows.NEED_TABLES,
    erased_by=(AidNeedErased,),
    id=AidNeedId,
    missing=texts.AID_NEED_MISSING,
    guarded=True,
)
