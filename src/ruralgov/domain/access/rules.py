"""The rules of access."""

from collections.abc import Iterator

from ruralgov.domain.access.messages import (
    GrantRole,
    PersonalDataRead,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.model import Grant, Reading
from ruralgov.domain.access.views import GrantRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId


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


def evolve_reading(_: Reading | None, event: PersonalDataRead) -> Reading:
    """Keep the one event of a reading."""
    return Reading(event)


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
    yield RoleRevoked(until=given.today, reason=clean_text("reason", command.reason))
