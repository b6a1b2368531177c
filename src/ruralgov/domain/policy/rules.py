"""The rules of policy: when a year is published, from when a profile holds, what is put right."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.dates import check_day
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.profile import check_profile
from ruralgov.domain.kernel.versions import check_version_correction, in_the_way
from ruralgov.domain.policy import messages as m
from ruralgov.domain.policy import texts
from ruralgov.domain.policy.model import Calendar, Profiles


def publish_calendar(
    state: Calendar | None, command: m.PublishCalendar, given: Given
) -> Iterator[m.CalendarPublished]:
    """Publish a year (rules 1 and 2)."""
    year = command.year
    clean_text("source", year.source)
    if not date.min.year <= year.year <= date.max.year:
        raise BadInput(kernel_texts.CALENDAR_YEAR_WRONG, year=year.year)
    check_day("year", date(year.year, 1, 1), given.today, given.horizon)
    before = _published(state, year.year)
    if before == year:
        raise Refused(texts.CALENDAR_SAME, year=year.year)
    if before is not None:
        clean_text("reason", command.reason)
    yield m.CalendarPublished(year=year, reason=command.reason)


def correct_calendar_entry(
    state: Calendar | None, command: m.CorrectCalendarEntry, _: Given
) -> Iterator[m.CalendarEntryCorrected]:
    """Take back a published year (rule 4)."""
    if _published(state, command.year) is None:
        raise Refused(texts.CALENDAR_NOT_PUBLISHED, year=command.year)
    yield m.CalendarEntryCorrected(year=command.year, reason=clean_text("reason", command.reason))


def _published(state: Calendar | None, number: int) -> PublishedYear | None:
    years = (state or Calendar()).years
    return next((year for year in years if year.year == number), None)


def adopt_profile(
    state: Profiles | None, command: m.AdoptProfile, given: Given
) -> Iterator[m.ProfileAdopted]:
    """Adopt a profile (rules 3 and 5)."""
    profile = command.profile
    held = in_the_way((state or Profiles()).profiles, profile.since, given.today)
    if held is not None:
        raise Refused(texts.PROFILE_NOT_LATER, name=held.name, since=held.since)
    clean_text("name", profile.name)
    clean_text("source", profile.source)
    check_profile(profile)
    yield m.ProfileAdopted(profile=profile)


def correct_profile_entry(
    state: Profiles | None, command: m.CorrectProfileEntry, _: Given
) -> Iterator[m.ProfileEntryCorrected]:
    """Move or withdraw a profile that was entered by mistake (rule 4)."""
    check_version_correction((state or Profiles()).profiles, command.entry, command.since)
    yield m.ProfileEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )
