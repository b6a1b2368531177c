"""A collective with open books, and short ways to enter and post vouchers in it."""

from datetime import date
from typing import Any

from ruralgov.domain.books import (
    BalanceSheet,
    CarryOverStep,
    IncomeStatement,
    OldBalance,
    OpeningBalance,
    SheetFigure,
    VoucherLine,
    sheet,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.collectives import FoundCollective, Regime
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from tests.town import DAY, Town

FIRST = Month("2025-01")
JANUARY = date(2025, 1, 15)
PLAIN = {"102": 100_000_00, "151": 50_000_00, "152": -10_000_00, "301": -140_000_00}
"""Debit less credit by account, in fen."""


def line(account: str, fen: int, about: str | None = None) -> VoucherLine:
    """A line of a debit, or of a credit if it is below nothing."""
    return VoucherLine(
        account=account, debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0)), about=about
    )


def lines(*pairs: tuple[str, int]) -> tuple[VoucherLine, ...]:
    return tuple(line(account, fen) for account, fen in pairs)


class Ledger:
    """The books of one collective; the bookkeeper enters, the checker posts."""

    def __init__(self, town: Town, place: PlaceId | None = None, name: str = "合作社") -> None:
        self.town = town
        founding = FoundCollective(
            place=place or town.village, name=name, since=DAY, source="登记证"
        )
        self.key = CollectiveId(town.do("registrar", founding).key)

    def open(self, balances: dict[str, int] | None = None, first: Month = FIRST) -> VoucherId:
        voucher = self.enter_opening(opening(self.key, balances or PLAIN, first))
        self.post(voucher)
        return voucher

    def enter_opening(self, command: m.OpenBooks) -> VoucherId:
        return VoucherId(self.town.do("bookkeeper", command).key)

    def enter(self, *pairs: tuple[str, int], day: date = JANUARY, **more: Any) -> VoucherId:
        given = {"lines": lines(*pairs), "summary": "摘要"} | more
        command = m.EnterVoucher(collective=self.key, day=day, **given)
        return VoucherId(self.town.do("bookkeeper", command).key)

    def post(self, voucher: VoucherId) -> VoucherId:
        self.town.do("bookchecker", m.PostVoucher(voucher=voucher))
        return voucher

    def posted(self, *pairs: tuple[str, int], day: date = JANUARY, **more: Any) -> VoucherId:
        return self.post(self.enter(*pairs, day=day, **more))

    def define(self, code: str, name: str = "明细") -> None:
        self.town.do("bookkeeper", m.DefineAccount(collective=self.key, code=code, name=name))

    def close(self, month: str) -> None:
        self.town.do("bookchecker", m.CloseMonth(collective=self.key, month=Month(month)))

    def reopen(self, month: str, decision: str = "镇〔2025〕3号", reason: str = "漏记") -> None:
        command = m.ReopenMonth(
            collective=self.key, month=Month(month), decision=decision, reason=reason
        )
        self.town.do("townfunds", command)

    def reverse(self, voucher: VoucherId, day: date = JANUARY, **more: Any) -> VoucherId:
        command = m.ReverseVoucher(voucher=voucher, day=day, reason="记错", **more)
        return VoucherId(self.town.do("bookkeeper", command).key)

    def carry(self, year: int, step: m.CarryOverStep) -> VoucherId:
        command = m.CarryOver(collective=self.key, year=year, step=step)
        return VoucherId(self.town.do("bookkeeper", command).key)

    def ask(self, kind: Any, first: str = FIRST, last: str = "2025-12", **more: Any) -> Any:
        query = kind(collective=self.key, first=Month(first), last=Month(last), **more)
        return self.town.ask("bookkeeper", query)


def opening(
    key: CollectiveId, balances: dict[str, int], first: Month = FIRST, **more: Any
) -> m.OpenBooks:
    """The three statements of balances under the rules of 2023, in agreement."""
    figures = sheet({("", code[:3], code): fen for code, fen in balances.items()})
    given: dict[str, Any] = {
        "collective": key,
        "first": first,
        "regime": Regime.Y2023,
        "old": tuple(
            OldBalance(code=code, debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0)))
            for code, fen in balances.items()
        ),
        "balances": tuple(
            OpeningBalance(account=code, old=code, debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0)))
            for code, fen in balances.items()
        ),
        "sheet": tuple(
            SheetFigure(item=item, amount=Fen(amount)) for item, amount in figures.items() if amount
        ),
        "source": "2024年末科目余额表",
    }
    return m.OpenBooks(**(given | more))


def sheet_of(ledger: Ledger, last: str = "2025-12", first: str = "2025-01") -> dict[str, int]:
    return {row.item: row.end for row in ledger.ask(BalanceSheet, first, last)}


def income_of(ledger: Ledger, first: str = "2025-01", last: str = "2025-12") -> dict[str, int]:
    return {row.item: row.amount for row in ledger.ask(IncomeStatement, first, last)}


def carry_one(ledger: Ledger, step: CarryOverStep) -> None:
    ledger.post(ledger.carry(2025, step))


def carry_all(ledger: Ledger) -> None:
    for step in CarryOverStep:
        carry_one(ledger, step)
