"""The statements of a collective, a town or the city as tables: for a terminal, CSV or a workbook.

The figures are those of the queries, in fen; nothing is counted here.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from ruralgov.app.application import App
from ruralgov.domain.books import (
    ACCOUNTS,
    ASSETS,
    BALANCE_SHEET,
    BalanceSheet,
    CollectiveBalance,
    DetailRow,
    IncomeDetail,
    IncomeRow,
    IncomeStatement,
    SheetRow,
    Side,
    TextsMayLeave,
    TrialBalance,
    TrialBalanceRow,
    TrialBalances,
    official,
)
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import last_day
from ruralgov.domain.registry import PlaceRow
from ruralgov.ports.tables import Column, Kind, Statement
from ruralgov.reports.journals import Scope, places_of, whose

Cells = list[list[Any]]
_BALANCES: Final = (
    ("opening_debit", "期初借方", "opening debit", Kind.AMOUNT),
    ("opening_credit", "期初贷方", "opening credit", Kind.AMOUNT),
    ("debit", "本期借方", "debit", Kind.AMOUNT),
    ("credit", "本期贷方", "credit", Kind.AMOUNT),
    ("closing_debit", "期末借方", "closing debit", Kind.AMOUNT),
    ("closing_credit", "期末贷方", "closing credit", Kind.AMOUNT),
)
_NAME: Final = ("name", "科目名称", "name", Kind.TEXT)
_CODE: Final = ("code", "科目编码", "code", Kind.CODE)


def _sheet(rows: Sequence[SheetRow], lang: str) -> Cells:
    return [[n, label(row, lang), row.begin, row.end] for n, row in enumerate(rows, 1)]


def _income(rows: Sequence[IncomeRow], lang: str) -> Cells:
    return [[n, label(row, lang), row.amount] for n, row in enumerate(rows, 1)]


def _trial(rows: Sequence[TrialBalanceRow], lang: str) -> Cells:
    """Return the balances each on its side, and their sums, which agree."""
    return _summed([[row.code, row.name, *_amounts(row)] for row in rows], 2, lang)


def _trials(rows: Sequence[CollectiveBalance], lang: str) -> Cells:
    return _summed([[row.whose, row.code, row.name, *_amounts(row)] for row in rows], 3, lang)


def _amounts(row: TrialBalanceRow | CollectiveBalance) -> list[int | None]:
    return [*_sides(row.opening), row.debit, row.credit, *_sides(row.closing)]


def _summed(cells: Cells, words: int, lang: str) -> Cells:
    """Return lines of so many words and six amounts with the sums of these, which agree."""
    sums = [sum(row[at] or 0 for row in cells) for at in range(words, words + 6)]
    return [*cells, [*[None] * (words - 1), "合计" if lang == "zh" else "total", *sums]]


def _detail(rows: Sequence[DetailRow], lang: str) -> Cells:
    """Return income and then expenses, each with its sum, and what is left of them."""
    cells: Cells = []
    left = 0
    for side, zh, en in ((Side.CREDIT, "收入小计", "income"), (Side.DEBIT, "支出小计", "expenses")):
        mine = [row for row in rows if row.side is side]
        cells += [[row.code, row.name, row.amount] for row in mine]
        whole = sum(row.amount for row in mine)
        cells.append([None, zh if lang == "zh" else en, whole])
        left += whole if side is Side.CREDIT else -whole
    return [*cells, [None, "收支相抵" if lang == "zh" else "income less expenses", left]]


def _placed(
    cells: Cells, rows: Sequence[CollectiveBalance], places: Mapping[str, PlaceRow]
) -> Cells:
    """Return the lines with the names of places, and what stands below them without."""
    names = [places[row.place].name if row.place in places else None for row in rows]
    names += [None] * (len(cells) - len(rows))
    return [[name, *line] for name, line in zip(names, cells, strict=True)]


def _sides(balance: int) -> tuple[int | None, int | None]:
    return (balance or None, None) if balance >= 0 else (None, -balance)


@frozen(kw_only=True)
class Form:
    """How a statement is asked for and laid out: its columns as (id, zh, en, kind)."""

    zh: str
    en: str
    query: Callable[..., Any]
    columns: tuple[tuple[str, str, str, Kind], ...]
    cells: Callable[[Any, str], Cells]
    at_end: bool = False
    """Whether it is of a day, not of a period."""
    placed: bool = False
    """Whether the name of the place of each row stands before it."""


FORMS: Final[Mapping[str, Form]] = {
    "balance-sheet": Form(
        zh="资产负债表",
        en="Balance sheet",
        query=BalanceSheet,
        columns=(
            ("line", "行次", "line", Kind.INTEGER),
            ("item", "项目", "item", Kind.TEXT),
            ("begin", "期初余额", "beginning", Kind.AMOUNT),
            ("end", "期末余额", "end", Kind.AMOUNT),
        ),
        cells=_sheet,
        at_end=True,
    ),
    "income": Form(
        zh="收益及收益分配表",
        en="Income and distribution",
        query=IncomeStatement,
        columns=(
            ("line", "行次", "line", Kind.INTEGER),
            ("item", "项目", "item", Kind.TEXT),
            ("amount", "本期金额", "amount", Kind.AMOUNT),
        ),
        cells=_income,
    ),
    "trial-balance": Form(
        zh="科目余额表",
        en="Trial balance",
        query=TrialBalance,
        columns=(_CODE, _NAME, *_BALANCES),
        cells=_trial,
    ),
    "trial-balances": Form(
        zh="各集体科目余额表",
        en="Trial balance of each collective",
        query=TrialBalances,
        columns=(
            ("place", "村别", "village", Kind.TEXT),
            ("whose", "集体", "collective", Kind.TEXT),
            _CODE,
            _NAME,
            *_BALANCES,
        ),
        cells=_trials,
        placed=True,
    ),
    "income-detail": Form(
        zh="收支明细表",
        en="Income and expenses by account",
        query=IncomeDetail,
        columns=(_CODE, _NAME, ("amount", "本期金额", "amount", Kind.AMOUNT)),
        cells=_detail,
    ),
}
"""The statements by the words that the command line has for them."""


def statement(
    app: App, name: str, scope: Scope, lang: str = "zh", **acting: Any
) -> tuple[Statement, Sequence[Any]]:
    """Return a statement as a table, and its rows as they were answered.

    *acting* are actor and purpose. Names of sub-accounts are left out without ``scope.texts``.
    Raises ``not_granted`` and ``collective_missing``.
    """
    form = FORMS[name]
    if scope.texts:
        app.query(TextsMayLeave(collective=scope.collective, place=scope.place), **acting)
    query = form.query(
        collective=scope.collective, place=scope.place, first=scope.first, last=scope.last
    )
    rows = app.query(query, **acting)
    if not scope.texts:
        rows = [without_texts(row) for row in rows]
    zh = lang == "zh"
    whom = whose(app, scope, lang, **acting)
    period = (
        scope.last if form.at_end and scope.first == scope.last else f"{scope.first}—{scope.last}"
    )
    cells = form.cells(rows, lang)
    if form.placed:
        cells = _placed(cells, rows, places_of(app, last_day(scope.last), acting))
    made = Statement(
        title=form.zh if zh else form.en,
        columns=tuple(Column(key, zh_ if zh else en, kind) for key, zh_, en, kind in form.columns),
        rows=cells,
        under=(
            f"编制单位：{whom}    期间：{period}    单位：元"
            if zh
            else f"{whom}    {period}    in yuan",
        ),
    )
    return made, rows


def for_print(name: str, made: Statement, lang: str = "zh") -> Statement:
    """Return a statement as it is printed: a balance sheet has its sides beside each other."""
    if name != "balance-sheet":
        return made
    at = [item.code for item in BALANCE_SHEET].index(ASSETS) + 1
    left, right = list(made.rows[:at]), list(made.rows[at:])
    gap = len(left) - len(right)
    right[-1:-1] = [(None,) * len(made.columns)] * gap  # so that the totals stand on one line
    line, item, *amounts = made.columns
    sides = ("资产", "负债和所有者权益") if lang == "zh" else ("Assets", "Liabilities and equity")
    return evolve(
        made,
        columns=tuple(
            column
            for key, side in zip(("left", "right"), sides, strict=True)
            for column in (
                evolve(item, id=f"{key}_{item.id}", zh=side),
                *(evolve(one, id=f"{key}_{one.id}") for one in (line, *amounts)),
            )
        ),
        rows=[
            [cell for n, text, *rest in pair for cell in (text, n, *rest)]
            for pair in zip(left, right, strict=True)
        ],
    )


def without_texts(row: Any) -> Any:
    """Return a row with the official name of its account: a sub-account may bear a person's."""
    if not isinstance(row, TrialBalanceRow | DetailRow):
        return row
    return evolve(row, name=ACCOUNTS[official(row.code)].zh)


def label(row: SheetRow | IncomeRow, lang: str) -> str:
    """Return the name of an item."""
    return row.zh if lang == "zh" else row.en


def as_text(made: Statement) -> str:
    """Return a statement for a terminal: columns of equal width, numbers to the right."""
    shown = [[column.zh for column in made.columns]]
    shown += [
        [_shown(column, value) for column, value in zip(made.columns, row, strict=True)]
        for row in made.rows
    ]
    widths = [max(_width(row[at]) for row in shown) for at in range(len(made.columns))]
    numbers = [column.kind in (Kind.AMOUNT, Kind.INTEGER) for column in made.columns]
    lines = [made.title, *made.under, *_lines(shown, widths, numbers), *made.foot]
    return "\n".join(line.rstrip() for line in lines)


def _lines(shown: list[list[str]], widths: list[int], numbers: list[bool]) -> Iterator[str]:
    for at, row in enumerate(shown):
        cells = []
        for text, wide, right in zip(row, widths, numbers, strict=True):
            room = " " * (wide - _width(text))
            cells.append(room + text if right else text + room)
        yield "  ".join(cells)
        if not at:
            yield "  ".join("-" * wide for wide in widths)


def _shown(column: Column, value: Any) -> str:
    if value is None:
        return ""
    return show_yuan(value) if column.kind is Kind.AMOUNT else str(value)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: a Chinese mark takes two."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)
