"""Policy: what the city has decided, as data: its profile of counts and limits, its calendar.

Rules:
1. A year's holidays are published with their source; publishing the same again is refused.
2. A published year is changed only with a reason (a later notice), and the old one stays in the
   journal.
3. A profile begins on a day after those that hold already; one that is yet to come is in nobody's
   way. History stays.
4. A profile or a year that was entered by mistake is withdrawn, or the profile moved to its right
   day, with a reason. What was decided by it stays decided; the journal keeps what was believed.
5. Each number of a profile lies within bounds; what lies outside them is a typing error.
6. A unit may have working time of its own from a day on, and with it the units below it that have
   none. The city's holidays hold for it as well.
7. Each day is counted by the hours, and by the rule about holidays at the end of a period, of the
   profile that holds on it, whenever that is asked.
"""

from ruralgov.domain.policy.context import (
    CONTEXT,
)
from ruralgov.domain.policy.hours import (
    UNIT_HOURS,
    HoursOfUnits,
    UnitHours,
    UnitHoursRow,
    own_hours,
)
from ruralgov.domain.policy.messages import (
    AdoptProfile,
    CalendarEntryCorrected,
    CalendarPublished,
    CorrectCalendarEntry,
    CorrectProfileEntry,
    ProfileAdopted,
    ProfileEntryCorrected,
    PublishCalendar,
)
from ruralgov.domain.policy.messages_hours import (
    CorrectUnitHours,
    SetUnitHours,
    UnitHoursCorrected,
    UnitHoursSet,
)
from ruralgov.domain.policy.model import (
    KEY,
    Calendar,
    Profiles,
    calendar_of,
    day_rules,
    profile_on,
)
from ruralgov.domain.policy.queries import (
    Calendars,
    CurrentProfile,
)
from ruralgov.domain.policy.records import (
    CALENDAR,
    PROFILE,
)
from ruralgov.domain.policy.rows import (
    CalendarRow,
    ProfileRow,
)

__all__ = [
    "CALENDAR",
    "CONTEXT",
    "KEY",
    "PROFILE",
    "UNIT_HOURS",
    "AdoptProfile",
    "Calendar",
    "CalendarEntryCorrected",
    "CalendarPublished",
    "CalendarRow",
    "Calendars",
    "CorrectCalendarEntry",
    "CorrectProfileEntry",
    "CorrectUnitHours",
    "CurrentProfile",
    "HoursOfUnits",
    "ProfileAdopted",
    "ProfileEntryCorrected",
    "ProfileRow",
    "Profiles",
    "PublishCalendar",
    "SetUnitHours",
    "UnitHours",
    "UnitHoursCorrected",
    "UnitHoursRow",
    "UnitHoursSet",
    "calendar_of",
    "day_rules",
    "own_hours",
    "profile_on",
]
