"""The tables of access: who holds which role, and who was shown whose data."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.access.model import Grant, Reading
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Purpose, Role


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


GRANT_TABLES: Final = (
    Table(name="grants", row=GrantRow, key=("owner",), indexes=(("account",), ("place",))),
)
READING_TABLES: Final = (
    Table(name="readings", row=ReadingRow, key=("owner", "subject"), indexes=(("subject", "at"),)),
)


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
