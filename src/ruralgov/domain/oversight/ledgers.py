"""What the checks look at: the rows and records of a collective, fetched together once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import Any, Final

from attrs import field

from ruralgov.domain.access import GrantRow
from ruralgov.domain.books import (
    CHART,
    BankStatementRow,
    Chart,
    MonthDecisionRow,
    PaperReceiptRow,
    ReceiptBookRow,
    VoucherKind,
    VoucherLineRow,
    VoucherRow,
)
from ruralgov.domain.collectives import COLLECTIVE, CollectiveRow, family
from ruralgov.domain.disclosure import PUBLICATION, Publication, PublicationRow
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    BudgetRow,
    ContractPaymentRow,
    FundApplication,
    PolicyVersion,
)
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import BEFORE_ALL, Month, first_day, last_day, month_before
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership import DistributionRow, DistributionVoucherRow
from ruralgov.domain.oversight.citywide import CityWide
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.model import Link
from ruralgov.domain.oversight.rows import FindingNoteRow
from ruralgov.domain.oversight.shown import compared, newest
from ruralgov.domain.oversight.together import Span, Tables, Together
from ruralgov.domain.property import (
    ASSET,
    BOUND,
    CONTRACT,
    Asset,
    AssetRow,
    Contract,
    ContractAssetRow,
    ContractReceiptRow,
    ContractRow,
    Tenure,
    fits,
)
from ruralgov.domain.registry import PlaceRow

BEFORE: Final = 180
"""Days before the period whose applications are looked at as well: those that were paid in it."""
RECEIVABLES: Final = "112"


@frozen(kw_only=True)
class Ledgers:
    """The ledgers of one collective, for the months *first* to *last*, as of *day*.

    *day* is the last day of the period, or *today* if that is earlier. What the books come to is
    counted on it; how long something has waited is counted up to *today*, the day asked.

    Lines of vouchers are those of these months; :attr:`before` has what all earlier ones come to.
    Contracts, assets, receipts and months are there from the beginning. Amounts are fen.
    """

    owner: CollectiveRow
    first: Month
    last: Month
    day: date
    today: date
    limits: Limits
    city: CityWide
    chart: Chart
    vouchers: dict[str, VoucherRow]
    elder: dict[str, VoucherRow] = field(factory=dict)
    """The vouchers of those that went into it by the day."""
    lines: tuple[VoucherLineRow, ...]
    receivables: tuple[VoucherLineRow, ...]
    """Every line on 112, of all months up to the last, of those that went into it as well."""
    contract_payments: tuple[ContractPaymentRow, ...] = ()
    """The applications that pay its contracts."""
    starts: dict[str, Month | None] = field(factory=dict)
    """The first month of the books of each of these."""
    before: dict[tuple[str, str], int]
    """Debit less credit before the first month, by account and full code."""
    months: tuple[MonthDecisionRow, ...]
    applications: dict[str, FundApplication]
    """Those lately filed that did not come to nothing, and every one that a line is about."""
    contracts: dict[str, Contract]
    assets: dict[str, Asset]
    receipts: tuple[ContractReceiptRow, ...]
    shown: tuple[PublicationRow, ...]
    """What is shown of periods within these months, each in its newest version."""

    @property
    def collective(self) -> CollectiveId:
        """Its id."""
        return CollectiveId(self.owner.owner)

    @property
    def begin(self) -> date:
        """The first day of the period."""
        return first_day(self.first)

    @cached_property
    def bound(self) -> dict[str, Contract]:
        """The contracts that were signed."""
        return {key: one for key, one in self.contracts.items() if one.stage in BOUND}

    @cached_property
    def publications(self) -> dict[str, Publication]:
        """What is shown of periods within these months, by key, without its content."""
        return self.city.read.states(PUBLICATION, (row.owner for row in self.shown))

    @cached_property
    def by_voucher(self) -> dict[str, list[VoucherLineRow]]:
        """The lines of the period by their voucher, in the order of days and numbers."""
        found: dict[str, list[VoucherLineRow]] = defaultdict(list)
        for line in sorted(self.lines, key=lambda one: (one.day, one.month, one.number, one.line)):
            found[line.owner].append(line)
        return dict(found)

    @cached_property
    def undone(self) -> frozenset[str]:
        """The vouchers that a reversal names."""
        return frozenset(
            row.corrects
            for row in self.vouchers.values()
            if row.kind is VoucherKind.REVERSAL and row.corrects is not None and row.number
        )

    @cached_property
    def balances(self) -> dict[str, int]:
        """Debit less credit of each official account at the end of the period."""
        found: dict[str, int] = defaultdict(int)
        for (account, _), fen in self.before.items():
            found[account] += fen
        for line in self.lines:
            found[line.account] += line.debit - line.credit
        return dict(found)

    def balance(self, account: str) -> int:
        """Return debit less credit of an official account at the end of the period."""
        return self.balances.get(account, 0)

    def days_since(self, day: date) -> int:
        """Return how many days lie between a day and the end of the period."""
        return (self.day - day).days

    def waits(self, day: date) -> int:
        """Return how many days something has waited until today, 0 if it came after the period."""
        return (self.today - day).days if day <= self.day else 0

    def in_period(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.begin <= day <= self.day

    def policy(self, day: date) -> PolicyVersion | None:
        """Return the fund policy that it followed on a day."""
        return self.city.policy(self.collective, day)

    def contracted(self, contract: Contract) -> bool:
        """Tell whether a contract gives farm land to a household, as the law has it."""
        kinds = frozenset(self.assets[one].kind for one in contract.assets if one in self.assets)
        household = contract.tenure is Tenure.HOUSEHOLD
        return household and fits(contract.tenure, kinds, contract.company)

    def voucher(self, key: str) -> Link:
        """Return the link to a voucher: ``2024-03 记字第12号``."""
        row = self.vouchers.get(key) or self.elder.get(key)
        number = "未记账" if row is None or row.number is None else f"记字第{row.number}号"
        return Link(kind="voucher", key=key, label=key if row is None else f"{row.month} {number}")

    def application(self, key: str) -> Link:
        """Return the link to an application."""
        known = self.applications.get(key)
        label = key if known is None else known.number
        return Link(kind="fund_application", key=key, label=label)

    def contract(self, key: str) -> Link:
        """Return the link to a contract."""
        known = self.contracts.get(key)
        label = key if known is None else f"{known.number} {known.title}"
        return Link(kind="contract", key=key, label=label)

    def asset(self, key: str) -> Link:
        """Return the link to an asset."""
        known = self.assets.get(key)
        label = key if known is None else f"{known.code} {known.name}"
        return Link(kind="asset", key=key, label=label)


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
    yield PUBLICATION, [one.owner for key in keys for one in _compared(city, key, *months)]


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


def named(kind: str, lines: Iterable[VoucherLineRow]) -> Iterator[str]:
    """Give the keys of the records of a kind that lines are about."""
    for line in lines:
        if line.about is not None:
            found, _, key = line.about.partition("/")
            if found == kind:
                yield key


def _asked(city: CityWide, collective: str, first: Month, last: Month) -> Iterator[str]:
    """Give the applications lately filed, and those that a line of the months is about."""
    since = first_day(first) - timedelta(days=BEFORE)
    for row in city.applications(collective):
        if row.day >= since:
            yield row.owner
    yield from named(FUND_APPLICATION.kind, _lines(city, collective, first, last))
