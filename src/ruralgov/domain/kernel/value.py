"""Values: classes of attrs, of which what is rarely asked for is made when it first is."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs

_LATER: Final = ("__eq__", "__hash__", "__repr__")

if TYPE_CHECKING:
    from attrs import frozen as frozen
else:

    def frozen(kind: type | None = None, **options: Any) -> Any:
        """Return what ``attrs.frozen`` does, in half the time.

        A process has two thousand such classes, and compares or shows values of a few: how that is
        done attrs writes and compiles for a class only when the first of its values is.
        """
        if kind is None:
            return partial(frozen, **options)
        later = [name for name in _LATER if name not in vars(kind)]
        made = attrs.frozen(kind, eq=False, repr=False, **options)
        for name in later:
            setattr(made, name, _first(made, name, later))
        return made


def _first(kind: Any, name: str, later: list[str]) -> Callable[..., Any]:
    def first(value: object, *other: object) -> Any:
        _complete(kind, later)
        return getattr(kind, name)(value, *other)

    return first


def _complete(kind: Any, later: list[str]) -> None:
    """Give a class the methods that attrs makes for its fields."""
    like = {
        one.name: attrs.field(
            default=None, eq=one.eq_key or one.eq, hash=one.hash, repr=one.repr, init=one.init
        )
        for one in attrs.fields(kind)
    }
    made = attrs.make_class(kind.__name__, like, frozen=True)
    for name in later:
        setattr(kind, name, vars(made)[name])
