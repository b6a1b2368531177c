"""What of mediation leaves: committees and their places, and nothing of any dispute."""

from typing import Final, get_args

from ruralgov.domain.kernel.publish import Publishes, Publishing, kept
from ruralgov.domain.mediation import messages as m
from ruralgov.domain.mediation.events_dispute import DisputeEvent

PUBLISHES: Final[tuple[Publishing, ...]] = (
    *kept(
        "it says who mediates, by person",
        m.MediationCommitteeEstablished,
        m.MediationCommitteeRenewed,
        m.MediatorAppointed,
        m.MediatorDismissed,
    ),
    Publishes(m.MediationCommitteeEnded, ("since",)),
    Publishes(m.MediationCommitteeCorrected, ("entry", "since")),
    Publishes(m.MediationPlaceOpened, ("committee", "place", "kind"), words=("span",)),
    Publishes(m.MediationPlaceChanged, words=("span",)),
    Publishes(m.MediationPlaceClosed, ("since",)),
    Publishes(m.MediationPlaceCorrected, ("entry", "since")),
    *kept("people's mediation is confidential", *get_args(DisputeEvent)),
)
