"""The rules of what takes a second person: other terms of a contract, its end, its deposit."""

from collections.abc import Iterator
from typing import Any

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.property import evolve_contract, texts
from ruralgov.domain.property import messages_contract as m
from ruralgov.domain.property.ending import ended, given_up
from ruralgov.domain.property.model_asset import Decision, DecisionKind
from ruralgov.domain.property.model_contract import (
    Contract,
    DepositSettlement,
    EndCause,
    NewTerms,
    ProposedChange,
    ProposedEnd,
)
from ruralgov.domain.property.rules_contract import end_contract, settle_deposit, vary_contract


def propose_variation(
    contract: Contract | None, command: m.VaryContract, given: Given
) -> Iterator[m.ContractChangeProposed]:
    """Ask for other terms that would hold as they stand (rules 13 and 20)."""
    amount = 0
    for varied in vary_contract(contract, command, given):
        _check_decision(contract, command.decision)
        amount = _worth(contract, varied)
    terms = NewTerms(
        since=command.since,
        until=command.until,
        price=command.price,
        decision=command.decision,
        reason=command.reason,
        term_reason=command.term_reason,
    )
    yield _proposed(given, terms=terms, amount=amount)


def propose_end(
    contract: Contract | None, command: m.EndContract, given: Given
) -> Iterator[m.ContractEvent]:
    """Ask for an early end; one whose term is over ends at once (rules 14, 20 and 34)."""
    if command.cause is EndCause.EXPIRED:
        yield from end_contract(contract, command, given)
        return
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    for _ in end_contract(known, command, given):
        _check_decision(known, command.decision)
    ending = ProposedEnd(
        cause=command.cause,
        since=command.since,
        reason=command.reason,
        decision=command.decision,
        terms=command.terms,
    )
    amount = given_up(known, ended(known, command.since, command.terms), command.terms)
    yield _proposed(given, ending=ending, amount=amount)


def propose_settlement(
    contract: Contract | None, command: m.SettleDeposit, given: Given
) -> Iterator[m.ContractChangeProposed]:
    """Ask for a deposit to be given back or kept (rules 14 and 20)."""
    for settled in settle_deposit(contract, command, given):
        yield _proposed(given, settlement=settled.settlement)


def review_contract_change(
    contract: Contract | None, command: m.ReviewContractChange, given: Given
) -> Iterator[m.ContractEvent]:
    """Pass what another asked for, as its rule judges it now, or stop it (rule 20)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    proposed = existing(known.proposed, texts.CHANGE_NOT_PROPOSED, contract=known.number)
    given.must_not_be(texts.CHANGE_SAME_PERSON, proposed.by, contract=known.number)
    known.proposals.must_be_seen(command.seen)
    yield m.ContractChangeReviewed(
        passed=command.passed,
        words=clean_text("words", command.words),
        by=given.actor.account,
        at=given.now,
    )
    if command.passed and proposed.terms is not None:
        yield from vary_contract(known, _variation(command, proposed.terms), given)
    if command.passed and proposed.settlement is not None:
        yield from settle_deposit(known, _settlement(command, proposed.settlement), given)
    if command.passed and proposed.ending is not None:
        yield from end_contract(known, _end(command, proposed.ending), given)


def _proposed(given: Given, **more: Any) -> m.ContractChangeProposed:
    return m.ContractChangeProposed(
        proposed=ProposedChange(by=given.actor.account, at=given.now, **more)
    )


def _worth(contract: Contract | None, varied: m.ContractVaried) -> int:
    """Return the price before or after a variation, whichever is more."""
    if contract is None:
        return 0
    return max(contract.worth, evolve_contract.evolve(contract, varied).worth)


def _check_decision(contract: Contract | None, decision: Decision | None) -> None:
    """Refuse that the council changes what all decided; raises ``change_decision_weak``."""
    if decision is None:
        return
    first = None if contract is None else contract.decision
    council = DecisionKind.COUNCIL
    if first is not None and decision.kind is council and first.kind is not council:
        raise Refused(
            texts.CHANGE_DECISION_WEAK,
            kind=decision.kind.zh,
            kind_en=decision.kind.en,
            first=first.kind.zh,
            first_en=first.kind.en,
        )


def _variation(command: m.ReviewContractChange, terms: NewTerms) -> m.VaryContract:
    return m.VaryContract(
        contract=command.contract,
        since=terms.since,
        until=terms.until,
        price=terms.price,
        decision=terms.decision,
        reason=terms.reason,
        term_reason=terms.term_reason,
    )


def _end(command: m.ReviewContractChange, asked: ProposedEnd) -> m.EndContract:
    return m.EndContract(
        contract=command.contract,
        cause=asked.cause,
        since=asked.since,
        reason=asked.reason,
        decision=asked.decision,
        terms=asked.terms,
    )


def _settlement(command: m.ReviewContractChange, settled: DepositSettlement) -> m.SettleDeposit:
    return m.SettleDeposit(
        contract=command.contract,
        day=settled.day,
        returned=settled.returned,
        kept=settled.kept,
        reason=settled.reason,
    )
