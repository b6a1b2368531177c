"""What each event makes of a grant, and of a reading."""

from typing import assert_never

from ruralgov.domain.access.messages import (
    GrantEntryCorrected,
    GrantEvent,
    GrantLimited,
    PersonalDataRead,
    PlaceGrantsEnded,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.model import Grant, PlaceEnding, Reading
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected


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
    """Return a grant after one more event; one whose beginning is withdrawn holds on no day."""
    match event:
        case RoleGranted():
            return begin_grant(event)
        case GrantLimited() | RoleRevoked():
            return change(grant, until=event.until)
        case GrantEntryCorrected():
            left = corrected((grant,), event.entry, event.since)
            return left[0] if left else change(grant, until=grant.since)
        case _:
            assert_never(event)


def evolve_ending(_: PlaceEnding, event: PlaceGrantsEnded) -> PlaceEnding:
    """Return the ending of the event, the only one that a record has."""
    return PlaceEnding(event)


def evolve_reading(_: Reading, event: PersonalDataRead) -> Reading:
    """Return the reading of the event, the only one that a reading has."""
    return Reading(event)
