"""The rules by which a due is met otherwise than with money, or written off."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.money import check_amount, show_yuan
from ruralgov.domain.property import messages_discharge as m
from ruralgov.domain.property import texts
from ruralgov.domain.property.citing import check_cited
from ruralgov.domain.property.model_asset import DecisionKind
from ruralgov.domain.property.model_contract import BOUND, Contract, DueKind
from ruralgov.domain.property.model_discharge import Discharge, DischargeForm


def propose_discharge(
    contract: Contract | None, command: m.ProposeDischarge, given: Given
) -> Iterator[m.DischargeProposed]:
    """Ask for no more than is owed, with the evidence (rule 33)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(*BOUND)
    amount = check_amount(command.amount)
    if not command.document:
        raise BadInput(texts.CONTRACT_EVIDENCE_MISSING, contract=known.number)
    late = command.form is DischargeForm.WRITE_OFF
    owed = sum(
        known.rest(due)
        for due in known.dues
        if known.incoming and due.kind is DueKind.PRICE and (not late or due.day < given.today)
    )
    free = owed - sum(one.amount for one in known.discharges if one.waits)
    if amount > free:
        raise Refused(
            texts.DISCHARGE_EXCEEDS,
            contract=known.number,
            form=command.form.zh,
            form_en=command.form.en,
            free=show_yuan(max(0, free)),
            amount=show_yuan(amount),
        )
    yield m.DischargeProposed(
        discharge=Discharge(
            no=len(known.discharges) + 1,
            form=command.form,
            amount=amount,
            day=given.today,
            reason=clean_text("reason", command.reason),
            document=command.document,
            by=given.actor.account,
        )
    )


def approve_discharge(
    contract: Contract | None, command: m.ApproveDischarge, given: Given
) -> Iterator[m.DischargeApproved]:
    """Approve it by a decision, by another than who asked (rule 33)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    found = _waiting(known, command.no)
    if found.decision is not None:
        raise Refused(texts.DISCHARGE_MISSING, contract=known.number, no=command.no)
    given.must_not_be(texts.DISCHARGE_SAME_PERSON, found.by, no=found.no)
    decision = command.decision
    if decision.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=decision.day, today=given.today)
    if found.form is DischargeForm.WRITE_OFF and decision.kind is DecisionKind.COUNCIL:
        raise Refused(texts.WRITE_OFF_UNDECIDED, contract=known.number)
    check_cited(decision, known.collective, given.read, given.today)
    yield m.DischargeApproved(no=found.no, decision=decision)


def withdraw_discharge(
    contract: Contract | None, command: m.WithdrawDischarge, _: Given
) -> Iterator[m.DischargeWithdrawn]:
    """Take back what no voucher books (rule 33)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    found = _waiting(known, command.no)
    yield m.DischargeWithdrawn(no=found.no, reason=clean_text("reason", command.reason))


def book_discharge(
    contract: Contract | None, command: m.BookDischarge, _: Given
) -> Iterator[m.DischargeBooked]:
    """Note what a voucher books: an approved discharge, once (rule 33)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    found = _waiting(known, command.no)
    if not found.approved:
        raise Refused(texts.DISCHARGE_MISSING, contract=known.number, no=command.no)
    yield m.DischargeBooked(no=found.no, voucher=command.voucher, line=command.line)


def undo_discharge(
    contract: Contract | None, command: m.UndoDischarge, _: Given
) -> Iterator[m.DischargeUndone]:
    """Note that it is to be booked again (rule 33)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    if all(one.no != command.no or one.voucher is None for one in known.discharges):
        raise Refused(texts.DISCHARGE_MISSING, contract=known.number, no=command.no)
    yield m.DischargeUndone(no=command.no)


def _waiting(contract: Contract, no: int) -> Discharge:
    for one in contract.discharges:
        if one.no == no and one.waits:
            return one
    raise Refused(texts.DISCHARGE_MISSING, contract=contract.number, no=no)
