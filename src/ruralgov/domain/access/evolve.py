"""What each event makes of a grant, and of a reading."""

from typing import assert_never

from ruralgov.domain.access.messages import (
    GrantEvent,
    PersonalDataRead,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.model import Grant, Reading
from ruralgov.domain.kernel.change import change


def begin_grant(event: RoleGranted) -> Grant:
    """Return a grant as it was given."""
    return Grant(
        account=event.account,
        role=event.role,
        place=event.place,
        basis=event.basis,
        since=event.since,
    )


def evolve_grant(grant: Grant, event: GrantEvent) -> Grant:
    """Return a grant after one more event."""
    match event:
        case RoleGranted():
            return begin_grant(event)
        case RoleRevoked():
            return change(grant, until=event.until)
        case _:
            assert_never(event)


def evolve_reading(_: Reading, event: PersonalDataRead) -> Reading:
    """Return the reading of the event, the only one that a reading has."""
    return Reading(event)
