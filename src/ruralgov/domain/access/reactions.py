"""What follows within access: grants end with their account, their holder and their place."""

from datetime import date
from typing import Final

from ruralgov.domain.access.messages import LapseGrant, PlaceGrantsEnded
from ruralgov.domain.access.messages_account import AccountEnded, AccountHolderLeft
from ruralgov.domain.access.rows import GrantRow
from ruralgov.domain.access.rules import lasting
from ruralgov.domain.kernel.declare import Given, Reactions


def end_of_account(
    event: AccountEnded | AccountHolderLeft, key: str, given: Given
) -> tuple[LapseGrant, ...]:
    """What an account holds ends with it, and with the death or leaving of its person."""
    rows = given.read.rows(GrantRow, account=key)
    return _lapse(rows, event.since, event.reason, given)


def end_at_place(event: PlaceGrantsEnded, _key: str, given: Given) -> tuple[LapseGrant, ...]:
    """All grants at the place end."""
    rows = given.read.rows(GrantRow, place=event.place)
    return _lapse(rows, event.until, event.reason, given)


def _lapse(rows: list[GrantRow], until: date, reason: str, given: Given) -> tuple[LapseGrant, ...]:
    ending = lasting(rows, given.today)
    return tuple(LapseGrant(grant=row.owner, until=until, reason=reason) for row in ending)


REACTIONS: Final[Reactions] = {
    AccountEnded: (end_of_account,),
    AccountHolderLeft: (end_of_account,),
    PlaceGrantsEnded: (end_at_place,),
}
