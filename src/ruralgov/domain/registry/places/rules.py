"""The rules of places: how one begins, changes and ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of, parse_code
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.places import texts
from ruralgov.domain.registry.places.messages import (
    ChangePlace,
    DividePlace,
    MergePlace,
    PlaceChanged,
    PlaceDivided,
    PlaceMerged,
    PlaceRegistered,
    RegisterPlace,
)
from ruralgov.domain.registry.places.model import LineageKind, Place, PlaceSpan
from ruralgov.domain.registry.places.records import PLACE
from ruralgov.domain.registry.places.rows import CityRow, PlaceRow

FEWEST_PARTS = 2
A_DAY = timedelta(days=1)


def register_place(
    _: Place | None, command: RegisterPlace, given: Given
) -> Iterator[PlaceRegistered]:
    """Enter a place (rules 1, 2, 4 and 17)."""
    code = _code(command.code)
    check_of_city(code, command.since, given)
    check_code_free(code, command.since, FOREVER, None, given.read)
    for origin in command.split_from:
        row = place_there(given.read, origin, eve(command.since))
        _check_level(row, level_of(code), clean_text("name", command.name))
    yield PlaceRegistered(
        level=level_of(code),
        code=code,
        name=clean_text("name", command.name),
        parent=_parent(code, command.since, given.read),
        since=command.since,
        source=clean_text("source", command.source),
        split_from=command.split_from,
    )


def change_place(place: Place | None, command: ChangePlace, given: Given) -> Iterator[PlaceChanged]:
    """Rename or recode a place (rules 1, 2, 3 and 17)."""
    known = _living(place, command.place, command.since, given.read)
    code = _code(command.code)
    if level_of(code) is not known.level:
        raise Refused(
            texts.PLACE_PARENT_WRONG, code=code, level=level_of(code).en, parent=known.last.parent
        )
    if code != known.last.code:
        check_of_city(code, command.since, given)
    check_code_free(code, command.since, FOREVER, command.place, given.read)
    yield PlaceChanged(
        code=code,
        name=clean_text("name", command.name),
        parent=_parent(code, command.since, given.read),
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def merge_place(place: Place | None, command: MergePlace, given: Given) -> Iterator[PlaceMerged]:
    """End a place that becomes part of another (rules 3 and 4)."""
    known = _living(place, command.place, command.since, given.read)
    _check_into(known, command.place, command.into, command.since, given.read)
    _check_empty(known, command.place, command.since, given.read)
    yield PlaceMerged(
        kind=LineageKind.MERGE,
        into=command.into,
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def divide_place(place: Place | None, command: DividePlace, given: Given) -> Iterator[PlaceDivided]:
    """End a place that becomes several others (rules 3 and 4)."""
    known = _living(place, command.place, command.since, given.read)
    if len({*command.into}) < max(FEWEST_PARTS, len(command.into)):
        raise Refused(texts.PLACE_PARTS_FEW, name=known.last.name)
    for part in command.into:
        _check_into(known, command.place, part, command.since, given.read)
    _check_empty(known, command.place, command.since, given.read)
    yield PlaceDivided(
        into=command.into, since=command.since, cause=clean_text("cause", command.cause)
    )


def eve(day: date) -> date:
    """Return the day before; the first day there is has none and is its own."""
    return max(day, date.min + A_DAY) - A_DAY


def place_there(read: Read, place: PlaceId, day: date) -> PlaceRow:
    """Return the span of a place on a day.

    Raises ``place_missing``, ``place_ended`` and ``place_not_begun``.
    """
    spans = read.rows(PlaceRow, owner=place)
    if not spans:
        raise Refused(registry_texts.PLACE_MISSING, place=place)
    first, last = spans[0], spans[-1]
    if last.until <= day:
        raise _ended(read, place, last)
    if day < first.since:
        raise Refused(texts.PLACE_NOT_BEGUN, name=first.name, since=first.since, day=day)
    return next(span for span in spans if span.since <= day < span.until)


def check_not_ended(read: Read, place: PlaceId, day: date) -> None:
    """Refuse something new at a place that has ended by a day; raises ``place_ended``."""
    found = read.state(PLACE, place)
    if found is not None and found.last.until <= day:
        raise _ended(read, place, found.last)


def place_now(read: Read, place: PlaceId, day: date) -> PlaceId:
    """Return a place, or what it has become part of by a day.

    Raises ``place_ended`` where it has become several, or none.
    """
    found = read.state(PLACE, place)
    while found is not None and found.last.until <= day:
        if found.successor is None:
            raise _ended(read, place, found.last)
        place = found.successor
        found = read.state(PLACE, place)
    return place


def _ended(read: Read, place: PlaceId, last: PlaceRow | PlaceSpan) -> Refused:
    """Return the refusal of a place that has ended; it names what the place is now."""
    now = [one.last.name for one in _now(read, place) if one.last.until > last.until]
    return Refused(
        texts.PLACE_ENDED,
        name=last.name,
        until=last.until,
        now=f"，现为“{'”、“'.join(now)}”" if now else "",
        now_en=f" and is now {', '.join(now)}" if now else "",
    )


def _now(read: Read, place: PlaceId) -> Iterator[Place]:
    """Give what an ended place has become in the end: its successor, or its parts."""
    found = read.state(PLACE, place)
    if found is None:
        return
    following = found.parts if found.successor is None else (found.successor,)
    for one in following:
        yield from _now(read, one)
    if not following:
        yield found


def check_code_free(code: str, since: date, until: date, place: str | None, read: Read) -> None:
    """Refuse a code that another place has on a day of ``[since, until)`` (rule 1)."""
    for row in read.rows(PlaceRow, code=code):
        if row.owner != place and row.since < until and row.until > since:
            raise Refused(texts.PLACE_CODE_TAKEN, code=code, name=row.name)


def check_of_city(code: str, day: date, given: Given) -> None:
    """Refuse a code that is not of the city, as it is on a day or was before (rule 17)."""
    known = [row.code for row in given.read.rows(CityRow) if row.since <= day]
    if not any(code.startswith(one) for one in known or [given.city]):
        raise Refused(texts.PLACE_CODE_FOREIGN, code=code, city="、".join(known or [given.city]))


def _code(text: str) -> str:
    code = parse_code(text)
    if level_of(code) is DivisionLevel.COUNTY:
        raise Refused(texts.PLACE_CODE_SHORT, code=code)
    return code


def _living(place: Place | None, key: PlaceId, since: date, read: Read) -> Place:
    """Return a place that has not ended, for a change on a day after the last one (rule 3)."""
    known = existing(place, registry_texts.PLACE_MISSING, place=key)
    if known.last.until != FOREVER:
        raise _ended(read, key, known.last)
    if since <= known.last.since:
        raise Refused(texts.PLACE_CHANGE_NOT_LATER, name=known.last.name, since=known.last.since)
    return known


def _parent(code: str, day: date, read: Read) -> PlaceId:
    if level_of(code) is not DivisionLevel.VILLAGE:
        return CITY
    above = read.rows(PlaceRow, on=day, code=parent_of(code))
    if not above:
        raise Refused(texts.PLACE_PARENT_WRONG, code=code, level="village", parent=parent_of(code))
    return PlaceId(above[0].owner)


def _check_into(place: Place, key: str, into: PlaceId, day: date, read: Read) -> None:
    """Refuse what a place cannot become part of on a day: itself, another level, no place."""
    if into == key:
        raise Refused(texts.PLACE_INTO_ITSELF, name=place.last.name)
    _check_level(place_there(read, into, day), place.level, place.last.name)


def _check_level(row: PlaceRow, level: DivisionLevel, name: str) -> None:
    if row.level is not level:
        raise Refused(
            texts.PLACE_LEVEL_OTHER, name=name, level=level, other=row.name, other_level=row.level
        )


def _check_empty(place: Place, key: str, day: date, read: Read) -> None:
    """Refuse to end a place while others lie in it, or will."""
    if any(row.until > day for row in read.rows(PlaceRow, parent=key)):
        raise Refused(texts.PLACE_NOT_EMPTY, name=place.last.name)
