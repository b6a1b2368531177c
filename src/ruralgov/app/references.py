"""What a message names: ids of records that must be there, roles and purposes that the app knows.

It is found by the types of the fields, so that no command can forget to look.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ruralgov.app import texts
from ruralgov.app.finders import Finders
from ruralgov.app.problems import unknown_label
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.roles import Purpose, Role

Named = tuple[Record[Any, Any], str]
"""A record, and the key of one that a message names."""


class References:
    """Finds what messages name, and refuses what is not there."""

    def __init__(
        self, records: Iterable[Record[Any, Any]], labels: Mapping[type, Mapping[str, Label]]
    ) -> None:
        self._records = {record.id: record for record in records if record.id is not None}
        self._labels = labels
        self._finders = Finders(self._what)

    def named(self, message: Any) -> list[Named]:
        """Return the records that a message names, but the city, which is always there.

        Raises ``role_unknown`` and ``purpose_unknown``.
        """
        finder = self._finders.of(type(message))
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
            raise unknown_label(said, name, known.values())

    def _what(self, hint: Any, _field: object) -> object | None:
        """Return what a type names: the record of an id, or the type of a label."""
        if hint in self._records:
            return self._records[hint]
        if isinstance(hint, type) and issubclass(hint, Label):
            return Role if issubclass(hint, Role) else Purpose
        return None
