"""What each event does to a chart, a month or a voucher."""

from collections.abc import Callable

from ruralgov.domain.books import messages as m
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
from ruralgov.domain.kernel.errors import Refused

ChartEvent = m.AccountDefined | m.AccountRenamed | m.AccountRetired | m.BooksOpened
MonthEvent = m.VoucherCounted | m.MonthClosed | m.MonthReopened
VoucherEvent = (
    m.VoucherEntered | m.OpeningProven | m.VoucherPosted | m.VoucherRejected | m.VoucherUndone
)


def evolve_chart(state: Chart | None, event: ChartEvent) -> Chart:
    """Fold one event into a chart."""
    match event:
        case m.AccountDefined():
            chart = state or Chart(collective=event.collective)
            added = SubAccount(code=event.code, name=event.name)
            return change(chart, accounts=(*chart.accounts, added))
        case m.BooksOpened():
            chart = state or Chart(collective=event.collective)
            return change(chart, first=event.first, opening=event.voucher)
    if state is None:
        raise Refused("account_missing", code=event.code, collective="-")
    match event:
        case m.AccountRenamed():
            return _with(state, event.code, lambda one: change(one, name=event.name))
        case m.AccountRetired():
            return _with(state, event.code, lambda one: change(one, retired=True))


def _with(chart: Chart, code: str, mend: Callable[[SubAccount], SubAccount]) -> Chart:
    return change(
        chart,
        accounts=tuple(mend(one) if one.code == code else one for one in chart.accounts),
    )


def evolve_month(state: BookMonth | None, event: MonthEvent) -> BookMonth:
    """Fold one event into a month."""
    match event:
        case m.VoucherCounted():
            month = state or BookMonth(collective=event.collective, month=event.month)
            return change(month, vouchers=event.number)
        case m.MonthClosed():
            month = state or BookMonth(collective=event.collective, month=event.month)
            made = MonthDecision(kind=DecisionKind.CLOSED, by=event.by, at=event.at)
            return change(month, decisions=(*month.decisions, made))
        case m.MonthReopened():
            if state is None:
                raise Refused("month_not_closed", month="-")
            made = MonthDecision(
                kind=DecisionKind.REOPENED,
                by=event.by,
                at=event.at,
                decision=event.decision,
                reason=event.reason,
            )
            return change(state, decisions=(*state.decisions, made))


def evolve_voucher(state: Voucher | None, event: VoucherEvent) -> Voucher:
    """Fold one event into a voucher."""
    if isinstance(event, m.VoucherEntered):
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
        )
    if state is None:
        raise Refused("voucher_missing", voucher="-")
    match event:
        case m.OpeningProven():
            return state  # the proof stays in the journal; the voucher is what it proved
        case m.VoucherPosted():
            return change(
                state, stage=VoucherStage.POSTED, number=event.number, checker=event.checker
            )
        case m.VoucherRejected():
            return change(state, stage=VoucherStage.REJECTED, checker=event.checker)
        case m.VoucherUndone():
            made = Reversal(by=event.by, parts=event.parts)
            return change(state, reversals=(*state.reversals, made))
