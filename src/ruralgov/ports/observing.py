"""What hears how an app is doing: for metrics, and for nothing that is about people.

No method gets a value of a command, an account or the id of a record. Each is called in the thread
that did the work, after it; what it raises is logged, and changes nothing.
"""

from typing import Protocol


class Observer(Protocol):
    """Hears what was done, how long it took, and how it ended."""

    def done(self, what: str, outcome: str, count: int, seconds: float) -> None:
        """Hear that *count* commands or queries of one type have ended in so many seconds.

        *outcome* is ``ok`` or the code of an error. In a batch, those of one type and outcome are
        told together, each with its share of the time.
        """

    def retried(self, turn: int) -> None:
        """Hear that others wrote first, and that a transaction begins again for the n-th time."""

    def fed(self, events: int, lag: float) -> None:
        """Hear how many events a page of the feed gave, and how far its reader is behind.

        *lag* is the age of the newest event of the page in seconds, 0 where no more are waiting.
        """
