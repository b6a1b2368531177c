"""What each event makes of the calendar and of the profiles."""

from ruralgov.domain.kernel.change import change
from ruralgov.domain.policy.messages import CalendarPublished, ProfileAdopted
from ruralgov.domain.policy.model import Calendar, Profiles


def begin_calendar(event: CalendarPublished) -> Calendar:
    """Return the calendar with its first year."""
    return evolve_calendar(Calendar(), event)


def evolve_calendar(calendar: Calendar, event: CalendarPublished) -> Calendar:
    """Return the calendar with a year in the place of what was published of it before."""
    kept = [year for year in calendar.years if year.year != event.year.year]
    return Calendar(tuple(sorted((*kept, event.year), key=lambda year: year.year)))


def begin_profiles(event: ProfileAdopted) -> Profiles:
    """Return the profiles with the first one."""
    return evolve_profiles(Profiles(), event)


def evolve_profiles(profiles: Profiles, event: ProfileAdopted) -> Profiles:
    """Return the profiles with one more."""
    return change(profiles, profiles=(*profiles.profiles, event.profile))
