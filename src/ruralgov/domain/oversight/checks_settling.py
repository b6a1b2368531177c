"""Cross-checks of what honest events ask for around a contract, and nobody did."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import VoucherLineRow
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.scanning import numbers_in
from ruralgov.domain.oversight import texts_contracts
from ruralgov.domain.oversight.checks_terms import YEAR
from ruralgov.domain.oversight.ledgers import PLAIN, RECEIVABLES, Ledgers, named
from ruralgov.domain.oversight.model import Evidence, Found, Severity
from ruralgov.domain.oversight.names import alike
from ruralgov.domain.oversight.wording import Wording
from ruralgov.domain.property import Contract, Direction, DueKind
from ruralgov.domain.property.model_contract import OVER

CONTRACT = "contract/"
CASH = frozenset({"101", "102"})
LOSSES = frozenset({"515", "551"})
"""Other expenses in the rules of 2023 and of 2004: where a bad debt goes."""
PAYABLES = frozenset({"202", "211", "221"})
RESULT = "5"
"""With what the accounts of income and expenses begin."""
LONG = 548
"""Days of a year and a half."""


def parties(of: Ledgers) -> Iterator[Found]:
    """R50: the name of the other side holds a personal number, or was corrected to another one.

    A draft with such a number is refused today; older contracts have them, and cannot be
    published. A correction needs its paper and a second person, but nobody compares the names: one
    organisation may have stepped into the contract that another won. A person is sealed here.
    """
    for key, contract in of.bound.items():
        found = numbers_in(contract.company)
        if found is not None and contract.since <= of.day:
            yield Found(
                about=(CONTRACT + key, "number"),
                day=contract.signed or contract.since,
                **texts_contracts.PARTY_HOLDS_NUMBER.say(),
                evidence=(Evidence(zh="含有", en="holds", value=found),),
                links=(of.contract(key),),
            )
        yield from _corrected(of, key, contract)


def _corrected(of: Ledgers, key: str, contract: Contract) -> Iterator[Found]:
    later = [one.company for one in contract.parties[1:]] + [contract.company]
    for before, now in zip(contract.parties, later, strict=False):
        named = bool(before.company and now)
        if not of.in_period(before.day) or (named and alike(before.company, now)):
            continue
        yield Found(
            about=(CONTRACT + key, "party", str(before.day)),
            day=before.day,
            **texts_contracts.PARTY_CORRECTED.say(day=before.day),
            evidence=(
                Evidence(zh="更正日", en="corrected", value=str(before.day)),
                Evidence(zh="依据", en="paper", value=before.document[:16]),
            ),
            links=(of.contract(key),),
            severity=None if named else Severity.NOTICE,
        )


def discharges(of: Ledgers) -> Iterator[Found]:
    """R51: a discharge waits for its approval or voucher, or a receivable went without one.

    Nothing refuses a voucher that takes a contract's receivable off 112 without money and without
    an approved discharge: then the books say that it is met, and its dues stay open. Where no due
    is open, it only clears what was paid ahead.
    """
    for key, contract in of.bound.items():
        for one in contract.discharges:
            days = of.waits(one.day)
            if one.waits and days > of.limits.unallocated:
                wording = (
                    texts_contracts.DISCHARGE_UNBOOKED
                    if one.approved
                    else texts_contracts.DISCHARGE_UNDECIDED
                )
                yield Found(
                    about=(CONTRACT + key, "discharge", str(one.no)),
                    day=one.day,
                    **wording.say(
                        zh=one.form.zh, en=one.form.en, amount=show_yuan(one.amount), day=one.day
                    ),
                    evidence=(
                        Evidence(zh="金额", en="amount", value=show_yuan(one.amount)),
                        Evidence(zh="天数", en="days", value=str(days), decisive=False),
                    ),
                    links=(of.contract(key),),
                )
    done = {one.voucher for contract in of.bound.values() for one in contract.discharges}
    for voucher, lines in of.plain.items():
        if voucher not in done and all(line.account not in CASH for line in lines):
            yield from _taken_off(of, voucher, lines)


def _taken_off(of: Ledgers, voucher: str, lines: list[VoucherLineRow]) -> Iterator[Found]:
    for key in dict.fromkeys(named("contract", lines)):
        amount = sum(
            line.credit - line.debit
            for line in lines
            if line.about == CONTRACT + key and line.account == RECEIVABLES
        )
        if amount > 0 and _owes(of, key):
            lost = any(line.account in LOSSES and line.debit for line in lines)
            yield Found(
                about=(f"voucher/{voucher}", CONTRACT + key, "discharge"),
                day=lines[0].day,
                **texts_contracts.RECEIVABLE_TAKEN_OFF.say(amount=show_yuan(amount)),
                evidence=(Evidence(zh="金额", en="amount", value=show_yuan(amount)),),
                links=(of.voucher(voucher), of.contract(key)),
                severity=Severity.SERIOUS if lost else None,
            )


def _owes(of: Ledgers, key: str) -> bool:
    contract = of.bound.get(key)
    return contract is not None and any(
        contract.rest(due) and contract.comes_in(due) and due.day <= of.day for due in contract.dues
    )


def advances(of: Ledgers) -> Iterator[Found]:
    """R53: rent of several years became income at once.

    Nothing refuses it: a voucher does not know for what days a due is. Looked at are the dues that
    say their days, and of them those for more than a year and a half; a voucher that pays one, and
    has more income than a year and a half of it. Of a due that does not say its days nobody can
    tell.
    """
    for voucher, lines in of.plain.items():
        keys = list(dict.fromkeys(named("contract", lines)))
        contract = of.bound.get(keys[0]) if len(keys) == 1 else None
        if contract is None or contract.direction is not Direction.LET_OUT:
            continue
        income = sum(line.credit for line in lines if line.account[0] == RESULT)
        year = _year_of(contract, voucher)
        if year is not None and income * YEAR > year * LONG:
            yield Found(
                about=(f"voucher/{voucher}", CONTRACT + keys[0], "advance"),
                day=lines[0].day,
                **texts_contracts.RENT_OF_YEARS.say(amount=show_yuan(income), year=show_yuan(year)),
                evidence=(
                    Evidence(zh="收入", en="income", value=show_yuan(income)),
                    Evidence(zh="年租金", en="rent of a year", value=show_yuan(year)),
                ),
                links=(of.voucher(voucher), of.contract(keys[0])),
            )


def _year_of(contract: Contract, voucher: str) -> int | None:
    """Return what a year costs by the dues for years that a voucher pays; None where it pays none.

    A voucher that was not allocated yet is taken to pay all of them.
    """
    paid = {one.due for one in contract.credits if one.receipt.rpartition(".")[0] == voucher}
    found = [
        due.amount * YEAR // due.period.days
        for due in contract.dues
        if due.kind is DueKind.PRICE and not due.withdrawn and due.period is not None
        if due.period.days > LONG and (due.no in paid or not paid)
    ]
    return sum(found) if found else None


def deposits(of: Ledgers) -> Iterator[Found]:
    """R54: a deposit is income in the books, is not settled, or went back without a voucher.

    Nothing refuses it: a receipt pays the deposit whatever account its voucher credits, and to
    settle a deposit is a step of its own. A voucher gives it back that debits payables and names
    the contract on that line.
    """
    for key, contract in of.bound.items():
        numbers = {due.no for due in contract.dues if due.kind is DueKind.DEPOSIT}
        paid = [one for one in contract.credits if one.due in numbers]
        held = sum(one.amount for one in paid)
        for one in paid:
            lines = of.by_voucher.get(one.receipt.rpartition(".")[0], [])
            owed = sum(line.credit for line in lines if line.account in PAYABLES)
            if owed < one.amount and any(x.credit and x.account[0] == RESULT for x in lines):
                yield _deposit(of, key, one.day, texts_contracts.DEPOSIT_AS_INCOME, one.amount)
        settled = contract.settlement
        if settled is None:
            over = held and contract.stage in OVER
            if over and of.waits(contract.over) > of.limits.expired:
                yield _deposit(of, key, contract.over, texts_contracts.DEPOSIT_UNSETTLED, held)
        elif of.in_period(settled.day) and of.waits(settled.day) > of.limits.unallocated:
            rest = settled.returned + settled.kept - given_back(of, key)
            if rest > 0:
                yield _deposit(of, key, settled.day, texts_contracts.DEPOSIT_UNBOOKED, rest)


def given_back(of: Ledgers, key: str) -> int:
    """Return what vouchers of any month took off the payables about a contract."""
    return sum(
        line.debit
        for line in of.city.read.rows(VoucherLineRow, about=CONTRACT + key)
        if line.account in PAYABLES
        and line.owner not in of.undone
        and (row := of.vouchers.get(line.owner)) is not None
        and row.kind in PLAIN
    )


def _deposit(of: Ledgers, key: str, day: date, wording: Wording, fen: int) -> Found:
    amount = show_yuan(fen)
    return Found(
        about=(CONTRACT + key, "deposit", str(day)),
        day=day,
        **wording.say(amount=amount, day=day),
        evidence=(Evidence(zh="押金", en="deposit", value=amount),),
        links=(of.contract(key),),
    )
