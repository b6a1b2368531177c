"""Cross-checks of cash: how much lies in the till, and what it is spent from."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.books import MERGERS, VoucherKind, VoucherLineRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity

TILL, BANK = "101", "102"
NETTED = frozenset({"501", "504"})
"""Income that can be set off against an expense: subsidies that the town pays out directly can
stand against one in all honesty."""
EXPENSES = frozenset({"511", "513", "514", "515"})


def till(of: Ledgers) -> Iterator[Found]:
    """R11: more cash than allowed for days, cash below nothing, and income spent unbanked (坐支).

    The commands refuse to *record* a payment out of income that is not banked, and only warn of
    too much cash. They do not see how long it lay there; that by the days of the vouchers the till
    would have been below nothing, so that something is not booked; nor an expense that is set off
    against income in one voucher and so never passes the till.
    """
    yield from _set_off(of)
    days: dict[date, list[list[VoucherLineRow]]] = defaultdict(list)
    for key, lines in of.by_voucher.items():
        kind = of.vouchers[key].kind
        if kind is not VoucherKind.OPENING and any(line.account == TILL for line in lines):
            days[lines[0].day].append(lines)
    there = sum(fen for (account, _), fen in of.before.items() if account == TILL)
    opened = [line for line in of.lines if of.vouchers[line.owner].kind is VoucherKind.OPENING]
    there += sum(line.debit - line.credit for line in opened if line.account == TILL)
    yield from _days(of, dict(sorted(days.items())), there)


def _days(of: Ledgers, days: dict[date, list[list[VoucherLineRow]]], there: int) -> Iterator[Found]:
    """Go through the days of the till: what comes in, what of it is banked, what is left."""
    income = most = 0
    over: date | None = None
    for day, vouchers in {of.begin: [], **days}.items():
        policy = of.policy(day)
        for lines in vouchers:
            net = _net(lines, TILL)
            if of.vouchers[lines[0].owner].kind in MERGERS:
                there += net  # it changed hands with the collective: nobody earned or spent it
                continue
            banked = max(0, min(-net, _net(lines, BANK)))
            spent = max(0, -net - banked)
            unbanked = max(0, min(income, there))
            free = there - unbanked
            if spent > free and unbanked and not (policy and policy.spend_cash_income):
                yield _spent(of, lines, spent, free)
            income = max(0, income + _income(lines) - banked)
            there += net
        if there < 0:
            yield _below(of, day, there, vouchers)
        if policy is not None and there > policy.cash_limit:
            over, most = over or day, max(most, there)
        elif over is not None:
            yield from _over(of, over, day, most)
            over, most = None, 0
    if over is not None:
        yield from _over(of, over, of.day + timedelta(days=1), most, last=True)


def _net(lines: list[VoucherLineRow], account: str) -> int:
    return sum([line.debit - line.credit for line in lines if line.account == account])


def _income(lines: list[VoucherLineRow]) -> int:
    """Return the cash that came from outside: less what was only taken from the bank."""
    net = _net(lines, TILL)
    return max(0, net - max(0, -_net(lines, BANK)))


def _over(
    of: Ledgers, since: date, until: date, most: int, *, last: bool = False
) -> Iterator[Found]:
    """Give too much cash once: when it is over, or at the end of the period."""
    days = (until - since).days
    policy = of.policy(since)
    if days <= of.limits.cash_days or policy is None:
        return
    limit = policy.cash_limit
    yield Found(
        about=("till", str(since)),
        day=since,
        **texts.CASH_ABOVE_LIMIT.say(
            since=since, most=show_yuan(most), limit=show_yuan(limit), days=days
        ),
        evidence=(
            Evidence(zh="最高余额", en="most", value=show_yuan(most)),
            Evidence(zh="限额", en="limit", value=show_yuan(limit)),
            Evidence(zh="天数", en="days", value=str(days), decisive=not last),
        ),
        links=_of_day(of, since),
        severity=Severity.WARNING,
    )


def _of_day(of: Ledgers, day: date) -> tuple[Link, ...]:
    found = {line.owner for line in of.lines if line.day == day and line.account == TILL}
    return tuple(of.voucher(key) for key in sorted(found))


def _spent(of: Ledgers, lines: list[VoucherLineRow], spent: int, free: int) -> Found:
    key = lines[0].owner
    short = show_yuan(spent - max(0, free))
    return Found(
        about=(f"voucher/{key}", "income"),
        day=lines[0].day,
        **texts.INCOME_SPENT.say(spent=show_yuan(spent), short=short),
        evidence=(
            Evidence(zh="付出", en="paid", value=show_yuan(spent)),
            Evidence(zh="未交存收入", en="income", value=short),
        ),
        links=(of.voucher(key),),
    )


def _below(of: Ledgers, day: date, there: int, vouchers: list[list[VoucherLineRow]]) -> Found:
    return Found(
        about=("till below nothing", str(day)),
        day=day,
        **texts.CASH_BELOW_NOTHING.say(day=day, amount=show_yuan(there)),
        evidence=(Evidence(zh="余额", en="balance", value=show_yuan(there)),),
        links=tuple(of.voucher(lines[0].owner) for lines in vouchers),
    )


def _set_off(of: Ledgers) -> Iterator[Found]:
    for key, lines in of.plain.items():
        income = sum([line.credit - line.debit for line in lines if line.account in NETTED])
        if income <= 0:
            continue
        spent = sum([line.debit - line.credit for line in lines if line.account in EXPENSES])
        both = min(income, spent)
        if both > 0:
            yield Found(
                about=(f"voucher/{key}", "set off"),
                day=lines[0].day,
                **texts.INCOME_SET_OFF.say(amount=show_yuan(both)),
                evidence=(Evidence(zh="相抵金额", en="amount", value=show_yuan(both)),),
                links=(of.voucher(key),),
            )


def round_trips(of: Ledgers) -> Iterator[Found]:
    """R34: much cash was drawn, and came back soon and unspent: somebody had the use of it.

    R11 sees cash above its limit for days. This sees a sum many times the limit that is gone for a
    few days only.
    """
    moves = [
        (lines[0].day, key, net)
        for key, lines in of.plain.items()
        if (net := _net(lines, TILL)) and net == -_net(lines, BANK)
    ]
    for day, key, drawn in moves:
        policy = of.policy(day)
        if policy is None or drawn <= policy.cash_limit * of.limits.round_trip_times:
            continue
        until = day + timedelta(days=of.limits.round_trip_days)
        back = [
            (when, other, -net) for when, other, net in moves if net < 0 and day <= when <= until
        ]
        if sum(fen for _, _, fen in back) * 100 >= drawn * of.limits.cheap_percent:
            yield Found(
                about=(f"voucher/{key}", "round trip"),
                day=day,
                **texts.CASH_ROUND_TRIP.say(
                    since=day, amount=show_yuan(drawn), days=(back[-1][0] - day).days
                ),
                evidence=(
                    Evidence(zh="取现", en="drawn", value=show_yuan(drawn)),
                    Evidence(zh="交回", en="back", value=show_yuan(sum(fen for _, _, fen in back))),
                ),
                links=(of.voucher(key), *(of.voucher(other) for _, other, _ in back)),
            )
