"""Vouchers, one row a line: the rows of one mark in one month make a voucher.

It ties three contexts: a line of the books names an application of the funds, or a contract or an
asset of the property.

A voucher has an id made of its collective, month and mark, so that the same one is never entered
twice: not by the same file, nor by that file with more rows in it. One that was sent back may be
mended in the file; it is then entered anew.
"""

import unicodedata
from datetime import date
from typing import Any, Final

from attrs import define, evolve, field, frozen

from ruralgov.domain.books import (
    ABOUT_APPLICATION,
    NOTHING,
    Accounts,
    EnterVoucher,
    SourceDocument,
    Voucher,
    VoucherFile,
    VoucherLine,
    VoucherRow,
    Vouchers,
    VoucherStage,
    is_cash,
)
from ruralgov.domain.books import texts as books_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    Ask,
    Cells,
    Importing,
    ImportTable,
    Option,
    Problems,
    Step,
    Steps,
    id_of,
    words_of,
)
from ruralgov.domain.kernel.money import LARGEST, show_yuan
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.imports import texts
from ruralgov.imports.ledgers.abouts import Abouts
from ruralgov.imports.ledgers.papers import papers
from ruralgov.ports.tables import Column, Kind, Line, TableSpec

SPEC: Final = TableSpec(
    name="vouchers",
    zh="记账凭证",
    note="一行一条分录；同月同凭证号的各行为一张凭证，借贷须平衡。导入后待他人复核。",
    columns=(
        Column(
            *("mark", "凭证号", Kind.CODE),
            also=("凭证编号", "凭证字号", "凭证号数"),
            fillable=True,
            example="记-000",
            note="同一集体、同一月份内不重复；每行都写，合并单元格可以保留",
        ),
        Column(
            *("day", "日期", Kind.DATE),
            also=("记账日期", "凭证日期", "制单日期"),
            fillable=True,
            example="2024-02-29",
        ),
        Column("summary", "摘要", fillable=True, example="收某某鱼塘承包款", note="不写村民姓名"),
        Column(
            *("account", "科目编码", Kind.CODE),
            also=("科目代码",),
            example="10201",
            note="末级科目",
        ),
        Column(
            *("name", "科目名称"),
            also=("会计科目", "科目"),
            needed=False,
            example="基本存款账户",
            note="可空；填写则与编码核对",
        ),
        Column(
            *("debit", "借方金额", Kind.AMOUNT),
            also=("借方", "借方发生额"),
            empty=True,
            example="36000.00",
            note="借、贷只填一方，正数；可空",
        ),
        Column(
            *("credit", "贷方金额", Kind.AMOUNT),
            also=("贷方", "贷方发生额"),
            empty=True,
            note="借、贷只填一方，正数；可空",
        ),
        Column(
            *("about", "关联单号", Kind.CODE),
            needed=False,
            note="付款写 申请:编号，收合同款写 合同:编号，其他可写 资产:编号；可空",
        ),
        Column("papers", "附件", needed=False, note="附件文件名，几个用分号隔开；可空"),
        Column("text", "分录附注", needed=False, note="可空"),
        Column(
            "id", "系统编号", Kind.CODE, needed=False, note="导出时自动填写，手工填表留空；可空"
        ),
    ),
)
_DAY: Final = (
    "voucher_day_future month_closed month_before_books books_not_open date_doubtful date_unlikely"
)
_ACCOUNT: Final = "account_carry_only distribution_mixed"


@frozen(kw_only=True)
class Row:
    """One line of a voucher, checked by itself; *at* is its row."""

    at: Line
    mark: str
    day: date
    summary: str
    line: VoucherLine
    documents: tuple[SourceDocument, ...]
    id: str | None


@define
class Sheet:
    """The vouchers of a file in their order.

    *torn* are the marks of which not every row is known; of *flawed* vouchers the amounts are.
    """

    vouchers: dict[tuple[Month, str], list[Row]] = field(factory=dict)
    torn: set[str] = field(factory=set)
    flawed: set[tuple[Month, str]] = field(factory=set)


def plan(importing: Importing) -> Steps:
    """Return what the vouchers of tables would bring; what is wrong is noted."""
    ask, collective = importing.ask, importing.options["collective"]
    accounts, abouts = Accounts.of(ask, collective), Abouts(ask, collective)
    sheet = read(importing, accounts, abouts)
    known = _Entered(ask, collective)
    done = Steps()
    for name, found in sheet.vouchers.items():
        month, mark = name
        whole = mark not in sheet.torn and _whole(found, importing.problems)
        if whole and name not in sheet.flawed:
            _step(found, month, known, done, importing.problems)
    return done


def read(importing: Importing, accounts: Accounts, abouts: Abouts) -> Sheet:
    """Return the vouchers of the good rows; what is wrong with the others is noted."""
    sheet = Sheet()
    good: set[tuple[str, int]] = set()
    problems = importing.problems
    for line, values in importing.rows:
        before = len(problems.found)
        row = _row(line, values, accounts, abouts, importing)
        name = (month_of(row.day), row.mark)
        if any(fault.column in ("debit", "credit") for fault in problems.found[before:]):
            sheet.torn.add(row.mark)
        elif len(problems.found) > before:
            sheet.flawed.add(name)
        good.add((line.file, line.number))
        sheet.vouchers.setdefault(name, []).append(row)
    for table in importing.tables:
        for place, line in enumerate(table.lines):
            if (line.file, line.number) not in good:
                sheet.torn |= _marks_near(table.lines, place)
    return sheet


def _marks_near(lines: tuple[Line, ...], place: int) -> set[str]:
    """Return the mark of a wrong row, or those of the rows around it where it has none."""
    mark = lines[place].cells.get("mark", "")
    around = lines[max(place - 1, 0) : place + 2]
    near = [mark] if mark else [one.cells.get("mark", "") for one in around]
    return {unicodedata.normalize("NFKC", one).strip() for one in near if one}


def _row(
    line: Line,
    values: dict[str, Any],
    accounts: Accounts,
    abouts: Abouts,
    importing: Importing,
) -> Row:
    problems = importing.problems
    accounts.check(line, values["account"], values["name"], problems)
    debit, credit = values["debit"] or NOTHING, values["credit"] or NOTHING
    if min(debit, credit) < 0 or (debit > 0) == (credit > 0) or debit + credit > LARGEST:
        column = "debit" if values["debit"] is not None else "credit"
        problems.add(line, BadInput(books_texts.VOUCHER_SIDES_WRONG), column)
    about = abouts.found(line, values["about"], problems)
    return Row(
        at=line,
        mark=values["mark"],
        day=values["day"],
        summary=values["summary"],
        line=VoucherLine(
            account=values["account"],
            debit=debit,
            credit=credit,
            text=values["text"] or "",
            about=about,
        ),
        documents=papers(line, words_of(values["papers"]), importing),
        id=values["id"],
    )


def _whole(found: list[Row], problems: Problems) -> bool:
    """Tell whether rows make a voucher: one day and one id, and as much debit as credit."""
    first, good = found[0], True
    for row in found[1:]:
        for name in ("day", "id"):
            if getattr(row, name) != getattr(first, name):
                problems.add(row.at, BadInput(texts.VOUCHER_ROWS_DIFFER, row=first.at.number), name)
                good = False
    debits = sum(row.line.debit for row in found)
    credits = sum(row.line.credit for row in found)
    if debits != credits:
        for row in found:
            error = BadInput(
                texts.VOUCHER_NOT_BALANCED,
                mark=row.mark,
                debits=show_yuan(debits),
                credits=show_yuan(credits),
                difference=show_yuan(abs(debits - credits)),
            )
            problems.add(row.at, error, "debit" if row.line.debit else "credit")
    return good and debits == credits


def _step(
    found: list[Row], month: Month, known: "_Entered", done: Steps, problems: Problems
) -> None:
    first = found[0]
    command = EnterVoucher(
        collective=known.collective,
        day=first.day,
        summary=first.summary,
        lines=tuple(_text(row, first) for row in found),
        documents=tuple(paper for row in found for paper in row.documents),
    )
    key, there = known.find(first.id, month, first.mark, command)
    if there is None:
        done.count("vouchers")
        done.count("lines", len(found))
        twins = known.twins(month, command)
        if twins:
            done.notices.append(
                f"{first.at.number}: 与账上已有凭证相同，请核对是否重复 / "
                f"the books have one like it: {'、'.join(twins)}"
            )
        done.steps.append(_at(found, evolve(command, id=key)))
    elif _same(there, command):
        done.count("same")
        if there.stage is VoucherStage.REJECTED:
            done.notices.append(
                f"{first.at.number}: 该凭证已被退回，未再录入；请改正 / sent back, mend it"
            )
    else:
        error = BadInput(
            texts.VOUCHER_MARK_USED,
            mark=first.mark,
            month=month,
            stage=there.stage.zh,
            stage_en=there.stage.en,
        )
        problems.add(first.at, error, "mark")


def _text(row: Row, first: Row) -> VoucherLine:
    """Return the line; a summary other than that of the voucher is its text."""
    one = row.line
    if one.text or row.summary == first.summary:
        return one
    return evolve(one, text=row.summary)


def _at(found: list[Row], command: EnterVoucher) -> Step:
    """Return the step, with the cells that a refusal is about."""
    first = found[0].at
    unpaid: Cells = tuple(
        (row.at, "about" if "about" in row.at.cells else "credit")
        for row in found
        if row.line.credit and is_cash(row.line) and not _applied(row.line)
    )
    touched: Cells = tuple((row.at, "account") for row in found if row.line.account[:2] == "32")
    named: Cells = tuple((row.at, "about") for row in found if row.line.about and is_cash(row.line))
    cells: dict[str, Cells] = {"payment_not_approved": unpaid}
    cells |= dict.fromkeys(("about_moves_nothing", "about_both_sides"), named)
    cells |= dict.fromkeys(_DAY.split(), ((first, "day"),))
    cells |= dict.fromkeys(_ACCOUNT.split(), touched)
    return Step(line=first, command=command, cells=cells)


def _applied(line: VoucherLine) -> bool:
    return line.about is not None and line.about.startswith(f"{ABOUT_APPLICATION}/")


def _same(there: Voucher, command: EnterVoucher) -> bool:
    """Tell whether it is that voucher; papers are compared where the table names any."""
    names = ("day", "summary", "lines", *(("documents",) if command.documents else ()))
    return all(getattr(there, name) == getattr(command, name) for name in names)


@define
class _Entered:
    """The vouchers that the books have, asked for month by month."""

    ask: Ask
    collective: CollectiveId
    _months: dict[Month, dict[str, VoucherRow]] = field(factory=dict, init=False)
    _files: dict[str, Voucher] = field(factory=dict, init=False)

    def find(
        self, given: str | None, month: Month, mark: str, command: EnterVoucher
    ) -> tuple[VoucherId, Voucher | None]:
        """Return the id of a voucher and the one entered under it; a rejected one makes room."""
        turn = 0
        while True:
            key = (
                given
                if given and not turn
                else id_of("voucher", self.collective, *_name(month, mark, turn))
            )
            there = self._file(month, key)
            if there is None or there.stage is not VoucherStage.REJECTED or _same(there, command):
                return VoucherId(key), there
            turn += 1

    def twins(self, month: Month, command: EnterVoucher) -> list[str]:
        """Return which vouchers in the books say the same."""
        amount = sum(line.debit for line in command.lines)
        return [
            f"{row.month} {row.stage.zh}" if row.number is None else f"{row.month} 第{row.number}号"
            for key, row in self._rows(month).items()
            if (row.day, row.amount, row.summary) == (command.day, amount, command.summary)
            and row.stage is not VoucherStage.REJECTED
        ]

    def _rows(self, month: Month) -> dict[str, VoucherRow]:
        if month not in self._months:
            asked = Vouchers(collective=self.collective, month=month)
            self._months[month] = {row.owner: row for row in self.ask(asked)}
        return self._months[month]

    def _file(self, month: Month, key: str) -> Voucher | None:
        if key not in self._rows(month):
            return None
        if key not in self._files:
            self._files[key] = self.ask(VoucherFile(voucher=VoucherId(key)))
        return self._files[key]


def _name(month: Month, mark: str, turn: int) -> tuple[str, ...]:
    return (month, mark, str(turn)) if turn else (month, mark)


TABLE: Final = ImportTable(
    spec=SPEC,
    plan=plan,
    options=(
        COLLECTIVE,
        Option(
            name="papers",
            said="the folder of the papers that the vouchers name",
            zh="凭证所列附件所在的文件夹",
            needed=False,
            folder=True,
        ),
    ),
)
