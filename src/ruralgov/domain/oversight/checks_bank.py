"""The cross-check of the books against the statements of the bank."""

from collections.abc import Iterator, Sequence

from ruralgov.domain.books import BankStatementRow, Reconciliation, Unmatched, reconciled
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.wording import Wording

FEW = 12
"""Lines that a finding names or links, at most."""


def bank(of: Ledgers) -> Iterator[Found]:
    """R35: the bank says what the books do not have, or the other way round, for weeks.

    Compared is each account at the bank up to its last statement within the period. A line may be
    on its way for so long as a payment of the last day takes to be booked. Where no statement was
    entered nothing is compared.
    """
    rows = of.city.read.rows(BankStatementRow, collective=of.collective)
    last: dict[str, BankStatementRow] = {}
    for row in sorted(rows, key=lambda row: row.month):
        if of.first <= row.month <= of.last:
            last[row.account] = row
    for account, row in sorted(last.items()):
        found = reconciled(of.city.read, of.collective, account, row.month)
        for only, wording, mine in (
            (found.only_bank, texts.BANK_NOT_BOOKED, False),
            (found.only_books, texts.BOOKED_NOT_AT_BANK, True),
        ):
            waiting = [one for one in only if of.days_since(one.day) > of.limits.unreconciled]
            if waiting:
                yield _waiting(of, found, waiting, wording, mine=mine)
        if found.before:
            yield _before(of, found)


def _waiting(
    of: Ledgers,
    found: Reconciliation,
    waiting: Sequence[Unmatched],
    wording: Wording,
    *,
    mine: bool,
) -> Found:
    """Return what one side has and the other does not."""
    shown = "、".join(f"{one.day} {show_yuan(one.amount)}" for one in waiting[:FEW])
    out = any(one.amount < 0 for one in waiting)
    links = (of.voucher(one.key) for one in waiting[:FEW]) if mine else [_statement(found)]
    return Found(
        about=("bank", found.account, "books" if mine else "bank"),
        day=waiting[0].day,
        **wording.say(account=found.account, count=len(waiting), lines=shown),
        evidence=(Evidence(zh="各笔", en="lines", value=shown),),
        links=tuple(links),
        severity=None if out or mine else Severity.WARNING,
    )


def _before(of: Ledgers, found: Reconciliation) -> Found:
    apart = show_yuan(found.before)
    return Found(
        about=("bank", found.account, "before"),
        day=of.begin,
        **texts.BANK_BEGAN_APART.say(account=found.account, month=found.since, apart=apart),
        evidence=(Evidence(zh="差额", en="difference", value=apart),),
        links=(_statement(found),),
    )


def _statement(found: Reconciliation) -> Link:
    key = f"{found.collective}/{found.account}/{found.month}"
    return Link(kind="bank_statement", key=key, label=f"{found.account} {found.month}")
