"""Who acts for whom, and who is related to a payee."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.personal import OfficerText, PersonName
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Delegation:
    """That one account acts for another in a role, within days ``[since, until)``."""

    collective: CollectiveId
    giver: AccountId
    receiver: AccountId
    role: Role
    since: date
    until: date
    reason: str


@frozen(kw_only=True)
class Interest:
    """That an account is related to a payee, from a day until another."""

    collective: CollectiveId
    account: AccountId
    payee: str | None
    payee_person: PersonName | None
    reason: OfficerText
    by: AccountId
    since: date
    until: date = FOREVER
