"""Numbers, codes and labels as they are written, and how large what comes in may be."""

from fractions import Fraction
from typing import get_args

import pytest
from tests.town import code_of

from ruralgov.domain.kernel import bounds
from ruralgov.domain.kernel.bounds import Items, Length, Within
from ruralgov.domain.kernel.codes import LENGTH, MARKS, as_typed
from ruralgov.domain.kernel.codes import code_of as code_from
from ruralgov.domain.kernel.events import by_name, schema_of
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.month import (
    EARLIEST,
    LATEST,
    MONTH,
    Month,
    first_day,
    last_day,
    month_before,
    month_of,
    months_from,
    period_span,
)
from ruralgov.domain.kernel.number import NUMBER, Number, counted, exact, printed
from ruralgov.domain.kernel.open_text import BY_NAME, TextKind, kind_of, text_of
from ruralgov.domain.kernel.point import Point, inside
from ruralgov.domain.kernel.proposals import NEVER, Proposals
from ruralgov.domain.kernel.publish import Keeps, Publishes, kept
from ruralgov.domain.kernel.roles import Access, Purpose, Role


def test_what_comes_in_has_bounds_where_nobody_declares_others() -> None:
    assert (Length(1000), Length(200), Items(10_000)) == (bounds.TEXT, bounds.NAME, bounds.MANY)
    whole = 9_223_372_036_854_775_807  # what a signed number of 64 bits holds
    assert Within(-whole, whole) == bounds.WHOLE
    assert {kind: one.most for kind, one in bounds.TEXTS.items()} == {Month: 7, Number: 20}
    assert {kind: one.pattern for kind, one in bounds.TEXTS.items()} == {
        Month: MONTH,
        Number: NUMBER,
    }
    assert bounds.NUMBERS[Fen] == Within(-LARGEST, LARGEST)
    assert get_args(bounds.Narrative)[1] == Length(10_000)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(149, 100), 0, "1"),
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(-5, 1000), 2, "-0.01"),
        (Fraction(4999, 10**6), 2, "0.00"),
        (Fraction(0), 2, "0.00"),
        (Fraction(25), 1, "25.0"),
    ],
)
def test_a_value_is_rounded_once_with_halves_away_from_zero(
    value: Fraction, places: int, text: str
) -> None:
    assert printed(value, places) == text
    assert printed(Fraction(2, 3)) == "0.67"  # two places, where none are named


def test_a_number_is_exact() -> None:
    assert exact(Number("0.75")) == Fraction(3, 4)
    assert counted(7) == "7"
    assert exact(counted(7)) == 7


def test_a_code_is_of_clear_marks_in_groups_and_read_however_it_is_typed() -> None:
    assert code_from(bytes(8)) == "0000-0000-0000"
    assert code_from(bytes([0] * 7 + [1])) == "1000-0000-0000"
    assert code_from(bytes([0] * 7 + [32])) == "0100-0000-0000"
    assert code_from(bytes([255] * 8)) == "ZZZZ-ZZZZ-ZZZZ"
    assert code_from(bytes(8) + b"more") == code_from(bytes(8))
    assert (LENGTH, len(MARKS), set(MARKS) & set("ILOU")) == (12, 32, set())
    for typed in ("7k3m 0qz4 xw2a", "7K3M—OQZ4.XW2A", "７Ｋ３Ｍ-oQZ4-XW2A"):
        assert as_typed(typed) == "7K3M0QZ4XW2A"
    assert as_typed("il") == "11"


@pytest.mark.parametrize(
    ("asked", "answered", "seen", "code"),
    [
        (1, 0, 0, ""),
        (2, 0, 0, "proposal_unseen"),
        (2, 1, 0, ""),
        (3, 1, 0, "proposal_unseen"),
        (2, 0, 2, ""),
        (2, 0, 1, "proposal_changed"),
        (2, 2, 0, ""),
        (1, 0, 2, "proposal_changed"),
        (0, 0, 0, ""),
    ],
)
def test_who_reviews_names_the_proposal_that_was_seen(
    asked: int, answered: int, seen: int, code: str
) -> None:
    proposals = Proposals(asked=asked, answered=answered)
    assert code_of(lambda: proposals.must_be_seen(seen)) == code


def test_a_proposal_waits_until_somebody_answers() -> None:
    assert NEVER.again().again() == Proposals(asked=2, answered=0)
    assert NEVER.again().again().over() == Proposals(asked=2, answered=2)


def test_the_months_of_a_period_are_all_of_them() -> None:
    first, last = Month("2025-11"), Month("2026-02")
    assert list(months_from(first, last)) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert list(months_from(first, first)) == [first]
    assert list(months_from(last, first)) == []
    assert month_before(Month("2026-01")) == "2025-12"
    assert month_of(first_day(Month("0987-06"))) == "0987-06"
    assert [last_day(Month(f"2024-0{n}")).day for n in (1, 2, 4)] == [31, 29, 30]
    assert period_span("2026-01", "2026-01") == ("month", "2026-00", "2026-01")
    assert period_span("2026-11", "2026-12") == ("month", "2026-10", "2026-12")
    assert (EARLIEST, LATEST) == ("0000-01", "9999-12")


def at(east: int, north: int) -> Point:
    return Point(longitude=122_000_000 + east, latitude=37_000_000 + north)


SQUARE = (at(0, 0), at(100, 0), at(100, 100), at(0, 100))
HOOK = (at(0, 0), at(300, 0), at(300, 300), at(200, 300), at(200, 100), at(0, 100))


@pytest.mark.parametrize(
    ("point", "square", "hook"),
    [
        (at(50, 50), True, True),
        (at(0, 50), True, True),  # a side on the west is within, one on the east is beside
        (at(100, 50), False, True),
        (at(50, 0), True, True),
        (at(50, 100), False, False),
        (at(-1, 50), False, False),
        (at(150, 50), False, True),
        (at(150, 200), False, False),
        (at(250, 200), False, True),
        (at(250, 300), False, False),
    ],
)
def test_a_point_is_inside_where_a_ray_leaves_once(point: Point, square: bool, hook: bool) -> None:
    for turned in (1, -1):
        assert inside(point, SQUARE[::turned]) is square
        assert inside(point, HOOK[::turned]) is hook
    assert not inside(point, ())


def test_a_slanting_side_is_crossed_exactly() -> None:
    triangle = (at(0, 0), at(300, 100), at(0, 100))
    assert [inside(at(east, 50), triangle) for east in (149, 150, 151)] == [True, False, False]
    steep = (at(0, 0), at(300, 0), at(300, 100))
    assert [inside(at(east, 50), steep) for east in (149, 150, 151)] == [False, True, True]


READER, WRITER = Role("test_reader", "读者", "reader"), Role("test_writer", "作者", "writer")
WORK, AUDIT, PLAY = Purpose("test_work"), Purpose("test_audit"), Purpose("test_play")


def test_a_purpose_that_is_reserved_is_given_by_some_of_the_roles() -> None:
    access = Access(
        roles=frozenset({READER, WRITER}),
        purposes=frozenset({WORK, AUDIT}),
        reserved=((AUDIT, frozenset({WRITER, Role("test_other")})),),
    )
    assert access.roles_for(WORK) == {READER, WRITER}
    assert access.roles_for(AUDIT) == {WRITER}
    assert access.roles_for(PLAY) == frozenset()
    assert access.from_town is False


class Old:
    pass


class New:
    SCHEMA = 3


def test_an_event_has_a_schema_a_name_and_a_way_in_the_feed() -> None:
    assert (schema_of(Old), schema_of(New)) == (1, 3)
    assert by_name((Old, New)) == {"Old": Old, "New": New}
    leaves = Publishes(New, ("a",), ("b",), ("c",))
    assert (leaves.names, leaves.version) == (("a", "b", "c"), 1)
    assert kept("secret", Old, New) == (Keeps(Old, "secret"), Keeps(New, "secret"))


def test_the_kind_of_an_open_text_is_said_by_its_name_or_its_field() -> None:
    assert kind_of("reason", {}) is TextKind.OFFICE
    assert kind_of("reason", text_of(TextKind.CODE)) is TextKind.CODE
    assert kind_of("nobody_said", {}) is None
    assert set(BY_NAME.values()) == set(TextKind)
