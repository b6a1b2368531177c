"""What can be said about a finding, and what was."""

from datetime import datetime

from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.oversight.model import Verdict


@frozen(kw_only=True)
class NoteFinding:
    """Say what became of a finding, and why.

    *finding* and *mark* are those that were shown: if the evidence has changed since, the note
    does not hold, and the finding is to be looked at again.
    """

    collective: CollectiveId
    finding: str
    mark: str
    verdict: Verdict
    reason: str


@frozen(kw_only=True)
class FindingNoted:
    """Somebody looked at a finding and decided."""

    collective: CollectiveId
    check: str
    verdict: Verdict
    reason: str
    mark: str
    by: AccountId
    at: datetime
