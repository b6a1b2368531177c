"""The tables of access: who is behind an account, what it holds, and who was shown whose data."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.access.model import Account, Grant, Reading
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AccountRow:
    """Who is behind an account; ``owner`` is the account itself."""

    owner: str = ""
    person: PersonId | None
    machine: str | None
    since: date
    until: date
    departed: date | None


@frozen(kw_only=True)
class AccountUnitRow:
    """To which unit an account belonged; ``owner`` is the account itself."""

    owner: str = ""
    unit: OrganisationId
    since: date
    until: date


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


ACCOUNT_TABLES: Final = (
    Table(name="accounts", row=AccountRow, key=("owner",), indexes=(("person",),)),
    Table(name="account_units", row=AccountUnitRow, key=("owner", "since"), indexes=(("unit",),)),
)
GRANT_TABLES: Final = (
    Table(name="grants", row=GrantRow, key=("owner",), indexes=(("account",), ("place",))),
)
READING_TABLES: Final = (
    Table(name="readings", row=ReadingRow, key=("owner", "subject"), indexes=(("subject", "at"),)),
)


def account_rows(account: Account) -> Iterator[AccountRow | AccountUnitRow]:
    """Give the row of an account whose registration stands, and one for each of its units."""
    if account.spans:
        yield AccountRow(
            person=account.person,
            machine=account.machine,
            since=account.spans[0].since,
            until=account.spans[-1].until,
            departed=account.departed,
        )
    for span in account.spans:
        if span.unit is not None:
            yield AccountUnitRow(unit=span.unit, since=span.since, until=span.until)


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
