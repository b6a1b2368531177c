"""Registry: the places of a city, dated, with their codes and names.

Rules:
1. A code names one place on any day; a name is never a key.
2. A town lies in the county, a village in a town that exists on that day.
3. Renaming and recoding begin on a day after the last change, and history stays.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve as change
from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    CommandRule,
    Context,
    Given,
    Purpose,
    QueryRule,
    Record,
    Role,
    Table,
)
from ruralgov.domain.kernel.division import DivisionLevel, level_of, parent_of, parse_code
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, PlaceId


@frozen(kw_only=True)
class PlaceSpan:
    """What a place was called and where it lay, ``[since, until)``."""

    code: str
    name: str
    parent: PlaceId
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Place:
    """A town or village through time; the last span is the present one."""

    level: DivisionLevel
    spans: tuple[PlaceSpan, ...]


@frozen(kw_only=True)
class RegisterPlace:
    """Enter a town or village, as of the day its source speaks of."""

    code: str
    name: str
    since: date
    source: str


@frozen(kw_only=True)
class ChangePlace:
    """Rename or recode a place from a day on."""

    place: PlaceId
    code: str
    name: str
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceRegistered:
    """A place was entered."""

    level: DivisionLevel
    code: str
    name: str
    parent: PlaceId
    since: date
    source: str


@frozen(kw_only=True)
class PlaceChanged:
    """A place has another code or name from a day on."""

    code: str
    name: str
    since: date
    cause: str


@frozen(kw_only=True)
class PlaceRow:
    """One span of a place, as it is found by code or parent."""

    owner: str = ""
    level: DivisionLevel
    code: str
    name: str
    parent: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class Places:
    """Ask for the places right below another (the city itself by default), as of the day asked."""

    parent: PlaceId = CITY


def evolve(state: Place | None, event: PlaceRegistered | PlaceChanged) -> Place:
    """Fold one event into a place."""
    match event:
        case PlaceRegistered():
            span = PlaceSpan(
                code=event.code, name=event.name, parent=event.parent, since=event.since
            )
            return Place(level=event.level, spans=(span,))
        case PlaceChanged():
            if state is None:
                raise Refused("place_missing", place=event.code)
            last = state.spans[-1]
            ended = change(last, until=event.since)
            begun = change(last, code=event.code, name=event.name, since=event.since)
            return change(state, spans=(*state.spans[:-1], ended, begun))


def _check_code_free(code: str, day: date, given: Given, place: str | None) -> None:
    for row in given.read.rows(PlaceRow, code=code):
        if row.owner != place and row.until > day:
            raise Refused("place_code_taken", code=code, name=row.name)


def register_place(
    _: Place | None, command: RegisterPlace, given: Given
) -> Iterator[PlaceRegistered]:
    """Enter a place (rules 1 and 2)."""
    code = parse_code(command.code)
    level = level_of(code)
    _check_code_free(code, command.since, given, None)
    parent = CITY
    if level is DivisionLevel.VILLAGE:
        above = given.read.rows(PlaceRow, on=command.since, code=parent_of(code))
        if not above:
            raise Refused("place_parent_wrong", code=code, level=level.en, parent=parent_of(code))
        parent = PlaceId(above[0].owner)
    yield PlaceRegistered(
        level=level,
        code=code,
        name=clean_text("name", command.name),
        parent=parent,
        since=command.since,
        source=clean_text("source", command.source),
    )


def change_place(place: Place | None, command: ChangePlace, given: Given) -> Iterator[PlaceChanged]:
    """Rename or recode a place (rules 1 and 3)."""
    if place is None:
        raise Refused("place_missing", place=command.place)
    last = place.spans[-1]
    if command.since <= last.since:
        raise Refused("place_change_not_later", name=last.name, since=last.since)
    code = parse_code(command.code)
    if level_of(code) is not place.level:
        raise Refused("place_parent_wrong", code=code, level=place.level.en, parent=last.parent)
    _check_code_free(code, command.since, given, command.place)
    yield PlaceChanged(
        code=code,
        name=clean_text("name", command.name),
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def rows(place: Place) -> Iterator[PlaceRow]:
    """Give a row for each span of a place."""
    for span in place.spans:
        yield PlaceRow(
            level=place.level,
            code=span.code,
            name=span.name,
            parent=span.parent,
            since=span.since,
            until=span.until,
        )


def places(query: Places, asked: Asked) -> list[PlaceRow]:
    """Return the places right below another on the day asked."""
    return asked.read.rows(PlaceRow, on=asked.day, parent=query.parent)


PLACE = Record(
    kind="place",
    state=Place,
    events=(PlaceRegistered, PlaceChanged),
    evolve=evolve,
    rows=rows,
    tables=(
        Table(
            name="places",
            row=PlaceRow,
            key=("owner", "since"),
            unique=(("code", "since"),),
            indexes=(("parent",),),
        ),
    ),
)
_WRITE = Access(
    roles=frozenset({Role.REGISTRAR}),
    purposes=frozenset({Purpose.REGISTRATION}),
    place=lambda _message, _read: CITY,
)
CONTEXT = Context(
    name="registry",
    records=(PLACE,),
    commands=(
        CommandRule(
            command=RegisterPlace,
            record=PLACE,
            key=lambda _command, given: given.new_id(),
            rule=register_place,
            access=_WRITE,
        ),
        CommandRule(
            command=ChangePlace,
            record=PLACE,
            key=lambda command, _given: str(command.place),
            rule=change_place,
            access=_WRITE,
        ),
    ),
    queries=(
        QueryRule(
            query=Places,
            handler=places,
            access=Access(
                roles=frozenset(Role),
                purposes=frozenset(Purpose),
                place=lambda query, _read: PlaceId(query.parent),
            ),
        ),
    ),
)
