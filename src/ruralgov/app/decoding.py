"""Reading what is stored: bodies are decoded, sealed parts opened, what is at hand is not again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ruralgov.app import codec
from ruralgov.app.recent import Known, Recent
from ruralgov.app.sealing import Sealing
from ruralgov.domain.kernel.declare import Record
from ruralgov.ports.storage import StoredEvent, StoredRecord


class Decoding:
    """Decodes states and events in one transaction."""

    def __init__(self, sealing: Sealing, recent: Recent) -> None:
        self.sealing, self._recent = sealing, recent

    def decode(self, kind: type, stored: StoredRecord | StoredEvent) -> Any:
        """Return the state or event that was stored, or with a word where it does not open."""
        return self._opened(kind, stored)[0]

    def _opened(self, kind: type, stored: StoredRecord | StoredEvent) -> tuple[Any, bytes | None]:
        secret = None if stored.sealed is None else self.sealing.open(stored)
        if secret is None and stored.sealed is not None:
            return codec.load_closed(kind, stored.body, self.sealing.word(stored)), None
        return codec.load(kind, stored.body, secret), secret

    def reader(self, kind: type) -> Callable[[StoredRecord | StoredEvent], Any]:
        """Return what does the same for one type, and faster where nothing is sealed."""
        plain = codec.plain(kind)
        if plain is None:
            return partial(self.decode, kind)
        return lambda one: plain(one.body) if one.sealed is None else self.decode(kind, one)

    def _known_of(self, found: list[StoredRecord]) -> dict[str, tuple[StoredRecord, Known | None]]:
        """Return what was stored with what is known of it, and read the salts of the rest."""
        known = {stored.key: (stored, self._recent.find(stored)) for stored in found}
        self.sealing.prefetch(one for one, at_hand in known.values() if not at_hand)
        return known

    def _read(self, record: Record[Any, Any], stored: StoredRecord) -> Known:
        """Decode a record, and keep it at hand unless its sealed part does not open."""
        state, secret = self._opened(record.state, stored)
        known = Known(stored, state, None, secret)
        return known if secret is None and stored.sealed is not None else self._recent.keep(known)
