"""What can be asked of the statements of the bank, and what the answers are."""

from datetime import date

from ruralgov.domain.books.bank.rows import BankStatementRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Unmatched:
    """A line that the other side does not have: what came in (above nothing) or went out, in fen.

    *key* is the voucher for a line of the books, the statement for one of the bank.
    """

    key: str
    day: date
    amount: int
    reference: str


@frozen(kw_only=True)
class Reconciliation:
    """银行存款余额调节表: what both say at the end of a month, and what explains the difference.

    Both balances with the lines that only the other side has, and with what they differed by before
    the first statement, are one: *adjusted*. Amounts are fen.
    """

    collective: CollectiveId
    account: str
    month: Month
    since: Month
    """The first month of a row of statements without a gap: lines are compared from there on."""
    bank: int
    books: int
    before: int
    """By how much the bank had more than the books when the first statement opened."""
    matched: int
    """Lines of the bank that the books have."""
    only_bank: tuple[Unmatched, ...]
    only_books: tuple[Unmatched, ...]
    adjusted: int

    @property
    def agrees(self) -> bool:
        """Whether every line has its like, and both began with the same."""
        return not (self.before or self.only_bank or self.only_books)


@frozen(kw_only=True)
class BankReconciliation(Query[Reconciliation]):
    """Ask how the books of an account stand against the statements of the bank up to a month.

    Raises ``bank_statement_missing``.
    """

    collective: CollectiveId
    account: str
    month: Month


@frozen(kw_only=True)
class BankStatements(Query[list[BankStatementRow]]):
    """Ask which statements of the bank a collective has, by account and month."""

    collective: CollectiveId
