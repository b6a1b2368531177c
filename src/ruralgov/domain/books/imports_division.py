"""How accounts in use are divided, one row a new account; the rows of one account are a voucher."""

from collections import defaultdict
from typing import Any, Final

from ruralgov.domain.books import texts_receipts as texts
from ruralgov.domain.books.accounts import ACCOUNTS, Side, official
from ruralgov.domain.books.imports_accounts import Accounts
from ruralgov.domain.books.messages_division import AccountPart, DivideAccount
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    Cells,
    Importing,
    ImportTable,
    Option,
    Steps,
)
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec

SPEC: Final = TableSpec(
    name="account-divisions",
    zh="科目分设明细",
    note="一行一个新明细科目；同一上级科目的各行合成一张凭证，由他人复核后生效。",
    columns=(
        Column("code", "上级科目编码", Kind.CODE, also=("被分科目编码",), example="102"),
        Column("day", "日期", Kind.DATE, example="2025-03-31", note="同一上级科目各行相同"),
        Column("part", "新科目编码", Kind.CODE, also=("明细科目编码",), example="10201"),
        Column("name", "新科目名称", also=("明细科目名称",), example="基本存款账户"),
        Column(
            *("amount", "转入余额", Kind.AMOUNT),
            empty=True,
            example="100.00",
            note="正数，按上级科目余额方向；一行可空，为其余全部",
        ),
    ),
)
_OF: Final = {
    "account_missing account_not_last account_retired account_carry_only": "code",
    "division_nothing division_differs": "code",
    "division_parts_wrong amount_range": "amount",
    "division_code_wrong": "part",
    "month_closed books_not_open voucher_day_future division_month_wrong": "day",
    "date_unlikely date_doubtful": "day",
    "text_not_clean": "name",
}


BELOW: Final = "—"
"""What stands between the name of an account and the one below it."""


def plan(importing: Importing) -> Steps:
    """Return a division for each account of which no row is done already."""
    collective = importing.options["collective"]
    accounts = Accounts.of(importing.ask, collective)
    done = Steps()
    groups: dict[str, list[tuple[Line, dict[str, Any]]]] = defaultdict(list)
    for line, values in importing.rows:
        groups[values["code"]].append((line, values))
    for code, rows in groups.items():
        first, head = rows[0]
        if code not in accounts.names:
            error = BadInput(texts.DIVISION_ACCOUNT_UNKNOWN, code=code)
            importing.problems.add(first, error, "code")
            continue
        if all(_is_there(accounts, row["part"], row["name"]) for _, row in rows):
            done.count("same", len(rows))
            continue
        for line, row in rows[1:]:
            if row["day"] != head["day"]:
                error = BadInput(texts.DIVISION_DAYS_DIFFER, row=first.number)
                importing.problems.add(line, error, "day")
        done.count("accounts divided", len(rows))
        done.add(first, _command(importing, rows), _cells([line for line, _ in rows]))
    return done


def _is_there(accounts: Accounts, code: str, name: str) -> bool:
    """Tell whether an account of a code is there under a name, behind those above it."""
    return accounts.names.get(code, "").endswith(f"{BELOW}{name}")


def _command(importing: Importing, rows: list[tuple[Line, dict[str, Any]]]) -> DivideAccount:
    head = rows[0][1]
    side = _side(head["code"])
    return DivideAccount(
        collective=importing.options["collective"],
        code=head["code"],
        day=head["day"],
        parts=tuple(
            AccountPart(
                code=row["part"],
                name=row["name"],
                amount=None if row["amount"] is None else side * row["amount"],
            )
            for _, row in rows
        ),
        reason=importing.options["reason"],
    )


def _side(code: str) -> int:
    """Return 1 where a balance of the account is on the debit side, else -1."""
    known = ACCOUNTS[official(code)]
    return 1 if known.side is Side.DEBIT else -1


def _cells(lines: list[Line]) -> dict[str, Cells]:
    return {
        code: tuple((line, column) for line in lines)
        for codes, column in _OF.items()
        for code in codes.split()
    }


TABLE: Final = ImportTable(
    spec=SPEC,
    plan=plan,
    options=(
        COLLECTIVE,
        Option(name="reason", said="why the accounts are divided", zh="分设的理由"),
    ),
)
