"""The posted vouchers of a period as a plain-text journal that other tools accept and prove.

A journal begins with its accounts and the balance of each at the end of every month, so that a file
that lost its tail is rejected too. The balances come from the statements, the vouchers from their
records: whoever checks the journal checks one against the other.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Protocol

from attrs import field, frozen

from ruralgov.app.application import App
from ruralgov.domain.books import (
    ACCOUNTS,
    OFFICIAL,
    AccountClass,
    ChartOfAccounts,
    FiledVoucher,
    MonthlyBalances,
    Side,
    TextsMayLeave,
    TrialBalance,
    VoucherFiles,
    VoucherKind,
    VoucherLine,
    check_months,
    official,
)
from ruralgov.domain.collectives import Collectives
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.errors import Conflict, Refused
from ruralgov.domain.kernel.ids import CITY, CollectiveId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import (
    Month,
    first_day,
    last_day,
    month_before,
    months_from,
    next_month,
)
from ruralgov.domain.registry import PlaceRow, Places
from ruralgov.reports import texts

CURRENCY: Final = "CNY"
NAMES: Final = 4096
"""Names of accounts that a format keeps at hand: a book has some hundred, each in many lines."""
_HIDDEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn")


class Root(LabelledEnum):
    """Where an account stands in a journal."""

    ASSETS = "assets", "资产", "Assets"
    LIABILITIES = "liabilities", "负债", "Liabilities"
    EQUITY = "equity", "所有者权益", "Equity"
    INCOME = "income", "收入", "Income"
    EXPENSES = "expenses", "支出", "Expenses"


@frozen(kw_only=True)
class Scope:
    """What is exported: a collective, or all at a place and below it, from month to month.

    Raises ``period_wrong``.

    With *texts*, summaries, reasons and names of sub-accounts go out as well.
    """

    collective: CollectiveId | None = None
    place: PlaceId = CITY
    first: Month
    last: Month = field(validator=check_months)
    texts: bool = False


@frozen(kw_only=True)
class Book:
    """The books of one collective; *label* is its own in every export."""

    collective: CollectiveId
    label: str
    name: str


@frozen(kw_only=True, cache_hash=True)  # its name is looked up for every line
class JournalAccount:
    """An account: its codes from the official one down, each with a name or nothing."""

    book: Book
    levels: tuple[tuple[str, str], ...]

    @property
    def code(self) -> str:
        """The full code."""
        return self.levels[-1][0]

    @property
    def root(self) -> Root:
        """Contra accounts stand with what they are taken off; 401 is part of the inventory."""
        above = ACCOUNTS[official(self.code)]
        match above.kind:
            case AccountClass.ASSET | AccountClass.COST:
                return Root.ASSETS
            case AccountClass.LIABILITY:
                return Root.LIABILITIES
            case AccountClass.EQUITY:
                return Root.EQUITY
            case AccountClass.RESULT:
                return Root.INCOME if above.side is Side.CREDIT else Root.EXPENSES


@frozen(kw_only=True)
class Posting:
    """One line: *amount* is debit less credit, in fen."""

    account: JournalAccount
    amount: int
    text: str = ""
    about: str = ""


@frozen(kw_only=True)
class Entry:
    """One voucher, or the balances with which the period begins (it has no *number*)."""

    day: date
    kind: str
    narration: str
    number: str = ""
    voucher: str = ""
    corrects: str = ""
    reason: str = ""
    postings: tuple[Posting, ...]


Balances = list[tuple[JournalAccount, int]]


class JournalFormat(Protocol):
    """How a journal is written, piece by piece."""

    def head(self, title: str) -> str:
        """Return the beginning of a file."""

    def opened(self, account: JournalAccount, day: date) -> str:
        """Return what opens an account."""

    def stands(self, day: date, balances: Balances) -> str:
        """Return what says how accounts stand when a day begins."""

    def entry(self, entry: Entry) -> str:
        """Return a voucher."""


def journal(app: App, form: JournalFormat, scope: Scope, **acting: Any) -> Iterator[str]:
    """Give the pieces of a journal; held are the balances and names of accounts that were used.

    Beside them no more than a year of one book.

    *acting* are actor and purpose. Raises ``not_granted``, ``collective_missing``, and
    ``books_changed`` where somebody posted in the meantime.
    """
    if scope.texts:
        app.query(TextsMayLeave(collective=scope.collective, place=scope.place), **acting)
    known = books(app, scope, **acting)
    # so that whoever may not see the whole of it is denied at once, not at one of its parts
    app.query(
        TrialBalance(
            collective=scope.collective, place=scope.place, first=scope.first, last=scope.last
        ),
        **acting,
    )
    yield form.head(f"{whose(app, scope, **acting)} {scope.first}—{scope.last}")
    kept: list[tuple[Book, dict[str, JournalAccount], dict[str, int], dict[str, int]]] = []
    for book in known:
        opening, standing = _standing(app, book, scope, acting)
        closing = standing[scope.last]
        if not closing:
            continue
        accounts = _accounts(app, book, closing, scope, acting)
        day = last_day(month_before(scope.first))
        yield "".join(form.opened(account, day) for account in accounts.values())
        for month, found in standing.items():
            balances = [(account, found.get(code, 0)) for code, account in accounts.items()]
            yield form.stands(first_day(next_month(month)), balances)
        kept.append((book, accounts, opening, closing))
    for book, accounts, opening, closing in kept:
        found = Counter(opening)
        for entry in _entries(app, book, opening, accounts, scope, acting):
            if entry.voucher:
                for posting in entry.postings:
                    found[posting.account.code] += posting.amount
            yield form.entry(entry)
        for code in found.keys() | closing.keys():
            if found[code] != closing.get(code, 0):
                raise Conflict(texts.BOOKS_CHANGED, name=book.name, code=code)


def books(app: App, scope: Scope, **acting: Any) -> list[Book]:
    """Return the books of the scope, those of collectives that ended among them.

    Raises ``collective_missing``.
    """
    day = last_day(scope.last)
    place = scope.place if scope.collective is None else CITY
    rows = app.query(Collectives(place=place, ended=True), day=day, **acting)
    if scope.collective is not None:
        rows = [row for row in rows if row.owner == scope.collective]
        if not rows:
            raise Refused(collectives_texts.COLLECTIVE_MISSING, collective=scope.collective)
    places = places_of(app, day, acting)
    return [
        Book(
            collective=CollectiveId(row.owner),
            label=f"{places[row.place].code if row.place in places else ''}-{_tail(row.owner)}",
            name=row.name,
        )
        for row in rows
    ]


def whose(app: App, scope: Scope, lang: str = "zh", **acting: Any) -> str:
    """Return whose statement or journal it is: a name, and of how many where it is of several."""
    known = books(app, scope, **acting)
    if scope.collective is not None:
        return known[0].name
    if scope.place == CITY:
        name = "全市" if lang == "zh" else "the whole city"
    else:
        places = places_of(app, last_day(scope.last), acting)
        name = places[scope.place].name if scope.place in places else scope.place
    return f"{name}（{len(known)} 个集体经济组织）" if lang == "zh" else f"{name} ({len(known)})"


def plain_text(text: str) -> str:
    """Return a text on one line, without marks that cannot be seen."""
    if text.isprintable():  # it has none of them
        return " ".join(text.split())
    shown = (mark for mark in text if mark.isspace() or unicodedata.category(mark) not in _HIDDEN)
    return " ".join("".join(shown).split())


def yuan(fen: int) -> str:
    """Return an amount in yuan with two decimals and no grouping."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02d}"


def places_of(app: App, day: date, acting: Mapping[str, Any]) -> dict[str, PlaceRow]:
    """Return the towns and villages, under the names of a day or the day next to it."""
    towns = app.query(Places(ended=True), day=day, **acting)
    found = {town.owner: town for town in towns}
    for town in towns:
        below = app.query(Places(parent=PlaceId(town.owner), ended=True), day=day, **acting)
        found |= {village.owner: village for village in below}
    return found


def _tail(key: str) -> str:
    """Return the end of an id, which tells it from all others of its place."""
    return "".join(mark for mark in key if mark.isascii() and mark.isalnum())[-12:]


def _accounts(
    app: App, book: Book, used: Iterable[str], scope: Scope, acting: Mapping[str, Any]
) -> dict[str, JournalAccount]:
    """Return the accounts that were used, by their codes in order.

    Those below the official ones have names only with the texts.
    """
    chart = app.query(ChartOfAccounts(collective=book.collective), **acting)
    names = {one.code: one.name for one in chart}
    found = {}
    for code in sorted(used):
        levels = [(code[:OFFICIAL], ACCOUNTS[code[:OFFICIAL]].zh)]
        for end in range(OFFICIAL + 2, len(code) + 1, 2):
            own = names.get(code[:end], "").removeprefix(names.get(code[: end - 2], "") + "—")
            levels.append((code[:end], own if scope.texts else ""))
        found[code] = JournalAccount(book=book, levels=tuple(levels))
    return found


def _standing(
    app: App, book: Book, scope: Scope, acting: Mapping[str, Any]
) -> tuple[dict[str, int], dict[Month, dict[str, int]]]:
    """Return how each account stands before the period, and after each month of it."""
    query = MonthlyBalances(collective=book.collective, first=scope.first, last=scope.last)
    opening: dict[str, int] = {}
    after: dict[Month, dict[str, int]] = {
        month: {} for month in months_from(scope.first, scope.last)
    }
    for row in app.query(query, **acting):
        after[row.month][row.code] = row.closing
        if row.month == scope.first:
            opening[row.code] = row.opening
    return opening, after


def years(scope: Scope) -> Iterator[tuple[Month, Month]]:
    """Give the first and last month of each year of the period."""
    month = scope.first
    while month <= scope.last:
        last = min(Month(f"{month[:4]}-12"), scope.last)
        yield month, last
        month = next_month(last)


def _entries(
    app: App,
    book: Book,
    opening: Mapping[str, int],
    accounts: Mapping[str, JournalAccount],
    scope: Scope,
    acting: Mapping[str, Any],
) -> Iterator[Entry]:
    """Give the balances of the beginning and then every posted voucher, by month and number.

    Raises ``books_changed`` for one on an account that was not used before.
    """
    begin = tuple(
        Posting(account=accounts[code], amount=amount)
        for code, amount in sorted(opening.items())
        if amount
    )
    if begin:
        kind = VoucherKind.OPENING.zh
        day = last_day(month_before(scope.first))
        yield Entry(day=day, kind=kind, narration=kind, postings=begin)
    for first, last in years(scope):
        query = VoucherFiles(collective=book.collective, first=first, last=last)
        for one in app.query(query, **acting):
            if one.file.number is not None:
                try:
                    entry = _entry(one, accounts, texts=scope.texts)
                except KeyError as new:
                    raise Conflict(texts.BOOKS_CHANGED, name=book.name, code=new.args[0]) from None
                yield entry


def _entry(filed: FiledVoucher, accounts: Mapping[str, JournalAccount], *, texts: bool) -> Entry:
    voucher = filed.file
    plain = f"{voucher.kind.zh} {voucher.month} 第{voucher.number}号"
    return Entry(
        day=voucher.day,
        kind=voucher.kind.zh,
        narration=voucher.summary if texts else plain,
        number=f"{voucher.month}-{voucher.number:04d}",
        voucher=filed.voucher,
        corrects=voucher.corrects or "",
        reason=voucher.reason if texts else "",
        postings=tuple(_posting(line, accounts, texts=texts) for line in voucher.lines),
    )


def _posting(line: VoucherLine, accounts: Mapping[str, JournalAccount], *, texts: bool) -> Posting:
    return Posting(
        account=accounts[line.account],
        amount=Fen(line.debit - line.credit),
        text=line.text if texts else "",
        about=line.about or "",
    )
