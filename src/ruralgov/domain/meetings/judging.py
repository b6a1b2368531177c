"""Whether enough came and agreed: the one place in which votes are judged.

Whole numbers alone: a part of a whole is met from the fewest on that are so large a part of it.
"""

from collections.abc import Iterable

from ruralgov.domain.meetings.model import DecisionRule
from ruralgov.domain.meetings.model_meeting import Came, Judged, Roster, Tally, base_of

BEYOND = 1_000_000_000
"""How many are lacking where a rule cannot be satisfied in the way that was counted."""


def lacking(rules: Iterable[DecisionRule], roster: Roster, came: Came) -> int:
    """Return how many more must come until each of some rules has its quorum; 0: none."""
    return max((_lacking(rule, roster, came) for rule in rules), default=0)


def _lacking(rule: DecisionRule, roster: Roster, came: Came) -> int:
    share = rule.quorum_by(came.by)
    if share is None:
        return BEYOND
    missing = max(share.needed(roster.base(came.by)) - came.present, 0)
    return max(missing, lacking_women(rule, roster, came))


def lacking_women(rule: DecisionRule, roster: Roster, came: Came) -> int:
    """Return how many of the women among the representatives must come beside those who did."""
    needed = 0 if rule.women is None else rule.women.needed(roster.women)
    return max(needed - came.women, 0)


def judge(rule: DecisionRule, roster: Roster, came: Came, recused: int, tally: Tally) -> Judged:
    """Return whether a vote satisfies a rule, of how many, and how many it asks for."""
    base = base_of(rule, roster, came, recused)
    needed = rule.majority.needed(base)
    return Judged(
        rule=rule.code,
        source=rule.source,
        base=rule.base,
        of=base,
        needed=needed,
        passed=0 < needed <= tally.in_favour,
    )
