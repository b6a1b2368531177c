"""The tables of the statements of the bank."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books.bank.messages import BankStatementEntered
from ruralgov.domain.books.bank.model import BankStatement
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class BankStatementRow:
    """The statement of an account for a month; balances in fen."""

    owner: str = ""
    collective: CollectiveId
    account: str
    month: Month
    opening: int
    closing: int


@frozen(kw_only=True)
class BankLineRow:
    """A line of one: what came in (above nothing) or went out, in fen."""

    owner: str = ""
    line: int
    collective: CollectiveId
    account: str
    month: Month
    day: date
    amount: int
    reference: str


TABLES = (
    Table(
        name="bank_statements",
        row=BankStatementRow,
        key=("owner",),
        indexes=(("collective", "account", "month"),),
        changed_by=(BankStatementEntered,),
    ),
    Table(
        name="bank_lines",
        row=BankLineRow,
        key=("owner", "line"),
        indexes=(("collective", "account", "month"),),
        changed_by=(BankStatementEntered,),
    ),
)


def rows(known: BankStatement) -> Iterator[BankStatementRow | BankLineRow]:
    """Give the row of a statement and those of its lines."""
    yield BankStatementRow(
        collective=known.collective,
        account=known.account,
        month=known.month,
        opening=known.opening,
        closing=known.closing,
    )
    for number, line in enumerate(known.lines, 1):
        yield BankLineRow(
            line=number,
            collective=known.collective,
            account=known.account,
            month=known.month,
            day=line.day,
            amount=line.amount,
            reference=line.reference,
        )
