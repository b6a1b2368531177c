"""Cross-checks of what becomes of a payment: money that bounced or came back, and of which year."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import VoucherKind, VoucherLineRow
from ruralgov.domain.funds import FundApplication, FundStage
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.oversight.wording import Said, Wording

APPLICATION = "fund_application/"
CASH = frozenset({"101", "102"})
SPENT = frozenset({"153", "401", "511", "512", "513", "514", "515", "521"})
"""Accounts onto which money is spent."""
OWED = frozenset({"112", "113", "201", "211", "212", "213", "214", "221"})
"""Accounts by which a voucher pays what was booked as owed before, or gives an advance."""


def followed(of: Ledgers) -> Iterator[Found]:
    """R45: what follows from a payment that bounced, or that was made in another year, was left.

    Nothing refuses it. Found are a payment whose voucher was reversed, and that for weeks nobody
    booked again or said to have come back; one that left in another year than its budget's, unless
    the voucher pays what was owed already; and one that is booked in another year than it left.
    """
    for key, known in of.applications.items():
        if of.city.heir(known.collective) != of.collective or known.payment is None:
            continue
        left = legal_date(known.payment.at)
        if known.stage is FundStage.PAID:
            yield from _bounced(of, key, known)
        elif known.stage is FundStage.SETTLED:
            lines = of.by_voucher.get(str(known.voucher), [])
            yield from _of_another_year(of, key, known, left, lines)


def _bounced(of: Ledgers, key: str, known: FundApplication) -> Iterator[Found]:
    about = APPLICATION + key
    undoing = [
        line
        for line in of.lines
        if line.about == about and of.vouchers[line.owner].kind is VoucherKind.REVERSAL
    ]
    if not undoing:
        return
    last = max(undoing, key=lambda line: (line.day, line.number))
    if of.waits(last.day) <= of.limits.bounced:
        return
    amount = show_yuan(known.committed)
    yield Found(
        about=(about, "bounced"),
        day=last.day,
        **texts.PAYMENT_BOUNCED.say(amount=amount, day=last.day, days=of.waits(last.day)),
        evidence=(
            Evidence(zh="金额", en="amount", value=amount),
            Evidence(zh="天数", en="days", value=str(of.waits(last.day)), decisive=False),
        ),
        links=(of.application(key), of.voucher(last.owner)),
    )


def _of_another_year(
    of: Ledgers, key: str, known: FundApplication, left: date, lines: list[VoucherLineRow]
) -> Iterator[Found]:
    if not lines:
        return
    amount = show_yuan(known.committed)
    owed = any(line.account in OWED and line.debit for line in lines)
    if left.year != known.year and not owed:
        said = texts.PAID_OUT_OF_BUDGET.say(amount=amount, day=left, year=known.year)
        yield _another_year(of, key, known, "budget", said)
    if left.year != lines[0].day.year:
        said = texts.BOOKED_IN_ANOTHER_YEAR.say(amount=amount, day=left, booked=lines[0].day)
        yield _another_year(of, key, known, "booked", said)


def _another_year(of: Ledgers, key: str, known: FundApplication, kind: str, said: Said) -> Found:
    return Found(
        about=(APPLICATION + key, kind),
        day=known.day,
        **said,
        evidence=(Evidence(zh="金额", en="amount", value=show_yuan(known.committed)),),
        links=(of.application(key), of.voucher(str(known.voucher))),
    )


def refunds(of: Ledgers) -> Iterator[Found]:
    """R47: money came back of something spent, and the application that paid it does not show it.

    Nothing refuses it: whoever enters the voucher may name no application. The budget has not got
    the money back then, and the payment still says what it was.
    """
    for key, lines in of.plain.items():
        came = [line for line in lines if line.account in CASH and line.debit]
        if not came or any(line.account in CASH and line.credit for line in lines):
            continue
        spent = sum(line.credit for line in lines if line.account in SPENT)
        if spent and all(line.about is None for line in came):
            yield _came_back(of, key, lines, spent, texts.REFUND_NAMES_NOTHING)
        wrong = sum(line.debit for line in came if _untold(of, key, line))
        if wrong:
            yield _came_back(of, key, lines, wrong, texts.REFUND_UNTOLD)


def _untold(of: Ledgers, voucher: str, line: VoucherLineRow) -> bool:
    """Tell whether a line is about an application that has no refund by its voucher."""
    about = line.about or ""
    known = of.applications.get(about.removeprefix(APPLICATION))
    return (
        about.startswith(APPLICATION)
        and known is not None
        and all(one.voucher != voucher for one in known.refunds)
    )


def _came_back(
    of: Ledgers, key: str, lines: list[VoucherLineRow], fen: int, wording: Wording
) -> Found:
    amount = show_yuan(fen)
    return Found(
        about=(f"voucher/{key}", "refund"),
        day=lines[0].day,
        **wording.say(amount=amount),
        evidence=(Evidence(zh="退回金额", en="came back", value=amount),),
        links=(of.voucher(key),),
    )
