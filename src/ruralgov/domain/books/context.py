"""Who may do what with the books, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.books import (
    hanging,
    imports_division,
    imports_opening,
    queries,
    rules_chart,
    rules_division,
    rules_merger,
    rules_month,
    rules_opening,
    rules_voucher,
    rules_year,
    texts,
    texts_bank,
    texts_receipts,
    views,
    views_balances,
    views_lines,
    views_merger,
    views_statements,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.books.bank import imports as bank_imports
from ruralgov.domain.books.bank import queries as bank_queries
from ruralgov.domain.books.bank import rules as bank_rules
from ruralgov.domain.books.bank import views as bank_views
from ruralgov.domain.books.bank.messages import EnterBankStatement
from ruralgov.domain.books.bank.model import statement_key
from ruralgov.domain.books.bank.records import BANK_STATEMENT
from ruralgov.domain.books.messages_division import DivideAccount
from ruralgov.domain.books.model import Voucher, month_key
from ruralgov.domain.books.publishing import PUBLISHES
from ruralgov.domain.books.reactions import REACTIONS
from ruralgov.domain.books.receipts import wiring as receipt_wiring
from ruralgov.domain.books.receipts.records import RECEIPT_BOOK
from ruralgov.domain.books.records import BOOK_MONTH, CHART, VOUCHER, voucher_of
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE,
    COLLECTIVE_FINANCE,
    DISCLOSER,
    DISCLOSURE,
    FINANCE_REVIEWER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    finance,
    place_of,
)
from ruralgov.domain.kernel.declare import (
    Access,
    Context,
    Given,
    Loaded,
    Read,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.kernel.text import texts_of


def _place(query: Any, read: Read) -> PlaceId:
    """Return the place that a question about one collective, or about many, is about."""
    return query.place if query.collective is None else place_of(query, read)


def _place_of_voucher(message: Any, read: Read) -> PlaceId:
    return place_of(voucher_of(message.voucher, read), read)


_READERS: Final = frozenset(
    {
        BOOKKEEPER,
        BOOK_CHECKER,
        CASHIER,
        VILLAGE_HEAD,
        FINANCE_REVIEWER,
        TOWN_FUND_OFFICER,
        AUDITOR,
    }
)
_READING: Final = frozenset({COLLECTIVE_FINANCE, AUDIT})
_KEEP: Final = finance(BOOKKEEPER)
_KEEP_VOUCHER: Final = finance(BOOKKEEPER, place=_place_of_voucher)
_CHECK: Final = finance(BOOK_CHECKER)
_CHECK_VOUCHER: Final = finance(BOOK_CHECKER, place=_place_of_voucher)
_REOPEN: Final = finance(TOWN_FUND_OFFICER)
_TAKE_OUT: Final = finance(BOOKKEEPER, BOOK_CHECKER, TOWN_FUND_OFFICER, place=_place)
_READ: Final = Access(roles=_READERS, purposes=_READING, place=place_of)
_READ_VOUCHER: Final = Access(roles=_READERS, purposes=_READING, place=_place_of_voucher)
_READ_LINES: Final = Access(roles=_READERS, purposes=_READING, place=_place)
_READ_SUMS: Final = Access(
    roles=_READERS | {DISCLOSER}, purposes=_READING | {DISCLOSURE}, place=_place
)
"""Sums, which those who publish may ask for as well."""


def _books(command: Any) -> Loaded:
    yield COLLECTIVE, command.collective
    yield CHART, command.collective


def _books_and_month(command: m.EnterVoucher) -> Loaded:
    yield from _books(command)
    yield BOOK_MONTH, month_key(command.collective, month_of(command.day))
    if command.id is not None:
        yield VOUCHER, command.id


def _voucher(command: m.ReverseVoucher) -> Loaded:
    yield VOUCHER, command.voucher


def _behind(voucher: Voucher) -> Loaded:
    """Give what a voucher leads to."""
    yield COLLECTIVE, voucher.collective
    yield CHART, voucher.collective
    yield BOOK_MONTH, month_key(voucher.collective, voucher.month)
    if voucher.corrects is not None:
        yield VOUCHER, voucher.corrects


def _month_key(command: m.CloseMonth | m.ReopenMonth | m.CloseHandedOver, _given: Given) -> str:
    return month_key(command.collective, command.month)


def _month_of_voucher(command: m.CountVoucher, given: Given) -> str:
    voucher = voucher_of(command.voucher, given.read)
    return month_key(voucher.collective, voucher.month)


def _chart_of_voucher(command: m.ConfirmOpening, given: Given) -> str:
    return str(voucher_of(command.voucher, given.read).collective)


def _statement(command: EnterBankStatement, _: Given) -> str:
    return statement_key(command.collective, command.account, command.month)


CONTEXT: Final = Context(
    name="books",
    texts=texts_of(texts, texts_bank, texts_receipts),
    publishes=PUBLISHES,
    records=(CHART, BOOK_MONTH, VOUCHER, BANK_STATEMENT, RECEIPT_BOOK),
    commands=(
        changes(
            m.DefineAccount,
            CHART,
            rules_chart.define_account,
            _KEEP,
            by="collective",
            prefetch_records=_books,
        ),
        changes(
            m.RenameAccount,
            CHART,
            rules_chart.rename_account,
            _KEEP,
            by="collective",
            prefetch_records=_books,
        ),
        changes(
            m.RetireAccount,
            CHART,
            rules_chart.retire_account,
            _KEEP,
            by="collective",
            prefetch_records=_books,
        ),
        changes(
            m.RestoreAccount,
            CHART,
            rules_chart.restore_account,
            _KEEP,
            by="collective",
            prefetch_records=_books,
        ),
        creates(m.OpenBooks, VOUCHER, rules_opening.open_books, _KEEP, prefetch_records=_books),
        creates(
            m.EnterVoucher,
            VOUCHER,
            rules_voucher.enter_voucher,
            _KEEP,
            id="id",
            prefetch_records=_books_and_month,
        ),
        creates(
            DivideAccount, VOUCHER, rules_division.divide_account, _KEEP, prefetch_records=_books
        ),
        creates(m.CarryOver, VOUCHER, rules_year.carry_over, _KEEP, prefetch_records=_books),
        creates(
            m.ReverseVoucher,
            VOUCHER,
            rules_voucher.reverse_voucher,
            _KEEP_VOUCHER,
            prefetch_records=_voucher,
            prefetch_related=_behind,
        ),
        changes(
            m.PostVoucher,
            VOUCHER,
            rules_voucher.post_voucher,
            _CHECK_VOUCHER,
            by="voucher",
            prefetch_related=_behind,
        ),
        changes(
            m.RejectVoucher,
            VOUCHER,
            rules_voucher.reject_voucher,
            _CHECK_VOUCHER,
            by="voucher",
            prefetch_related=_behind,
        ),
        inner(
            changes(m.MarkUndone, VOUCHER, rules_voucher.mark_undone, _CHECK_VOUCHER, by="voucher")
        ),
        changes(
            m.CountVoucher,
            BOOK_MONTH,
            rules_month.count_voucher,
            _CHECK_VOUCHER,
            by=_month_of_voucher,
            inner=True,
        ),
        changes(
            m.ConfirmOpening,
            CHART,
            rules_chart.confirm_opening,
            _CHECK_VOUCHER,
            by=_chart_of_voucher,
            inner=True,
        ),
        inner(creates(m.CarryOverAtEnd, VOUCHER, rules_merger.carry_over_at_end, _CHECK)),
        inner(creates(m.HandOverBooks, VOUCHER, rules_merger.hand_over_books, _CHECK, id="id")),
        inner(
            changes(
                m.TakeOverAccounts,
                CHART,
                rules_merger.take_over_accounts,
                _CHECK,
                by="collective",
            )
        ),
        inner(creates(m.TakeOverBooks, VOUCHER, rules_merger.take_over_books, _CHECK)),
        changes(
            m.CloseHandedOver,
            BOOK_MONTH,
            rules_merger.close_handed_over,
            _CHECK,
            by=_month_key,
            inner=True,
        ),
        changes(
            m.CloseMonth,
            BOOK_MONTH,
            rules_month.close_month,
            _CHECK,
            by=_month_key,
            prefetch_records=_books,
        ),
        changes(
            m.ReopenMonth,
            BOOK_MONTH,
            rules_month.reopen_month,
            _REOPEN,
            by=_month_key,
            prefetch_records=_books,
        ),
        changes(
            EnterBankStatement,
            BANK_STATEMENT,
            bank_rules.enter_statement,
            _KEEP,
            by=_statement,
            prefetch_records=_books,
        ),
        *receipt_wiring.COMMANDS,
    ),
    queries=(
        answers(queries.ChartOfAccounts, views.chart_of_accounts, _READ),
        answers(queries.Vouchers, views.vouchers, _READ),
        answers(queries.BookMonths, views.book_months, _READ),
        answers(queries.VoucherFile, views.voucher_file, _READ_VOUCHER),
        answers(queries.VoucherFiles, views.voucher_files, _READ),
        answers(queries.FigureLines, views_lines.figure_lines, _READ_LINES),
        answers(queries.AccountLines, views_lines.account_lines, _READ_LINES),
        answers(queries.TextsMayLeave, views.texts_may_leave, _TAKE_OUT, personal=True),
        answers(queries.MonthDecisions, views.month_decisions, _READ_SUMS),
        answers(queries.TrialBalance, views_statements.trial_balance, _READ_SUMS),
        answers(queries.TrialBalances, views_balances.trial_balances, _READ_SUMS),
        answers(queries.MonthlyBalances, views_balances.monthly_balances, _READ_SUMS),
        answers(queries.BalanceSheet, views_statements.balance_sheet, _READ_SUMS),
        answers(queries.IncomeStatement, views_statements.income_statement, _READ_SUMS),
        answers(queries.IncomeDetail, views_statements.income_detail, _READ_SUMS),
        answers(bank_queries.BankStatements, bank_views.statements, _READ),
        answers(bank_queries.BankReconciliation, bank_views.reconciliation, _READ),
        answers(queries.MergerPlan, views_merger.merger_plan, _READ_SUMS),
        *receipt_wiring.QUERIES,
    ),
    reactions=REACTIONS,
    imports=(imports_opening.TABLE, bank_imports.TABLE, imports_division.TABLE),
    hangs=hanging.hanging,
)
