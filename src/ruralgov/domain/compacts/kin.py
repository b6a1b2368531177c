"""Who is related to whom, as the households say; and which person acts."""

from collections.abc import Iterable
from typing import Final

from ruralgov.domain.access import AccountRow
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, PersonId
from ruralgov.domain.registry import (
    PERSON,
    HouseholdRelation,
    MemberRow,
    merged_into,
    present_person,
)

_STRANGERS: Final = frozenset({HouseholdRelation.UNRELATED})
"""Who lives in a household without being related to it."""


def relatives(read: Read, person: PersonId) -> frozenset[PersonId]:
    """Return a person and all who ever were of a household with them, but lodgers (SG-05).

    They stand under every id under which they were entered.
    """
    found = {person}
    for home in read.rows(MemberRow, owner=person):
        if home.relation not in _STRANGERS:
            found.update(
                PersonId(row.owner)
                for row in read.rows(MemberRow, household=home.household)
                if row.relation not in _STRANGERS
            )
    read.states(PERSON, found)  # all at once, before each is looked at
    return frozenset(one for each in found for one in merged_into(each, read))


def actor_of(given: Given) -> PersonId:
    """Return the person who acts; raises ``credit_account_unknown`` (SG-05).

    Nobody can tell whose relative an account is that stands for itself.
    """
    person = person_of(given.read, given.actor.account)
    if person is None:
        raise Refused(texts.CREDIT_ACCOUNT_UNKNOWN, account=given.actor.account)
    return person


def person_of(read: Read, account: AccountId) -> PersonId | None:
    """Return the person behind an account, or None."""
    row = read.one(AccountRow, owner=account)
    return None if row is None or row.person is None else present_person(read, row.person)


def must_be_apart(given: Given, people: Iterable[PersonId]) -> None:
    """Refuse who acts for themselves or for a relative; raises ``credit_relative`` (SG-05)."""
    related = relatives(given.read, actor_of(given))
    for person in people:
        if person in related:
            raise Refused(texts.CREDIT_RELATIVE, person=person)
