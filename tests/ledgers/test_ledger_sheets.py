"""Sheets of the ledgers against what the queries say, over a year of two villages."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.ledgers.test_year import ask, year
from tests.sheets.desk import columns

from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.access.roles import AUDITOR
from ruralgov.domain.books import BalanceSheet
from ruralgov.domain.funds import BudgetExecution, FundApplications, FundStage
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.oversight import CrossCheckPlace
from ruralgov.domain.property import Arrears, OpenDues
from ruralgov.ports.tables import Statement
from ruralgov.reports.sheets import Asking, made
from ruralgov.reports.sheets.ledgers import IN_TIME
from ruralgov.sample.ledgers import Ledgers

__all__ = ["year"]
DAY = date(2024, 12, 31)


def sheet(year: Ledgers, name: str, of: str | None = None, account: str = "townfunds") -> Statement:
    (table,) = sheets(year, name, of, account)
    return table


def sheets(
    year: Ledgers, name: str, of: str | None, account: str = "townfunds"
) -> Sequence[Statement]:
    actor = Actor(AccountId(account))

    def answer(query: Any, purpose: Any) -> Any:
        return year.city.app.query(query, actor=actor, purpose=purpose, day=DAY)

    return made(Asking(ask=answer, day=DAY), name, of)


def test_what_is_owed_is_shown_by_counterparty_and_age_and_adds_up(year: Ledgers) -> None:
    app = year.city.app
    for one in year.held:
        query = Arrears(collective=one.key)
        late = app.query(query, day=DAY, **year.city.staff("townfunds"))
        rows = columns(sheet(year, "ledger-ageing", one.key), "party", "whole")
        assert rows[-1] == ("合计", sum(due.rest for due in late))
        assert sum(whole for _, whole in rows[:-1]) == rows[-1][1]
        assert all("个人（合同" in party or party for party, _ in rows)


def test_the_budget_stands_as_its_query_says(year: Ledgers) -> None:
    one = year.held[0]
    items = ask(year, "head", BudgetExecution(collective=one.key, year=2024))
    rows = columns(sheet(year, "ledger-budget", one.key), "item", "budget", "spent", "left")
    assert rows[:-1] == [(item.item, item.budget, item.spent, item.left) for item in items]
    assert rows[-1][2] == sum(item.spent for item in items)
    (share,) = {row[0] for row in columns(sheet(year, "ledger-budget", one.key), "share")[-1:]}
    assert share == f"{100 * rows[-1][2] / rows[-1][1]:.1f} %"


def test_every_paper_by_which_money_was_paid_is_in_the_register(year: Ledgers) -> None:
    one = year.held[0]
    query = FundApplications(collective=one.key, stage=FundStage.SETTLED)
    settled = ask(year, "head", query)
    rows = columns(sheet(year, "ledger-papers", one.key), "paper", "payee", "amount")
    assert len(rows) >= len(settled) > 20
    assert {(row.paper, row.committed) for row in settled} <= {(row[0], row[2]) for row in rows}
    assert {row[1] for row in rows} >= {"个人"}


def test_who_is_late_is_listed_with_how_often(year: Ledgers) -> None:
    query = CrossCheckPlace(first=Month("2024-01"), last=Month("2024-12"))
    report = year.city.app.query(query, day=DAY, **year.city.staff("townfunds"))
    table = sheet(year, "ledgers-late")
    listed = sum(cell or 0 for row in columns(table, *IN_TIME) for cell in row)
    assert listed == sum(one.check in IN_TIME for one in report.findings)
    assert f"核查 {report.collectives} 个集体" in table.under[1]


def test_an_auditor_may_print_them_as_well(year: Ledgers) -> None:
    grant = GrantRole(account=AccountId("inspector"), role=AUDITOR, basis="审计")
    year.city.app.execute(grant, actor=Actor(year.city.admin), purpose=ADMINISTRATION)
    for name, of in (
        ("ledger-ageing", year.held[0].key),
        ("ledger-budget", year.held[0].key),
        ("ledgers-late", None),
    ):
        assert sheet(year, name, of, "inspector") == sheet(year, name, of)


def test_the_notes_add_up_to_the_balance_sheet_item_by_item(year: Ledgers) -> None:
    for one in year.held:
        months: dict[str, Any] = {"first": Month("2024-01"), "last": Month("2024-12")}
        asked = ask(year, "head", BalanceSheet(collective=one.key, **months))
        sheet_says = {row.zh: (row.begin, row.end) for row in asked}
        _, items, equity, assets, _, _, _ = sheets(year, "ledger-notes", one.key)
        sums: dict[str, list[int]] = {}
        wholes = {}
        for item, account, begin, end in columns(items, "item", "account", "begin", "end"):
            if account == "合计":
                wholes[item] = (begin, end)
            else:
                before = sums.setdefault(item, [0, 0])
                sums[item] = [before[0] + begin, before[1] + end]
        assert {item: tuple(both) for item, both in sums.items()} == wholes
        assert wholes == {item: sheet_says[item] for item in wholes}
        assert {"货币资金", "固定资产原值", "资本"} <= wholes.keys()
        begin, more, less, end = columns(equity, "begin", "more", "less", "end")[-1]
        assert begin + more - less == end
        whole, unclosed = sheet_says["所有者权益合计"], sheet_says["尚未结转的收益"]
        assert (begin, end) == (whole[0] - unclosed[0], whole[1] - unclosed[1])
        assert not any(columns(assets, "apart")[0])


def test_the_notes_say_what_is_due_in_which_year_to_come(year: Ledgers) -> None:
    for one in year.held:
        dues = [
            due
            for due in ask(year, "head", OpenDues(collective=one.key))
            if due.open and due.since > DAY
        ]
        rows = columns(sheets(year, "ledger-notes", one.key)[-2], "year", "dues", "amount")
        assert sum(amount for _, _, amount in rows) == sum(due.rest for due in dues) > 0
        assert {y for y, _, _ in rows} == {due.since.year for due in dues}
