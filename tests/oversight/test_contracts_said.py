"""What each finding of contracts and things says: since when, how heavy, what shows it, its links.

What is expected stands in ``said.txt``, a line for each finding.
"""

from datetime import date

import pytest

from ruralgov.domain.books import (
    VoucherKind,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight.checks_assets import tenders, twice_let
from ruralgov.domain.oversight.checks_books import dues, register
from ruralgov.domain.oversight.checks_contracts import (
    arrears,
    expired,
    received,
    terms,
    unallocated,
    uncontracted,
)
from ruralgov.domain.oversight.checks_deals import sold_cheap, varied
from ruralgov.domain.oversight.checks_ends import overpaid
from ruralgov.domain.oversight.checks_rents import hanging
from ruralgov.domain.oversight.checks_settling import parties
from ruralgov.domain.oversight.checks_works import beyond, unpaid
from ruralgov.domain.property import ContractStage, Direction
from tests.books.ledger import line
from tests.oversight.pictures import (
    LONG_AGO,
    WORN,
    hung_by,
    let,
    varied_twice,
)
from tests.oversight.said import SAID, Case, told
from tests.oversight.shelf import BEGIN, END, TODAY, shelf
from tests.oversight.test_asset_boundaries import A_DAY, LET, POND, gone, lets
from tests.oversight.test_contract_boundaries import BEFORE, PLAIN, RENT, owing, receipt
from tests.oversight.test_deal_boundaries import cut
from tests.oversight.test_end_boundaries import PAID
from tests.oversight.test_money_boundaries import (
    JUNE,
    voucher,
)
from tests.oversight.test_rent_boundaries import CAME as RENT_CAME
from tests.oversight.test_rent_boundaries import HUNG
from tests.oversight.test_settling_boundaries import before
from tests.oversight.test_works_boundaries import BUILT, PAYS, accepted, asked, ledgers
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import EXEMPT
from tests.property.test_boundaries import PRESS
from tests.property.test_repayments import receipt_row

CASES: dict[str, Case] = {
    "r5 twice": (
        twice_let,
        lambda: shelf(
            contracts={
                "k": lets("it", date(2025, 3, 1), date(2025, 6, 1)),
                "l": lets("it", date(2025, 5, 1), date(2025, 8, 1), number="2"),
            },
            assets={"it": POND},
        ),
    ),
    "r5 gone": (
        twice_let,
        lambda: shelf(
            contracts={"k": lets("it", date(2025, 3, 1), date(2025, 6, 1))},
            assets={"it": gone(POND, date(2025, 5, 1))},
        ),
    ),
    "r5 sold by a contract": (
        twice_let,
        lambda: shelf(
            contracts={
                "k": lets("it", date(2025, 3, 1), date(2025, 6, 1), signed=date(2025, 2, 1)),
                "s": change(
                    LET,
                    direction=Direction.SELL,
                    since=date(2025, 4, 3),
                    signed=date(2025, 1, 9),
                ),
            },
            assets={"it": POND},
        ),
    ),
    "r7 disposal": (
        tenders,
        lambda: shelf(assets={"it": gone(POND, JUNE, proceeds=Fen(50_000_01), tender=EXEMPT)}),
    ),
    "r7 contract": (
        tenders,
        lambda: let(tender=EXEMPT, dues=(change(LET.dues[0], amount=Fen(50_000_01)),)),
    ),
    "r1 differs": (
        dues,
        lambda: shelf(
            {"v": voucher(line("112", 40, "contract/k"), line("501", -40))},
            contracts={"k": change(LET, dues=(change(LET.dues[0], day=date(2025, 2, 1)),))},
        ),
    ),
    "r1 opening": (
        dues,
        lambda: shelf(
            {
                "o": voucher(
                    line("112", 99), line("301", -99), kind=VoucherKind.OPENING, day=BEGIN
                ),
                "v": voucher(line("112", 30, "contract/k"), line("501", -30)),
            },
            contracts={"k": change(LET, dues=(change(LET.dues[0], day=date(2024, 12, 31)),))},
        ),
    ),
    "r6 account": (
        register,
        lambda: shelf(
            {
                "v": voucher(line("151", 1000), line("102", -1000), day=PRESS.acquired),
                "w": voucher(line("151", 9), line("102", -7), line("151", -2), day=JUNE),
                "x": voucher(line("102", 4), line("151", -4), day=date(2025, 8, 8)),
            },
            assets={"it": WORN},
        ),
    ),
    "r6 nothing moved": (
        register,
        lambda: shelf(
            {
                "v": voucher(line("151", 1000), line("102", -1000), day=PRESS.acquired),
                "x": voucher(line("151", 4), line("102", -4), line("151", -4), day=JUNE),
            },
            assets={"it": change(PRESS, original=Fen(999))},
        ),
    ),
    "r6 worn": (
        register,
        lambda: shelf({"w": voucher(line("513", 9), line("152", -9))}),
    ),
    "r6 clearing": (
        register,
        lambda: shelf({"w": voucher(line("154", 9), line("102", -9), day=LONG_AGO)}),
    ),
    "r3": (
        received,
        lambda: shelf(
            contracts={"k": LET},
            receipts=(receipt(300), receipt(31, JUNE + A_DAY, owner="s", voucher="w")),
        ),
    ),
    "r4 term": (terms, lambda: let(tenure=LET.tenure, until=date(2080, 2, 1))),
    "r4 rent": (
        terms,
        lambda: shelf(
            contracts={
                "k": change(
                    LET,
                    tender=PLAIN,
                    dues=tuple(change(due, amount=Fen(89)) for due in LET.dues[:3]),
                ),
                "l": BEFORE,
            },
            assets={"it": POND},
        ),
    ),
    "r12 unsigned": (
        uncontracted,
        lambda: let(stage=ContractStage.DRAFT, since=TODAY - 31 * A_DAY),
    ),
    "r12 income": (
        uncontracted,
        lambda: shelf({"v": voucher(line("102", 9, "asset/x"), line("501", -9))}),
    ),
    "r12 rent": (
        uncontracted,
        lambda: shelf({"v": voucher(line("102", 9), line("50101", -9))}, chart=RENT),
    ),
    "r14": (arrears, lambda: shelf(contracts={"k": owing(91)})),
    "r18": (
        unallocated,
        lambda: shelf(
            contracts={"k": change(LET, dues=(change(LET.dues[0], day=END),))},
            receipts=(receipt(5, TODAY - 31 * A_DAY),),
        ),
    ),
    "r19": (expired, lambda: let(until=TODAY - 61 * A_DAY)),
    "r24": (varied, lambda: shelf(contracts={"k": cut(269, until=LET.until + 220 * A_DAY)})),
    "r26": (sold_cheap, lambda: shelf(assets={"it": gone(PRESS, JUNE, proceeds=Fen(899))})),
    "r36": (
        overpaid,
        lambda: shelf(
            contracts={"k": PAID},
            receipts=(change(receipt_row(1), owner="r", day=LONG_AGO, waiting=True),),
        ),
    ),
    "r55": (
        hanging,
        lambda: hung_by(HUNG),
    ),
    "r50 number": (parties, lambda: let(company="张三 13812345678")),
    "r50 other": (
        parties,
        lambda: shelf(
            contracts={"k": change(CONTRACT_NOW, company="水产", parties=(before("渔具店"),))}
        ),
    ),
    "r48": (beyond, lambda: ledgers(BUILT, a=asked(301, **PAYS))),
    "r48 party": (beyond, lambda: ledgers(BUILT, a=asked(200, **PAYS), b=asked(101))),
    "r49": (
        unpaid,
        lambda: ledgers(change(BUILT, acceptances=(accepted(200),)), a=asked(100, **PAYS)),
    ),
    "r55 partly": (
        hanging,
        lambda: hung_by(
            voucher(
                line("102", 110, "contract/k"),
                line("501", -40),
                line("211", -100),
                line("211", 30),
                day=RENT_CAME,
            )
        ),
    ),
    "r24 twice": (varied, lambda: shelf(contracts={"k": varied_twice()})),
}


@pytest.mark.parametrize("name", CASES)
def test_a_finding_says_what_where_and_since_when(name: str) -> None:
    check, ledgers_of = CASES[name]
    assert [told(one) for one in check(ledgers_of())] == SAID.get(name, [])
