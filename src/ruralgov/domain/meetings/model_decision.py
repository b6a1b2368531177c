"""A decision: what a motion that passed gives, or what an old paper says; and its publications."""

from datetime import date, timedelta
from typing import Final

from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CollectiveId,
    DecisionId,
    MeetingId,
    PlaceId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import Act, BodyKind, Matter

PUBLISHED_DAYS: Final = 15
"""For how many days at least a decision is published: 村民委员会组织法 art. 35."""


class Origin(LabelledEnum):
    """Where it comes from."""

    MEETING = "meeting", "会议表决", "voted in a meeting"
    PAPER = "paper", "补录的纸质决议", "an old paper"


class Ending(LabelledEnum):
    """Why a decision no longer holds."""

    REVOKED = "revoked", "被后来的决议撤销或取代", "revoked or superseded by a later one"
    ANNULLED = "annulled", "被法院撤销或被责令改正", "annulled by a court or the town"
    WITHDRAWN = "withdrawn", "误登已撤销", "entered by mistake"


class Published(LabelledEnum):
    """What was published: the two publications of 四议两公开."""

    DECISION = "decision", "决议公开", "the decision"
    RESULT = "result", "实施结果公开", "the result of carrying it out"


@frozen(kw_only=True)
class Publication:
    """That it hung out, from *since* on; *until* is the day on which it came down.

    A faulty one has *fault*: it counts for nothing, and another one follows.
    """

    what: Published
    since: date
    where: str
    by: AccountId
    until: date | None = None
    fault: str = ""

    def stood(self, day: date, days: int = PUBLISHED_DAYS) -> bool:
        """Tell whether it had hung out for so many days by the end of a day."""
        last = self.earliest_end(days)
        return not self.fault and last <= day and (self.until is None or self.until > last)

    def earliest_end(self, days: int = PUBLISHED_DAYS) -> date:
        """Return the last of the days for which it must hang out."""
        return self.since + timedelta(days=days - 1)


@frozen(kw_only=True)
class Lapse:
    """Days on which a decision did not hold: revoked, ``[since, until)``, by one annulled later."""

    since: date
    until: date


@frozen(kw_only=True)
class Figures:
    """How many were entitled, came and agreed."""

    entitled: int
    present: int
    in_favour: int


@frozen(kw_only=True)
class Decision:
    """What a body decided on a day, where that is written, and whether it still holds."""

    body: BodyId
    kind: BodyKind
    place: PlaceId
    collective: CollectiveId | None
    group: VillagerGroupId | None
    matter: Matter
    act: Act
    title: str
    day: date
    origin: Origin
    reference: str
    by: AccountId
    meeting: MeetingId | None = None
    motion: int = 0
    figures: Figures | None = None
    delegates: tuple[Matter, ...] = ()
    delegated_until: date | None = None
    delegation: DecisionId | None = None
    confirmed: AccountId | None = None
    """Who approved the minutes of its meeting, or compared an old paper with what was entered."""
    publications: tuple[Publication, ...] = ()
    ended: date | None = None
    ending: Ending | None = None
    ended_by: DecisionId | None = None
    lapses: tuple[Lapse, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a second person stands behind it, besides who entered it."""
        return self.confirmed is not None

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        if self.ending is Ending.WITHDRAWN:
            return False
        if any(one.since <= day < one.until for one in self.lapses):
            return False
        return self.day <= day and (self.ended is None or day < self.ended)

    def leaves(self, matter: Matter, day: date) -> bool:
        """Tell whether it leaves a matter to the representatives on a day."""
        within = self.delegated_until is None or day < self.delegated_until
        return self.holds(day) and within and matter in self.delegates

    def stood(self, day: date, what: Published = Published.DECISION) -> bool:
        """Tell whether it had been published for its days by the end of a day."""
        return any(one.what is what and one.stood(day) for one in self.publications)


class Step(LabelledEnum):
    """The steps of 四议两公开, in their order."""

    PROPOSED = "proposed", "党组织提议", "proposed by the party branch"
    DISCUSSED = "discussed", "“两委”商议", "discussed by the two committees"
    REVIEWED = "reviewed", "党员大会审议", "reviewed by the branch meeting"
    RESOLVED = "resolved", "村民（代表）会议决议", "resolved by the villagers"
    PUBLISHED = "published", "决议公开", "decision published"
    IMPLEMENTED = "implemented", "组织实施", "carried out"
    RESULT_PUBLISHED = "result_published", "实施结果公开", "result published"
    ARCHIVED = "archived", "归档", "archived"


STEPS: Final = tuple(Step)
_BRANCH: Final = frozenset({BodyKind.BRANCH_COMMITTEE, BodyKind.BRANCH_MEETING})
DELIBERATIONS: Final = {
    Step.PROPOSED: (Act.PROPOSE, _BRANCH),
    Step.DISCUSSED: (Act.DISCUSS, frozenset({BodyKind.TWO_COMMITTEES})),
    Step.REVIEWED: (Act.REVIEW, frozenset({BodyKind.BRANCH_MEETING})),
    Step.RESOLVED: (
        Act.DECIDE,
        frozenset(
            {
                BodyKind.VILLAGE_MEETING,
                BodyKind.REPRESENTATIVES,
                BodyKind.MEMBERS,
                BodyKind.MEMBER_REPRESENTATIVES,
            }
        ),
    ),
}
"""What each of the four deliberations is, and which bodies take it."""
DISCLOSURES: Final = {
    Step.PUBLISHED: Published.DECISION,
    Step.RESULT_PUBLISHED: Published.RESULT,
}


class ProcedureEnd(LabelledEnum):
    """How a procedure ended before its last step."""

    REJECTED = "rejected", "未通过", "rejected"
    WITHDRAWN = "withdrawn", "撤回", "withdrawn"


@frozen(kw_only=True)
class Taken:
    """A step that was taken, on a day, by a decision or with a paper."""

    step: Step
    day: date
    decision: DecisionId | None = None
    reference: str = ""


@frozen(kw_only=True)
class Procedure:
    """One matter on its way through the four deliberations and the two publications."""

    place: PlaceId
    matter: Matter
    title: str
    steps: tuple[Taken, ...]
    ended: ProcedureEnd | None = None

    @property
    def last(self) -> Taken:
        """Return the step taken last."""
        return self.steps[-1]

    @property
    def next(self) -> Step | None:
        """Return the step that comes next, or None after the last."""
        place = STEPS.index(self.last.step) + 1
        return STEPS[place] if place < len(STEPS) and self.ended is None else None

    def taken(self, step: Step) -> Taken | None:
        """Return a step as it was taken, or None."""
        return next((one for one in self.steps if one.step is step), None)

    def rests_on(self, publication: Publication) -> bool:
        """Tell whether a step that was taken is a publication of the resolution."""
        return any(
            DISCLOSURES.get(one.step) is publication.what and one.day == publication.since
            for one in self.steps
        )
