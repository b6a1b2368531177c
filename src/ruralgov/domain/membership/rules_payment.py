"""The rules of paying a list: what is owed is booked, and each line is marked by a voucher."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.membership import messages_distribution as d
from ruralgov.domain.membership import texts_distribution as texts
from ruralgov.domain.membership.checking import check_between, list_at
from ruralgov.domain.membership.lists import listed
from ruralgov.domain.membership.model_distribution import (
    Distribution,
    DistributionStage,
    Paying,
    Payment,
    Taking,
)
from ruralgov.domain.membership.rows import DistributionVoucherRow, VoucherPart
from ruralgov.domain.registry import PERSON, Person, present_person

APPROVED: Final = DistributionStage.APPROVED
OF_AGE: Final = 18


def book_payable(
    state: Distribution | None, command: d.BookPayable, given: Given
) -> Iterator[d.PayableBooked]:
    """Name the voucher by which the list is owed (rule 11); its figures are compared after it."""
    known = list_at(state, command.distribution, APPROVED)
    if known.payable is not None:
        facts = {"title": known.title, "voucher": known.payable}
        raise Refused(texts.PAYABLE_BOOKED, **facts)
    _check_unused(command.voucher, given)
    yield d.PayableBooked(voucher=command.voucher)


def unbook_payable(
    state: Distribution | None, command: d.UnbookPayable, _: Given
) -> Iterator[d.PayableUnbooked]:
    """Nothing is owed by a voucher that was reversed; raises ``distribution_going``."""
    known = list_at(state, command.distribution, APPROVED)
    if known.going:
        raise Refused(texts.DISTRIBUTION_GOING, title=known.title)
    yield d.PayableUnbooked(voucher=command.voucher)


def _check_unused(voucher: VoucherId, given: Given) -> None:
    for row in given.read.rows(DistributionVoucherRow, voucher=voucher):
        raise Refused(texts.DISTRIBUTION_VOUCHER_USED, voucher=voucher, distribution=row.owner)


def pay_lines(
    state: Distribution | None, command: d.PayLines, given: Given
) -> Iterator[d.LinesPaid]:
    """Mark lines as paid to who may take them, none twice and none that waits (rules 10, 11)."""
    known = list_at(state, command.distribution, APPROVED)
    if known.payable is None:
        raise Refused(texts.PAYABLE_MISSING, title=known.title)
    check_between(command.day, known.approved or command.day, given.today)
    _check_unused(command.voucher, given)
    found = list[Payment]()
    for one in command.payments:
        paid = _payment(known, command, one, given)
        if any(other.person == paid.person for other in found):
            raise BadInput(texts.LIST_LINE_TWICE, person=one.person)
        found.append(paid)
    if not found:
        raise BadInput(texts.LIST_LINE_MISSING, person="-")
    yield d.LinesPaid(voucher=command.voucher, day=command.day, payments=tuple(found))


def _payment(known: Distribution, command: d.PayLines, one: Paying, given: Given) -> Payment:
    """Return what is paid to a person.

    Raises ``list_line_missing``, ``list_line_paid``, ``list_line_blocked`` and ``taking_wrong``.
    """
    person = listed(known, one.person, given.read)
    line = known.line(person)
    if line is None or line.amount == 0:
        raise BadInput(texts.LIST_LINE_MISSING, person=one.person)
    if known.paid(person) is not None:
        raise Refused(texts.LIST_LINE_PAID, person=one.person)
    if person in known.blocked():
        raise Refused(texts.LIST_LINE_BLOCKED, person=one.person)
    if not _may_take(
        given.read.state(PERSON, present_person(given.read, person)), one, command.day
    ):
        facts = {"taking": one.taking.zh, "taking_en": one.taking.en}
        raise Refused(texts.TAKING_WRONG, person=one.person, **facts)
    return Payment(
        person=person,
        amount=line.amount,
        voucher=command.voucher,
        day=command.day,
        taking=one.taking,
        payee=one.payee,
        reference=clean_text("reference", one.reference) if one.reference else "",
        by=given.actor.account,
    )


def _may_take(person: Person | None, one: Paying, day: date) -> bool:
    """Tell whether who takes the money of a line may."""
    died = person is not None and person.died is not None and person.died <= day
    born = None if person is None else person.born()
    minor = born is not None and day < _birthday(born)
    other = one.payee is not None and one.payee != one.person and bool(one.reference.strip())
    match one.taking:
        case Taking.SELF:
            return not died and not minor and one.payee is None and not one.reference
        case Taking.HEIR:
            return died and other
        case Taking.GUARDIAN:
            return not died and other
        case Taking.AGENT:
            return not died and not minor and other


def _birthday(born: date) -> date:
    """Return the day on which somebody is of age; who was born on 29 February, on 1 March."""
    year = born.year + OF_AGE
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def return_line_payment(
    state: Distribution | None, command: d.ReturnLinePayment, given: Given
) -> Iterator[d.LinePaymentReturned]:
    """Mark that the money of a line came back (rule 12); the line can be paid anew."""
    known = list_at(state, command.distribution, APPROVED)
    person = listed(known, command.person, given.read)
    paid = known.paid(person)
    if paid is None:
        raise Refused(texts.LIST_LINE_NOT_PAID, person=command.person)
    check_between(command.day, paid.day, given.today)
    for row in given.read.rows(DistributionVoucherRow, voucher=command.voucher):
        if row.owner != command.distribution or row.part is not VoucherPart.RETURN:
            facts = {"voucher": command.voucher, "distribution": row.owner}
            raise Refused(texts.DISTRIBUTION_VOUCHER_USED, **facts)
    yield d.LinePaymentReturned(
        person=person,
        day=command.day,
        voucher=command.voucher,
        reason=clean_text("reason", command.reason),
    )


def withdraw_line_payments(
    state: Distribution | None, command: d.WithdrawLinePayments, _: Given
) -> Iterator[d.LinePaymentsWithdrawn]:
    """Take back the marks of a voucher, if none of them came back since (rule 12)."""
    known = list_at(state, command.distribution, APPROVED)
    marks = [one for one in known.payments if one.voucher == command.voucher]
    if not marks or any(one.returned is not None for one in marks):
        raise Refused(texts.LIST_LINE_NOT_PAID, person=marks[0].person if marks else "-")
    yield d.LinePaymentsWithdrawn(
        voucher=command.voucher, reason=clean_text("reason", command.reason)
    )
