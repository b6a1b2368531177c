"""Between the domain's values and what storages and wires carry. The only user of cattrs."""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, get_type_hints

import attrs
import msgspec
from cattrs.errors import BaseValidationError
from cattrs.preconf.msgspec import make_converter
from cattrs.v import transform_error

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.personal import ERASED, Personal, unseal
from ruralgov.ports.storage import Shape, Value

_converter = make_converter(forbid_extra_keys=True)
_converter.register_unstructure_hook_func(
    lambda kind: isinstance(kind, type) and issubclass(kind, Personal), unseal
)
_converter.register_structure_hook_func(
    lambda kind: isinstance(kind, type) and issubclass(kind, Personal),
    lambda text, kind: kind.of(text),
)


@cache
def personal_fields(kind: Any) -> frozenset[str]:
    """Return the names of the fields that hold personal values."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if _is_personal(hint))


def _is_personal(hint: object) -> bool:
    parts = getattr(hint, "__args__", (hint,))
    return any(isinstance(part, type) and issubclass(part, Personal) for part in parts)


def dump(value: Any) -> tuple[str, bytes | None]:
    """Return the open part of a value as canonical JSON, and its personal part or None."""
    fields = _converter.unstructure(value)
    secret = {name: fields.pop(name) for name in personal_fields(value.__class__) if fields[name]}
    return to_json(fields), msgspec.json.encode(secret, order="sorted") if secret else None


def load(kind: type, body: str, secret: bytes | None) -> Any:
    """Return the value that ``dump`` gave; what was erased comes back as the word erased."""
    fields = msgspec.json.decode(body)
    if secret is not None:
        fields |= msgspec.json.decode(secret)
    for name in personal_fields(kind) - fields.keys():
        fields[name] = ERASED if secret is None else None
    return _converter.structure(fields, kind)


def to_json(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces."""
    return msgspec.json.encode(_converter.unstructure(value), order="sorted").decode()


def message(kind: type, fields: object) -> Any:
    """Return the command or query of a type from plain data; raises ``BadInput``."""
    try:
        return _converter.structure(fields, kind)
    except BaseValidationError as error:
        typed = [e for e in _leaves(error) if isinstance(e, RuralgovError)]
        if typed:
            raise typed[0] from None
        problem = "; ".join(transform_error(error, path=kind.__name__))
        raise BadInput("message_malformed", name=kind.__name__, problem=problem) from None


def member(kind: Any, text: str) -> Any:
    """Return the member of an enumeration; raises ``message_malformed``."""
    try:
        return kind(text)
    except ValueError as error:
        raise BadInput("message_malformed", name=kind.__name__, problem=error) from None


def _leaves(error: BaseException) -> list[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in _leaves(inner)]
    return [error]


def schema(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a command or query."""
    return msgspec.json.schema(kind, schema_hook=_schema_of)


def _schema_of(kind: type) -> dict[str, Any]:
    if issubclass(kind, Personal):
        return {"type": "string", "description": (kind.__doc__ or "").splitlines()[0]}
    raise NotImplementedError(kind)


class Rows:
    """Turns the rows of one table into tuples of text and integers, and back."""

    def __init__(self, table: Table, lookup: Callable[[str], str]) -> None:
        self.table = table
        self.fields = [field.name for field in attrs.fields(table.row)]
        self._hints = get_type_hints(table.row)
        self._lookup = lookup

    def shape(self) -> Shape:
        """Return the shape that a storage needs to know."""
        columns = {name: self._kind(self._hints[name]) for name in self.fields}
        return Shape(
            self.table.name,
            columns,
            self.table.key,
            self.table.unique,
            (("owner",), *self.table.indexes),
        )

    def encode(self, owner: str, row: object) -> tuple[Value, ...]:
        """Return the tuple for a row of a record."""
        return (owner, *(self.value(getattr(row, name)) for name in self.fields[1:]))

    def decode(self, values: tuple[Value, ...]) -> Any:
        """Return the row for a tuple."""
        fields = dict(zip(self.fields, values, strict=True))
        return _converter.structure(fields, self.table.row)

    def key(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return the key of a tuple."""
        return tuple(values[self.fields.index(name)] for name in self.table.key)

    def value(self, value: object) -> Value:
        """Return a column's value; a personal one becomes its keyed HMAC."""
        match value:
            case None | int():
                return value
            case Personal():
                return self._lookup(unseal(value))
            case Enum():
                return str(value.value)
            case datetime() | date():
                return value.isoformat()
        return str(value)

    def _kind(self, hint: object) -> Any:
        parts = getattr(hint, "__args__", (hint,))
        return "integer" if int in parts else "text"
