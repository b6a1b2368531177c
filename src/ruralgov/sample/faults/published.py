"""Faults of what is published, as inspectors describe them, and their honest twins."""

from collections.abc import Iterator

from ruralgov.domain.books import messages as b
from ruralgov.domain.disclosure import PublicationKind
from ruralgov.domain.disclosure import messages as d
from ruralgov.domain.kernel.ids import PublicationId
from ruralgov.domain.kernel.month import Month, last_day, month_before, month_of
from ruralgov.sample.faults.hand import (
    Hand,
    Plant,
)
from ruralgov.sample.holdings import BANK
from ruralgov.sample.ledgers import SECOND

Planting = Iterator[Plant | None]


def corrected_after_disclosure(h: Hand) -> Planting:
    """公开之后反结账改了数，墙上的公开栏没有换。"""
    _correct(h, publish(h))
    yield Plant(keys=(h.last,))


def disclosed_again(h: Hand) -> Planting:
    """公开之后反结账更正，并重新公开、说明原因。"""
    month = publish(h)
    first = h.last
    _correct(h, month)
    publish(h, PublicationId(first))
    yield Plant(keys=(first, h.last))


def disclosed(h: Hand) -> Planting:
    """按月公开，账没有再动。"""
    publish(h)
    yield Plant(keys=(h.last,))


def publish(
    h: Hand, supersedes: PublicationId | None = None, months: tuple[Month, Month] | None = None
) -> Month:
    """Publish some months, that before this one by default; its key is the hand's last."""
    month = month_before(month_of(h.today))
    first, last = months or (month, month)
    prepare = d.PrepareDisclosure(
        collective=h.one.key,
        kind=PublicationKind.FINANCE,
        first=first,
        last=last,
        supersedes=supersedes,
        reason="" if supersedes is None else "更正漏记收入",
    )
    h.last = h.give("discloser", prepare)
    key = PublicationId(h.last)
    for account in ("reviewer", SECOND):
        h.give(account, d.ReviewDisclosure(publication=key, passed=True, words="同意"))
    head = str(h.app.seal())
    h.give("discloser", d.PublishDisclosure(publication=key, head=head))
    return month


def _correct(h: Hand, month: Month) -> None:
    """Reopen a month, enter what was left out, and close it again."""
    reopen = b.ReopenMonth(
        collective=h.one.key, month=month, decision="镇三资办批复", reason="漏记收入"
    )
    h.give("townfunds", reopen)
    h.moved(BANK, "503", h.about(300_00), day=last_day(month))
    h.give("bookchecker", b.CloseMonth(collective=h.one.key, month=month))
