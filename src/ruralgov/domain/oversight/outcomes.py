"""What the books show of an outcome of industry as they stand now, counted in this one place."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import ACCOUNTS, RESULTS, VOUCHER, Side, VoucherStage, official
from ruralgov.domain.consortia import (
    ConsortiumVillageRow,
    Income,
    OutcomeIncomeRow,
    OutcomeRow,
)
from ruralgov.domain.kernel.declare import Asked, Read
from ruralgov.domain.kernel.ids import ConsortiumId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight.queries import OutcomeCheck, OutcomeChecks


def shown(income: Income, since: date, until: date, read: Read) -> int:
    """Return how many fen of income a line of a voucher shows within days; nothing where none.

    It is posted by that collective, stands on the side on which an income account grows, and what
    was undone of it is taken off.
    """
    voucher = read.state(VOUCHER, income.voucher)
    if voucher is None or not 1 <= income.line <= len(voucher.lines):
        return 0
    line = voucher.lines[income.line - 1]
    account = ACCOUNTS.get(official(line.account))
    fits = (
        voucher.stage is VoucherStage.POSTED
        and voucher.collective == income.collective
        and since <= voucher.day < until
        and not voucher.carries
        and account is not None
        and account.code in RESULTS
        and account.side is Side.CREDIT
        and line.credit > 0
    )
    return voucher.remaining(income.line) if fits else 0


def outcome_checks(query: OutcomeChecks, asked: Asked) -> list[OutcomeCheck]:
    """Return the incomes of outcomes that the books show otherwise by now."""
    return [one for one in _checked(query, asked) if one.shown != one.counted]


def _checked(query: OutcomeChecks, asked: Asked) -> Iterator[OutcomeCheck]:
    villages = asked.read.rows(ConsortiumVillageRow)
    inside = {row.owner for row in villages if query.place in asked.above(row.village, asked.day)}
    outcomes = {(row.owner, row.number): row for row in asked.read.rows(OutcomeRow)}
    rows = [row for row in asked.read.rows(OutcomeIncomeRow) if row.owner in inside]
    asked.read.states(VOUCHER, {row.voucher for row in rows})
    for row in rows:
        outcome = outcomes[row.owner, row.number]
        income = Income(
            collective=row.collective, voucher=row.voucher, line=row.line, amount=Fen(row.amount)
        )
        yield OutcomeCheck(
            consortium=ConsortiumId(row.owner),
            number=row.number,
            collective=row.collective,
            voucher=row.voucher,
            line=row.line,
            counted=row.amount,
            shown=shown(income, outcome.since, outcome.until, asked.read),
        )
