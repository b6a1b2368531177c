"""Roles that one person should not hold together, as the city's profile names them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

from ruralgov.domain.access import texts
from ruralgov.domain.access.model import Grant
from ruralgov.domain.access.rows import AccountRow, GrantRow
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, PersonId, PlaceId
from ruralgov.domain.kernel.profile import ConflictMode, IncompatibleRoles, Policy
from ruralgov.domain.kernel.value import frozen

Above = Callable[[PlaceId], tuple[PlaceId, ...]]


@frozen(kw_only=True)
class RoleConflict:
    """Two grants of one person (or of one undeclared account) that should not be held together."""

    person: PersonId | None
    first: GrantRow
    second: GrantRow

    @property
    def both(self) -> tuple[GrantRow, GrantRow]:
        """The two grants."""
        return self.first, self.second


def pairs(policy: Policy) -> tuple[IncompatibleRoles, ...]:
    """Return the pairs of the profile; a city that has adopted none has named none."""
    try:
        return policy.profile().incompatible_roles
    except Refused:
        return ()


def refuse_conflict(grant: Grant, given: Given) -> None:
    """Refuse a role beside another that the profile does not let one person hold.

    Compared over all accounts of the person, at the same place or one above or below it. Raises
    ``role_conflict``.
    """
    strict = [one for one in pairs(given.policy) if one.mode is ConflictMode.REFUSAL]
    others = {two: one for pair in strict for one, two in _both(pair) if one == grant.role}
    if not others:
        return
    for account in _accounts_of(grant.account, given.read):
        for row in given.read.rows(GrantRow, account=account):
            together = row.since < grant.until and grant.since < row.until
            if row.role in others and together and _overlap(row.place, grant.place, given.above):
                raise Refused(
                    texts.ROLE_CONFLICT,
                    role=grant.role.zh,
                    role_en=grant.role.en,
                    other=row.role.zh,
                    other_en=row.role.en,
                    account=row.account,
                    place=row.place,
                )


def conflicts(
    rows: Iterable[GrantRow], read: Read, policy: Policy, above: Above
) -> Iterator[RoleConflict]:
    """Give each two of the grants that one person should not hold together."""
    barred = {frozenset(pair) for one in pairs(policy) for pair in _both(one)}
    persons = {row.owner: row.person for row in read.rows(AccountRow)} if barred else {}
    roles = {role for pair in barred for role in pair}
    held: dict[tuple[bool, str], list[GrantRow]] = {}
    for row in rows:
        if row.role in roles:
            person = persons.get(row.account)
            held.setdefault((person is not None, person or row.account), []).append(row)
    for (known, who), grants in held.items():
        for first, second in combinations(grants, 2):
            pair = frozenset((first.role, second.role))
            if pair in barred and _overlap(first.place, second.place, above):
                person = PersonId(who) if known else None
                yield RoleConflict(person=person, first=first, second=second)


def _both(pair: IncompatibleRoles) -> tuple[tuple[str, str], tuple[str, str]]:
    return (pair.first, pair.second), (pair.second, pair.first)


def _accounts_of(account: AccountId, read: Read) -> list[AccountId]:
    """Return all accounts of the person behind one."""
    row = read.one(AccountRow, owner=account)
    if row is None or row.person is None:
        return [account]
    return [AccountId(one.owner) for one in read.rows(AccountRow, person=row.person)]


def _overlap(one: PlaceId, other: PlaceId, above: Above) -> bool:
    return one in above(other) or other in above(one)


def on_day(above: Callable[[PlaceId, date], tuple[PlaceId, ...]], day: date) -> Above:
    """Return what tells the places above one on a day."""
    return lambda place: above(place, day)
