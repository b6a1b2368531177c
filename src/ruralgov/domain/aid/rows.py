"""The tables of files: where they are kept, who is in them, and what was applied for."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import AidFile, AidStage, Circle, Way
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidFileRow:
    """At which place a file was kept on some days."""

    owner: str = ""
    place: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class AidPersonRow:
    """Who was in a file on some days, and in which set."""

    owner: str = ""
    number: int
    person: PersonId
    circle: Circle
    since: date
    until: date


@frozen(kw_only=True)
class AidApplicationRow:
    """One application, and where it stands."""

    owner: str = ""
    number: int
    place: PlaceId
    programme: Programme
    way: Way
    stage: AidStage
    received: date
    told: date | None
    accepted: date | None


TABLES: Final = (
    Table(
        name="aid_files",
        row=AidFileRow,
        key=("owner", "since"),
        indexes=(("place",),),
    ),
    Table(
        name="aid_people",
        row=AidPersonRow,
        key=("owner", "number"),
        indexes=(("person",),),
    ),
    Table(
        name="aid_applications",
        row=AidApplicationRow,
        key=("owner", "number"),
        indexes=(("place", "stage"),),
    ),
)


def rows(file: AidFile) -> Iterator[AidFileRow | AidPersonRow | AidApplicationRow]:
    """Give the rows of a file."""
    end = file.closed or FOREVER
    for seat, following in zip_longest(file.seats, file.seats[1:]):
        until = end if following is None else following.since
        yield AidFileRow(place=seat.place, since=seat.since, until=until)
    for one in file.people:
        yield AidPersonRow(
            number=one.number,
            person=one.person,
            circle=one.circle,
            since=one.since,
            until=one.until,
        )
    for each in file.applications:
        yield AidApplicationRow(
            number=each.number,
            place=file.place,
            programme=each.programme,
            way=each.way,
            stage=each.stage,
            received=each.received,
            told=each.told,
            accepted=each.accepted,
        )
