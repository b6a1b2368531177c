"""Cross-checks of money that goes out: vouchers against the applications behind them."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import CASH, MERGERS, VoucherKind, VoucherLineRow, transferred
from ruralgov.domain.funds import FundApplication, FundStage
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Severity
from ruralgov.domain.oversight.wording import Said

APPLICATION = "fund_application/"


def approvals(of: Ledgers) -> Iterator[Found]:
    """R2: money that left without an approval that is whole, in time, earlier and large enough.

    The commands refuse a payment without an application or with that of another collective, one
    above what was approved and one after its last day. They do not see that the voucher is dated
    before the approval (资金先付手续再补), nor money that leaves by reversing an old voucher of
    income; and books that were imported may have anything. What the books cannot
    tell, and this not either: whether the payee of the bank is the payee of the application.
    """
    for key, lines in of.by_voucher.items():
        kind = of.vouchers[key].kind
        if kind is VoucherKind.OPENING or kind in MERGERS:
            continue
        if kind is VoucherKind.REVERSAL:
            yield from _given_back(of, key, lines)
            continue
        out = [line for line in lines if line.account in CASH and line.credit]
        free = sum(line.credit for line in out if not _applied(line))
        moved = transferred(lines) if free else 0
        if free > moved:
            yield Found(
                about=(f"voucher/{key}",),
                day=lines[0].day,
                **texts.UNAPPROVED.say(amount=show_yuan(free - moved)),
                evidence=(Evidence(zh="无审批金额", en="amount", value=show_yuan(free - moved)),),
                links=(of.voucher(key),),
            )
        for application, amount in _paid(of, key, out).items():
            wrong = list(_wrong(of, of.applications.get(application), key, lines[0].day, amount))
            if wrong:
                problems = "；".join(one["zh"] for one in wrong)
                yield Found(
                    about=(f"voucher/{key}", APPLICATION + application),
                    day=lines[0].day,
                    **texts.APPROVAL_DIFFERS.say(
                        zh=problems, en="; ".join(one["en"] for one in wrong)
                    ),
                    evidence=(
                        Evidence(zh="凭证金额", en="voucher", value=show_yuan(amount)),
                        Evidence(zh="问题", en="problems", value=problems),
                    ),
                    links=(of.voucher(key), of.application(application)),
                )


def _applied(line: VoucherLineRow) -> bool:
    return line.about is not None and line.about.startswith(APPLICATION)


def _paid(of: Ledgers, voucher: str, out: list[VoucherLineRow]) -> dict[str, int]:
    """Return what really went out for each application that a line of a payment names."""
    moved = of.moved.get(voucher, {})
    return {
        str(line.about).removeprefix(APPLICATION): -moved.get(str(line.about), 0)
        for line in out
        if _applied(line)
    }


def _given_back(of: Ledgers, key: str, lines: list[VoucherLineRow]) -> Iterator[Found]:
    gone = sum(line.credit - line.debit for line in lines if line.account in CASH)
    old = of.vouchers.get(str(of.vouchers[key].corrects))
    if gone <= 0 or old is None:
        return
    days = (lines[0].day - old.day).days
    if days > of.limits.reversal:
        yield Found(
            about=(f"voucher/{key}",),
            day=lines[0].day,
            **texts.INCOME_REVERSED.say(days=days, amount=show_yuan(gone)),
            evidence=(
                Evidence(zh="冲销金额", en="amount", value=show_yuan(gone)),
                Evidence(zh="间隔天数", en="days", value=str(days)),
            ),
            links=(of.voucher(key), of.voucher(old.owner)),
            severity=Severity.WARNING,
        )


def _wrong(
    of: Ledgers, known: FundApplication | None, voucher: str, day: date, amount: int
) -> Iterator[Said]:
    """Give what is wrong with the application behind a payment, in both languages."""
    if known is None:
        yield texts.NO_SUCH_APPLICATION.say()
        return
    if of.collective not in (known.collective, of.city.heir(known.collective)):
        yield texts.APPLICATION_ELSEWHERE.say()
    undone = voucher in of.undone  # it bounced: what was paid since is booked by another
    if known.voucher is not None and known.voucher != voucher and not undone:
        yield texts.BOOKED_BY_ANOTHER.say()
    if known.payment is None and not undone:
        yield texts.NEVER_PAID.say()
    elif known.payment is not None and not undone and amount != known.payment.amount:
        yield texts.OTHER_AMOUNT.say(
            voucher=show_yuan(amount), payment=show_yuan(known.payment.amount)
        )
    if amount > known.amount:
        yield texts.MORE_THAN_APPROVED.say(amount=show_yuan(known.amount))
    for step in known.steps:
        given = known.approvals_of(step)
        persons = {of.city.behind(one.on_behalf or one.account) for one in given}
        if len(persons) < step.quorum:
            yield texts.TOO_FEW_APPROVED.say(
                zh=step.role.zh, en=step.role.en, quorum=step.quorum, persons=len(persons)
            )
    last = max((one.at for one in known.approvals if one.approved), default=None)
    if last is not None and day < legal_date(last):
        yield texts.PAID_FIRST.say(day=day, approved=legal_date(last))
    if known.payment is not None and legal_date(known.payment.at) > known.expires:
        yield texts.APPROVAL_EXPIRED.say(expires=known.expires)


def unbooked(of: Ledgers) -> Iterator[Found]:
    """R17: money was paid out and is not in the books after weeks.

    Nothing refuses it: the payment is recorded when it is made, and the voucher comes later.
    """
    for key, known in of.applications.items():
        if known.stage is not FundStage.PAID or known.payment is None:
            continue
        if of.city.heir(known.collective) != of.collective:
            continue
        day = legal_date(known.payment.at)
        if of.waits(day) > of.limits.unbooked:
            amount = show_yuan(known.payment.amount)
            yield Found(
                about=(APPLICATION + key,),
                day=day,
                **texts.PAYMENT_UNBOOKED.say(amount=amount, day=day, days=of.waits(day)),
                evidence=(
                    Evidence(zh="金额", en="amount", value=amount),
                    Evidence(zh="天数", en="days", value=str(of.waits(day)), decisive=False),
                ),
                links=(of.application(key),),
            )
