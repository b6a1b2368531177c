"""What can be asked to be printed: the minutes of a meeting, and what is wrong with bodies."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    BodyId,
    DecisionId,
    HouseholdId,
    MeetingId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import (
    Act,
    Base,
    BodyKind,
    CountedBy,
    Matter,
    Share,
    Verification,
)
from ruralgov.domain.meetings.model_decision import Ending, Publication
from ruralgov.domain.meetings.model_meeting import (
    Capacity,
    MeetingStage,
    Minutes,
    Outcome,
    RecusalGround,
    Tally,
)


class MinutesNote(LabelledEnum):
    """What minutes do not say, and why."""

    NOT_OPENED = "not_opened", "会议尚未召开，没有到会和表决记录", "it has not been opened yet"
    BY_ROLL = (
        "by_roll",
        "没有固定席位，应到人数按名册计，不列缺席名单",
        "nobody has a seat: a roll says how many are entitled, and nobody is listed as absent",
    )
    COUNTED = (
        "counted",
        "到会人数按签到表计，没有逐人登记",
        "who came was counted from a sheet and not entered by name",
    )
    VOTES_UNNAMED = (
        "votes_unnamed",
        "只记票数，不记谁投了什么票",
        "votes are counted, and never kept by name",
    )
    NOT_APPROVED = (
        "not_approved",
        "纪要尚未由另一人签发，所载决议暂不能作为依据",
        "nobody else has approved them, so nothing rests on its decisions yet",
    )
    RULE_GONE = (
        "rule_gone",
        "有表决规则已被更正撤回，法定人数不再可查",
        "a rule by which it was voted was withdrawn, so its quorum is not known any more",
    )


@frozen(kw_only=True)
class Somebody:
    """A person with the name of the day of the meeting; None where it was erased."""

    person: PersonId
    name: str | None


@frozen(kw_only=True)
class Attended:
    """Who took part, and as what; *through* came for them, *household* is whom they stood for."""

    who: Somebody
    capacity: Capacity
    household: HouseholdId | None
    through: Somebody | None
    online: bool


@frozen(kw_only=True)
class Applied:
    """A rule by which a motion was judged: who says so, what had to come, and what had to agree.

    *quorum* and *quorum_needed* are None where the rule was withdrawn since.
    """

    rule: str
    source: str
    verified: Verification | None
    quorum: Share | None
    quorum_needed: int | None
    women_needed: int | None
    base: Base
    of: int
    needed: int
    passed: bool


@frozen(kw_only=True)
class StoodAside:
    """Who took no part in a motion, and why."""

    who: Somebody
    ground: RecusalGround


@frozen(kw_only=True)
class Resulting:
    """The decision that a motion gave: whether it counts and holds, and where it hung out."""

    decision: DecisionId
    reference: str
    sure: bool
    holds: bool
    ending: Ending | None
    publications: tuple[Publication, ...]


@frozen(kw_only=True)
class MotionSheet:
    """A motion as the minutes print it; *silent* came and neither voted nor stood aside."""

    number: int
    title: str
    matter: Matter
    act: Act
    outcome: Outcome | None
    reason: str
    tally: Tally | None
    silent: int | None
    aside: tuple[StoodAside, ...]
    rules: tuple[Applied, ...]
    result: Resulting | None
    delegation: str
    revokes: str


@frozen(kw_only=True)
class MinutesSheet:
    """The minutes of a meeting, whole: *notes* say what is not in them, and why."""

    meeting: MeetingId
    number: str
    body: BodyId
    name: str
    kind: BodyKind
    place: PlaceId
    stage: MeetingStage
    day: date
    venue: str
    notified: date
    notice_days: int
    urgent: str
    repeats: str
    chair: Somebody | None
    roster_of: date | None
    source: str
    by: CountedBy | None
    entitled: int | None
    women: int | None
    present: int | None
    women_present: int | None
    lacking: int
    online: int
    guests: int
    sheet: str
    capacities: dict[Capacity, int]
    attended: tuple[Attended, ...]
    absent: tuple[Somebody, ...]
    motions: tuple[MotionSheet, ...]
    recorders: tuple[AccountId, ...]
    minutes: Minutes | None
    notes: tuple[MinutesNote, ...]


@frozen(kw_only=True)
class MinutesOf(Query[MinutesSheet]):
    """Ask for the minutes of a meeting as they are printed, with names; each is a reading.

    Whether its decisions hold, is as of the day asked.
    """

    meeting: MeetingId


class BodyFault(LabelledEnum):
    """What is wrong with a body."""

    TERM_OVER = "term_over", "任期届满未换届", "its term is over, and it was not renewed"
    NOBODY = "nobody", "没有组成人员", "nobody sits in it"
    POST_EMPTY = "post_empty", "席位所属职务空缺", "a post that has a seat is held by nobody"
    FEW_REPRESENTATIVES = (
        "few_representatives",
        "村民代表不足组成人员的五分之四",
        "fewer than four fifths are representatives",
    )
    FEW_WOMEN = (
        "few_women",
        "妇女村民代表不足组成人员的三分之一",
        "fewer than a third are women who are representatives",
    )
    SEX_UNKNOWN = (
        "sex_unknown",
        "有代表性别未登记，妇女代表比例无法核定",
        "the registry does not say who of the representatives are women",
    )


@frozen(kw_only=True)
class BodyFinding:
    """One thing that is wrong with a body: *count* of *of* people, where *needed* are asked for.

    *since* is the day on which its term was over; *source* is who asks for it.
    """

    body: BodyId
    name: str
    kind: BodyKind
    place: PlaceId
    fault: BodyFault
    count: int
    needed: int
    of: int
    since: date | None
    source: str


@frozen(kw_only=True)
class BodyFindings(Query[list[BodyFinding]]):
    """Ask what is wrong with the bodies of a place and below it on the day asked, by place."""

    place: PlaceId = CITY
