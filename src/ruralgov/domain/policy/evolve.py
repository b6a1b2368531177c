"""What each event makes of the calendar and of the profiles."""

from typing import assert_never

from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.versions import corrected_versions, with_version
from ruralgov.domain.policy import messages as m
from ruralgov.domain.policy.messages import CalendarEvent, ProfileEvent
from ruralgov.domain.policy.model import Calendar, Profiles


def begin_calendar(event: m.CalendarPublished) -> Calendar:
    """Return the calendar with its first year."""
    return evolve_calendar(Calendar(), event)


def evolve_calendar(calendar: Calendar, event: CalendarEvent) -> Calendar:
    """Return the calendar with a year in the place of what was published of it, or without it."""
    match event:
        case m.CalendarPublished():
            years = (*_others(calendar, event.year.year), event.year)
            return Calendar(tuple(sorted(years, key=lambda year: year.year)))
        case m.CalendarEntryCorrected():
            return Calendar(_others(calendar, event.year))
        case _:
            assert_never(event)


def _others(calendar: Calendar, number: int) -> tuple[PublishedYear, ...]:
    return tuple(year for year in calendar.years if year.year != number)


def begin_profiles(event: m.ProfileAdopted) -> Profiles:
    """Return the profiles with the first one."""
    return evolve_profiles(Profiles(), event)


def evolve_profiles(profiles: Profiles, event: ProfileEvent) -> Profiles:
    """Return the profiles with one more, or with one put right."""
    held = profiles.profiles
    match event:
        case m.ProfileAdopted():
            return change(profiles, profiles=with_version(held, event.profile))
        case m.ProfileEntryCorrected():
            held = corrected_versions(held, event.entry, event.since)
            return change(profiles, profiles=held)
        case _:
            assert_never(event)
