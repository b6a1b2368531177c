"""That a decision of a meeting, where one is named, is what the papers of property say."""

from datetime import date
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE, heir
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.meetings import BodyKind, Matter, Needed, cited
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_asset import Decision, DecisionKind

_ALL: Final = frozenset({BodyKind.MEMBERS, BodyKind.MEMBER_REPRESENTATIVES})
KINDS: Final = {
    DecisionKind.FOUR_TWO: _ALL | {BodyKind.VILLAGE_MEETING, BodyKind.REPRESENTATIVES},
    DecisionKind.MEMBERS: _ALL,
    DecisionKind.COUNCIL: frozenset({BodyKind.COUNCIL}),
}
"""Which bodies decide what the papers call so."""
MATTERS: Final = frozenset(
    {
        Matter.PROPERTY,
        Matter.LAND_AND_SHARES,
        Matter.BUILDING_LAND,
        Matter.INVESTMENT,
        Matter.PUBLIC_WORKS,
    }
)


def check_cited(
    decision: Decision | None,
    collective: CollectiveId,
    read: Read,
    day: date,
    *,
    published: bool = False,
) -> None:
    """Refuse a decision of a meeting that is another, or not in force on a day (rule 19).

    With *published*, one of 四议两公开 must have hung out for its days by then. Raises
    ``decision_differs`` and what ``cited`` raises.
    """
    if decision is None or decision.cites is None:
        return
    owner = heir(collective, read)
    known = existing(
        read.state(COLLECTIVE, owner), collectives_texts.COLLECTIVE_MISSING, collective=owner
    )
    needed = Needed(
        place=known.place,
        collective=owner,
        by=day,
        kinds=KINDS[decision.kind],
        matters=MATTERS,
        published=published and decision.kind is DecisionKind.FOUR_TWO,
    )
    found = cited(read, decision.cites, needed)
    if (found.day, found.reference) != (decision.day, decision.reference):
        raise Refused(texts.DECISION_DIFFERS, day=found.day, reference=found.reference)
