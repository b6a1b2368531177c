"""What each finding of money says: since when, how heavy, what shows it, and its links.

What is expected stands in ``said.txt``, a line for each finding.
"""

from datetime import date

import pytest

from ruralgov.domain.books import (
    Chart,
    VoucherKind,
    VoucherStage,
)
from ruralgov.domain.funds import FundPolicy, FundStage
from ruralgov.domain.funds.model import BudgetLine, Purse
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CITY, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight.checks_approvals import approvals, unbooked
from ruralgov.domain.oversight.checks_balances import sides
from ruralgov.domain.oversight.checks_books import closing, unposted
from ruralgov.domain.oversight.checks_cash import round_trips, till
from ruralgov.domain.oversight.checks_claims import invoices
from ruralgov.domain.oversight.checks_disclosure import published
from ruralgov.domain.oversight.checks_effects import entered_late, moneyless, other_day
from ruralgov.domain.oversight.checks_members import distributable, listed, people
from ruralgov.domain.oversight.checks_mergers import ends
from ruralgov.domain.oversight.checks_payments import followed, refunds
from ruralgov.domain.oversight.checks_rules import budget, policy
from tests.books.ledger import line
from tests.oversight.pictures import (
    FILED,
    LONG_AGO,
    OLD_INCOME,
    SPENT,
    STRICTER,
    claimed,
    let,
    months,
    undoing,
)
from tests.oversight.said import SAID, Case, told
from tests.oversight.shelf import APPLIED, BEGIN, END, PAID_ON, POLICY, at, shelf
from tests.oversight.test_asset_boundaries import A_DAY
from tests.oversight.test_member_boundaries import GIVEN, LIST, ONE, TWO, of_list, on_roll, person
from tests.oversight.test_money_boundaries import (
    ABOUT,
    CLOSED,
    JUNE,
    REOPENED,
    cash,
    voucher,
)
from tests.oversight.test_payment_boundaries import BOOKED, UNDOING
from tests.property.drafts import HERE
from tests.property.test_boundaries import collective

CASES: dict[str, Case] = {
    "r2 unapproved": (
        approvals,
        lambda: shelf({"v": voucher(line("101", 8), line("513", 1), line("102", -9))}),
    ),
    "r2 differs": (
        approvals,
        lambda: shelf({"v": SPENT}, applications={"f": change(APPLIED, expires=JUNE - A_DAY)}),
    ),
    "r2 nothing really went out": (
        approvals,
        lambda: shelf(
            {"v": voucher(line("102", 100), line("102", -100, ABOUT))}, applications={"f": APPLIED}
        ),
    ),
    "r2 income given back": (
        approvals,
        lambda: shelf({"v": OLD_INCOME, "w": undoing(line("501", 9), line("102", -9))}),
    ),
    "r17": (
        unbooked,
        lambda: shelf(applications={"f": change(APPLIED, stage=FundStage.PAID)}),
    ),
    "r29 side": (sides, lambda: shelf({"v": voucher(line("513", 1), line("102", -1))})),
    "r29 against": (sides, lambda: shelf({"v": voucher(line("102", 7), line("513", -7))})),
    "r29 refund": (sides, lambda: shelf({"v": voucher(line("102", 7, ABOUT), line("513", -7))})),
    "r29 reserve": (sides, lambda: shelf({"v": voucher(line("311", 7), line("322", -7))})),
    "r15 unopened": (closing, lambda: shelf(chart=Chart(collective=HERE))),
    "r15 unclosed": (
        closing,
        lambda: shelf(
            months=months(),
            chart=Chart(collective=HERE, first=Month("2025-11")),
            today=date(2026, 1, 15),
        ),
    ),
    "r15 reopened": (
        closing,
        lambda: shelf(
            months=months(CLOSED, REOPENED),
            chart=Chart(collective=HERE, first=Month("2025-11")),
            today=date(2026, 1, 15),
        ),
    ),
    "r15 until it ended": (
        closing,
        lambda: shelf(
            chart=Chart(collective=HERE, first=Month("2025-03")),
            owner=change(shelf().owner, until=date(2025, 5, 1)),
        ),
    ),
    "r16": (
        unposted,
        lambda: shelf(
            {
                "v": voucher(
                    line("112", 7),
                    line("501", -7),
                    day=LONG_AGO,
                    stage=VoucherStage.ENTERED,
                    number=None,
                )
            }
        ),
    ),
    "r11 over": (till, lambda: shelf(cash((0, 501, "102"), (4, -1, "102")))),
    "r11 over still": (till, lambda: shelf(cash((0, 501, "102")))),
    "r11 spent": (till, lambda: shelf(cash((0, 100, "501"), (1, -40, "513")))),
    "r11 below": (till, lambda: shelf(cash((0, 100, "102"), (1, -101, "102")))),
    "r11 set off": (till, lambda: shelf({"v": voucher(line("513", 1), line("504", -1))})),
    "r11 not set off": (
        till,
        lambda: shelf(
            {
                "o": voucher(line("513", 1), line("504", -1), kind=VoucherKind.CARRY_OVER),
                "v": voucher(line("504", 2), line("504", -1), line("513", 1), line("102", -2)),
            }
        ),
    ),
    "r34": (round_trips, lambda: shelf(cash((0, 2501, "102"), (9, -2251, "102")))),
    "r21": (
        moneyless,
        lambda: shelf(
            {"v": voucher(line("102", 100, "contract/k"), line("102", -99), line("501", -1))}
        ),
    ),
    "r22": (
        other_day,
        lambda: shelf(
            {"v": voucher(line("513", 1), line("102", -1, ABOUT), day=PAID_ON - A_DAY)},
            applications={"f": APPLIED},
        ),
    ),
    "r23 voucher": (
        entered_late,
        lambda: shelf({"v": voucher(line("513", 1), line("102", -1), entered=at(END))}),
    ),
    "r23 contract": (entered_late, lambda: let(signed=BEGIN, drafted=at(END))),
    "r43": (listed, lambda: shelf({"v": voucher(*GIVEN)})),
    "r44": (distributable, lambda: shelf({"v": voucher(line("322", 1), line("211", -1))})),
    "r45 bounced": (
        followed,
        lambda: shelf(
            {
                "w": voucher(line("102", 100, ABOUT), line("513", -100), day=PAID_ON, **UNDOING),
                "x": voucher(
                    line("102", 100, ABOUT), line("513", -100), day=PAID_ON + A_DAY, **UNDOING
                ),
            },
            applications={"f": change(APPLIED, stage=FundStage.PAID)},
        ),
    ),
    "r45 year": (
        followed,
        lambda: shelf(
            {"p": change(SPENT, day=END)},
            applications={
                "f": change(BOOKED, payment=change(APPLIED.payment, at=at(date(2026, 1, 3))))
            },
        ),
    ),
    "r47": (refunds, lambda: shelf({"v": voucher(line("102", 30), line("513", -30))})),
    "r32 fewer": (
        policy,
        lambda: shelf(policies={HERE: FundPolicy((POLICY,)), CITY: FundPolicy((STRICTER,))}),
    ),
    "r33": (
        budget,
        lambda: shelf(
            budgets={
                HERE: Purse(
                    lines=(
                        BudgetLine(year=2025, item="维修", budget=Fen(101), spent=102),
                        BudgetLine(year=2024, item="维修", budget=Fen(50), spent=0),
                    )
                )
            }
        ),
    ),
    "r27 parts": (invoices, lambda: claimed(amount=Fen(99))),
    "r27 two": (invoices, lambda: claimed(amount=Fen(99), payee="别家")),
    "r13 register": (published, lambda: shelf(publications={"p": FILED}, states=collective())),
    "r13 same figures": (
        published,
        lambda: shelf(
            publications={"p": change(FILED, content='{"items":[]}')}, states=collective()
        ),
    ),
    "r52 merged": (
        people,
        lambda: of_list(
            LIST,
            on_roll("kept"),
            known={ONE: person(merged=PersonId("kept")), TWO: person(), "kept": person()},
        ),
    ),
    "r2 reversed": (approvals, lambda: shelf({"w": undoing(line("501", 9), line("102", -9))})),
    "r20 left": (
        ends,
        lambda: shelf(
            {"v": voucher(line("102", 5), line("301", -5))},
            owner=change(shelf().owner, until=date(2025, 9, 1)),
        ),
    ),
    "r20 waits": (
        ends,
        lambda: shelf(owner=change(shelf().owner, merges=date(2025, 9, 1))),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_finding_says_what_where_and_since_when(name: str) -> None:
    check, ledgers_of = CASES[name]
    assert [told(one) for one in check(ledgers_of())] == SAID.get(name, [])
