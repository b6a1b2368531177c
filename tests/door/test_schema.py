"""What the published JSON Schema refuses the door refuses, and the other way round.

At each place of each message a third of the hostile values is tried, another at each turn
(``tests/sampling.py``), or all with ``RURALGOV_SWEEP=full``.
"""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.door.catalogue import CATALOGUE, JUDGES, KINDS, example, parts, put, without
from tests.sampling import by_turns

from ruralgov.app import codec
from ruralgov.app.forms import PLAIN
from ruralgov.app.messages import faults, form_of
from ruralgov.app.problems import Wrong
from ruralgov.domain.kernel.clean import has_marks
from ruralgov.domain.kernel.errors import BadInput

MALFORMED: Final = "message_malformed"
SHAPE: Final = {
    *(MALFORMED, "text_too_long", "month_wrong", "number_wrong", "date_wrong", "role_unknown")
}
"""What is refused for its form; a schema says all of it."""
HOSTILE: Final[list[Any]] = [
    *(None, True, False, 0, -1, 12.99, 12.0, 2**63, -(2**63), 2**63 - 1, 10**400),
    *(float("inf"), float("nan"), "", "x", "false", "12", "null", "9999-12", "2024-13"),
    *("x" * 1001, "a\x00b", "a\nb", "a\x85b", "é\u3000村𠮷", "2024-03\n", "x" * 10_001),
    *("2024-02-30", "20240105", "2024-W01-1", "2024-1-5", " 2024-01-05", "2024-01-05T00:00:00"),
    *("2024-01-05T00:00:00Z", "2024-01-05T00:00:00.123456789+08:00", "２０２４-01-05"),
    *([], ["x"], [[]], [None], "[]", {}, {"x": 1}, [1, 1], ("x",)),
]
NUMBERS: Final = {name: number for number, name in enumerate(KINDS)}


def problems(kind: type, plain: Any) -> list[str]:
    """Return the codes of what the door finds wrong with a message."""
    try:
        made = form_of(kind).read(plain)
        CATALOGUE.references.named(made)
    except Wrong as wrong:
        with pytest.raises(BadInput):
            codec.message(kind, plain)
        return [one.error.code if one.error else MALFORMED for one in wrong.problems]
    except BadInput as error:
        return [error.code]
    assert faults(made) is None, "what was read is what could have been made in Python"
    return []


def agree(name: str, plain: Any, *, good: bool) -> None:
    """Hold what the door says of a message beside what its schema says.

    A rule of the domain may refuse what is well formed, such as a wrong check digit.
    """
    found = problems(KINDS[name], plain)
    if good:
        assert not SHAPE.intersection(found), plain
    else:
        assert found, plain


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_value_at_any_place_is_refused_by_both_or_by_none(name: str) -> None:
    judge = JUDGES[name]
    small, whole = example(name, whole=False), example(name, whole=True)
    for plain in (small, whole):
        assert judge.is_valid(plain)
        agree(name, plain, good=True)
    assert not judge.is_valid({**small, "more": 1})
    agree(name, {**small, "more": 1}, good=False)
    for number, (path, schema) in enumerate(parts(name, whole), NUMBERS[name]):
        part = judge.evolve(schema={**schema, "$defs": judge.schema["$defs"]})
        for value in by_turns(HOSTILE, 3, number):
            agree(name, put(whole, path, value), good=part.is_valid(value))
        if path and isinstance(path[-1], str):
            less = without(whole, path)
            agree(name, less, good=judge.is_valid(less))


LEAVES: Final = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
PLAINS: Final = st.recursive(
    LEAVES | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)


@given(data=st.data(), name=st.sampled_from(sorted(KINDS)), count=st.integers(1, 4))
def test_several_places_at_once(data: st.DataObject, name: str, count: int) -> None:
    plain, good = example(name, whole=data.draw(st.booleans())), True
    for _ in range(count):
        path = data.draw(st.sampled_from([path for path, _ in parts(name, plain)]))
        plain = put(plain, path, data.draw(PLAINS))
        good = JUDGES[name].is_valid(plain)
        if not good:
            break
    agree(name, plain, good=good)


def test_the_pattern_of_texts_is_what_the_door_looks_for() -> None:
    judge = JUDGES["RegisterPlace"].evolve(schema={"type": "string", "pattern": PLAIN})
    for point in (*range(0xD800), *range(0xE000, 0x20000)):
        assert judge.is_valid(chr(point)) != has_marks(chr(point)), hex(point)
    assert has_marks("\ud800"), "half a character is no text of JSON at all"
