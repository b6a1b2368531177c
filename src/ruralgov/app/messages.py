"""Messages at the door: what is made in Python is checked, what comes as JSON is read, by one form.

A message has the form of its class: that of each field, by its type. Forms are made once for each
class, when it is first asked for.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec
from attrs import frozen

from ruralgov.app import forms
from ruralgov.app.forms import Form, Published, Schema
from ruralgov.app.problems import (
    SHOWN,
    Problem,
    Wrong,
    near,
    refusal,
    shown,
    unlike,
    wrong,
)
from ruralgov.domain.kernel import bounds
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.personal import Personal, unseal
from ruralgov.domain.kernel.text import Wording

OBJECT = Wording("对象", "an object")


@frozen
class OptionalForm(Form):
    """A value, or None."""

    inner: Form

    @property
    def as_text(self) -> bool:  # type: ignore[override]
        """Whether a value is written as text."""
        return self.inner.as_text

    def check(self, value: Any) -> None:
        """Look at a value that is there."""
        if value is not None:
            self.inner.check(value)

    def read(self, plain: Any) -> Any:
        """Return the value, or None."""
        return None if plain is None else self.inner.read(plain)

    def schema(self, published: Published) -> Schema:
        """Return the schema of the value, or null."""
        return {"anyOf": [self.inner.schema(published), {"type": "null"}]}


@frozen
class ManyForm(Form):
    """A tuple or a set of values, written as a list."""

    as_text: ClassVar[bool] = False
    kind: Callable[[Iterable[Any]], Any]
    inner: Form
    most: int

    def check(self, value: Any) -> None:
        """Look at each."""
        if type(value) is not self.kind:
            name = getattr(self.kind, "__name__", "")
            raise unlike(Wording(f" {name}", f"a {name}"), value)
        self._count(value)
        check = self.inner.check
        try:
            for one in value:
                check(one)
        except Wrong:
            self._each(check, value)

    def read(self, plain: Any) -> Any:
        """Return the values of a list."""
        if type(plain) is not list:
            raise unlike(Wording("列表", "a list"), plain)
        self._count(plain)
        made = self.kind(self._each(self.inner.read, plain))
        if len(made) != len(plain):
            raise wrong("有重复的项", "has an item twice")
        return made

    def schema(self, published: Published) -> Schema:
        """Return the schema of each, and how many there may be."""
        said = {"type": "array", "items": self.inner.schema(published), "maxItems": self.most}
        return {**said, "uniqueItems": True} if self.kind is frozenset else said

    def _count(self, values: Any) -> None:
        if len(values) > self.most:
            raise wrong(f"最多 {self.most} 项", f"has at most {self.most} items")

    def _each(self, look: Callable[[Any], Any], values: Iterable[Any]) -> list[Any]:
        made: list[Any] = []
        problems: list[Problem] = []
        for place, one in enumerate(values):
            try:
                made.append(look(one))
            except Wrong as found:
                problems += found.within(place)
                if len(problems) > SHOWN:
                    break
        if problems:
            raise Wrong(problems)
        return made


class FieldsForm(Form):
    """An object of a class: a message, or a value within one."""

    as_text: ClassVar[bool] = False

    def __init__(self, kind: type, parts: Mapping[str, Form]) -> None:
        fields: Any = attrs.fields(kind)
        self.kind, self.parts = kind, parts
        self._defaults = {one.name: one.default for one in fields}
        self._needed = [name for name, value in self._defaults.items() if value is attrs.NOTHING]
        self._checks = [(attrgetter(name), part.check) for name, part in parts.items()]

    def check(self, value: Any) -> None:
        """Look at each field."""
        if type(value) is not self.kind:
            raise unlike(Wording(f" {self.kind.__name__}", f"a {self.kind.__name__}"), value)
        try:
            for get, check in self._checks:
                check(get(value))
        except Wrong:
            checks = {name: part.check for name, part in self.parts.items()}
            self._each(checks, {name: getattr(value, name) for name in self.parts})

    def read(self, plain: Any) -> Any:
        """Return the object of fields, none of them unknown and none missing."""
        if type(plain) is not dict:
            raise unlike(OBJECT, plain)
        reads = {name: part.read for name, part in self.parts.items()}
        made = self._each(reads, plain)
        try:
            return self.kind(**made)
        except RuralgovError as error:
            raise Wrong([Problem(Wording(error.zh, error.en), error=error)]) from None

    def _each(self, look: Mapping[str, Callable[[Any], Any]], fields: Any) -> dict[str, Any]:
        made: dict[str, Any] = {}
        problems = [
            Problem(Wording("缺少，须填写", "is missing"), (name,))
            for name in self._needed
            if name not in fields
        ]
        for name, one in fields.items():
            if len(problems) > SHOWN:
                break
            if name not in look:
                problems.append(self._unknown(name))
                continue
            try:
                made[name] = look[name](one)
            except Wrong as found:
                problems += found.within(name)
        if problems:
            raise Wrong(problems)
        return made

    def _unknown(self, name: object) -> Problem:
        asked = near(str(name), self.parts)
        words = Wording(f"不是其中的一项{asked.zh}", f"is no field of it{asked.en}")
        return Problem(words, (shown(name),))

    def schema(self, published: Published) -> Schema:
        """Return a reference to the schema of the class."""
        name = self.kind.__name__
        if name not in published.classes:
            published.classes[name] = {}  # it keeps its place before those of its fields
            properties = {field: self._field(field, published) for field in self.parts}
            published.classes[name] = {
                "title": name,
                "description": self.kind.__doc__,
                "type": "object",
                "properties": properties,
                "required": self._needed,
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def _field(self, name: str, published: Published) -> Schema:
        said = self.parts[name].schema(published)
        default = self._defaults[name]
        if default is attrs.NOTHING or isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            return said
        return {**said, "default": msgspec.to_builtins(default, enc_hook=_plain)}


def _plain(value: object) -> str:
    return unseal(value) if isinstance(value, Personal) else str(value)


@cache
def form_of(kind: type) -> FieldsForm:
    """Return the form of a message; raises ``TypeError`` for a type that has none."""
    return _of_class(kind, ())


def _of_class(kind: type, around: tuple[type, ...]) -> FieldsForm:
    if kind in around:
        raise TypeError(f"{kind.__name__} holds itself: a message has a depth that is known")
    hints = get_type_hints(kind, include_extras=True)
    fields: Any = attrs.fields(kind)
    inside = (*around, kind)
    return FieldsForm(kind, {one.name: _of(hints[one.name], inside) for one in fields})


def _of(hint: Any, around: tuple[type, ...], bound: Any = None) -> Form:
    """Return the form of a type, with a bound that its field declares."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _of(inside[0], around, inside[1])
    if origin in (Union, UnionType):
        real = [part for part in inside if part is not type(None)]
        if len(real) == 1:
            return OptionalForm(_of(real[0], around, bound))
    elif origin is frozenset or (origin is tuple and inside[1:] == (...,)):
        items = bound if isinstance(bound, bounds.Items) else bounds.MANY
        kept = None if isinstance(bound, bounds.Items) else bound
        return ManyForm(origin, _of(inside[0], around, kept), items.most)
    elif origin is None:
        form = _of_plain(hint, around, bound)
        if form is not None:
            return form
    raise TypeError(f"a field of {around[-1].__name__} has a type that no message can hold: {hint}")


def _of_plain(hint: Any, around: tuple[type, ...], bound: Any) -> Form | None:
    kind = getattr(hint, "__supertype__", hint)
    if kind is str:
        usual = bounds.TEXT if kind is hint else bounds.NAME
        return forms.TextForm(bound or bounds.TEXTS.get(hint, usual))
    if kind is int:
        return forms.WholeForm(bound or bounds.NUMBERS.get(hint, bounds.WHOLE))
    if kind in _SIMPLE:
        return _SIMPLE[kind]()
    if not isinstance(kind, type):
        return None
    for base, made in _BY_BASE.items():
        if issubclass(kind, base):
            return made(kind)
    return _of_class(kind, around) if attrs.has(kind) else None


_SIMPLE: Mapping[type, Callable[[], Form]] = {
    bool: forms.FlagForm,
    date: forms.DayForm,
    datetime: forms.InstantForm,
}
_BY_BASE: Mapping[type, Callable[[Any], Form]] = {
    Label: lambda kind: forms.LabelForm(kind, bounds.NAME.most),
    Enum: forms.ChoiceForm,
    Personal: forms.PersonalForm,
}


def faults(message: Any) -> RuralgovError | None:
    """Return what is wrong with a message that was made in Python."""
    kind: Any = type(message)
    try:
        form_of(kind).check(message)
    except Wrong as found:
        return refusal(kind, found.problems)
    return None


def message(kind: type, fields: object) -> Any:
    """Return the command or query of a type from plain data; raises ``BadInput``."""
    try:
        return form_of(kind).read(fields)
    except Wrong as found:
        raise refusal(kind, found.problems) from None


def schema(kind: type, names: Mapping[type, Iterable[str]] | None = None) -> Schema:
    """Return the JSON Schema of a command or query.

    *names* are those that an app knows of a type of label, such as its roles.
    """
    published = Published(labels=names or {})
    said = form_of(kind).schema(published)
    return {**said, "$defs": published.classes}
