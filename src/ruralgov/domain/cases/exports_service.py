"""The public names of what serves reporters beside the way of their case."""

from ruralgov.domain.cases.messages_withdrawal import (
    CaseRestored,
    CaseWithdrawn,
    RestoreCase,
    WithdrawCase,
)

__all__ = [
    "CaseRestored",
    "CaseWithdrawn",
    "RestoreCase",
    "WithdrawCase",
]
