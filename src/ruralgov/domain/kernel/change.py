"""A copy of a value with some of its fields changed."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from attrs import evolve, fields

T = TypeVar("T")
Setters = dict[str, Callable[[Any, Any], None]]


def change(value: T, **changes: Any) -> T:
    """Return what ``attrs.evolve`` returns; of a wide state without validators in half the time.

    A case has 35 fields and changes nine times in its life.
    """
    kind: Any = type(value)
    setters, read = _plain(kind)
    if not setters or not setters.keys() >= changes.keys():
        return evolve(value, **changes)  # type: ignore[misc]
    new: T = kind.__new__(kind)
    for write, held in zip(setters.values(), read(value), strict=True):
        write(new, held)
    for name, held in changes.items():
        setters[name](new, held)
    return new


@cache
def _plain(kind: Any) -> tuple[Setters, Callable[[Any], tuple[Any, ...]]]:
    """Return what sets each field, and what reads them all; nothing where making one does more."""
    found = fields(kind)
    made_by_hand = hasattr(kind, "__attrs_post_init__") or any(
        one.validator or one.converter or one.alias != one.name for one in found
    )
    names = [one.name for one in found]
    slotted = all(hasattr(getattr(kind, name, None), "__set__") for name in names)
    if made_by_hand or not slotted or len(names) < 2:
        return {}, attrgetter("__class__")
    return {name: getattr(kind, name).__set__ for name in names}, attrgetter(*names)
