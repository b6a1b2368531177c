"""What can be asked of the books, and what the answers are. All money is fen."""

from datetime import date
from typing import Any

from attrs import field

from ruralgov.domain.books.accounts import AccountClass, Side
from ruralgov.domain.books.model import BookMonth, Voucher
from ruralgov.domain.books.rows import MonthDecisionRow, VoucherRow
from ruralgov.domain.books.statements import StatementKind
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, check_period
from ruralgov.domain.kernel.value import frozen

EDGES = ("0001-12", "9999-01")


def check_months(query: Any, attribute: object, last: Month) -> None:
    """Refuse what are no months, or in the wrong order; raises ``period_wrong``.

    Each must have a month before it and after it: those at the ends of the calendar have not.
    """
    check_period(query, attribute, last)
    if not EDGES[0] < query.first <= last < EDGES[1]:
        raise BadInput(kernel_texts.PERIOD_WRONG, first=query.first, last=last)


@frozen(kw_only=True)
class AccountOf:
    """An account of a collective; *takes*: vouchers may use it."""

    code: str
    name: str
    kind: AccountClass
    side: Side
    contra: bool
    two_way: bool
    takes: bool


@frozen(kw_only=True)
class TrialBalanceRow:
    """One account, in fen. *opening* and *closing* are above nothing on the debit side."""

    collective: CollectiveId | None
    """None where it is of several."""
    code: str
    name: str
    side: Side
    opening: Fen
    debit: Fen
    credit: Fen
    closing: Fen


@frozen(kw_only=True)
class CollectiveBalance:
    """One official account of one collective, in fen; above nothing on the debit side."""

    collective: CollectiveId
    place: PlaceId
    whose: str
    """The name of the collective, which is its own only at its place."""
    code: str
    name: str
    side: Side
    opening: Fen
    debit: Fen
    credit: Fen
    closing: Fen


@frozen(kw_only=True)
class SheetRow:
    """One item of the balance sheet, in fen, at the beginning and at the end."""

    item: str
    zh: str
    en: str
    accounts: tuple[str, ...]
    begin: Fen
    end: Fen


@frozen(kw_only=True)
class IncomeRow:
    """One item of statement 2, in fen."""

    item: str
    zh: str
    en: str
    accounts: tuple[str, ...]
    amount: Fen


@frozen(kw_only=True)
class DetailRow:
    """One account of income or expense, in fen, above nothing on its own side."""

    code: str
    name: str
    side: Side
    amount: Fen


@frozen(kw_only=True)
class FigureLine:
    """A line of a posted voucher behind a figure; *amount* is debit less credit, in fen."""

    voucher: VoucherId
    line: int
    collective: CollectiveId
    month: Month
    number: int
    day: date
    code: str
    amount: Fen
    about: str | None


@frozen(kw_only=True)
class ChartOfAccounts(Query[list[AccountOf]]):
    """Ask for the accounts of a collective, official ones and its own."""

    collective: CollectiveId


@frozen(kw_only=True)
class VoucherFile(Query[Voucher]):
    """Ask for a voucher as it stands."""

    voucher: VoucherId


@frozen(kw_only=True)
class Vouchers(Query[list[VoucherRow]]):
    """Ask for the vouchers of a collective in a month, by number; those without one come last."""

    collective: CollectiveId
    month: Month


@frozen(kw_only=True)
class FiledVoucher:
    """A voucher as it stands, with its key."""

    voucher: VoucherId
    file: Voucher


@frozen(kw_only=True)
class VoucherFiles(Query[list[FiledVoucher]]):
    """Ask for all vouchers of a collective as they stand, from month to month.

    Those of a month come by number, those without one last. It is one question for what
    ``Vouchers`` and ``VoucherFile`` tell one by one; for many years, ask year by year.
    """

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class MonthBalance:
    """One full code in one month, in fen; *opening* and *closing* are debit less credit."""

    month: Month
    code: str
    opening: Fen
    debit: Fen
    credit: Fen
    closing: Fen


@frozen(kw_only=True)
class MonthlyBalances(Query[list[MonthBalance]]):
    """Ask how the accounts of a collective stand month by month: each that was used by then."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class BookMonths(Query[list[BookMonth]]):
    """Ask how the months of a collective stand."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class TextsMayLeave(Query[bool]):
    """Ask for leave to take words that may name persons out of the office.

    Summaries, reasons and names of sub-accounts are free text; exports leave them out without it.
    That they left is recorded as a reading of the collective, or of the place.
    """

    collective: CollectiveId | None = None
    place: PlaceId = CITY


@frozen(kw_only=True)
class OfMonths:
    """What most questions say: of a collective, or of all at a place and below, in which months."""

    collective: CollectiveId | None = None
    place: PlaceId = CITY
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class MonthDecisions(OfMonths, Query[list[MonthDecisionRow]]):
    """Ask which months were closed and reopened, of a collective or at a place and below it."""


@frozen(kw_only=True)
class TrialBalance(OfMonths, Query[list[TrialBalanceRow]]):
    """Ask for 科目余额表 of a collective, or of all at a place and below, from month to month."""


@frozen(kw_only=True)
class TrialBalances(OfMonths, Query[list[CollectiveBalance]]):
    """Ask for 科目余额表 of each collective at a place and below, from month to month."""


@frozen(kw_only=True)
class BalanceSheet(OfMonths, Query[list[SheetRow]]):
    """Ask for 资产负债表 at the beginning of a month and at the end of another."""


@frozen(kw_only=True)
class IncomeStatement(OfMonths, Query[list[IncomeRow]]):
    """Ask for 收益及收益分配表 from month to month."""


@frozen(kw_only=True)
class IncomeDetail(OfMonths, Query[list[DetailRow]]):
    """Ask for 收支明细表: each account of income and expense, from month to month."""


@frozen(kw_only=True)
class FigureLines(OfMonths, Query[list[FigureLine]]):
    """Ask for the lines of vouchers behind a figure: an item of a statement at the period's end."""

    statement: StatementKind
    item: str


@frozen(kw_only=True)
class AccountLines(OfMonths, Query[list[FigureLine]]):
    """Ask for the lines on an account, official or full code, from month to month."""

    account: str


@frozen(kw_only=True)
class MergedBalance:
    """A balance that goes to the successor, in fen, and to which account; above nothing debit.

    *made*: the successor has no such account yet.
    """

    code: str
    name: str
    to: str
    to_name: str
    made: bool
    amount: Fen


@frozen(kw_only=True)
class MergerPlan(Query[list[MergedBalance]]):
    """Ask where each balance of a collective would go today, account for account.

    Without *into* it is the successor that was announced. Results that are not carried over yet
    are on 322, as they will be.
    """

    collective: CollectiveId
    into: CollectiveId | None = None
