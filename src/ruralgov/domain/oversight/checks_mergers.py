"""Cross-checks of collectives that end: what they leave behind, and what their successor got."""

from collections import defaultdict
from collections.abc import Iterator

from ruralgov.domain.books import VoucherKind, VoucherLineRow, VoucherRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity

FEW = 12
"""Accounts that a finding names, at most."""


def ends(of: Ledgers) -> Iterator[Found]:
    """R20: balances of a collective that ended, a merger whose two sides differ, one left lying.

    The commands dissolve nothing on which anything hangs, and bring over what they take out. They
    did not always, and books that were imported may have anything. That an announced merger is
    carried out nobody can command.
    """
    if of.owner.until <= of.day:
        yield from _left(of)
    for key, row in of.vouchers.items():
        if of.first <= row.month <= of.last and row.number is not None:
            if row.kind is VoucherKind.MERGED_IN:
                yield from _unequal(of, key, row)
            elif row.kind is VoucherKind.MERGED_OUT:
                yield from _lost(of, key, row)
    merges = of.owner.merges
    if merges is not None and of.waits(merges) > of.limits.closing:
        yield Found(
            about=("merger", str(merges)),
            day=merges,
            **texts.MERGER_WAITS.say(since=merges, days=of.waits(merges)),
            evidence=(
                Evidence(zh="合并日", en="day", value=str(merges)),
                Evidence(zh="天数", en="days", value=str(of.waits(merges)), decisive=False),
            ),
            links=(_link(of),),
            severity=Severity.WARNING,
        )


def _left(of: Ledgers) -> Iterator[Found]:
    balances: dict[str, int] = defaultdict(int)
    for (_, code), fen in of.before.items():
        balances[code] += fen
    for line in of.lines:
        balances[line.code] += line.debit - line.credit
    left = {code: fen for code, fen in sorted(balances.items()) if fen}
    if not left:
        return
    shown = "、".join(f"{code} {show_yuan(fen)}" for code, fen in list(left.items())[:FEW])
    yield Found(
        about=("left behind",),
        day=of.owner.until,
        **texts.BALANCES_LEFT.say(until=of.owner.until, count=len(left)),
        evidence=(Evidence(zh="余额", en="balances", value=shown),),
        links=(_link(of),),
    )


def _unequal(of: Ledgers, key: str, row: VoucherRow) -> Iterator[Found]:
    """Compare what came in with what another took out, line for line."""
    out = of.city.read.rows(VoucherLineRow, owner=str(row.corrects))
    gone = [(one.account, one.credit - one.debit) for one in _ordered(out)]
    come = [(one.account, one.debit - one.credit) for one in _ordered(of.by_voucher.get(key, []))]
    if gone != come:
        amounts = [sum(fen for _, fen in side if fen > 0) for side in (gone, come)]
        yield _differs(of, key, row, *amounts)


def _lost(of: Ledgers, key: str, row: VoucherRow) -> Iterator[Found]:
    """Look for what took over what was taken out."""
    came = of.city.read.rows(
        VoucherRow,
        collective=str(of.owner.successor),
        month=row.month,
        kind=VoucherKind.MERGED_IN,
        corrects=key,
    )
    if not came:
        yield _differs(of, key, row, row.amount, 0)


def _differs(of: Ledgers, key: str, row: VoucherRow, gone: int, come: int) -> Found:
    return Found(
        about=(f"voucher/{key}",),
        day=row.day,
        **texts.MERGER_UNEQUAL.say(gone=show_yuan(gone), come=show_yuan(come)),
        evidence=(
            Evidence(zh="转出", en="handed over", value=show_yuan(gone)),
            Evidence(zh="转入", en="taken over", value=show_yuan(come)),
        ),
        links=(of.voucher(key),),
    )


def _ordered(lines: list[VoucherLineRow]) -> list[VoucherLineRow]:
    return sorted(lines, key=lambda one: one.line)


def _link(of: Ledgers) -> Link:
    return Link(kind="collective", key=of.collective, label=of.owner.name)
