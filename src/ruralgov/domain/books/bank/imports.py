"""A statement of the bank as a table, as banks hand it out."""

from typing import Any, Final

from ruralgov.domain.books import texts_bank
from ruralgov.domain.books.bank.messages import EnterBankStatement
from ruralgov.domain.books.bank.model import BankLine
from ruralgov.domain.books.bank.queries import BankStatements
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.imports import COLLECTIVE, Importing, ImportTable, Option, Steps
from ruralgov.domain.kernel.money import Fen, show_yuan
from ruralgov.domain.kernel.month import parse_month
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec

_SIDES: Final = "收入、支出只填一方，正数；可空"
SPEC: Final = TableSpec(
    name="bank-statement",
    zh="银行对账单",
    note="一个账户一个月一张表，按银行给出的顺序。每行之后的余额须与收支相符。",
    columns=(
        Column("day", "交易日期", Kind.DATE, also=("日期", "记账日期"), example="2025-03-05"),
        Column(
            *("reference", "流水号"),
            also=("交易流水号", "凭证号"),
            needed=False,
            example="20250305-0001",
            note="字母、数字、- 和 /；不要写姓名；可空",
        ),
        Column(
            *("came", "收入金额", Kind.AMOUNT),
            also=("贷方发生额", "存入"),
            empty=True,
            example="5000.00",
            note=_SIDES,
        ),
        Column(
            *("went", "支出金额", Kind.AMOUNT),
            also=("借方发生额", "支取"),
            empty=True,
            note=_SIDES,
        ),
        Column("balance", "余额", Kind.AMOUNT, also=("账户余额",), example="15000.00"),
    ),
)


def plan(importing: Importing) -> Steps:
    """Return the command that enters the statement, what is wrong with its rows being noted.

    Opening and closing balance are those before the first row and after the last; each must follow
    from the one above. A statement that is there is not entered again without a reason.
    """
    options, done = importing.options, Steps()
    rows = [(line, read) for line, row in importing.rows if (read := _read(line, row, importing))]
    if not rows or importing.problems.found:
        return done
    there = importing.ask(BankStatements(collective=options["collective"]))
    known = {(one.account, one.month) for one in there}
    if (options["account"], options["month"]) in known and not options["reason"]:
        done.count("same")
        return done
    first, (_, balance) = rows[0][0], rows[0][1]
    opening = balance - rows[0][1][0].amount
    command = EnterBankStatement(
        collective=options["collective"],
        account=options["account"],
        month=options["month"],
        opening=Fen(opening),
        closing=Fen(_closing(rows, opening, importing)),
        lines=tuple(one for _, (one, _) in rows),
        reason=options["reason"],
    )
    if not importing.problems.found:
        done.count("lines", len(rows))
        done.add(first, command)
    return done


def _read(line: Line, row: dict[str, Any], importing: Importing) -> tuple[BankLine, int] | None:
    """Return a line with the balance after it, or None where something is wrong with it."""
    came, went = row.get("came") or 0, row.get("went") or 0
    if bool(came) == bool(went):
        importing.problems.add(line, BadInput(texts_bank.BANK_SIDES_WRONG), "came")
        return None
    try:
        reference = row.get("reference") or ""
        one = BankLine(day=row["day"], amount=Fen(came - went), reference=reference)
    except RuralgovError as error:
        importing.problems.add(line, error, "reference")
        return None
    return one, row["balance"]


def _closing(
    rows: list[tuple[Line, tuple[BankLine, int]]], opening: int, importing: Importing
) -> int:
    """Return the last balance; note each that does not follow from the one above."""
    balance = opening
    for line, (one, said) in rows:
        made = balance + one.amount
        if made != said:
            facts = {"opening": balance, "made": made, "closing": said}
            shown = {name: show_yuan(fen) for name, fen in facts.items()}
            wrong = BadInput(texts_bank.BANK_STATEMENT_UNBALANCED, **shown)
            importing.problems.add(line, wrong, "balance")
        balance = said
    return balance


TABLE: Final = ImportTable(
    spec=SPEC,
    plan=plan,
    options=(
        COLLECTIVE,
        Option(
            name="account", said="the account at the bank, by its full code", zh="银行存款科目编码"
        ),
        Option(
            name="month",
            said="the month of the statement, such as 2025-03",
            zh="对账单的月份，如 2025-03",
            read=parse_month,
        ),
        Option(
            name="reason",
            said="why a statement that is there is entered again",
            zh="重新录入已有对账单的理由",
            default="",
        ),
    ),
)
