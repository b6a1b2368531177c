"""The rules of months: they count their vouchers, are closed in order and seldom reopened."""

from collections.abc import Iterator

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import RESULTS, YEAR_RESULT
from ruralgov.domain.books.model import BookMonth, VoucherStage
from ruralgov.domain.books.records import chart_of, month_of_books, voucher_of
from ruralgov.domain.books.rows import VoucherLineRow, VoucherRow
from ruralgov.domain.books.rules import must_be, must_take
from ruralgov.domain.collectives import COLLECTIVE, refuse_merged
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import (
    BEFORE_ALL,
    Month,
    last_day,
    month_before,
    next_month,
    parse_month,
)
from ruralgov.domain.meetings import Needed, cited

DECEMBER = "12"


def count_voucher(
    month: BookMonth | None, command: m.CountVoucher, given: Given
) -> Iterator[m.VoucherCounted]:
    """Count a posted voucher (rule 4); a second time, nothing happens.

    A closed month and a number that is taken are refused: with the version of the month this
    settles every race between postings and a closing.
    """
    voucher = must_be(voucher_of(command.voucher, given.read), VoucherStage.POSTED)
    counted = 0 if month is None else month.vouchers
    number = voucher.number or 0
    if number <= counted:
        return
    if month is not None and month.closed:
        raise Refused(texts.MONTH_CLOSED, month=voucher.month, collective=voucher.collective)
    if number != counted + 1:
        raise Refused(texts.VOUCHER_NUMBER_WRONG, number=number, counted=counted)
    yield m.VoucherCounted(
        collective=voucher.collective,
        month=voucher.month,
        voucher=command.voucher,
        number=number,
    )


def close_month(
    _: BookMonth | None, command: m.CloseMonth, given: Given
) -> Iterator[m.MonthClosed]:
    """Close a month (rule 6)."""
    month, collective = parse_month(command.month), command.collective
    if month > f"{given.today:%Y-%m}":
        raise Refused(texts.MONTH_NOT_BEGUN, month=month, today=given.today)
    if last_day(month) >= given.today:
        raise Refused(texts.MONTH_NOT_OVER, month=month, last=last_day(month), today=given.today)
    must_take(collective, month, given.read)
    before = month_before(month)
    first = chart_of(collective, given.read).first
    if month != first and not month_of_books(collective, before, given.read).closed:
        raise Refused(texts.MONTH_NOT_NEXT, month=month, before=before)
    waiting = given.read.rows(
        VoucherRow, collective=collective, month=month, stage=VoucherStage.ENTERED
    )
    if waiting:
        named = "、".join(f"{row.day} {row.summary}" for row in waiting[:5])
        raise Refused(texts.MONTH_HAS_WAITING, month=month, count=len(waiting), vouchers=named)
    if month.endswith(DECEMBER):
        _check_carried(collective, month, given)
    yield m.MonthClosed(collective=collective, month=month, by=given.actor.account, at=given.now)


def reopen_month(
    month: BookMonth | None, command: m.ReopenMonth, given: Given
) -> Iterator[m.MonthReopened]:
    """Reopen the month that was closed last (rule 7)."""
    refuse_merged(command.collective, given.read)
    if month is None or not month.closed:
        raise Refused(texts.MONTH_NOT_CLOSED, month=command.month)
    later = next_month(month.month)
    if month_of_books(command.collective, later, given.read).closed:
        raise Refused(texts.MONTH_LATER_CLOSED, month=command.month, later=later)
    decision = clean_text("decision", command.decision)
    if command.cites is not None:
        _check_cited(command.collective, command.cites, decision, given)
    yield m.MonthReopened(
        by=given.actor.account,
        at=given.now,
        decision=decision,
        reason=clean_text("reason", command.reason),
        cites=command.cites,
    )


def _check_cited(collective: CollectiveId, key: DecisionId, decision: str, given: Given) -> None:
    """Refuse a decision of a meeting that is another's, or not the one of the text (rule 14).

    Raises ``reopening_decision_differs`` and what ``cited`` raises.
    """
    known = existing(
        given.read.state(COLLECTIVE, collective),
        collectives_texts.COLLECTIVE_MISSING,
        collective=collective,
    )
    needed = Needed(place=known.place, collective=collective, by=given.today)
    found = cited(given.read, key, needed)
    if found.reference != decision:
        raise Refused(texts.REOPENING_DECISION_DIFFERS, reference=found.reference)


def balances(collective: CollectiveId, until: Month, given: Given) -> list[tuple[str, str, int]]:
    """Return (account, full code, debit less credit) up to a month, in fen, of what is left."""
    found = given.read.tally(
        VoucherLineRow,
        ("account", "code"),
        sums=("debit", "credit"),
        span=("month", BEFORE_ALL, until),
        collective=collective,
    )
    return [
        (account, code, debit - credit)
        for account, code, _, debit, credit in found
        if debit != credit
    ]


def _check_carried(collective: CollectiveId, month: Month, given: Given) -> None:
    """Refuse to close a year whose results were not carried over; ``year_not_carried``."""
    for account, code, balance in balances(collective, month, given):
        if account in RESULTS or account == YEAR_RESULT:
            raise Refused(
                texts.YEAR_NOT_CARRIED, year=month[:4], code=code, amount=show_yuan(abs(balance))
            )
