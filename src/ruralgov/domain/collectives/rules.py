"""The rules of collectives: where one may be founded, and how it ends."""

from collections.abc import Iterator

from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.messages import (
    CollectiveDissolved,
    CollectiveFounded,
    DissolveCollective,
    FoundCollective,
)
from ruralgov.domain.collectives.model import Collective
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.registry import texts as registry_texts


def found_collective(
    _: Collective | None, command: FoundCollective, given: Given
) -> Iterator[CollectiveFounded]:
    """Enter a collective (rules 1 and 2)."""
    if CITY not in given.above(command.place):
        raise Refused(registry_texts.PLACE_MISSING, place=command.place)
    name = clean_text("name", command.name)
    if given.read.rows(CollectiveRow, place=command.place, name=name, until=FOREVER):
        raise Refused(texts.COLLECTIVE_TAKEN, place=command.place, name=name)
    if command.organisation is not None:
        for row in given.read.rows(CollectiveRow, organisation=command.organisation, limit=1):
            raise Refused(
                texts.COLLECTIVE_ORGANISATION_TAKEN,
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
        raise Refused(texts.COLLECTIVE_MISSING, collective=command.collective)
    if command.since <= collective.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=collective.since)
    yield CollectiveDissolved(since=command.since, cause=clean_text("cause", command.cause))
