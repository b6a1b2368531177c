"""What a command is told apart by, so that a retry is known: its values, personal ones open."""

from functools import cache
from typing import Any, get_args, get_type_hints

import attrs
import msgspec

from ruralgov.app import codec


def exact(value: Any) -> bytes:
    """Return canonical JSON with personal values open, for fingerprints only.

    A field that a message gained in a later release, named in ``ADDED`` of its class, is left out
    while it has its default: so a command that is given again after an upgrade is still the same.
    """
    text = codec.opened(value)
    kind: Any = type(value)
    if not _gained(kind):
        return text
    plain = msgspec.json.decode(text)
    _leave_out_added(value, plain)
    return codec.opened(plain)


@cache
def _gained(kind: type) -> bool:
    """Tell whether a class, or one within it, names fields that it gained."""
    seen: set[type] = set()

    def look(hint: Any) -> bool:
        if not isinstance(hint, type) or not attrs.has(hint):
            return any(look(one) for one in get_args(hint))
        if hint in seen:
            return False
        seen.add(hint)
        return bool(getattr(hint, "ADDED", ())) or any(map(look, get_type_hints(hint).values()))

    return look(kind)


def _leave_out_added(value: Any, plain: Any) -> None:
    if isinstance(value, tuple):
        for one, text in zip(value, plain, strict=True):
            _leave_out_added(one, text)
    elif attrs.has(type(value)):
        added = getattr(value, "ADDED", ())
        for one in attrs.fields(type(value)):
            held = getattr(value, one.name)
            if one.name in added and held == one.default:
                del plain[one.name]
            else:
                _leave_out_added(held, plain[one.name])
