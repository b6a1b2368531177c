"""What each event makes of a matter."""

from typing import assert_never

from ruralgov.domain.cases.matters.messages import (
    MatterDefined,
    MatterEntryCorrected,
    MatterEvent,
    MatterWithdrawn,
)
from ruralgov.domain.cases.matters.model import Matter, MatterVersion, Withdrawal
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.versions import corrected_versions, with_version


def begin(event: MatterDefined) -> Matter:
    """Return a matter with its first version."""
    return Matter(code=event.code, versions=(_version(event),))


def evolve(matter: Matter, event: MatterEvent) -> Matter:
    """Return a matter after one more event."""
    match event:
        case MatterDefined():
            return change(matter, versions=with_version(matter.versions, _version(event)))
        case MatterEntryCorrected():
            return change(
                matter,
                versions=corrected_versions(matter.versions, event.entry, event.since),
                withdrawals=corrected_versions(matter.withdrawals, event.entry, event.since),
            )
        case MatterWithdrawn():
            one = Withdrawal(since=event.since, successor=event.successor)
            return change(matter, withdrawals=with_version(matter.withdrawals, one))
        case _:
            assert_never(event)


def _version(event: MatterDefined) -> MatterVersion:
    return MatterVersion(
        category=event.category,
        name=event.name,
        standard=event.standard,
        unit=event.unit,
        limit=event.limit,
        department=event.department,
        since=event.since,
        source=event.source,
        terms=event.terms,
        milestones=event.milestones,
    )
