"""The vouchers of months as a table that can be imported again."""

from typing import Any

from ruralgov.domain.books import (
    Accounts,
    BookMonths,
    TextsMayLeave,
    VoucherFile,
    VoucherKind,
    Vouchers,
    VoucherStage,
)
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.imports import Ask
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.imports.ledgers.abouts import Abouts
from ruralgov.imports.ledgers.vouchers import SPEC
from ruralgov.ports.tables import Statement


def month_sheet(
    ask: Ask, collective: CollectiveId, period: tuple[Month, Month]
) -> tuple[Statement, list[str]]:
    """Return the ordinary vouchers of months as a table that can be imported again.

    What is made by other means (reversals, corrections, carry-over, opening) is left out and named
    in the notices, as are papers: they are files. Raises ``not_granted`` where texts may not leave
    the office.
    """
    ask(TextsMayLeave(collective=collective))
    asked = BookMonths(collective=collective, first=period[0], last=period[1])
    months = [one.month for one in ask(asked)]
    abouts, names = Abouts(ask, collective), Accounts.of(ask, collective).names
    found: list[list[Any]] = []
    notices: list[str] = []
    for month in months:
        rows = ask(Vouchers(collective=collective, month=month))
        for place, row in enumerate(rows):
            number = f"{month} 第{row.number}号" if row.number else f"{month} {row.stage.zh}"
            if row.kind is not VoucherKind.ORDINARY or row.stage is VoucherStage.REJECTED:
                notices.append(f"{number}: {row.kind.zh}，未导出 / left out")
                continue
            voucher = ask(VoucherFile(voucher=VoucherId(row.owner)))
            if voucher.documents:
                notices.append(f"{number}: 附件 {len(voucher.documents)}，未导出 / papers left out")
            mark = f"{row.number}" if row.number else f"未-{place + 1}"
            found += [
                [
                    *(mark, voucher.day, voucher.summary, line.account, names[line.account]),
                    *(line.debit or None, line.credit or None, abouts.shown(line.about)),
                    *(None, line.text or None, row.owner),
                ]
                for line in voucher.lines
            ]
    sums = [Fen(sum(row[place] or 0 for row in found)) for place in (5, 6)]
    total = ["合计", *(None for _ in range(4)), *sums, *(None for _ in range(4))]
    return Statement(title=SPEC.zh, columns=SPEC.columns, rows=[*found, total]), notices
