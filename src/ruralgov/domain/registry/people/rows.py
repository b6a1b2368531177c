"""The tables of the registry: places, households, people, organisations and posts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.registry.people.model import Household, HouseholdRelation, Person


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
class MemberRow:
    """That a person belonged to a household."""

    owner: str = ""
    household: HouseholdId
    relation: HouseholdRelation
    party_member: bool
    since: date
    until: date


HOUSEHOLD_TABLES: Final = (
    Table(
        name="households",
        row=HouseholdRow,
        key=("owner", "since"),
        unique=(("village", "number", "open"),),
    ),
)

PERSON_TABLES: Final = (
    Table(name="identities", row=IdentityRow, key=("identity",), indexes=(("owner",),)),
    Table(name="members", row=MemberRow, key=("owner", "since"), indexes=(("household",),)),
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
    """Give the identity of a person, hashed, and a row for each membership."""
    if person.identity is not None:
        yield IdentityRow(identity=person.identity)
    for span in person.memberships:
        yield MemberRow(
            household=span.household,
            relation=span.relation,
            party_member=person.party_member,
            since=span.since,
            until=span.until,
        )
