"""The rules of what takes a second person: budgets and policies (rule 22)."""

from collections.abc import Iterator

from ruralgov.domain.funds import messages_purse as m
from ruralgov.domain.funds import messages_review as r
from ruralgov.domain.funds import texts
from ruralgov.domain.funds.model import FundPolicy, ProposedItem, ProposedPolicy, Purse
from ruralgov.domain.funds.rules_purse import (
    adopt_fund_policy,
    correct_fund_policy_entry,
    set_budget,
)
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused


def propose_budget(
    state: Purse | None, command: m.SetBudget, given: Given
) -> Iterator[r.BudgetProposed]:
    """Enter items that could be set as they stand; who enters one again takes its place."""
    for event in set_budget(state, command, given):
        yield r.BudgetProposed(
            items=tuple(
                ProposedItem(
                    year=event.year,
                    item=one.item,
                    amount=one.amount,
                    resolution=event.resolution,
                    by=given.actor.account,
                    at=given.now,
                )
                for one in event.items
            )
        )


def review_budget(
    state: Purse | None, command: r.ReviewBudget, given: Given
) -> Iterator[m.PurseEvent]:
    """Pass what waits, as its rule judges it now, or stop it."""
    waiting = [one for one in (state or Purse()).proposed if one.year == command.year]
    if not waiting:
        raise Refused(texts.BUDGET_NOT_PROPOSED, year=command.year)
    given.must_not_be(texts.BUDGET_SAME_PERSON, *{one.by for one in waiting}, year=command.year)
    (state or Purse()).proposals(command.year).must_be_seen(command.seen)
    yield r.BudgetReviewed(
        year=command.year,
        passed=command.passed,
        words=clean_text("words", command.words),
        by=given.actor.account,
        at=given.now,
    )
    for resolution in dict.fromkeys(one.resolution for one in waiting if command.passed):
        items = tuple(
            m.PlannedItem(item=one.item, amount=one.amount)
            for one in waiting
            if one.resolution == resolution
        )
        asked = m.SetBudget(
            collective=command.collective, year=command.year, items=items, resolution=resolution
        )
        yield from set_budget(state, asked, given)


def propose_policy(
    state: FundPolicy | None, command: m.AdoptFundPolicy, given: Given
) -> Iterator[r.FundPolicyProposed]:
    """Enter a version that could be adopted as it stands."""
    for event in adopt_fund_policy(state, command, given):
        yield r.FundPolicyProposed(version=event.version, by=given.actor.account, at=given.now)


def propose_policy_correction(
    state: FundPolicy | None, command: m.CorrectFundPolicyEntry, given: Given
) -> Iterator[r.FundPolicyCorrectionProposed]:
    """Enter a correction that could be made as it stands."""
    for event in correct_fund_policy_entry(state, command, given):
        yield r.FundPolicyCorrectionProposed(
            entry=event.entry,
            since=event.since,
            reason=event.reason,
            by=given.actor.account,
            at=given.now,
        )


def review_policy(
    state: FundPolicy | None, command: r.ReviewFundPolicy, given: Given
) -> Iterator[m.FundPolicyEvent]:
    """Pass what waits, as its rule judges it now, or stop it."""
    known = state or FundPolicy()
    proposed = known.proposed
    if proposed is None:
        raise Refused(texts.FUND_POLICY_NOT_PROPOSED)
    given.must_not_be(texts.FUND_POLICY_SAME_PERSON, proposed.by)
    known.proposals.must_be_seen(command.seen)
    yield r.FundPolicyReviewed(
        passed=command.passed,
        words=clean_text("words", command.words),
        by=given.actor.account,
        at=given.now,
    )
    if command.passed:
        yield from _passed(state, command, proposed, given)


def _passed(
    state: FundPolicy | None, command: r.ReviewFundPolicy, proposed: ProposedPolicy, given: Given
) -> Iterator[m.FundPolicyEvent]:
    if proposed.version is not None:
        adopted = m.AdoptFundPolicy(collective=command.collective, version=proposed.version)
        yield from adopt_fund_policy(state, adopted, given)
    elif proposed.entry is not None:
        corrected = m.CorrectFundPolicyEntry(
            collective=command.collective,
            entry=proposed.entry,
            since=proposed.since,
            reason=proposed.reason,
        )
        yield from correct_fund_policy_entry(state, corrected, given)
