"""What each finding of offices, payees, ends and receipts says: since when, how heavy, by what.

What is expected stands in ``said.txt``, a line for each finding.
"""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import RECEIPT_BOOK
from ruralgov.domain.collectives import BOOKKEEPER, CASHIER
from ruralgov.domain.funds import FundApplication
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.oversight import Ledgers
from ruralgov.domain.oversight.checks_ends import astray, ended, overpaid
from ruralgov.domain.oversight.checks_hands import done, held
from ruralgov.domain.oversight.checks_members import listed
from ruralgov.domain.oversight.checks_payees import relatives, split, twice
from ruralgov.domain.oversight.checks_publishing import unpublished, withdrawn
from ruralgov.domain.oversight.checks_receipts import numbers, unbooked
from ruralgov.domain.oversight.checks_settling import advances, deposits, discharges
from ruralgov.domain.property.records import RECEIPT
from tests.books.ledger import line
from tests.oversight import test_contracts_said, test_money_said
from tests.oversight.said import SAID, Case, told
from tests.oversight.shelf import APPLIED, END, at, rows_of, shelf
from tests.oversight.test_asset_boundaries import voucher
from tests.oversight.test_deal_boundaries import ALL, GONE, shown
from tests.oversight.test_end_boundaries import ASKED as REPAID
from tests.oversight.test_end_boundaries import ENDED, LEASED, PAID, PAYING
from tests.oversight.test_hand_boundaries import TOWN, entered, grant, whose
from tests.oversight.test_member_boundaries import LIST, of_list
from tests.oversight.test_payee_boundaries import RELATED, claim, part
from tests.oversight.test_receipt_boundaries import BOOK, book, receipt
from tests.oversight.test_settling_boundaries import ASKED, HELD, IT, ONCE, SETTLED
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import DECISION
from tests.property.test_repayments import CAME, receipt_row

THERE = CollectiveId("x")


def claims(*found: FundApplication, mine: int = 2, **more: Any) -> Ledgers:
    city = {f"f{n}": one for n, one in enumerate(found)}
    known = dict(list(city.items())[:mine])
    return shelf(applications=known, city=city, **more)


def books(*receipts: Any, **more: Any) -> Ledgers:
    states = {"one": book(*receipts)} | more
    return shelf(others=rows_of(RECEIPT_BOOK, states))


def bound(contract: Any, **vouchers: Any) -> Ledgers:
    return shelf(vouchers, contracts={"k": contract})


def two_months() -> Ledgers:
    again = change(APPLIED.payment, at=at(date(2025, 8, 2)))
    vouchers = entered("b", date(2025, 6, 5))
    vouchers |= {"w": entered("cashier", date(2025, 8, 5))["v"]}
    known = {"f": APPLIED, "g": change(APPLIED, payment=again)}
    people = (whose("b", "x"), whose("cashier", "x"))
    return shelf(vouchers, applications=known, others=people)


def repaid() -> Ledgers:
    known = change(CAME, repayments=(REPAID,))
    row = change(receipt_row(40), owner="r", day=END, repaid=known.repaid)
    return shelf(contracts={"k": PAID}, receipts=(row,), states={(RECEIPT.kind, "r"): known})


DISCHARGED = change(CONTRACT_NOW, discharges=(ASKED,))
CASES: dict[str, Case] = {
    "r41": (
        held,
        lambda: shelf(
            others=(
                TOWN,
                grant(BOOKKEEPER, "a"),
                grant(CASHIER, "b", "t", since=date(2025, 2, 3)),
                whose("a", "x"),
                whose("b", "x"),
            )
        ),
    ),
    "r41 of old": (held, lambda: shelf(others=(TOWN, grant(BOOKKEEPER), grant(CASHIER)))),
    "r42": (done, two_months),
    "r8": (twice, lambda: claims(claim(), claim(2, invoice="No.12345671", day=END))),
    "r8 elsewhere": (
        twice,
        lambda: claims(claim(day=END), claim(2, invoice="12345671", collective=THERE), mine=1),
    ),
    "r8 scan": (
        twice,
        lambda: claims(
            claim(invoice="", attachments=("a" * 64,)),
            claim(2, attachments=("a" * 64,), day=END, payee="别家"),
        ),
    ),
    "r9": (
        relatives,
        lambda: shelf(applications={"f": APPLIED}, interests={"i": RELATED}),
    ),
    "r9 contract": (
        relatives,
        lambda: shelf(
            contracts={"k": change(CONTRACT_NOW, company="大庄建材", signed=date(2025, 3, 1))},
            interests={"i": RELATED},
        ),
    ),
    "r10": (split, lambda: claims(part(0, 700), part(5, 701))),
    "r46 skipped": (numbers, lambda: books(receipt(1), receipt(4, day=END))),
    "r46 twice": (
        numbers,
        lambda: books(other=change(BOOK, collective=THERE, first=50, last=60, day=END)),
    ),
    "r56": (unbooked, lambda: books(receipt(2), receipt(1, day=date(2025, 6, 2)))),
    "r30 never": (
        unpublished,
        lambda: shelf(
            publications=ALL | {"q1": shown("2025-01", "2025-02", date(2025, 4, 1))}, states={}
        ),
    ),
    "r30 late": (
        unpublished,
        lambda: shelf(
            publications=ALL | {"q1": shown("2025-01", "2025-03", date(2025, 4, 22))}, states={}
        ),
    ),
    "r31": (withdrawn, lambda: shelf(publications={"p": GONE})),
    "r36 repaid": (overpaid, repaid),
    "r37": (ended, lambda: bound(ENDED)),
    "r38": (
        astray,
        lambda: shelf(
            {"v": PAYING},
            contracts={"k": LEASED},
            applications={"a": change(APPLIED, payee="别家")},
        ),
    ),
    "r43 list": (
        listed,
        lambda: of_list(change(LIST, payable=None)),
    ),
    "r51 undecided": (discharges, lambda: bound(DISCHARGED)),
    "r51 unbooked": (
        discharges,
        lambda: bound(change(DISCHARGED, discharges=(change(ASKED, decision=DECISION),))),
    ),
    "r51 lost": (
        discharges,
        lambda: bound(CONTRACT_NOW, v=voucher(line("515", 1), line("112", -1, IT))),
    ),
    "r53": (
        advances,
        lambda: bound(ONCE, v=voucher(line("102", 54_801, IT), line("501", -54_801))),
    ),
    "r54 unsettled": (deposits, lambda: bound(HELD)),
    "r54 unbooked": (
        deposits,
        lambda: bound(
            change(HELD, settlement=SETTLED), b=voucher(line("211", 29, IT), line("504", -29))
        ),
    ),
    "r54 income": (
        deposits,
        lambda: bound(HELD, v=voucher(line("102", 30, IT), line("501", -1), line("211", -29))),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_finding_says_what_where_and_since_when(name: str) -> None:
    check, ledgers_of = CASES[name]
    assert [told(one) for one in check(ledgers_of())] == SAID.get(name, [])


def test_every_expected_line_has_its_case() -> None:
    names = {*CASES, *test_contracts_said.CASES, *test_money_said.CASES}
    assert names >= SAID.keys()
