"""Who may say what the city has decided, and which rule decides."""

from typing import Final

from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR
from ruralgov.domain.kernel.declare import Access, Context, answers, changes
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.policy import hours, imports_hours, rules, texts, views
from ruralgov.domain.policy import messages as m
from ruralgov.domain.policy import messages_hours as mh
from ruralgov.domain.policy import queries as q
from ruralgov.domain.policy.dated import RULES
from ruralgov.domain.policy.imports_calendar import FILE
from ruralgov.domain.policy.model import KEY
from ruralgov.domain.policy.publishing import PUBLISHES
from ruralgov.domain.policy.records import CALENDAR, PROFILE
from ruralgov.domain.registry import REGISTRAR, REGISTRATION

_WRITE = Access(
    roles=frozenset({ADMINISTRATOR, REGISTRAR}),
    purposes=frozenset({ADMINISTRATION, REGISTRATION}),
    place=lambda _message, _read: CITY,
)
_READ = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_PUBLISH = changes(
    m.PublishCalendar, CALENDAR, rules.publish_calendar, _WRITE, by=lambda _command, _given: KEY
)
_ADOPT = changes(
    m.AdoptProfile, PROFILE, rules.adopt_profile, _WRITE, by=lambda _command, _given: KEY
)
_CORRECT_CALENDAR = changes(
    m.CorrectCalendarEntry,
    CALENDAR,
    rules.correct_calendar_entry,
    _WRITE,
    by=lambda _command, _given: KEY,
)
_CORRECT_PROFILE = changes(
    m.CorrectProfileEntry,
    PROFILE,
    rules.correct_profile_entry,
    _WRITE,
    by=lambda _command, _given: KEY,
)
_SET_HOURS = changes(
    mh.SetUnitHours, hours.UNIT_HOURS, hours.set_unit_hours, _WRITE, by=lambda _command, _given: KEY
)
_CORRECT_HOURS = changes(
    mh.CorrectUnitHours,
    hours.UNIT_HOURS,
    hours.correct_unit_hours,
    _WRITE,
    by=lambda _command, _given: KEY,
)
CONTEXT: Final = Context(
    name="policy",
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(CALENDAR, PROFILE, hours.UNIT_HOURS),
    commands=(_PUBLISH, _ADOPT, _CORRECT_CALENDAR, _CORRECT_PROFILE, _SET_HOURS, _CORRECT_HOURS),
    queries=(
        answers(q.Calendars, views.calendars, _READ),
        answers(q.CurrentProfile, views.current_profile, _READ),
        answers(hours.HoursOfUnits, hours.hours_of_units, _READ),
    ),
    imports=(FILE, imports_hours.FILE),
    rules=RULES,
)
