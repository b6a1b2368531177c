"""The end of a month for all collectives of a place in one run: depreciation, then closing.

Each step is given as the account whose work it is, one command for each collective: what one
refuses stops no other. Given again, a step does only what is missing.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.books import (
    BookMonths,
    MonthlyBalances,
    VoucherLine,
    Vouchers,
    VoucherStage,
    official,
)
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import CollectiveRow, Collectives
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CITY, CollectiveId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, last_day
from ruralgov.domain.property import CONTRA, AssetRegister

SUMMARY: Final = "计提折旧"
"""What the vouchers of depreciation say: by it those that wait to be checked are known again."""
EXPENSE: Final = "513"


class Outcome(LabelledEnum):
    """What became of a collective's step."""

    DONE = "done", "已办", "done"
    NOTHING = "nothing", "无须办理", "nothing to do"
    WAITING = "waiting", "凭证待复核", "its voucher waits to be checked"
    REFUSED = "refused", "未办", "refused"


@frozen(kw_only=True)
class MonthEnd:
    """What became of one collective: the code and words of a refusal, where there was one."""

    collective: CollectiveId
    name: str
    outcome: Outcome
    amount: int = 0
    """Depreciation that was entered, in fen."""
    problem: str = ""


def close_months(
    app: App, month: Month, place: PlaceId = CITY, **acting: Any
) -> Iterator[MonthEnd]:
    """Close a month of every collective at a place and below that has not closed it.

    *acting* are actor and purpose: who checks the books. Gives one line for each collective.
    """
    for row in _there(app, month, place, acting):
        collective = CollectiveId(row.owner)
        (known,) = app.query(BookMonths(collective=collective, first=month, last=month), **acting)
        if known.closed:
            yield MonthEnd(collective=collective, name=row.name, outcome=Outcome.NOTHING)
            continue
        yield _given(app, row, b.CloseMonth(collective=collective, month=month), acting)


def depreciate(
    app: App, month: Month, place: PlaceId = CITY, *, expense: str = EXPENSE, **acting: Any
) -> Iterator[MonthEnd]:
    """Enter what the plans depreciate until the end of a month and the books do not have yet.

    *expense* is the account that bears it. *acting* are actor and purpose: who keeps the books.
    Another person checks the vouchers, as any other.
    """
    for row in _there(app, month, place, acting):
        collective = CollectiveId(row.owner)
        waiting = any(
            one.stage is VoucherStage.ENTERED and one.summary == SUMMARY
            for one in app.query(Vouchers(collective=collective, month=month), **acting)
        )
        if waiting:
            yield MonthEnd(collective=collective, name=row.name, outcome=Outcome.WAITING)
            continue
        missing = _missing(app, collective, month, acting)
        if not missing:
            yield MonthEnd(collective=collective, name=row.name, outcome=Outcome.NOTHING)
            continue
        whole = sum(missing.values())
        lines = (
            VoucherLine(account=expense, debit=Fen(whole)),
            *(VoucherLine(account=code, credit=Fen(fen)) for code, fen in missing.items()),
        )
        command = b.EnterVoucher(
            collective=collective, day=last_day(month), summary=SUMMARY, lines=lines
        )
        yield _given(app, row, command, acting, whole)


def _there(
    app: App, month: Month, place: PlaceId, acting: Mapping[str, Any]
) -> list[CollectiveRow]:
    found: list[CollectiveRow] = app.query(Collectives(place=place), day=last_day(month), **acting)
    return found


def _missing(
    app: App, collective: CollectiveId, month: Month, acting: Mapping[str, Any]
) -> dict[str, int]:
    """Return what each account of depreciation lacks, in fen: what the plans say less the books."""
    planned: dict[str, int] = {}
    for one in app.query(AssetRegister(collective=collective), day=last_day(month), **acting):
        contra = CONTRA.get(official(one.row.account or "-"))
        if contra is not None:
            planned[contra] = planned.get(contra, 0) + one.depreciated
    booked: dict[str, int] = {}
    query = MonthlyBalances(collective=collective, first=month, last=month)
    for balance in app.query(query, **acting):
        code = official(balance.code)
        booked[code] = booked.get(code, 0) - balance.closing
    lacks = {code: fen - booked.get(code, 0) for code, fen in planned.items()}
    return {code: fen for code, fen in sorted(lacks.items()) if fen > 0}


def _given(
    app: App, row: CollectiveRow, command: Any, acting: Mapping[str, Any], amount: int = 0
) -> MonthEnd:
    of: dict[str, Any] = {"collective": CollectiveId(row.owner), "name": row.name}
    try:
        app.execute(command, **acting)
    except RuralgovError as refused:
        return MonthEnd(**of, outcome=Outcome.REFUSED, problem=str(refused))
    return MonthEnd(**of, outcome=Outcome.DONE, amount=amount)
