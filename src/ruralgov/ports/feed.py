"""What a consumer of the feed must be: it keeps something of its own that follows from the events.

Its promises, each with a test of the same number in ``ruralgov.testing.feed``:

1. What follows from a page and the page's mark are kept in one transaction of its own: after a
   crash at any line there are both or neither.
2. An event that comes again has no second effect; it is known by its ``id``.
3. It does not matter where pages end.
4. An event of a type that it does not know changes nothing and stops nothing.
5. Made anew and fed from the beginning, it is what it was.
"""

from typing import Protocol

from ruralgov.domain.kernel.publish import FeedPage


class Consumer(Protocol):
    """Something that follows from the feed: a projection, an outbox, a search index."""

    def mark(self) -> str:
        """Return the mark of the last page that was taken; nothing before the first."""

    def take(self, page: FeedPage) -> None:
        """Keep what follows from the events of a page, and its mark."""

    def close(self) -> None:
        """Let go of what it holds open."""
