"""The rules of the statements of the bank."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.books import texts_bank
from ruralgov.domain.books.bank.messages import BankStatementEntered, EnterBankStatement
from ruralgov.domain.books.bank.model import BankStatement
from ruralgov.domain.books.bank.rows import BankStatementRow
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.money import LARGEST, show_yuan
from ruralgov.domain.kernel.month import month_before, month_of, next_month, parse_month

BANK: Final = "102"
MOST: Final = 5_000
"""Lines of a statement."""


def enter_statement(
    known: BankStatement | None, command: EnterBankStatement, given: Given
) -> Iterator[BankStatementEntered]:
    """Enter a statement, or another in the place of one that was wrong (rules 16 to 18)."""
    month = parse_month(command.month)
    _check_account(command, given)
    _check_lines(command, given)
    _check_neighbours(command, given)
    if known is not None and not command.reason.strip():
        raise Refused(texts_bank.BANK_STATEMENT_THERE, account=command.account, month=month)
    yield BankStatementEntered(
        collective=command.collective,
        account=command.account,
        month=month,
        opening=command.opening,
        closing=command.closing,
        lines=command.lines,
        reason=clean_text("reason", command.reason) if known is not None else "",
        by=given.actor.account,
        at=given.now,
    )


def _check_account(command: EnterBankStatement, given: Given) -> None:
    chart = chart_of(command.collective, given.read)
    if not command.account.startswith(BANK):
        raise BadInput(texts_bank.BANK_ACCOUNT_WRONG, account=command.account)
    chart.must_take(command.account)


def _check_lines(command: EnterBankStatement, given: Given) -> None:
    """Refuse lines that are too many, of no amount or another month, or make another balance."""
    amounts = [abs(line.amount) for line in command.lines]
    if len(amounts) > MOST or 0 in amounts or max(amounts, default=0) > LARGEST:
        raise BadInput(texts_bank.BANK_LINES_WRONG, count=len(amounts), most=MOST)
    for line in command.lines:
        if month_of(line.day) != command.month or line.day > given.today:
            raise BadInput(texts_bank.BANK_DAY_WRONG, day=line.day, month=command.month)
    made = command.opening + sum(line.amount for line in command.lines)
    if made != command.closing:
        raise BadInput(
            texts_bank.BANK_STATEMENT_UNBALANCED,
            opening=show_yuan(command.opening),
            made=show_yuan(made),
            closing=show_yuan(command.closing),
        )


def _check_neighbours(command: EnterBankStatement, given: Given) -> None:
    """Refuse a statement that does not follow that of the month before, or lead to the next."""
    of: dict[str, Any] = {"collective": command.collective, "account": command.account}
    for row in given.read.rows(BankStatementRow, month=month_before(command.month), **of):
        if row.closing != command.opening:
            raise Refused(
                texts_bank.BANK_STATEMENT_GAP, month=row.month, closing=show_yuan(row.closing)
            )
    for row in given.read.rows(BankStatementRow, month=next_month(command.month), **of):
        if row.opening != command.closing:
            raise Refused(
                texts_bank.BANK_STATEMENT_LEADS, month=row.month, opening=show_yuan(row.opening)
            )
