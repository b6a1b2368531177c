"""The rules of series and days where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import deliberation as d
from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.deliberation import rules
from ruralgov.domain.deliberation.evolve import begin_series, evolve_series
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    PlaceId,
    PostId,
)
from tests.deliberation.hall import A_DAY, announcing, beginning
from tests.deliberation.stood import (
    GONE,
    HELD,
    HERE,
    IT,
    LAMP,
    LATER_ON,
    ON_THE_TENTH,
    SERIES,
    SINCE,
    UNTIL,
    coming,
    day,
)
from tests.given import TODAY, given


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"monthly": 1}, ""),
        ({"monthly": 28}, ""),
        ({"monthly": 0}, "deliberation_series_wrong"),
        ({"monthly": 29}, "deliberation_series_wrong"),
        ({"notice_days": 1}, ""),
        ({"notice_days": 30}, ""),
        ({"notice_days": 0}, "deliberation_series_wrong"),
        ({"notice_days": 31}, "deliberation_series_wrong"),
    ],
)
def test_rule_1_a_series_has_a_day_of_every_month_and_up_to_30_days_of_notice(
    more: dict[str, Any], code: str
) -> None:
    situation = given(d.DELIBERATION_SERIES)
    command = beginning(HERE, **more)
    assert situation.when(command, rules.begin_deliberation_series).code == code
    ended = given(d.DELIBERATION_SERIES, ended=(HERE,))
    found = ended.when(command, rules.begin_deliberation_series)
    assert found.code == "deliberation_place_missing"


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (SINCE - A_DAY, "deliberation_series_missing"),
        (SINCE, ""),
        (UNTIL - A_DAY, ""),
        (UNTIL, "deliberation_series_missing"),
    ],
)
def test_rule_1_a_series_ends_on_one_of_its_days(since: date, code: str) -> None:
    command = m.EndDeliberationSeries(series=SERIES, since=since, reason="停办")
    found = given(d.DELIBERATION_SERIES, state=ON_THE_TENTH)
    assert found.when(command, rules.end_deliberation_series).code == code
    none = given(d.DELIBERATION_SERIES).when(command, rules.end_deliberation_series)
    assert none.code == "deliberation_series_missing"


def test_rule_1_a_series_that_begins_anew_is_open_and_one_that_ended_is_not() -> None:
    begun = begin_series(
        m.DeliberationSeriesBegun(
            place=HERE, name="恳谈日", monthly=10, notice_days=3, basis="决定", since=SINCE
        )
    )
    assert begun == change(ON_THE_TENTH, until=FOREVER)
    end = m.DeliberationSeriesEnded(since=UNTIL, reason="停办")
    assert evolve_series(begun, end) == ON_THE_TENTH


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (date(2025, 12, 10), date(2026, 1, 12), [date(2026, 1, 12)]),
        (date(2025, 12, 9), date(2026, 1, 11), [date(2025, 12, 10)]),
        (date(2025, 11, 30), date(2025, 12, 31), [date(2025, 12, 10)]),
        (date(2025, 5, 1), date(2025, 7, 9), [date(2025, 6, 10)]),
        (date(2026, 2, 10), date(2027, 1, 31), []),
        (date(2026, 2, 9), date(2027, 1, 31), [date(2026, 2, 10)]),
    ],
)
def test_rule_1_the_days_of_a_series_are_after_one_and_up_to_another(
    after: date, until: date, days: list[date]
) -> None:
    """The 10th of January 2026 is a Saturday; the series ends on the 10th of March, a Tuesday."""
    assert ON_THE_TENTH.days(after, until, WorkingCalendar(())) == days


def test_rule_1_a_series_that_begins_on_its_day_meets_on_it() -> None:
    tuesday = date(2026, 2, 10)
    series = change(ON_THE_TENTH, since=tuesday)
    calendar = WorkingCalendar(())
    assert series.days(SINCE, UNTIL, calendar) == [tuesday]
    assert change(series, since=tuesday + A_DAY).days(SINCE, UNTIL, calendar) == []


@pytest.mark.parametrize(("ahead", "code"), [(0, "deliberation_notice_short"), (1, ""), (400, "")])
def test_rule_2_a_day_without_a_series_is_announced_the_day_before(ahead: int, code: str) -> None:
    command = announcing(HERE, TODAY + ahead * A_DAY)
    found = day(command, rules.announce_deliberation_day)
    assert found.code == code
    gone = day(command, rules.announce_deliberation_day, ended=(HERE,))
    assert gone.code == "deliberation_place_missing"


@pytest.mark.parametrize(
    ("today", "on", "more", "code"),
    [
        (date(2026, 1, 9), date(2026, 1, 12), {}, ""),
        (date(2026, 1, 10), date(2026, 1, 12), {}, "deliberation_notice_short"),
        (TODAY, date(2026, 1, 13), {}, "deliberation_day_not_of_series"),
        (TODAY, date(2026, 1, 13), {"reason": " "}, "deliberation_day_not_of_series"),
        (TODAY, date(2026, 1, 13), {"reason": "会场冲突"}, ""),
        (TODAY, UNTIL - A_DAY, {"reason": "提前"}, ""),
        (TODAY, UNTIL, {}, "deliberation_series_missing"),
        (date(2025, 5, 1), SINCE, {"reason": "提前"}, ""),
        (date(2025, 5, 1), SINCE - A_DAY, {"reason": "提前"}, "deliberation_series_missing"),
        (TODAY, date(2026, 1, 12), {"series": "none"}, "deliberation_series_missing"),
        (TODAY, date(2026, 1, 12), {"place": PlaceId("w")}, "deliberation_series_missing"),
    ],
)
def test_rule_2_a_day_of_a_series_is_one_of_its_days_and_announced_in_its_time(
    today: date, on: date, more: dict[str, Any], code: str
) -> None:
    values: dict[str, Any] = {"place": HERE, "day": on, "series": SERIES}
    command = announcing(**values | more)
    assert day(command, rules.announce_deliberation_day, today=today).code == code


def test_rule_2_what_is_announced_is_kept_without_spaces_around_it() -> None:
    command = change(announcing(HERE, TODAY + A_DAY, topic=" 路灯 "), reason=" 提前 ")
    event = day(command, rules.announce_deliberation_day).only()
    assert (event.topic, event.reason, event.announced) == ("路灯", "提前", TODAY)


@pytest.mark.parametrize(
    ("stage", "on", "code"),
    [
        (d.DayStage.ANNOUNCED, TODAY, "deliberation_notice_short"),
        (d.DayStage.ANNOUNCED, TODAY + A_DAY, ""),
        (d.DayStage.HELD, TODAY, ""),
        (d.DayStage.HELD, TODAY - 9 * A_DAY, ""),
        (d.DayStage.HELD, TODAY + A_DAY, "deliberation_ahead"),
        (d.DayStage.DRAFTED, TODAY, "deliberation_stage_wrong"),
        (d.DayStage.SIGNED, TODAY, "deliberation_stage_wrong"),
        (d.DayStage.CALLED_OFF, TODAY + A_DAY, "deliberation_stage_wrong"),
    ],
)
def test_rule_8_what_is_ahead_stays_ahead_and_what_was_held_was_by_today(
    stage: d.DayStage, on: date, code: str
) -> None:
    command = m.MoveDeliberationDay(deliberation=IT, day=on, reason="记错")
    known = change(HELD, stage=stage)
    assert day(command, rules.move_deliberation_day, known).code == code
    if not code:
        gone = day(command, rules.move_deliberation_day, known, ended=(HERE,))
        assert gone.code == "deliberation_place_missing"


@pytest.mark.parametrize(
    ("promised", "withdrawn", "code"),
    [
        (TODAY, False, "deliberation_ahead"),
        (TODAY + A_DAY, False, ""),
        (TODAY, True, ""),
    ],
)
def test_rule_8_a_day_was_held_before_every_day_that_was_promised_on_it(
    promised: date, withdrawn: bool, code: str
) -> None:
    command = m.MoveDeliberationDay(deliberation=IT, day=TODAY, reason="记错")
    known = change(HELD, appeals=(change(LAMP, promised=promised, withdrawn=withdrawn),))
    assert day(command, rules.move_deliberation_day, known).code == code


@pytest.mark.parametrize(
    ("command", "ahead", "code"),
    [
        (coming(), 0, ""),
        (coming(), 1, "deliberation_ahead"),
        (coming(0), 0, "deliberation_nobody"),
        (coming(officials=-1), 0, "deliberation_nobody"),
        (coming(guests=-1), 0, "deliberation_nobody"),
        (coming(chair=LATER_ON), 0, "deliberation_post_missing"),
        (coming(chair=GONE), 0, "deliberation_post_missing"),
        (coming(chair=GONE), -1, ""),
        (coming(chair=PostId("none")), 0, "deliberation_post_missing"),
    ],
)
def test_rule_3_it_is_held_on_its_day_with_somebody_in_the_chair_and_a_resident(
    command: m.HoldDeliberationDay, ahead: int, code: str
) -> None:
    known = change(HELD, stage=d.DayStage.ANNOUNCED, day=TODAY + ahead * A_DAY)
    assert day(command, rules.hold_deliberation_day, known).code == code


def test_rule_3_who_is_not_counted_did_not_come() -> None:
    assert d.CameBy(residents=1) == d.CameBy(residents=1, officials=0, guests=0)


def test_rule_2_a_refusal_says_how_long_before_and_which_day_is_right() -> None:
    wrong: list[tuple[Any, Any, d.DayStage, str, dict[str, Any]]] = [
        (
            announcing(HERE, TODAY),
            rules.announce_deliberation_day,
            d.DayStage.ANNOUNCED,
            "deliberation_notice_short",
            {"days": 1, "day": TODAY},
        ),
        (
            announcing(HERE, TODAY + A_DAY, series=SERIES, reason="提前"),
            rules.announce_deliberation_day,
            d.DayStage.ANNOUNCED,
            "deliberation_notice_short",
            {"days": 3, "day": TODAY + A_DAY},
        ),
        (
            announcing(HERE, TODAY + 9 * A_DAY, series=SERIES),
            rules.announce_deliberation_day,
            d.DayStage.ANNOUNCED,
            "deliberation_day_not_of_series",
            {"right": date(2026, 1, 12), "day": TODAY + 9 * A_DAY},
        ),
        (
            m.MoveDeliberationDay(deliberation=IT, day=TODAY, reason="改期"),
            rules.move_deliberation_day,
            d.DayStage.ANNOUNCED,
            "deliberation_notice_short",
            {"days": 1, "day": TODAY},
        ),
    ]
    for command, rule, stage, code, facts in wrong:
        day(command, rule, change(HELD, stage=stage)).refused(code, **facts)
