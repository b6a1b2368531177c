"""Cross-checks of the paper receipts: their numbers, and whether their money is in the books."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ruralgov.domain.books import (
    VOUCHER,
    PaperReceiptRow,
    PaperReceiptStage,
    ReceiptBookRow,
    brought,
)
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity

FEW = 12
"""Numbers that a finding names, at most."""


def numbers(of: Ledgers) -> Iterator[Found]:
    """R46: a number below a used one is unaccounted for, or is printed in two books of the city.

    A series that is empty says nothing: stationers print such books from 1 for everybody.
    """
    receipts = _by_book(of)
    for row in _books(of):
        used = {one.number for one in receipts[row.owner]}
        skipped = [no for no in range(row.number_from, row.reached) if no not in used]
        if skipped:
            yield _skipped(row, skipped, receipts[row.owner])
        if row.series:
            yield from _twice(of, row)


def unbooked(of: Ledgers) -> Iterator[Found]:
    """R56: money for which a receipt was handed out is in no voucher after so many days."""
    receipts = _by_book(of)
    for row in _books(of):
        late = [
            one
            for one in receipts[row.owner]
            if one.stage is PaperReceiptStage.WRITTEN
            and of.waits(one.day) > of.limits.unbooked
            and not _is_booked(of, one)
        ]
        if late:
            total = show_yuan(sum(one.amount for one in late))
            first = min(one.day for one in late)
            shown = _shown([one.number for one in late])
            yield Found(
                about=(f"receipt_book/{row.owner}", "unbooked"),
                day=first,
                **texts.RECEIPTS_UNBOOKED.say(numbers=shown, amount=total, day=first),
                evidence=(
                    Evidence(zh="收据号码", en="receipts", value=shown),
                    Evidence(zh="金额（元）", en="yuan", value=total),
                ),
                links=(_link(row),),
            )


def _books(of: Ledgers) -> list[ReceiptBookRow]:
    rows = of.city.read.rows(ReceiptBookRow, collective=of.collective)
    return sorted(rows, key=lambda row: (row.series, row.number_from, row.owner))


def _by_book(of: Ledgers) -> dict[str, list[PaperReceiptRow]]:
    found: dict[str, list[PaperReceiptRow]] = defaultdict(list)
    for row in of.city.read.rows(PaperReceiptRow, collective=of.collective):
        if row.day <= of.day:
            found[row.owner].append(row)
    return found


def _skipped(row: ReceiptBookRow, skipped: list[int], used: Sequence[PaperReceiptRow]) -> Found:
    shown = _shown(skipped)
    return Found(
        about=(f"receipt_book/{row.owner}", "skipped"),
        day=max((one.day for one in used), default=row.day),
        **texts.RECEIPTS_SKIPPED.say(count=len(skipped), numbers=shown),
        evidence=(Evidence(zh="缺号", en="numbers", value=shown),),
        links=(_link(row),),
    )


def _twice(of: Ledgers, row: ReceiptBookRow) -> Iterator[Found]:
    for other in of.city.read.rows(ReceiptBookRow, series=row.series):
        first = max(row.number_from, other.number_from)
        last = min(row.number_to, other.number_to)
        if other.owner == row.owner or first > last:
            continue
        yield Found(
            about=(*(f"receipt_book/{key}" for key in sorted((row.owner, other.owner))), "twice"),
            day=max(row.day, other.day),
            **texts.RECEIPTS_TWICE.say(series=row.series, first=first, last=last),
            evidence=(Evidence(zh="号码", en="numbers", value=f"{row.series} {first}—{last}"),),
            links=(_link(row), _link(other)),
            severity=Severity.SERIOUS,
        )


def _is_booked(of: Ledgers, row: PaperReceiptRow) -> bool:
    """Tell whether the voucher of a receipt still has money for all that are noted on it."""
    if row.voucher is None:
        return False
    if row.voucher not in of.undone:
        return True
    known = of.city.read.state(VOUCHER, row.voucher)
    noted = of.city.read.rows(PaperReceiptRow, voucher=row.voucher)
    return known is not None and brought(known) >= sum(one.amount for one in noted)


def _shown(numbers: list[int]) -> str:
    """Return numbers as people read them; those beyond a few are counted."""
    more = len(numbers) - FEW
    said = "、".join(str(number) for number in numbers[:FEW])
    return f"{said} …+{more}" if more > 0 else said


def _link(row: ReceiptBookRow) -> Link:
    label = f"收据本 {row.series} {row.number_from}—{row.number_to}"
    return Link(kind="receipt_book", key=row.owner, label=label)
