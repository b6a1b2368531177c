"""The rules of access: who may be given a role, and how one ends."""

from collections.abc import Iterator

from ruralgov.domain.access import texts
from ruralgov.domain.access.messages import GrantRole, RevokeRole, RoleGranted, RoleRevoked
from ruralgov.domain.access.model import Grant
from ruralgov.domain.access.rows import GrantRow
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId


def grant_role(_: Grant | None, command: GrantRole, given: Given) -> Iterator[RoleGranted]:
    """Give a role (rules 1-3)."""
    account = AccountId(clean_text("account", command.account))
    if account == given.actor.account:
        raise Refused(texts.SELF_GRANT)
    held = given.read.rows(
        GrantRow, on=given.today, account=account, role=command.role, place=command.place
    )
    if held:
        raise Refused(texts.GRANT_EXISTS, account=account, role=command.role, place=command.place)
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
        raise Refused(texts.GRANT_MISSING, grant=command.grant)
    yield RoleRevoked(until=given.today, reason=clean_text("reason", command.reason))
