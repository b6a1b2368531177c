"""What the city has decided: its published years and its profiles, and which one holds."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.calendar import (
    DatedCalendar,
    DayRules,
    PublishedYear,
    WorkingCalendar,
)
from ruralgov.domain.kernel.change import change
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


def day_rules(profile: Profile) -> DayRules:
    """Return what a profile says of days."""
    ends = profile.holidays_end_periods != ""
    return DayRules(since=profile.since, sessions=profile.sessions, holidays_end=ends)


def calendar_of(
    state: Calendar | None, today: DayRules, rules: tuple[DayRules, ...] = ()
) -> WorkingCalendar:
    """Return the working calendar of the published years: by *today*, or each day by its *rules*.

    *today* is what holds when it is asked, *rules* what each profile says from its day on.
    """
    years = (state or Calendar()).years
    if all(change(one, since=today.since) == today for one in rules):
        return WorkingCalendar(years, today.sessions, holidays_end=today.holidays_end)
    return DatedCalendar(years, rules, today)
