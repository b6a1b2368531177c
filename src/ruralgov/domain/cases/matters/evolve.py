"""What each event makes of a matter."""

from ruralgov.domain.cases.matters.messages import MatterDefined
from ruralgov.domain.cases.matters.model import Matter, MatterVersion
from ruralgov.domain.kernel.change import change


def begin(event: MatterDefined) -> Matter:
    """Return a matter with its first version."""
    return Matter(code=event.code, versions=(_version(event),))


def evolve(matter: Matter, event: MatterDefined) -> Matter:
    """Return a matter after one more event."""
    return change(matter, versions=(*matter.versions, _version(event)))


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
