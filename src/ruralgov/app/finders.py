"""Finds values of some types wherever they stand in a message, by the types of its fields.

How, is decided once for each class, so that a message without any costs a look-up and no more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import UnionType
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints

import attrs


class Field(Protocol):
    """What attrs knows of a field."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def metadata(self) -> Mapping[Any, Any]:
        """What is declared of it."""

    @property
    def default(self) -> Any:
        """What stands for it where it is left out."""


Found = Sequence[tuple[Any, Any]]
Finder = Callable[[Any], Found]
"""Gives what a value holds: (what kind of thing, the thing)."""
Leaf = Callable[[Any, Field], object | None]
"""What kind of thing a type is, in a field; None where it is none that is looked for."""


class Finders:
    """The finders of classes, each made when it is first asked for."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._known: dict[type, Finder | None] = {}

    def of(self, kind: type) -> Finder | None:
        """Return what finds things in the values of a class; None where it can hold none."""
        if kind not in self._known:
            self._known[kind] = None  # a type that holds itself holds nothing through itself
            self._known[kind] = self._of_class(kind)
        return self._known[kind]

    def _of_class(self, kind: type) -> Finder | None:
        hints = get_type_hints(kind)
        finders = [
            (field.name, finder)
            for field in attrs.fields(kind)
            if (finder := self._finder(hints[field.name], field)) is not None
        ]
        return partial(_fields, finders) if finders else None

    def _finder(self, hint: Any, field: Field) -> Finder | None:
        """Return what finds things in a value of a type; None where it can hold none."""
        what = self._leaf(hint, field)
        if what is not None:
            return partial(_one, what)
        origin, inside = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._of_union(inside, field)
        if origin in (tuple, frozenset, list):
            finders = (self._finder(part, field) for part in inside)
            finder = next(filter(None, finders), None)
            return None if finder is None else partial(_each, finder)
        return self.of(hint) if isinstance(hint, type) and attrs.has(hint) else None

    def _of_union(self, parts: Iterable[Any], field: Field) -> Finder | None:
        real = [part for part in parts if part is not type(None)]
        found = {_class(part): self._finder(part, field) for part in real}
        known = {kind: finder for kind, finder in found.items() if finder is not None}
        if known and len(real) > 1:
            return partial(_by_type, known)
        return next((partial(_first, finder) for finder in known.values()), None)


def _class(part: Any) -> Any:
    """Return the class of the values of a type."""
    return get_origin(part) or getattr(part, "__supertype__", part)


def _one(what: object, value: Any) -> Found:
    return ((what, value),)


def _first(finder: Finder, value: Any) -> Found:
    return () if value is None else finder(value)


def _by_type(finders: Mapping[type, Finder], value: Any) -> Found:
    finder = finders.get(type(value))
    return () if finder is None else finder(value)


def _each(finder: Finder, values: Iterable[Any]) -> Found:
    found: list[tuple[Any, Any]] = []
    for value in values:
        found += finder(value)
    return found


def _fields(finders: list[tuple[str, Finder]], value: Any) -> Found:
    found: list[tuple[Any, Any]] = []
    for name, finder in finders:
        found += finder(getattr(value, name))
    return found
