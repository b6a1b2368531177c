"""Cross-checks of purchases and works: what is paid of them, and what was accepted."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.funds import FundApplicationRow, FundStage
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.oversight.names import alike
from ruralgov.domain.property import Contract, ContractStage

CONTRACT = "contract/"
GONE = frozenset({FundStage.PAID, FundStage.SETTLED})


def beyond(of: Ledgers) -> Iterator[Found]:
    """R48: more is paid of a purchase or works than its contract allows by then.

    The commands refuse it for applications that name the contract. They do not see a contract that
    was cut after it was paid, nor money that goes to the other side under no contract: what such a
    payee got since the signing of the first is held against the price of all that he has.
    """
    paid: dict[str, int] = defaultdict(int)
    for row in of.contract_payments:
        if row.live and row.stage in GONE:
            paid[row.contract] += row.committed
    buying = {key: one for key, one in of.bound.items() if not one.incoming}
    for key, contract in buying.items():
        payable = contract.payable(of.day)
        if paid[key] > payable:
            yield _beyond(of, key, contract, paid[key], payable)
    for keys in _parties(buying):
        yield from _unnamed(of, keys, sum(paid[key] for key in keys))


def _parties(contracts: dict[str, Contract]) -> Iterator[list[str]]:
    """Give the contracts with one company together."""
    groups: list[list[str]] = []
    for key, contract in contracts.items():
        if not contract.company:
            continue
        for group in groups:
            if alike(contracts[group[0]].company, contract.company):
                group.append(key)
                break
        else:
            groups.append([key])
    yield from groups


def _unnamed(of: Ledgers, keys: list[str], bound: int) -> Iterator[Found]:
    known = [of.bound[key] for key in keys]
    since = min((one.signed for one in known if one.signed), default=date.max)
    named = {row.owner for row in of.contract_payments}
    free = [
        row
        for row in of.city.applications(of.collective)
        if row.owner not in named
        and row.stage in GONE
        and row.day >= since
        and row.payee is not None
        and alike(row.payee, known[0].company)
    ]
    total = bound + sum(row.committed for row in free)
    price = sum(one.worth for one in known)
    if not free or total <= price or not any(of.in_period(row.day) for row in free):
        return
    yield _to_party(of, keys, free, total, price)


def _to_party(
    of: Ledgers, keys: list[str], free: list[FundApplicationRow], total: int, price: int
) -> Found:
    return Found(
        about=(*(CONTRACT + key for key in sorted(keys)), "party"),
        day=max(row.day for row in free),
        **texts_contracts.PARTY_PAID_BEYOND.say(amount=show_yuan(total), price=show_yuan(price)),
        evidence=(
            Evidence(zh="付款合计", en="paid", value=show_yuan(total)),
            Evidence(zh="合同价款", en="price", value=show_yuan(price)),
        ),
        links=(
            *(of.contract(key) for key in keys),
            *(of.application(row.owner) for row in free),
        ),
    )


def _beyond(of: Ledgers, key: str, contract: Contract, paid: int, payable: int) -> Found:
    return Found(
        about=(CONTRACT + key, "beyond"),
        day=of.day,
        **texts_contracts.PAID_BEYOND_CONTRACT.say(
            amount=show_yuan(paid), payable=show_yuan(payable), price=show_yuan(contract.worth)
        ),
        evidence=(
            Evidence(zh="已付", en="paid", value=show_yuan(paid)),
            Evidence(zh="可付", en="payable", value=show_yuan(payable)),
        ),
        links=(
            of.contract(key),
            *(of.application(row.owner) for row in of.contract_payments if row.contract == key),
        ),
    )


def unpaid(of: Ledgers) -> Iterator[Found]:
    """R49: what was accepted, or kept back until a day that is over, is not paid for weeks.

    Nothing refuses it: that nobody pays is no command. A contract to which no payment was ever
    bound may have been paid without naming it, and is left out.
    """
    taken: dict[str, int] = defaultdict(int)
    for row in of.contract_payments:
        if row.live:
            taken[row.contract] += row.committed
    for key in taken:
        contract = of.bound.get(key)
        if contract is None or contract.stage is ContractStage.ENDED:
            continue
        yield from _late(of, key, contract, taken[key])


def _late(of: Ledgers, key: str, contract: Contract, taken: int) -> Iterator[Found]:
    terms, accepted = contract.payment_terms, contract.acceptances
    days = [one.day for one in accepted]
    if terms is not None and terms.retained_until is not None and accepted:
        days.append(terms.retained_until)
    late = [day for day in days if of.waits(day) > of.limits.accepted]
    if not late:
        return
    known = [one for one in accepted if one.day <= max(late)]
    rest = min(known[-1].worth, contract.worth - (terms.kept(max(late)) if terms else 0)) - taken
    if rest <= 0:
        return
    yield Found(
        about=(CONTRACT + key, "unpaid"),
        day=max(late),
        **texts_contracts.ACCEPTED_UNPAID.say(
            rest=show_yuan(rest), day=max(late), days=of.waits(max(late))
        ),
        evidence=(
            Evidence(zh="未付", en="unpaid", value=show_yuan(rest)),
            Evidence(zh="天数", en="days", value=str(of.waits(max(late))), decisive=False),
        ),
        links=(of.contract(key),),
    )
