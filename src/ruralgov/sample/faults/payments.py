"""Faults of what becomes of a payment: it bounces, comes back, or is of another year."""

from collections.abc import Iterator

from ruralgov.sample.faults.hand import Hand, Plant
from ruralgov.sample.holdings import BANK, OFFICE

Planting = Iterator[Plant | None]
"""Steps of one month each; the last one says what was planted."""


def refund_unnamed(h: Hand) -> Planting:
    """供应商退回货款，会计直接冲减费用，没有指明原用款申请。"""
    amount = h.about(1_000_00)
    h.paid(amount, "城关文印社")
    yield None
    yield Plant(keys=(h.moved(BANK, OFFICE, amount // 4),))


def refund_named(h: Hand) -> Planting:
    """供应商退回货款，凭证指明原用款申请。"""
    amount = h.about(1_000_00)
    key, _ = h.paid(amount, "城关文印社")
    yield None
    back = h.moved(BANK, OFFICE, amount // 4, f"fund_application/{key}")
    yield Plant(keys=(key, back))
