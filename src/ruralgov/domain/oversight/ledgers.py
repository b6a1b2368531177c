"""What the checks look at: the rows and records of a collective, fetched together once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final

from attrs import field

from ruralgov.domain.books import (
    CASH,
    Chart,
    MonthDecisionRow,
    VoucherKind,
    VoucherLineRow,
    VoucherRow,
    effects,
)
from ruralgov.domain.collectives import CollectiveRow, family
from ruralgov.domain.disclosure import PUBLICATION, Publication, PublicationRow
from ruralgov.domain.funds import (
    ContractPaymentRow,
    FundApplication,
    PolicyVersion,
)
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import (
    Month,
    first_day,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership import (
    DISTRIBUTION,
    Distribution,
    DistributionRow,
    DistributionStage,
)
from ruralgov.domain.oversight.citywide import CityWide
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.model import Link
from ruralgov.domain.property import (
    BOUND,
    Asset,
    Contract,
    ContractReceiptRow,
    Tenure,
    fits,
)

RECEIVABLES: Final = "112"
PLAIN: Final = frozenset({VoucherKind.ORDINARY, VoucherKind.CORRECTION})
"""Vouchers that somebody made of something that happened."""
_IN_ORDER: Final = attrgetter("day", "month", "number", "line")


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

    @cached_property
    def collective(self) -> CollectiveId:
        """Its id."""
        return CollectiveId(self.owner.owner)

    @cached_property
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
    def distributions(self) -> dict[str, Distribution]:
        """What was approved in the period, of those that went into it too."""
        keys = [
            row.owner
            for one in family(self.collective, self.city.read, self.day)
            for row in self.city.read.rows(DistributionRow, collective=one)
            if row.stage is DistributionStage.APPROVED
        ]
        return {
            key: state
            for key, state in self.city.read.states(DISTRIBUTION, keys).items()
            if state.approved is not None and self.in_period(state.approved)
        }

    @cached_property
    def by_voucher(self) -> dict[str, list[VoucherLineRow]]:
        """The lines of the period by their voucher, in the order of days and numbers."""
        found: dict[str, list[VoucherLineRow]] = defaultdict(list)
        for line in sorted(self.lines, key=_IN_ORDER):
            found[line.owner].append(line)
        return dict(found)

    @cached_property
    def plain(self) -> dict[str, list[VoucherLineRow]]:
        """Of these the plain ones that nothing undid."""
        return {
            key: lines
            for key, lines in self.by_voucher.items()
            if self.vouchers[key].kind in PLAIN and key not in self.undone
        }

    @cached_property
    def moved(self) -> dict[str, dict[str, int]]:
        """What each voucher of the period really brought to what its lines on cash name, or took.

        A voucher whose lines on cash name nothing is not among them.
        """
        naming = {one.owner for one in self.lines if one.about and one.account in CASH}
        return {
            key: {one.about: one.amount for one in effects(lines)}
            for key, lines in self.by_voucher.items()
            if key in naming
        }

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


def named(kind: str, lines: Iterable[VoucherLineRow]) -> Iterator[str]:
    """Give the keys of the records of a kind that lines are about."""
    begin = f"{kind}/"
    for line in lines:
        if line.about is not None and line.about.startswith(begin):
            yield line.about.removeprefix(begin)
