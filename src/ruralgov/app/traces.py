"""After an erasure the storage clears what it may still hold of the key; never silently not."""

import logging

from attrs import define

from ruralgov.ports.storage import LeavesTraces, Storage

log = logging.getLogger("ruralgov.erasures")


@define
class Traces:
    """Has a storage clear its traces after an erasure, and again at the next chance."""

    storage: Storage
    left: bool = False
    """Whether somebody who was reading held it back."""

    def open(self) -> None:
        """Clear what a process left that ended before it could."""
        self.left = True
        self.clear(erased=False)

    def clear(self, *, erased: bool) -> None:
        """Clear them after a transaction that erased, or where it could not be done before."""
        if (erased or self.left) and isinstance(self.storage, LeavesTraces):
            told, self.left = self.left, not self.storage.clear_traces(wait=erased)
            if self.left and not told:
                log.warning(
                    "erased, but the log of the database still holds the key: somebody is reading. "
                    "It is emptied with the next write after that, or by 'ruralgov erasures check'."
                )
