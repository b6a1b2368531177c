"""The account books and the interface file against the vouchers that they are made of."""

from collections import defaultdict
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from ruralgov.domain.books import TrialBalance
from ruralgov.domain.kernel.month import Month
from ruralgov.ports.tables import Statement
from ruralgov.reports.account_books import BOOKS, account_book
from ruralgov.reports.gbt24589 import gbt24589
from ruralgov.reports.journals import Scope
from tests.books.ledger import Ledger
from tests.exports.bookkeeping import NAME, SUMMARY, whole_year
from tests.town import Town, code_of

YEAR = (Month("2025-01"), Month("2025-12"))
SPRING = (Month("2025-03"), Month("2025-05"))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return whole_year(Town())


def book(ledger: Ledger, name: str, months: tuple[Month, Month] = YEAR, **more: Any) -> Statement:
    of = Scope(
        collective=ledger.key, first=months[0], last=months[1], texts=more.pop("texts", False)
    )
    return account_book(ledger.town.app, name, of, **more, **ledger.town.acting("bookkeeper"))


def trial(ledger: Ledger, months: tuple[Month, Month]) -> dict[str, list[int]]:
    """Return opening, debit, credit and closing of the official accounts."""
    query = TrialBalance(collective=ledger.key, first=months[0], last=months[1])
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in ledger.town.app.query(query, **ledger.town.acting("bookkeeper")):
        sums = found[row.code[:3]]
        for at, fen in enumerate((row.opening, row.debit, row.credit, row.closing)):
            sums[at] += fen
    return found


def signed(side: str, balance: int) -> int:
    return -balance if side in ("贷", "Cr") else balance


@pytest.mark.parametrize("months", [YEAR, SPRING])
def test_the_general_ledger_opens_moves_and_closes_as_the_trial_balance(
    ledger: Ledger, months: tuple[Month, Month]
) -> None:
    opened: dict[str, int] = {}
    moved: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    closed: dict[str, int] = {}
    for code, _, _, what, debit, credit, side, balance in book(
        ledger, "general-ledger", months
    ).rows:
        if what == "期初余额":
            opened[code] = signed(side, balance)
        elif what == "本月合计":
            moved[code][0] += debit
            moved[code][1] += credit
        closed[code] = signed(side, balance)
    whole = trial(ledger, months)
    assert len(whole) > 5
    for code, (opening, debit, credit, closing) in whole.items():
        stood = opened.get(code, 0)
        assert (stood, *moved[code]) == (opening, debit, credit)
        assert closed.get(code, 0) == closing


def test_what_is_summed_over_the_year_begins_in_january(ledger: Ledger) -> None:
    rows = book(ledger, "general-ledger", SPRING).rows
    (year,) = [row for row in rows if row[0] == "501" and row[3] == "本年累计"]
    assert year[2:6] == ["2025-03", "本年累计", 0, 650_01]


def test_the_ledger_of_an_account_has_each_line_and_the_balance_after_it(ledger: Ledger) -> None:
    first, *rows = book(ledger, "account-ledger", SPRING, account="113").rows
    assert first[2] == "期初余额"
    balance = signed(*first[6:])
    for row in rows:
        if row[1] is not None and row[1].startswith("记"):
            balance += (row[4] or 0) - (row[5] or 0)
        assert signed(*row[6:]) == balance
    assert balance == trial(ledger, SPRING)["113"][3]


def test_a_journal_has_the_sums_of_each_day(ledger: Ledger) -> None:
    town = Town()
    mine = Ledger(town)
    mine.open({"101": 100, "301": -100})
    for fen in (5, 6):
        mine.posted(("101", fen), ("503", -fen))
    rows = book(mine, "cash-journal").rows
    assert [row[2] for row in rows] == ["期初余额", "", "", "本日合计", "本月合计", "本年累计"]
    assert [row[4] for row in rows[3:]] == [11, 11, 11]
    assert rows[-1][6:] == ["借", 111]


def test_vouchers_are_printed_with_their_sums_and_who_made_and_checked_them(
    ledger: Ledger,
) -> None:
    rows = book(ledger, "vouchers", SPRING).rows
    totals = [row for row in rows if row[2] == "合计"]
    assert len(totals) == 3
    assert all(row[5] == row[6] and row[8:] == ["bookkeeper", "bookchecker"] for row in totals)


@pytest.mark.parametrize("name", BOOKS)
def test_words_leave_with_texts_alone_and_not_for_everybody(ledger: Ledger, name: str) -> None:
    given: dict[str, Any] = {"account": "113"} if BOOKS[name].of_account else {}
    assert NAME not in repr(book(ledger, name, **given))
    assert SUMMARY not in repr(book(ledger, name, **given))
    told = book(ledger, name, texts=True, lang="en", **given)
    if name in ("account-ledger", "vouchers"):
        assert SUMMARY in repr(told)
    of = Scope(collective=ledger.key, first=YEAR[0], last=YEAR[1], texts=True)
    acting = ledger.town.acting("auditor")
    asked = code_of(lambda: account_book(ledger.town.app, name, of, "113", **acting))
    assert asked == "not_granted"


def test_what_is_no_book_is_refused(ledger: Ledger) -> None:
    nobody = Scope(first=YEAR[0], last=YEAR[1])
    acting = ledger.town.acting("bookkeeper")

    def ask(name: str, of: Scope, account: str = "") -> Statement:
        return account_book(ledger.town.app, name, of, account, **acting)

    assert code_of(lambda: ask("vouchers", nobody)) == "book_of_one"
    mine = Scope(collective=ledger.key, first=YEAR[0], last=YEAR[1])
    assert code_of(lambda: ask("account-ledger", mine)) == "book_account_missing"
    assert code_of(lambda: ask("account-ledger", mine, "999")) == "book_account_unknown"

    def file(of: Scope) -> str:
        return gbt24589(ledger.town.app, of, **acting)

    assert code_of(lambda: file(nobody)) == "book_of_one"
    two = Scope(collective=ledger.key, first=Month("2024-12"), last=Month("2025-01"))
    assert code_of(lambda: file(two)) == "interface_of_a_year"


def test_the_interface_file_has_every_line_and_balances_that_agree(ledger: Ledger) -> None:
    scope = Scope(collective=ledger.key, first=YEAR[0], last=YEAR[1])
    made = gbt24589(ledger.town.app, scope, **ledger.town.acting("bookkeeper"))
    root = fromstring(made)  # noqa: S314  our own
    assert NAME not in "".join(root.itertext())
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for line in root.iter("记账凭证"):
        of = (text(line, "会计期间号"), text(line, "科目编号"))
        for at, side in enumerate(("借方本币金额", "贷方本币金额")):
            sums[of][at] += fen(line, side)
    balances = list(root.iter("科目余额及发生额"))
    for row in balances:
        of = (text(row, "会计期间号"), text(row, "科目编号"))
        moved = [fen(row, "借方本币发生额"), fen(row, "贷方本币发生额")]
        assert moved == sums.pop(of, [0, 0])
        begin = side_of(row, "期初")
        assert begin + moved[0] - moved[1] == side_of(row, "期末")
    assert balances
    assert not sums
    codes = {text(one, "科目编号") for one in root.iter("会计科目")}
    assert codes >= {text(row, "科目编号") for row in balances}


def text(of: Any, name: str) -> str:
    found = of.findtext(name)
    assert found is not None
    return str(found)


def fen(of: Any, name: str) -> int:
    return int(text(of, name).replace(".", ""))


def side_of(row: Any, when: str) -> int:
    balance = fen(row, f"{when}本币余额")
    return -balance if text(row, f"{when}余额方向") == "贷" else balance
