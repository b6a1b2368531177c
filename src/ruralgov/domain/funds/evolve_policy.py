"""What each event makes of a policy of payments."""

from typing import assert_never

from ruralgov.domain.funds.messages_purse import (
    FundPolicyAdopted,
    FundPolicyEntryCorrected,
    FundPolicyEvent,
)
from ruralgov.domain.funds.messages_review import (
    FundPolicyCorrectionProposed,
    FundPolicyProposed,
    FundPolicyReviewed,
)
from ruralgov.domain.funds.model import FundPolicy, ProposedPolicy
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.versions import corrected_versions, with_version


def begin_policy(event: FundPolicyAdopted | FundPolicyProposed) -> FundPolicy:
    """Return the policy of who had none."""
    return evolve_policy(FundPolicy(), event)


def evolve_policy(policy: FundPolicy, event: FundPolicyEvent) -> FundPolicy:
    """Return a policy with one more version, or with one put right."""
    match event:
        case FundPolicyAdopted():
            return change(policy, versions=with_version(policy.versions, event.version))
        case FundPolicyEntryCorrected():
            versions = corrected_versions(policy.versions, event.entry, event.since)
            return change(policy, versions=versions)
        case FundPolicyProposed():
            asked = ProposedPolicy(by=event.by, at=event.at, version=event.version)
            return _asked(policy, asked)
        case FundPolicyCorrectionProposed():
            asked = ProposedPolicy(
                by=event.by,
                at=event.at,
                entry=event.entry,
                since=event.since,
                reason=event.reason,
            )
            return _asked(policy, asked)
        case FundPolicyReviewed():
            return change(policy, proposed=None, proposals=policy.proposals.over())
        case _:
            assert_never(event)


def _asked(policy: FundPolicy, asked: ProposedPolicy) -> FundPolicy:
    proposals = policy.proposals.again()
    return change(policy, proposed=change(asked, no=proposals.asked), proposals=proposals)
