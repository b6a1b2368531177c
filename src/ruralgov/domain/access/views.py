"""The answers to questions about access."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from ruralgov.domain.access import queries as q
from ruralgov.domain.access import texts
from ruralgov.domain.access.conflicts import RoleConflict, conflicts, on_day
from ruralgov.domain.access.rows import AccountRow, AccountUnitRow, GrantRow, ReadingRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.publish import FeedPage
from ruralgov.domain.kernel.roles import Role

LONGEST_PAGE: Final = 5_000
"""Events of the feed that are looked at in one answer, at most."""


def accounts(query: q.Accounts, asked: Asked) -> list[AccountRow]:
    """Return the accounts of the day, of a person or a unit where one is named."""
    equal: dict[str, Any] = {} if query.person is None else {"person": query.person}
    found = asked.read.rows(AccountRow, on=asked.day, **equal)
    if query.unit is None:
        return found
    units = asked.read.rows(AccountUnitRow, on=asked.day, unit=query.unit)
    within = {row.owner for row in units}
    return [row for row in found if row.owner in within]


def account_units(_: q.AccountUnits, asked: Asked) -> list[AccountUnitRow]:
    """Return the units of the accounts of the day."""
    return asked.read.rows(AccountUnitRow, on=asked.day)


def undeclared_accounts(_: q.UndeclaredAccounts, asked: Asked) -> list[q.UndeclaredAccount]:
    """Return the accounts with roles and without a holder, by name."""
    declared = {row.owner for row in asked.read.rows(AccountRow)}
    found: dict[AccountId, set[Role]] = {}
    for row in asked.read.rows(GrantRow, on=asked.day):
        if row.account not in declared:
            found.setdefault(row.account, set()).add(row.role)
    return [
        q.UndeclaredAccount(account=account, roles=tuple(sorted(found[account])))
        for account in sorted(found)
    ]


def grants(query: q.Grants, asked: Asked) -> list[GrantRow]:
    """Return the grants at a place on the day asked."""
    if not query.below:
        return asked.read.rows(GrantRow, on=asked.day, place=query.place)
    rows = asked.read.rows(GrantRow, on=asked.day)
    return [row for row in rows if query.place in asked.above(row.place, asked.day)]


def grants_of_account(query: q.GrantsOfAccount, asked: Asked) -> list[GrantRow]:
    """Return what an account holds."""
    day = None if query.ever else asked.day
    return asked.read.rows(GrantRow, on=day, account=query.account)


def stranded_grants(_: q.StrandedGrants, asked: Asked) -> list[q.StrandedGrant]:
    """Return the grants that should have ended."""
    accounts = {row.owner: row for row in asked.read.rows(AccountRow)}
    rows = asked.read.rows(GrantRow, on=asked.day)
    return [
        q.StrandedGrant(grant=row, why=why)
        for row in rows
        for why in _why(row, accounts.get(row.account), asked)
    ]


def _why(row: GrantRow, account: AccountRow | None, asked: Asked) -> Iterator[q.Stranding]:
    """Give why a grant should have ended; one given after a leaving was given knowing it."""
    if not asked.stands(row.place, asked.day):
        yield q.Stranding.PLACE_ENDED
    if account is None:
        return
    if account.departed is not None and row.since < account.departed <= asked.day:
        yield q.Stranding.HOLDER_LEFT
    if account.until <= asked.day:
        yield q.Stranding.ACCOUNT_ENDED


def role_conflicts(_: q.RoleConflicts, asked: Asked) -> list[RoleConflict]:
    """Return who holds roles together that the profile names incompatible."""
    rows = asked.read.rows(GrantRow, on=asked.day)
    above = on_day(asked.above, asked.day)
    return list(conflicts(rows, asked.read, asked.policy, above))


def readings(query: q.Readings, asked: Asked) -> list[ReadingRow]:
    """Return every reading of a subject, oldest first."""
    found = asked.read.rows(ReadingRow, subject=query.subject)
    before = query.before
    if before is not None:
        found = [row for row in found if datetime.fromisoformat(row.at) < before]
    return sorted(found, key=lambda row: row.at)


def feed_events(query: q.FeedEvents, asked: Asked) -> FeedPage:
    """Return the next page of the feed (rule 12)."""
    if not 0 < query.limit <= LONGEST_PAGE:
        raise BadInput(texts.PAGE_WRONG, limit=query.limit, longest=LONGEST_PAGE)
    return asked.feed(query.after, query.limit, query.types)


def due_work(query: q.DueWork, asked: Asked) -> list[Due]:
    """Return what of all contexts is due, longest due first (rule 13)."""
    names = asked.due if query.context is None else (query.context,)
    if query.context is not None and query.context not in asked.due:
        raise BadInput(texts.CONTEXT_UNKNOWN, context=query.context, known=", ".join(asked.due))
    found = (one for name in names for one in asked.due[name]())
    return sorted(found, key=lambda one: (one.since, one.kind, one.key))
