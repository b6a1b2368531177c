"""The tables of households and people."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import DocumentNumber, IdentityNumber
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people import messages_person as p
from ruralgov.domain.registry.people.model import (
    DocumentKind,
    Household,
    HouseholdRelation,
    Membership,
    Person,
)


@frozen(kw_only=True)
class HouseholdRow:
    """One span of a household; ``open`` is 1 for the one without end."""

    owner: str = ""
    village: PlaceId
    number: str
    since: date
    until: date
    open: int | None


@frozen(kw_only=True)
class IdentityRow:
    """Whose identity number it is; kept as a keyed HMAC."""

    owner: str = ""
    identity: IdentityNumber


@frozen(kw_only=True)
class HouseholdEndRow:
    """A span of a household that has ended: its number is free from *until* on."""

    owner: str = ""
    village: PlaceId
    number: str
    since: date
    until: date


@frozen(kw_only=True)
class DocumentRow:
    """Whose identity document it is; its number is kept as a keyed HMAC."""

    owner: str = ""
    kind: DocumentKind
    number: DocumentNumber


@frozen(kw_only=True)
class WithdrawnRow:
    """That a person's death or departure on a day was entered by mistake."""

    owner: str = ""
    day: date


@frozen(kw_only=True)
class MemberRow:
    """That a person belonged to a household."""

    owner: str = ""
    household: HouseholdId
    relation: HouseholdRelation
    party_member: bool
    since: date
    until: date


def household_ends(household: Household) -> Iterator[HouseholdEndRow]:
    """Give a row for each span of a household that has ended."""
    for span in household.spans:
        if span.until != FOREVER:
            yield HouseholdEndRow(
                village=span.village, number=span.number, since=span.since, until=span.until
            )


def document_rows(person: Person) -> Iterator[DocumentRow]:
    """Give a row for each identity document of a person, hashed."""
    if person.erased or person.merged is not None:
        return
    found = {(kind, number) for kind, _, number in person.documents() if number is not None}
    for kind, number in found:
        yield DocumentRow(kind=kind, number=number)


def withdrawn_rows(person: Person) -> Iterator[WithdrawnRow]:
    """Give a row for each departure of a person that was entered by mistake."""
    for day in person.withdrawn:
        yield WithdrawnRow(day=day)


HOUSEHOLD_TABLES: Final = (
    Table(
        name="households",
        row=HouseholdRow,
        key=("owner", "since"),
        unique=(("village", "number", "open"),),
    ),
    Table(
        name="household_ends",
        row=HouseholdEndRow,
        key=("owner", "since"),
        indexes=(("village", "number"),),
        changed_by=(m.HouseholdMoved, m.HouseholdClosed, m.HouseholdEntryCorrected),
        rows=household_ends,
    ),
)

PERSON_TABLES: Final = (
    Table(name="identities", row=IdentityRow, key=("identity",), indexes=(("owner",),)),
    Table(name="members", row=MemberRow, key=("owner", "since"), indexes=(("household",),)),
    Table(
        name="identity_documents",
        row=DocumentRow,
        key=("kind", "number"),
        indexes=(("owner",),),
        rows=document_rows,
    ),
    Table(
        name="withdrawn_departures",
        row=WithdrawnRow,
        key=("owner", "day"),
        changed_by=(p.MembershipEntryCorrected,),
        rows=withdrawn_rows,
    ),
)


def household_rows(household: Household) -> Iterator[HouseholdRow]:
    """Give a row for each span of a household."""
    for span in household.spans:
        yield HouseholdRow(
            village=span.village,
            number=span.number,
            since=span.since,
            until=span.until,
            open=1 if span.until == FOREVER else None,
        )


def person_rows(person: Person) -> Iterator[IdentityRow | MemberRow]:
    """Give the identity of a person, hashed, and a row for each membership.

    A membership is parted where membership of the party changed. Who was merged into another
    person has no rows: that one has them.
    """
    if person.merged is not None:
        return
    if person.identity is not None:
        yield IdentityRow(identity=person.identity)
    for span in person.memberships:
        for member, since, until in _parts(person, span):
            yield MemberRow(
                household=span.household,
                relation=span.relation,
                party_member=member,
                since=since,
                until=until,
            )


def _parts(person: Person, span: Membership) -> Iterator[tuple[bool, date, date]]:
    """Give the parts of a membership within which membership of the party is the same."""
    if person.party is None:
        yield person.party_member, span.since, span.until
        return
    days = {day for one in person.party for day in (one.since, one.until)}
    cuts = sorted({span.since, span.until, *(d for d in days if span.since < d < span.until)})
    for since, until in pairwise(cuts):
        member = any(one.since <= since < one.until for one in person.party)
        yield member, since, until
