"""The account books of a collective as tables: what an office prints, binds and files.

总账, 明细账, 日记账 and 记账凭证 after 《会计基础工作规范》 (1996, amended 2019; articles to be
checked): opening balance, the sums of each month that moved something (本月合计), and those of the
year so far (本年累计). All is read by queries; sums and running balances are made here, in fen.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.books import (
    ACCOUNTS,
    ChartOfAccounts,
    FiledVoucher,
    MonthBalance,
    MonthlyBalances,
    TextsMayLeave,
    VoucherFiles,
    VoucherLine,
    official,
)
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month
from ruralgov.ports.tables import Column, Kind, Statement
from ruralgov.reports import texts
from ruralgov.reports.journals import Scope, whose

Heading = tuple[str, str, str, Kind]
Cells = list[list[Any]]
CASH, BANK = "101", "102"
_MONEY: Final[tuple[Heading, ...]] = (
    ("debit", "借方", "debit", Kind.AMOUNT),
    ("credit", "贷方", "credit", Kind.AMOUNT),
    ("side", "借或贷", "side", Kind.TEXT),
    ("balance", "余额", "balance", Kind.AMOUNT),
)
_DAY: Final[Heading] = ("day", "日期", "date", Kind.DATE)
_NUMBER: Final[Heading] = ("number", "凭证字号", "voucher", Kind.TEXT)
_TEXT: Final[Heading] = ("text", "摘要", "summary", Kind.TEXT)
_CODE: Final[Heading] = ("code", "科目编码", "code", Kind.CODE)
_NAME: Final[Heading] = ("name", "科目名称", "name", Kind.TEXT)


@frozen(kw_only=True)
class Books:
    """What a book is made of: the vouchers, balances and names of one collective.

    *since* is January of the year in which the period begins: what is summed over the year counts
    from there. Summaries and names of sub-accounts are there with *texts* alone.
    """

    first: Month
    last: Month
    texts: bool
    lang: str
    names: Mapping[str, str]
    balances: Sequence[MonthBalance]
    vouchers: Sequence[FiledVoucher]

    def say(self, zh: str, en: str) -> str:
        """Return what is said, in the language of the book."""
        return zh if self.lang == "zh" else en

    def name(self, code: str) -> str:
        """Return the name of an account: the official one, if words may not leave."""
        return self.names[code] if self.texts else ACCOUNTS[official(code)].zh

    def opening(self, account: str, month: Month) -> int:
        """Return how an account, with those below it, stood before a month."""
        return sum(
            one.opening
            for one in self.balances
            if one.month == month and one.code.startswith(account)
        )

    def moves(self) -> Iterator[tuple[FiledVoucher, VoucherLine]]:
        """Give the lines of the posted vouchers of the year so far, in their order."""
        for one in self.vouchers:
            if one.file.number is not None:
                for line in one.file.written:
                    yield one, line


@frozen(kw_only=True)
class BookForm:
    """How a book is called and laid out. *of_account*: it is of one account, which is asked for."""

    zh: str
    en: str
    columns: tuple[Heading, ...]
    cells: Callable[[Books, str], Cells]
    of_account: bool = False


def account_book(
    app: App, name: str, scope: Scope, account: str = "", lang: str = "zh", **acting: Any
) -> Statement:
    """Return a book of one collective as a table.

    *acting* are actor and purpose. Summaries and names of sub-accounts are left out without
    ``scope.texts``. Raises ``book_of_one``, ``book_account_missing``, ``book_account_unknown``,
    ``not_granted`` and ``collective_missing``.
    """
    form = BOOKS[name]
    if scope.collective is None:
        raise BadInput(texts.BOOK_OF_ONE)
    if form.of_account and not account:
        raise BadInput(texts.BOOK_ACCOUNT_MISSING, book=name)
    if scope.texts:
        app.query(TextsMayLeave(collective=scope.collective, place=scope.place), **acting)
    made = _books(app, scope, scope.collective, lang, acting)
    if form.of_account and account not in made.names:
        raise BadInput(texts.BOOK_ACCOUNT_UNKNOWN, account=account)
    whom = whose(app, scope, lang, **acting)
    of = f"{account} {made.name(account)}" if form.of_account else ""
    period = f"{scope.first}—{scope.last}"
    zh = lang == "zh"
    return Statement(
        title=(form.zh if zh else form.en) + (f"：{of}" if of and zh else f": {of}" if of else ""),
        columns=tuple(Column(key, z if zh else e, kind) for key, z, e, kind in form.columns),
        rows=form.cells(made, account),
        under=(
            made.say(
                f"编制单位：{whom}    期间：{period}    单位：元", f"{whom}    {period}    in yuan"
            ),
        ),
    )


def _books(
    app: App, scope: Scope, collective: CollectiveId, lang: str, acting: Mapping[str, Any]
) -> Books:
    since = Month(f"{scope.first[:4]}-01")
    of: dict[str, Any] = {"collective": collective, "first": since, "last": scope.last}
    chart = app.query(ChartOfAccounts(collective=collective), **acting)
    return Books(
        first=scope.first,
        last=scope.last,
        texts=scope.texts,
        lang=lang,
        names={one.code: one.name for one in chart},
        balances=app.query(MonthlyBalances(**of), **acting),
        vouchers=app.query(VoucherFiles(**of), **acting),
    )


def _side(books: Books, balance: int) -> list[Any]:
    """Return on which side a balance stands, and how much it is."""
    if not balance:
        return [books.say("平", "-"), 0]
    return [books.say("借", "Dr") if balance > 0 else books.say("贷", "Cr"), abs(balance)]


def _general(books: Books, _: str) -> Cells:
    """Return 总账: for each official account the months' sums and those of the year so far."""
    by_account: dict[str, dict[Month, list[int]]] = defaultdict(dict)
    for one in books.balances:
        sums = by_account[official(one.code)].setdefault(one.month, [0, 0, 0])
        for at, fen in enumerate((one.opening, one.debit, one.credit)):
            sums[at] += fen
    cells: Cells = []
    for account in sorted(by_account):
        name, year, debit, credit = ACCOUNTS[account].zh, "", 0, 0
        for month, (opening, came, went) in sorted(by_account[account].items()):
            if month[:4] != year:
                year, debit, credit = month[:4], 0, 0
            if month == books.first:
                begin = books.say("期初余额", "opening")
                cells.append([account, name, month, begin, None, None, *_side(books, opening)])
            debit, credit, left = debit + came, credit + went, opening + came - went
            if month >= books.first and (came or went):
                stands = _side(books, left)
                whole = books.say("本月合计", "month")
                cells.append([account, name, month, whole, came, went, *stands])
                so_far = books.say("本年累计", "year")
                cells.append([account, name, month, so_far, debit, credit, *stands])
    return cells


def _ledger(books: Books, account: str) -> Cells:
    """Return 明细账 of an account and those below it: each line with the balance after it."""
    lines = [(one, line) for one, line in books.moves() if line.account.startswith(account)]
    return _running(books, account, lines, by_day=False)


def _journal(account: str) -> Callable[[Books, str], Cells]:
    """Return what makes 日记账 of cash or of the bank: as the ledger, and with each day's sums."""

    def cells(books: Books, _: str) -> Cells:
        lines = [(one, line) for one, line in books.moves() if line.account.startswith(account)]
        return _running(books, account, lines, by_day=True)

    return cells


def _running(
    books: Books, account: str, lines: list[tuple[FiledVoucher, VoucherLine]], *, by_day: bool
) -> Cells:
    balance = books.opening(account, books.first)
    begin = books.say("期初余额", "opening")
    cells: Cells = [[None, None, begin, account, None, None, *_side(books, balance)]]
    year, debit, credit = "", 0, 0
    for month, of_month in groupby(lines, key=lambda one: one[0].file.month):
        if month[:4] != year:
            year, debit, credit = month[:4], 0, 0
        came = went = 0
        for day, of_day in groupby(of_month, key=lambda one: one[0].file.day):
            day_came = day_went = 0
            for one, line in of_day:
                day_came, day_went = day_came + line.debit, day_went + line.credit
                if month >= books.first:
                    balance += line.debit - line.credit
                    cells.append(_line(books, one, line, balance))
            came, went = came + day_came, went + day_went
            if by_day and month >= books.first:
                said = books.say("本日合计", "day")
                cells.append([day, None, said, account, day_came, day_went, *_side(books, balance)])
        debit, credit = debit + came, credit + went
        if month >= books.first:
            sums, so_far = books.say("本月合计", "month"), books.say("本年累计", "year")
            stands = _side(books, balance)
            cells.append([None, month, sums, account, came, went, *stands])
            cells.append([None, month, so_far, account, debit, credit, *stands])
    return cells


def _line(books: Books, one: FiledVoucher, line: VoucherLine, balance: int) -> list[Any]:
    text = (line.text or one.file.summary) if books.texts else ""
    money = [line.debit or None, line.credit or None]
    number = number_of(one, books.lang)
    return [one.file.day, number, text, line.account, *money, *_side(books, balance)]


def number_of(one: FiledVoucher, lang: str) -> str:
    """Return the number of a voucher as it is written: 记-3."""
    return f"记-{one.file.number}" if lang == "zh" else f"No. {one.file.number}"


def _vouchers(books: Books, _: str) -> Cells:
    """Return 记账凭证: each voucher with its lines, sums, papers, maker and checker."""
    cells: Cells = []
    for one in books.vouchers:
        file = one.file
        if file.number is None or file.month < books.first:
            continue
        number = number_of(one, books.lang)
        for line in file.written:
            text = (line.text or file.summary) if books.texts else ""
            name = books.name(line.account)
            money = [line.debit or None, line.credit or None]
            cells.append([file.day, number, text, line.account, name, *money, None, None, None])
        sums = [sum(one.debit for one in file.written), sum(one.credit for one in file.written)]
        whole = books.say("合计", "total")
        signed = [len(file.documents), file.maker, file.checker]
        cells.append([file.day, number, whole, None, None, *sums, *signed])
    return cells


BOOKS: Final[Mapping[str, BookForm]] = {
    "general-ledger": BookForm(
        zh="总账",
        en="General ledger",
        columns=(
            _CODE,
            _NAME,
            ("month", "月份", "month", Kind.TEXT),
            ("what", "摘要", "what", Kind.TEXT),
            *_MONEY,
        ),
        cells=_general,
    ),
    "account-ledger": BookForm(
        zh="明细账",
        en="Ledger of an account",
        columns=(_DAY, _NUMBER, _TEXT, _CODE, *_MONEY),
        cells=_ledger,
        of_account=True,
    ),
    "cash-journal": BookForm(
        zh="现金日记账",
        en="Cash journal",
        columns=(_DAY, _NUMBER, _TEXT, _CODE, *_MONEY),
        cells=_journal(CASH),
    ),
    "bank-journal": BookForm(
        zh="银行存款日记账",
        en="Bank journal",
        columns=(_DAY, _NUMBER, _TEXT, _CODE, *_MONEY),
        cells=_journal(BANK),
    ),
    "vouchers": BookForm(
        zh="记账凭证",
        en="Vouchers",
        columns=(
            _DAY,
            _NUMBER,
            _TEXT,
            _CODE,
            _NAME,
            ("debit", "借方", "debit", Kind.AMOUNT),
            ("credit", "贷方", "credit", Kind.AMOUNT),
            ("documents", "附件张数", "papers", Kind.INTEGER),
            ("maker", "制单", "maker", Kind.TEXT),
            ("checker", "复核", "checker", Kind.TEXT),
        ),
        cells=_vouchers,
    ),
}
"""The books by the words that the command line has for them."""
