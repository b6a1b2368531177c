"""What several rules of the books ask for before they decide."""

from ruralgov.domain.books import texts
from ruralgov.domain.books.model import Voucher, VoucherStage
from ruralgov.domain.books.records import chart_of, month_of_books, voucher_of
from ruralgov.domain.collectives import COLLECTIVE, Collective, refuse_merged
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.month import Month


def collective_of(key: CollectiveId, read: Read) -> Collective:
    """Return a collective; raises ``collective_missing``."""
    found = read.state(COLLECTIVE, key)
    return existing(found, collectives_texts.COLLECTIVE_MISSING, collective=key)


def posted(key: VoucherId, read: Read) -> Voucher:
    """Return a posted voucher; raises ``voucher_missing``, ``voucher_stage_wrong``."""
    return must_be(voucher_of(key, read), VoucherStage.POSTED)


def must_be(voucher: Voucher, stage: VoucherStage) -> Voucher:
    """Return a voucher that is at a stage; raises ``voucher_stage_wrong``."""
    if voucher.stage is not stage:
        raise Refused(
            texts.VOUCHER_STAGE_WRONG,
            month=voucher.month,
            summary=voucher.summary,
            stage=voucher.stage.zh,
            stage_en=voucher.stage.en,
            wanted=stage.zh,
            wanted_en=stage.en,
        )
    return voucher


def must_take(collective: CollectiveId, month: Month, read: Read) -> None:
    """Refuse a month that takes no vouchers.

    Raises ``collective_merged``, ``books_not_open``, ``month_before_books``, ``month_closed``.
    """
    refuse_merged(collective, read)
    must_be_open(collective, month, read)


def must_be_open(collective: CollectiveId, month: Month, read: Read) -> None:
    """Refuse a month that is before the books or closed."""
    chart = chart_of(collective, read)
    if chart.first is None:
        raise Refused(texts.BOOKS_NOT_OPEN, collective=collective)
    if month < chart.first:
        raise Refused(texts.MONTH_BEFORE_BOOKS, month=month, first=chart.first)
    if month_of_books(collective, month, read).closed:
        raise Refused(texts.MONTH_CLOSED, month=month, collective=collective)
