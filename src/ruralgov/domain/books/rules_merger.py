"""How balances go from a collective to its successor: nothing is lost, nothing comes in twice."""

from collections.abc import Iterator

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import DISTRIBUTION, RESULTS, YEAR_RESULT, official
from ruralgov.domain.books.merging import Plan, line_of, plan
from ruralgov.domain.books.model import (
    BookMonth,
    Chart,
    Voucher,
    VoucherKind,
    VoucherLine,
)
from ruralgov.domain.books.records import chart_of, month_of_books
from ruralgov.domain.books.rows import VoucherLineRow
from ruralgov.domain.books.rules import must_be_open, must_take, posted
from ruralgov.domain.books.rules_month import balances
from ruralgov.domain.collectives import AccountMove
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import LATEST, Month, month_of

Posting = Iterator[m.VoucherEntered | m.VoucherPosted]
CLOSED_BY_YEAR = {*RESULTS, YEAR_RESULT}


def carry_over_at_end(_: Voucher | None, command: m.CarryOverAtEnd, given: Given) -> Posting:
    """Carry the results over before the balances go: they are this one's, not the successor's.

    Where there are none, nothing happens.
    """
    found = balances(command.collective, Month(LATEST), given)
    lines = [line_of(code, -amount) for account, code, amount in found if account in CLOSED_BY_YEAR]
    rest = sum(line.debit - line.credit for line in lines)
    if rest:
        lines.append(line_of(_distribution(command.collective, given.read), -rest))
    if lines:
        yield from _at_once(
            command,
            VoucherKind.CARRY_OVER,
            "合并前结转收益",
            tuple(lines),
            given,
        )


def hand_over_books(voucher: Voucher | None, command: m.HandOverBooks, given: Given) -> Posting:
    """Take every balance out (rule 13); a second time, nothing happens."""
    if voucher is not None:
        return
    _must_balance(command.lines)
    left = {code: amount for _, code, amount in balances(command.collective, Month(LATEST), given)}
    for line in command.lines:
        left[line.account] = left.get(line.account, 0) + line.debit - line.credit
    wrong = next((code for code, amount in left.items() if amount), None)
    if wrong is not None:
        raise Refused(
            texts.HANDED_OVER_UNEQUAL, problem=f"{command.collective} {wrong} {left[wrong]}"
        )
    yield from _at_once(command, VoucherKind.MERGED_OUT, command.summary, command.lines, given)


def take_over_accounts(
    chart: Chart | None, command: m.TakeOverAccounts, _: Given
) -> Iterator[m.AccountDefined]:
    """Make the accounts that lack; those that are there stay."""
    known = {one.code for one in (chart or Chart(collective=command.collective)).accounts}
    for one in command.accounts:
        if one.code not in known:
            yield m.AccountDefined(collective=command.collective, code=one.code, name=one.name)


def take_over_books(_: Voucher | None, command: m.TakeOverBooks, given: Given) -> Posting:
    """Bring in what the other voucher took out, line for line (rule 13)."""
    must_take(command.collective, month_of(command.day), given.read)
    _must_balance(command.lines)
    out = posted(command.takes, given.read)
    if out.kind is not VoucherKind.MERGED_OUT or [_gone(one) for one in out.lines] != [
        _come(one) for one in command.lines
    ]:
        raise Refused(texts.HANDED_OVER_UNEQUAL, problem=f"{command.takes}")
    chart = chart_of(command.collective, given.read)
    for line in command.lines:
        chart.must_take(line.account)
    entered, counted = _at_once(
        command, VoucherKind.MERGED_IN, command.summary, command.lines, given
    )
    yield change(entered, corrects=command.takes)
    yield counted


def close_handed_over(
    month: BookMonth | None, command: m.CloseHandedOver, given: Given
) -> Iterator[m.MonthClosed]:
    """Close the month in which a collective ended; a second time, nothing happens."""
    if month is None or not month.closed:
        yield m.MonthClosed(
            collective=command.collective,
            month=command.month,
            by=given.actor.account,
            at=given.now,
        )


def plan_of(
    collective: CollectiveId,
    into: CollectiveId,
    whose: str,
    moves: tuple[AccountMove, ...],
    read: Read,
    *,
    carried: bool = False,
) -> Plan:
    """Return where the balances of a collective go in the books of another.

    With *carried*, as if its results were carried over already.
    """
    found = {code: debit - credit for code, debit, credit in _codes(collective, read)}
    if carried:
        results = [code for code in found if official(code) in CLOSED_BY_YEAR]
        rest = sum(found.pop(code) for code in results)
        if rest:
            code = _distribution(collective, read)
            found[code] = found.get(code, 0) + rest
    return plan(
        chart_of(collective, read),
        chart_of(into, read),
        [(code, amount) for code, amount in sorted(found.items()) if amount],
        used=[code for code, _, _ in _codes(into, read)],
        whose=whose,
        moves=moves,
    )


def _codes(collective: CollectiveId, read: Read) -> list[tuple[str, int, int]]:
    """Return (full code, debits, credits) of every account that was used."""
    found = read.tally(
        VoucherLineRow, ("account", "code"), sums=("debit", "credit"), collective=collective
    )
    return [(code, debit, credit) for _, code, _, debit, credit in found]


def _distribution(collective: CollectiveId, read: Read) -> str:
    """Return the account on which undistributed results are, or the first below it."""
    chart = chart_of(collective, read)
    return min(code for code, free in chart.open.items() if free and official(code) == DISTRIBUTION)


def _at_once(
    command: m.CarryOverAtEnd | m.HandOverBooks | m.TakeOverBooks,
    kind: VoucherKind,
    summary: str,
    lines: tuple[VoucherLine, ...],
    given: Given,
) -> tuple[m.VoucherEntered, m.VoucherPosted]:
    """Return a voucher that one person entered and the actor posts."""
    month = month_of(command.day)
    must_be_open(command.collective, month, given.read)
    number = month_of_books(command.collective, month, given.read).vouchers + 1
    return (
        m.VoucherEntered(
            collective=command.collective,
            month=month,
            day=command.day,
            kind=kind,
            summary=summary,
            lines=lines,
            documents=(),
            maker=command.maker,
            carries=kind is VoucherKind.CARRY_OVER,
            at=given.now,
        ),
        m.VoucherPosted(
            collective=command.collective,
            month=month,
            day=command.day,
            kind=kind,
            number=number,
            checker=given.actor.account,
        ),
    )


def _must_balance(lines: tuple[VoucherLine, ...]) -> None:
    debits, credits = sum(one.debit for one in lines), sum(one.credit for one in lines)
    if debits != credits:
        raise Refused(
            texts.VOUCHER_UNBALANCED,
            debits=show_yuan(debits),
            credits=show_yuan(credits),
            difference=show_yuan(abs(debits - credits)),
        )


def _gone(line: VoucherLine) -> tuple[str, int]:
    return official(line.account), line.credit - line.debit


def _come(line: VoucherLine) -> tuple[str, int]:
    return official(line.account), line.debit - line.credit
