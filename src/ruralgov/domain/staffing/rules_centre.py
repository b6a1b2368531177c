"""The rules of enforcement centres."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.spans import Span, check_correction, corrected
from ruralgov.domain.registry import check_not_ended, place_there
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.staffing import messages_officer as m
from ruralgov.domain.staffing import texts_officer as texts
from ruralgov.domain.staffing.model_officer import Centre, CentreSpan
from ruralgov.domain.staffing.rows_officer import CentreRow, SecondmentRow


def establish_centre(
    _: Centre | None, command: m.EstablishCentre, given: Given
) -> Iterator[m.CentreEstablished]:
    """Enter the one centre of a town (rule 8)."""
    name = clean_text("name", command.name)
    _check_town(command.place, command.since, given)
    _refuse_taken([CentreSpan(place=command.place, name=name, since=command.since)], "", given)
    yield m.CentreEstablished(
        place=command.place,
        name=name,
        since=command.since,
        approval=clean_text("approval", command.approval),
    )


def close_centre(
    centre: Centre | None, command: m.CloseCentre, given: Given
) -> Iterator[m.CentreClosed]:
    """End a centre at which nobody is from that day on (rule 8)."""
    _living(centre, command.centre, command.since)
    _refuse_officers(command.centre, date.min, command.since, given)
    yield m.CentreClosed(since=command.since, cause=clean_text("cause", command.cause))


def carry_over_centre(
    centre: Centre | None, command: m.CarryOverCentre, given: Given
) -> Iterator[m.CentreCarriedOver]:
    """Say that a centre is of another town, which has none (rule 8)."""
    last = _living(centre, command.centre, command.since)
    _check_town(command.place, command.since, given)
    moved = CentreSpan(place=command.place, name=last.name, since=command.since)
    _refuse_taken([moved], command.centre, given)
    yield m.CentreCarriedOver(
        place=command.place, since=command.since, cause=clean_text("cause", command.cause)
    )


def correct_centre_entry(
    centre: Centre | None, command: m.CorrectCentreEntry, given: Given
) -> Iterator[m.CentreEntryCorrected]:
    """Put an entry of a centre right; whoever is there stays within its days (rule 8)."""
    known = existing(centre, texts.CENTRE_MISSING, key=command.centre)
    check_correction(known.spans, command.entry, command.since)
    right = corrected(known.spans, command.entry, command.since)
    _refuse_taken(right, command.centre, given)
    since, until = (right[0].since, right[-1].until) if right else (date.max, date.max)
    _refuse_officers(command.centre, since, until, given)
    for one in right:
        _check_town(one.place, one.since, given)
    yield m.CentreEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _living(centre: Centre | None, key: str, since: date) -> CentreSpan:
    """Return the last span of a centre that has no end and began before a day."""
    last = None if centre is None else centre.last
    if last is None or last.until != FOREVER:
        raise Refused(texts.CENTRE_MISSING, key=key)
    if since <= last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last.since)
    return last


def _check_town(place: PlaceId, day: date, given: Given) -> None:
    if place_there(given.read, place, day).level is not DivisionLevel.TOWN:
        raise Refused(texts.CENTRE_NOT_TOWN, place=place)
    check_not_ended(given.read, place, day)


def _refuse_taken(spans: Iterable[CentreSpan], own: str, given: Given) -> None:
    """Refuse a second centre of a town on any day; raises ``centre_taken``."""
    for span in spans:
        for row in given.read.rows(CentreRow, place=span.place):
            if row.owner != own and overlap(row, span):
                raise Refused(texts.CENTRE_TAKEN, place=span.place, name=row.name, centre=row.owner)


def _refuse_officers(centre: str, since: date, until: date, given: Given) -> None:
    """Refuse to leave officers at a centre outside of its days; ``centre_has_officers``."""
    rows = given.read.rows(SecondmentRow, centre=centre)
    outside = [row for row in rows if row.since < since or row.until > until]
    if outside:
        raise Refused(texts.CENTRE_HAS_OFFICERS, since=until, count=len(outside))


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans have a day in common."""
    return one.since < other.until and other.since < one.until
