"""That a decision of a meeting, where one is named, is what a change of grids rests on."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import texts
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.meetings import BodyKind, Matter, Needed, cited

PLANS: Final = frozenset(
    {
        BodyKind.VILLAGE_MEETING,
        BodyKind.REPRESENTATIVES,
        BodyKind.VILLAGERS_COMMITTEE,
        BodyKind.TWO_COMMITTEES,
    }
)
"""Which bodies decide how a village is laid out."""
CHIEFS: Final = PLANS | {
    BodyKind.GROUP_MEETING,
    BodyKind.BRANCH_COMMITTEE,
    BodyKind.BRANCH_MEETING,
}
"""Which bodies decide who is chief of a grid or lane."""
CHOOSING: Final = frozenset({Matter.GRIDS, Matter.GROUP_ELECTION, Matter.PARTY})
Drawing = (
    m.DelineateGrids
    | m.AddGrid
    | m.AddLane
    | m.SplitGrid
    | m.MergeGrids
    | m.SplitLane
    | m.CloseLane
)


def on_plan(command: Drawing, read: Read) -> Iterator[m.PlanDecisionCited]:
    """Give the decision that a change of a plan names, where its basis says the same (rule 13).

    Raises ``grid_decision_differs`` and what ``cited`` raises.
    """
    if command.cites is None:
        return
    needed = Needed(
        place=command.village, by=command.since, kinds=PLANS, matters=frozenset({Matter.GRIDS})
    )
    found = cited(read, command.cites, needed)
    if found.reference != command.basis.strip():
        raise Refused(texts.GRID_DECISION_DIFFERS, reference=found.reference)
    yield m.PlanDecisionCited(decision=command.cites, since=command.since, chiefs=False)


def on_chiefs(command: m.AppointChiefs, read: Read) -> Iterator[m.PlanDecisionCited]:
    """Give the decision by which chiefs were chosen (rule 13); raises what ``cited`` raises."""
    if command.cites is None:
        return
    needed = Needed(place=command.village, by=command.since, kinds=CHIEFS, matters=CHOOSING)
    cited(read, command.cites, needed)
    yield m.PlanDecisionCited(decision=command.cites, since=command.since, chiefs=True)
