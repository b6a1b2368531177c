"""The rules of payments: what is due for a month, what came back, what was too much."""

from collections.abc import Iterator

from ruralgov.domain.aid import messages_deciding_procedure as d
from ruralgov.domain.aid import texts_procedure
from ruralgov.domain.aid.checking import check_day
from ruralgov.domain.aid.checking_procedure import decided, known
from ruralgov.domain.aid.model_procedure import AidPayment, AidProceeding
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, first_day, parse_month
from ruralgov.domain.kernel.scanning import clean_words


def pay(found: AidProceeding | None, command: d.PayAid, given: Given) -> Iterator[d.AidPaid]:
    """Enter that what is due for a month was paid, once (rule 37)."""
    there = known(found, command.proceeding)
    month = parse_month(command.month)
    amount = there.amount(month)
    if not amount:
        raise Refused(texts_procedure.AID_NOTHING_DUE, month=month)
    paid = there.payment(month)
    if paid is not None and paid.returned is None:
        raise Refused(texts_procedure.AID_PAID, month=month, day=paid.day)
    given.must_not_be(texts_procedure.AID_PAYER_SAME, decided(there).by)
    check_day(command.day, first_day(month), given)
    yield d.AidPaid(month=month, amount=amount, day=command.day, by=given.actor.account)


def _payment(there: AidProceeding, month: Month) -> AidPayment:
    one = existing(there.payment(month), texts_procedure.AID_NOT_PAID, month=month)
    if one.returned is not None:
        raise Refused(texts_procedure.AID_RETURNED, month=month, day=one.returned)
    return one


def withdraw_payment(
    found: AidProceeding | None, command: d.WithdrawAidPayment, _: Given
) -> Iterator[d.AidPaymentWithdrawn]:
    """Take back a payment that was not made (rule 38)."""
    one = _payment(known(found, command.proceeding), command.month)
    if one.asked:
        raise Refused(texts_procedure.AID_ASKED_BACK_ALREADY, month=one.month)
    yield d.AidPaymentWithdrawn(month=one.month, reason=clean_words("reason", command.reason))


def return_payment(
    found: AidProceeding | None, command: d.ReturnAidPayment, given: Given
) -> Iterator[d.AidPaymentReturned]:
    """Enter that a payment came back; it is due again (rule 37)."""
    one = _payment(known(found, command.proceeding), command.month)
    check_day(command.day, one.day, given)
    yield d.AidPaymentReturned(
        month=one.month, day=command.day, reason=clean_words("reason", command.reason)
    )


def overpaid(there: AidProceeding, one: AidPayment) -> Fen:
    """Return how much more was paid for a month than was due by what stands."""
    return Fen(0 if one.returned is not None else max(0, one.amount - there.amount(one.month)))


def ask_back(
    found: AidProceeding | None, command: d.AskAidBack, given: Given
) -> Iterator[d.AidAskedBack]:
    """Ask back what was paid too much, as a person who did not pay it (rule 37)."""
    there = known(found, command.proceeding)
    one = _payment(there, command.month)
    if not 0 < command.amount <= overpaid(there, one):
        raise BadInput(texts_procedure.AID_NOT_OVERPAID, month=one.month)
    if one.asked:
        raise Refused(texts_procedure.AID_ASKED_BACK_ALREADY, month=one.month)
    given.must_not_be(texts_procedure.AID_PAYER_SAME, one.by)
    yield d.AidAskedBack(
        month=one.month,
        amount=command.amount,
        by=given.actor.account,
        reason=clean_words("reason", command.reason),
    )
