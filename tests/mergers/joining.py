"""Two collectives with open books, and short ways to bring one into the other."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ruralgov.domain.books import BookMonths, TrialBalance, VoucherRow, Vouchers
from ruralgov.domain.collectives import (
    AccountMove,
    CarryOutMerger,
    MergeCollective,
    MergerBasis,
)
from ruralgov.domain.kernel.month import Month, next_month
from tests.books.ledger import Ledger
from tests.town import Town

DAY = date(2025, 7, 1)
"""The day of the merger, in the middle of a year."""
BASIS = MergerBasis(
    surveyed=date(2025, 5, 31),
    decided=date(2025, 6, 5),
    decision="大庄成员大会〔2025〕1号",
    accepted=date(2025, 6, 6),
    acceptance="小庄成员大会〔2025〕1号",
    approved=date(2025, 6, 20),
    approval="市农〔2025〕12号",
)
MONTHS = [f"2025-{month:02d}" for month in range(1, 7)]


def join(source: Ledger, into: Ledger, since: date = DAY) -> None:
    """Bring one collective into another on a day: its months before are closed."""
    month = Month("2025-01")
    while month < f"{since:%Y-%m}":
        rows = source.ask(BookMonths, month, month)
        if not rows[0].closed:
            source.close(month)
        month = next_month(month)
    earlier = date(2024, 12, 1)
    basis = evolve(BASIS, surveyed=earlier, decided=earlier, accepted=earlier, approved=earlier)
    town = source.town
    town.do(
        "bookkeeper",
        MergeCollective(collective=source.key, into=into.key, since=since, basis=basis),
    )
    town.do(
        "bookchecker",
        CarryOutMerger(collective=source.key, notified=earlier, registered="注销登记〔2025〕3号"),
    )


class Pair:
    """A source in one village and its successor in another."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.source = Ledger(town, town.village, "大庄社")
        self.into = Ledger(town, town.other, "小庄社")

    def close(self) -> None:
        for month in MONTHS:
            self.source.close(month)

    def announcing(self, **more: Any) -> MergeCollective:
        given: dict[str, Any] = {
            "collective": self.source.key,
            "into": self.into.key,
            "since": DAY,
            "basis": BASIS,
        }
        return MergeCollective(**(given | more))

    def announce(self, *moves: AccountMove, **more: Any) -> None:
        self.town.do("bookkeeper", self.announcing(accounts=moves, **more))

    def carrying(self, **more: Any) -> CarryOutMerger:
        given: dict[str, Any] = {
            "collective": self.source.key,
            "notified": date(2025, 6, 25),
            "registered": "注销登记〔2025〕3号",
        }
        return CarryOutMerger(**(given | more))

    def carry_out(self, account: str = "bookchecker", **more: Any) -> None:
        self.town.do(account, self.carrying(**more))

    def merge(self, *moves: AccountMove) -> None:
        self.close()
        self.announce(*moves)
        self.carry_out()

    def of_city(self, kind: Any, first: str = "2025-01", last: str = "2025-07") -> Any:
        return self.town.ask("townfunds", kind(first=Month(first), last=Month(last)))

    def vouchers(self, ledger: Ledger, month: str = "2025-07") -> list[VoucherRow]:
        found: list[VoucherRow] = self.town.ask(
            "bookkeeper", Vouchers(collective=ledger.key, month=Month(month))
        )
        return found


def sheet(rows: Any) -> dict[str, int]:
    return {row.item: row.end for row in rows}


def amounts(rows: Any) -> dict[str, int]:
    return {row.item: row.amount for row in rows}


def closing(ledger: Ledger, last: str = "2025-07") -> dict[str, int]:
    rows = ledger.ask(TrialBalance, last=last)
    return {row.code: row.closing for row in rows if row.closing}


def plus(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    found = {code: one.get(code, 0) + other.get(code, 0) for code in {*one, *other}}
    return {code: fen for code, fen in found.items() if fen}
