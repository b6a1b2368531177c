"""The vouchers of months as a table that can be imported again."""

from itertools import groupby
from typing import Any

from ruralgov.domain.books import (
    Accounts,
    TextsMayLeave,
    VoucherFiles,
    VoucherKind,
    VoucherStage,
)
from ruralgov.domain.kernel.ids import CollectiveId
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
    abouts, names = Abouts(ask, collective), Accounts.of(ask, collective).names
    found: list[list[Any]] = []
    notices: list[str] = []
    asked = VoucherFiles(collective=collective, first=period[0], last=period[1])
    for month, filed in groupby(ask(asked), lambda one: one.file.month):
        for place, one in enumerate(filed, 1):
            voucher = one.file
            number = (
                f"{month} 第{voucher.number}号" if voucher.number else f"{month} {voucher.stage.zh}"
            )
            if voucher.kind is not VoucherKind.ORDINARY or voucher.stage is VoucherStage.REJECTED:
                notices.append(f"{number}: {voucher.kind.zh}，未导出 / left out")
                continue
            if voucher.documents:
                notices.append(f"{number}: 附件 {len(voucher.documents)}，未导出 / papers left out")
            mark = f"{voucher.number}" if voucher.number else f"未-{place}"
            found += [
                [
                    *(mark, voucher.day, voucher.summary, line.account, names[line.account]),
                    *(line.debit or None, line.credit or None, abouts.shown(line.about)),
                    *(None, line.text or None, one.voucher),
                ]
                for line in voucher.lines
            ]
    sums = [Fen(sum(row[place] or 0 for row in found)) for place in (5, 6)]
    total = ["合计", *(None for _ in range(4)), *sums, *(None for _ in range(4))]
    return Statement(title=SPEC.zh, columns=SPEC.columns, rows=[*found, total]), notices
