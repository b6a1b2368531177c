"""What of access a person holds: the roles of their accounts."""

from collections.abc import Iterator

from ruralgov.domain.access.model import Account
from ruralgov.domain.access.records import ACCOUNT
from ruralgov.domain.access.rows import AccountRow, GrantRow
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.held import Held
from ruralgov.domain.kernel.ids import PersonId


def holding(person: PersonId, read: Read) -> Iterator[Held]:
    """Give the roles that the accounts of a person hold or held."""
    rows = read.rows(AccountRow, person=person)
    for name, account in read.states(ACCOUNT, [row.owner for row in rows]).items():
        for grant in read.rows(GrantRow, account=name):
            yield Held(
                kind="grant",
                key=grant.owner,
                zh=f"账号 {name} 的授权：{grant.role.zh}（{grant.place}）",
                en=f"grant of {name}: {grant.role.en} ({grant.place})",
                since=grant.since,
                until=grant.until,
                ended=account.back if _lapsed(grant, account) else None,
                command="CorrectGrantEntry" if grant.since < grant.until else "GrantRole",
                entered=account.entered,
            )


def _lapsed(grant: GrantRow, account: Account) -> bool:
    """Tell whether a role ended on the day on which a departure was noted, a mistake since."""
    return account.lapsed is not None and grant.until == max(account.lapsed, grant.since)
