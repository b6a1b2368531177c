"""Cross-checks of what an early end or too much money asks for, and nobody did."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import CASH, VoucherLineRow
from ruralgov.domain.funds import FundApplication
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.checks_settling import CONTRACT, PAYABLES, RESULT
from ruralgov.domain.oversight.ledgers import PLAIN, Ledgers, named
from ruralgov.domain.oversight.model import Evidence, Found
from ruralgov.domain.oversight.names import alike
from ruralgov.domain.oversight.wording import Said
from ruralgov.domain.property import RECEIPT, Contract


def overpaid(of: Ledgers) -> Iterator[Found]:
    """R36: what a contract was paid too much lies there for weeks, or was passed and never paid.

    Nothing refuses it: money lies with a contract until somebody gives it back or lets it pay a
    later due.
    """
    lies: dict[str, int] = defaultdict(int)
    since: dict[str, date] = {}
    for receipt in of.receipts:
        if receipt.waiting and receipt.day <= of.day:
            lies[receipt.contract] += receipt.rest
            since[receipt.contract] = max(receipt.day, since.get(receipt.contract, date.min))
    for key, rest in lies.items():
        contract = of.contracts.get(key)
        if contract is None:
            continue
        more = rest - sum(contract.rest(due) for due in contract.dues if contract.comes_in(due))
        day = since[key] if contract.ended == FOREVER else max(since[key], contract.ended)
        if more > 0 and of.waits(day) > of.limits.overpaid:
            said = texts_contracts.OVERPAID_LEFT.say(amount=show_yuan(more), day=day)
            yield _found(of, key, "overpaid", day, more, said)
    yield from _unpaid(of)


def _unpaid(of: Ledgers) -> Iterator[Found]:
    """Give what was passed to go back, and no voucher pays."""
    keys = [row.owner for row in of.receipts if row.repaid]
    for receipt in of.city.read.states(RECEIPT, keys).values():
        for one in receipt.repayments:
            late = of.waits(one.day) > of.limits.unallocated
            if one.held and one.voucher is None and one.day <= of.day and late:
                said = texts_contracts.REPAYMENT_UNPAID.say(
                    amount=show_yuan(one.amount), day=one.day
                )
                mark = f"repayment.{receipt.voucher}.{receipt.line}.{one.no}"
                yield _found(of, receipt.contract, mark, one.day, one.amount, said)


def ended(of: Ledgers) -> Iterator[Found]:
    """R37: what the collective owes for an early end has no voucher.

    Nothing refuses it: the end says what was agreed, and to pay it is a step of its own. A voucher
    does so that debits payables or expenses and names the contract on that line.
    """
    for key, contract in of.bound.items():
        terms = contract.end_terms
        if terms is None or not terms.compensation or contract.ended > of.day:
            continue
        rest = terms.compensation - _paid(of, key, contract)
        if rest > 0 and of.waits(contract.ended) > of.limits.unallocated:
            said = texts_contracts.COMPENSATION_UNPAID.say(
                amount=show_yuan(rest), day=contract.ended
            )
            yield _found(of, key, "compensation", contract.ended, rest, said)


def _paid(of: Ledgers, key: str, contract: Contract) -> int:
    """Return what vouchers paid about a contract beside its deposit and what was paid too much."""
    debits = sum(
        line.debit
        for line in of.city.read.rows(VoucherLineRow, about=CONTRACT + key)
        if (line.account in PAYABLES or line.account[0] == RESULT)
        and line.day >= contract.ended
        and line.owner not in of.undone
        and (row := of.vouchers.get(line.owner)) is not None
        and row.kind in PLAIN
    )
    returned = 0 if contract.settlement is None else contract.settlement.returned
    booked = sum(row.repaid for row in of.receipts if row.contract == key)
    return max(0, debits - returned - booked)


def astray(of: Ledgers) -> Iterator[Found]:
    """R38: what goes back to the other side of a contract was paid to another, without a mandate.

    The commands refuse it where the application names the contract, and count no repayment as paid
    by it. A compensation or deposit under an application that names none they do not see.
    """
    for voucher in of.moved:
        lines = of.plain.get(voucher, [])
        contracts = named("contract", (one for one in lines if one.debit and not _cash(one)))
        payees = [*named("fund_application", (one for one in lines if one.credit and _cash(one)))]
        for key in dict.fromkeys(contracts):
            contract = of.contracts.get(key)
            if contract is None or not contract.incoming or _by_mandate(of, key, voucher):
                continue
            for one in dict.fromkeys(payees):
                asked = of.applications.get(one)
                if asked is not None and not _is_other_side(contract, asked):
                    yield _astray(of, key, voucher, one, asked)


def _cash(line: VoucherLineRow) -> bool:
    return line.account in CASH


def _is_other_side(contract: Contract, asked: FundApplication) -> bool:
    if asked.payee is None:
        return asked.payee_person is not None and asked.payee_person == contract.person
    names = (contract.company, *(one.company for one in contract.parties))
    return any(name and alike(name, asked.payee) for name in names)


def _by_mandate(of: Ledgers, key: str, voucher: str) -> bool:
    """Tell whether a voucher pays a repayment that may go to another."""
    keys = [row.owner for row in of.receipts if row.contract == key and row.repaid]
    return any(
        one.mandate and one.voucher == voucher
        for receipt in of.city.read.states(RECEIPT, keys).values()
        for one in receipt.repayments
    )


def _astray(of: Ledgers, key: str, voucher: str, application: str, asked: FundApplication) -> Found:
    amount = show_yuan(asked.committed)
    return Found(
        about=(CONTRACT + key, f"fund_application/{application}", "payee"),
        day=of.vouchers[voucher].day,
        **texts_contracts.REPAID_TO_ANOTHER.say(amount=amount, number=asked.number),
        evidence=(Evidence(zh="金额", en="amount", value=amount),),
        links=(of.contract(key), of.application(application), of.voucher(voucher)),
    )


def _found(of: Ledgers, key: str, mark: str, day: date, fen: int, said: Said) -> Found:
    return Found(
        about=(CONTRACT + key, mark),
        day=day,
        **said,
        evidence=(Evidence(zh="金额", en="amount", value=show_yuan(fen)),),
        links=(of.contract(key),),
    )
