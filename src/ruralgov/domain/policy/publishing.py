"""What of the events of policy leaves; what was decided is asked for."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes
from ruralgov.domain.policy.messages import (
    CalendarEntryCorrected,
    CalendarPublished,
    ProfileAdopted,
    ProfileEntryCorrected,
)
from ruralgov.domain.policy.messages_hours import UnitHoursCorrected, UnitHoursSet

PUBLISHES: Final = (
    Publishes(CalendarPublished),
    Publishes(CalendarEntryCorrected, ("year",)),
    Publishes(ProfileAdopted),
    Publishes(ProfileEntryCorrected, ("entry", "since")),
    Publishes(UnitHoursSet),
    Publishes(UnitHoursCorrected, ("unit", "entry", "since")),
)
