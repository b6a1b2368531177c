"""What can be found of access."""

from collections.abc import Iterator
from datetime import date, datetime

from attrs import frozen

from ruralgov.domain.access.model import Grant, Reading
from ruralgov.domain.kernel.declare import Asked, Purpose, Role
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId


@frozen(kw_only=True)
class GrantRow:
    """One grant, as it is found by account or place."""

    owner: str = ""
    account: AccountId
    role: Role
    place: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class ReadingRow:
    """That somebody was shown something of a subject."""

    owner: str = ""
    subject: str
    account: AccountId
    purpose: Purpose
    query: str
    fields: str
    at: str


@frozen(kw_only=True)
class Grants:
    """Ask who holds which role at a place (the whole city by default), as of the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class Readings:
    """Ask who was shown personal data of a subject (``person/…``, ``case/…``), and when.

    With *before*, only what was shown earlier than that instant: whom a leak may have come from.
    """

    subject: str
    before: datetime | None = None


def grant_rows(grant: Grant) -> Iterator[GrantRow]:
    """Give the one row of a grant."""
    yield GrantRow(
        account=grant.account,
        role=grant.role,
        place=grant.place,
        since=grant.since,
        until=grant.until,
    )


def reading_rows(reading: Reading) -> Iterator[ReadingRow]:
    """Give a row for each subject of a reading."""
    event = reading.event
    for subject in event.subjects:
        yield ReadingRow(
            subject=subject,
            account=event.account,
            purpose=event.purpose,
            query=event.query,
            fields=" ".join(event.fields),
            at=event.at,
        )


def grants(query: Grants, asked: Asked) -> list[GrantRow]:
    """Return the grants at a place on the day asked."""
    return asked.read.rows(GrantRow, on=asked.day, place=query.place)


def readings(query: Readings, asked: Asked) -> list[ReadingRow]:
    """Return every reading of a subject, oldest first."""
    found = asked.read.rows(ReadingRow, subject=query.subject)
    before = query.before
    if before is not None:
        found = [row for row in found if datetime.fromisoformat(row.at) < before]
    return sorted(found, key=lambda row: row.at)
