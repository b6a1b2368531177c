"""The rules of collectives."""

from collections.abc import Iterator

from ruralgov.domain.collectives.messages import (
    CollectiveDissolved,
    CollectiveFounded,
    DissolveCollective,
    FoundCollective,
)
from ruralgov.domain.collectives.model import Collective
from ruralgov.domain.collectives.views import CollectiveRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY


def found_collective(
    _: Collective | None, command: FoundCollective, given: Given
) -> Iterator[CollectiveFounded]:
    """Enter a collective (rules 1 and 2)."""
    if CITY not in given.above(command.place):
        raise Refused("place_missing", place=command.place)
    name = clean_text("name", command.name)
    if given.read.rows(CollectiveRow, place=command.place, name=name, until=FOREVER):
        raise Refused("collective_taken", place=command.place, name=name)
    if command.organisation is not None:
        for row in given.read.rows(CollectiveRow, organisation=command.organisation, limit=1):
            raise Refused(
                "collective_organisation_taken",
                organisation=command.organisation,
                collective=row.owner,
            )
    yield CollectiveFounded(
        place=command.place,
        name=name,
        organisation=command.organisation,
        regime=command.regime,
        since=command.since,
        source=clean_text("source", command.source),
    )


def dissolve_collective(
    collective: Collective | None, command: DissolveCollective, _: Given
) -> Iterator[CollectiveDissolved]:
    """End a collective; its records stay (rule 3)."""
    if collective is None or collective.until != FOREVER:
        raise Refused("collective_missing", collective=command.collective)
    if command.since <= collective.since:
        raise Refused("change_not_later", since=collective.since)
    yield CollectiveDissolved(since=command.since, cause=clean_text("cause", command.cause))


def evolve(state: Collective | None, event: CollectiveFounded | CollectiveDissolved) -> Collective:
    """Fold one event into a collective."""
    match event:
        case CollectiveFounded():
            return Collective(
                place=event.place,
                name=event.name,
                organisation=event.organisation,
                regime=event.regime,
                since=event.since,
            )
        case CollectiveDissolved():
            if state is None:
                raise Refused("collective_missing", collective="-")
            return change(state, until=event.since)
