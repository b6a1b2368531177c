"""Neighbour councils (邻里议事): the hall, its sessions, and what became of each motion."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    DecisionId,
    LaneId,
    NeighbourCouncilId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class CouncilSpan:
    """How a council is called, where its hall is, and for which lanes, from a day on."""

    name: str
    venue: str
    lanes: tuple[LaneId, ...]
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class NeighbourCouncil:
    """A neighbour council of a village; one lane may have one, and several may share one."""

    place: PlaceId
    spans: tuple[CouncilSpan, ...]

    @property
    def last(self) -> CouncilSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> CouncilSpan | None:
        """Return the span of a day."""
        return spans.on(self.spans, day)


class CouncilMatter(LabelledEnum):
    """What a motion is about; money and rules are for the meetings of the village alone."""

    ENVIRONMENT = "environment", "环境卫生", "cleanliness and surroundings"
    FACILITY = "facility", "公共设施", "common facilities"
    NEIGHBOURS = "neighbours", "邻里互助", "help among neighbours"
    CUSTOMS = "customs", "移风易俗", "customs"
    MONEY = "money", "筹资筹劳与集体资金", "levies and money of the collective"
    RULES = "rules", "村规民约与村民权利义务", "village rules, rights and duties"
    OTHER = "other", "其他", "other"


NOT_THEIRS: Final = frozenset({CouncilMatter.MONEY, CouncilMatter.RULES})
"""Of which a council gives an opinion, and no more."""


class CouncilOutcome(LabelledEnum):
    """What the council came to."""

    CONSENSUS = "consensus", "达成一致", "consensus"
    DISSENT = "dissent", "未达成一致", "no consensus"
    DEFERRED = "deferred", "下次再议", "deferred"


class CouncilFollowUp(LabelledEnum):
    """What became of a consensus, which binds nobody by itself."""

    DONE = "done", "已办理", "done"
    DECIDED = "decided", "已由有权会议决定", "decided by the body that may"
    DROPPED = "dropped", "不再办理（说明理由）", "dropped, for a reason"


@frozen(kw_only=True)
class CouncilMotionPlan:
    """A motion that is to be talked over."""

    title: str
    matter: CouncilMatter


@frozen(kw_only=True)
class CouncilMotion:
    """A motion with what the council came to, who owes the follow-up by when, and what it was."""

    plan: CouncilMotionPlan
    outcome: CouncilOutcome | None = None
    words: str = ""
    owner: PostId | None = None
    due: date | None = None
    followed: CouncilFollowUp | None = None
    followed_on: date | None = None
    followed_words: str = ""
    decision: DecisionId | None = None


class SessionStage(LabelledEnum):
    """Where a session of a council stands."""

    CALLED = "called", "已通知", "called"
    HELD = "held", "已召开", "held"
    SIGNED = "signed", "记录已签", "minutes signed"
    CALLED_OFF = "called_off", "已取消", "called off"


@frozen(kw_only=True)
class CouncilSession:
    """One session of a council."""

    number: str
    council: NeighbourCouncilId
    place: PlaceId
    day: date
    called: date
    motions: tuple[CouncilMotion, ...]
    stage: SessionStage = SessionStage.CALLED
    households: int = 0
    """How many households were represented."""
    recorder: AccountId | None = None
    signed_by: AccountId | None = None
    signed: date | None = None

    def motion(self, number: int) -> CouncilMotion | None:
        """Return a motion by its number, from 1."""
        return self.motions[number - 1] if 1 <= number <= len(self.motions) else None
