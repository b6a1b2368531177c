"""Books: what a collective has and owes, by vouchers that nobody can change.

Rules:
1. Books have the 42 official accounts of 2023 and sub-accounts below them, by code; vouchers use
   the last one of each branch, and an unknown code is refused, never taken for another.
2. The lines of a voucher balance to the fen; a line has one amount on one side.
3. Who enters a voucher does not check it; it is posted, or sent back with a reason, by another.
4. A posted voucher has the next number of its collective and month, without gaps, and it never
   changes.
5. A mistake is corrected in an open month by a voucher with a reason and a link: a reversal undoes
   no more than remains of each line, is dated no earlier, and is not reversed itself.
6. Months are closed in their order, once they are over and no voucher waits in them, and take no
   more.
7. Only the month closed last is reopened, on a decision and with a reason, which stay in sight.
8. Books open with balances on which the old trial balance, the new one and the balance sheet agree
   to the fen, every old balance on an account that its regime and code allow.
9. Results are carried over by vouchers, 401 never; 321 is touched by nothing else, and no December
   is closed before.
10. Money leaves 101 and 102 only for a fund application, but for what moves between them or is
    undone. What a voucher says of a record that it names is its net effect on that money.
11. Assets equal liabilities and equity in every month, statement 2 ends with the undistributed
    results of sheet 1, and each account feeds one line: a balance without one is an error.
12. The statements of a town are the sums of its collectives, and each figure has its vouchers.
13. When a collective goes into another, its results are carried over, every balance is taken out
    of its books and the same comes into the other's, line for line, on one day; neither voucher is
    undone, and the books of the one that went are written no more.
14. A decision of a meeting on which a month is reopened is of the collective or its village, in
    force, and the one that is written.
15. An account with a balance gets accounts below it by a voucher that brings the whole of it onto
    new ones; somebody else posts it. What was booked before is undone on the first of them.
16. A statement of the bank is of one account there (102 or below) and one month; its lines lie in
    the month, and opening balance and lines make the closing balance.
17. It opens with what the one of the month before closed with.
18. One that was entered wrong is entered again whole, with a reason; the old one stays in the
    journal.
19. A line names a number of the bank's, never a person.
20. Blank receipts come in books of consecutive numbers, and no number is in two of a collective.
21. A book is handed to a cashier by another; only its keeper writes, voids or loses its receipts.
22. Each number is used once: written with its amount, void with all copies kept, or lost blank. A
    person who pays is named on the paper alone; one whose money is booked is not voided.
23. Which posted voucher has the money of a receipt is said by another than its keeper: receipts
    come to no more than the voucher brought in and is not undone.
24. Another than the keeper takes a book back, from when on its blanks are void, and puts right what
    was entered last of a number, or of the book itself, with a reason.
"""

from ruralgov.domain.books.accounts import (
    ACCOUNTS,
    CASH,
    CHARTS,
    OFFICIAL,
    RESULTS,
    SUCCESSORS,
    Account,
    AccountClass,
    Side,
    official,
)
from ruralgov.domain.books.amounts import Cell, cells_of, sheet
from ruralgov.domain.books.bank.messages import BankStatementEntered, EnterBankStatement
from ruralgov.domain.books.bank.model import BankLine, BankStatement
from ruralgov.domain.books.bank.queries import (
    BankReconciliation,
    BankStatements,
    Reconciliation,
    Unmatched,
)
from ruralgov.domain.books.bank.records import BANK_STATEMENT
from ruralgov.domain.books.bank.rows import BankLineRow, BankStatementRow
from ruralgov.domain.books.bank.views import reconciled
from ruralgov.domain.books.cash import (
    ABOUT_APPLICATION,
    ABOUT_ASSET,
    ABOUT_CONTRACT,
    CashMove,
    ContractMoney,
    Settlement,
    cash_moves,
    contract_money,
    is_cash,
    settlements,
)
from ruralgov.domain.books.context import (
    CONTEXT,
)
from ruralgov.domain.books.effects import Effect, Part, effects, transferred
from ruralgov.domain.books.imports_accounts import Accounts
from ruralgov.domain.books.merging import BalanceMove, Plan
from ruralgov.domain.books.messages import (
    AccountDefined,
    AccountRenamed,
    AccountRestored,
    AccountRetired,
    BooksOpened,
    CarryOver,
    CarryOverAtEnd,
    CarryOverStep,
    CloseHandedOver,
    CloseMonth,
    ConfirmOpening,
    CountVoucher,
    DefineAccount,
    EnterVoucher,
    HandOverBooks,
    MarkUndone,
    MonthClosed,
    MonthReopened,
    OpenBooks,
    OpeningProven,
    PostVoucher,
    RejectVoucher,
    RenameAccount,
    ReopenMonth,
    RestoreAccount,
    RetireAccount,
    ReverseVoucher,
    TakeOverAccounts,
    TakeOverBooks,
    VoucherCounted,
    VoucherEntered,
    VoucherPosted,
    VoucherRejected,
    VoucherUndone,
)
from ruralgov.domain.books.messages_division import AccountPart, DivideAccount
from ruralgov.domain.books.model import (
    MERGERS,
    NOTHING,
    REGROUPS,
    BookMonth,
    Chart,
    DecisionKind,
    DistributionUse,
    MonthDecision,
    OldBalance,
    OpeningBalance,
    Reversal,
    SheetFigure,
    SourceDocument,
    SubAccount,
    Undone,
    Voucher,
    VoucherKind,
    VoucherLine,
    VoucherStage,
    month_key,
)
from ruralgov.domain.books.queries import (
    AccountLines,
    AccountOf,
    BalanceSheet,
    BookMonths,
    ChartOfAccounts,
    CollectiveBalance,
    DetailRow,
    FigureLine,
    FigureLines,
    FiledVoucher,
    IncomeDetail,
    IncomeRow,
    IncomeStatement,
    MergedBalance,
    MergerPlan,
    MonthBalance,
    MonthDecisions,
    MonthlyBalances,
    OfMonths,
    SheetRow,
    TextsMayLeave,
    TrialBalance,
    TrialBalanceRow,
    TrialBalances,
    VoucherFile,
    VoucherFiles,
    Vouchers,
    check_months,
)
from ruralgov.domain.books.receipts.messages import (
    IssueReceiptBook,
    NotePaperReceiptVoucher,
    PaperReceiptEntryWithdrawn,
    PaperReceiptsLost,
    PaperReceiptVoided,
    PaperReceiptVoucherNoted,
    PaperReceiptWritten,
    ReceiptBookEntryWithdrawn,
    ReceiptBookIssued,
    ReceiptBookRegistered,
    ReceiptBookTakenBack,
    RegisterReceiptBook,
    ReportPaperReceiptsLost,
    TakeBackReceiptBook,
    VoidPaperReceipt,
    WithdrawPaperReceiptEntry,
    WithdrawReceiptBookEntry,
    WritePaperReceipt,
)
from ruralgov.domain.books.receipts.model import (
    BookOfReceiptsStage,
    PaperReceipt,
    PaperReceiptStage,
    ReceiptBook,
)
from ruralgov.domain.books.receipts.queries import PaperReceipts, ReceiptBookFile, ReceiptBooks
from ruralgov.domain.books.receipts.records import RECEIPT_BOOK
from ruralgov.domain.books.receipts.rows import PaperReceiptRow, ReceiptBookRow
from ruralgov.domain.books.receipts.rules import brought
from ruralgov.domain.books.records import (
    BOOK_MONTH,
    CHART,
    VOUCHER,
    chart_of,
    month_of_books,
    voucher_of,
)
from ruralgov.domain.books.refunds import RefundMoney, refunds
from ruralgov.domain.books.rows import (
    MonthDecisionRow,
    VoucherLineRow,
    VoucherRow,
)
from ruralgov.domain.books.rules_merger import CLOSED_BY_YEAR, plan_of
from ruralgov.domain.books.statements import ASSETS, BALANCE_SHEET, StatementKind

__all__ = [
    "ABOUT_APPLICATION",
    "ABOUT_ASSET",
    "ABOUT_CONTRACT",
    "ACCOUNTS",
    "ASSETS",
    "BALANCE_SHEET",
    "BANK_STATEMENT",
    "BOOK_MONTH",
    "CASH",
    "CHART",
    "CHARTS",
    "CLOSED_BY_YEAR",
    "CONTEXT",
    "MERGERS",
    "NOTHING",
    "OFFICIAL",
    "RECEIPT_BOOK",
    "REGROUPS",
    "RESULTS",
    "SUCCESSORS",
    "VOUCHER",
    "Account",
    "AccountClass",
    "AccountDefined",
    "AccountLines",
    "AccountOf",
    "AccountPart",
    "AccountRenamed",
    "AccountRestored",
    "AccountRetired",
    "Accounts",
    "BalanceMove",
    "BalanceSheet",
    "BankLine",
    "BankLineRow",
    "BankReconciliation",
    "BankStatement",
    "BankStatementEntered",
    "BankStatementRow",
    "BankStatements",
    "BookMonth",
    "BookMonths",
    "BookOfReceiptsStage",
    "BooksOpened",
    "CarryOver",
    "CarryOverAtEnd",
    "CarryOverStep",
    "CashMove",
    "Cell",
    "Chart",
    "ChartOfAccounts",
    "CloseHandedOver",
    "CloseMonth",
    "CollectiveBalance",
    "ConfirmOpening",
    "ContractMoney",
    "CountVoucher",
    "DecisionKind",
    "DefineAccount",
    "DetailRow",
    "DistributionUse",
    "DivideAccount",
    "Effect",
    "EnterBankStatement",
    "EnterVoucher",
    "FigureLine",
    "FigureLines",
    "FiledVoucher",
    "HandOverBooks",
    "IncomeDetail",
    "IncomeRow",
    "IncomeStatement",
    "IssueReceiptBook",
    "MarkUndone",
    "MergedBalance",
    "MergerPlan",
    "MonthBalance",
    "MonthClosed",
    "MonthDecision",
    "MonthDecisionRow",
    "MonthDecisions",
    "MonthReopened",
    "MonthlyBalances",
    "NotePaperReceiptVoucher",
    "OfMonths",
    "OldBalance",
    "OpenBooks",
    "OpeningBalance",
    "OpeningProven",
    "PaperReceipt",
    "PaperReceiptEntryWithdrawn",
    "PaperReceiptRow",
    "PaperReceiptStage",
    "PaperReceiptVoided",
    "PaperReceiptVoucherNoted",
    "PaperReceiptWritten",
    "PaperReceipts",
    "PaperReceiptsLost",
    "Part",
    "Plan",
    "PostVoucher",
    "ReceiptBook",
    "ReceiptBookEntryWithdrawn",
    "ReceiptBookFile",
    "ReceiptBookIssued",
    "ReceiptBookRegistered",
    "ReceiptBookRow",
    "ReceiptBookTakenBack",
    "ReceiptBooks",
    "Reconciliation",
    "RefundMoney",
    "RegisterReceiptBook",
    "RejectVoucher",
    "RenameAccount",
    "ReopenMonth",
    "ReportPaperReceiptsLost",
    "RestoreAccount",
    "RetireAccount",
    "Reversal",
    "ReverseVoucher",
    "Settlement",
    "SheetFigure",
    "SheetRow",
    "Side",
    "SourceDocument",
    "StatementKind",
    "SubAccount",
    "TakeBackReceiptBook",
    "TakeOverAccounts",
    "TakeOverBooks",
    "TextsMayLeave",
    "TrialBalance",
    "TrialBalanceRow",
    "TrialBalances",
    "Undone",
    "Unmatched",
    "VoidPaperReceipt",
    "Voucher",
    "VoucherCounted",
    "VoucherEntered",
    "VoucherFile",
    "VoucherFiles",
    "VoucherKind",
    "VoucherLine",
    "VoucherLineRow",
    "VoucherPosted",
    "VoucherRejected",
    "VoucherRow",
    "VoucherStage",
    "VoucherUndone",
    "Vouchers",
    "WithdrawPaperReceiptEntry",
    "WithdrawReceiptBookEntry",
    "WritePaperReceipt",
    "brought",
    "cash_moves",
    "cells_of",
    "chart_of",
    "check_months",
    "contract_money",
    "effects",
    "is_cash",
    "month_key",
    "month_of_books",
    "official",
    "plan_of",
    "reconciled",
    "refunds",
    "settlements",
    "sheet",
    "transferred",
    "voucher_of",
]
