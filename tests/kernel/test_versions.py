"""Versions that each hold until the next begins, and one among them that is put right."""

from datetime import date, timedelta

import pytest
from attrs import frozen
from tests.town import code_of

from ruralgov.domain.kernel.versions import (
    check_version_correction,
    corrected_versions,
    in_the_way,
    version_on,
    with_version,
)


@frozen
class Paper:
    what: str
    since: date


def day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


A, B, C = Paper("a", day(0)), Paper("b", day(10)), Paper("c", day(20))
ALL = (A, B, C)


@pytest.mark.parametrize(
    ("number", "held"), [(-1, None), (0, A), (9, A), (10, B), (19, B), (20, C), (99, C)]
)
def test_a_version_holds_until_the_next_begins(number: int, held: Paper | None) -> None:
    assert version_on(ALL, day(number)) == held
    assert version_on((), day(number)) is None


def test_one_more_takes_its_place_in_the_order_of_days() -> None:
    assert with_version((A, C), B) == with_version((B, C), A) == with_version((A, B), C) == ALL


@pytest.mark.parametrize(
    ("since", "today", "held"),
    [
        pytest.param(9, 10, B, id="one that began today holds already"),
        pytest.param(9, 9, None, id="one of tomorrow is in nobody's way"),
        pytest.param(10, 9, B, id="its own day is taken"),
        pytest.param(11, 10, None, id="after what holds, before what comes"),
        pytest.param(20, 10, C, id="the day of one that comes is taken"),
        pytest.param(5, 25, C, id="the newest that holds is named"),
        pytest.param(21, 25, None, id="after all"),
    ],
)
def test_what_is_yet_to_come_is_in_nobody_s_way(since: int, today: int, held: Paper | None) -> None:
    assert in_the_way(ALL, day(since), day(today)) == held


@pytest.mark.parametrize(
    ("right", "after"),
    [
        (None, (A, C)),
        (day(11), (A, Paper("b", day(11)), C)),
        (day(25), (A, C, Paper("b", day(25)))),
        (day(-5), (Paper("b", day(-5)), A, C)),
    ],
)
def test_one_is_withdrawn_or_moved_also_past_others(
    right: date | None, after: tuple[Paper, ...]
) -> None:
    assert corrected_versions(ALL, day(10), right) == after
    assert corrected_versions(ALL, day(11), right) == ALL


@pytest.mark.parametrize(
    ("entry", "right", "code"),
    [
        (day(10), None, ""),
        (day(10), day(30), ""),
        (day(10), day(20), "entry_taken"),
        (day(10), day(10), "entry_taken"),
        (day(11), None, "entry_missing"),
    ],
)
def test_only_what_was_entered_is_put_right_and_on_a_free_day(
    entry: date, right: date | None, code: str
) -> None:
    assert code_of(lambda: check_version_correction(ALL, entry, right)) == code
    assert code_of(lambda: check_version_correction((), entry, right)) == "entry_missing"
