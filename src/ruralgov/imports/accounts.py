"""Accounts registered from a table, one row an account: whose it is, and of which unit."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from attrs import frozen

from ruralgov.domain.access import (
    AccountRow,
    Accounts,
    AccountUnits,
    ChangeAccount,
    RegisterAccount,
)
from ruralgov.domain.access import texts as access_texts
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused, RuralgovError
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PersonId
from ruralgov.domain.kernel.imports import Ask, Importing, ImportTable, Steps, at
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import Directory, FindOrganisations, KnownIdentities
from ruralgov.imports import texts
from ruralgov.ports.tables import Statement

CELLS: Final = {
    "account_registered text_not_clean account_holder_wrong": "account",
    "person_missing": "person",
    "last_administrator": "machine",
    "organisation_missing": "unit",
    "account_future account_not_later date_doubtful date_unlikely": "since",
}
KEPT: Final = "已登记"
"""The basis that a table has which was written of accounts as they are."""
SPEC: Final = TableSpec(
    name="accounts",
    zh="账号表",
    personal=True,
    note="一行一个账号；身份证号、人员编号、机器三者填一项。已登记的只改所属单位。",
    columns=(
        Column("account", "账号", Kind.CODE, also=("用户名",), example="sample"),
        Column("identity", "身份证号", Kind.IDENTITY, needed=False, note="使用人须已登记为人员"),
        Column(
            *("person", "人员编号", Kind.CODE),
            needed=False,
            note="没有身份证号的人员填编号",
        ),
        Column("machine", "机器", needed=False, example="泵站遥测", note="机器账号填用途"),
        Column(
            *("unit", "所属单位"),
            also=("单位", "部门"),
            needed=False,
            note="单位名称、统一社会信用代码或编号，可空",
        ),
        Column(
            *("since", "启用日期", Kind.DATE),
            needed=False,
            note="新登记的空为当日；不改已登记的",
        ),
        Column("basis", "依据", also=("登记依据",), example="聘用文件"),
    ),
)


@frozen(kw_only=True)
class Row:
    """One row, its person and unit found."""

    line: Line
    account: AccountId
    person: PersonId | None
    machine: str | None
    unit: OrganisationId | None
    since: date | None
    basis: str


def plan(importing: Importing) -> Steps:
    """Return a command for each account that is new, or of another unit."""
    done = Steps(counts={"new": 0, "changed": 0, "same": 0})
    known = {row.owner: row for row in importing.ask(Accounts())}
    units = {row.owner: row.unit for row in importing.ask(AccountUnits())}
    seen: set[AccountId] = set()
    for row in _rows(importing):
        if row.account in seen:
            twice = BadInput(kernel_texts.ROW_TWICE, value=row.account)
            importing.problems.add(row.line, twice, "account")
            continue
        seen.add(row.account)
        there = known.get(row.account)
        if there is None:
            _register(row, done)
        elif (there.person, there.machine) != (row.person, row.machine):
            another = Refused(access_texts.ACCOUNT_REGISTERED, account=row.account)
            importing.problems.add(row.line, another, "account")
        elif units.get(row.account) == row.unit:
            done.count("same")
        else:
            done.count("changed")
            moved = ChangeAccount(account=row.account, unit=row.unit, basis=row.basis)
            done.add(row.line, moved, at(row.line, CELLS))
    return done


def _register(row: Row, done: Steps) -> None:
    command = RegisterAccount(
        account=row.account,
        person=row.person,
        machine=row.machine,
        unit=row.unit,
        basis=row.basis,
        since=row.since,
    )
    done.count("new")
    done.add(row.line, command, at(row.line, CELLS))


def _rows(importing: Importing) -> Iterator[Row]:
    """Give the rows whose person and unit are found; the people are looked up together."""
    rows = list(importing.rows)
    numbers = tuple(dict.fromkeys(one["identity"] for _, one in rows if one["identity"]))
    found = importing.ask(KnownIdentities(identities=numbers)) if numbers else []
    people = {numbers[one.index]: one.person for one in found}
    directory = Directory(importing.ask(FindOrganisations()))
    for line, values in rows:
        try:
            unit = None if values["unit"] is None else directory.find(values["unit"])
        except RuralgovError as error:
            importing.problems.add(line, error, "unit")
            continue
        person = None if values["person"] is None else PersonId(values["person"])
        if values["identity"] is not None:
            named = people.get(values["identity"])
            if named is None or person not in (None, named):
                importing.problems.add(line, BadInput(texts.ACCOUNT_PERSON), "identity")
                continue
            person = named
        yield Row(
            line=line,
            account=AccountId(values["account"]),
            person=person,
            machine=values["machine"],
            unit=unit,
            since=values["since"],
            basis=values["basis"],
        )


def account_sheet(ask: Ask) -> Statement:
    """Return the accounts of today, each with the id of its person, to be imported again."""
    units = {row.owner: row.unit for row in ask(AccountUnits())}
    rows = sorted(ask(Accounts()), key=lambda row: row.owner)
    return Statement(title=SPEC.zh, columns=SPEC.columns, rows=[_cells(row, units) for row in rows])


def _cells(row: AccountRow, units: dict[str, OrganisationId]) -> list[Any]:
    cells = {
        "account": row.owner,
        "person": row.person,
        "machine": row.machine,
        "unit": units.get(row.owner),
        "since": row.since,
        "basis": KEPT,
    }
    return [cells.get(column.id) for column in SPEC.columns]


TABLE: Final = ImportTable(spec=SPEC, plan=plan)
