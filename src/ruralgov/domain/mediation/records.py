"""The records of mediation: committee, place, dispute."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import DisputeId, MediationCommitteeId, MediationPlaceId
from ruralgov.domain.mediation import evolve, evolve_dispute, rows, texts, texts_dispute
from ruralgov.domain.mediation.events_dispute import DisputeEvent
from ruralgov.domain.mediation.messages import (
    MediationCommitteeEstablished,
    MediationCommitteeEvent,
    MediationPlaceEvent,
    MediationPlaceOpened,
)
from ruralgov.domain.mediation.messages_dispute import DisputeErased, DisputeReceived
from ruralgov.domain.mediation.model import MediationCommittee, MediationPlace
from ruralgov.domain.mediation.model_dispute import Dispute

MEDIATION_COMMITTEE: Final[Record[MediationCommittee, MediationCommitteeEvent]] = Record(
    kind="mediation_committee",
    state=MediationCommittee,
    events=get_args(MediationCommitteeEvent),
    begins={MediationCommitteeEstablished: evolve.begin_committee},
    evolve=evolve.evolve_committee,
    rows=rows.committee_rows,
    tables=rows.COMMITTEE_TABLES,
    id=MediationCommitteeId,
    missing=texts.MEDIATION_COMMITTEE_MISSING,
)
MEDIATION_PLACE: Final[Record[MediationPlace, MediationPlaceEvent]] = Record(
    kind="mediation_place",
    state=MediationPlace,
    events=get_args(MediationPlaceEvent),
    begins={MediationPlaceOpened: evolve.begin_place},
    evolve=evolve.evolve_place,
    rows=rows.place_rows,
    tables=rows.PLACE_TABLES,
    id=MediationPlaceId,
    missing=texts.MEDIATION_PLACE_MISSING,
)
DISPUTE: Final[Record[Dispute, DisputeEvent]] = Record(
    kind="dispute",
    state=Dispute,
    events=get_args(DisputeEvent),
    begins={DisputeReceived: evolve_dispute.begin},
    evolve=evolve_dispute.evolve,
    rows=rows.dispute_rows,
    tables=rows.DISPUTE_TABLES,
    erased_by=(DisputeErased,),
    id=DisputeId,
    missing=texts_dispute.DISPUTE_MISSING,
    series="dispute",
)
