"""Cross-checks of what a voucher says about money, and of when that was said."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import VoucherLineRow
from ruralgov.domain.funds import FundApplication
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import first_day
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import PLAIN, Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.wording import Said

CASH = frozenset({"101", "102"})
CONTRACT, APPLICATION = "contract/", "fund_application/"


def moneyless(of: Ledgers) -> Iterator[Found]:
    """R21: a voucher says that a contract brought money or an application took it, and none moved.

    A line on cash names the contract or the application, and the other side of the voucher is cash
    as well: what one account gets the other gives. At most what comes from, or goes to, accounts
    that are no cash can have been received or paid.
    """
    for key, moved in of.moved.items():
        if key not in of.plain:
            continue
        lines = of.plain[key]
        said = _said(lines)
        for sign in (1, -1):
            named = {about: sign * fen for about, fen in said.items() if sign * fen > 0}
            missing = sum(fen - sign * moved.get(about, 0) for about, fen in named.items())
            if missing > 0:
                yield _without(of, key, lines[0].day, list(named), missing)


def _said(lines: list[VoucherLineRow]) -> dict[str, int]:
    """Return what the lines on cash say that contracts brought (or applications took, below 0)."""
    found: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.account in CASH and (line.about or "").startswith((CONTRACT, APPLICATION)):
            found[str(line.about)] += line.debit - line.credit
    return found


def _without(of: Ledgers, key: str, day: date, named: list[str], missing: int) -> Found:
    amount = show_yuan(missing)
    return Found(
        about=(f"voucher/{key}", "no money"),
        day=day,
        **texts.NO_MONEY_MOVED.say(amount=amount),
        evidence=(Evidence(zh="未见收付的金额", en="amount", value=amount),),
        links=(of.voucher(key), *(_link(of, about) for about in named)),
    )


def _link(of: Ledgers, about: str) -> Link:
    kind, _, key = about.partition("/")
    return of.contract(key) if kind == "contract" else of.application(key)


def other_day(of: Ledgers) -> Iterator[Found]:
    """R22: a payment is booked before it was made, or long after.

    The commands settle an application by the voucher that names it, whatever its day. What is
    booked in another year R45 finds.
    """
    for key in of.moved:
        lines = of.plain.get(key, [])
        named = {str(line.about).removeprefix(APPLICATION) for line in lines if _pays(line)}
        for application in sorted(named):
            known = of.applications.get(application)
            wrong = None if known is None else _apart(of, known, lines[0].day)
            if known is not None and known.payment is not None and wrong is not None:
                paid = legal_date(known.payment.at)
                yield Found(
                    about=(f"voucher/{key}", APPLICATION + application, "day"),
                    day=lines[0].day,
                    **wrong,
                    evidence=(
                        Evidence(zh="付款日", en="paid", value=str(paid)),
                        Evidence(zh="凭证日期", en="booked", value=str(lines[0].day)),
                    ),
                    links=(of.voucher(key), of.application(application)),
                )


def _pays(line: VoucherLineRow) -> bool:
    return line.account in CASH and line.credit > 0 and (line.about or "").startswith(APPLICATION)


def _apart(of: Ledgers, known: FundApplication, booked: date) -> Said | None:
    """Return what is wrong with the day on which a payment is booked, or None."""
    if known.payment is None:
        return None
    paid = legal_date(known.payment.at)
    if booked < paid:
        return texts.BOOKED_BEFORE_PAID.say(booked=booked, paid=paid)
    days = (booked - paid).days
    if days > of.limits.booked_late:
        return texts.BOOKED_LATE.say(booked=booked, paid=paid, days=days)
    return None


def entered_late(of: Ledgers) -> Iterator[Found]:
    """R23: a voucher that was entered, or a contract that was drafted, long after its day.

    Nothing refuses it while the month is open. What was there before the books were opened is left
    out, and so is what no entry time is kept of (books of earlier versions).
    """
    for key, row in of.vouchers.items():
        late = row.kind in PLAIN and row.entered is not None and of.in_period(row.day)
        if late and row.entered is not None:
            days = (legal_date(row.entered) - row.day).days
            if days > of.limits.entered_late:
                entered = legal_date(row.entered)
                said = texts.VOUCHER_ENTERED_LATE.say(day=row.day, entered=entered, days=days)
                yield _late(f"voucher/{key}", row.day, entered, said, of.voucher(key))
    start = of.chart.first
    for key, contract in of.bound.items():
        signed = contract.signed
        if signed is None or start is None or signed < first_day(start):
            continue
        drafted = legal_date(contract.drafted)
        days = (drafted - signed).days
        if of.in_period(signed) and days > of.limits.entered_late:
            said = texts.CONTRACT_ENTERED_LATE.say(day=signed, entered=drafted, days=days)
            yield _late(f"contract/{key}", signed, drafted, said, of.contract(key))


def _late(about: str, day: date, entered: date, said: Said, link: Link) -> Found:
    return Found(
        about=(about, "entered"),
        day=day,
        **said,
        evidence=(
            Evidence(zh="业务日期", en="day", value=str(day)),
            Evidence(zh="录入日期", en="entered", value=str(entered)),
        ),
        links=(link,),
        severity=Severity.WARNING,
    )
