"""Access: which account holds which role at which place, and who read whose data.

Rules:
1. A grant has a role, a place and dates; it covers the place and all below it.
2. Nobody grants a role to themselves, but for the first administrator when a city is set up.
3. A grant in force is not given twice.
4. A grant ends by a revocation with a reason; it is never deleted.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve as change
from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Given,
    Purpose,
    Record,
    Role,
    Table,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId


@frozen(kw_only=True)
class Grant:
    """A role held at a place, ``[since, until)``, with its legal or organisational basis."""

    account: AccountId
    role: Role
    place: PlaceId
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class GrantRole:
    """Give an account a role at a place from today on."""

    account: AccountId
    role: Role
    place: PlaceId = CITY
    basis: str


@frozen(kw_only=True)
class RevokeRole:
    """End a grant today."""

    grant: str
    reason: str


@frozen(kw_only=True)
class RoleGranted:
    """An account was given a role."""

    account: AccountId
    role: Role
    place: PlaceId
    basis: str
    since: date


@frozen(kw_only=True)
class RoleRevoked:
    """A grant was ended."""

    until: date
    reason: str


@frozen(kw_only=True)
class GrantRow:
    """One grant, as it is found by account."""

    owner: str
    account: AccountId
    role: Role
    place: PlaceId
    since: date
    until: date


def evolve(state: Grant | None, event: RoleGranted | RoleRevoked) -> Grant:
    """Fold one event into a grant."""
    match event:
        case RoleGranted():
            return Grant(
                account=event.account,
                role=event.role,
                place=event.place,
                basis=event.basis,
                since=event.since,
            )
        case RoleRevoked():
            if state is None:
                raise Refused("grant_missing", grant="?")
            return change(state, until=event.until)


def grant_role(_: Grant | None, command: GrantRole, given: Given) -> Iterator[RoleGranted]:
    """Give a role (rules 1-3)."""
    account = AccountId(clean_text("account", command.account))
    if account == given.actor.account:
        raise Refused("self_grant")
    held = given.read.rows(
        GrantRow, on=given.today, account=account, role=command.role, place=command.place
    )
    if held:
        raise Refused("grant_exists", account=account, role=command.role, place=command.place)
    yield RoleGranted(
        account=account,
        role=command.role,
        place=command.place,
        basis=clean_text("basis", command.basis),
        since=given.today,
    )


def revoke_role(grant: Grant | None, command: RevokeRole, given: Given) -> Iterator[RoleRevoked]:
    """End a grant (rule 4); one that began today never came into force."""
    if grant is None or grant.until <= given.today:
        raise Refused("grant_missing", grant=command.grant)
    check_dates(grant.since, FOREVER)
    yield RoleRevoked(until=given.today, reason=clean_text("reason", command.reason))


def rows(grant: Grant) -> Iterator[GrantRow]:
    """Give the one row of a grant."""
    yield GrantRow(
        owner="",
        account=grant.account,
        role=grant.role,
        place=grant.place,
        since=grant.since,
        until=grant.until,
    )


GRANT = Record(
    kind="grant",
    state=Grant,
    events=(RoleGranted, RoleRevoked),
    evolve=evolve,
    rows=rows,
    tables=(Table(name="grants", row=GrantRow, key=("owner",), indexes=(("account",),)),),
)
_ACCESS = Access(
    roles=frozenset({Role.ADMINISTRATOR}),
    purposes=frozenset({Purpose.ADMINISTRATION}),
    place=lambda _message, _read: CITY,
)
CONTEXT = Context(
    name="access",
    records=(GRANT,),
    commands=(
        CommandRule(
            command=GrantRole,
            record=GRANT,
            key=lambda _command, given: given.new_id(),
            rule=grant_role,
            access=_ACCESS,
        ),
        CommandRule(
            command=RevokeRole,
            record=GRANT,
            key=lambda command, _given: str(command.grant),
            rule=revoke_role,
            access=_ACCESS,
        ),
    ),
    queries=(),
)
