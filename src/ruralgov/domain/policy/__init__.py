"""Policy: what the city has decided, as data: its profile of counts and limits, its calendar.

Rules:
1. A year's holidays are published with their source; publishing the same again is refused.
2. A published year is changed only with a reason (a later notice), and the old one stays in the
   journal.
3. A profile begins on a day after the one before it began; history stays.
"""

from ruralgov.domain.policy.context import (
    CONTEXT,
)
from ruralgov.domain.policy.messages import (
    AdoptProfile,
    CalendarPublished,
    ProfileAdopted,
    PublishCalendar,
)
from ruralgov.domain.policy.model import (
    KEY,
    Calendar,
    Profiles,
    calendar_of,
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
    "AdoptProfile",
    "Calendar",
    "CalendarPublished",
    "CalendarRow",
    "Calendars",
    "CurrentProfile",
    "ProfileAdopted",
    "ProfileRow",
    "Profiles",
    "PublishCalendar",
    "calendar_of",
    "profile_on",
]
