"""What the kernel's values accept and refuse, each at its edges."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from tests.given import PROFILE
from tests.town import code_of

from ruralgov.domain.kernel.calendar import (
    MINUTES,
    SESSIONS,
    SHANGHAI,
    DayKind,
    DayMark,
    PublishedYear,
    Session,
    WorkingCalendar,
    at_minute,
    month_of,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.clock import stamp
from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of, parse_code
from ruralgov.domain.kernel.money import (
    LARGEST,
    Fen,
    check_amount,
    divide,
    parse_yuan,
    show_yuan,
)
from ruralgov.domain.kernel.month import Month, check_period, next_month
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone, unseal
from ruralgov.domain.kernel.point import EAST, NORTH, SOUTH, WEST, Point, metres
from ruralgov.domain.kernel.profile import Band

FIRST_MAY, SATURDAY, MONDAY = date(2026, 5, 1), date(2026, 5, 9), date(2026, 5, 11)


def year(*marks: DayMark) -> PublishedYear:
    return PublishedYear(year=2026, source="x", marks=marks)


HOLIDAY = DayMark(FIRST_MAY, DayKind.HOLIDAY, "劳动节")
MAKEUP = DayMark(SATURDAY, DayKind.MAKEUP, "劳动节")


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ((HOLIDAY, MAKEUP), ""),
        ((HOLIDAY, HOLIDAY), "calendar_year_wrong"),
        ((HOLIDAY, DayMark(date(2025, 5, 1), DayKind.HOLIDAY, "x")), "calendar_year_wrong"),
        ((DayMark(date(2026, 5, 8), DayKind.MAKEUP, "Friday"),), "calendar_makeup_wrong"),
        ((DayMark(date(2026, 5, 10), DayKind.MAKEUP, "Sunday"),), ""),
    ],
)
def test_a_year_has_each_day_once_and_makes_up_on_weekends(
    marks: tuple[DayMark, ...], code: str
) -> None:
    assert code_of(lambda: year(*marks)) == code


@pytest.mark.parametrize(
    ("begin", "end", "code"),
    [
        (0, 1, ""),
        (0, MINUTES, ""),
        (-1, 5, "session_wrong"),
        (5, 5, "session_wrong"),
        (6, 5, "session_wrong"),
        (5, MINUTES + 1, "session_wrong"),
    ],
)
def test_a_session_lies_within_a_day_and_goes_forward(begin: int, end: int, code: str) -> None:
    assert MINUTES == 1440
    assert code_of(lambda: Session(begin, end)) == code


@pytest.mark.parametrize(
    ("day", "clock", "open_"),
    [
        ("2026-05-08", "08:29", False),
        ("2026-05-08", "08:30", True),
        ("2026-05-08", "11:59", True),
        ("2026-05-08", "12:00", False),
        ("2026-05-08", "13:29", False),
        ("2026-05-08", "13:30", True),
        ("2026-05-08", "17:29", True),
        ("2026-05-08", "17:30", False),
        ("2026-05-01", "10:00", False),  # a holiday
        ("2026-05-09", "10:00", True),  # a Saturday that is worked
        ("2026-05-10", "10:00", False),
        ("2026-05-11", "23:00", False),
    ],
)
def test_the_office_is_open_in_the_sessions_of_working_days(
    day: str, clock: str, open_: bool
) -> None:
    calendar = WorkingCalendar((year(HOLIDAY, MAKEUP),))
    instant = datetime.fromisoformat(f"{day}T{clock}+08:00")
    assert calendar.is_open(instant) is open_
    assert calendar.is_open(instant.astimezone(UTC)) is open_


def test_days_and_months_are_those_of_shanghai() -> None:
    eve = datetime(2026, 4, 30, 16, tzinfo=UTC)
    assert (month_of(eve), month_of(eve - timedelta(minutes=1))) == ("2026-05", "2026-04")
    assert at_minute(FIRST_MAY, 0) == eve
    assert stamp(eve + timedelta(minutes=61)) == "2026-05-01 01:01"
    assert stamp(eve - timedelta(minutes=1)) == "2026-04-30 23:59"
    assert datetime.combine(FIRST_MAY, time(0), SHANGHAI) == eve


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a", ""),
        ("村", ""),
        (" 村 a", ""),
        ("", "text_not_clean"),
        (" \t", "text_not_clean"),
        ("a\tb", "text_not_clean"),
        ("村\n委", "text_not_clean"),
        ("村\u200b委", "text_not_clean"),
        ("\ud800", "text_not_clean"),
    ],
)
def test_a_text_has_words_and_no_marks_that_are_not_seen(text: str, code: str) -> None:
    assert code_of(lambda: clean_text("field", text)) == code
    if not code:
        assert clean_text("field", text) == text.strip()


@pytest.mark.parametrize(("days", "code"), [(1, ""), (0, "dates_reversed"), (-1, "dates_reversed")])
def test_a_period_ends_after_it_begins(days: int, code: str) -> None:
    assert code_of(lambda: check_dates(MONDAY, MONDAY + timedelta(days=days))) == code
    assert date.max == FOREVER


@pytest.mark.parametrize(
    ("text", "level", "above"),
    [
        ("371082", DivisionLevel.COUNTY, "371"),
        ("３７１０８２１０１", DivisionLevel.TOWN, "371082"),
        (" 371082101201 ", DivisionLevel.VILLAGE, "371082101"),
    ],
)
def test_a_code_has_a_level_by_its_length_and_a_code_above(
    text: str, level: DivisionLevel, above: str
) -> None:
    code = parse_code(text)
    assert (level_of(code), parent_of(code)) == (level, above)


@pytest.mark.parametrize("text", ["", "3710821", "37108210a", "371082-01", "٣٧١٠٨٢"])
def test_what_has_another_length_or_letters_is_no_code(text: str) -> None:
    assert code_of(lambda: parse_code(text)) == "division_code_invalid"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2026-01", "2026-01", ""),
        ("2026-01", "2026-02", ""),
        ("2026-02", "2026-01", "period_wrong"),
        ("2026-00", "2026-01", "period_wrong"),
        ("2026-01", "2026-13", "period_wrong"),
        ("2026-01", "2026-1", "period_wrong"),
    ],
)
def test_a_period_is_of_months_in_their_order(first: str, last: str, code: str) -> None:
    assert code_of(lambda: check_period(SimpleNamespace(first=first), None, last)) == code


def test_a_long_month_is_followed_by_the_next_one() -> None:
    months = [next_month(Month(f"2026-{n:02d}")) for n in range(1, 13)]
    assert months == [*(f"2026-{n:02d}" for n in range(2, 13)), "2027-01"]


def test_the_widest_amount_is_ten_trillion_yuan_less_a_fen() -> None:
    assert parse_yuan("9999999999999.99") == LARGEST == check_amount(LARGEST)
    assert check_amount(1) == 1
    assert parse_yuan("1.05") == 105
    assert [show_yuan(n) for n in (-1, 0, 5, 123450)] == ["-0.01", "0.00", "0.05", "1,234.50"]


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (-100, (1, 1, 1), (-34, -33, -33)),
        (101, (1, 1, 1), (34, 34, 33)),
        (10, (1, 2, 4), (1, 3, 6)),
        (9, (1, 2, 4), (1, 3, 5)),
        (7, (0, 1), (0, 7)),
        (1, (1, 3), (0, 1)),
        (-1, (1,), (-1,)),
        (1, (1,), (1,)),
        (0, (1, 1), (0, 0)),
    ],
)
def test_what_is_left_of_a_division_goes_to_the_largest_remainders(
    total: int, weights: tuple[int, ...], shares: tuple[int, ...]
) -> None:
    assert divide(total, weights) == tuple(Fen(one) for one in shares)


GOOD = "11010519491231002X"
"""The example of GB 11643-1999."""


@pytest.mark.parametrize(
    "text", [GOOD, GOOD.lower(), " 110105 19491231 002X", "１１０１０５19491231002X"]
)
def test_an_identity_number_is_read_in_plain_digits(text: str) -> None:
    number = IdentityNumber.of(text)
    assert (unseal(number), number.born()) == (GOOD, date(1949, 12, 31))


def test_every_digit_of_an_identity_number_has_its_weight() -> None:
    assert IdentityNumber.of("332522198611271572").born() == date(1986, 11, 27)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD[:-1], "18"),
        (GOOD + "1", "18"),
        ("X" + GOOD[1:], "18"),
        (GOOD[:-1] + "1", "check"),
        ("210105" + GOOD[6:], "check"),
        ("110105194913310021", "birth"),
    ],
)
def test_an_identity_number_that_is_wrong_says_why(text: str, problem: str) -> None:
    with pytest.raises(Exception, match=problem) as caught:
        IdentityNumber.of(text)
    assert GOOD[6:14] not in str(caught.value)


def test_personal_values_are_equal_when_their_kind_and_text_are() -> None:
    name = PersonName("13900000000")
    assert name == PersonName("13900000000")
    assert name != PersonName("13900000001")
    assert name != Telephone("13900000000")
    assert name != "13900000000"


@pytest.mark.parametrize(("length", "code"), [(1, ""), (60, ""), (61, "text_too_long")])
def test_a_name_has_at_most_sixty_characters(length: int, code: str) -> None:
    assert code_of(lambda: PersonName.of("李" * length)) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1" * 5, ""),
        ("1" * 15, ""),
        ("+86 139", ""),
        ("1" * 4, "telephone_wrong"),
        ("1" * 16, "telephone_wrong"),
        ("1+2345", "telephone_wrong"),
    ],
)
def test_a_telephone_has_five_to_fifteen_digits(text: str, code: str) -> None:
    assert code_of(lambda: Telephone.of(text)) == code
    assert (str(Telephone("1")), str(Telephone("12"))) == ("1", "12")


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (73_000_000, 3_000_000, ""),
        (136_000_000, 54_000_000, ""),
        (72_999_999, 30_000_000, "point_wrong"),
        (136_000_001, 30_000_000, "point_wrong"),
        (100_000_000, 2_999_999, "point_wrong"),
        (100_000_000, 54_000_001, "point_wrong"),
    ],
)
def test_a_point_lies_in_the_box_of_china(longitude: int, latitude: int, code: str) -> None:
    assert (WEST, EAST, SOUTH, NORTH) == (73_000_000, 136_000_000, 3_000_000, 54_000_000)
    assert code_of(lambda: Point(longitude=longitude, latitude=latitude)) == code


def test_the_way_between_two_points_is_that_over_a_round_earth() -> None:
    def at(longitude: int, latitude: int) -> Point:
        return Point(longitude=longitude * 10**6, latitude=latitude * 10**6)

    assert metres(at(116, 40), at(116, 40)) == 0
    assert metres(at(116, 40), at(116, 41)) == 111_195  # a degree of a meridian
    assert metres(at(100, 30), at(101, 30)) == 96_297
    assert metres(at(116, 40), at(121, 31)) == metres(at(121, 31), at(116, 40)) == 1_097_850


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [(1, 1, ""), (1, 2, ""), (0, 1, "band_wrong"), (2, 1, "band_wrong"), (-1, 1, "band_wrong")],
)
def test_a_band_is_of_positive_counts(low: int, high: int, code: str) -> None:
    assert code_of(lambda: Band(low, high)) == code


def test_both_ends_of_a_band_are_within() -> None:
    assert [count in Band(2, 4) for count in range(1, 6)] == [False, True, True, True, False]


@pytest.mark.parametrize("name", ["smallest", "repeat_days", "link_days", "link_metres"])
@pytest.mark.parametrize(("value", "code"), [(1, ""), (0, "profile_limit_wrong")])
def test_a_limit_of_a_profile_is_above_nothing(name: str, value: int, code: str) -> None:
    assert code_of(lambda: change(PROFILE, **{name: value})) == code


@pytest.mark.parametrize(
    ("sessions", "code"),
    [
        (SESSIONS, ""),
        ((Session(0, 60), Session(60, 120)), ""),
        ((Session(0, 61), Session(60, 120)), "session_wrong"),
        ((Session(60, 120), Session(0, 60)), "session_wrong"),
        ((), "session_wrong"),
    ],
)
def test_the_sessions_of_a_profile_follow_each_other(
    sessions: tuple[Session, ...], code: str
) -> None:
    assert code_of(lambda: change(PROFILE, sessions=sessions)) == code


def test_a_profile_says_what_holds_where_the_city_says_nothing() -> None:
    bands = (PROFILE.grid_households, PROFILE.lane_households)
    assert bands == (Band(30, 60), Band(10, 20))
    assert (PROFILE.contacts_per_chief, PROFILE.lanes_per_person) == (11, 1)
    assert (PROFILE.returns, PROFILE.rounds, PROFILE.smallest) == (1, 2, 5)
    assert (PROFILE.delivery_attempts, PROFILE.repeat_days) == (8, 30)
    assert (PROFILE.link_days, PROFILE.link_metres) == (30, 300)
    assert PROFILE.sessions == (Session(510, 720), Session(810, 1050))
