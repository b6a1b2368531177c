"""Cross-checks of the books: against dues and the register, and whether they are kept in time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.books import (
    ACCOUNTS,
    MERGERS,
    DecisionKind,
    VoucherKind,
    VoucherStage,
    official,
)
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import Month, first_day, last_day, month_before, month_of
from ruralgov.domain.kernel.month import next_month as after
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.property import CONTRA, Asset, Contract, Due, DueKind, movements

CONTRACT = "contract/"
CLEARING = "154"
BRINGS = frozenset({VoucherKind.OPENING, *MERGERS})
"""What brings balances, and moves nothing."""
FEW = 12
"""Records that a finding links, at most."""
REGISTERED = ("132", "134", "151", "161")
"""Accounts of things that belong into the register."""


def dues(of: Ledgers) -> Iterator[Found]:
    """R1: what is owed by the contracts, and what the sub-ledger of 112 says is owed.

    Nothing refuses it: a due is made when a contract is signed, and a voucher on 112 is entered
    by a person, or never. Contract by contract; those that had dues before the books were opened
    are taken together with what the opening balances brought onto 112, as these name no contract.
    Lines on 112 that are about no contract (loans to members, …) are left out. A due younger than
    the days of grace counts both ways.
    """
    carried, booked, vouchers = _receivable(of)
    old: list[tuple[str, int]] = []
    for key in {**of.bound, **booked}:
        contract = of.bound.get(key)
        have = booked.get(key, 0)
        owed = _owed(contract, of.day)
        if (
            carried
            and contract is not None
            and any(due.day < _start(of, contract) for due in _price(contract))
        ):
            old.append((key, owed - have))
        elif have not in (owed, _owed(contract, of.day, of.limits.dues_grace)):
            yield _differs(of, key, owed, have, vouchers.get(key, []))
    rest = sum(fen for _, fen in old)
    if carried and rest != carried:
        yield Found(
            about=("112", "opening"),
            day=of.day,
            **texts.OPENING_DUES_DIFFER.say(carried=show_yuan(carried), rest=show_yuan(rest)),
            evidence=(
                Evidence(zh="差额", en="difference", value=show_yuan(rest - carried)),
                Evidence(zh="期初应收", en="carried in", value=show_yuan(carried)),
            ),
            links=tuple(of.contract(key) for key, _ in old[:FEW]),
        )


def _receivable(of: Ledgers) -> tuple[int, dict[str, int], dict[str, list[str]]]:
    """Return what 112 was opened with, what it says of each contract, and by which vouchers."""
    carried = 0
    booked: dict[str, int] = defaultdict(int)
    vouchers: dict[str, list[str]] = defaultdict(list)
    for line in of.receivables:
        kind = (of.vouchers.get(line.owner) or of.elder[line.owner]).kind
        if kind in MERGERS:
            continue  # what they bring is here already, by the vouchers of those that went
        if kind is VoucherKind.OPENING:
            carried += line.debit - line.credit
        elif line.about is not None and line.about.startswith(CONTRACT):
            key = line.about.removeprefix(CONTRACT)
            booked[key] += line.debit - line.credit
            vouchers[key].append(line.owner)
    return carried, dict(booked), vouchers


def _start(of: Ledgers, contract: Contract) -> date:
    """Return the first day of the books that a contract was entered under."""
    first = of.starts.get(contract.collective, of.chart.first)
    return first_day(first) if first else date.min


def _price(contract: Contract) -> list[Due]:
    return [
        due
        for due in contract.dues
        if due.kind is DueKind.PRICE and not due.withdrawn and contract.comes_in(due)
    ]


def _owed(contract: Contract | None, day: date, grace: int = 0) -> int:
    """Return what is owed on a day of the dues that were due then; with *grace*, so long before."""
    if contract is None:
        return 0
    dues_then = {d.no: d.amount for d in _price(contract) if d.day <= day - timedelta(days=grace)}
    paid = sum(one.amount for one in contract.credits if one.due in dues_then and one.day <= day)
    return sum(dues_then.values()) - paid


def _differs(of: Ledgers, key: str, owed: int, have: int, vouchers: list[str]) -> Found:
    return Found(
        about=("112", CONTRACT + key),
        day=of.day,
        **texts.DUES_DIFFER.say(
            owed=show_yuan(owed), booked=show_yuan(have), apart=show_yuan(owed - have)
        ),
        evidence=(
            Evidence(zh="差额", en="difference", value=show_yuan(owed - have)),
            Evidence(zh="应收未收", en="dues", value=show_yuan(owed), decisive=False),
            Evidence(zh="应收款余额", en="112", value=show_yuan(have), decisive=False),
        ),
        links=(of.contract(key), *(of.voucher(one) for one in vouchers[-FEW:])),
        severity=Severity.WARNING if have == 0 else None,
    )


def register(of: Ledgers) -> Iterator[Found]:
    """R6: what the books say the assets are worth, and what the register says.

    Nothing refuses a difference: the register and the books are kept by two persons. Found are an
    asset that was sold or scrapped in the register and is still in 151 (or the other way round),
    one that was bought and never registered, depreciation that was not booked or booked twice, and
    154 that nobody settled. Compared is each account as a whole at the end of the period, so that
    two mistakes of the same amount cancel out, and are not seen.
    """
    assets = of.assets.values()
    accounts = {official(one.account) for one in assets if one.account} | set(REGISTERED)
    for account in sorted(accounts & ACCOUNTS.keys()):
        mine = {k: one for k, one in of.assets.items() if official(one.account or "-") == account}
        worth = sum(one.value(of.day) for one in mine.values())
        if worth != of.balance(account):
            yield _apart(of, account, worth, of.balance(account), mine)
        contra = CONTRA.get(account)
        if contra is not None:
            yield from _worn(of, contra, mine)
    yield from _clearing(of)


def _apart(of: Ledgers, account: str, worth: int, booked: int, mine: dict[str, Asset]) -> Found:
    months = _months(of, account, mine)
    moved = [
        key
        for key, one in mine.items()
        if any(month_of(day) in months for day, _, _ in movements(one))
    ]
    vouchers = {one.owner: None for one in of.lines if one.account == account}
    vouchers = {key: None for key in vouchers if of.vouchers[key].month in months}
    return Found(
        about=(account,),
        day=of.day,
        **texts.REGISTER_DIFFERS.say(
            account=account,
            zh=ACCOUNTS[account].zh,
            en=ACCOUNTS[account].en,
            booked=show_yuan(booked),
            worth=show_yuan(worth),
            apart=show_yuan(booked - worth),
        ),
        evidence=(
            Evidence(zh="差额", en="difference", value=show_yuan(booked - worth)),
            Evidence(zh="账面", en="books", value=show_yuan(booked), decisive=False),
            Evidence(zh="台账", en="register", value=show_yuan(worth), decisive=False),
            Evidence(zh="不符月份", en="months", value="、".join(months), decisive=False),
        ),
        links=(
            *(of.asset(key) for key in moved[:FEW]),
            *(of.voucher(key) for key in list(vouchers)[:FEW]),
        ),
    )


def _months(of: Ledgers, account: str, mine: dict[str, Asset]) -> list[Month]:
    """Return the months of the period in which the two moved differently."""
    apart: dict[Month, int] = defaultdict(int)
    for line in of.lines:
        if line.account == account and of.vouchers[line.owner].kind not in BRINGS:
            apart[line.month] += line.debit - line.credit
    for one in mine.values():
        for day, amount, _ in movements(one):
            if of.in_period(day):
                apart[month_of(day)] -= amount
    return sorted(month for month, fen in apart.items() if fen)


def _worn(of: Ledgers, contra: str, mine: dict[str, Asset]) -> Iterator[Found]:
    """Compare depreciation; that of the month may be booked on its last day."""
    month = month_of(of.day)
    booked = -of.balance(contra)
    planned = [
        sum(one.depreciated(when) for one in mine.values() if one.until > of.day)
        for when in (month, month_before(month))
    ]
    if booked in planned[: 1 if of.day == last_day(month) else 2]:
        return
    name = ACCOUNTS[contra]
    difference = show_yuan(booked - planned[0])
    vouchers = dict.fromkeys(one.owner for one in of.lines if one.account == contra)
    yield Found(
        about=(contra,),
        day=of.day,
        **texts.DEPRECIATION_DIFFERS.say(
            account=contra,
            zh=name.zh,
            booked=show_yuan(booked),
            planned=show_yuan(planned[0]),
            apart=difference,
            en=name.en,
        ),
        evidence=(
            Evidence(zh="差额", en="difference", value=difference),
            Evidence(zh="账面", en="books", value=show_yuan(booked), decisive=False),
        ),
        links=(
            *(of.asset(key) for key in list(mine)[:FEW]),
            *(of.voucher(key) for key in list(vouchers)[-FEW:]),
        ),
        severity=Severity.WARNING,
    )


def _clearing(of: Ledgers) -> Iterator[Found]:
    rest = of.balance(CLEARING)
    moved = [one for one in of.lines if one.account == CLEARING]
    last = max((one.day for one in moved), default=of.begin)
    if rest and of.days_since(last) > of.limits.arrears:
        yield Found(
            about=(CLEARING,),
            day=last,
            **texts.DISPOSAL_UNSETTLED.say(rest=show_yuan(rest), last=last),
            evidence=(Evidence(zh="余额", en="balance", value=show_yuan(rest)),),
            links=tuple(of.voucher(one.owner) for one in moved[-FEW:]),
            severity=Severity.WARNING,
        )


def closing(of: Ledgers) -> Iterator[Found]:
    """R15: a month that nobody closed, weeks after its end; books that were never opened.

    Nothing refuses it: that nobody does something is no command.
    """
    first = of.chart.first
    if first is None:
        if of.waits(of.owner.since) > of.limits.closing:
            yield Found(
                about=("books",),
                day=of.owner.since,
                **texts.BOOKS_UNOPENED.say(since=of.owner.since),
                evidence=(Evidence(zh="登记日", en="founded", value=str(of.owner.since)),),
                links=(Link(kind="collective", key=of.collective, label=of.owner.name),),
            )
        return
    stands = {
        row.month: row.kind for row in sorted(of.months, key=lambda row: (row.month, row.step))
    }
    month = max(first, of.first)
    last = min(of.last, month_of(of.owner.until - timedelta(days=1)))
    while month <= last:
        late = of.waits(last_day(month))
        if stands.get(month) is not DecisionKind.CLOSED and late > of.limits.closing:
            again = stands.get(month) is DecisionKind.REOPENED
            yield Found(
                about=("month", month),
                day=last_day(month),
                **(texts.MONTH_REOPENED if again else texts.MONTH_UNCLOSED).say(
                    month=month, days=late
                ),
                evidence=(
                    Evidence(zh="月份", en="month", value=month),
                    Evidence(zh="天数", en="days", value=str(late), decisive=False),
                ),
                links=(Link(kind="book_month", key=f"{of.collective}/{month}", label=month),),
            )
        month = after(month)


def unposted(of: Ledgers) -> Iterator[Found]:
    """R16: a voucher that was entered and that nobody has checked for weeks.

    Closing refuses a month with one; if the month is not closed, nothing does.
    """
    for key, row in of.vouchers.items():
        if row.stage is VoucherStage.ENTERED and (days := of.waits(row.day)) > of.limits.unposted:
            yield Found(
                about=(f"voucher/{key}",),
                day=row.day,
                **texts.VOUCHER_UNCHECKED.say(
                    day=row.day, summary=row.summary, amount=show_yuan(row.amount), days=days
                ),
                evidence=(
                    Evidence(zh="金额", en="amount", value=show_yuan(row.amount)),
                    Evidence(zh="天数", en="days", value=str(days), decisive=False),
                ),
                links=(of.voucher(key),),
            )
