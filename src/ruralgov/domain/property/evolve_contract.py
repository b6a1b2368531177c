"""What each event makes of a contract."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.personal import PersonName, Telephone, gone
from ruralgov.domain.property import messages_contract as m
from ruralgov.domain.property import messages_discharge as d
from ruralgov.domain.property.evolve_discharge import evolve as discharged
from ruralgov.domain.property.messages_contract import ContractEvent
from ruralgov.domain.property.messages_party import ContractPartyCorrected
from ruralgov.domain.property.messages_payment import PaymentTermsAgreed, WorkAccepted
from ruralgov.domain.property.model_contract import (
    Contract,
    ContractMistake,
    ContractStage,
    Due,
    DueKind,
    PartyBefore,
    Reduction,
    Term,
)


def begin(event: m.ContractDrafted) -> Contract:
    """Return a contract as it was drafted."""
    return Contract(
        collective=event.collective,
        number=event.number,
        title=event.title,
        direction=event.direction,
        tenure=event.tenure,
        assets=event.assets,
        company=event.company,
        company_code=event.company_code,
        person=event.person,
        telephone=event.telephone,
        since=event.since,
        until=event.until,
        price=event.price,
        deposit=event.deposit,
        renews=event.renews,
        overlong=event.overlong,
        drafter=event.drafter,
        document=event.document,
        drafted=event.at,
    )


def evolve(contract: Contract, event: ContractEvent) -> Contract:
    """Return a contract after one more event."""
    match event:
        case m.ContractDrafted():
            return begin(event)
        case m.ContractDecided(decision=decision, tender=tender):
            return change(contract, stage=ContractStage.DECIDED, decision=decision, tender=tender)
        case m.ContractWithdrawn():
            return change(contract, stage=ContractStage.WITHDRAWN)
        case m.ContractSigned(day=day, dues=dues):
            return change(contract, stage=ContractStage.SIGNED, signed=day, dues=dues)
        case m.ContractVaried():
            return _varied(contract, event)
        case m.ContractChangeProposed(proposed=proposed):
            return change(contract, proposed=proposed, proposals=contract.proposals.again())
        case m.ContractChangeReviewed():
            return change(contract, proposed=None, proposals=contract.proposals.over())
        case m.PerformanceNoted(note=note):
            return change(contract, notes=(*contract.notes, note))
        case m.ContractCompleted():
            return change(contract, stage=ContractStage.PERFORMED)
        case m.ContractReopened():
            return change(contract, stage=ContractStage.SIGNED)
        case m.ContractEnded():
            return _ended(contract, event)
        case m.DepositSettled(settlement=settlement):
            return change(contract, settlement=settlement)
        case m.DuesCredited(receipt=receipt, credits=paid):
            others = tuple(one for one in contract.credits if one.receipt != receipt)
            return change(contract, credits=(*others, *paid))
        case m.ContractEntryWithdrawn(entry=entry):
            return _taken_back(contract, entry)
        case PaymentTermsAgreed(terms=terms, decision=paying):
            return change(contract, payment_terms=terms, paying=paying or contract.paying)
        case WorkAccepted(acceptance=acceptance):
            return change(contract, acceptances=(*contract.acceptances, acceptance))
        case m.ContractErased():
            return change(
                contract,
                person=gone(contract.person, PersonName),
                telephone=gone(contract.telephone, Telephone),
            )
        case ContractPartyCorrected():
            return _renamed(contract, event)
        case (
            d.DischargeProposed()
            | d.DischargeApproved()
            | d.DischargeWithdrawn()
            | d.DischargeBooked()
            | d.DischargeUndone()
        ):
            return change(contract, discharges=discharged(contract.discharges, event))
        case _:
            assert_never(event)


def _ended(contract: Contract, event: m.ContractEnded) -> Contract:
    left = _cut(_without(contract.dues, event.withdrawn), event.reduced)
    return change(
        contract,
        stage=ContractStage.ENDED,
        cause=event.cause,
        ended=event.since,
        dues=(*left, *event.dues),
        spared=event.withdrawn,
        cut=event.reduced,
        ending=event.decision,
        end_terms=event.terms,
    )


def _renamed(contract: Contract, event: ContractPartyCorrected) -> Contract:
    before = PartyBefore(
        day=event.day,
        company=contract.company,
        company_code=contract.company_code,
        document=event.document,
    )
    return change(
        contract,
        company=event.company,
        company_code=event.company_code,
        person=event.person,
        telephone=event.telephone,
        parties=(*contract.parties, before) if event.renamed else contract.parties,
    )


def _taken_back(contract: Contract, entry: ContractMistake) -> Contract:
    """Return a contract without the last entry of a kind."""
    match entry:
        case ContractMistake.DECISION:
            return change(contract, stage=ContractStage.DRAFT, decision=None, tender=None)
        case ContractMistake.SIGNING:
            return change(contract, stage=ContractStage.DECIDED, signed=None, dues=())
        case ContractMistake.VARIATION:
            return _unvaried(contract)
        case ContractMistake.NOTE:
            return change(contract, notes=contract.notes[:-1])
        case ContractMistake.COMPLETION:
            return change(contract, stage=ContractStage.SIGNED)
        case ContractMistake.END:
            return _going_on(contract)
        case ContractMistake.DEPOSIT:
            return change(contract, settlement=None)
        case ContractMistake.ACCEPTANCE:
            return change(contract, acceptances=contract.acceptances[:-1])
        case _:
            assert_never(entry)


def _going_on(contract: Contract) -> Contract:
    """Return a contract as it was before its end; a penalty keeps its number, and is not owed."""
    owed = tuple(due.no for due in contract.dues if due.kind is DueKind.PENALTY)
    dues = _without(_without(contract.dues, contract.spared, back=True), owed)
    return change(
        contract,
        stage=ContractStage.SIGNED,
        cause=None,
        ended=FOREVER,
        dues=_cut(dues, contract.cut, back=True),
        spared=(),
        cut=(),
        ending=None,
        end_terms=None,
    )


def _unvaried(contract: Contract) -> Contract:
    """Return a contract as it was before its last variation, whose dues keep their numbers."""
    if not contract.variations:
        return contract
    *variations, last = contract.variations
    *terms, before = contract.terms
    dues = _without(contract.dues, tuple(due.no for due in last.dues))
    return change(
        contract,
        until=before.until,
        overlong=before.overlong,
        dues=_cut(_without(dues, last.withdrawn, back=True), last.reduced, back=True),
        variations=tuple(variations),
        terms=tuple(terms),
    )


def _varied(contract: Contract, event: m.ContractVaried) -> Contract:
    variation = event.variation
    return change(
        contract,
        until=variation.until,
        overlong=event.overlong,
        dues=(
            *_cut(_without(contract.dues, variation.withdrawn), variation.reduced),
            *variation.dues,
        ),
        variations=(*contract.variations, variation),
        terms=(*contract.terms, Term(until=contract.until, overlong=contract.overlong)),
    )


def _without(
    dues: tuple[Due, ...], numbers: tuple[int, ...], *, back: bool = False
) -> tuple[Due, ...]:
    """Return the dues, those of these numbers withdrawn, or *back* in force."""
    named = frozenset(numbers)
    return tuple(change(due, withdrawn=not back) if due.no in named else due for due in dues)


def _cut(
    dues: tuple[Due, ...], reduced: tuple[Reduction, ...], *, back: bool = False
) -> tuple[Due, ...]:
    """Return dues cut to what was paid of them, or as they were before."""
    if not reduced:
        return dues
    amounts = {one.due: one.was if back else one.amount for one in reduced}
    return tuple(change(due, amount=amounts.get(due.no, due.amount)) for due in dues)
