"""Types, defaults and docstrings in words that a reader of the pages understands."""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import Personal

Linked = Callable[[type], str]
"""Writes the name of a class, with a link to where the page tells about it."""
PLAIN: Final[Mapping[Any, str]] = {
    str: "text",
    int: "whole number",
    bool: "yes or no",
    date: "day",
    datetime: "instant",
    bytes: "bytes",
    NoneType: "nothing",
    Fen: "amount in fen",
    Month: "month such as 2026-03",
    Any: "anything",
    object: "anything",
}
MANY: Final[Mapping[Any, str]] = {tuple: "list of:", list: "list of:", frozenset: "set of:"}


@frozen
class Field:
    """A field of a message, an event, an answer or a row."""

    name: str
    hint: Any
    default: str | None
    """What it is where it is left out; None where it must be given."""
    personal: bool
    doc: str


def fields_of(kind: type) -> tuple[Field, ...]:
    """Return the fields of a class in their order."""
    hints, docs = get_type_hints(kind), _docs_of(kind)
    return tuple(
        Field(
            one.name,
            hints[one.name],
            _default(one.default),
            is_personal(hints[one.name]),
            docs.get(one.name, ""),
        )
        for one in attrs.fields(kind)
        if one.init
    )


def is_personal(hint: Any) -> bool:
    """Tell whether a field of a type holds what is written sealed."""
    return any(issubclass(kind, Personal) for kind in classes_in(hint))


def classes_in(hint: Any) -> Iterator[type]:
    """Give the classes that a type names."""
    if parts := get_args(hint):
        for part in parts:
            yield from classes_in(part)
    elif isinstance(hint, type):
        yield hint


def values_in(*hints: Any) -> list[type]:
    """Return the classes with fields and the enumerations in types, and those within them."""
    found: dict[type, None] = {}
    todo = [kind for hint in hints for kind in classes_in(hint)]
    while todo:
        kind = todo.pop()
        if kind not in found and (attrs.has(kind) or issubclass(kind, Enum)):
            found[kind] = None
            if attrs.has(kind):
                todo += [inner for one in fields_of(kind) for inner in classes_in(one.hint)]
    return sorted(found, key=lambda kind: (kind.__name__, kind.__module__))


def words(hint: Any, linked: Linked) -> str:
    """Return what a type is called."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _either(parts, linked)
    if origin is Literal:
        return " or ".join(f"`{part}`" for part in parts)
    if origin is tuple and Ellipsis not in parts:
        return "(" + ", ".join(words(part, linked) for part in parts) + ")"
    if origin in MANY:
        return f"{MANY[origin]} {words(parts[0], linked)}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"{words(parts[1], linked)} by {words(parts[0], linked)}"
    name: str = getattr(hint, "__name__", str(hint))
    if hasattr(hint, "__supertype__"):
        return _of_id(name)
    return _of_class(hint, linked) if isinstance(hint, type) else name


def _either(parts: tuple[Any, ...], linked: Linked) -> str:
    known = [words(part, linked) for part in parts if part is not NoneType]
    return " or ".join([*known, "nothing"] if NoneType in parts else known)


def _of_id(name: str) -> str:
    """Return ``id of a household`` for ``HouseholdId``."""
    thing = name.removesuffix("Id")
    said = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", thing).lower()
    article = "an" if said[:1] in "aeiou" else "a"
    return f"id of {article} {said}" if thing != name else said


def _of_class(kind: type, linked: Linked) -> str:
    if issubclass(kind, Label):
        return f"name of a {kind.__name__.lower()}"
    if issubclass(kind, Personal):
        return f"text ({kind.__name__})"
    return linked(kind)


def _default(default: Any) -> str | None:
    if default is attrs.NOTHING:
        return None
    value = default.factory() if hasattr(default, "factory") else default
    return shown(value)


def shown(value: Any) -> str:
    """Return a value as it stands in JSON, or nearly so."""
    if isinstance(value, Enum):
        return f"`{value.value}`"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list | dict | frozenset | set):
        return "empty" if not value else ", ".join(shown(one) for one in value)
    return f"`{value}`" if str(value) else "empty"


def prose(doc: str | None) -> str:
    """Return a docstring as Markdown: names in code marks, lists after an empty line."""
    text = inspect.cleandoc(doc or "")
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).replace("``", "`")
    lines = text.splitlines()
    kept = lines[:1]
    for before, line in pairwise(lines):
        if re.match(r"(\d+\.|-) ", line) and before and not re.match(r"(\d+\.|-|\s) ?", before):
            kept.append("")
        kept.append(line)
    return "\n".join(kept)


def first_line(doc: str | None) -> str:
    """Return the first line of a docstring."""
    return prose(doc).partition("\n")[0]


def rules_named(doc: str | None) -> str:
    """Return the numbers of the rules that a docstring names, such as ``1-3, 7``."""
    found = re.findall(r"[Rr]ules? (\d+(?:(?:\s*[-–,]\s*|\s+and\s+|,\s+and\s+)\d+)*)", doc or "")
    numbers: dict[str, None] = {}
    for part in found:
        numbers |= dict.fromkeys(re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", part))
    return ", ".join(sorted(numbers, key=lambda one: int(re.split(r"\D", one)[0])))


@cache
def _docs_of(kind: type) -> Mapping[str, str]:
    """Return what stands beneath the fields of a class in its source."""
    docs: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        for before, after in pairwise(_body_of(base)):
            match before, after:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(
                    value=ast.Constant(value=str(doc))
                ):
                    docs[name] = " ".join(prose(doc).split())
    return docs


def _body_of(kind: type) -> list[ast.stmt]:
    return _classes(kind.__module__).get(kind.__qualname__, [])


@cache
def _classes(module: str) -> Mapping[str, list[ast.stmt]]:
    """Return what stands in each class of a module."""
    file = getattr(sys.modules[module], "__file__", None)
    if not file or not file.endswith(".py"):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
