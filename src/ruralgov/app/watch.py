"""The machine's clock is held against what was written: time does not go back in a journal."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from attrs import define

from ruralgov.app import texts
from ruralgov.domain.kernel.errors import StorageFailure

TOLERANCE = timedelta(minutes=5)
"""By how much the clocks of several machines may differ."""


@define
class Watch:
    """The newest instant that the app wrote, or found in the store when it was opened."""

    newest: datetime | None = None

    def check(self, now: datetime) -> None:
        """Take note of an instant; raises ``clock_behind`` where it lies before the newest."""
        newest = self.newest
        if newest is None or now > newest:
            self.newest = now
        elif newest - now > TOLERANCE:
            raise StorageFailure(
                texts.CLOCK_BEHIND,
                now=f"{now:%Y-%m-%d %H:%M %Z}",
                newest=f"{newest:%Y-%m-%d %H:%M %Z}",
            )

    def found(self, at: str) -> None:
        """Take note of the instant of the store's newest event, if there is one.

        One that is no instant was written by no command of ours: ``verify`` names it.
        """
        with suppress(ValueError, OverflowError):
            self.newest = datetime.fromisoformat(at).astimezone(UTC)
