"""What follows from the end of a collective: nothing hangs on it, or all goes to its successor."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.books import (
    CLOSED_BY_YEAR,
    CarryOverAtEnd,
    CloseHandedOver,
    HandOverBooks,
    TakeOverAccounts,
    TakeOverBooks,
    VoucherKind,
    VoucherLineRow,
    VoucherRow,
    chart_of,
    plan_of,
)
from ruralgov.domain.collectives import (
    COLLECTIVE,
    Collective,
    CollectiveDissolved,
    CollectiveEntryCorrected,
    CollectiveMerged,
    Merger,
)
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.funds import HandOverPurse, TakeOverPurse, purse_of
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.oversight import remains, said
from ruralgov.domain.reactions import texts


def refuse_what_hangs(event: CollectiveDissolved, key: str, given: Given) -> Iterator[Any]:
    """A collective ends with nothing left on it: no money, contract, asset, month or paper."""
    yield from _nothing_hangs(CollectiveId(key), _known(key, given), given)


def check_corrected(event: CollectiveEntryCorrected, key: str, given: Given) -> Iterator[Any]:
    """A day that was put right agrees with the vouchers, and an end with what hangs there."""
    state = _known(key, given)
    if event.since is not None and event.since == state.until:
        yield from _nothing_hangs(CollectiveId(key), state, given)
    for row in given.read.rows(VoucherRow, collective=key):
        if row.day < state.since and row.kind is not VoucherKind.OPENING:
            raise Refused(texts.ENTRY_AFTER_VOUCHER, since=state.since, day=row.day)


def merge(event: CollectiveMerged, key: str, given: Given) -> Iterator[Any]:
    """Books and purse of a collective go to its successor, all in one transaction.

    Its results are carried over first; then every balance is taken out, and the same comes into the
    books of the other. Contracts, assets and applications stay as they are: they belong to whoever
    the collective went into.
    """
    source, state = CollectiveId(key), _known(key, given)
    merger = existing(state.merger, collectives_texts.MERGER_MISSING, collective=key)
    stops = [one for one in remains(source, event.since, given.read) if one.stops_merger]
    if stops:
        zh, en = said(stops)
        raise Refused(texts.MERGER_BLOCKED, name=state.name, remains=zh, remains_en=en)
    income = Fen(purse_of(source, given.read).unbanked)
    if chart_of(source, given.read).first is not None:
        yield from _books(source, state, merger, given)
    yield TakeOverPurse(collective=event.into, source=source, income=income)
    yield HandOverPurse(collective=source, into=event.into)


def _books(source: CollectiveId, state: Collective, merger: Merger, given: Given) -> Iterator[Any]:
    """Give the vouchers of a merger, in their order; each sees what those before it did."""
    common: dict[str, Any] = {"day": merger.since, "maker": merger.by}
    if _results(source, given):
        yield CarryOverAtEnd(collective=source, **common)
    plan = plan_of(source, merger.into, state.name, merger.accounts, given.read)
    if plan.moves:
        out = VoucherId(given.new_id())
        into = _known(merger.into, given).name
        if plan.made:
            yield TakeOverAccounts(collective=merger.into, accounts=plan.made)
        yield HandOverBooks(
            id=out, collective=source, summary=f"并入{into}，转出余额", lines=plan.out, **common
        )
        yield TakeOverBooks(
            collective=merger.into,
            takes=out,
            summary=f"{state.name}并入，转入余额",
            lines=plan.into,
            **common,
        )
    yield CloseHandedOver(collective=source, month=month_of(merger.since))


def _results(source: CollectiveId, given: Given) -> bool:
    """Tell whether income, expenses or 321 have balances that are not carried over."""
    return any(
        debit != credit
        for account, _, _, debit, credit in given.read.tally(
            VoucherLineRow, ("account", "code"), sums=("debit", "credit"), collective=source
        )
        if account in CLOSED_BY_YEAR
    )


def _known(key: str, given: Given) -> Collective:
    found = given.read.state(COLLECTIVE, key)
    return existing(found, collectives_texts.COLLECTIVE_MISSING, collective=key)


def _nothing_hangs(key: CollectiveId, state: Collective, given: Given) -> Iterator[Any]:
    found = remains(key, state.until, given.read)
    if found:
        zh, en = said(found)
        raise Refused(texts.COLLECTIVE_HAS_REMAINS, name=state.name, remains=zh, remains_en=en)
    yield from ()


REACTIONS: Final[Reactions] = {
    CollectiveDissolved: (refuse_what_hangs,),
    CollectiveEntryCorrected: (check_corrected,),
    CollectiveMerged: (merge,),
}
