"""The rule by which an account that is in use gets accounts below it (rule 15)."""

from collections.abc import Iterator

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import YEAR_RESULT, official
from ruralgov.domain.books.dividing import balance_around, check_division
from ruralgov.domain.books.merging import line_of
from ruralgov.domain.books.messages_division import DivideAccount
from ruralgov.domain.books.model import Voucher, VoucherKind, VoucherLine
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.books.rules_chart import is_code
from ruralgov.domain.books.rules_voucher import check_day, check_lines
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import month_of


def divide_account(
    _: Voucher | None, command: DivideAccount, given: Given
) -> Iterator[m.VoucherEntered]:
    """Enter the voucher that brings a balance onto new accounts (rule 15)."""
    check_day(command.collective, command.day, given)
    if official(command.code) == YEAR_RESULT:
        raise Refused(texts.ACCOUNT_CARRY_ONLY, code=YEAR_RESULT)
    chart, month = chart_of(command.collective, given.read), month_of(command.day)
    chart.must_take(command.code)
    balance, _later = balance_around(chart, command.code, month, given.read)
    if not balance:
        raise Refused(texts.DIVISION_NOTHING, code=command.code)
    lines = check_lines((line_of(command.code, -balance), *_lines(command, balance)))
    entered = m.VoucherEntered(
        collective=command.collective,
        month=month,
        day=command.day,
        kind=VoucherKind.DIVISION,
        summary=f"{command.code}分设明细科目，转入余额",
        lines=lines,
        documents=(),
        maker=given.actor.account,
        reason=clean_text("reason", command.reason),
    )
    check_division(lines, month, chart, given.read)
    yield entered


def _lines(command: DivideAccount, balance: int) -> Iterator[VoucherLine]:
    """Give the line of each new account.

    Raises ``division_code_wrong`` and ``division_parts_wrong``.
    """
    parts = command.parts
    for one in parts:
        if not is_code(one.code) or one.code[:-2] != command.code:
            raise BadInput(texts.DIVISION_CODE_WRONG, code=one.code, parent=command.code)
    said = [one.amount for one in parts if one.amount is not None]
    rest, open_parts = balance - sum(said), len(parts) - len(said)
    amounts = [rest if one.amount is None else one.amount for one in parts]
    if (
        len({one.code for one in parts}) < len(parts)
        or not parts
        or 0 in amounts
        or open_parts > 1
        or (not open_parts and rest)
    ):
        raise BadInput(texts.DIVISION_PARTS_WRONG, code=command.code, balance=show_yuan(balance))
    for one, amount in zip(parts, amounts, strict=True):
        yield change(line_of(one.code, amount), text=clean_text("name", one.name))
