"""A joint conference: who was called and came, what was on the agenda, and its minutes."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.conferences.model import OFFICE, PAPER, SeatRole
from ruralgov.domain.kernel.ids import (
    AccountId,
    OrganisationId,
    PersonId,
    PostId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class ConferenceKind(LabelledEnum):
    """What kind of conference it is."""

    REGULAR = "regular", "例会", "regular"
    SPECIAL = "special", "专题会", "special"
    PART = "part", "部分成员会", "of some members"


class ConferenceStage(LabelledEnum):
    """Where a conference stands."""

    CONVENED = "convened", "已通知", "convened"
    HELD = "held", "已召开", "held"
    MINUTED = "minuted", "纪要已签发", "minutes issued"
    CALLED_OFF = "called_off", "已取消", "called off"
    WITHDRAWN = "withdrawn", "误登已撤销", "entered by mistake"


WAS_HELD: Final = frozenset({ConferenceStage.HELD, ConferenceStage.MINUTED})
VOID: Final = frozenset({ConferenceStage.CALLED_OFF, ConferenceStage.WITHDRAWN})
"""Stages of a conference that was none."""


class ItemOutcome(LabelledEnum):
    """What became of an item of the agenda."""

    DECIDED = "decided", "议定", "decided"
    RETURNED = "returned", "退回", "returned"
    POSTPONED = "postponed", "暂缓", "postponed"
    NOTED = "noted", "听取", "noted"


class Secrecy(LabelledEnum):
    """Who may read the minutes; state secrets are not kept here at all."""

    PUBLIC = "public", "可公开", "public"
    INTERNAL = "internal", "内部", "internal"


@frozen(kw_only=True)
class ItemPlan:
    """What is on the agenda: who proposed it, its papers, and which departments it concerns.

    *consulted* says that their opinions were gathered before.
    """

    title: str
    proposer: OrganisationId
    problem: SalientProblemId | None = None
    papers: tuple[str, ...] = field(default=(), metadata=PAPER)
    departments: tuple[OrganisationId, ...] = ()
    consulted: bool = False


@frozen(kw_only=True)
class AgendaItem:
    """An item of the agenda and what became of it; *words* is what was decided, and no speech."""

    plan: ItemPlan
    outcome: ItemOutcome | None = None
    words: str = field(default="", metadata=PAPER)


@frozen(kw_only=True)
class RosterSeat:
    """A seat as of the day of the conference: which post, of which unit, and who held it."""

    post: PostId
    role: SeatRole
    unit: OrganisationId
    title: str
    holders: tuple[PersonId, ...]


@frozen(kw_only=True)
class CameFor:
    """Who came for a seat; somebody who does not hold the post has a *mandate* in writing."""

    post: PostId
    person: PersonId
    mandate: str = field(default="", metadata=PAPER)

    @property
    def substitute(self) -> bool:
        """Whether somebody came for the holder."""
        return bool(self.mandate)


@frozen(kw_only=True)
class Guest:
    """A unit that sat in without a seat, and as what."""

    unit: OrganisationId
    title: str


@frozen(kw_only=True)
class Gathering:
    """Who was to come as of the day, who came, and who was in the chair.

    *entitled* and *needed* are what the rule of the group asked for that day.
    """

    chair: PostId
    chair_mandate: str = field(default="", metadata=PAPER)
    roster: tuple[RosterSeat, ...]
    came: tuple[CameFor, ...]
    guests: tuple[Guest, ...] = ()
    entitled: int
    needed: int
    recorder: AccountId

    @property
    def present(self) -> int:
        """How many people came: each counts once, however many seats are theirs."""
        return len({one.person for one in self.came})


@frozen(kw_only=True)
class Addendum:
    """A correction of the minutes under its number; it counts once another person signed it."""

    number: int
    words: str = field(metadata=PAPER)
    drafted_by: AccountId
    drafted_on: date
    signed_by: AccountId | None = None
    signed_on: date | None = None


@frozen(kw_only=True)
class ConferenceMinutes:
    """The minutes (纪要): decided items only, drafted and countersigned by different persons."""

    reference: str
    reservations: tuple[str, ...] = field(default=(), metadata=OFFICE)
    recipients: tuple[OrganisationId, ...] = ()
    secrecy: Secrecy
    drafters: tuple[AccountId, ...]
    drafted_on: date
    signed_by: AccountId | None = None
    signed_on: date | None = None
    addenda: tuple[Addendum, ...] = ()


@frozen(kw_only=True)
class Conference:
    """A joint conference (联席会议) of a leading group."""

    number: str
    group: SteeringGroupId
    kind: ConferenceKind
    day: date
    venue: str
    convener: PostId
    by: AccountId
    called: tuple[PostId, ...] = ()
    """Those who were called to a conference of some members."""
    items: tuple[AgendaItem, ...]
    stage: ConferenceStage
    gathering: Gathering | None = None
    recorded: tuple[AccountId, ...] = ()
    """Who recorded what happened there: none of them countersigns."""
    minutes: ConferenceMinutes | None = None
    reason: str = ""

    def item(self, number: int) -> AgendaItem | None:
        """Return the item of a number, from 1."""
        return self.items[number - 1] if 0 < number <= len(self.items) else None

    @property
    def concerned(self) -> frozenset[OrganisationId]:
        """The units that were there, by a seat or as guests."""
        if self.gathering is None:
            return frozenset()
        by_post = {seat.post: seat.unit for seat in self.gathering.roster}
        came = {by_post[one.post] for one in self.gathering.came if one.post in by_post}
        return frozenset({*came, *(one.unit for one in self.gathering.guests)})
