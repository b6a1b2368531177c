"""Opening balances in one table: the old trial balance, the new one, and the balance sheet."""

import re
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import CHARTS, OFFICIAL, official
from ruralgov.domain.books.imports_accounts import Accounts
from ruralgov.domain.books.messages import OpenBooks
from ruralgov.domain.books.model import (
    NOTHING,
    OldBalance,
    OpeningBalance,
    SheetFigure,
    Voucher,
    VoucherKind,
    VoucherLine,
    VoucherStage,
)
from ruralgov.domain.books.queries import VoucherFile, Vouchers
from ruralgov.domain.books.rules_opening import moved_problems, old_problems, sheet_problems
from ruralgov.domain.books.statements import BALANCE_SHEET
from ruralgov.domain.collectives import Regime
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    SOURCE,
    Ask,
    Importing,
    ImportTable,
    Option,
    Problems,
    Rows,
    Steps,
)
from ruralgov.domain.kernel.labels import LabelledEnum, labels
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_before, parse_month
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec, plain


class Part(LabelledEnum):
    """Which of the three statements a row is of."""

    OLD = "old", "旧账余额", "old trial balance"
    NEW = "new", "新账余额", "new trial balance"
    SHEET = "sheet", "资产负债表", "balance sheet"


_SIDES: Final = "旧账、新账填写，借、贷只填一方，正数；可空"
SPEC: Final = TableSpec(
    name="opening",
    zh="期初余额",
    note="三部分写在一张表：旧账余额、由它转入的新账余额、据新账编的资产负债表。三者须一分不差。",
    columns=(
        Column(
            *("part", "所属表", Kind.CHOICE), also=("表",), choices=labels(Part), example="新账余额"
        ),
        Column(
            *("code", "科目编码或报表项目", Kind.CODE),
            also=("科目编码", "项目"),
            example="10201",
            note="旧账、新账写科目编码；资产负债表写项目名称，如 货币资金",
        ),
        Column(
            *("name", "科目名称"),
            needed=False,
            example="基本存款账户",
            note="可空；填写则与编码核对",
        ),
        Column(
            *("old", "转自旧科目", Kind.CODE),
            empty=True,
            example="102",
            note="只有新账余额填写：这笔余额从哪个旧科目转来；可空",
        ),
        Column("debit", "借方余额", Kind.AMOUNT, empty=True, example="5000.00", note=_SIDES),
        Column("credit", "贷方余额", Kind.AMOUNT, empty=True, note=_SIDES),
        Column(
            *("amount", "报表金额", Kind.AMOUNT),
            also=("期末余额", "年末数"),
            empty=True,
            note="只有资产负债表填写：各项目（含合计）的年末数，零可不写；可空",
        ),
    ),
)
_ITEMS: Final = {plain(item.zh): item for item in BALANCE_SHEET}
_SAID: Final = re.compile(
    r"(旧科目|新科目) (\d+)：|旧科目 (\d+) 只能.*不能转入 (\d+)|资产负债表“(.+)”："
)


@define
class Sheet:
    """The three statements of a table, each with the row that a code or an item stands in."""

    old: list[OldBalance] = field(factory=list)
    new: list[OpeningBalance] = field(factory=list)
    figures: list[SheetFigure] = field(factory=list)
    lines: dict[tuple[Part, str], Line] = field(factory=dict)
    moved: dict[tuple[str, str], Line] = field(factory=dict)
    """The row of a new balance, by the old account and the new one."""
    first: Line | None = None
    broken: bool = False


def plan(importing: Importing) -> Steps:
    """Return the command that opens the books, what is wrong with its rows being noted.

    Books that are open with the same balances, or wait for their check, are not opened again.
    """
    options, problems = importing.options, importing.problems
    collective, first, regime = options["collective"], options["first"], options["regime"]
    month = month_before(first)
    accounts = Accounts.of(importing.ask, collective)
    sheet = read(importing.rows, accounts, regime, problems)
    done = Steps()
    if sheet.first is None or sheet.broken:
        return done
    command = OpenBooks(
        collective=collective,
        first=first,
        regime=regime,
        old=tuple(sheet.old),
        balances=tuple(sheet.new),
        sheet=tuple(sheet.figures),
        source=options["source"],
    )
    if not differs(command, sheet, problems):
        there = _there(importing.ask, collective, month)
        wanted = tuple(
            VoucherLine(account=one.account, debit=one.debit, credit=one.credit)
            for one in command.balances
        )
        if there is not None and there.lines == wanted:
            done.count("same")
        elif there is not None and there.stage is VoucherStage.ENTERED:
            problems.add(sheet.first, BadInput(texts.OPENING_WAITS, month=month))
        else:
            done.count("balances", len(sheet.new))
            done.add(sheet.first, command)
    return done


def read(rows: Rows, accounts: Accounts, regime: Regime, problems: Problems) -> Sheet:
    """Return the three statements of the rows; what is wrong with a row is in *problems*."""
    sheet = Sheet()
    for line, values in rows:
        before = len(problems.found)
        sheet.first = sheet.first or line
        for name in _MISPLACED[values["part"]]:
            if values[name]:
                error = BadInput(
                    texts.OPENING_CELL_MISPLACED, part=values["part"].zh, part_en=values["part"].en
                )
                problems.add(line, error, name)
        match values["part"]:
            case Part.OLD:
                _old(line, values, regime, sheet, problems)
            case Part.NEW:
                _new(line, values, accounts, sheet, problems)
            case Part.SHEET:
                _figure(line, values, sheet, problems)
        sheet.broken = sheet.broken or len(problems.found) > before
    sheet.broken = sheet.broken or bool(problems.found)
    return sheet


_MISPLACED: Final = {
    Part.OLD: ("old", "amount"),
    Part.NEW: ("amount",),
    Part.SHEET: ("old", "debit", "credit"),
}


def _old(
    line: Line, values: dict[str, Any], regime: Regime, sheet: Sheet, problems: Problems
) -> None:
    code, chart = values["code"], CHARTS[regime]
    if official(code) not in chart:
        problems.add(
            line,
            BadInput(texts.OLD_ACCOUNT_MISSING, code=code, regime=regime.zh, regime_en=regime.en),
            "code",
        )
        return
    own = chart[official(code)].zh
    if values["name"] and len(code) == OFFICIAL and plain(values["name"]) != plain(own):
        problems.add(line, BadInput(texts.ACCOUNT_NAME_DIFFERS, code=code, name=own), "name")
    _once(line, Part.OLD, code, sheet, problems)
    debit, credit = _sides(line, values, problems)
    sheet.old.append(OldBalance(code=code, debit=debit, credit=credit))


def _new(
    line: Line, values: dict[str, Any], accounts: Accounts, sheet: Sheet, problems: Problems
) -> None:
    code, old = values["code"], values["old"]
    accounts.check(line, code, values["name"], problems, "code")
    if old is None:
        problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column="转自旧科目"), "old")
        return
    debit, credit = _sides(line, values, problems)
    sheet.lines.setdefault((Part.NEW, code), line)
    sheet.moved.setdefault((old, code), line)
    sheet.new.append(OpeningBalance(account=code, old=old, debit=debit, credit=credit))


def _figure(line: Line, values: dict[str, Any], sheet: Sheet, problems: Problems) -> None:
    item = _ITEMS.get(plain(values["code"]))
    if item is None:
        problems.add(
            line,
            BadInput(texts.ITEM_MISSING, item=values["code"], statement="资产负债表"),
            "code",
        )
        return
    if values["amount"] is None:
        problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column="报表金额"), "amount")
        return
    _once(line, Part.SHEET, item.zh, sheet, problems)
    sheet.figures.append(SheetFigure(item=item.code, amount=values["amount"]))


def _sides(line: Line, values: dict[str, Any], problems: Problems) -> tuple[Fen, Fen]:
    debit, credit = values["debit"] or NOTHING, values["credit"] or NOTHING
    if min(debit, credit) < 0 or (debit > 0) == (credit > 0):
        column = "debit" if values["debit"] is not None else "credit"
        problems.add(line, BadInput(texts.VOUCHER_SIDES_WRONG), column)
    return debit, credit


def _once(line: Line, part: Part, name: str, sheet: Sheet, problems: Problems) -> None:
    if sheet.lines.setdefault((part, name), line) is not line:
        problems.add(line, BadInput(kernel_texts.ROW_TWICE, value=name), "code")


def differs(command: OpenBooks, sheet: Sheet, problems: Problems) -> bool:
    """Note each thing in which the three statements do not agree, at the row that it is about."""
    try:
        found = [*old_problems(command), *moved_problems(command), *sheet_problems(command)]
    except Refused as refusal:  # an account feeds no line of the balance sheet
        problems.add(_first(sheet), refusal)
        return True
    for problem in found:
        line, column = _place(problem, sheet)
        problems.add(line, BadInput(texts.OPENING_ROW_DIFFERS, problem=problem), column)
    return bool(found)


def _place(problem: str, sheet: Sheet) -> tuple[Line, str | None]:
    said = _SAID.match(problem)
    if said is None:
        return _first(sheet), None
    word, code, old, new, item = said.groups()
    if item is not None:
        line = sheet.lines.get((Part.SHEET, item))
        return (line, "amount") if line is not None else (_first(sheet), None)
    if new is not None:
        return sheet.moved[old, new], "old"
    if word == "旧科目":
        return sheet.lines[Part.OLD, code], "code"
    return sheet.lines[Part.NEW, code], "old"


def _first(sheet: Sheet) -> Line:
    if sheet.first is None:
        raise ValueError("no rows")
    return sheet.first


def _there(ask: Ask, collective: CollectiveId, month: Month) -> Voucher | None:
    """Return the voucher that opens the books from a month on, posted or waiting."""
    for row in ask(Vouchers(collective=collective, month=month)):
        if row.kind is VoucherKind.OPENING and row.stage is not VoucherStage.REJECTED:
            return ask(VoucherFile(voucher=VoucherId(row.owner)))
    return None


TABLE: Final = ImportTable(
    spec=SPEC,
    plan=plan,
    options=(
        COLLECTIVE,
        Option(
            name="first",
            said="the first month of the books, such as 2024-01",
            zh="账目的首月，如 2024-01",
            read=parse_month,
        ),
        Option(
            name="regime",
            said="the rules of the old books: 2004, or 2023",
            zh="旧账所依制度：2004 或 2023",
            read=labels(Regime).__getitem__,
            default="2004",
        ),
        SOURCE,
    ),
)
