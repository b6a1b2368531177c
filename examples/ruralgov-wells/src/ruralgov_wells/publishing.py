"""What of the events of wells leaves; who keeps one does not."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes
from ruralgov_wells.messages import WaterTested, WellClosed, WellRegistered

PUBLISHES: Final = (
    Publishes(WellRegistered, ("place", "since"), words=("name",)),
    Publishes(WaterTested, ("day", "good")),
    Publishes(WellClosed, ("since",)),
)
