"""Wells: the drinking-water wells of villages, who keeps them, and what their tests say.

Rules:
1. A well stands in one place of the city, under a name that no other open well there has.
2. A test is noted once for a day, not for a day to come and not for a day before the well's first.
3. A well whose last test was bad is asked about at the disease control centre, by itself.
4. A closed well is kept with its tests and takes no more.
5. A well whose water was found bad, and not good again within thirty days, is closed by itself.
"""

from ruralgov_wells.context import CONTEXT
from ruralgov_wells.messages import (
    CloseWell,
    NoteWaterTest,
    RegisterWell,
    WaterTested,
    WellClosed,
    WellRegistered,
)
from ruralgov_wells.model import WaterTest, Well, WellId
from ruralgov_wells.queries import Wells
from ruralgov_wells.records import WELL
from ruralgov_wells.roles import WATER_OFFICER, WATER_SAFETY
from ruralgov_wells.rows import WellRow

__all__ = [
    "CONTEXT",
    "WATER_OFFICER",
    "WATER_SAFETY",
    "WELL",
    "CloseWell",
    "NoteWaterTest",
    "RegisterWell",
    "WaterTest",
    "WaterTested",
    "Well",
    "WellClosed",
    "WellId",
    "WellRegistered",
    "WellRow",
    "Wells",
]
