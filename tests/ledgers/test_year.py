"""Books, funds and property through one year of four villages, tied together by the reactions."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.exports.bookkeeping import Named
from tests.exports.judges import JUDGES, NAMES
from tests.town import code_of

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.cli.city import FOUNDED
from ruralgov.domain.books import (
    ACCOUNTS,
    AccountLines,
    BalanceSheet,
    IncomeStatement,
    TrialBalance,
    Undone,
    VoucherFile,
    VoucherLine,
    official,
)
from ruralgov.domain.books import messages as b
from ruralgov.domain.funds import BudgetExecution, FundApplications, FundStage, PurseOf
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DistributionId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.membership import DistributionList, Distributions
from ruralgov.domain.oversight import CrossCheckPlace
from ruralgov.domain.property import BookReceipt, Due, OpenDues, ReceiptFile, receipt_of
from ruralgov.reports.journals import Scope, journal
from ruralgov.sample.affairs import WRONG
from ruralgov.sample.city import City
from ruralgov.sample.holdings import Holding, Letting
from ruralgov.sample.ledgers import Ledgers
from ruralgov.sample.life import SimulatedClock


@pytest.fixture(scope="module")
def year() -> Ledgers:
    clock = SimulatedClock(FOUNDED)
    app = App("371082", MemoryStorage(), Keys(b"k" * 32), clock=clock)
    app.set_up(AccountId("admin"))
    city = City(app, AccountId("admin"))
    city.found()
    ledgers = Ledgers(city, clock)
    ledgers.run(city.places()[:4])
    return ledgers


def ask(year: Ledgers, account: str, query: Any) -> Any:
    return year.city.app.query(query, **year.city.staff(account))


def whole(year: Ledgers, kind: type, collective: CollectiveId | None = None) -> list[Any]:
    query = kind(collective=collective, first=Month("2024-01"), last=Month("2024-12"))
    return list(ask(year, "bookkeeper", query))


def test_the_year_is_whole_and_the_journal_replays(year: Ledgers) -> None:
    assert year.city.app.verify() == []
    rows = whole(year, TrialBalance)
    assert sum(row.closing for row in rows if row.code == "101") > 0


def test_the_year_moves_every_official_account(year: Ledgers) -> None:
    rows = whole(year, TrialBalance)
    assert {official(row.code) for row in rows if row.debit or row.credit} == set(ACCOUNTS)
    for one in year.held:
        assert sum(row.closing for row in whole(year, TrialBalance, one.key)) == 0


def test_what_was_undone_in_red_is_no_turnover(year: Ledgers) -> None:
    (one,) = (x for x in year.held if any(step.summary in WRONG for step in x.steps))
    for summary, code in (("计提保洁人员工资", "212"), ("暂估电费", "211")):
        (right,) = (step.lines[0][1] for step in one.steps if step.summary == summary)
        lines = ask(
            year,
            "bookkeeper",
            AccountLines(
                collective=one.key, account=code, first=Month("2024-11"), last=Month("2024-11")
            ),
        )
        assert -sum(line.amount for line in lines) == right
        assert len(lines) == {"212": 3, "211": 2}[code]


def test_the_cross_checks_ask_about_nothing_but_the_rents_that_nobody_paid(year: Ledgers) -> None:
    query = CrossCheckPlace(first=Month("2024-01"), last=Month("2024-12"))
    city = year.city
    report = city.app.query(query, **city.staff("townfunds"), day=date(2025, 1, 3))
    unpaid = {
        letting.contract
        for one in year.held
        for letting in one.lettings
        if any(due.day < date(2025, 1, 1) and paid_late(letting, due) for due in letting.dues)
    }
    assert not report.failures
    about = {(one.check, link.key) for one in report.findings for link in one.links}
    assert {check for check, _ in about} <= {"R1", "R14"}
    assert {key for _, key in about if not key.startswith("voucher")} <= unpaid


def test_what_members_are_given_has_a_list_that_is_its_voucher(year: Ledgers) -> None:
    found = 0
    for one in year.held:
        for row in ask(year, "member_keeper", Distributions(collective=one.key)):
            listed = ask(
                year, "member_keeper", DistributionList(distribution=DistributionId(row.owner))
            )
            assert sum(line.amount for line in listed.lines) == listed.record.amount == listed.open
            voucher = ask(year, "bookkeeper", VoucherFile(voucher=listed.record.payable))
            assert sum(line.credit for line in voucher.lines) == row.amount
            found += 1
    assert found == 1


def paid_late(letting: Letting, due: Due) -> bool:
    return due.day.month + letting.late > 12


@pytest.mark.parametrize("name", NAMES)
def test_outside_judges_have_the_same_balances_to_the_fen(
    year: Ledgers, tmp_path: Path, name: str
) -> None:
    named = Named(JUDGES[name])
    scope = Scope(first=Month("2024-01"), last=Month("2024-12"))
    path = tmp_path / "books"
    parts = journal(year.city.app, named, scope, **year.city.staff("bookkeeper"))
    path.write_text("".join(parts), encoding="utf-8", newline="\n")
    found = JUDGES[name].ask(path)
    assert found.problem == ""
    ours = {
        (one.key, row.code): row.closing
        for one in year.held
        for row in whole(year, TrialBalance, one.key)
    }
    assert {official(code) for _, code in ours} == set(ACCOUNTS)
    said = {key: found.balances.get(named.names[key], 0) for key in ours}
    assert said == ours


def test_the_statements_of_a_place_are_those_of_its_collectives(year: Ledgers) -> None:
    for kind, figure in ((BalanceSheet, "end"), (IncomeStatement, "amount")):
        together = {row.item: getattr(row, figure) for row in whole(year, kind)}
        apart = [
            {row.item: getattr(row, figure) for row in whole(year, kind, one.key)}
            for one in year.held
        ]
        assert together == {item: sum(part[item] for part in apart) for item in together}


def test_the_purse_has_what_the_books_have(year: Ledgers) -> None:
    for one in year.held:
        rows = {row.code: row.closing for row in whole(year, TrialBalance, one.key)}
        purse = ask(year, "cashier", PurseOf(collective=one.key))
        there = [account.there for account in purse.accounts]
        assert there == [rows["101"], rows["10201"]]


def test_what_was_not_paid_is_open_and_what_was_paid_is_booked(year: Ledgers) -> None:
    for one in year.held:
        owed = sum(row.rest for row in ask(year, "keeper", OpenDues(collective=one.key)))
        dues = sum(due.amount for letting in one.lettings for due in letting.dues)
        rents = {row.code: row for row in whole(year, TrialBalance, one.key)}["50101"]
        assert owed == dues - rents.credit


def test_a_voucher_cannot_pay_what_nobody_approved(year: Ledgers) -> None:
    one = year.held[0]
    key = one.key
    lines = (
        VoucherLine(account="51302", debit=Fen(100)),
        VoucherLine(account="10201", credit=Fen(100), about="fund_application/none"),
    )
    command = b.EnterVoucher(collective=key, day=date(2025, 1, 2), summary="办公用品", lines=lines)
    app, city = year.city.app, year.city
    voucher = app.execute(command, **city.staff("bookkeeper")).key
    post = b.PostVoucher(voucher=VoucherId(voucher))
    assert (
        code_of(lambda: app.execute(post, **city.staff("bookchecker")))
        == "fund_application_missing"
    )
    assert app.verify() == []


def test_what_follows_from_a_voucher_is_given_by_nobody(year: Ledgers) -> None:
    one = year.held[0]
    city = year.city
    command = BookReceipt(
        contract=one.lettings[0].contract,
        voucher=VoucherId("none"),
        line=1,
        amount=Fen(100),
        day=date(2025, 1, 1),
    )
    assert code_of(lambda: city.app.execute(command, **city.staff("bookchecker"))) == (
        "command_inner"
    )


def test_a_voucher_is_about_what_is_of_its_own_collective(year: Ledgers) -> None:
    one, other, *_ = year.held
    assert posting(year, one, f"contract/{other.lettings[0].contract}") == "about_elsewhere"


def test_a_receipt_of_a_contract_is_undone_as_a_whole(year: Ledgers) -> None:
    one = year.held[0]
    city = year.city
    voucher = enter(year, one, f"contract/{one.lettings[0].contract}")
    city.app.execute(b.PostVoucher(voucher=voucher), **city.staff("bookchecker"))
    for amount, code in ((Fen(40), "receipt_undone_in_part"), (Fen(100), "")):
        undo = b.ReverseVoucher(
            voucher=voucher,
            day=date(2025, 1, 2),
            reason="金额有误",
            parts=(Undone(line=1, amount=amount), Undone(line=2, amount=amount)),
        )
        made = VoucherId(city.app.execute(undo, **city.staff("bookkeeper")).key)
        post = b.PostVoucher(voucher=made)
        assert refused(year, post) == code
    assert city.app.verify() == []


def test_a_reversal_that_leaves_a_receipt_of_nothing_takes_it_back(year: Ledgers) -> None:
    """Undone are the income and the cash: 102 against 102 is what stands, and nobody paid it."""
    one, city = year.held[0], year.city
    contract = one.lettings[0].contract
    lines = (
        VoucherLine(account="10201", debit=Fen(100), about=f"contract/{contract}"),
        VoucherLine(account="50101", credit=Fen(100)),
        VoucherLine(account="101", debit=Fen(100)),
        VoucherLine(account="10201", credit=Fen(100)),
    )
    command = b.EnterVoucher(collective=one.key, day=date(2025, 1, 2), summary="收款", lines=lines)
    voucher = VoucherId(city.app.execute(command, **city.staff("bookkeeper")).key)
    assert refused(year, b.PostVoucher(voucher=voucher)) == ""
    receipt = ReceiptFile(receipt=receipt_of(voucher, 1))
    assert ask(year, "keeper", receipt).receipt.rest == 100
    undo = b.ReverseVoucher(
        voucher=voucher,
        day=date(2025, 1, 2),
        reason="金额有误",
        parts=(Undone(line=2, amount=Fen(100)), Undone(line=3, amount=Fen(100))),
    )
    made = VoucherId(city.app.execute(undo, **city.staff("bookkeeper")).key)
    assert refused(year, b.PostVoucher(voucher=made)) == ""
    assert ask(year, "keeper", receipt).receipt.reversed_by == made
    assert city.app.verify() == []


def test_a_payment_whose_voucher_was_reversed_waits_to_be_booked_again(year: Ledgers) -> None:
    one, city = year.held[0], year.city
    settled = FundApplications(collective=one.key, stage=FundStage.SETTLED)
    before, count = budget(year, one), len(ask(year, "head", settled))
    months: dict[str, Any] = {"first": Month("2024-03"), "last": Month("2024-03")}
    lines = ask(year, "bookkeeper", AccountLines(collective=one.key, account="10201", **months))
    line = next(row for row in lines if str(row.about).startswith("fund_application/"))
    paid = -line.amount

    def reverse(amount: int) -> b.PostVoucher:
        parts = tuple(Undone(line=number, amount=Fen(amount)) for number in (1, 2))
        undo = b.ReverseVoucher(
            voucher=line.voucher, day=date(2025, 1, 2), reason="科目有误", parts=parts
        )
        made = city.app.execute(undo, **city.staff("bookkeeper")).key
        return b.PostVoucher(voucher=VoucherId(made))

    assert refused(year, reverse(1)) == "settlement_undone_in_part"
    assert budget(year, one) == before
    assert refused(year, reverse(paid)) == ""
    moved = {
        item: (reserved - before[item][0], spent - before[item][1])
        for item, (reserved, spent) in budget(year, one).items()
    }
    assert sorted(moved.values()) == [*[(0, 0)] * (len(moved) - 1), (paid, -paid)]
    assert len(ask(year, "head", settled)) == count - 1
    again = b.EnterVoucher(
        collective=one.key,
        day=date(2025, 1, 2),
        summary="更正",
        lines=(
            VoucherLine(account="51302", debit=Fen(paid)),
            VoucherLine(account="10201", credit=Fen(paid), about=line.about),
        ),
    )
    made = VoucherId(city.app.execute(again, **city.staff("bookkeeper")).key)
    assert refused(year, b.PostVoucher(voucher=made)) == ""
    assert budget(year, one) == before
    assert len(ask(year, "head", settled)) == count
    assert city.app.verify() == []


def budget(year: Ledgers, one: Holding) -> dict[str, tuple[int, int]]:
    rows = ask(year, "head", BudgetExecution(collective=one.key, year=2024))
    return {row.item: (row.reserved, row.spent) for row in rows}


def enter(year: Ledgers, one: Holding, about: str) -> VoucherId:
    lines = (
        VoucherLine(account="10201", debit=Fen(100), about=about),
        VoucherLine(account="50101", credit=Fen(100)),
    )
    command = b.EnterVoucher(collective=one.key, day=date(2025, 1, 2), summary="收款", lines=lines)
    return VoucherId(year.city.app.execute(command, **year.city.staff("bookkeeper")).key)


def posting(year: Ledgers, one: Holding, about: str) -> str:
    return refused(year, b.PostVoucher(voucher=enter(year, one, about)))


def refused(year: Ledgers, command: b.PostVoucher) -> str:
    city = year.city
    return code_of(lambda: city.app.execute(command, **city.staff("bookchecker")))
