"""The tables of the books: vouchers, their lines, and decisions about months."""

from collections.abc import Iterator
from datetime import date, datetime

from ruralgov.domain.books import messages as m
from ruralgov.domain.books.accounts import DISTRIBUTION, YEAR_RESULT, official
from ruralgov.domain.books.model import (
    NOTHING,
    BookMonth,
    DecisionKind,
    DistributionUse,
    Voucher,
    VoucherKind,
    VoucherStage,
)
from ruralgov.domain.books.uses import uses_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DecisionId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class VoucherRow:
    """One voucher; *amount* is the sum of its debits in fen. Only a posted one has a number."""

    owner: str = ""
    collective: CollectiveId
    month: Month
    number: int | None
    day: date
    kind: VoucherKind
    stage: VoucherStage
    summary: str
    amount: Fen
    maker: AccountId
    checker: AccountId | None
    corrects: VoucherId | None
    entered: datetime | None


@frozen(kw_only=True)
class VoucherLineRow:
    """One line of a posted voucher, in fen.

    That of a reversal is in red: below nothing, on the side of the line that it undoes.
    *account* is official, *code* is the full one. *carried* is debit less credit where the line
    carries results over, else nothing; *use* tells what a line on 321 or 322 does.
    """

    owner: str = ""
    line: int
    collective: CollectiveId
    month: Month
    day: date
    number: int
    account: str
    code: str
    debit: Fen
    credit: Fen
    carried: Fen
    use: DistributionUse
    about: str | None


@frozen(kw_only=True)
class MonthDecisionRow:
    """That a month was closed or reopened: by whom, when (UTC), on which decision and why."""

    owner: str = ""
    step: int
    collective: CollectiveId
    month: Month
    kind: DecisionKind
    by: AccountId
    at: datetime
    decision: str
    reason: str
    cites: DecisionId | None = None


VOUCHER_TABLES = (
    Table(
        name="vouchers",
        row=VoucherRow,
        key=("owner",),
        unique=(("collective", "month", "number"),),
        changed_by=(m.VoucherEntered, m.VoucherPosted, m.VoucherRejected),
    ),
    Table(
        name="voucher_lines",
        row=VoucherLineRow,
        key=("owner", "line"),
        indexes=(("collective", "account", "month"), ("about",)),
        tallies=(
            ("collective", "account", "code", "use", "month"),
            ("month", "account", "use"),
        ),
        sums=("debit", "credit", "carried"),
        changed_by=(m.VoucherPosted,),
    ),
)
MONTH_TABLES = (
    Table(
        name="month_decisions",
        row=MonthDecisionRow,
        key=("owner", "step"),
        indexes=(("collective", "month"), ("kind", "month"), ("cites",)),
        changed_by=(m.MonthClosed, m.MonthReopened),
    ),
)


def voucher_rows(voucher: Voucher) -> Iterator[VoucherRow | VoucherLineRow]:
    """Give the row of a voucher, and those of its lines once it is posted."""
    lines, number = voucher.lines, voucher.number
    yield VoucherRow(
        collective=voucher.collective,
        month=voucher.month,
        number=number,
        day=voucher.day,
        kind=voucher.kind,
        stage=voucher.stage,
        summary=voucher.summary,
        amount=Fen(sum([line.debit for line in lines])),
        maker=voucher.maker,
        checker=voucher.checker,
        corrects=voucher.corrects,
        entered=voucher.entered,
    )
    if number is None:
        return
    uses = uses_of(voucher)
    for place, line in enumerate(voucher.written, 1):
        account = official(line.account)
        yield VoucherLineRow(
            line=place,
            collective=voucher.collective,
            month=voucher.month,
            day=voucher.day,
            number=number,
            account=account,
            code=line.account,
            debit=line.debit,
            credit=line.credit,
            carried=Fen(line.debit - line.credit) if voucher.carries else NOTHING,
            use=uses[place - 1] if account in (YEAR_RESULT, DISTRIBUTION) else DistributionUse.NONE,
            about=line.about,
        )


def month_rows(month: BookMonth) -> Iterator[MonthDecisionRow]:
    """Give a row for each decision about a month."""
    for step, one in enumerate(month.decisions, 1):
        yield MonthDecisionRow(
            step=step,
            collective=month.collective,
            month=month.month,
            kind=one.kind,
            by=one.by,
            at=one.at,
            decision=one.decision,
            reason=one.reason,
            cites=one.cites,
        )
