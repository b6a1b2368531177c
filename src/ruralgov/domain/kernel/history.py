"""What has happened to a record, as the journal tells it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.kernel.roles import Purpose
from ruralgov.domain.kernel.value import frozen


@frozen
class Happened:
    """An event of a record, when it happened and who caused it."""

    at: datetime
    account: AccountId
    event: Any


@frozen(kw_only=True)
class Written:
    """An event of any record as plain data; its personal values are closed and stand apart."""

    version: int
    at: datetime
    account: AccountId
    purpose: Purpose
    command_id: str
    type: str
    fields: Mapping[str, Any]
    personal: Mapping[str, Personal]


@frozen(kw_only=True)
class RecordFile:
    """The events of any record up to an instant, and the state that they give, as plain data."""

    events: tuple[Written, ...]
    state: Mapping[str, Any] | None
    """None where nothing had happened to it yet."""
    personal: Mapping[str, Personal]
    guarded: bool = False
    """Whether its personal values are opened by its own queries alone."""
