"""Books: what a collective has and owes, by vouchers that nobody can change.

Rules:
1. Books have the 42 official accounts of 2023 and sub-accounts below them, by code; vouchers use
   the last one of each branch, and an unknown code is refused, never taken for another.
2. The lines of a voucher balance to the fen; a line has one amount on one side.
3. Who enters a voucher does not check it; it is posted, or sent back with a reason, by another.
4. A posted voucher has the next number of its collective and month, without gaps, and it never
   changes.
5. A mistake is corrected in an open month by a voucher with a reason and a link: a reversal undoes
   no more than remains of each line, and is not reversed itself.
6. Months are closed in their order, when no voucher waits in them, and take no more.
7. Only the month closed last is reopened, on a decision and with a reason, which stay in sight.
8. Books open with balances on which the old trial balance, the new one and the balance sheet agree
   to the fen, every old balance on an account that its regime and code allow.
9. Results are carried over by vouchers, 401 never; 321 is touched by nothing else, and no December
   is closed before.
10. Money leaves 101 and 102 only for a fund application, but for what moves between them or is
    undone.
11. Assets equal liabilities and equity in every month, statement 2 ends with the undistributed
    results of sheet 1, and each account feeds one line: a balance without one is an error.
12. The statements of a town are the sums of its collectives, and each figure has its vouchers.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import (
    rules_chart,
    rules_month,
    rules_opening,
    rules_voucher,
    rules_year,
    views_balances,
    views_books,
    views_statements,
)
from ruralgov.domain.books.accounts import ACCOUNTS, CHARTS, SUCCESSORS, Account
from ruralgov.domain.books.cash import cash_moves, contract_money, settlements
from ruralgov.domain.books.model import (
    BookMonth,
    Chart,
    SourceDocument,
    Voucher,
    VoucherKind,
    VoucherLine,
    VoucherStage,
    month_key,
)
from ruralgov.domain.books.records import (
    BOOK_MONTH,
    CHART,
    VOUCHER,
    month_key_of,
    place_of_voucher,
)
from ruralgov.domain.collectives import COLLECTIVE, finance, place_of
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Given,
    Purpose,
    QueryRule,
    Read,
    Record,
    Role,
    Rule,
    inner,
)
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import month_of

_READERS = frozenset(
    {
        Role.BOOKKEEPER,
        Role.BOOK_CHECKER,
        Role.CASHIER,
        Role.VILLAGE_HEAD,
        Role.FINANCE_REVIEWER,
        Role.TOWN_FUND_OFFICER,
        Role.AUDITOR,
    }
)
_READING = frozenset({Purpose.COLLECTIVE_FINANCE, Purpose.AUDIT})
Needs = Iterable[tuple[Record, str]]


def _place(query: Any, read: Read) -> PlaceId:
    """Return the place that a statement is about."""
    return query.place if query.collective is None else place_of(query, read)


def _new(command: Any, given: Given) -> str:
    return getattr(command, "id", None) or given.new_id()


def _needs_books(command: Any) -> Iterator[tuple[Record, str]]:
    yield COLLECTIVE, command.collective
    yield CHART, command.collective
    if isinstance(command, m.EnterVoucher):
        yield BOOK_MONTH, month_key(command.collective, month_of(command.day))
        if command.id is not None:
            yield VOUCHER, command.id


def _needs_voucher(command: Any) -> Iterator[tuple[Record, str]]:
    yield VOUCHER, command.voucher


def _voucher_leads_to(state: Any) -> Iterator[tuple[Record, str]]:
    yield COLLECTIVE, state.collective
    yield CHART, state.collective
    yield BOOK_MONTH, month_key(state.collective, state.month)
    if state.corrects is not None:
        yield VOUCHER, state.corrects


def _of_collective(
    kind: type, record: Record, rule: Rule, *roles: Role, key: Callable[[Any, Given], str]
) -> CommandRule:
    return CommandRule(
        command=kind,
        record=record,
        key=key,
        rule=rule,
        access=finance(*roles),
        loads=_needs_books,
    )


def _of_voucher(
    kind: type, record: Record, rule: Rule, *roles: Role, key: Callable[[Any, Given], str]
) -> CommandRule:
    return CommandRule(
        command=kind,
        record=record,
        key=key,
        rule=rule,
        access=finance(*roles, place=place_of_voucher),
        loads=_needs_voucher,
        follows=_voucher_leads_to,
    )


def _by_collective(command: Any, _given: Given) -> str:
    return str(command.collective)


def _by_voucher(command: Any, _given: Given) -> str:
    return str(command.voucher)


def _by_month(command: Any, _given: Given) -> str:
    return month_key(command.collective, command.month)


def _chart_of_voucher(command: Any, given: Given) -> str:
    found: Voucher = given.read.state(VOUCHER, command.voucher)
    return str(found.collective)


def _query(kind: type, handler: Any, place: Callable[[Any, Read], PlaceId]) -> QueryRule:
    access = Access(roles=_READERS, purposes=_READING, place=place)
    return QueryRule(query=kind, handler=handler, access=access)


def _statement(kind: type, handler: Any) -> QueryRule:
    """Declare a question about sums, which those who publish may ask as well."""
    access = Access(
        roles=_READERS | {Role.DISCLOSER},
        purposes=_READING | {Purpose.DISCLOSURE},
        place=_place,
    )
    return QueryRule(query=kind, handler=handler, access=access)


_KEEPER, _CHECKER, _TOWN = Role.BOOKKEEPER, Role.BOOK_CHECKER, Role.TOWN_FUND_OFFICER
CONTEXT = Context(
    name="books",
    records=(CHART, BOOK_MONTH, VOUCHER),
    commands=(
        *(
            _of_collective(kind, CHART, rule, _KEEPER, key=_by_collective)
            for kind, rule in (
                (m.DefineAccount, rules_chart.define_account),
                (m.RenameAccount, rules_chart.rename_account),
                (m.RetireAccount, rules_chart.retire_account),
            )
        ),
        *(
            _of_collective(kind, VOUCHER, rule, _KEEPER, key=_new)
            for kind, rule in (
                (m.OpenBooks, rules_opening.open_books),
                (m.EnterVoucher, rules_voucher.enter_voucher),
                (m.CarryOver, rules_year.carry_over),
            )
        ),
        _of_voucher(m.ReverseVoucher, VOUCHER, rules_voucher.reverse_voucher, _KEEPER, key=_new),
        *(
            _of_voucher(kind, VOUCHER, rule, _CHECKER, key=_by_voucher)
            for kind, rule in (
                (m.PostVoucher, rules_voucher.post_voucher),
                (m.RejectVoucher, rules_voucher.reject_voucher),
            )
        ),
        *(
            inner(_of_voucher(kind, record, rule, _CHECKER, key=key))
            for kind, record, rule, key in (
                (m.MarkUndone, VOUCHER, rules_voucher.mark_undone, _by_voucher),
                (m.CountVoucher, BOOK_MONTH, rules_month.count_voucher, month_key_of),
                (m.ConfirmOpening, CHART, rules_chart.confirm_opening, _chart_of_voucher),
            )
        ),
        _of_collective(m.CloseMonth, BOOK_MONTH, rules_month.close_month, _CHECKER, key=_by_month),
        _of_collective(m.ReopenMonth, BOOK_MONTH, rules_month.reopen_month, _TOWN, key=_by_month),
    ),
    queries=(
        _query(views_books.ChartOfAccounts, views_books.chart_of_accounts, place_of),
        _query(views_books.Vouchers, views_books.vouchers, place_of),
        _query(views_books.BookMonths, views_books.book_months, place_of),
        _query(views_books.VoucherFile, views_books.voucher_file, place_of_voucher),
        _query(views_statements.FigureLines, views_statements.figure_lines, _place),
        _query(views_statements.AccountLines, views_statements.account_lines, _place),
        QueryRule(
            query=views_books.TextsMayLeave,
            handler=views_books.texts_may_leave,
            access=finance(_KEEPER, _CHECKER, _TOWN, place=_place),
            personal=True,
        ),
        _statement(views_books.MonthDecisions, views_books.month_decisions),
        _statement(views_statements.TrialBalance, views_statements.trial_balance),
        _statement(views_balances.TrialBalances, views_balances.trial_balances),
        _statement(views_statements.BalanceSheet, views_statements.balance_sheet),
        _statement(views_statements.IncomeStatement, views_statements.income_statement),
        _statement(views_statements.IncomeDetail, views_statements.income_detail),
    ),
)

__all__ = [
    "ACCOUNTS",
    "BOOK_MONTH",
    "CHART",
    "CHARTS",
    "CONTEXT",
    "SUCCESSORS",
    "VOUCHER",
    "Account",
    "BookMonth",
    "Chart",
    "SourceDocument",
    "Voucher",
    "VoucherKind",
    "VoucherLine",
    "VoucherStage",
    "cash_moves",
    "contract_money",
    "settlements",
]
