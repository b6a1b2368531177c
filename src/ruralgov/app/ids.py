"""The clock and the ids of an app that was given none."""

import os
import time
from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562) as text: it sorts by the millisecond it was made in."""
    millis = time.time_ns() // 1_000_000
    bits = int.from_bytes(os.urandom(10), "big")
    value = millis << 80 | 7 << 76 | (bits >> 68 & 0xFFF) << 64 | 2 << 62 | bits & (1 << 62) - 1
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
