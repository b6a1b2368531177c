"""A copy with changes is what attrs makes of it, whatever the class."""

from functools import cached_property
from typing import Any

import pytest
from attrs import evolve, field, frozen
from attrs.validators import gt

from ruralgov.domain.kernel.change import change


@frozen(kw_only=True)
class Plain:
    one: int
    two: str = "two"
    three: tuple[int, ...] = ()


@frozen
class Checked:
    one: int = field(validator=gt(0))
    two: int = field(default=2, converter=int)


@frozen(slots=False)
class Loose:
    one: int
    two: int = 2


@frozen(slots=False)
class Remembering:
    one: int
    two: int = 2

    @cached_property
    def both(self) -> int:
        """Return what is worked out once of the fields."""
        return self.one + self.two


@frozen
class Counted:
    one: int
    two: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "two", self.one * 2)


@frozen
class Single:
    one: tuple[int, ...]


@frozen
class Converted:
    one: int = field(converter=int)
    two: int = 2


@frozen
class Named:
    _one: int
    two: int = 2


@frozen(slots=False)
class Mixed(Plain):
    four: int = 4


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        (Plain(one=1), {"two": "2", "three": (3,)}),
        (Plain(one=1), {}),
        (Checked(1), {"two": "3"}),
        (Loose(1), {"two": 3}),
        (Remembering(1), {"two": 3}),
        (Counted(1), {"one": 2}),
        (Single((1, 2)), {}),
        (Single((1, 2)), {"one": (3,)}),
        (Converted(1), {"one": "3"}),
        (Named(1), {"one": 3}),
        (Mixed(one=1), {"four": 5}),
    ],
)
def test_it_is_what_attrs_makes(value: Any, changes: dict[str, Any]) -> None:
    before = evolve(value)
    made = change(value, **changes)
    assert made == evolve(value, **changes)
    assert (type(made), value) == (type(value), before)
    assert hash(made) == hash(evolve(value, **changes))


def test_what_a_class_refuses_is_refused() -> None:
    with pytest.raises(ValueError, match="one"):
        change(Checked(1), one=0)


def test_a_field_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError, match="four"):
        change(Plain(one=1), four=4)
    with pytest.raises(TypeError, match="four"):
        change(Loose(1), four=4)


def test_what_was_worked_out_is_not_copied() -> None:
    value = Remembering(1)
    assert value.both == 3
    assert change(value, two=4).both == 5
