"""The records of policy: the calendar, and the profiles."""

from typing import Any, Final, get_args

from attrs import asdict

from ruralgov.domain.kernel.dates import PLANNING_DAYS
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.erasure import RETENTION
from ruralgov.domain.kernel.upcasts import added
from ruralgov.domain.policy import evolve, rows
from ruralgov.domain.policy.messages import (
    CalendarEvent,
    CalendarPublished,
    ProfileAdopted,
    ProfileEvent,
)
from ruralgov.domain.policy.model import Calendar, Profiles


def _of_before(event: dict[str, Any]) -> dict[str, Any]:
    """Return a profile from before it had a planning horizon and named roles incompatible."""
    gained = {"planning_horizon_days": PLANNING_DAYS, "incompatible_roles": []}
    return event | {"profile": event["profile"] | gained}


_GAINED: Final = {
    "raised_round": 0,
    "call_attempts": 1,
    "call_days": 1,
}


def _without_calls(event: dict[str, Any]) -> dict[str, Any]:
    """Return a profile from before these numbers: one call is enough, and no round goes up."""
    return event | {"profile": event["profile"] | _GAINED}


def _without_second_thoughts(event: dict[str, Any]) -> dict[str, Any]:
    """Return a profile from before these limits were a city's own."""
    gained = {"restore_days": 10, "lookup_tries": 5, "lookup_minutes": 15}
    return event | {"profile": event["profile"] | gained}


def _without_retention(event: dict[str, Any]) -> dict[str, Any]:
    """Return a profile from before it said how long records keep personal values."""
    return event | {"profile": event["profile"] | {"retention": list(map(asdict, RETENTION))}}


def _without_lists(event: dict[str, Any]) -> dict[str, Any]:
    """Return a profile from before it said when an open case is listed as due soon or stale."""
    return event | {"profile": event["profile"] | {"warning_hours": 8, "stale_days": 7}}


CALENDAR: Final[Record[Calendar, CalendarEvent]] = Record(
    kind="calendar",
    slow=True,
    state=Calendar,
    events=get_args(CalendarEvent),
    begins={CalendarPublished: evolve.begin_calendar},
    evolve=evolve.evolve_calendar,
    rows=rows.calendar_rows,
    tables=rows.CALENDAR_TABLES,
)
PROFILE: Final[Record[Profiles, ProfileEvent]] = Record(
    kind="profile",
    slow=True,
    state=Profiles,
    events=get_args(ProfileEvent),
    begins={ProfileAdopted: evolve.begin_profiles},
    evolve=evolve.evolve_profiles,
    rows=rows.profile_rows,
    upcasts={
        ("ProfileAdopted", 1): _of_before,
        ("ProfileAdopted", 2): _without_retention,
        ("ProfileAdopted", 4): _without_calls,
        ("ProfileAdopted", 5): _without_lists,
        ("ProfileAdopted", 6): _without_second_thoughts,
    }
    | added("profile.holidays_end_periods", ProfileAdopted, schema=3, value="")
    | added("profile.attachment_megabytes", ProfileAdopted, schema=5, value=50),
    tables=rows.PROFILE_TABLES,
    version=4,
)
