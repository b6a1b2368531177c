"""The rules of collectives: where one may be founded, what it is called, and how it ends."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.messages import (
    ChangeCollective,
    CollectiveChanged,
    CollectiveDissolved,
    CollectiveEntryCorrected,
    CollectiveFounded,
    CollectiveMoved,
    CorrectCollectiveEntry,
    DissolveCollective,
    FoundCollective,
    MoveCollective,
)
from ruralgov.domain.collectives.model import Collective
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, CollectiveId, OrganisationId, PlaceId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import check_not_ended, place_there
from ruralgov.domain.registry import texts as registry_texts


def found_collective(
    _: Collective | None, command: FoundCollective, given: Given
) -> Iterator[CollectiveFounded]:
    """Enter a collective (rules 1 and 2)."""
    if CITY not in given.above(command.place):
        raise Refused(registry_texts.PLACE_MISSING, place=command.place)
    check_not_ended(given.read, command.place, command.since)
    name = clean_text("name", command.name)
    _refuse_name(command.place, name, None, given)
    _refuse_organisation(command.organisation, None, given)
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
    """End a collective; its records stay (rule 3), and nothing may hang on it (rule 7)."""
    if collective is None or collective.until != FOREVER:
        raise Refused(texts.COLLECTIVE_MISSING, collective=command.collective)
    _refuse_merging(collective, date.max)
    _must_be_later(collective, command.since)
    yield CollectiveDissolved(since=command.since, cause=clean_text("cause", command.cause))


def change_collective(
    collective: Collective | None, command: ChangeCollective, given: Given
) -> Iterator[CollectiveChanged]:
    """Give a collective another name or organisation (rules 1, 2 and 8)."""
    if collective is None or collective.until != FOREVER:
        raise Refused(texts.COLLECTIVE_MISSING, collective=command.collective)
    _must_be_later(collective, command.since)
    _refuse_merging(collective, command.since)
    name = collective.name if command.name is None else clean_text("name", command.name)
    organisation = command.organisation or collective.organisation
    if (name, organisation) == (collective.name, collective.organisation):
        raise Refused(texts.COLLECTIVE_UNCHANGED, name=name)
    _refuse_name(collective.place, name, command.collective, given)
    _refuse_organisation(command.organisation, command.collective, given)
    yield CollectiveChanged(
        since=command.since,
        name=name,
        organisation=organisation,
        source=clean_text("source", command.source),
    )


def move_collective(
    collective: Collective | None, command: MoveCollective, given: Given
) -> Iterator[CollectiveMoved]:
    """Say of which village a collective is from a day on; its books stay its own (rule 9)."""
    if collective is None or collective.until != FOREVER:
        raise Refused(texts.COLLECTIVE_MISSING, collective=command.collective)
    _must_be_later(collective, command.since)
    _refuse_merging(collective, command.since)
    if command.since > given.today:
        raise Refused(texts.COLLECTIVE_MOVE_AHEAD, since=command.since, today=given.today)
    place_there(given.read, command.place, command.since)
    check_not_ended(given.read, command.place, given.today)
    if command.place == collective.place:
        raise Refused(texts.COLLECTIVE_THERE_ALREADY, name=collective.name)
    _refuse_name(command.place, collective.name, command.collective, given)
    yield CollectiveMoved(
        place=command.place,
        since=command.since,
        decision=clean_text("decision", command.decision),
        reason=clean_text("reason", command.reason),
    )


def correct_collective_entry(
    collective: Collective | None, command: CorrectCollectiveEntry, given: Given
) -> Iterator[CollectiveEntryCorrected]:
    """Put an entry right or withdraw it (rule 8)."""
    known = existing(collective, texts.COLLECTIVE_MISSING, collective=command.collective)
    check_correction(known.spans, command.entry, command.since)
    _refuse_merging(known, command.since or command.entry)
    if command.entry == known.since and command.since is None:
        raise Refused(texts.COLLECTIVE_FOUNDING_STAYS, since=known.since)
    if command.entry == known.until:
        if known.successor is not None:
            raise Refused(texts.MERGER_STANDS, into=known.successor, since=known.until)
        if command.since is None:
            _refuse_name(known.place, known.name, command.collective, given)
    yield CollectiveEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _refuse_merging(collective: Collective, day: date) -> None:
    """Refuse a day on which it is to be in another already; raises ``merger_announced``."""
    merger = collective.merger
    if merger is not None and not merger.done and day >= merger.since:
        raise Refused(texts.MERGER_ANNOUNCED, into=merger.into, since=merger.since)


def _must_be_later(collective: Collective, since: date) -> None:
    last = collective.spans[-1].since
    if since <= last:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last)


def _refuse_name(place: PlaceId, name: str, own: CollectiveId | None, given: Given) -> None:
    """Refuse a name that another has at the place; raises ``collective_taken``."""
    rows = given.read.rows(CollectiveRow, place=place, name=name, until=FOREVER)
    if any(row.owner != own for row in rows):
        raise Refused(texts.COLLECTIVE_TAKEN, place=place, name=name)


def _refuse_organisation(
    organisation: OrganisationId | None, own: CollectiveId | None, given: Given
) -> None:
    """Refuse an organisation that another has; raises ``collective_organisation_taken``."""
    if organisation is None:
        return
    for row in given.read.rows(CollectiveRow, organisation=organisation):
        if row.owner != own:
            raise Refused(
                texts.COLLECTIVE_ORGANISATION_TAKEN,
                organisation=organisation,
                collective=row.owner,
            )
