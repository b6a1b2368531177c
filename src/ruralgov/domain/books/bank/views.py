"""What is answered about the statements of the bank."""

from typing import Any

from ruralgov.domain.books import texts_bank
from ruralgov.domain.books.bank.matching import matched
from ruralgov.domain.books.bank.queries import (
    BankReconciliation,
    BankStatements,
    Reconciliation,
    Unmatched,
)
from ruralgov.domain.books.bank.rows import BankLineRow, BankStatementRow
from ruralgov.domain.books.model import VoucherKind
from ruralgov.domain.books.rows import VoucherLineRow, VoucherRow
from ruralgov.domain.kernel.declare import Asked, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import BEFORE_ALL, Month, month_before


def reconciliation(query: BankReconciliation, asked: Asked) -> Reconciliation:
    """Return how books and bank stand against each other."""
    return reconciled(asked.read, query.collective, query.account, query.month)


def statements(query: BankStatements, asked: Asked) -> list[BankStatementRow]:
    """Return the statements that are there."""
    rows = asked.read.rows(BankStatementRow, collective=query.collective)
    return sorted(rows, key=lambda row: (row.account, row.month))


def reconciled(read: Read, collective: CollectiveId, account: str, month: Month) -> Reconciliation:
    """Compare the lines of an account from the first statement up to a month."""
    of: dict[str, Any] = {"collective": collective, "account": account}
    known = {row.month: row for row in read.rows(BankStatementRow, **of) if row.month <= month}
    if month not in known:
        raise Refused(texts_bank.BANK_STATEMENT_MISSING, account=account, month=month)
    since = month
    while month_before(since) in known:
        since = month_before(since)
    span = ("month", month_before(since), month)
    theirs = [
        Unmatched(key=row.owner, day=row.day, amount=row.amount, reference=row.reference)
        for row in sorted(
            read.rows(BankLineRow, span=span, **of), key=lambda row: (row.month, row.line)
        )
    ]
    ours = [
        Unmatched(
            key=row.owner,
            day=row.day,
            amount=row.debit - row.credit,
            reference=f"{row.month}-{row.number}",
        )
        for row in sorted(
            _lines(read, collective, account, span),
            key=lambda row: (row.month, row.number, row.line),
        )
    ]
    pairs, only_bank, left = matched(theirs, ours)
    only_books = _standing(read, left)
    opened = _balance(read, collective, account, month_before(since))
    books = opened + sum(line.amount for line in ours)
    bank = known[month].closing
    return Reconciliation(
        collective=collective,
        account=account,
        month=month,
        since=since,
        bank=bank,
        books=books,
        before=known[since].opening - opened,
        matched=len(pairs),
        only_bank=tuple(only_bank),
        only_books=tuple(only_books),
        adjusted=bank + sum(line.amount for line in only_books),
    )


def _lines(
    read: Read, collective: CollectiveId, account: str, span: tuple[str, Month, Month]
) -> list[VoucherLineRow]:
    rows = read.rows(VoucherLineRow, span=span, collective=collective, account=account[:3])
    return [row for row in rows if row.code.startswith(account)]


def _standing(read: Read, left: list[Unmatched]) -> list[Unmatched]:
    """Return the lines without those of a voucher and of the reversal that undoes them."""
    kept = list(left)
    for line in left:
        row = read.one(VoucherRow, owner=line.key)
        if row is None or row.kind is not VoucherKind.REVERSAL:
            continue
        undone = next(
            (one for one in kept if one.key == row.corrects and one.amount == -line.amount), None
        )
        if undone is not None:
            kept.remove(undone)
            kept.remove(line)
    return kept


def _balance(read: Read, collective: CollectiveId, account: str, last: Month) -> int:
    sums = read.tally(
        VoucherLineRow,
        ("code",),
        sums=("debit", "credit"),
        span=("month", BEFORE_ALL, last),
        collective=collective,
        account=account[:3],
    )
    return sum(debit - credit for code, _, debit, credit in sums if code.startswith(account))
