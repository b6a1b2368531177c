"""Collectives that end: one that leaves its money behind, and one that goes into another."""

from collections.abc import Iterator
from datetime import timedelta

from ruralgov.domain.books import (
    BALANCE_SHEET,
    OldBalance,
    OpeningBalance,
    SheetFigure,
    sheet,
)
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import (
    CarryOutMerger,
    Collectives,
    DissolveCollective,
    FoundCollective,
    MergeCollective,
    MergerBasis,
    Regime,
)
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import first_day, month_before, month_of
from ruralgov.sample.faults.hand import Hand, Plant

Planting = Iterator[Plant | None]


def ended_with_money(h: Hand) -> Planting:
    """老社注销了，账上的钱没有人接。"""
    key = _second(h)
    end = DissolveCollective(collective=key, since=h.today.replace(day=1), cause="撤销")
    h.give("registrar", end, old=True)
    yield Plant(keys=(key,), where=key)


def merged_whole(h: Hand) -> Planting:
    """老社按程序并入新社，余额全部转入。"""
    key, day = _second(h), h.today.replace(day=1)
    before = day - timedelta(days=1)
    merging = MergeCollective(
        collective=key,
        into=h.one.key,
        since=day,
        basis=MergerBasis(
            surveyed=before,
            decided=before,
            decision="老社成员大会决议",
            accepted=before,
            acceptance="新社成员大会决议",
            approved=before,
            approval="市批复",
        ),
    )
    h.give("bookkeeper", merging)
    done = CarryOutMerger(collective=key, notified=before, registered="注销登记")
    h.give("bookchecker", done)
    yield Plant(keys=(key,), where=key)


def _second(h: Hand) -> CollectiveId:
    """Found another collective at the place of the hand's, with some money and a closed month."""
    rows = h.app.query(Collectives(), **h.acting("keeper"))
    place = next(row.place for row in rows if row.owner == h.one.key)
    month = month_before(month_of(h.today))
    founding = FoundCollective(
        place=place, name=f"老社{next(h.numbers)}", since=first_day(month), source="登记证"
    )
    key, money = CollectiveId(h.give("registrar", founding)), Fen(h.about(30_000_00))
    figures = sheet({("", "102", "102"): money, ("", "301", "301"): -money})
    opening = b.OpenBooks(
        collective=key,
        first=month,
        regime=Regime.Y2023,
        old=(OldBalance(code="102", debit=money), OldBalance(code="301", credit=money)),
        balances=(
            OpeningBalance(account="102", old="102", debit=money),
            OpeningBalance(account="301", old="301", credit=money),
        ),
        sheet=tuple(
            SheetFigure(item=item.code, amount=Fen(figures[item.code]))
            for item in BALANCE_SHEET
            if figures[item.code]
        ),
        source="移交余额表",
    )
    voucher = VoucherId(h.give("bookkeeper", opening))
    h.give("bookchecker", b.PostVoucher(voucher=voucher))
    h.give("bookchecker", b.CloseMonth(collective=key, month=month))
    return key
