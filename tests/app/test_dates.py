"""Every date of every command is a likely one: found by the types of the fields."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve, field, frozen
from tests.town import Town, code_of

from ruralgov.app.dates import Dates
from ruralgov.domain.cases import DefineMatter
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.dates import END, PLANNING_DAYS
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.policy import AdoptProfile, CorrectProfileEntry, CurrentProfile

TODAY, A_DAY = date(2026, 1, 5), timedelta(days=1)
DATES, JANUARY = Dates(), Month("2026-01")


@frozen(kw_only=True)
class Inner:
    acquired: date


@frozen(kw_only=True)
class Message:
    since: date = TODAY
    until: date = FOREVER
    last_day: date | None = None
    first: date | None = field(default=None, metadata=END)
    month: Month = JANUARY
    inner: tuple[Inner, ...] = ()
    either: Inner | AccountId | None = None


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (Message(), ""),
        (Message(since=date(1, 1, 1)), "date_unlikely"),
        (Message(since=FOREVER), "date_forever"),
        (Message(since=date(2040, 1, 1)), "date_doubtful"),
        (Message(until=date(2090, 1, 1)), ""),
        (Message(until=date(2190, 1, 1)), "date_unlikely"),
        (Message(last_day=date(2090, 1, 1)), ""),
        (Message(last_day=FOREVER), "date_forever"),
        (Message(first=date(2090, 1, 1)), ""),
        (Message(month=Month("2040-01")), "date_doubtful"),
        (Message(month=Month("0001-01")), "date_unlikely"),
        (Message(month=Month("0000-01")), ""),
        (Message(month=Month("x")), ""),
        (Message(inner=(Inner(acquired=TODAY), Inner(acquired=date(2099, 1, 1)))), "date_doubtful"),
        (Message(either=Inner(acquired=date(2099, 1, 1))), "date_doubtful"),
        (Message(either=AccountId("a")), ""),
    ],
)
def test_dates_are_found_wherever_they_stand(message: Message, code: str) -> None:
    assert code_of(lambda: DATES.check(message, TODAY, lambda: PLANNING_DAYS)) == code


def test_a_command_without_a_date_is_not_looked_into() -> None:
    @frozen
    class Plain:
        name: str = ""

    DATES.check(Plain(), TODAY, lambda: 1 // 0)


def define(town: Town, since: Any) -> str:
    command = DefineMatter(
        code="d",
        name="事项",
        standard="标准",
        unit="办",
        limit=TimeLimit(1, TimeUnit.HOURS),
        since=since,
        source="t",
    )
    return code_of(lambda: town.do("registrar", command))


def test_a_mistyped_year_is_refused_at_the_door_and_the_profile_says_how_far_one_plans() -> None:
    town = Town()
    assert define(town, date(2040, 1, 1)) == "date_doubtful"
    assert define(town, date(202, 1, 1)) == "date_unlikely"
    assert define(town, town.clock.now) == "date_wrong"
    wide = evolve(town.ask("auditor", CurrentProfile()), name="远", planning_horizon_days=20 * 366)
    town.do("registrar", AdoptProfile(profile=evolve(wide, since=TODAY)))
    assert define(town, date(2040, 1, 1)) == ""


def test_without_a_profile_one_still_plans_ahead() -> None:
    town = Town()
    held = town.ask("auditor", CurrentProfile())
    town.do("registrar", CorrectProfileEntry(entry=held.since, reason="错"))
    assert define(town, TODAY + PLANNING_DAYS * A_DAY) == ""
    assert define(town, TODAY + (PLANNING_DAYS + 1) * A_DAY) == "date_doubtful"
