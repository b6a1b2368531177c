"""A message made in Python is held to the types of its fields, at every place within it."""

from collections.abc import Iterator
from copy import copy
from datetime import UTC, date, datetime
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.door.catalogue import KINDS, example

from ruralgov.app import codec
from ruralgov.app.messages import faults, form_of
from ruralgov.domain.kernel.bounds import Items, Length, Narrative, Within
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.kernel.personal import Address, IdentityNumber, PersonName, Telephone
from ruralgov.domain.kernel.roles import Role

STRANGE: Final[list[Any]] = [
    *(None, True, 1, 1.0, "x", b"x", [], (), {}, set(), frozenset(), object, object()),
    *(date(2024, 1, 5), datetime(2024, 1, 5, tzinfo=UTC), datetime(2024, 1, 5)),  # noqa: DTZ001
    *(("x",), ["x"], (1,), (None,), Role("auditor"), "auditor", Address("x"), Role),
]
OUT_OF_BOUNDS: Final[list[Any]] = [2**63, -(2**63), "x" * 10_001, "a\x00", "\ud800"]


def fits(hint: Any, value: Any) -> bool:
    """Tell whether a value is of a type, and of no other."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(part, value) for part in inside)
    if origin in (tuple, frozenset):
        return type(value) is origin and all(fits(inside[0], one) for one in value)
    if hint in (Month, Number):
        return False
    if hint is datetime:
        return type(value) is datetime and value.tzinfo is not None
    return type(value) is getattr(hint, "__supertype__", hint)


def places(value: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Give the way to every field within a message, and its type."""
    for name, hint in get_type_hints(type(value)).items():
        if name not in {one.name for one in attrs.fields(type(value))}:
            continue
        yield (name,), hint
        held = getattr(value, name)
        if attrs.has(type(held)):
            yield from (((name, *path), inner) for path, inner in places(held))
        if isinstance(held, tuple) and held and attrs.has(type(held[0])):
            yield from (((name, 0, *path), inner) for path, inner in places(held[0]))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Return a copy with another value at a place, past every validator."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, tuple):
        return (put(value[0], tuple(rest), new), *value[1:])
    changed = copy(value)
    object.__setattr__(changed, step, put(getattr(value, step), tuple(rest), new))
    return changed


@pytest.mark.parametrize("name", KINDS)
def test_a_value_of_another_type_is_refused_at_every_place(name: str) -> None:
    with attrs.validators.disabled():  # rules of the domain about what it says
        whole = codec.message(KINDS[name], example(name, whole=True))
    assert faults(whole) is None
    for path, hint in places(whole):
        for value in STRANGE:
            found = faults(put(whole, path, value))
            assert (found is None) == fits(hint, value), (path, value)
            assert found is None or isinstance(found, BadInput)
        for value in OUT_OF_BOUNDS:
            assert faults(put(whole, path, value)) is not None, path


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (PersonName("钱\x00"), "text_not_clean"),
        (PersonName(" 钱"), "value_not_normal"),
        (PersonName("x" * 61), "text_too_long"),
        (Telephone("138 0000 0000"), "value_not_normal"),
        (IdentityNumber("1"), "identity_number_wrong"),
        (Address("x" * 501), "text_too_long"),
        (Address("村\ud800"), "text_not_clean"),
    ],
)
def test_a_personal_value_made_past_its_rule_is_refused(value: Any, code: str) -> None:
    kind = attrs.make_class("Message", {"inner": attrs.field(type=type(value))}, frozen=True)
    found = faults(kind(value))
    assert found is not None
    assert found.code == code


@attrs.frozen
class Declared:
    depth: Annotated[int, Within(0, 500)] = 1
    answer: Narrative | None = None
    codes: Annotated[tuple[Annotated[str, Length(3, "[A-Z]+")], ...], Items(2)] = ()


@pytest.mark.parametrize(
    ("fields", "good"),
    [
        ({"depth": 500, "answer": "x" * 10_000, "codes": ["ABC", "Z"]}, True),
        ({"depth": 501}, False),
        ({"answer": "x" * 10_001}, False),
        ({"codes": ["ABCD"]}, False),
        ({"codes": ["a"]}, False),
        ({"codes": ["A", "B", "C"]}, False),
    ],
)
def test_a_field_may_declare_another_bound(fields: dict[str, Any], good: bool) -> None:
    tupled: Any = {name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()}
    assert (faults(Declared(**tupled)) is None) is good
    assert Draft202012Validator(codec.schema(Declared)).is_valid(fields) is good
    if good:
        assert codec.message(Declared, fields) == Declared(**tupled)
    else:
        with pytest.raises(BadInput):
            codec.message(Declared, fields)


@pytest.mark.parametrize("hint", [float, dict[str, int], list[int], int | str, tuple[int, int]])
def test_a_type_that_no_schema_holds_is_refused_before_it_is_met(hint: Any) -> None:
    kind = attrs.make_class("Odd", {"field": attrs.field(type=hint)}, frozen=True)
    with pytest.raises(TypeError, match="Odd"):
        form_of(kind)


def test_a_class_that_holds_itself_has_no_bound_and_is_refused() -> None:
    kind = attrs.make_class("Loop", {"inner": attrs.field(type=int)}, frozen=True)
    kind.__annotations__["inner"] = kind
    with pytest.raises(TypeError, match="holds itself"):
        form_of(kind)
