"""What the city has decided: its published years and its profiles, and which one holds."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.calendar import PublishedYear, Session, WorkingCalendar
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import version_on

KEY: Final = "city"
"""The one key of either record."""


@frozen
class Calendar:
    """Every published year, oldest first."""

    years: tuple[PublishedYear, ...] = ()


@frozen
class Profiles:
    """Every profile, oldest first; each holds until the next begins."""

    profiles: tuple[Profile, ...] = ()


def profile_on(state: Profiles | None, day: date) -> Profile | None:
    """Return the profile in force on a day."""
    return version_on((state or Profiles()).profiles, day)


def calendar_of(
    state: Calendar | None, sessions: tuple[Session, ...], *, holidays_end: bool = False
) -> WorkingCalendar:
    """Return the working calendar of the published years."""
    return WorkingCalendar((state or Calendar()).years, sessions, holidays_end=holidays_end)
