"""What a message names: ids of records that must be there, roles and purposes that the app knows.

It is found by the types of the fields, so that no command can forget to look.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from ruralgov.app import texts
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.roles import Purpose, Role

Named = tuple[Record[Any, Any], str]
"""A record, and the key of one that a message names."""
Finder = Callable[[Any], Iterator[tuple[Any, str]]]
"""Gives what a value names: (record or type of label, name)."""


class References:
    """Finds what messages name, and refuses what is not there."""

    def __init__(
        self, records: Iterable[Record[Any, Any]], labels: Mapping[type, Set[str]]
    ) -> None:
        self._records = {record.id: record for record in records if record.id is not None}
        self._labels = labels
        self._finders: dict[type, Finder | None] = {}

    def named(self, message: Any) -> list[Named]:
        """Return the records that a message names, but the city, which is always there.

        Raises ``role_unknown`` and ``purpose_unknown``.
        """
        finder = self._finder_of(type(message))
        if finder is None:
            return []
        found: list[Named] = []
        for what, name in finder(message):
            if isinstance(what, type):
                self._check_label(what, name)
            elif name != CITY:
                found.append((what, name))
        return found

    def _check_label(self, kind: type, name: str) -> None:
        known = self._labels[kind]
        if name not in known:
            said = texts.ROLE_UNKNOWN if kind is Role else texts.PURPOSE_UNKNOWN
            raise BadInput(said, name=name, known=", ".join(sorted(known)))

    def _finder_of(self, kind: type) -> Finder | None:
        if kind not in self._finders:
            self._finders[kind] = None  # a type that holds itself names nothing through itself
            self._finders[kind] = self._of_class(kind)
        return self._finders[kind]

    def _finder(self, hint: Any) -> Finder | None:
        """Return what finds the names in a value of a type; None where it can hold none."""
        if hint in self._records:
            return partial(_one, self._records[hint])
        origin, inside = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._of_union(inside)
        if origin in (tuple, frozenset, list):
            finder = next(filter(None, map(self._finder, inside)), None)
            return None if finder is None else partial(_each, finder)
        if not isinstance(hint, type):
            return None
        if issubclass(hint, Label):
            return partial(_one, Role if issubclass(hint, Role) else Purpose)
        return self._finder_of(hint) if attrs.has(hint) else None

    def _of_class(self, kind: type) -> Finder | None:
        hints = get_type_hints(kind)
        finders = [
            (field.name, finder)
            for field in attrs.fields(kind)
            if (finder := self._finder(hints[field.name])) is not None
        ]
        return partial(_fields, finders) if finders else None

    def _of_union(self, parts: Iterable[Any]) -> Finder | None:
        known = {part: finder for part in parts if (finder := self._finder(part)) is not None}
        if len(known) > 1:  # classes, told apart by the value
            return partial(_by_type, known)
        return next((partial(_first, finder) for finder in known.values()), None)


def _one(what: object, value: str) -> Iterator[tuple[Any, str]]:
    yield what, value


def _first(finder: Finder, value: Any) -> Iterator[tuple[Any, str]]:
    return iter(()) if value is None else finder(value)


def _by_type(finders: Mapping[type, Finder], value: Any) -> Iterator[tuple[Any, str]]:
    finder = finders.get(type(value))
    return iter(()) if finder is None else finder(value)


def _each(finder: Finder, values: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    for value in values:
        yield from finder(value)


def _fields(finders: list[tuple[str, Finder]], value: Any) -> Iterator[tuple[Any, str]]:
    for name, finder in finders:
        yield from finder(getattr(value, name))
