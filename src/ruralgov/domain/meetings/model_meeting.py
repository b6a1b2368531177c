"""A meeting: who was called and who came, on what it voted, and what came of it."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    DecisionId,
    HouseholdId,
    MeetingId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.model import (
    Act,
    Base,
    BodyKind,
    CountedBy,
    DecisionRule,
    Matter,
)


class MeetingStage(LabelledEnum):
    """Where a meeting stands."""

    CALLED = "called", "已通知", "called"
    OPEN = "open", "会议中", "open"
    ADJOURNED = "adjourned", "休会（改期）", "adjourned"
    CLOSED = "closed", "已结束", "closed"
    MINUTED = "minuted", "纪要已签发", "minutes approved"
    INQUORATE = "inquorate", "不足法定人数，未开成", "not held for want of a quorum"
    CALLED_OFF = "called_off", "已取消", "called off"
    WITHDRAWN = "withdrawn", "误登已撤销", "entered by mistake"


VOID = frozenset({MeetingStage.CALLED_OFF, MeetingStage.WITHDRAWN})
"""Stages of a meeting that was none."""
AHEAD = frozenset({MeetingStage.CALLED, MeetingStage.OPEN, MeetingStage.ADJOURNED})
"""Stages of a meeting that is not over."""


class Capacity(LabelledEnum):
    """As what somebody takes part."""

    PERSON = "person", "本人", "in person"
    HOUSEHOLD = "household", "户代表", "for a household"
    PROXY = "proxy", "书面委托代为参加", "by a proxy in writing"


class Ballot(LabelledEnum):
    """How it was voted; never by name."""

    SECRET = "secret", "无记名投票", "secret ballot"
    OPEN = "open", "举手表决", "show of hands"


class Outcome(LabelledEnum):
    """What became of a motion."""

    PASSED = "passed", "通过", "passed"
    REJECTED = "rejected", "未通过", "rejected"
    RETURNED = "returned", "退回", "returned"
    POSTPONED = "postponed", "暂缓", "postponed"
    NOTED = "noted", "听取", "noted"


class RecusalGround(LabelledEnum):
    """Why somebody did not vote on a motion."""

    PARTY = "party", "本人是当事人", "a party to it"
    RELATIVE = "relative", "近亲属是当事人", "a close relative is a party"
    INTEREST = "interest", "有其他利害关系", "another interest in it"


@frozen(kw_only=True)
class Attendee:
    """Who takes part, and as what: *person* is the one who counts.

    *household* is the one that a representative stands for; *through* is who came for somebody
    who could not.
    """

    person: PersonId
    capacity: Capacity = Capacity.PERSON
    household: HouseholdId | None = None
    through: PersonId | None = None
    online: bool = False


@frozen(kw_only=True)
class Attendance:
    """Who came: by name, or counted from a sheet that was signed on paper, and never both.

    *women*: of a count, how many of the women among the representatives. *guests* sit in and have
    no vote.
    """

    by: CountedBy = CountedBy.PERSONS
    attendees: tuple[Attendee, ...] = ()
    counted: int = 0
    women: int = 0
    guests: int = 0
    sheet: str = field(default="", metadata=text_of(TextKind.PAPER))

    def __attrs_post_init__(self) -> None:
        if min(self.counted, self.women, self.guests) < 0 or self.women > self.counted:
            raise BadInput(texts.MEETING_COUNTS_WRONG)


@frozen(kw_only=True)
class Roll:
    """How many are entitled by a roll, and which: for bodies in which nobody has a seat."""

    entitled: int = field()
    households: int = 0
    source: str

    @entitled.validator
    def _check(self, _: object, entitled: int) -> None:
        if entitled < 1 or self.households < 0:
            raise BadInput(texts.MEETING_COUNTS_WRONG)


@frozen(kw_only=True)
class Roster:
    """Who was entitled as of the day on which a meeting opened; it never changes afterwards.

    *women* are those among the representatives, and *households* what the roll counts.
    """

    as_of: date
    entitled: int
    households: int = 0
    women: int = 0
    members: tuple[PersonId, ...] = ()
    source: str = ""

    def base(self, by: CountedBy) -> int:
        """Return how many can come where it is counted so."""
        return self.households if by is CountedBy.HOUSEHOLDS else self.entitled


@frozen(kw_only=True)
class Came:
    """Who came, as counted: *present* of them vote, *women* are those among representatives."""

    by: CountedBy
    present: int
    women: int = 0
    online: int = 0
    guests: int = 0
    attendees: tuple[Attendee, ...] = ()
    sheet: str = field(default="", metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class Tally:
    """How many voted how; the rest did not vote. *ballot*: never by name."""

    in_favour: int = field()
    against: int = 0
    abstained: int = 0
    ballot: Ballot = Ballot.OPEN

    @in_favour.validator
    def _check(self, _: object, in_favour: int) -> None:
        if min(in_favour, self.against, self.abstained) < 0:
            raise BadInput(texts.MEETING_COUNTS_WRONG)

    @property
    def cast(self) -> int:
        """How many voted at all."""
        return self.in_favour + self.against + self.abstained


@frozen(kw_only=True)
class Recusal:
    """That somebody who came took no part in a motion."""

    person: PersonId
    ground: RecusalGround


@frozen(kw_only=True)
class MotionPlan:
    """What is to be voted on.

    A delegation names what it leaves to the representatives (*delegates*) and until when; what they
    decide names the delegation. *revokes* names an earlier decision that this one ends.
    """

    title: str
    matter: Matter
    act: Act = Act.DECIDE
    delegates: tuple[Matter, ...] = ()
    delegated_until: date | None = field(default=None, metadata={"ruralgov_end": True})
    delegation: DecisionId | None = None
    revokes: DecisionId | None = None


@frozen(kw_only=True)
class Judged:
    """By what a vote was judged: a rule and its source, of how many, and how many it asked for."""

    rule: str
    source: str
    base: Base
    of: int
    needed: int
    passed: bool


@frozen(kw_only=True)
class Motion:
    """What was or is to be voted on, and what became of it."""

    plan: MotionPlan
    outcome: Outcome | None = None
    tally: Tally | None = None
    recused: tuple[Recusal, ...] = ()
    judged: tuple[Judged, ...] = ()
    decision: DecisionId | None = None
    reason: str = ""


@frozen(kw_only=True)
class Minutes:
    """The minutes of a meeting as they were approved; they are corrected by addenda."""

    reference: str
    by: AccountId
    day: date
    document: str = ""
    addenda: tuple[str, ...] = ()


@frozen(kw_only=True)
class Meeting:
    """One meeting of a body, with all of its sessions."""

    number: str
    body: BodyId
    kind: BodyKind
    place: PlaceId
    day: date
    venue: str
    notified: date
    motions: tuple[Motion, ...]
    stage: MeetingStage
    by: AccountId
    urgent: str = ""
    repeats: MeetingId | None = None
    chair: PersonId | None = None
    roster: Roster | None = None
    came: Came | None = None
    recorders: tuple[AccountId, ...] = ()
    lacking: int = 0
    minutes: Minutes | None = None

    def motion(self, number: int) -> Motion | None:
        """Return the motion of a number, from 1."""
        return self.motions[number - 1] if 0 < number <= len(self.motions) else None

    @property
    def recused(self) -> frozenset[PersonId]:
        """Who took no part in some motion."""
        return frozenset(one.person for motion in self.motions for one in motion.recused)


def voters(came: Came, recused: int) -> int:
    """Return how many of those who came may vote where some take no part."""
    return max(came.present - recused, 0)


def base_of(rule: DecisionRule, roster: Roster, came: Came, recused: int) -> int:
    """Return of how many a rule asks a part to agree."""
    return roster.base(came.by) if rule.base is Base.ENTITLED else voters(came, recused)
