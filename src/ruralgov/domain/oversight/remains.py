"""What hangs on a collective that is to end: all of it, so that it can be named at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain.books import (
    DecisionKind,
    MonthDecisionRow,
    VoucherLineRow,
    VoucherRow,
    VoucherStage,
    chart_of,
    month_of_books,
)
from ruralgov.domain.collectives import COLLECTIVE, CollectiveRow, Merger, family, holding
from ruralgov.domain.consortia import JointShareRow, PledgeRow
from ruralgov.domain.funds import FundApplicationRow, FundStage
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import Month, month_of, next_month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import (
    CONTRACT,
    AssetRow,
    ContractReceiptRow,
    ContractRow,
    ContractStage,
    DueCreditRow,
    DueKind,
    DueRow,
)

NAMED: Final = 5
"""So many of a kind are named, the others counted."""


class RemainKind(LabelledEnum):
    """What may hang on a collective, and what finishes it."""

    WAITING = "waiting", "待复核凭证（先复核或退回）", "vouchers to be posted or sent back"
    MONTHS = "months", "未结账月份（先结账）", "months to be closed"
    LATER = "later", "终止日及以后的凭证（改期，或先冲销）", "vouchers of that day or later"
    ARRIVING = (
        "arriving",
        "将并入本集体的集体（先执行或撤回）",
        "mergers into it, to be carried out",
    )
    SUCCESSOR = (
        "successor",
        "承继方账簿不能记账（先建账或反结账）",
        "the successor's books are shut",
    )
    BALANCES = "balances", "科目余额（先结清）", "balances on accounts"
    DRAFTS = "drafts", "未签合同（先签订或撤回）", "contracts not signed"
    CONTRACTS = "contracts", "履行中合同（先履行完毕或终止）", "contracts in force"
    DUES = "dues", "未收未付合同款（先收付或变更）", "dues not paid"
    DEPOSITS = "deposits", "未退押金（先退还或扣收）", "deposits held"
    RECEIPTS = "receipts", "未核销收款（先核销）", "receipts that pay nothing yet"
    ASSETS = "assets", "在册资产资源（先处置）", "assets and resources in the register"
    APPLICATIONS = "applications", "未了用款申请（先办结或撤回）", "fund applications not finished"
    PLEDGES = "pledges", "联建片区未了投入（先退还或结清）", "pledges to consortia, still open"
    SHARES = "shares", "联建合作项目份额（先终止项目）", "shares in joint projects that go on"


@frozen(kw_only=True)
class Remain:
    """So many of a kind hang on a collective; the first ones are named."""

    kind: RemainKind
    count: int
    named: tuple[str, ...]
    stops_merger: bool
    """Whether it stops a merger as well: what does not goes to the successor."""


def remains(key: CollectiveId, since: date, read: Read) -> list[Remain]:
    """Return what hangs on a collective that is to end on a day, by kind."""
    found = [*_of_books(key, since, read), *_of_merger(key, read)]
    for kind, names in _GOES.items():
        if named := list(names(key, since, read)):
            found.append(_remain(kind, named, stops=False))
    return found


def said(found: Iterable[Remain]) -> tuple[str, str]:
    """Return in Chinese and English what hangs there, each kind with its count."""
    zh, en = [], []
    for one in found:
        more = "…" if one.count > len(one.named) else ""
        zh.append(f"{one.kind.zh}{one.count}项：{'、'.join(one.named)}{more}")
        en.append(f"{one.kind.en} ({one.count}): {', '.join(one.named)}{more}")
    return "；".join(zh), "; ".join(en)


def _remain(kind: RemainKind, named: Sequence[str], *, stops: bool) -> Remain:
    return Remain(kind=kind, count=len(named), named=tuple(named[:NAMED]), stops_merger=stops)


def _of_books(key: CollectiveId, since: date, read: Read) -> Iterator[Remain]:
    """Give what must be finished in the books before they end: by a merger as well."""
    vouchers = read.rows(VoucherRow, collective=key)
    waiting = [f"{x.day} {x.summary}" for x in vouchers if x.stage is VoucherStage.ENTERED]
    if waiting:
        yield _remain(RemainKind.WAITING, waiting, stops=True)
    later = [
        f"{x.day} {x.summary}"
        for x in vouchers
        if x.stage is VoucherStage.POSTED and x.day >= since
    ]
    if later:
        yield _remain(RemainKind.LATER, later, stops=True)
    unclosed, last = unclosed_months(key, since, read), month_of(since)
    if before := [month for month in unclosed if month < last]:
        yield _remain(RemainKind.MONTHS, before, stops=True)
    if last in unclosed:
        yield _remain(RemainKind.MONTHS, [last], stops=False)


def unclosed_months(key: CollectiveId, since: date, read: Read) -> list[Month]:
    """Return the months of open books, up to the day before they end, that are not closed."""
    month = chart_of(key, read).first
    if month is None:
        return []
    stands = {
        row.month: row.kind
        for row in sorted(read.rows(MonthDecisionRow, collective=key), key=lambda row: row.step)
    }
    last, found = month_of(since - timedelta(days=1)), list[Month]()
    while month <= last:
        if stands.get(month) is not DecisionKind.CLOSED:
            found.append(month)
        month = next_month(month)
    return found


def _of_merger(key: CollectiveId, read: Read) -> Iterator[Remain]:
    arriving = [row.name for row in read.rows(CollectiveRow, merging=key)]
    if arriving:
        yield _remain(RemainKind.ARRIVING, arriving, stops=True)
    state = read.state(COLLECTIVE, key)
    merger = None if state is None else state.merger
    if merger is not None:
        yield from _of_successor(key, merger, read)


def _of_successor(key: CollectiveId, merger: Merger, read: Read) -> Iterator[Remain]:
    """Give why the books of both cannot take the vouchers of a merger on its day."""
    own = chart_of(key, read).first
    if own is None:
        return
    month, named = month_of(merger.since), list[str]()
    first = chart_of(merger.into, read).first
    if month < own:
        named.append(f"{key} {own}")
    if first is None or month < first:
        named.append(f"{merger.into} {first or '-'}")
    for one in (key, merger.into):
        if month_of_books(one, month, read).closed:
            named.append(f"{one} {month}")
    if named:
        yield _remain(RemainKind.SUCCESSOR, named, stops=True)


def _balances(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for _, code, _, debit, credit in read.tally(
        VoucherLineRow, ("account", "code"), sums=("debit", "credit"), collective=key
    ):
        if debit != credit:
            yield f"{code} {show_yuan(debit - credit)}"


def _contracts(*stages: ContractStage) -> Callable[[CollectiveId, date, Read], Iterator[str]]:
    def found(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
        for one in family(key, read):
            for stage in stages:
                for row in read.rows(ContractRow, collective=one, stage=stage):
                    yield f"{row.number} {row.title}"

    return found


def _dues(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for one in family(key, read):
        for row in read.rows(DueRow, collective=one, open=True):
            if row.incoming:
                yield f"{row.number} {row.since} {show_yuan(row.rest)}"


def _deposits(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for one in family(key, read):
        paid = read.rows(DueCreditRow, collective=one)
        owners = dict.fromkeys(row.owner for row in paid if row.kind is DueKind.DEPOSIT)
        for contract in read.states(CONTRACT, owners).values():
            if contract.settlement is None:
                yield contract.number


def _receipts(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for one in family(key, read):
        for row in read.rows(ContractReceiptRow, collective=one, waiting=True):
            yield f"{row.day} {show_yuan(row.rest)}"


def _assets(key: CollectiveId, since: date, read: Read) -> Iterator[str]:
    for one in holding(key, read, since - timedelta(days=1)):
        for row in read.rows(AssetRow, collective=one):
            if row.until > since:
                yield f"{row.code} {row.name}"


def _applications(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for one in family(key, read):
        for stage in (FundStage.FILED, FundStage.APPROVED, FundStage.PAID):
            for row in read.rows(FundApplicationRow, collective=one, stage=stage):
                yield f"{row.number} {show_yuan(row.committed)}"


def _pledges(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for one in family(key, read):
        for row in read.rows(PledgeRow, collective=one):
            if row.open:
                yield f"{row.number} {row.kind.zh}"


def _shares(key: CollectiveId, _since: date, read: Read) -> Iterator[str]:
    for one in family(key, read):
        for row in read.rows(JointShareRow, collective=one):
            if row.open:
                yield f"{row.project} {row.part}/{row.whole}"


_GOES: Final[dict[RemainKind, Callable[[CollectiveId, date, Read], Iterable[Any]]]] = {
    RemainKind.BALANCES: _balances,
    RemainKind.DRAFTS: _contracts(ContractStage.DRAFT, ContractStage.DECIDED),
    RemainKind.CONTRACTS: _contracts(ContractStage.SIGNED),
    RemainKind.DUES: _dues,
    RemainKind.DEPOSITS: _deposits,
    RemainKind.RECEIPTS: _receipts,
    RemainKind.ASSETS: _assets,
    RemainKind.APPLICATIONS: _applications,
    RemainKind.PLEDGES: _pledges,
    RemainKind.SHARES: _shares,
}
"""What goes to a successor, and stops a collective without one from ending."""
