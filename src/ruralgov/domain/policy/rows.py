"""The tables of policy: which years are published, and which profile holds when."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.policy.model import Calendar, Profiles


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


CALENDAR_TABLES: Final = (Table(name="calendars", row=CalendarRow, key=("year",)),)
PROFILE_TABLES: Final = (Table(name="profiles", row=ProfileRow, key=("since",)),)


def calendar_rows(calendar: Calendar) -> Iterator[CalendarRow]:
    """Give a row for each published year."""
    for year in calendar.years:
        yield CalendarRow(year=year.year, source=year.source, days=len(year.marks))


def profile_rows(profiles: Profiles) -> Iterator[ProfileRow]:
    """Give a row for each profile."""
    for profile, following in zip_longest(profiles.profiles, profiles.profiles[1:]):
        until = following.since if following else FOREVER
        yield ProfileRow(name=profile.name, since=profile.since, until=until)
