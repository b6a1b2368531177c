"""The rules of accounts: who is behind one, of which unit it is, and how it ends."""

from collections.abc import Iterator

from ruralgov.domain.access import messages_account as m
from ruralgov.domain.access import texts
from ruralgov.domain.access.administrators import keeps_administrator, must_keep_administrator
from ruralgov.domain.access.model import Account, UnitSpan
from ruralgov.domain.access.rows import GrantRow
from ruralgov.domain.access.rules import lasting
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.spans import check_correction


def register_account(
    account: Account | None, command: m.RegisterAccount, given: Given
) -> Iterator[m.AccountRegistered]:
    """Say who is behind an account (rules 6 and 8)."""
    name = command.account
    if clean_text("account", name) != name:
        raise BadInput(kernel_texts.TEXT_NOT_CLEAN, field="account")
    if account is not None and account.spans:
        raise Refused(texts.ACCOUNT_REGISTERED, account=name)
    if (command.person is None) == (command.machine is None):
        raise BadInput(texts.ACCOUNT_HOLDER_WRONG, account=name)
    machine = None if command.machine is None else clean_text("machine", command.machine)
    if machine is not None and not keeps_administrator({}, given, machine=name):
        raise Refused(texts.LAST_ADMINISTRATOR)
    since = command.since or given.today
    if since > given.today:
        raise Refused(texts.ACCOUNT_FUTURE, account=name, since=since)
    yield m.AccountRegistered(
        person=command.person,
        machine=machine,
        unit=command.unit,
        basis=clean_text("basis", command.basis),
        since=since,
    )


def change_account(
    account: Account | None, command: m.ChangeAccount, given: Given
) -> Iterator[m.AccountUnitChanged]:
    """Let an account belong to another unit (rule 6)."""
    since = command.since or given.today
    last = _open(account, command.account)
    if since <= last.since:
        raise Refused(texts.ACCOUNT_NOT_LATER, account=command.account, since=last.since)
    yield m.AccountUnitChanged(
        unit=command.unit, since=since, basis=clean_text("basis", command.basis)
    )


def end_account(
    account: Account | None, command: m.EndAccount, given: Given
) -> Iterator[m.AccountEnded]:
    """End an account; what it holds ends with it (rules 6 and 8)."""
    since = command.since or given.today
    last = _open(account, command.account)
    if since <= last.since:
        raise Refused(texts.ACCOUNT_NOT_LATER, account=command.account, since=last.since)
    held = lasting(given.read.rows(GrantRow, account=command.account), given.today)
    until = max(since, given.today)
    ends = {row.owner: (row.since, max(row.since, min(row.until, until))) for row in held}
    must_keep_administrator(ends, given)
    yield m.AccountEnded(since=since, reason=clean_text("reason", command.reason))


def correct_account_entry(
    account: Account | None, command: m.CorrectAccountEntry, _: Given
) -> Iterator[m.AccountEntryCorrected]:
    """Put a day of an account right, or withdraw what was entered by mistake (rule 6)."""
    if account is None or not account.spans:
        raise Refused(texts.ACCOUNT_UNREGISTERED, account=command.account)
    check_correction(account.spans, command.entry, command.since)
    yield m.AccountEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def follow_departure(
    account: Account | None, command: m.FollowDeparture, given: Given
) -> Iterator[m.AccountHolderLeft]:
    """Note that the person behind an account died or left (rule 6)."""
    if account is None:
        raise Refused(texts.ACCOUNT_UNREGISTERED, account=command.account)
    yield m.AccountHolderLeft(since=command.since, reason=command.reason, noted=given.today)


def follow_return(
    account: Account | None, command: m.FollowReturn, _: Given
) -> Iterator[m.AccountHolderBack]:
    """Note that a departure was a mistake; what had ended with it is given back by people (6)."""
    if account is None:
        raise Refused(texts.ACCOUNT_UNREGISTERED, account=command.account)
    yield m.AccountHolderBack(since=command.since, reason=command.reason)


def follow_merge(
    account: Account | None, command: m.FollowMerge, _: Given
) -> Iterator[m.AccountHolderMerged]:
    """Note under which id the person behind an account is kept (rule 6)."""
    if account is None:
        raise Refused(texts.ACCOUNT_UNREGISTERED, account=command.account)
    yield m.AccountHolderMerged(person=command.person)


def _open(account: Account | None, name: AccountId) -> UnitSpan:
    """Return the last span of an account that has not ended."""
    if account is None or not account.spans or account.spans[-1].until != FOREVER:
        raise Refused(texts.ACCOUNT_UNREGISTERED, account=name)
    return account.spans[-1]
