"""Watching: what a department's change may mean for a family, as four outcomes; none is a stop."""

from ruralgov.domain.aid.watching.changes import AidSource, ChangeKind
from ruralgov.domain.aid.watching.family import Family, began, observed
from ruralgov.domain.aid.watching.keeping import QUIET, Known, news
from ruralgov.domain.aid.watching.outcomes import Found, Outcome, Standing, outcomes

__all__ = [
    "QUIET",
    "AidSource",
    "ChangeKind",
    "Family",
    "Found",
    "Known",
    "Outcome",
    "Standing",
    "began",
    "news",
    "observed",
    "outcomes",
]
