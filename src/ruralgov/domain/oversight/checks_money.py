"""Cross-checks of money that goes out: vouchers against applications, and those against another."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from ruralgov.domain.books.model import VoucherKind
from ruralgov.domain.books.views import VoucherLineRow
from ruralgov.domain.funds import FundApplicationRow, FundStage, InterestRow, PolicyVersion
from ruralgov.domain.funds.model import CashAccount, FundApplication
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.names import LONG_NUMBER, alike, core_number
from ruralgov.domain.property.contract import Contract

CASH = frozenset({"101", "102"})
APPLICATION = "fund_application/"
MONTHLY = range(25, 36)
"""Days between two payments that come every month."""
REGULAR = 3
"""Equal payments from which on they are regular."""


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
        if kind is VoucherKind.OPENING:
            continue
        if kind is VoucherKind.REVERSAL:
            yield from _given_back(of, key, lines)
            continue
        paid: dict[str, int] = defaultdict(int)
        free = 0
        for line in lines:
            if line.account in CASH and line.credit:
                if line.about is not None and line.about.startswith(APPLICATION):
                    paid[line.about.removeprefix(APPLICATION)] += line.credit
                else:
                    free += line.credit
        moved = _only_moved(lines)
        if free > moved:
            yield Found(
                about=(f"voucher/{key}",),
                day=lines[0].day,
                zh=f"付出 {show_yuan(free - moved)} 元没有用款审批",
                en=f"{show_yuan(free - moved)} yuan left without an application",
                evidence=(Evidence(zh="无审批金额", en="amount", value=show_yuan(free - moved)),),
                links=(of.voucher(key),),
            )
        for application, amount in paid.items():
            wrong = list(_wrong(of, of.applications.get(application), key, lines[0].day, amount))
            if wrong:
                yield Found(
                    about=(f"voucher/{key}", APPLICATION + application),
                    day=lines[0].day,
                    zh="付款与审批不符：" + "；".join(zh for zh, _ in wrong),
                    en="The payment and its approval differ: " + "; ".join(en for _, en in wrong),
                    evidence=(
                        Evidence(zh="凭证金额", en="voucher", value=show_yuan(amount)),
                        Evidence(zh="问题", en="problems", value="；".join(zh for zh, _ in wrong)),
                    ),
                    links=(of.voucher(key), of.application(application)),
                )


def _only_moved(lines: list[VoucherLineRow]) -> int:
    """Return how much went from cash to the bank or back: what came in from nowhere else."""
    came = sum(line.debit for line in lines if line.account in CASH)
    return max(0, came - sum(line.credit for line in lines if line.account not in CASH))


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
            zh=f"冲销 {days} 天前的收款，{show_yuan(gone)} 元不经审批离开账户",
            en=f"Income of {days} days ago was reversed: {show_yuan(gone)} yuan left unapproved",
            evidence=(
                Evidence(zh="冲销金额", en="amount", value=show_yuan(gone)),
                Evidence(zh="间隔天数", en="days", value=str(days)),
            ),
            links=(of.voucher(key), of.voucher(old.owner)),
            severity=Severity.WARNING,
        )


def _wrong(
    of: Ledgers, known: FundApplication | None, voucher: str, day: date, amount: int
) -> Iterator[tuple[str, str]]:
    """Give what is wrong with the application behind a payment, in both languages."""
    if known is None:
        yield "审批单不存在", "there is no such application"
        return
    if known.collective != of.collective:
        yield "审批单属于另一集体", "the application is of another collective"
    if known.voucher is not None and known.voucher != voucher:
        yield "该审批单已由另一凭证入账", "another voucher books this application"
    if known.payment is None:
        yield "审批单没有付款记录", "the application was never paid"
    elif amount != known.payment.amount:
        yield (
            f"凭证 {show_yuan(amount)} ≠ 付款 {show_yuan(known.payment.amount)}",
            f"voucher {show_yuan(amount)} is not payment {show_yuan(known.payment.amount)}",
        )
    if amount > known.amount:
        yield (
            f"超出批准金额 {show_yuan(known.amount)}",
            f"more than the {show_yuan(known.amount)} approved",
        )
    for step in known.steps:
        persons = {one.on_behalf or one.account for one in known.approvals_of(step)}
        if len(persons) < step.quorum:
            yield (
                f"{step.role.zh}应批 {step.quorum} 人，实批 {len(persons)} 人",
                f"{step.role.en}: {len(persons)} of {step.quorum} approved",
            )
    last = max((one.at for one in known.approvals if one.approved), default=None)
    if last is not None and day < legal_date(last):
        yield (
            f"凭证日期 {day} 早于批准日 {legal_date(last)}（先付后批）",
            f"voucher of {day}, approved on {legal_date(last)}: paid first",
        )
    if known.payment is not None and legal_date(known.payment.at) > known.expires:
        yield f"付款时审批已过期（{known.expires}）", f"expired on {known.expires} when paid"


def twice(of: Ledgers) -> Iterator[Found]:
    """R8: the same claim paid twice, under names or numbers that are written differently.

    The commands refuse the same payee, amount and paper, in the whole city. They see no twin where
    a legal form or an aside in brackets was left out, where a number got a ``No.`` or zeros, where
    an organisation and a person claim the same invoice, or where one claim names the invoice and
    the other only the scan of it.
    """
    seen: set[frozenset[str]] = set()
    for row in of.city.applications.get(of.collective, ()):
        if not of.in_period(row.day):
            continue
        for twin in of.city.claims[core_number(row.paper), row.amount]:
            pair = frozenset({row.owner, twin.owner})
            if len(pair) == 1 or pair in seen or not _same_payee(row, twin):
                continue
            if twin.collective != row.collective and (twin.day, twin.owner) > (row.day, row.owner):
                continue  # it is found where it was claimed later
            seen.add(pair)
            yield _pair(row, twin, of, "发票号与金额相同", "the same invoice and amount")
    yield from _same_scan(of, seen)


def _same_scan(of: Ledgers, seen: set[frozenset[str]]) -> Iterator[Found]:
    rows = {row.owner: row for row in of.city.applications.get(of.collective, ())}
    by_scan: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key, known in of.applications.items():
        for digest in known.attachments if key in rows else ():
            by_scan[digest, known.amount].append(key)
    for keys in by_scan.values():
        for one, other in combinations(sorted(keys, key=lambda key: rows[key].day), 2):
            pair = frozenset({one, other})
            numbers = {of.applications[one].invoice, of.applications[other].invoice}
            if "" in numbers and pair not in seen and of.in_period(rows[other].day):
                seen.add(pair)
                yield _pair(
                    rows[other], rows[one], of, "附件与金额相同", "the same scan and amount"
                )


def _same_payee(one: FundApplicationRow, other: FundApplicationRow) -> bool:
    if one.payee is not None and other.payee is not None:
        return alike(one.payee, other.payee)
    if one.payee_person is not None and one.payee_person == other.payee_person:
        return True
    return len(core_number(one.paper)) >= LONG_NUMBER


def _pair(
    row: FundApplicationRow, twin: FundApplicationRow, of: Ledgers, zh: str, en: str
) -> Found:
    amount = show_yuan(row.amount)
    return Found(
        about=(APPLICATION + row.owner, APPLICATION + twin.owner),
        day=row.day,
        zh=f"疑似重复报销 {amount} 元：{zh}（{row.number}、{twin.number}）",
        en=f"{amount} yuan may be paid twice: {en} ({row.number}, {twin.number})",
        evidence=(
            Evidence(zh="金额", en="amount", value=amount),
            Evidence(zh="收款方", en="payee", value=f"{_shown(row)}、{_shown(twin)}"),
            Evidence(zh="票据", en="paper", value=f"{row.paper[:20]}、{twin.paper[:20]}"),
        ),
        links=(_link(row), _link(twin)),
        severity=None if row.collective == twin.collective else Severity.SERIOUS,
    )


def _shown(row: FundApplicationRow) -> str:
    return "个人" if row.payee is None else row.payee


def _link(row: FundApplicationRow) -> Link:
    return Link(kind="fund_application", key=row.owner, label=row.number)


def relatives(of: Ledgers) -> Iterator[Found]:
    """R9: somebody related to the payee asked for the money, approved it or paid it out.

    The commands refuse a related *approver*, as far as it is declared by then and the name is the
    same. They do not ask who applied and who paid out, and do not look back: a relation that is
    declared after the payment, from a day before it, is found here; also under another spelling
    of the payee, and with the other side of a contract.
    """
    rows = {row.owner: row for row in of.city.applications.get(of.collective, ())}
    for key, known in of.applications.items():
        row = rows.get(key)
        if row is None:
            continue
        related = of.city.related(row)
        acts = list(_acts(known)) if related else []
        for interest in related:
            days = [day for who, day in acts if who == interest.account]
            held = [day for day in days if interest.since <= day < interest.until]
            if held and of.in_period(max(held)):
                yield _related(of, interest, key, known, held)
    for key, contract in of.bound.items():
        yield from _related_party(of, key, contract)


def _acts(known: FundApplication) -> Iterator[tuple[AccountId, date]]:
    yield known.applicant, known.day
    for one in known.approvals:
        for who in sorted(one.persons) if one.approved else ():
            yield who, legal_date(one.at)
    if known.payment is not None:
        yield known.payment.by, legal_date(known.payment.at)


def _related(
    of: Ledgers, interest: InterestRow, key: str, known: FundApplication, held: list[date]
) -> Found:
    amount = show_yuan(known.committed)
    return Found(
        about=(APPLICATION + key, f"interest/{interest.owner}"),
        day=max(held),
        zh=f"{interest.account} 与收款方有利害关系，却经手了 {known.number}（{amount} 元）",
        en=f"{interest.account} is related to the payee and had a hand in {known.number} "
        f"({amount} yuan)",
        evidence=(
            Evidence(zh="经手人", en="account", value=interest.account),
            Evidence(zh="金额", en="amount", value=amount),
            Evidence(zh="关系起始", en="related since", value=str(interest.since)),
        ),
        links=(
            of.application(key),
            Link(kind="interest", key=interest.owner, label=interest.account),
        ),
    )


def _related_party(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    signed = contract.signed
    if signed is None or not (signed <= of.day and contract.over > of.begin):
        return
    for row in of.city.interests:
        if row.collective != of.collective and row.account != contract.drafter:
            continue
        known = of.city.relations[row.owner]
        same = (
            contract.person is not None and contract.person == known.payee_person
            if row.payee is None
            else bool(contract.company) and alike(row.payee, contract.company)
        )
        if same and row.since <= signed < row.until:
            yield Found(
                about=(f"contract/{key}", f"interest/{row.owner}"),
                day=signed,
                zh=f"合同相对方与 {row.account} 有利害关系（{contract.number}）",
                en=f"The other side of {contract.number} is related to {row.account}",
                evidence=(Evidence(zh="关系人", en="account", value=row.account),),
                links=(of.contract(key), Link(kind="interest", key=row.owner, label=row.account)),
                severity=Severity.WARNING,
            )


def split(of: Ledgers) -> Iterator[Found]:
    """R10: payments just under a limit that would be above it together.

    The commands add up what a payee gets within the policy's days, so that splitting avoids no
    tier there. They see no sum where the payee is written in two ways, or where the second part
    comes a few days after those days. Payments that come every month, and those under a contract
    with the payee, are taken for what they are.
    """
    rows = [
        row for row in of.city.applications.get(of.collective, ()) if row.owner in of.applications
    ]
    groups: list[list[FundApplicationRow]] = []
    for row in sorted(rows, key=lambda row: (row.day, row.number)):
        for group in groups:
            if _one_payee(group[0], row):
                group.append(row)
                break
        else:
            groups.append([row])
    for group in groups:
        if len(group) > 1 and not _regular(group) and not _by_contract(of, group):
            yield from _split(of, group)


def _one_payee(one: FundApplicationRow, other: FundApplicationRow) -> bool:
    if one.payee is None or other.payee is None:
        return one.payee_person is not None and one.payee_person == other.payee_person
    return alike(one.payee, other.payee)


def _regular(group: list[FundApplicationRow]) -> bool:
    gaps = [(later.day - sooner.day).days for sooner, later in pairwise(group)]
    equal = len({row.amount for row in group}) == 1
    return equal and len(group) >= REGULAR and all(gap in MONTHLY for gap in gaps)


def _by_contract(of: Ledgers, group: list[FundApplicationRow]) -> bool:
    return any(
        not one.incoming and one.company and row.payee is not None and alike(one.company, row.payee)
        for one in of.bound.values()
        for row in group[:1]
    )


def _split(of: Ledgers, group: list[FundApplicationRow]) -> Iterator[Found]:
    for sooner, later in pairwise(group):
        policy = of.policy(later.day)
        if policy is None or not of.in_period(later.day):
            continue
        days = policy.split_days + of.limits.split_more
        if (later.day - sooner.day).days > days:
            continue
        totals = [of.applications[row.owner].total for row in (sooner, later)]
        for limit in _limits(policy, sooner, later):
            under = [
                row.amount <= limit and row.amount * 100 >= limit * of.limits.just_under_percent
                for row in (sooner, later)
            ]
            if all(under) and max(totals) <= limit < sooner.amount + later.amount:
                yield _halves(of, sooner, later, limit)
                break


def _limits(policy: PolicyVersion, one: FundApplicationRow, other: FundApplicationRow) -> list[int]:
    found = {tier.up_to for tier in policy.tiers if tier.up_to is not None}
    found.add(policy.resolution_above)
    if one.account is other.account is CashAccount.CASH:
        found.add(policy.largest_cash_payment)
    return sorted(found)


def _halves(
    of: Ledgers, sooner: FundApplicationRow, later: FundApplicationRow, limit: int
) -> Found:
    amounts = f"{show_yuan(sooner.amount)} + {show_yuan(later.amount)}"
    return Found(
        about=(APPLICATION + sooner.owner, APPLICATION + later.owner),
        day=later.day,
        zh=f"{(later.day - sooner.day).days} 天内两笔 {amounts} 元均未超过限额 "
        f"{show_yuan(limit)}，合计超过，疑似拆分",
        en=f"Two payments within {(later.day - sooner.day).days} days, {amounts} yuan, are each "
        f"within the limit of {show_yuan(limit)} and together above it",
        evidence=(
            Evidence(zh="金额", en="amounts", value=amounts),
            Evidence(zh="限额", en="limit", value=show_yuan(limit)),
            Evidence(zh="收款方", en="payee", value=f"{_shown(sooner)}、{_shown(later)}"),
        ),
        links=(_link(sooner), _link(later)),
    )


def unbooked(of: Ledgers) -> Iterator[Found]:
    """R17: money was paid out and is not in the books after weeks.

    Nothing refuses it: the payment is recorded when it is made, and the voucher comes later.
    """
    for key, known in of.applications.items():
        if known.stage is not FundStage.PAID or known.payment is None:
            continue
        if known.collective != of.collective:
            continue
        day = legal_date(known.payment.at)
        if of.waits(day) > of.limits.unbooked:
            amount = show_yuan(known.payment.amount)
            yield Found(
                about=(APPLICATION + key,),
                day=day,
                zh=f"{amount} 元已于 {day} 付出，{of.waits(day)} 天仍未入账",
                en=f"{amount} yuan left on {day}, not booked after {of.waits(day)} days",
                evidence=(
                    Evidence(zh="金额", en="amount", value=amount),
                    Evidence(zh="天数", en="days", value=str(of.waits(day)), decisive=False),
                ),
                links=(of.application(key),),
            )


__all__ = ["approvals", "relatives", "split", "twice", "unbooked"]
