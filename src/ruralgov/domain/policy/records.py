"""The records of policy: the calendar, and the profiles."""

from typing import Final

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.policy import evolve, rows
from ruralgov.domain.policy.messages import CalendarPublished, ProfileAdopted
from ruralgov.domain.policy.model import Calendar, Profiles

CALENDAR: Final[Record[Calendar, CalendarPublished]] = Record(
    kind="calendar",
    state=Calendar,
    events=(CalendarPublished,),
    begins={CalendarPublished: evolve.begin_calendar},
    evolve=evolve.evolve_calendar,
    rows=rows.calendar_rows,
    tables=rows.CALENDAR_TABLES,
)
PROFILE: Final[Record[Profiles, ProfileAdopted]] = Record(
    kind="profile",
    state=Profiles,
    events=(ProfileAdopted,),
    begins={ProfileAdopted: evolve.begin_profiles},
    evolve=evolve.evolve_profiles,
    rows=rows.profile_rows,
    tables=rows.PROFILE_TABLES,
)
