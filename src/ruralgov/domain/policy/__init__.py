"""Policy: what the city has decided, as data: its profile of counts and limits, its calendar.

Rules:
1. A year's holidays are published with their source; publishing the same again is refused.
2. A published year is changed only with a reason (a later notice), and the old one stays in the
   journal.
3. A profile begins on a day after the one before it began; history stays.
"""

from ruralgov.domain.kernel.declare import Access, CommandRule, Context, Purpose, QueryRule, Role
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.policy.messages import AdoptProfile, CalendarPublished, PublishCalendar
from ruralgov.domain.policy.rules import (
    CALENDAR,
    KEY,
    PROFILE,
    adopt_profile,
    calendar_of,
    profile_on,
    publish_calendar,
)
from ruralgov.domain.policy.views import Calendars, CurrentProfile, calendars, current_profile

_WRITE = Access(
    roles=frozenset({Role.ADMINISTRATOR, Role.REGISTRAR}),
    purposes=frozenset({Purpose.ADMINISTRATION, Purpose.REGISTRATION}),
    place=lambda _message, _read: CITY,
)
_READ = Access(roles=frozenset(Role), purposes=frozenset(Purpose))
CONTEXT = Context(
    name="policy",
    records=(CALENDAR, PROFILE),
    commands=(
        CommandRule(
            command=PublishCalendar,
            record=CALENDAR,
            key=lambda _command, _given: KEY,
            rule=publish_calendar,
            access=_WRITE,
        ),
        CommandRule(
            command=AdoptProfile,
            record=PROFILE,
            key=lambda _command, _given: KEY,
            rule=adopt_profile,
            access=_WRITE,
        ),
    ),
    queries=(
        QueryRule(query=Calendars, handler=calendars, access=_READ),
        QueryRule(query=CurrentProfile, handler=current_profile, access=_READ),
    ),
)

__all__ = [
    "CALENDAR",
    "CONTEXT",
    "KEY",
    "PROFILE",
    "AdoptProfile",
    "CalendarPublished",
    "Calendars",
    "CurrentProfile",
    "PublishCalendar",
    "calendar_of",
    "profile_on",
]
