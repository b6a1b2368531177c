"""The rules of policy where they turn: each asked by itself, without an app."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from ruralgov.domain.kernel.calendar import DayKind, DayMark, PublishedYear
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import (
    CALENDAR,
    PROFILE,
    AdoptProfile,
    CalendarPublished,
    ProfileAdopted,
    PublishCalendar,
)
from ruralgov.domain.policy.model import calendar_of, profile_on
from ruralgov.domain.policy.rules import adopt_profile, publish_calendar
from tests.given import given

A_DAY = timedelta(days=1)


def year(number: int, *holidays: date) -> PublishedYear:
    marks = tuple(DayMark(day, DayKind.HOLIDAY, "假") for day in holidays)
    return PublishedYear(year=number, source="国办发明电", marks=marks)


def published(*years: PublishedYear) -> list[CalendarPublished]:
    return [CalendarPublished(year=one, reason="") for one in years]


NEW_YEAR = date(2026, 1, 1)
FIRST, AGAIN = year(2026), year(2026, NEW_YEAR)


def test_rule_1_the_same_year_is_refused_and_another_is_not() -> None:
    before = given(CALENDAR, *published(FIRST))
    before.when(PublishCalendar(year=FIRST), publish_calendar).refused("calendar_same")
    before.when(PublishCalendar(year=year(2027)), publish_calendar).then(*published(year(2027)))
    given(CALENDAR).when(PublishCalendar(year=FIRST), publish_calendar).then(*published(FIRST))


def test_rule_1_a_year_has_a_source() -> None:
    command = PublishCalendar(year=evolve(FIRST, source=" "))
    given(CALENDAR).when(command, publish_calendar).refused("text_not_clean")


@pytest.mark.parametrize(("reason", "code"), [("", "text_not_clean"), ("更正", "")])
def test_rule_2_a_changed_year_is_published_with_a_reason(reason: str, code: str) -> None:
    command = PublishCalendar(year=AGAIN, reason=reason)
    assert given(CALENDAR, *published(FIRST)).when(command, publish_calendar).code == code


def test_rule_2_a_year_published_again_takes_the_place_of_what_was_there() -> None:
    after = given(CALENDAR, *published(year(2027), FIRST, year(2025), AGAIN)).state
    assert after.years == (year(2025), AGAIN, year(2027))
    assert not calendar_of(after, ()).is_working_day(NEW_YEAR)
    assert calendar_of(after, ()).years == (2025, 2026, 2027)
    assert calendar_of(None, ()).years == ()


def profile(name: str, since: date) -> Profile:
    return Profile(name=name, source="办法", since=since)


OLD, NEW = profile("旧", date(2025, 1, 1)), profile("新", date(2026, 1, 1))
HELD = [ProfileAdopted(profile=one) for one in (OLD, NEW)]


@pytest.mark.parametrize("days", [-1, 0])
def test_rule_3_a_profile_begins_after_the_last_one(days: int) -> None:
    held = given(PROFILE, *HELD)
    command = AdoptProfile(profile=profile("晚", NEW.since + days * A_DAY))
    outcome = held.when(command, adopt_profile)
    outcome.refused("profile_not_later", name="新", since=NEW.since)
    held.when(AdoptProfile(profile=profile("晚", NEW.since + A_DAY)), adopt_profile).only()
    given(PROFILE).when(AdoptProfile(profile=OLD), adopt_profile).then(HELD[0])


def test_rule_3_a_profile_has_a_source() -> None:
    command = AdoptProfile(profile=evolve(OLD, source=""))
    given(PROFILE).when(command, adopt_profile).refused("text_not_clean")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (OLD.since - A_DAY, None),
        (OLD.since, OLD),
        (NEW.since - A_DAY, OLD),
        (NEW.since, NEW),
        (NEW.since + A_DAY, NEW),
    ],
)
def test_rule_3_a_profile_holds_from_its_day_until_the_next_begins(
    day: date, found: Profile | None
) -> None:
    assert profile_on(given(PROFILE, *HELD).state, day) == found
    assert profile_on(None, day) is None
