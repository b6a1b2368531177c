"""How the ledgers of collectives are fetched: what they share once, their states page by page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any, Final

from ruralgov.domain.access import GrantRow
from ruralgov.domain.books import (
    BOOK_MONTH,
    CHART,
    BankStatementRow,
    Chart,
    MonthDecisionRow,
    PaperReceiptRow,
    ReceiptBookRow,
    VoucherLineRow,
    VoucherRow,
    month_key,
)
from ruralgov.domain.collectives import COLLECTIVE, CollectiveRow, family
from ruralgov.domain.disclosure import PUBLICATION, PublicationKind, PublicationRow
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    BudgetRow,
    ContractPaymentRow,
)
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import (
    BEFORE_ALL,
    Month,
    first_day,
    last_day,
    month_before,
    months_from,
)
from ruralgov.domain.membership import (
    DistributionRow,
    DistributionVoucherRow,
)
from ruralgov.domain.oversight.citywide import CityWide
from ruralgov.domain.oversight.ledgers import RECEIVABLES, Ledgers, named
from ruralgov.domain.oversight.rows import FindingNoteRow
from ruralgov.domain.oversight.shown import compared, newest
from ruralgov.domain.oversight.together import Span, Tables, Together
from ruralgov.domain.property import (
    ASSET,
    CONTRACT,
    AssetRow,
    ContractAssetRow,
    ContractReceiptRow,
    ContractRow,
)
from ruralgov.domain.registry import PlaceRow

BEFORE: Final = 180
"""Days before the period whose applications are looked at as well: those that were paid in it."""
PAGE: Final = 100
"""Collectives whose states are fetched together."""


def load_all(
    city: CityWide,
    together: Together,
    owners: Sequence[CollectiveRow],
    months: tuple[Month, Month],
    day: date,
) -> Iterator[Ledgers]:
    """Fetch the ledgers of collectives one after another; their states page by page."""
    for start in range(0, len(owners), PAGE):
        page = owners[start : start + PAGE]
        together.forget()
        asked = {row.owner: [*_asked(city, row.owner, *months)] for row in page}
        together.hold(_needed(city, asked, months, day))
        for owner in page:
            yield load(city, owner, months, day, asked[owner.owner])


def _needed(
    city: CityWide, asked: dict[str, list[str]], months: tuple[Month, Month], day: date
) -> Iterator[tuple[Record[Any, Any], Iterable[str]]]:
    """Give the keys of the records that the ledgers of collectives are made of.

    *asked* are their applications.
    """
    until = min(day, last_day(months[1]))
    keys = [one for owner in asked for one in family(CollectiveId(owner), city.read, until)]
    yield FUND_APPLICATION, chain.from_iterable(asked.values())
    yield COLLECTIVE, keys
    yield CHART, keys
    yield FUND_POLICY, keys
    yield CONTRACT, _owners(city, ContractRow, keys)
    yield ASSET, _owners(city, AssetRow, keys)
    shown = [one for key in keys for one in _compared(city, key, *months)]
    yield PUBLICATION, [one.owner for one in shown]
    yield (
        BOOK_MONTH,
        [
            month_key(one.collective, month)
            for one in shown
            for month in months_from(one.first, one.last)
            if one.kind is not PublicationKind.CONTRACTS
        ],
    )


def tables(first: Month, last: Month) -> Tables:
    """Return by which column the tables are sorted out, and the span that is read of them."""
    by_collective = (
        *(AssetRow, ContractAssetRow, ContractPaymentRow, ContractReceiptRow, ContractRow),
        *(BankStatementRow, DistributionRow, FindingNoteRow, MonthDecisionRow, PublicationRow),
        *(PaperReceiptRow, ReceiptBookRow),
    )
    return {
        **dict.fromkeys(by_collective, ("collective", None)),
        CollectiveRow: ("successor", None),
        BudgetRow: ("owner", None),
        DistributionVoucherRow: ("voucher", None),
        GrantRow: ("place", None),
        PlaceRow: ("owner", None),
        VoucherLineRow: ("collective", _of_months(first, last)),
    }


def load(
    city: CityWide,
    owner: CollectiveRow,
    months: tuple[Month, Month],
    day: date,
    applications: Iterable[str],
) -> Ledgers:
    """Fetch the ledgers of a collective, a fixed number of questions."""
    read, key, (first, last) = city.read, owner.owner, months
    mine: dict[str, Any] = {"collective": key}
    until = min(day, last_day(last))
    mine_too = family(CollectiveId(key), read, until)
    charts = read.states(CHART, mine_too)
    chart = charts.get(key) or Chart(collective=CollectiveId(key))
    owned = mine_too if owner.successor is None or owner.until > until else ()
    return Ledgers(
        owner=owner,
        first=first,
        last=last,
        day=until,
        today=day,
        limits=city.limits,
        city=city,
        chart=chart,
        vouchers={row.owner: row for row in read.rows(VoucherRow, **mine)},
        lines=tuple(_lines(city, key, first, last)),
        elder={
            row.owner: row for one in mine_too[1:] for row in read.rows(VoucherRow, collective=one)
        },
        receivables=tuple(
            row
            for one in owned
            for row in read.rows(
                VoucherLineRow,
                account=RECEIVABLES,
                span=("month", BEFORE_ALL, last),
                collective=one,
            )
        ),
        starts={one: charts[one].first if one in charts else None for one in mine_too},
        before=city.before(key, ("month", BEFORE_ALL, month_before(first))),
        months=tuple(read.rows(MonthDecisionRow, **mine)),
        applications=read.states(FUND_APPLICATION, applications),
        contracts=read.states(CONTRACT, _owners(city, ContractRow, owned)),
        assets=read.states(ASSET, _owners(city, AssetRow, owned)),
        receipts=tuple(
            row for one in owned for row in read.rows(ContractReceiptRow, collective=one)
        ),
        contract_payments=tuple(
            row for one in owned for row in read.rows(ContractPaymentRow, collective=one)
        ),
        shown=_shown(city, key, first, last),
    )


def _of_months(first: Month, last: Month) -> Span:
    """Return the span of the lines of some months."""
    return "month", month_before(first), last


def _shown(
    city: CityWide, collective: str, first: Month, last: Month
) -> tuple[PublicationRow, ...]:
    return tuple(newest(city.read.rows(PublicationRow, collective=collective), first, last))


def _compared(city: CityWide, collective: str, first: Month, last: Month) -> list[PublicationRow]:
    decisions = city.read.rows(MonthDecisionRow, collective=collective)
    return compared(_shown(city, collective, first, last), decisions)


def _lines(city: CityWide, collective: str, first: Month, last: Month) -> list[VoucherLineRow]:
    return city.read.rows(VoucherLineRow, span=_of_months(first, last), collective=collective)


def _owners(city: CityWide, row: type[Any], owned: Iterable[str]) -> list[str]:
    """Return the keys of the records that these collectives have in a table."""
    return [found.owner for one in owned for found in city.read.rows(row, collective=one)]


def _asked(city: CityWide, collective: str, first: Month, last: Month) -> Iterator[str]:
    """Give the applications lately filed, and those that a line of the months is about."""
    since = first_day(first) - timedelta(days=BEFORE)
    for row in city.applications(collective):
        if row.day >= since:
            yield row.owner
    yield from named(FUND_APPLICATION.kind, _lines(city, collective, first, last))
