"""The record of a statement of the bank."""

from typing import Final

from ruralgov.domain.books.bank import evolve, rows
from ruralgov.domain.books.bank.messages import BankStatementEntered
from ruralgov.domain.books.bank.model import BankStatement
from ruralgov.domain.kernel.declare import Record

BANK_STATEMENT: Final[Record[BankStatement, BankStatementEntered]] = Record(
    kind="bank_statement",
    state=BankStatement,
    events=(BankStatementEntered,),
    begins={BankStatementEntered: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)
