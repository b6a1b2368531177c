"""What of the events of publications leaves; what is published is asked for."""

from typing import Final

from ruralgov.domain.disclosure.messages import (
    DisclosurePrepared,
    DisclosurePublished,
    DisclosureReviewed,
    DisclosureWithdrawn,
)
from ruralgov.domain.kernel.publish import Publishes

PUBLISHES: Final = (
    Publishes(
        DisclosurePrepared,
        ("collective", "kind", "first", "last", "version", "supersedes", "day"),
        words=("content_hash", "superseded_hash"),
    ),
    Publishes(DisclosureReviewed, ("passed", "day")),
    Publishes(DisclosurePublished, ("day",), words=("head", "file_hash")),
    Publishes(DisclosureWithdrawn, ("ground", "day")),
)
