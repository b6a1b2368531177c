"""R20 where it turns: what a collective leaves behind, and whether two sides of a merger agree."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import VOUCHER, Voucher, VoucherKind, VoucherLine, VoucherStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import Found, Severity
from ruralgov.domain.oversight.checks_approvals import approvals
from ruralgov.domain.oversight.checks_books import dues
from ruralgov.domain.oversight.checks_cash import till
from ruralgov.domain.oversight.checks_mergers import ends
from tests.books.ledger import line
from tests.given import Reading
from tests.oversight.shelf import END, TODAY, rows_of, shelf
from tests.property.drafts import HERE

DAY = date(2025, 7, 1)
INTO = CollectiveId("into")
PARTS = (("102", 300), ("301", -200), ("322", -100))


def voucher(kind: VoucherKind, *parts: tuple[str, int], **more: Any) -> Voucher:
    given: dict[str, Any] = {
        "collective": HERE,
        "month": Month("2025-07"),
        "day": DAY,
        "kind": kind,
        "summary": "余额",
        "lines": tuple(line(*part) for part in parts),
        "documents": (),
        "maker": AccountId("m"),
        "checker": AccountId("c"),
        "stage": VoucherStage.POSTED,
        "number": 1,
    }
    return Voucher(**(given | more))


OUT = voucher(VoucherKind.MERGED_OUT, *((code, -fen) for code, fen in PARTS))
IN = voucher(VoucherKind.MERGED_IN, *PARTS, corrects=VoucherId("out"), collective=INTO)


def looked(mine: dict[str, Voucher], others: dict[str, Voucher], **more: Any) -> list[Found]:
    of = shelf(mine, **more)
    of.city.read = Reading({}, rows_of_all(others))
    return list(ends(of))


def rows_of_all(vouchers: dict[str, Voucher]) -> tuple[Any, ...]:
    return rows_of(VOUCHER, vouchers)


def test_r20_two_sides_that_agree_are_none() -> None:
    assert looked({"in": change(IN, collective=HERE)}, {"out": OUT}) == []
    gone = shelf().owner
    ended = change(gone, until=DAY, successor=INTO)
    before = {("102", "102"): 300, ("301", "301"): -200, ("322", "322"): -100}
    assert looked({"out": OUT}, {"in": IN}, owner=ended, before=before) == []


@pytest.mark.parametrize(
    ("parts", "come"),
    [
        ((("102", 299), ("301", -199), ("322", -100)), "2.99"),
        ((("102", 300), ("301", -300)), "3.00"),
        ((("101", 300), ("301", -200), ("322", -100)), "3.00"),
        ((("301", -200), ("102", 300), ("322", -100)), "3.00"),
        ((), "0.00"),
    ],
)
def test_r20_a_side_that_differs_by_a_fen_or_an_account_is_found(
    parts: tuple[tuple[str, int], ...], come: str
) -> None:
    mine = change(IN, collective=HERE, lines=tuple(line(*part) for part in parts))
    (found,) = looked({"in": mine}, {"out": OUT})
    assert found.about == ("voucher/in",)
    assert [one.value for one in found.evidence] == ["3.00", come]


def test_r20_what_was_taken_out_and_came_in_nowhere_is_found() -> None:
    ended = change(shelf().owner, until=DAY, successor=INTO)
    before = {("102", "102"): 300, ("301", "301"): -200, ("322", "322"): -100}
    for others in ({}, {"in": change(IN, corrects=VoucherId("x"))}):
        (found,) = looked({"out": OUT}, others, owner=ended, before=before)
        assert found.about == ("voucher/out",)
        assert [one.value for one in found.evidence] == ["3.00", "0.00"]


@pytest.mark.parametrize(
    ("until", "left", "count"),
    [
        (END, 1, 1),
        (END + timedelta(days=1), 1, 0),
        (END, 0, 0),
        (DAY, -1, 1),
    ],
)
def test_r20_a_balance_of_what_ended_is_found(until: date, left: int, count: int) -> None:
    ended = change(shelf().owner, until=until)
    before = {("102", "10201"): left, ("301", "301"): -left, ("151", "151"): 0}
    found = looked({}, {}, owner=ended, before=before)
    assert len(found) == count
    for one in found:
        assert one.evidence[0].value.startswith("10201 ")
        assert "151" not in one.evidence[0].value
        assert one.zh.startswith(f"于 {until} 终止，仍有 2 个科目")


@pytest.mark.parametrize(("days", "count"), [(45, 0), (46, 1)])
def test_r20_a_merger_that_is_left_lying_is_found(days: int, count: int) -> None:
    merges = TODAY - timedelta(days=days)
    announced = change(shelf().owner, merging=INTO, merges=merges)
    found = looked({}, {}, owner=announced)
    assert [one.severity for one in found] == [Severity.WARNING] * count


@pytest.mark.parametrize("kind", [VoucherKind.MERGED_IN, VoucherKind.MERGED_OUT])
def test_r2_and_r11_money_that_goes_with_a_merger_is_neither_paid_nor_earned(
    kind: VoucherKind,
) -> None:
    parts = (("101", 400), ("102", 300), ("301", -700))
    turned = tuple((code, -fen) for code, fen in parts)
    only = kind is VoucherKind.MERGED_OUT
    moved = voucher(kind, *(turned if only else parts))
    earned = voucher(
        VoucherKind.ORDINARY,
        ("101", 400),
        ("504", -400),
        day=date(2025, 6, 1),
        month=Month("2025-06"),
    )
    of = shelf({"v": moved, "e": earned} if only else {"v": moved})
    assert list(approvals(of)) == []
    assert list(till(of)) == []


def test_r1_what_a_merger_brings_on_112_is_not_counted_twice() -> None:
    brought = voucher(VoucherKind.MERGED_IN, ("112", 100), ("301", -100))
    lines = (
        VoucherLine(account="112", debit=Fen(100), about="contract/k"),
        VoucherLine(account="501", credit=Fen(100)),
    )
    old = voucher(VoucherKind.ORDINARY, collective=CollectiveId("old"), lines=lines)
    of = shelf({"v": brought})
    rows = rows_of_all({"o": old})
    of = change(
        of,
        receivables=(
            *of.receivables,
            *(row for row in rows if getattr(row, "account", "") == "112"),
        ),
        elder={"o": next(row for row in rows if row.owner == "o" and hasattr(row, "summary"))},
    )
    (found,) = dues(of)
    assert [one.value for one in found.evidence][1:] == ["0.00", "1.00"]
