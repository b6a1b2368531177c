"""What kinds of bodies meet, on what they decide, and what part of them must come and agree."""

from datetime import date
from typing import Any, Final

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import BodyId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import texts


class BodyKind(LabelledEnum):
    """What kind of body it is."""

    VILLAGE_MEETING = "village_meeting", "村民会议", "village meeting"
    REPRESENTATIVES = (
        "representatives",
        "村民代表会议",
        "villagers' representatives' meeting",
    )
    GROUP_MEETING = "group_meeting", "村民小组会议", "group meeting"
    VILLAGERS_COMMITTEE = "villagers_committee", "村民委员会", "villagers' committee"
    TWO_COMMITTEES = "two_committees", "村“两委”联席会议", "village two committees"
    BRANCH_COMMITTEE = "branch_committee", "党组织（支部）委员会", "committee of a party branch"
    BRANCH_MEETING = "branch_meeting", "党员大会", "branch meeting"
    MEMBERS = "members", "成员大会", "members' meeting of a collective"
    MEMBER_REPRESENTATIVES = (
        "member_representatives",
        "成员代表大会",
        "meeting of the members' representatives of a collective",
    )
    COUNCIL = "council", "理事会", "council of a collective"
    CONFERENCE = "conference", "联席会议", "joint conference"
    CONSULTATION = "consultation", "民主协商议事会", "consultation"


class Matter(LabelledEnum):
    """On what is decided: the items of the laws, and what is left."""

    VILLAGE_RULES = "village_rules", "村规民约", "charter and village rules"
    DELEGATION = "delegation", "授权代表会议", "delegation to the representatives"
    CLAIMED = (
        "claimed",
        "村民会议自定事项",
        "what the village meeting claims",
    )
    PLANNING = "planning", "规划建设", "planning and building"
    PAID_POSTS = "paid_posts", "误工补贴", "paid posts and their pay"
    USE_OF_INCOME = "use_of_income", "集体收入使用", "use of what the collective earns"
    PUBLIC_WORKS = (
        "public_works",
        "公益事业、筹资筹劳",
        "public works, levies and their contracts",
    )
    HELP = "help", "重点帮扶", "who is helped, and how"
    SUPERVISION = "supervision", "村务监督", "supervision and yearly assessment"
    GROUP_AFFAIRS = "group_affairs", "小组事项", "affairs of a villager group"
    GROUP_ELECTION = (
        "group_election",
        "小组推选",
        "leaders and representatives",
    )
    GRIDS = "grids", "网格划分", "grids and lanes"
    COLLECTIVE_CHARTER = "collective_charter", "集体章程", "charter of the collective"
    COLLECTIVE_RULES = "collective_rules", "集体管理制度", "internal rules of the collective"
    MEMBERSHIP = "membership", "成员确认", "who is a member"
    OFFICERS = "officers", "理事监事人选", "council and supervisors"
    BUDGET = "budget", "预决算与分配", "plans, budget and distribution"
    LAND_AND_SHARES = (
        "land_and_shares",
        "承包地宅基地份额",
        "land contracts, homesteads, shares",
    )
    BUILDING_LAND = "building_land", "经营性建设用地", "commercial building land"
    COMPENSATION = "compensation", "土地补偿费", "compensation for land"
    INVESTMENT = "investment", "对外投资", "investment"
    PROPERTY = "property", "资产资源处置", "letting and disposal of property"
    MERGER = "merger", "集体合并分立", "merger or division of the collective"
    PARTY = "party", "党内事务", "affairs of the party branch"
    JOINT = "joint", "联席会商", "matters of a joint conference"
    OTHER = "other", "其他", "other"


class Act(LabelledEnum):
    """What a body does about a matter: only one of the four deliberations decides it."""

    PROPOSE = "propose", "提议", "proposes"
    DISCUSS = "discuss", "商议", "discusses"
    REVIEW = "review", "审议", "reviews"
    DECIDE = "decide", "决议", "decides"


class CountedBy(LabelledEnum):
    """Who is counted: people, or households by whom they send."""

    PERSONS = "persons", "按人", "people"
    HOUSEHOLDS = "households", "按户", "households"


class Base(LabelledEnum):
    """Of whom a part must agree."""

    PRESENT = "present", "到会人员", "those present"
    ENTITLED = "entitled", "应到人员", "all who are entitled"


class Verification(LabelledEnum):
    """Beside what a rule was read when it was written down."""

    OFFICIAL = "official", "已核对官方文本", "read beside an official text"
    COPY = "copy", "已核对法规库文本，未核对官方文本", "read beside a copy, not the official text"
    NOT = "not", "未核对", "not verified"


ROLLS: Final = frozenset({BodyKind.VILLAGE_MEETING, BodyKind.GROUP_MEETING, BodyKind.MEMBERS})
"""Bodies of all who live or belong there: a roll says how many, and nobody has a seat."""
OF_COLLECTIVES: Final = frozenset(
    {BodyKind.MEMBERS, BodyKind.MEMBER_REPRESENTATIVES, BodyKind.COUNCIL}
)
MANY: Final = frozenset({BodyKind.CONFERENCE, BodyKind.CONSULTATION})
"""Bodies of which there may be several at a place."""


@frozen(kw_only=True)
class Share:
    """A part of a whole, ``part / whole``: at least so much of it, or *more* than that."""

    part: int
    whole: int = field()
    more: bool = False

    @whole.validator
    def _check(self, _: object, whole: int) -> None:
        if not 0 < self.part <= whole or (self.more and self.part == whole):
            raise BadInput(texts.DECISION_RULE_SHARE_WRONG, part=self.part, whole=whole)

    def needed(self, base: int) -> int:
        """Return the fewest that are so large a part of *base*: 6 are two thirds of 9, 7 of 10."""
        if self.more:
            return self.part * base // self.whole + 1
        return -(-self.part * base // self.whole)


HALF: Final = Share(part=1, whole=2)
MORE_THAN_HALF: Final = Share(part=1, whole=2, more=True)
TWO_THIRDS: Final = Share(part=2, whole=3)


@frozen(kw_only=True)
class Quorum:
    """What part of the people or of the households must come."""

    by: CountedBy
    share: Share


def _not_negative(_: object, attribute: Any, value: int) -> None:
    if value < 0:
        raise BadInput(texts.DECISION_RULE_NOTICE_WRONG, days=value)


@frozen(kw_only=True)
class DecisionRule:
    """How a kind of body decides some matters (none named: all), within days, and who says so.

    *quorum* names alternatives: a meeting chooses one before it opens. *women*: what part of the
    women among the representatives must come. *urgent*: it may be called without notice.
    *proxies*: members of one household may stand for each other, in writing.
    *jurisdiction* is how the code of a city begins for which it holds. *body*: for that one alone.
    """

    code: str
    kind: BodyKind
    body: BodyId | None = None
    matters: tuple[Matter, ...] = ()
    quorum: tuple[Quorum, ...] = field()
    majority: Share
    base: Base = Base.PRESENT
    women: Share | None = None
    notice_days: int = field(default=0, validator=_not_negative)
    urgent: bool = True
    online: bool = False
    proxies: bool = False
    since: date
    until: date = FOREVER
    jurisdiction: str = ""
    source: str
    verified: Verification = Verification.NOT

    @quorum.validator
    def _check(self, _: object, quorum: tuple[Quorum, ...]) -> None:
        if not quorum or len({one.by for one in quorum}) < len(quorum):
            raise BadInput(texts.DECISION_RULE_QUORUM_WRONG, code=self.code)

    def holds(
        self, kind: BodyKind, body: BodyId, matter: Matter, act: Act, day: date, city: str
    ) -> bool:
        """Tell whether it says how a body acts on a matter on a day in a city."""
        return (
            self.kind is kind
            and self.body in (None, body)
            and (not self.matters or (matter in self.matters and act is Act.DECIDE))
            and self.since <= day < self.until
            and city.startswith(self.jurisdiction)
        )

    def quorum_by(self, by: CountedBy) -> Share | None:
        """Return what part must come where it is counted so."""
        return next((one.share for one in self.quorum if one.by is by), None)


@frozen
class DecisionRules:
    """The rules that a city has adopted beside those of the laws, oldest first."""

    rules: tuple[DecisionRule, ...] = ()
