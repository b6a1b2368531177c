import csv
import io
from datetime import date
from typing import Any

import pytest

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.access import Readings
from ruralgov.domain.books import BalanceSheet, IncomeStatement, TrialBalance
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.money import parse_yuan, show_yuan
from ruralgov.domain.kernel.month import Month
from ruralgov.ports.tables import Statement
from ruralgov.reports.journals import Scope
from ruralgov.reports.statements import FORMS, as_text, for_print, statement
from tests.books.ledger import Ledger
from tests.exports.bookkeeping import NAME, whole_year
from tests.town import Town


@pytest.fixture
def ledger(town: Town) -> Ledger:
    made = whole_year(town)
    other = Ledger(town, town.other, "另一社")
    other.open()
    other.posted(("112", 3_000_00), ("504", -3_000_00), day=date(2025, 7, 1))
    return made


def made(
    ledger: Ledger, name: str, account: str = "bookkeeper", lang: str = "zh", **scope: Any
) -> Statement:
    asked = Scope(first=Month("2025-01"), last=Month("2025-12"), **scope)
    acting = ledger.town.acting(account)
    table, _ = statement(ledger.town.app, name, asked, lang, **acting)
    return table


def scopes(ledger: Ledger) -> list[dict[str, Any]]:
    return [{"collective": ledger.key}, {"place": ledger.town.town}, {}]


@pytest.mark.parametrize("name", FORMS)
def test_every_statement_is_the_answer_of_its_query_in_every_form(
    ledger: Ledger, name: str
) -> None:
    for scope in scopes(ledger):
        for lang in ("zh", "en"):
            table = made(ledger, name, lang=lang, **scope)
            found = list(csv.reader(io.StringIO(CsvTables().write(table).decode("utf-8-sig"))))
            assert found[0] == [column.zh for column in table.columns]
            assert len(found) == len(table.rows) + 1 > 5
            printed = as_text(table)
            for row in table.rows:
                for cell in row:
                    assert (
                        show_yuan(cell) if isinstance(cell, int) else cell or ""
                    ) in printed or (cell == row[0])


def test_the_figures_are_those_of_the_books(ledger: Ledger) -> None:
    for scope in scopes(ledger):
        query: dict[str, Any] = {"first": Month("2025-01"), "last": Month("2025-12")} | scope
        sheet = {row[1]: row[2:] for row in made(ledger, "balance-sheet", **scope).rows}
        asked = ledger.town.ask("bookkeeper", BalanceSheet(**query))
        assert sheet == {row.zh: [row.begin, row.end] for row in asked}
        assert sheet["资产总计"] == sheet["负债和所有者权益总计"]
        income = {row[1]: row[2] for row in made(ledger, "income", **scope).rows}
        asked = ledger.town.ask("bookkeeper", IncomeStatement(**query))
        assert income == {row.zh: row.amount for row in asked}
        *trial, total = made(ledger, "trial-balance", **scope).rows
        asked = ledger.town.ask("bookkeeper", TrialBalance(**query))
        assert [(row[0], (row[6] or 0) - (row[7] or 0)) for row in trial] == [
            (row.code, row.closing) for row in asked
        ]
        assert (total[2], total[4], total[6]) == (total[3], total[5], total[7])
        detail = {row[1]: row[2] for row in made(ledger, "income-detail", **scope).rows}
        assert detail["收支相抵"] == income["净收益"] == detail["收入小计"] - detail["支出小计"]


def test_amounts_in_a_file_are_numbers(ledger: Ledger) -> None:
    data = CsvTables().write(made(ledger, "balance-sheet")).decode("utf-8-sig")
    for row in list(csv.reader(io.StringIO(data)))[1:]:
        assert [str(parse_yuan(cell)) for cell in row[2:]]


def test_names_of_sub_accounts_stay_in_the_office(ledger: Ledger) -> None:
    for account in ("bookkeeper", "discloser", "auditor"):
        table = made(ledger, "trial-balance", account, collective=ledger.key)
        assert NAME not in as_text(table)
        assert "11301" in as_text(table)
    assert NAME in as_text(made(ledger, "trial-balance", collective=ledger.key, texts=True))
    (reading,) = ledger.town.ask("auditor", Readings(subject=f"collective/{ledger.key}"))
    assert (reading.account, reading.fields) == ("bookkeeper", "texts")
    with pytest.raises(Denied):
        made(ledger, "trial-balance", "discloser", collective=ledger.key, texts=True)


def test_a_printed_balance_sheet_has_its_sides_beside_each_other(ledger: Ledger) -> None:
    table = made(ledger, "balance-sheet")
    printed = for_print("balance-sheet", table)
    halves = [row[at : at + 4] for at in (0, 4) for row in printed.rows]
    cells = [[line, item, *amounts] for item, line, *amounts in halves if item]
    assert cells == list(table.rows)
    assert [printed.rows[-1][at] for at in (0, 4)] == ["资产总计", "负债和所有者权益总计"]
    assert for_print("income", table) is table


def test_columns_of_a_terminal_stand_below_each_other(ledger: Ledger) -> None:
    lines = as_text(made(ledger, "balance-sheet")).splitlines()
    assert lines[0] == "资产负债表"
    assert "全市（2 个集体经济组织）" in lines[1]
    wide = [sum(2 if ord(mark) > 0x2E80 else 1 for mark in line) for line in lines[3:]]
    assert len(set(wide)) == 1
