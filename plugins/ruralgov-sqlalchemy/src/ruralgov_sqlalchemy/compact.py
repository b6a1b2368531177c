"""How an event is kept in few bytes on SQLite: its place, the id of its command, its instant.

The rowid of an event is its place in the feed: the slot of its city, the epoch, and a number that
counts. So the journal needs no other key, and is written at the end of a table. An id that we made
is kept as its 16 bytes, with the number after it; an instant as microseconds since 1970. Whatever
does not come back to the letter is kept as it is.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from ruralgov_sqlalchemy.epochs import BITS, EPOCHS, NUMBERS, SLOT

LAST: Final = (1 << NUMBERS) - 1
"""The last number within an epoch."""
OWN, UUID_SIZE = "own:", 16
DIGITS: Final = 18
_START = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)
RECENT = 1024
"""Ids and instants that are remembered: the events of a batch share theirs."""


def first_of(slot: int, epoch: int = 0) -> int:
    """Return the place before which nothing of a slot, or of one of its epochs, is."""
    return slot << SLOT | epoch << NUMBERS


def epoch_of(place: int) -> int:
    """Return the epoch of a place."""
    return place >> NUMBERS & (1 << EPOCHS) - 1


def mark_of(place: int, transaction: object, position: object) -> str:
    """Return the mark of an event; one that PostgreSQL wrote has kept what it was given there."""
    xid = epoch_of(place) << BITS
    if isinstance(transaction, int) and isinstance(position, int) and transaction > 0:
        return f"{xid | transaction:020d}.{position:020d}"
    return f"{xid:020d}.{place & LAST:020d}"


def pack_command(text: str) -> tuple[str | bytes, int | None]:
    """Return the id of a command as it is kept, and the number after it."""
    head, slash, number = text.removeprefix(OWN).partition("/")
    packed = _uuid_bytes(head) if text.startswith(OWN) else None
    if packed is None or not (_is_number(number) if slash else True):
        return text, None
    return packed, int(number) if slash else None


def command_of(kept: object, number: object) -> object:
    """Return the id of a command that is kept; what nobody packed comes as it is."""
    if isinstance(kept, bytes) and len(kept) == UUID_SIZE:
        kept = _uuid_text(kept)
    return f"{kept}/{number}" if number is not None and isinstance(kept, str) else kept


@lru_cache(RECENT)
def pack_instant(text: str) -> str | int:
    """Return an instant as it is kept."""
    try:
        found = (datetime.fromisoformat(text) - _START) // _STEP
    except (ValueError, TypeError):  # or one of no zone
        return text
    return found if found >= 0 and instant_of(found) == text else text


@lru_cache(RECENT, typed=True)
def instant_of(kept: object) -> object:
    """Return an instant that is kept; what nobody packed comes as it is."""
    if type(kept) is not int:
        return kept
    try:
        return (_START + kept * _STEP).isoformat(timespec="microseconds")
    except OverflowError:
        return str(kept)


def _is_number(text: str) -> bool:
    """Tell whether a text is what a number is written as."""
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS and str(int(text)) == text


@lru_cache(RECENT)
def _uuid_bytes(text: str) -> bytes | None:
    """Return the bytes of an id, or None where they do not give this text."""
    try:
        found = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        return None
    return found if len(found) == UUID_SIZE and _uuid_text(found) == OWN + text else None


@lru_cache(RECENT)
def _uuid_text(kept: bytes) -> str:
    text = kept.hex()
    return f"{OWN}{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
