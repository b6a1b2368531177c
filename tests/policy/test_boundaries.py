"""The rules of policy where they turn: each asked by itself, without an app."""

from copy import copy
from datetime import date, timedelta

import pytest
from attrs import evolve, fields

from ruralgov.domain.kernel.calendar import (
    DatedCalendar,
    DayKind,
    DayMark,
    DayRules,
    PublishedYear,
    Session,
    WorkingCalendar,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.hours import OwnHours, with_hours
from ruralgov.domain.kernel.profile import LIMITS, Band, Profile
from ruralgov.domain.policy import (
    CALENDAR,
    PROFILE,
    AdoptProfile,
    CalendarEntryCorrected,
    CalendarPublished,
    CorrectCalendarEntry,
    CorrectProfileEntry,
    ProfileAdopted,
    ProfileEntryCorrected,
    PublishCalendar,
)
from ruralgov.domain.policy.model import calendar_of, profile_on
from ruralgov.domain.policy.rules import (
    adopt_profile,
    correct_calendar_entry,
    correct_profile_entry,
    publish_calendar,
)
from tests.given import TODAY, given

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
    today = DayRules(since=NEW_YEAR, sessions=(), holidays_end=False)
    assert not calendar_of(after, today).is_working_day(NEW_YEAR)
    assert calendar_of(after, today).years == (2025, 2026, 2027)
    assert calendar_of(None, today).years == ()


def test_rule_7_each_day_is_counted_by_the_profile_that_holds_on_it() -> None:
    before = DayRules(since=date(2026, 1, 1), sessions=(Session(480, 1050),), holidays_end=False)
    summer = DayRules(since=date(2026, 6, 1), sessions=(Session(480, 960),), holidays_end=True)
    for today in (before, summer):
        counted = calendar_of(None, today, (before, summer))
        assert counted.closing_on(date(2025, 6, 1)) == 1050
        assert (counted.closing_on(date(2026, 5, 31)), counted.closing_on(date(2026, 6, 1))) == (
            1050,
            960,
        )
        assert not counted.holidays_end_on(date(2026, 5, 31))
        assert counted.holidays_end_on(date(2026, 6, 1))
        own = with_hours(counted, (OwnHours(name="x", source="t", since=date(2026, 1, 1)),))
        assert own.closing_on(date(2026, 6, 1)) == 960
        assert own.holidays_end_on(date(2026, 6, 1))
    assert (
        type(calendar_of(None, summer, (before, change(before, since=NEW_YEAR)))) is DatedCalendar
    )
    assert type(calendar_of(None, before, (before,))) is WorkingCalendar


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


def test_rule_3_a_profile_that_is_yet_to_come_is_in_nobody_s_way() -> None:
    coming = profile("误", date(2030, 1, 1))
    held = given(PROFILE, *HELD, ProfileAdopted(profile=coming))
    earlier = profile("早", date(2027, 1, 1))
    event = held.when(AdoptProfile(profile=earlier), adopt_profile).only()
    after = given(PROFILE, *HELD, ProfileAdopted(profile=coming), event).state
    assert after.profiles == (OLD, NEW, earlier, coming)
    same_day = AdoptProfile(profile=profile("同", coming.since))
    held.when(same_day, adopt_profile).refused("profile_not_later", name="误")
    tomorrow = given(PROFILE, *HELD, ProfileAdopted(profile=profile("明", TODAY + A_DAY)))
    tomorrow.when(AdoptProfile(profile=profile("今", TODAY)), adopt_profile).only()
    today = given(PROFILE, *HELD, ProfileAdopted(profile=profile("今", TODAY)))
    before = AdoptProfile(profile=profile("昨", TODAY - A_DAY))
    today.when(before, adopt_profile).refused("profile_not_later", name="今")


def corrected(entry: date, since: date | None = None) -> ProfileEntryCorrected:
    return ProfileEntryCorrected(entry=entry, since=since, reason="错")


@pytest.mark.parametrize(
    ("event", "after"),
    [
        (corrected(NEW.since), (OLD,)),
        (corrected(OLD.since), (NEW,)),
        (corrected(NEW.since, NEW.since - A_DAY), (OLD, evolve(NEW, since=NEW.since - A_DAY))),
        (corrected(NEW.since, date(2024, 1, 1)), (evolve(NEW, since=date(2024, 1, 1)), OLD)),
    ],
)
def test_rule_4_a_profile_is_withdrawn_or_moved(
    event: ProfileEntryCorrected, after: tuple[Profile, ...]
) -> None:
    command = CorrectProfileEntry(entry=event.entry, since=event.since, reason=" 错 ")
    given(PROFILE, *HELD).when(command, correct_profile_entry).then(event)
    assert given(PROFILE, *HELD, event).state.profiles == after


@pytest.mark.parametrize(
    ("entry", "since", "reason", "code"),
    [
        (NEW.since + A_DAY, None, "错", "entry_missing"),
        (NEW.since, OLD.since, "错", "entry_taken"),
        (NEW.since, NEW.since, "错", "entry_taken"),
        (NEW.since, None, " ", "text_not_clean"),
    ],
)
def test_rule_4_what_was_never_entered_is_not_put_right(
    entry: date, since: date | None, reason: str, code: str
) -> None:
    command = CorrectProfileEntry(entry=entry, since=since, reason=reason)
    given(PROFILE, *HELD).when(command, correct_profile_entry).refused(code)
    assert given(PROFILE).when(command, correct_profile_entry).code in (code, "entry_missing")


def test_rule_4_a_year_is_taken_back() -> None:
    held = given(CALENDAR, *published(FIRST, year(2027)))
    event = CalendarEntryCorrected(year=2027, reason="误")
    held.when(CorrectCalendarEntry(year=2027, reason="误"), correct_calendar_entry).then(event)
    assert given(CALENDAR, *published(FIRST, year(2027)), event).state.years == (FIRST,)
    other = CorrectCalendarEntry(year=2025, reason="误")
    held.when(other, correct_calendar_entry).refused("calendar_not_published", year=2025)
    silent = CorrectCalendarEntry(year=2027, reason="")
    held.when(silent, correct_calendar_entry).refused("text_not_clean")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0, "calendar_year_wrong"),
        (10_000, "calendar_year_wrong"),
        (1899, "date_unlikely"),
        (1900, ""),
        (2036, ""),
        (2037, "date_doubtful"),
    ],
)
def test_rule_1_a_year_is_a_likely_one(number: int, code: str) -> None:
    command = PublishCalendar(year=year(number))
    assert given(CALENDAR).when(command, publish_calendar).code == code


def odd(like: Profile, name: str, value: object) -> Profile:
    """Return a profile with any value, as if no other check were before the rule."""
    found = copy(like)
    object.__setattr__(found, name, value)
    return found


@pytest.mark.parametrize(("name", "low", "high"), [(n, *limits) for n, limits in LIMITS.items()])
def test_rule_5_each_number_of_a_profile_lies_within_bounds(name: str, low: int, high: int) -> None:
    later = profile("新", NEW.since + A_DAY)
    for value in (low, high):
        command = AdoptProfile(profile=odd(later, name, value))
        given(PROFILE, *HELD).when(command, adopt_profile).only()
    wrong: list[object] = [low - 1, high + 1, -5, True, 2.0]
    for one in wrong:
        command = AdoptProfile(profile=odd(later, name, one))
        outcome = given(PROFILE, *HELD).when(command, adopt_profile)
        outcome.refused("profile_limit_beyond", name=name, value=one, low=low, high=high)


def test_rule_5_a_band_has_bounds_as_well() -> None:
    wide = evolve(OLD, since=NEW.since + A_DAY, lane_households=Band(10, 10_001))
    outcome = given(PROFILE, *HELD).when(AdoptProfile(profile=wide), adopt_profile)
    outcome.refused("profile_limit_beyond", name="lane_households.high", high=10_000)


def test_rule_5_every_number_of_a_profile_has_bounds() -> None:
    numbers = {one.name for one in fields(Profile) if one.type is int}
    assert numbers == LIMITS.keys()


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
