"""The numbers of a city: between which two each lies, and for how long records are kept."""

from datetime import date
from typing import Any

import pytest
from tests.given import PROFILE, TODAY, given
from tests.town import code_of

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import RETENTION, Retention, check_retention
from ruralgov.domain.kernel.keeping import check_kept_long_enough, period_of
from ruralgov.domain.kernel.profile import (
    BANDS,
    LIMITS,
    Band,
    ConflictMode,
    IncompatibleRoles,
    Profile,
    check_profile,
)
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.property.records import ASSET, CONTRACT

BETWEEN = {
    "contacts_per_chief": (1, 200),
    "lanes_per_person": (1, 20),
    "returns": (0, 10),
    "rounds": (1, 10),
    "raised_round": (0, 10),
    "call_attempts": (1, 20),
    "call_days": (1, 20),
    "warning_hours": (1, 200),
    "stale_days": (1, 366),
    "smallest": (1, 1000),
    "delivery_attempts": (1, 100),
    "repeat_days": (1, 3660),
    "link_days": (1, 3660),
    "link_metres": (1, 100_000),
    "planning_horizon_days": (1, 36_600),
    "attachment_megabytes": (1, 500),
    "restore_days": (1, 366),
    "lookup_tries": (1, 100),
    "lookup_minutes": (1, 1440),
}


def with_(**more: Any) -> Profile:
    return change(PROFILE, **more)


@pytest.mark.parametrize("name", BETWEEN)
def test_each_limit_lies_between_two_numbers_both_within(name: str) -> None:
    assert BETWEEN == LIMITS
    low, high = BETWEEN[name]
    for value in (low, high):
        check_profile(with_(**{name: value}))
    beyond = {"profile_limit_beyond", "profile_limit_wrong"}
    assert code_of(lambda: check_profile(with_(**{name: low - 1}))) in beyond
    assert code_of(lambda: check_profile(with_(**{name: high + 1}))) == "profile_limit_beyond"


@pytest.mark.parametrize("value", [True, 3.0, "3", None])
def test_a_limit_is_a_whole_number(value: object) -> None:
    found = with_(rounds=value)
    assert code_of(lambda: check_profile(found)) == "profile_limit_beyond"


@pytest.mark.parametrize("name", BANDS)
def test_a_band_is_of_numbers_up_to_ten_thousand(name: str) -> None:
    check_profile(with_(**{name: Band(1, 10_000)}))
    beyond = with_(**{name: Band(1, 10_001)})
    assert code_of(lambda: check_profile(beyond)) == "profile_limit_beyond"


def test_the_city_says_little_and_the_rest_holds() -> None:
    assert (PROFILE.raised_round, PROFILE.call_attempts, PROFILE.call_days) == (0, 1, 1)
    assert (PROFILE.warning_hours, PROFILE.stale_days, PROFILE.restore_days) == (8, 7, 10)
    assert (PROFILE.lookup_tries, PROFILE.lookup_minutes) == (5, 15)
    assert (PROFILE.attachment_megabytes, PROFILE.planning_horizon_days) == (50, 3660)
    assert (PROFILE.holidays_end_periods, PROFILE.retention) == ("", RETENTION)
    pair = IncompatibleRoles(Role("test_a"), Role("test_b"))
    assert pair.mode is ConflictMode.FINDING


def kept(years: Any = 30, kind: str = "contract", law: str = "法") -> Retention:
    return Retention(kind=kind, years=years, law=law)


@pytest.mark.parametrize(
    ("periods", "code"),
    [
        ((), ""),
        ((kept(0),), ""),
        ((kept(100),), ""),
        ((kept(-1),), "retention_wrong"),
        ((kept(101),), "retention_wrong"),
        ((kept(3.0),), "retention_wrong"),
        ((kept(True),), "retention_wrong"),
        ((kept(), kept(kind="asset")), ""),
        ((kept(), kept(20)), "retention_wrong"),
        ((kept(law=" "),), "text_not_clean"),
        ((kept(), kept(kind="asset", law="\x00")), "text_not_clean"),
    ],
)
def test_a_kind_is_kept_once_and_for_up_to_a_hundred_years(
    periods: tuple[Retention, ...], code: str
) -> None:
    assert code_of(lambda: check_retention(periods)) == code
    assert code_of(lambda: check_profile(with_(retention=periods))) == code


@pytest.mark.parametrize(("ended", "until"), [((2020, 1, 1), 2051), ((2020, 12, 31), 2051)])
def test_years_count_from_the_year_after_the_end(ended: tuple[int, int, int], until: int) -> None:
    assert kept().until(date(*ended)) == date(until, 1, 1)
    assert kept(0).until(date(*ended)) == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2050, 12, 31), "erasure_too_early"),
        (date(2051, 1, 1), ""),
        (date(2051, 1, 2), ""),
    ],
)
def test_what_ended_is_erased_when_its_years_are_over(today: date, code: str) -> None:
    asked = given(CONTRACT, today=today).given
    assert code_of(lambda: check_kept_long_enough(CONTRACT, date(2020, 6, 1), asked)) == code
    assert code_of(lambda: check_kept_long_enough(ASSET, date(2020, 6, 1), asked)) == ""


def test_before_the_first_profile_the_periods_of_the_law_hold() -> None:
    own = with_(retention=(kept(1),))
    policy = given(CONTRACT, profile=own).given.policy
    assert period_of(CONTRACT, policy, TODAY) == kept(1)
    before = period_of(CONTRACT, policy, date(2019, 12, 31))
    assert before == RETENTION[0]
    assert (before.years, RETENTION[1].years) == (30, 30)
    assert period_of(ASSET, policy, TODAY) is None
