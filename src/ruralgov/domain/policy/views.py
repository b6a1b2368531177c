"""What can be found of policy."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Any

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.profile import Profile


@frozen(kw_only=True)
class CalendarRow:
    """One published year, its source, and how many days it sets apart."""

    owner: str = ""
    year: int
    source: str
    days: int


@frozen(kw_only=True)
class ProfileRow:
    """One profile and the days on which it holds."""

    owner: str = ""
    name: str
    since: date
    until: date


@frozen(kw_only=True)
class Calendars:
    """Ask which years are published, by what notices."""


@frozen(kw_only=True)
class CurrentProfile:
    """Ask for the profile in force today."""


def calendar_rows(state: Any) -> Iterator[CalendarRow]:
    """Give a row for each published year."""
    for year in state.years:
        yield CalendarRow(year=year.year, source=year.source, days=len(year.marks))


def profile_rows(state: Any) -> Iterator[ProfileRow]:
    """Give a row for each profile."""
    for profile, following in zip_longest(state.profiles, state.profiles[1:]):
        until = following.since if following else FOREVER
        yield ProfileRow(name=profile.name, since=profile.since, until=until)


def calendars(_: Calendars, asked: Asked) -> list[CalendarRow]:
    """Return the published years."""
    return asked.read.rows(CalendarRow)


def current_profile(_: CurrentProfile, asked: Asked) -> Profile:
    """Return the profile in force today; raises ``profile_missing``."""
    return asked.policy.profile()
