"""Receipts: the stored answer to a command that was done."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct

from ruralgov.app import texts
from ruralgov.app.macs import Marker
from ruralgov.domain.kernel.errors import Refused
from ruralgov.ports.storage import Row, Shape, Transaction

RECEIPTS = Shape(
    "receipts",
    {
        "command_id": "text",
        "print": "text",
        "record": "text",
        "key": "text",
        "version": "integer",
        "events": "text",
        "at": "text",
    },
    ("command_id",),
    derived=False,
)
BAR = "|"
"""Stands between the fingerprint of a command and the mark of its receipt."""


class Receipt(Struct, frozen=True, kw_only=True, gc=False):
    """The answer to a command that was done; the same command id gives the same receipt."""

    command_id: str
    record: str
    key: str
    version: int
    events: tuple[str, ...]
    at: datetime


@lru_cache(64)
def instant(now: datetime) -> str:
    """Return an instant as text that sorts; the commands of a batch share theirs."""
    return now.astimezone(UTC).isoformat(timespec="microseconds")


def receipt_row(receipt: Receipt, print_: str, marker: Marker) -> Row:
    """Return the row of a receipt, with the fingerprint of its command and the mark of both."""
    events = ",".join(receipt.events)
    row = (
        *(receipt.command_id, print_, receipt.record, receipt.key, receipt.version, events),
        instant(receipt.at),
    )
    return _marked(row, marker)


def is_marked(row: Row, marker: Marker) -> bool:
    """Tell whether a row is one that was written with the key."""
    plain, mac = _parted(row)
    return marker.is_other(RECEIPTS.name, plain, mac)


def is_old(row: Row) -> bool:
    """Tell whether a row has the form of those that were written before there were marks."""
    return BAR not in str(row[1])


def renewed(row: Row, renew: Callable[[str], str], marker: Marker) -> Row:
    """Return a row with its fingerprint made anew, and marked anew where its mark was good."""
    plain, mac = _parted(row)
    new = (plain[0], renew(str(plain[1])), *plain[2:])
    if is_old(row):
        return new
    if marker.is_other(RECEIPTS.name, plain, mac):
        return _marked(new, marker)
    return (new[0], f"{new[1]}{BAR}{mac}", *new[2:])


def _marked(row: Row, marker: Marker) -> Row:
    return (row[0], f"{row[1]}{BAR}{marker.other(RECEIPTS.name, row)}", *row[2:])


def _parted(row: Row) -> tuple[Row, str]:
    """Return a row without its mark, and the mark."""
    print_, _, mac = str(row[1]).partition(BAR)
    return (row[0], print_, *row[2:]), mac


def find(tx: Transaction, command_id: str, print_: str) -> Receipt | None:
    """Return the receipt of a command that was done; raises ``command_id_reused``."""
    found = tx.lookup(RECEIPTS.name, ("command_id",), [(command_id,)])
    if not found:
        return None
    _, kept, record, key, version, events, at = found[0]
    if str(kept).partition(BAR)[0] != print_:
        raise Refused(texts.COMMAND_ID_REUSED, command_id=command_id)
    return Receipt(
        command_id=command_id,
        record=str(record),
        key=str(key),
        version=int(version or 0),
        events=tuple(str(events).split(",")) if events else (),
        at=datetime.fromisoformat(str(at)),
    )
