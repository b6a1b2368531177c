"""What the city has decided: its published years and its profiles, and which one holds."""

from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.calendar import PublishedYear, Session, WorkingCalendar
from ruralgov.domain.kernel.profile import Profile

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
    held = [profile for profile in (state or Profiles()).profiles if profile.since <= day]
    return held[-1] if held else None


def calendar_of(state: Calendar | None, sessions: tuple[Session, ...]) -> WorkingCalendar:
    """Return the working calendar of the published years."""
    return WorkingCalendar((state or Calendar()).years, sessions)
