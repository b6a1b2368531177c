"""What of the events of collectives leaves."""

from typing import Final

from ruralgov.domain.collectives.messages import (
    CollectiveChanged,
    CollectiveDissolved,
    CollectiveEntryCorrected,
    CollectiveFounded,
    CollectiveMerged,
    CollectiveMoved,
    MergerAnnounced,
    MergerWithdrawn,
)
from ruralgov.domain.kernel.publish import Publishes

PUBLISHES: Final = (
    Publishes(CollectiveFounded, ("place", "organisation", "regime", "since"), words=("name",)),
    Publishes(CollectiveDissolved, ("since",)),
    Publishes(CollectiveChanged, ("since", "organisation"), words=("name",)),
    Publishes(CollectiveMoved, ("place", "since")),
    Publishes(MergerAnnounced, ("into", "since")),
    Publishes(MergerWithdrawn),
    Publishes(CollectiveMerged, ("into", "since", "notified")),
    Publishes(CollectiveEntryCorrected, ("entry", "since")),
)
