"""What each event makes of a chart, a month or a voucher."""

from collections.abc import Callable
from typing import assert_never

from ruralgov.domain.books import messages as m
from ruralgov.domain.books.messages import ChartEvent, MonthEvent, VoucherEvent
from ruralgov.domain.books.model import (
    BookMonth,
    Chart,
    DecisionKind,
    MonthDecision,
    Reversal,
    SubAccount,
    Voucher,
    VoucherStage,
)
from ruralgov.domain.kernel.change import change


def begin_chart(event: m.AccountDefined | m.BooksOpened) -> Chart:
    """Return the chart of a collective that had the official accounts alone."""
    return evolve_chart(Chart(collective=event.collective), event)


def evolve_chart(chart: Chart, event: ChartEvent) -> Chart:
    """Return a chart after one more event."""
    match event:
        case m.AccountDefined():
            added = SubAccount(code=event.code, name=event.name)
            return change(chart, accounts=(*chart.accounts, added))
        case m.AccountRenamed():
            return _with(chart, event.code, lambda one: change(one, name=event.name))
        case m.AccountRetired():
            return _with(chart, event.code, lambda one: change(one, retired=True))
        case m.AccountRestored():
            return _with(chart, event.code, lambda one: change(one, retired=False))
        case m.BooksOpened():
            return change(chart, first=event.first, opening=event.voucher)
        case _:
            assert_never(event)


def _with(chart: Chart, code: str, mend: Callable[[SubAccount], SubAccount]) -> Chart:
    return change(
        chart,
        accounts=tuple(mend(one) if one.code == code else one for one in chart.accounts),
    )


def begin_month(event: m.VoucherCounted | m.MonthClosed) -> BookMonth:
    """Return a month in which nothing was done before."""
    return evolve_month(BookMonth(collective=event.collective, month=event.month), event)


def evolve_month(month: BookMonth, event: MonthEvent) -> BookMonth:
    """Return a month after one more event."""
    match event:
        case m.VoucherCounted():
            return change(month, vouchers=event.number)
        case m.MonthClosed():
            closed = MonthDecision(kind=DecisionKind.CLOSED, by=event.by, at=event.at)
            return change(month, decisions=(*month.decisions, closed))
        case m.MonthReopened():
            reopened = MonthDecision(
                kind=DecisionKind.REOPENED,
                by=event.by,
                at=event.at,
                decision=event.decision,
                reason=event.reason,
                cites=event.cites,
            )
            return change(month, decisions=(*month.decisions, reopened))
        case _:
            assert_never(event)


def begin_voucher(event: m.VoucherEntered) -> Voucher:
    """Return a voucher as it was entered."""
    return Voucher(
        collective=event.collective,
        month=event.month,
        day=event.day,
        kind=event.kind,
        summary=event.summary,
        lines=event.lines,
        documents=event.documents,
        maker=event.maker,
        corrects=event.corrects,
        undoes=event.undoes,
        reason=event.reason,
        carries=event.carries,
        opens=event.opens,
        entered=event.at,
    )


def evolve_voucher(voucher: Voucher, event: VoucherEvent) -> Voucher:
    """Return a voucher after one more event."""
    match event:
        case m.VoucherEntered():
            return begin_voucher(event)
        case m.OpeningProven():
            return voucher  # the proof stays in the journal; the voucher is what it proved
        case m.VoucherPosted():
            return change(
                voucher, stage=VoucherStage.POSTED, number=event.number, checker=event.checker
            )
        case m.VoucherRejected():
            return change(voucher, stage=VoucherStage.REJECTED, checker=event.checker)
        case m.VoucherUndone():
            made = Reversal(by=event.by, parts=event.parts)
            return change(voucher, reversals=(*voucher.reversals, made))
        case _:
            assert_never(event)
