"""What the checks look at: the rows and records of a collective, fetched together once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, TypeVar

from attrs import define, field, frozen

from ruralgov.domain.access import AccountRow
from ruralgov.domain.books import (
    CHART,
    Chart,
    MonthDecisionRow,
    VoucherKind,
    VoucherLineRow,
    VoucherRow,
)
from ruralgov.domain.collectives import CollectiveRow, family, heirs
from ruralgov.domain.disclosure import PUBLICATION, Publication, PublicationRow, PublicationStage
from ruralgov.domain.funds import (
    FUND_APPLICATION,
    FUND_POLICY,
    INTEREST,
    FundApplication,
    FundApplicationRow,
    FundPolicy,
    FundStage,
    Interest,
    InterestRow,
    PolicyVersion,
)
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CITY, AccountId, CollectiveId
from ruralgov.domain.kernel.month import BEFORE_ALL, Month, first_day, last_day, month_before
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.model import Link
from ruralgov.domain.oversight.names import alike, core_number
from ruralgov.domain.property import (
    ASSET,
    BOUND,
    CONTRACT,
    Asset,
    AssetRow,
    Contract,
    ContractReceiptRow,
    ContractRow,
)

BEFORE: Final = 180
"""Days before the period whose applications are looked at as well: those that were paid in it."""
RECEIVABLES: Final = "112"
R = TypeVar("R")
Span = tuple[str, object, object] | None
UNFINISHED: Final = frozenset({FundStage.FILED, FundStage.APPROVED, FundStage.PAID})


@define(kw_only=True)
class CityWide:
    """What a check of one collective needs of others: who is paid for what, and related to whom.

    It is of one run, over some months. A run over the *whole* city, or much of it, reads a table
    once and sorts it out; one over a few collectives asks for theirs, and for the claims of others
    that are as high as one of theirs.
    """

    read: Read
    limits: Limits
    content: Callable[[str], str]
    """Returns what a publication shows."""
    whole: bool = False
    heirs: dict[str, str] = field(init=False)
    """Who has by now what was a collective's that went into another."""
    interests: list[InterestRow] = field(init=False)
    _gone: dict[str, list[str]] = field(init=False)
    """The collectives of which one is the heir."""
    _rows: dict[str, list[FundApplicationRow]] = field(init=False)
    """Applications that did not come to nothing, by whose they are by now."""
    _amounts: dict[int, list[FundApplicationRow]] = field(init=False)
    """The same by amount."""
    _of: dict[type, dict[str, list[Any]]] = field(factory=dict, init=False)
    """Rows of the whole city by collective."""
    _before: dict[str, dict[tuple[str, str], int]] | None = field(default=None, init=False)
    _claims: dict[int, dict[str, list[FundApplicationRow]]] = field(factory=dict, init=False)
    _policies: dict[str, FundPolicy | None] = field(factory=dict, init=False)
    _persons: dict[AccountId, str] = field(factory=dict, init=False)
    _related: dict[object, list[InterestRow]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.heirs = heirs(self.read.rows(CollectiveRow), FOREVER)
        self._gone = defaultdict(list)
        for key, one in self.heirs.items():
            self._gone[one].append(key)
        self.interests = self.read.rows(InterestRow)
        self._rows, self._amounts = defaultdict(list), defaultdict(list)
        for row in self.read.rows(FundApplicationRow, live=1) if self.whole else ():
            self._rows[self._whose(row)].append(row)
            self._amounts[row.amount].append(row)

    @cached_property
    def relations(self) -> dict[str, Interest]:
        """The declared relations by their keys."""
        return self.read.states(INTEREST, (row.owner for row in self.interests))

    def rows(self, row: type[R], collective: str, span: Span = None) -> list[R]:
        """Return the rows of a collective, of a table that has its months in one *span* or none."""
        if not self.whole:
            return self.read.rows(row, span=span, collective=collective)
        if row not in self._of:
            self._of[row] = defaultdict(list)
            for one in self.read.rows(row, span=span):
                self._of[row][one.collective].append(one)  # type: ignore[attr-defined]
        return self._of[row].get(collective, [])

    def before(self, collective: str, span: Span) -> dict[tuple[str, str], int]:
        """Return debit less credit of a collective in a span, by account and full code."""
        if not self.whole:
            return self._sums(span, collective=collective).get(collective, {})
        if self._before is None:
            self._before = self._sums(span)
        return self._before.get(collective, {})

    def _sums(self, span: Span, **mine: Any) -> dict[str, dict[tuple[str, str], int]]:
        found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
        by, sums = ("collective", "account", "code"), ("debit", "credit")
        for key, account, code, _, debit, credit in self.read.tally(
            VoucherLineRow, by, sums=sums, span=span, **mine
        ):
            found[key][account, code] = debit - credit
        return found

    def behind(self, account: AccountId) -> str:
        """Return the person behind an account, or the account where nobody said who that is."""
        if account not in self._persons:
            row = self.read.one(AccountRow, owner=account)
            self._persons[account] = account if row is None else row.person or account
        return self._persons[account]

    def heir(self, collective: str) -> str:
        """Return who has by now what was a collective's: itself, if it goes on."""
        return self.heirs.get(collective, collective)

    def _whose(self, row: FundApplicationRow) -> str:
        return self.heir(row.collective) if row.stage in UNFINISHED else row.collective

    def applications(self, collective: str) -> list[FundApplicationRow]:
        """Return the applications of a collective that did not come to nothing.

        What is not finished is by now its heir's.
        """
        if not self.whole and collective not in self._rows:
            self._rows[collective] = sorted(
                (
                    row
                    for key in (collective, *self._gone[collective])
                    for row in self.read.rows(FundApplicationRow, live=1, collective=key)
                    if self._whose(row) == collective
                ),
                key=lambda row: row.owner,
            )
        return self._rows[collective]

    def claims(self, row: FundApplicationRow) -> list[FundApplicationRow]:
        """Return the claims of the whole city for as much on the same paper, itself among them."""
        if row.amount not in self._claims:
            by_paper = self._claims[row.amount] = defaultdict(list)
            for one in self._of_amount(row.amount):
                by_paper[core_number(one.paper)].append(one)
        return self._claims[row.amount][core_number(row.paper)]

    def _of_amount(self, amount: int) -> list[FundApplicationRow]:
        if self.whole:
            return self._amounts[amount]
        return self.read.rows(FundApplicationRow, live=1, amount=amount)

    def related(self, row: FundApplicationRow) -> list[InterestRow]:
        """Return the declared relations to a payee; asked once for each name."""
        payee = row.payee_person if row.payee is None else row.payee
        if payee not in self._related:
            self._related[payee] = [
                one
                for one in self.interests
                if (
                    one.payee is not None and alike(one.payee, row.payee)
                    if row.payee is not None
                    else payee is not None and one.payee_person == payee
                )
            ]
        return self._related[payee]

    def policy(self, collective: str, day: date) -> PolicyVersion | None:
        """Return the fund policy that a collective followed on a day."""
        for key in (collective, CITY):
            if key not in self._policies:
                self._policies[key] = self.read.states(FUND_POLICY, [key]).get(key)
            policy = self._policies[key]
            version = None if policy is None else policy.on(day)
            if version is not None:
                return version
        return None


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
    publications: dict[str, Publication]
    """What is shown of periods within these months, each in its newest version."""

    @property
    def collective(self) -> CollectiveId:
        """Its id."""
        return CollectiveId(self.owner.owner)

    @property
    def begin(self) -> date:
        """The first day of the period."""
        return first_day(self.first)

    @property
    def bound(self) -> dict[str, Contract]:
        """The contracts that were signed."""
        return {key: one for key, one in self.contracts.items() if one.stage in BOUND}

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

    def balance(self, account: str) -> int:
        """Return debit less credit of an official account at the end of the period."""
        old = sum(fen for (official, _), fen in self.before.items() if official == account)
        return old + sum(one.debit - one.credit for one in self.lines if one.account == account)

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


def load(city: CityWide, owner: CollectiveRow, first: Month, last: Month, day: date) -> Ledgers:
    """Fetch the ledgers of a collective, a fixed number of questions."""
    read, key = city.read, owner.owner
    mine: dict[str, Any] = {"collective": key}
    span = ("month", month_before(first), last)
    lines = city.rows(VoucherLineRow, key, span)
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
        lines=tuple(lines),
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
        months=tuple(city.rows(MonthDecisionRow, key)),
        applications=read.states(FUND_APPLICATION, _asked(city, key, first, lines)),
        contracts=read.states(CONTRACT, _owners(city, ContractRow, owned)),
        assets=read.states(ASSET, _owners(city, AssetRow, owned)),
        receipts=tuple(row for one in owned for row in city.rows(ContractReceiptRow, one)),
        publications=read.states(PUBLICATION, _shown(city.rows(PublicationRow, key), first, last)),
    )


def _owners(city: CityWide, row: type[Any], owned: Iterable[str]) -> list[str]:
    """Return the keys of the records that these collectives have in a table."""
    return [found.owner for one in owned for found in city.rows(row, one)]


def named(kind: str, lines: Iterable[VoucherLineRow]) -> Iterator[str]:
    """Give the keys of the records of a kind that lines are about."""
    for line in lines:
        if line.about is not None:
            found, _, key = line.about.partition("/")
            if found == kind:
                yield key


def _shown(rows: list[PublicationRow], first: Month, last: Month) -> Iterator[str]:
    """Give the publications of the period that are shown and that none has superseded."""
    newest: dict[tuple[object, ...], int] = {}
    for row in rows:
        if row.edition is not None:
            period = (row.kind, row.first, row.last)
            newest[period] = max(row.version, newest.get(period, 0))
    for row in rows:
        shown = row.stage is PublicationStage.PUBLISHED and first <= row.first <= row.last <= last
        if shown and newest[row.kind, row.first, row.last] == row.version:
            yield row.owner


def _asked(
    city: CityWide, collective: str, first: Month, lines: Iterable[VoucherLineRow]
) -> Iterator[str]:
    since = first_day(first) - timedelta(days=BEFORE)
    for row in city.applications(collective):
        if row.day >= since:
            yield row.owner
    yield from named(FUND_APPLICATION.kind, lines)
