"""Which decisions villages and their collectives need for what they do in a consortium.

A consortium decides none of it: what is pooled or invested needs the owner's own decision
(农村集体经济组织法 art. 26, 村民委员会组织法 art. 28).
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE, heir
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.model_pledge import ResourceKind, Vehicle
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, CollectiveId, DecisionId, PlaceId
from ruralgov.domain.meetings import DECISION, BodyKind, Decision, Matter, Needed, cited
from ruralgov.domain.registry import place_now

_VILLAGERS: Final = frozenset({BodyKind.VILLAGE_MEETING, BodyKind.REPRESENTATIVES})
JOINS: Final = _VILLAGERS | {BodyKind.BRANCH_MEETING}
"""Which bodies decide that a village is in a consortium."""
_JOINING: Final = frozenset({Matter.PARTY, Matter.OTHER})
_APPROVES: Final = frozenset({BodyKind.CONFERENCE, BodyKind.BRANCH_COMMITTEE})
"""Which bodies above the villages approve a consortium."""
_APPROVED: Final = frozenset({Matter.JOINT, Matter.PARTY, Matter.OTHER})
OWNERS: Final = _VILLAGERS | {BodyKind.MEMBERS, BodyKind.MEMBER_REPRESENTATIVES}
"""Which bodies decide on what is the collective's."""
_LENDS: Final = JOINS | {
    BodyKind.VILLAGERS_COMMITTEE,
    BodyKind.TWO_COMMITTEES,
    BodyKind.BRANCH_COMMITTEE,
}
_VILLAGE_LENDS: Final = _JOINING | {Matter.PAID_POSTS, Matter.HELP, Matter.SUPERVISION}
MATTERS: Final = {
    ResourceKind.CADRE_TIME: _VILLAGE_LENDS,
    ResourceKind.GOVERNANCE: _VILLAGE_LENDS,
    ResourceKind.FUND: frozenset({Matter.USE_OF_INCOME, Matter.BUDGET, Matter.INVESTMENT}),
    ResourceKind.ASSET_USE: frozenset({Matter.PROPERTY, Matter.INVESTMENT}),
    ResourceKind.LAND_USE: frozenset(
        {Matter.PROPERTY, Matter.LAND_AND_SHARES, Matter.BUILDING_LAND}
    ),
}
"""On which matters is decided what is pledged."""
_INVESTS: Final = frozenset({Matter.INVESTMENT})
VEHICLES: Final = {
    Vehicle.COMPANY: _INVESTS,
    Vehicle.COOPERATIVE: _INVESTS,
    Vehicle.CONTRACT: _INVESTS
    | {Matter.PROPERTY, Matter.USE_OF_INCOME, Matter.PUBLIC_WORKS, Matter.BUILDING_LAND},
}
"""On which matters is decided what collectives undertake together."""


def joining(village: PlaceId, decision: DecisionId, by: date, given: Given) -> Decision:
    """Return the decision by which a village is in a consortium; raises what ``cited`` does."""
    needed = Needed(place=village, by=by, kinds=JOINS, matters=_JOINING)
    return cited(given.read, decision, needed)


def approving(
    villages: Iterable[PlaceId], decision: DecisionId | None, by: date, given: Given
) -> None:
    """Check the decision of a body that is over all the villages, where one is named.

    Without one the approval is a paper. Raises what ``cited`` does.
    """
    if decision is None:
        return
    there = [one for one in villages if given.stands(one, given.today)]
    over = set.intersection(*(set(given.above(one)) for one in there)) if there else set()
    known = given.read.state(DECISION, decision)
    place = known.place if known is not None and known.place in over else CITY
    needed = Needed(place=place, by=by, kinds=_APPROVES, matters=_APPROVED)
    cited(given.read, decision, needed)


def lending(
    village: PlaceId, kind: ResourceKind, decision: DecisionId, by: date, given: Given
) -> None:
    """Check the decision by which a village lends cadres or means of its own (invariant 16)."""
    needed = Needed(place=village, by=by, kinds=_LENDS, matters=MATTERS[kind])
    cited(given.read, decision, needed)


def owning(
    village: PlaceId,
    owner: CollectiveId,
    matters: frozenset[Matter],
    decision: DecisionId,
    by: date,
    given: Given,
) -> None:
    """Check the decision of an owner about what is its own (invariant 16).

    Raises ``collective_missing``, ``owner_elsewhere``, and what ``cited`` does.
    """
    key = heir(owner, given.read)
    known = existing(
        given.read.state(COLLECTIVE, key), collectives_texts.COLLECTIVE_MISSING, collective=owner
    )
    where = place_now(given.read, known.place, given.today)
    if key != owner or where != place_now(given.read, village, given.today):
        raise Refused(texts.OWNER_ELSEWHERE, name=known.name, village=village)
    needed = Needed(place=known.place, collective=owner, by=by, kinds=OWNERS, matters=matters)
    cited(given.read, decision, needed)
