"""A print of each kind of record: where it differs, what is stored of the kind is out of date."""

from enum import Enum
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from ruralgov.domain.kernel.declare import Record


def print_of(record: Record[Any, Any]) -> str:
    """Return the print of a kind of record: its version, and what its state is made of."""
    state: Any = record.state
    text = f"{record.version} {made_of(state)}"
    return sha256(text.encode()).hexdigest()


@cache
def made_of(hint: Any, within: tuple[type, ...] = ()) -> str:
    """Return what values of a type are made of: names and types of fields, through all classes.

    An enumeration counts by its name: a new member changes nothing that is stored.
    """
    hint = getattr(hint, "__supertype__", hint)
    if parts := get_args(hint):
        inner = [made_of(part, within) for part in parts]
        if get_origin(hint) in (Union, UnionType):
            return " | ".join(sorted(inner))
        return f"{get_origin(hint).__name__}[{', '.join(inner)}]"
    if not isinstance(hint, type):
        return str(hint)
    if issubclass(hint, Enum) or not attrs.has(hint) or hint in within:
        return hint.__name__
    fields = attrs.fields(hint)
    if any(isinstance(field.type, str) for field in fields):
        fields = attrs.fields(attrs.resolve_types(hint))
    within = (*within, hint)
    return f"{{{', '.join([f'{f.name}: {made_of(f.type, within)}' for f in fields])}}}"
