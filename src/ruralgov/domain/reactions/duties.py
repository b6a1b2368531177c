"""What was recorded by a meeting or decision that was none falls with it."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.duties import DropPerformance, Evidence, PerformanceRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import PerformanceId
from ruralgov.domain.meetings import DecisionWithdrawn, MeetingWithdrawn


def drop_performances(
    event: DecisionWithdrawn | MeetingWithdrawn, key: str, given: Given
) -> Iterator[DropPerformance]:
    """What was recorded by a meeting or decision falls when that is taken back."""
    kind = Evidence.MEETING if isinstance(event, MeetingWithdrawn) else Evidence.DECISION
    for row in given.read.rows(PerformanceRow, fact=key, fact_kind=kind):
        yield DropPerformance(performance=PerformanceId(row.owner), reason=event.reason)


REACTIONS: Final[Reactions] = {
    DecisionWithdrawn: (drop_performances,),
    MeetingWithdrawn: (drop_performances,),
}
