"""The open texts of messages: of which kind each is, and that none holds a personal number."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import attrs

from ruralgov.app.finders import Field, Finders
from ruralgov.domain.kernel.open_text import UNSCANNED, TextKind, kind_of
from ruralgov.domain.kernel.scanning import must_hold_no_number


class OpenTexts:
    """Finds the open texts of commands, and refuses those that hold a personal number."""

    def __init__(self) -> None:
        self._finders = Finders(_scanned)

    def check(self, command: Any) -> None:
        """Look into each text but codes, whoever declared it; raises ``text_personal``."""
        finder = self._finders.of(type(command))
        if finder is None:
            return
        for name, text in finder(command):
            must_hold_no_number(name, text)


def _scanned(hint: Any, field: Field) -> str | None:
    if hint is not str or kind_of(field.name, field.metadata) in UNSCANNED:
        return None
    return field.name


def kinds_in(message: type) -> Iterator[tuple[str, TextKind | None]]:
    """Give each open text of a message, also within its values, by its path, and its kind."""
    yield from _of_class(message, "", ())


def _of_class(
    kind: Any, path: str, seen: tuple[type, ...]
) -> Iterator[tuple[str, TextKind | None]]:
    if kind in seen:
        return
    hints = get_type_hints(kind)
    for one in attrs.fields(kind):
        yield from _of_hint(hints[one.name], one, f"{path}{one.name}", (*seen, kind))


def _of_hint(
    hint: Any, field: Field, path: str, seen: tuple[type, ...]
) -> Iterator[tuple[str, TextKind | None]]:
    if hint is str:
        yield path, kind_of(field.name, field.metadata)
    elif isinstance(hint, type) and attrs.has(hint):
        yield from _of_class(hint, f"{path}.", seen)
    else:
        for part in get_args(hint):
            yield from _of_hint(part, field, path, seen)
