"""Receipts: the stored answer to a command that was done."""

from datetime import UTC, datetime
from functools import lru_cache

from msgspec import Struct

from ruralgov.app import texts
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


def receipt_row(receipt: Receipt, mark: str) -> Row:
    """Return the row of a receipt, with the fingerprint of its command."""
    events = ",".join(receipt.events)
    return (
        *(receipt.command_id, mark, receipt.record, receipt.key, receipt.version, events),
        instant(receipt.at),
    )


def find(tx: Transaction, command_id: str, mark: str) -> Receipt | None:
    """Return the receipt of a command that was done; raises ``command_id_reused``."""
    found = tx.lookup(RECEIPTS.name, ("command_id",), [(command_id,)])
    if not found:
        return None
    _, kept, record, key, version, events, at = found[0]
    if kept != mark:
        raise Refused(texts.COMMAND_ID_REUSED, command_id=command_id)
    return Receipt(
        command_id=command_id,
        record=str(record),
        key=str(key),
        version=int(version or 0),
        events=tuple(str(events).split(",")) if events else (),
        at=datetime.fromisoformat(str(at)),
    )
