"""Between the domain's values and what storages and wires carry. The only user of cattrs.

msgspec writes JSON and reads back what the store gives (it knows attrs classes); cattrs reads what
was stored otherwise once, more slowly. What was stored is read as it is; ``messages`` reads what
comes in.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache, partial
from operator import attrgetter, itemgetter
from types import GenericAlias
from typing import Any, get_type_hints

import attrs
import msgspec
from cattrs.preconf.msgspec import MsgspecJsonConverter, make_converter

from ruralgov.app import columns
from ruralgov.app.messages import message as message
from ruralgov.app.messages import schema as schema
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import CLOSED, UNREADABLE, Personal, unseal
from ruralgov.ports.storage import Row, Shape, Transaction, Value, Where

AT_ONCE = 1000
"""Rows that are read together."""


def _is_kind(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Personal)


def _is_label(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Label)


def _label(text: object, kind: type[Label]) -> Label:
    if not isinstance(text, str):
        raise TypeError(kind.__name__)
    return kind(text)


def _make() -> MsgspecJsonConverter:
    converter = make_converter(detailed_validation=False)
    converter.register_structure_hook_func(_is_label, _label)
    converter.register_structure_hook_func(_is_kind, lambda text, kind: kind(text))
    converter.register_structure_hook(date, lambda text, _: _read_day(text))
    return converter


def _read_day(text: str) -> date:
    """Return a stored day; the first release could take an instant for one."""
    day, _, _ = text.partition("T")
    return date.fromisoformat(day)


_inside = _make()


def _open(value: object) -> object:
    """Write what JSON does not know: a personal value as its text, a label as its name."""
    if isinstance(value, Personal):
        return unseal(value)
    return _name(value)


def _name(value: object) -> str:
    if isinstance(value, Label):
        return str(value)
    raise TypeError(type(value).__name__)


def _leave_out(value: object) -> object:
    """Write of a personal value only that it was erased."""
    if isinstance(value, Personal):
        return text if (text := unseal(value)) in CLOSED else None
    return _name(value)


def closed(value: Any) -> dict[str, Any]:
    """Return a state or an event as plain data; of a personal value only that it was erased."""
    found: dict[str, Any] = msgspec.json.decode(_leaving_out.encode(value))
    return found


_encoder = msgspec.json.Encoder(enc_hook=_open, order="sorted")
_leaving_out = msgspec.json.Encoder(enc_hook=_leave_out, order="sorted")


@cache
def split_fields(kind: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the open fields and of those that hold personal values."""
    hints = get_type_hints(kind)
    secret = tuple(name for name, hint in hints.items() if _is_personal(hint))
    return tuple(name for name in hints if name not in secret), secret


def _is_personal(hint: object) -> bool:
    parts = getattr(hint, "__args__", (hint,))
    return any(_is_kind(part) for part in parts)


def is_told(message: Any) -> bool:
    """Tell whether a message has a personal value, so that what follows from it will be sealed."""
    kind: Any = type(message)
    told = split_fields(kind)[1]
    return bool(told) and any(getattr(message, name) is not None for name in told)


def dump(value: Any) -> tuple[str, bytes | None]:
    """Return the open part of a value as canonical JSON, and its personal part or None."""
    kind: Any = type(value)
    body = _leaving_out.encode(value).decode()
    secret = split_fields(kind)[1]
    if not secret:
        return body, None
    held = {}
    for name in secret:
        one = getattr(value, name)
        if one is not None and (text := unseal(one)) not in CLOSED:  # which is not sealed again
            held[name] = text
    return body, _encoder.encode(held) if held else None


@cache
def _picker_of(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


def load(kind: type, body: str, secret: bytes | None) -> Any:
    """Return the value that ``dump`` gave; what was erased comes back as the word erased."""
    if secret is None:
        return _read_plain(kind, body)
    return structure(kind, fields(body, secret))


def fields(body: str, secret: bytes | None) -> dict[str, Any]:
    """Return the fields of a stored value as plain data, open and personal ones together."""
    found: dict[str, Any] = msgspec.json.decode(body)
    return found if secret is None else found | msgspec.json.decode(secret)


def structure(kind: type, fields: dict[str, Any]) -> Any:
    """Return the value of a type from fields that were stored: by msgspec where it takes them.

    It gives what cattrs gives, in a third of the time; cattrs takes more, such as an instant that
    stands for a day.
    """
    try:
        return msgspec.convert(fields, kind, dec_hook=_read_name)
    except msgspec.ValidationError:
        return _inside.structure(fields, kind)


@cache
def plain(kind: type) -> Callable[[str], Any] | None:
    """Return what reads the values of a type that has no personal fields, else None."""
    return None if split_fields(kind)[1] else partial(_read_plain, kind)


def is_text_of(value: object, body: str) -> bool:
    """Tell whether a text is what a value without personal fields is stored as."""
    return _leaving_out.encode(value) == body.encode()


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    """Return what reads a value of which nothing is sealed, ten times as fast as cattrs does."""
    return msgspec.json.Decoder(kind, dec_hook=_read_name)


def _read_plain(kind: type, body: str) -> Any:
    """Return a value of which nothing is sealed, slowly where an instant stands for a day."""
    try:
        return _decoder(kind).decode(body)
    except msgspec.ValidationError as error:
        if not split_fields(kind)[1] and "encoded date" not in str(error):
            raise
        return _inside.structure(msgspec.json.decode(body), kind)


def _read_name(kind: type, value: object) -> object:
    """Return what msgspec does not know: a personal value, or a label."""
    return _reader(kind)(value)


@cache
def _reader(kind: type) -> Callable[[object], object]:
    if _is_kind(kind):
        return kind
    if _is_label(kind):
        return _Labels(kind).__getitem__
    raise TypeError(kind.__name__)


class _Labels(dict[object, Label]):
    """The labels of a kind by their names; one that nobody declared yet is not kept."""

    def __init__(self, kind: type[Label]) -> None:
        self._kind = kind

    def __missing__(self, text: object) -> Label:
        found = _label(text, self._kind)
        if self._kind.named(found) is found:
            self[text] = found
        return found


def load_closed(kind: type, body: str, word: str) -> Any:
    """Return a value whose sealed part does not open: every personal field says *word*."""
    return structure(kind, msgspec.json.decode(body) | dict.fromkeys(split_fields(kind)[1], word))


def opened(value: object) -> bytes:
    """Return canonical JSON with personal values open, for fingerprints only."""
    return _encoder.encode(value)


def to_json(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces; personal values are written masked."""
    return _masking.encode(value).decode()


def _mask(value: object) -> object:
    return value.mask() if isinstance(value, Personal) else _name(value)


_masking = msgspec.json.Encoder(enc_hook=_mask, order="sorted")


Pick = Callable[[Row], Row]


_hints_of = cache(get_type_hints)


def picker(places: list[int]) -> Pick:
    """Return what takes the values at some places of a row."""
    if len(places) == 1:
        only = places[0]
        return lambda values: (values[only],)
    return itemgetter(*places)


class Rows:
    """Encodes the rows of one table; the owner's key goes in first."""

    def __init__(self, table: Table, lookup: Callable[[str], str], slow: str = "") -> None:
        self.table = table
        self.slow = slow
        """The kind of the slow record that gives them, or nothing."""
        self.name = table.name
        self.fields = [field.name for field in attrs.fields(table.row)]
        self.sets = (table.key, *table.unique)
        self.picks = [(names, picker([self.fields.index(n) for n in names])) for names in self.sets]
        self._pick_of = dict(self.picks)
        self.key = self._pick_of[table.key]
        """Returns the key of a tuple."""
        self._hints = _hints_of(table.row)
        self._lookup = lookup
        self.keyed = tuple(name for name in self.fields if _is_personal(self._hints[name]))
        """The columns that hold a keyed HMAC of a personal value."""
        self._by_name = {name: self._writer(name) for name in self.fields}
        self._values = _picker_of(tuple(self.fields[1:]))
        self._writers = [
            (place, write)
            for place, name in enumerate(self.fields)
            if place and (write := self._by_name[name]) is not columns.plain
        ]
        self._columns: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._list = GenericAlias(list, table.row)
        self._flags = tuple(name for name in self.fields if self._by_name[name] is columns.flag)

    def keyed_by(self, lookup: Callable[[str], str]) -> "Rows":
        """Return the same with other keyed HMACs."""
        return Rows(self.table, lookup, self.slow) if self.keyed else self

    def shape(self) -> Shape:
        """Return the shape that a storage needs to know."""
        columns = {name: self._kind(self._hints[name]) for name in self.fields}
        owned = () if self.table.key[0] == "owner" else (("owner",),)
        return Shape(
            self.name,
            columns,
            self.table.key,
            self.table.unique,
            tuple(dict.fromkeys((*owned, *self.table.indexes))),
            self.table.tallies,
            self.table.sums,
        )

    def encode(self, owner: str, row: object) -> Row:
        """Return the tuple for a row of a record."""
        values = [owner, *self._values(row)]
        for place, write in self._writers:
            values[place] = write(values[place])
        return tuple(values)

    def decode(self, values: Row) -> Any:
        """Return the row for a tuple."""
        return structure(self.table.row, self._named([values])[0])

    def decode_all(self, values: list[Row]) -> list[Any]:
        """Return the rows for tuples, in half the time that one by one takes."""
        found: list[Any] = []
        for start in range(0, len(values), AT_ONCE):
            found += self._decoded(self._named(values[start : start + AT_ONCE]))
        return found

    def _decoded(self, named: list[dict[str, Any]]) -> list[Any]:
        try:
            found: list[Any] = msgspec.convert(named, self._list, dec_hook=_read_name)
        except msgspec.ValidationError:
            found = [structure(self.table.row, one) for one in named]
        return found

    def _named(self, values: list[Row]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = [dict(zip(self.fields, one, strict=True)) for one in values]
        for name in self._flags:
            for one in found:
                if one[name] is not None:
                    one[name] = bool(one[name])
        return found

    def stored(self, tx: Transaction, owner: str) -> dict[tuple[str, Row], Row]:
        """Return the rows of an owner as they are stored, by table and key."""
        found = tx.rows(self.name, [Where("owner", "=", owner)])
        return {(self.name, self.key(row)): row for row in found}

    def pick(self, names: tuple[str, ...], values: Row) -> Row:
        """Return the key or unique values of a tuple."""
        return self._pick_of[names](values)

    def keeps_place(self, before: Row, after: Row) -> bool:
        """Tell whether a row that changed under the same key has the unique values it had."""
        return all(pick(before) == pick(after) for _, pick in self.picks[1:])

    def columns(self, equal: dict[str, object]) -> tuple[str, ...]:
        """Return the key or unique columns that have these names, in their order."""
        names = tuple(equal)
        found = self._columns.get(names)
        if found is None:
            found = next(columns for columns in self.sets if set(columns) == set(names))
            self._columns[names] = found
        return found

    def value(self, name: str, value: object) -> Value:
        """Return the value of a column as it is stored; a personal one becomes its keyed HMAC."""
        return self._by_name[name](value)

    def where(
        self,
        on: date | None,
        equal: dict[str, object],
        span: tuple[str, object, object] | None,
    ) -> list[Where]:
        """Return the conditions on rows: valid on a day, equal to values, within a span."""
        found = [Where(name, "=", self.value(name, value)) for name, value in equal.items()]
        if on is not None:
            day = on.isoformat()
            found += [Where("since", "<=", day), Where("until", ">", day)]
        if span is not None:
            name, after, until = span
            found += [
                Where(name, ">", self.value(name, after)),
                Where(name, "<=", self.value(name, until)),
            ]
        return found

    def _writer(self, name: str) -> Callable[[Any], Value]:
        hint = self._hints[name]
        parts = [part for part in getattr(hint, "__args__", (hint,)) if part is not type(None)]
        kind = getattr(parts[0], "__supertype__", parts[0])
        if issubclass(kind, Personal):
            return self._find
        if issubclass(kind, Label):
            return columns.text
        return columns.WRITERS.get(kind) or (
            columns.enum if issubclass(kind, Enum) else columns.plain
        )

    def _find(self, value: Personal | None) -> Value:
        text = None if value is None else unseal(value)
        return text if text is None or text == UNREADABLE else self._lookup(text)

    def _kind(self, hint: object) -> Any:
        parts = getattr(hint, "__args__", (hint,))
        if Fen in parts:
            return "amount"
        return "integer" if int in parts or bool in parts else "text"
