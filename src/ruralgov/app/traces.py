"""After an erasure the storage clears what it may still hold of the key; never silently not."""

import logging

from attrs import define

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.besides import LeavesTraces
from ruralgov.ports.storage import Storage

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

    def clear_now(self) -> bool:
        """Clear them because somebody asks; tell whether it was done."""
        if isinstance(self.storage, LeavesTraces):
            self.left = not _cleared(self.storage, wait=True)
        return not self.left

    def clear(self, *, erased: bool) -> None:
        """Clear them after a transaction that erased, or where it could not be done before."""
        if (erased or self.left) and isinstance(self.storage, LeavesTraces):
            self.left = not _cleared(self.storage, wait=erased)
            if self.left and erased:
                log.warning(
                    "erased, but the log of the database still holds the key: somebody is reading. "
                    "It is emptied with the next write after that, or by 'ruralgov erasures check'."
                )


def _cleared(storage: LeavesTraces, *, wait: bool) -> bool:
    """Clear them; what was erased is committed already, so a failure is told and no error."""
    try:
        return storage.clear_traces(wait=wait)
    except StorageFailure:
        return False
