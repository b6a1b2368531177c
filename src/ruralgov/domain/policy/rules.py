"""The rules of policy: when a year is published again, and from when a profile holds."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.policy import texts
from ruralgov.domain.policy.messages import (
    AdoptProfile,
    CalendarPublished,
    ProfileAdopted,
    PublishCalendar,
)
from ruralgov.domain.policy.model import Calendar, Profiles


def publish_calendar(
    state: Calendar | None, command: PublishCalendar, _: Given
) -> Iterator[CalendarPublished]:
    """Publish a year (rules 1 and 2)."""
    clean_text("source", command.year.source)
    before = {year.year: year for year in (state or Calendar()).years}.get(command.year.year)
    if before == command.year:
        raise Refused(texts.CALENDAR_SAME, year=before.year)
    if before is not None:
        clean_text("reason", command.reason)
    yield CalendarPublished(year=command.year, reason=command.reason)


def adopt_profile(
    state: Profiles | None, command: AdoptProfile, _: Given
) -> Iterator[ProfileAdopted]:
    """Adopt a profile (rule 3)."""
    kept = (state or Profiles()).profiles
    if kept and command.profile.since <= kept[-1].since:
        raise Refused(texts.PROFILE_NOT_LATER, name=kept[-1].name, since=kept[-1].since)
    clean_text("source", command.profile.source)
    yield ProfileAdopted(profile=command.profile)
