"""Cross-checks of claims against each other, and of who gets money from whom."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from ruralgov.domain.funds import (
    CashAccount,
    FundApplication,
    FundApplicationRow,
    InterestRow,
    PolicyVersion,
)
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.oversight.names import LONG_NUMBER, akin, alike, core_number
from ruralgov.domain.oversight.wording import Wording
from ruralgov.domain.property import Contract

APPLICATION = "fund_application/"
MONTHLY = range(25, 36)
"""Days between two payments that come every month."""
REGULAR = 3
"""Equal payments from which on they are regular."""


def twice(of: Ledgers) -> Iterator[Found]:
    """R8: the same claim paid twice, under names or numbers that are written differently.

    The commands refuse the same payee, amount and paper, in the whole city. They see no twin where
    a legal form or an aside in brackets was left out, where a number got a ``No.`` or zeros, where
    an organisation and a person claim the same invoice, or where one claim names the invoice and
    the other only the scan of it.
    """
    seen: set[frozenset[str]] = set()
    for row in of.city.applications(of.collective):
        claims = of.city.claims(row) if of.in_period(row.day) else []
        for twin in claims if len(claims) > 1 else ():  # it is one of them itself
            pair = frozenset({row.owner, twin.owner})
            if len(pair) == 1 or pair in seen or not same_payee(row, twin):
                continue
            if twin.collective != row.collective and (twin.day, twin.owner) > (row.day, row.owner):
                continue  # it is found where it was claimed later
            seen.add(pair)
            yield _pair(row, twin, texts.SAME_INVOICE)
    yield from _same_scan(of, seen)


def _same_scan(of: Ledgers, seen: set[frozenset[str]]) -> Iterator[Found]:
    rows = {row.owner: row for row in of.city.applications(of.collective)}
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
                yield _pair(rows[other], rows[one], texts.SAME_SCAN)


def same_payee(one: FundApplicationRow, other: FundApplicationRow) -> bool:
    """Tell whether two claims may be of one payee."""
    if one.payee is not None and other.payee is not None:
        return alike(one.payee, other.payee)
    if one.payee_person is not None and one.payee_person == other.payee_person:
        return True
    return len(core_number(one.paper)) >= LONG_NUMBER


def _pair(row: FundApplicationRow, twin: FundApplicationRow, wording: Wording) -> Found:
    amount = show_yuan(row.amount)
    return Found(
        about=(APPLICATION + row.owner, APPLICATION + twin.owner),
        day=row.day,
        **wording.say(amount=amount, number=row.number, other=twin.number),
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
    rows = {row.owner: row for row in of.city.applications(of.collective)}
    for key, known in of.applications.items():
        row = rows.get(key)
        if row is None:
            continue
        related = of.city.related(row)
        acts = list(_acts(known)) if related else []
        for interest in related:
            person = of.city.behind(interest.account)
            days = [day for who, day in acts if of.city.behind(who) == person]
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
        **texts.RELATED_HANDLER.say(account=interest.account, number=known.number, amount=amount),
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
        drafter = of.city.behind(contract.drafter)
        if row.collective != of.collective and of.city.behind(row.account) != drafter:
            continue
        known = of.city.relations[row.owner]
        same = (
            contract.person == known.payee_person
            and contract.person is not None
            and not contract.person.erased
            if row.payee is None
            else bool(contract.company) and akin(row.payee, contract.company)
        )
        if same and row.since <= signed < row.until:
            yield Found(
                about=(f"contract/{key}", f"interest/{row.owner}"),
                day=signed,
                **texts.RELATED_PARTY.say(account=row.account, number=contract.number),
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
    rows = [row for row in of.city.applications(of.collective) if row.owner in of.applications]
    groups: list[list[FundApplicationRow]] = []
    for row in sorted(rows, key=lambda row: (row.day, row.number)):
        for group in groups:
            if one_payee(group[0], row):
                group.append(row)
                break
        else:
            groups.append([row])
    for group in groups:
        if len(group) > 1 and not _regular(group) and not _by_contract(of, group):
            yield from halves(of, group)


def one_payee(one: FundApplicationRow, other: FundApplicationRow) -> bool:
    """Tell whether two payments go to one payee, as far as names tell."""
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


def halves(
    of: Ledgers, group: list[FundApplicationRow], wording: Wording = texts.PAYMENT_SPLIT
) -> Iterator[Found]:
    """Give the payments that follow one another, each just under a limit that both are above."""
    for sooner, later in pairwise(group):
        policy = of.policy(later.day)
        if policy is None or not of.in_period(later.day):
            continue
        days = policy.split_days + of.limits.split_more
        if (later.day - sooner.day).days > days:
            continue
        least = max(of.applications[row.owner].total for row in (sooner, later))
        for limit in _limits(policy, sooner, later):
            if not least <= limit < sooner.amount + later.amount:
                continue
            percent = limit * of.limits.just_under_percent
            if all(row.amount <= limit and row.amount * 100 >= percent for row in (sooner, later)):
                yield _half(of, sooner, later, limit, wording)
                break


def _limits(policy: PolicyVersion, one: FundApplicationRow, other: FundApplicationRow) -> list[int]:
    found = {tier.up_to for tier in policy.tiers if tier.up_to is not None}
    found.add(policy.resolution_above)
    if one.account is other.account is CashAccount.CASH:
        found.add(policy.largest_cash_payment)
    return sorted(found)


def _half(
    of: Ledgers,
    sooner: FundApplicationRow,
    later: FundApplicationRow,
    limit: int,
    wording: Wording,
) -> Found:
    amounts = f"{show_yuan(sooner.amount)} + {show_yuan(later.amount)}"
    return Found(
        about=(APPLICATION + sooner.owner, APPLICATION + later.owner),
        day=later.day,
        **wording.say(days=(later.day - sooner.day).days, amounts=amounts, limit=show_yuan(limit)),
        evidence=(
            Evidence(zh="金额", en="amounts", value=amounts),
            Evidence(zh="限额", en="limit", value=show_yuan(limit)),
            Evidence(zh="收款方", en="payee", value=f"{_shown(sooner)}、{_shown(later)}"),
        ),
        links=(_link(sooner), _link(later)),
    )
