"""Spans, and entries among them that are put right."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.spans import check_correction, corrected, entries, on


@frozen
class Stay:
    what: str
    since: date
    until: date = FOREVER


def day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


A, B = Stay("a", day(0), day(10)), Stay("b", day(10))
GAP = (A, Stay("b", day(20), day(30)))


def test_a_day_has_the_span_that_holds_on_it() -> None:
    assert [on((A, B), day(n)) for n in (-1, 0, 9, 10)] == [None, A, A, B]
    assert on(GAP, day(10)) is None
    assert entries(GAP) == [day(0), day(10), day(20), day(30)]


@pytest.mark.parametrize(
    ("spans", "entry", "right", "after"),
    [
        pytest.param((A, B), day(10), None, (Stay("a", day(0)),), id="the former goes on"),
        pytest.param(
            (A, B), day(10), day(5), (Stay("a", day(0), day(5)), Stay("b", day(5))), id="both move"
        ),
        pytest.param((A, B), day(0), None, (B,), id="a beginning takes its span"),
        pytest.param((A,), day(10), None, (Stay("a", day(0)),), id="an end leaves it open"),
        pytest.param(
            GAP, day(10), None, (Stay("a", day(0), day(20)), GAP[1]), id="open until the next"
        ),
        pytest.param(GAP, day(20), None, (A,), id="a return is withdrawn with its end"),
        pytest.param((A, B), day(7), None, (A, B), id="no such entry"),
    ],
)
def test_an_entry_is_withdrawn_or_moved(
    spans: tuple[Stay, ...], entry: date, right: date | None, after: tuple[Stay, ...]
) -> None:
    assert corrected(spans, entry, right) == after


@pytest.mark.parametrize(
    ("entry", "right", "code"),
    [
        (day(10), day(1), ""),
        (day(10), day(0), "entry_order"),
        (day(10), day(19), ""),
        (day(10), day(20), "entry_order"),
        (day(0), date(1900, 1, 1), ""),
        (day(30), date(2099, 1, 1), ""),
        (day(10), None, ""),
        (day(9), None, "entry_missing"),
    ],
)
def test_a_correction_stays_between_its_neighbours(
    entry: date, right: date | None, code: str
) -> None:
    given = nullcontext() if not code else pytest.raises(Refused, match=code)
    with given:
        check_correction(GAP, entry, right)
