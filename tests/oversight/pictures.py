"""Books, contracts and claims of which several findings say something."""

from datetime import date
from typing import Any

from ruralgov.domain.books import (
    BOOK_MONTH,
    BookMonth,
    VoucherKind,
)
from ruralgov.domain.collectives import VILLAGE_HEAD
from ruralgov.domain.funds import Step, Tier
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import ContractId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import Ledgers
from ruralgov.domain.property.model_asset import ValueChange
from tests.books.ledger import line
from tests.oversight.shelf import APPLIED, POLICY, rows_of, shelf
from tests.oversight.test_asset_boundaries import A_DAY, LET, POND
from tests.oversight.test_deal_boundaries import LONG, cut
from tests.oversight.test_money_boundaries import (
    ABOUT,
    JUNE,
    decided,
    voucher,
)
from tests.oversight.test_register_boundaries import SHOWN
from tests.oversight.test_rent_boundaries import CAME as RENT_CAME
from tests.oversight.test_rent_boundaries import KNOWN
from tests.property.drafts import HERE
from tests.property.test_boundaries import PRESS
from tests.property.test_repayments import receipt_row

LONG_AGO = date(2025, 1, 2)


def undoing(*lines: Any, day: date = JUNE, of: str = "v") -> Any:
    kind = VoucherKind.REVERSAL
    return voucher(*lines, day=day, kind=kind, corrects=VoucherId(of), number=9)


def let(**more: Any) -> Ledgers:
    return shelf(contracts={"k": change(LET, **more)}, assets={"it": POND})


def months(*kinds: Any) -> tuple[Any, ...]:
    month = BookMonth(collective=HERE, month=Month("2025-11"), decisions=decided(*kinds))
    return rows_of(BOOK_MONTH, {"m": month})


def hung_by(came: Any) -> Ledgers:
    row = change(
        receipt_row(100),
        owner="r",
        contract=ContractId("k"),
        voucher=VoucherId("v"),
        day=RENT_CAME,
        waiting=False,
    )
    return shelf({"v": came}, contracts={"k": KNOWN}, receipts=(row,))


def claimed(**more: Any) -> Ledgers:
    """Return two claims on one invoice, of which the second differs."""
    first = change(APPLIED, invoice=LONG)
    both = {"a": first, "b": change(first, number="F-2", day=JUNE, **more)}
    return shelf(applications=both)


def varied_twice() -> Any:
    known = cut(269)
    (one,) = known.variations
    return change(known, variations=(one, change(one, since=JUNE + A_DAY, dues=(), withdrawn=())))


STRICTER = change(
    POLICY,
    tiers=(
        Tier(up_to=Fen(1000), steps=(Step(role=VILLAGE_HEAD, quorum=2),)),
        Tier(up_to=None, steps=(Step(role=VILLAGE_HEAD, quorum=3),)),
    ),
)
FILED = change(SHOWN, file_hash="f" * 64)
SPENT = voucher(line("513", 100), line("102", -100, ABOUT))
OLD_INCOME = voucher(line("102", 9), line("501", -9), day=JUNE - 32 * A_DAY)
WORN = change(PRESS, changes=(ValueChange(day=date(2025, 7, 2), amount=Fen(5), basis="改造"),))
