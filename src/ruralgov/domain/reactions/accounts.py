"""What follows for the accounts of a person."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.access import (
    ACCOUNT,
    AccountRegistered,
    AccountRow,
    FollowDeparture,
    FollowMerge,
    FollowReturn,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AccountId, PersonId
from ruralgov.domain.registry import (
    PERSON,
    MembershipEntryCorrected,
    PersonEnded,
    PersonMerged,
    PersonSeparated,
    present_person,
)

NOT_GONE: Final = "登记的离开或去世有误，已撤回"
"""Why an account goes on: what was said of the person is sealed with them."""


def end_rights(event: PersonEnded, key: str, given: Given) -> Iterator[FollowDeparture]:
    """What the accounts of a person hold ends when the person died or left."""
    for row in given.read.rows(AccountRow, person=key):
        yield FollowDeparture(
            account=AccountId(row.owner), since=event.since, reason=event.departure.zh
        )


def note_mistakes(
    event: MembershipEntryCorrected, key: str, given: Given
) -> Iterator[FollowReturn]:
    """Who did not die or leave has accounts again; what had ended is given back by people."""
    person = given.read.state(PERSON, key)
    if person is None or event.since is not None or person.gone:
        return
    for row in given.read.rows(AccountRow, person=key):
        if row.departed is not None:
            yield FollowReturn(account=AccountId(row.owner), since=event.entry, reason=NOT_GONE)


def follow(event: PersonMerged, key: str, given: Given) -> Iterator[FollowMerge]:
    """The accounts of a person who was entered twice are of the entry that is kept."""
    yield from _following(key, given)


def give_back(event: PersonSeparated, key: str, given: Given) -> Iterator[FollowMerge]:
    """The accounts of a person who was merged by mistake are theirs again."""
    yield from _following(event.into, given)


def register_present(event: AccountRegistered, key: str, given: Given) -> Iterator[FollowMerge]:
    """An account that is registered of a person who was entered twice is of the one who is kept."""
    if event.person is not None:
        yield from _followed(AccountId(key), event.person, event.person, given)


def _following(person: str, given: Given) -> Iterator[FollowMerge]:
    rows = given.read.rows(AccountRow, person=person)
    for key, account in given.read.states(ACCOUNT, [row.owner for row in rows]).items():
        if account.person is not None:
            entered = account.entered or account.person
            yield from _followed(AccountId(key), entered, account.person, given)


def _followed(
    account: AccountId, entered: PersonId, person: PersonId, given: Given
) -> Iterator[FollowMerge]:
    present = present_person(given.read, entered)
    if present != person:
        yield FollowMerge(account=account, person=present)


REACTIONS: Final[Reactions] = {
    AccountRegistered: (register_present,),
    MembershipEntryCorrected: (note_mistakes,),
    PersonEnded: (end_rights,),
    PersonMerged: (follow,),
    PersonSeparated: (give_back,),
}
