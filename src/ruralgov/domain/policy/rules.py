"""The rules of policy, and what is worked out from it."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.calendar import PublishedYear, Session, WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Record, Table
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy.messages import (
    AdoptProfile,
    CalendarPublished,
    ProfileAdopted,
    PublishCalendar,
)
from ruralgov.domain.policy.views import CalendarRow, ProfileRow, calendar_rows, profile_rows

KEY = "city"
"""The one key of either record."""


@frozen
class Calendar:
    """Every published year, oldest first."""

    years: tuple[PublishedYear, ...] = ()


@frozen
class Profiles:
    """Every profile, oldest first; each holds until the next begins."""

    profiles: tuple[Profile, ...] = ()


def publish_calendar(
    state: Calendar | None, command: PublishCalendar, _: Given
) -> Iterator[CalendarPublished]:
    """Publish a year (rules 1 and 2)."""
    clean_text("source", command.year.source)
    before = {year.year: year for year in (state or Calendar()).years}.get(command.year.year)
    if before == command.year:
        raise Refused("calendar_same", year=before.year)
    if before is not None:
        clean_text("reason", command.reason)
    yield CalendarPublished(year=command.year, reason=command.reason)


def evolve_calendar(state: Calendar | None, event: CalendarPublished) -> Calendar:
    """Fold one event into the calendar."""
    kept = [year for year in (state or Calendar()).years if year.year != event.year.year]
    return Calendar(tuple(sorted((*kept, event.year), key=lambda year: year.year)))


def adopt_profile(
    state: Profiles | None, command: AdoptProfile, _: Given
) -> Iterator[ProfileAdopted]:
    """Adopt a profile (rule 3)."""
    kept = (state or Profiles()).profiles
    if kept and command.profile.since <= kept[-1].since:
        raise Refused("profile_not_later", name=kept[-1].name, since=kept[-1].since)
    clean_text("source", command.profile.source)
    yield ProfileAdopted(profile=command.profile)


def evolve_profile(state: Profiles | None, event: ProfileAdopted) -> Profiles:
    """Fold one event into the profiles."""
    before = state or Profiles()
    return change(before, profiles=(*before.profiles, event.profile))


def profile_on(state: Profiles | None, day: date) -> Profile | None:
    """Return the profile in force on a day."""
    held = [profile for profile in (state or Profiles()).profiles if profile.since <= day]
    return held[-1] if held else None


def calendar_of(state: Calendar | None, sessions: tuple[Session, ...]) -> WorkingCalendar:
    """Return the working calendar of the published years."""
    return WorkingCalendar((state or Calendar()).years, sessions)


CALENDAR = Record(
    kind="calendar",
    state=Calendar,
    events=(CalendarPublished,),
    evolve=evolve_calendar,
    rows=calendar_rows,
    tables=(Table(name="calendars", row=CalendarRow, key=("year",)),),
)
PROFILE = Record(
    kind="profile",
    state=Profiles,
    events=(ProfileAdopted,),
    evolve=evolve_profile,
    rows=profile_rows,
    tables=(Table(name="profiles", row=ProfileRow, key=("since",)),),
)
