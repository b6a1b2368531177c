"""The end of a year: results are carried over by ordinary vouchers, 401 never."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import DISTRIBUTION, RESULTS, YEAR_RESULT, official
from ruralgov.domain.books.messages import CarryOverStep
from ruralgov.domain.books.model import NOTHING, Voucher, VoucherKind, VoucherLine, VoucherStage
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.books.rows import VoucherRow
from ruralgov.domain.books.rules import must_take
from ruralgov.domain.books.rules_month import balances
from ruralgov.domain.books.rules_voucher import check_lines, entered
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import month_of

YEARS = (1949, 9998)


def carry_over(_: Voucher | None, command: m.CarryOver, given: Given) -> Iterator[m.VoucherEntered]:
    """Enter the voucher that carries the results of a year over (rule 9)."""
    if not YEARS[0] <= command.year <= YEARS[1]:
        raise BadInput(texts.YEAR_WRONG, year=command.year)
    day = date(command.year, 12, 31)
    if day > given.today:
        raise Refused(texts.VOUCHER_DAY_FUTURE, day=day, today=given.today)
    must_take(command.collective, month_of(day), given.read)
    _refuse_twice(command, day, given)
    found = balances(command.collective, month_of(day), given)
    if command.step is CarryOverStep.RESULT:
        lines = [_undo(code, amount) for account, code, amount in found if account in RESULTS]
        target = _target(command, YEAR_RESULT, given)
    else:
        left = [code for account, code, _ in found if account in RESULTS]
        if left:
            raise Refused(texts.RESULTS_NOT_CARRIED, year=command.year, codes="、".join(left))
        lines = [_undo(code, amount) for account, code, amount in found if account == YEAR_RESULT]
        target = _target(command, DISTRIBUTION, given)
    if not lines:
        raise Refused(
            texts.CARRY_NOTHING, year=command.year, step=command.step.zh, step_en=command.step.en
        )
    rest = sum(line.debit - line.credit for line in lines)
    if rest:
        lines.append(_undo(target, rest))
    yield entered(
        command.collective,
        day,
        given,
        kind=VoucherKind.CARRY_OVER,
        summary=f"{command.year}年{command.step.zh}",
        lines=check_lines(tuple(lines)),
        carries=True,
    )


def _undo(code: str, balance: int) -> VoucherLine:
    """Return the line that takes a balance (debit less credit) away from an account."""
    return VoucherLine(
        account=code,
        debit=Fen(-balance) if balance < 0 else NOTHING,
        credit=Fen(balance) if balance > 0 else NOTHING,
    )


def _target(command: m.CarryOver, account: str, given: Given) -> str:
    """Return the account that takes the result, or the first below it that is in use."""
    chart = chart_of(command.collective, given.read)
    takes = (code for code, free in chart.open.items() if free and official(code) == account)
    return min(takes)


def _refuse_twice(command: m.CarryOver, day: date, given: Given) -> None:
    """Refuse a second carry-over while one waits: it would carry the same results twice."""
    waiting = given.read.rows(
        VoucherRow,
        collective=command.collective,
        month=month_of(day),
        kind=VoucherKind.CARRY_OVER,
        stage=VoucherStage.ENTERED,
    )
    if waiting:
        raise Refused(texts.CARRY_WAITS, year=command.year, summary=waiting[0].summary)
