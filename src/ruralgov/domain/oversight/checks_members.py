"""Cross-checks of what is distributed to members: by which list, out of what, and to whom."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.books import DistributionUse, VoucherLineRow
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.membership import (
    Distribution,
    DistributionVoucherRow,
    RollMemberRow,
    Taking,
    VoucherPart,
)
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Evidence, Found, Link, Severity
from ruralgov.domain.registry import PERSON, Person, ids_of, present_person

RESULTS_KEPT: Final = "322"
"""The account of results that are not distributed."""


def listed(of: Ledgers) -> Iterator[Found]:
    """R43: what is distributed to members has a list, and a list that was approved its voucher.

    Nothing refuses the first: the books may be kept before the list is. What an investor gets who
    is no member is booked in the same way, and is found as well.
    """
    for key, lines in _distributing(of):
        named = of.city.read.rows(DistributionVoucherRow, voucher=key)
        by_list = any(row.part is VoucherPart.PAYABLE for row in named)
        if not by_list and of.waits(lines[0].day) > of.limits.listed:
            amount = show_yuan(_given(lines))
            yield Found(
                about=(f"voucher/{key}", "list"),
                day=lines[0].day,
                **texts.DISTRIBUTED_UNLISTED.say(amount=amount),
                evidence=(_amount(amount),),
                links=(of.voucher(key),),
            )
    for key, state in of.distributions.items():
        approved = state.approved
        if approved is None or state.payable is not None:
            continue
        if of.waits(approved) > of.limits.listed:
            amount = show_yuan(state.amount)
            yield Found(
                about=(f"distribution/{key}", "voucher"),
                day=approved,
                **texts.LIST_UNBOOKED.say(title=state.title, amount=amount, day=approved),
                evidence=(_amount(amount),),
                links=(_link(key, state),),
            )


def _amount(amount: str) -> Evidence:
    return Evidence(zh="金额", en="amount", value=amount)


def _link(key: str, state: Distribution) -> Link:
    return Link(kind="distribution", key=key, label=state.title)


def _distributing(of: Ledgers) -> Iterator[tuple[str, list[VoucherLineRow]]]:
    """Give the vouchers of the period that give results to members, in their order."""
    giving = {one.owner for one in of.lines if one.use is DistributionUse.MEMBERS}
    for key in of.plain if giving else ():
        lines = of.plain[key]
        if key in giving and _given(lines) > 0:
            yield key, lines


def _given(lines: list[VoucherLineRow]) -> int:
    return sum(line.debit - line.credit for line in lines if line.use is DistributionUse.MEMBERS)


def distributable(of: Ledgers) -> Iterator[Found]:
    """R44: no more is distributed than there is of results, after the reserve was taken.

    Nothing refuses it: a voucher balances whatever it leaves on 322. Looked at is what is left of
    322 after the last voucher of the same day, and whether a reserve was taken in the year and by
    that day. Whether the reserve is as large as the charter has it, no ledger says.
    """
    left = sum(fen for (account, _), fen in of.before.items() if account == RESULTS_KEPT)
    for key, lines in _distributing(of):
        day = lines[0].day
        debit = left + sum(
            one.debit - one.credit
            for one in of.lines
            if one.account == RESULTS_KEPT and one.day <= day
        )
        beyond = min(debit, _given(lines))
        if beyond > 0:
            yield _wrong(of, key, lines, "beyond", beyond, None)
        elif not _reserved(of, day):
            yield _wrong(of, key, lines, "reserve", _given(lines), Severity.WARNING)


def _reserved(of: Ledgers, day: date) -> bool:
    """Tell whether a reserve was taken in the year of a day, by that day."""
    return any(
        line.use is DistributionUse.RESERVE
        and line.debit > 0
        and line.day.year == day.year
        and line.day <= day
        and line.owner not in of.undone
        for line in of.lines
    )


def _wrong(
    of: Ledgers,
    key: str,
    lines: list[VoucherLineRow],
    what: str,
    fen: int,
    severity: Severity | None,
) -> Found:
    wording = texts.DISTRIBUTED_BEYOND if what == "beyond" else texts.RESERVE_NOT_TAKEN
    amount = show_yuan(fen)
    return Found(
        about=(f"voucher/{key}", what),
        day=lines[0].day,
        **wording.say(amount=amount),
        evidence=(_amount(amount),),
        links=(of.voucher(key),),
        severity=severity,
    )


def people(of: Ledgers) -> Iterator[Found]:
    """R52: nobody is paid after their death, or by the lists of two collectives of one year.

    The commands refuse both as the registry stands then. What the registry learns later - that
    somebody had died, that two entries are one person - is found here. Nobody is named: the list
    and the number of its line are.
    """
    for key, state in of.distributions.items():
        known = of.city.read.states(PERSON, [one.person for one in state.lines])
        for number, line in enumerate(state.lines, 1):
            person = known.get(line.person)
            if person is not None and line.amount:
                yield from _dead(of, key, state, number, line.person)
                yield from _twice(of, key, state, number, line.person, person)


def _dead(
    of: Ledgers, key: str, state: Distribution, number: int, who: PersonId
) -> Iterator[Found]:
    paid = state.paid(who)
    if paid is None or paid.taking is Taking.HEIR:
        return
    person = of.city.read.state(PERSON, present_person(of.city.read, who))
    if person is None or person.died is None or person.died > paid.day:
        return
    amount = show_yuan(paid.amount)
    yield Found(
        about=(f"distribution/{key}", "dead", str(number)),
        day=paid.day,
        **texts.DEAD_PAID.say(title=state.title, number=number, amount=amount, died=person.died),
        evidence=(_amount(amount),),
        links=(_link(key, state), of.voucher(paid.voucher)),
    )


def _twice(
    of: Ledgers, key: str, state: Distribution, number: int, who: PersonId, person: Person
) -> Iterator[Found]:
    """Give that who was entered twice was a member elsewhere on the day of the list."""
    if person.merged is None and not person.absorbed:
        return
    read, day = of.city.read, state.record_day
    rolls = {
        row.owner
        for one in sorted(ids_of(who, read))
        for row in read.rows(RollMemberRow, person=one)
        if row.owner != state.collective and row.since <= day < row.until
        if of.city.heir(row.owner) != of.city.heir(state.collective)
    }
    if rolls:
        yield Found(
            about=(f"distribution/{key}", "twice", str(number)),
            day=state.approved or day,
            **texts.MEMBER_OF_TWO.say(title=state.title, number=number, day=day),
            evidence=(_amount(show_yuan(state.lines[number - 1].amount)),),
            links=(_link(key, state), *(_of(one) for one in sorted(rolls))),
        )


def _of(collective: str) -> Link:
    return Link(kind="collective", key=collective, label=collective)
