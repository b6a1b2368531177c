"""What an answer is, and what it makes known: the pure part of the port of registers."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from ruralgov.domain.aid.asking.answers import bounds as in_file
from ruralgov.domain.aid.asking.answers import state_of
from ruralgov.domain.aid.asking.planning import LARGEST
from ruralgov.domain.aid.means.facts import FactState
from ruralgov.ports.registers import (
    EFFECTS,
    FIELDS,
    Answer,
    Band,
    Effect,
    NotAnswered,
    Question,
    Shape,
    Status,
    answered,
    bounds,
    without_value,
    wrong,
)
from tests.registers.test_files import TODAY, _plain

LIMIT = 5


def question(shape: Shape) -> Question:
    return evolve(_plain(), shape=shape, limit=LIMIT if shape is Shape.COMPARE else None)


def said(shape: Shape, **fields: object) -> Answer:
    return answered(question(shape), fields, as_of=TODAY)


@pytest.mark.parametrize(
    ("shape", "fields", "known"),
    [
        (Shape.EXISTS, {"there": True}, Band(1, None)),
        (Shape.EXISTS, {"there": False}, Band(0, 0)),
        (Shape.BAND, {"low": 2, "high": 7}, Band(2, 7)),
        (Shape.BAND, {"low": 2, "high": None}, Band(2, None)),
        (Shape.COMPARE, {"at_most": True}, Band(0, LIMIT)),
        (Shape.COMPARE, {"at_most": False}, Band(LIMIT + 1, None)),
        (Shape.VALUE, {"value": 0}, Band(0, 0)),
        (Shape.VALUE, {"value": 9}, Band(9, 9)),
    ],
)
def test_what_an_answer_makes_known(shape: Shape, fields: dict[str, Any], known: Band) -> None:
    found = said(shape, **fields)
    assert wrong(question(shape), found, TODAY) == ""
    assert bounds(question(shape), found) == known


@pytest.mark.parametrize(
    "status", [Status.AMBIGUOUS, Status.PARTIAL, Status.REFUSED, Status.FAILED]
)
def test_what_is_not_known_says_nothing(status: Status) -> None:
    found = without_value(question(Shape.VALUE), status, "")
    assert bounds(question(Shape.VALUE), found) is None
    assert EFFECTS[status] not in (Effect.KNOWN, Effect.ABSENT)


def test_each_status_has_an_effect_here_and_on_a_fact() -> None:
    assert set(EFFECTS) == set(Status)
    for status in (Status.FAILED, Status.AMBIGUOUS, Status.PARTIAL):
        assert state_of(status, in_file(status, None)) is FactState.UNKNOWN
    assert state_of(Status.REFUSED, in_file(Status.REFUSED, None)) is FactState.REFUSED
    assert in_file(Status.NONE, None) == (0, 0)


@pytest.mark.parametrize(
    ("shape", "fields"),
    [
        (Shape.EXISTS, {}),
        (Shape.EXISTS, {"there": 1}),
        (Shape.EXISTS, {"there": "true"}),
        (Shape.BAND, {"low": 7, "high": 2}),
        (Shape.BAND, {"high": 2}),
        (Shape.BAND, {"low": -1, "high": 2}),
        (Shape.BAND, {"low": 1, "high": True}),
        (Shape.COMPARE, {"at_most": 1}),
        (Shape.COMPARE, {"value": 4}),
        (Shape.VALUE, {"value": True}),
        (Shape.VALUE, {"value": 1.0}),
        (Shape.VALUE, {"value": "1"}),
        (Shape.VALUE, {"value": -1}),
        (Shape.VALUE, {"value": LARGEST + 1}),
        (Shape.VALUE, {"value": None}),
    ],
)
def test_types_are_not_guessed(shape: Shape, fields: dict[str, Any]) -> None:
    with pytest.raises(NotAnswered, match="value_wrong"):
        said(shape, **fields)


def test_a_comparison_without_a_limit_has_no_answer() -> None:
    asked = evolve(question(Shape.COMPARE), limit=None)
    with pytest.raises(NotAnswered):
        answered(asked, {"at_most": True}, as_of=TODAY)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"key": "other"}, "key_wrong"),
        ({"reference": "other"}, "person_wrong"),
        ({"as_of": None}, "day_wrong"),
        ({"as_of": TODAY + timedelta(days=1)}, "day_wrong"),
        ({"as_of": TODAY}, ""),
        ({"as_of": date(1990, 1, 1)}, ""),
        ({"value": True}, "value_wrong"),
        ({"value": None}, "value_wrong"),
        ({"value": Band(1, 2)}, "value_wrong"),
        ({"status": Status.NONE}, "value_wrong"),
        ({"status": Status.NONE, "value": None}, ""),
        ({"status": Status.REFUSED, "reference": "", "as_of": None}, ""),
    ],
)
def test_what_is_no_answer_is_named(changes: dict[str, Any], code: str) -> None:
    found = evolve(said(Shape.VALUE, value=4), **changes)
    assert wrong(question(Shape.VALUE), found, TODAY) == code


@given(
    shape=st.sampled_from(Shape),
    fields=st.dictionaries(
        st.sampled_from([*{name for some in FIELDS.values() for name in some}, "name", "phone"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    ),
)
@example(shape=Shape.EXISTS, fields={"there": True, "phone": "1"})
def test_p7_whatever_comes_is_an_answer_in_its_shape_or_none(
    shape: Shape, fields: dict[str, Any]
) -> None:
    asked = question(shape)
    try:
        found = answered(asked, fields, as_of=TODAY)
    except NotAnswered:
        return
    assert wrong(asked, found, TODAY) == ""
    assert found.dropped == len(set(fields) - set(FIELDS[shape]))
    known = bounds(asked, found)
    assert known is not None
    assert 0 <= known.low <= LARGEST + 1
