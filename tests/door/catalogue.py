"""Every command and query of the library, what its JSON Schema says, and messages made from it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from jsonschema import (  # type: ignore[import-untyped]
    Draft202012Validator,
    FormatChecker,
    validators,
)

from ruralgov.app import codec
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.keys import Keys
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.roles import Purpose, Role

CATALOGUE: Final = Catalogue(CONTEXTS, Keys(b"k" * 32))
KINDS: Final[dict[str, type]] = {
    one.__name__: one
    for context in CONTEXTS
    for one in (*(r.command for r in context.commands), *(r.query for r in context.queries))
}
NAMES: Final[dict[type, list[Any]]] = {
    Role: [role for context in CONTEXTS for role in context.roles],
    Purpose: [purpose for context in CONTEXTS for purpose in context.purposes],
}
Path = tuple[Any, ...]
FORMATS: Final = FormatChecker(())


@FORMATS.checks("date", raises=ValueError)  # type: ignore[untyped-decorator]
def is_date(text: object) -> bool:
    """Tell whether a text is a full-date of RFC 3339."""
    if not isinstance(text, str):
        return True
    year, month, day = (_digits(one) for one in text.split("-"))
    return bool(date(year, month, day)) and text == f"{year:04d}-{month:02d}-{day:02d}"


@FORMATS.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]
def is_instant(text: object) -> bool:
    """Tell whether a text is a date-time of RFC 3339."""
    if not isinstance(text, str):
        return True
    day, time = text.upper().split("T")
    clock, zone = (time[:-1], "+00:00") if time.endswith("Z") else (time[:-6], time[-6:])
    whole, point, part = clock.partition(".")
    datetime.strptime(f"{whole}{zone}", "%H:%M:%S%z")
    return is_date(day) and len(whole) == 8 and zone[3] == ":" and bool(point) == bool(part)


def _digits(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


EXACT: Final = validators.extend(
    Draft202012Validator,
    # JSON Schema counts 12.0 as an integer; at the door a number with a point is none
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: type(value) is int
    ),
)
SCHEMAS: Final = {name: codec.schema(kind, NAMES) for name, kind in KINDS.items()}
JUDGES: Final = {name: EXACT(one, format_checker=FORMATS) for name, one in SCHEMAS.items()}


def example(name: str, *, whole: bool) -> Any:
    """Return a message with every field, or with those that it must have."""
    return _made(SCHEMAS[name], SCHEMAS[name]["$defs"], whole=whole)


def _made(schema: Any, named: Any, *, whole: bool) -> Any:
    if "$ref" in schema:
        return _made(named[schema["$ref"].rsplit("/", 1)[1]], named, whole=whole)
    if "anyOf" in schema:
        return _made(schema["anyOf"][0], named, whole=whole)
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object":
            parts = schema["properties"] if whole else schema["required"]
            return {name: _made(schema["properties"][name], named, whole=whole) for name in parts}
        case "array":
            return [_made(schema["items"], named, whole=whole)] if whole else []
        case "integer":
            return 1
        case "boolean":
            return True
    return _text(schema)


def _text(schema: Any) -> str:
    said = schema.get("description", "")
    for begins, text in TEXTS.items():
        if said.startswith(begins):
            return text
    if "format" in schema:
        return "2024-01-05" if schema["format"] == "date" else "2024-01-05T08:00:00+08:00"
    return next(
        (text for begins, text in WRITTEN.items() if schema["pattern"][1:].startswith(begins)), "村"
    )


WRITTEN: Final = {"[0-9]": "2024-01", "-?": "0.75"}
"""A month and a number, by how their patterns begin."""
TEXTS: Final = {
    "A person's name": "钱木兰",
    "A resident identity": "11010519491231002X",
    "A telephone": "13800000000",
    "A date of birth": "1990-02-28",
    "The number of a document": "AB12345",
    "Whole numbers of a ballot": "90 85 -",
    "Whole numbers about people": "1..2",
    "The key of one file": "c" * 64,
}


def parts(name: str, plain: Any) -> Iterator[tuple[Path, Any]]:
    """Give the way to every value within a message and its schema, the message itself first."""
    yield from _parts(SCHEMAS[name], SCHEMAS[name]["$defs"], plain, ())


def _parts(schema: Any, named: Any, plain: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    yield path, schema
    inner = schema["anyOf"][0] if "anyOf" in schema else schema
    inner = named[inner["$ref"].rsplit("/", 1)[1]] if "$ref" in inner else inner
    if isinstance(plain, dict):
        for name, one in plain.items():
            yield from _parts(inner["properties"][name], named, one, (*path, name))
    elif isinstance(plain, list):
        for number, one in enumerate(plain):
            yield from _parts(inner["items"], named, one, (*path, number))


def put(plain: Any, path: Path, value: Any) -> Any:
    """Return a message with another value at a place."""
    if not path:
        return value
    step, *rest = path
    copy = dict(plain) if isinstance(plain, dict) else list(plain)
    copy[step] = put(copy[step], tuple(rest), value)
    return copy


def without(plain: Any, path: Path) -> Any:
    """Return a message without the field at a place."""
    step, *rest = path
    if not rest:
        return {name: value for name, value in plain.items() if name != step}
    copy = dict(plain) if isinstance(plain, dict) else list(plain)
    copy[step] = without(copy[step], tuple(rest))
    return copy
