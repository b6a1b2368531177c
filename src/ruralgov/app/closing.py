"""What an app stands on after it was closed: whatever is asked of it is refused."""

from collections.abc import Iterable
from typing import Final, NoReturn

from ruralgov.app import texts
from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.storage import Settle, Shape, Storage


class ClosedStorage:
    """A storage that is gone; raises ``app_closed``."""

    def set_up(self, shapes: Iterable[Shape], settle: Settle) -> NoReturn:
        """Refuse."""
        raise StorageFailure(texts.APP_CLOSED)

    def pending(self, shapes: Iterable[Shape]) -> NoReturn:
        """Refuse."""
        raise StorageFailure(texts.APP_CLOSED)

    def read_only(self) -> NoReturn:
        """Refuse."""
        raise StorageFailure(texts.APP_CLOSED)

    def make_series(self, names: Iterable[str]) -> NoReturn:
        """Refuse."""
        raise StorageFailure(texts.APP_CLOSED)

    def cities(self) -> NoReturn:
        """Refuse."""
        raise StorageFailure(texts.APP_CLOSED)

    def begin(self, *, write: bool) -> NoReturn:
        """Refuse."""
        raise StorageFailure(texts.APP_CLOSED)

    def close(self) -> None:
        """Do nothing: it is closed."""


CLOSED: Final[Storage] = ClosedStorage()
