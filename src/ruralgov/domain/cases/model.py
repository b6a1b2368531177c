"""A case with its rounds."""

from datetime import date, datetime
from typing import Final

from attrs import field

from ruralgov.domain.cases.beside import NOTHING, Beside, RepeatKind
from ruralgov.domain.cases.imported.model import Imported
from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.results import HAPPY as HAPPY
from ruralgov.domain.cases.results import Result as Result
from ruralgov.domain.cases.results import Satisfaction as Satisfaction
from ruralgov.domain.cases.table import OPEN, Level, Stage
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Deadline, Stop
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.kernel.value import frozen

DESK: Final = "desk"
"""Who owns a case before it is dispatched and after it is done: the platform's own desk."""
HASH: Final = 64
"""Hexadecimal digits of a SHA-256."""


class IntakeChannel(LabelledEnum):
    """By which way a case came in."""

    GRID = "grid", "网格", "grid"
    LANE_CHIEF = "lane_chief", "街巷长", "lane chief"
    HOTLINE = "hotline", "12345热线", "12345 hotline"
    WEB = "web", "网络", "web"
    VISIT = "visit", "来访", "visit"
    TRANSFER = "transfer", "上级或部门转办", "transferred"
    SENSOR = "sensor", "视频与物联感知", "camera or sensor"
    DELIBERATION = "deliberation", "民情恳谈", "deliberation day"


class RefusalGround(LabelledEnum):
    """The closed list of grounds on which a report is not accepted."""

    NOT_OUR_REMIT = "not_our_remit", "不属于受理范围", "not within the platform's remit"
    IN_LITIGATION = "in_litigation", "已进入诉讼、信访等程序", "before a court or in petition"
    REPEAT = "repeat", "无新事实的重复反映", "a repeat without new facts"
    NOT_VERIFIABLE = "not_verifiable", "无法核实", "cannot be verified"


class PauseGround(LabelledEnum):
    """The closed list of grounds on which the clock may stand still."""

    SEASON = "season", "受季节或天气限制", "season or weather"
    REPORTER = "reporter", "等待诉求人补充材料", "waiting for the reporter"
    PROCEDURE = "procedure", "等待鉴定、招标等法定程序", "a procedure that the law requires"
    OTHERS = "others", "等待外部单位", "waiting for a body outside the city"


@frozen(kw_only=True)
class Attachment:
    """A file that is kept elsewhere: its kind, SHA-256 and size in bytes; never the file itself."""

    kind: str
    sha256: str = field()
    size: int = field()

    @sha256.validator
    def _check(self, _: object, sha256: str) -> None:
        if len(sha256) != HASH or set(sha256) - set("0123456789abcdef"):
            raise BadInput(kernel_texts.ATTACHMENT_WRONG, value=sha256)

    @size.validator
    def _check_size(self, _: object, size: int) -> None:
        if size < 1:
            raise BadInput(kernel_texts.ATTACHMENT_WRONG, value=size)


@frozen(kw_only=True)
class TimeAsked:
    """More time that the handler asked for: an extension, or a pause on a ground."""

    amount: int
    ground: PauseGround | None
    by: AccountId


class SpellEnd(LabelledEnum):
    """How the time ended for which one unit had a case."""

    DONE = "done", "办结", "done"
    RETURNED = "returned", "退单", "returned"
    ESCALATED = "escalated", "上报上级", "escalated"
    ARBITRATED = "arbitrated", "裁定改派", "given to another unit by arbitration"
    HANDED_OVER = "handed_over", "改派", "handed over"
    FORCED = "forced", "强制结案", "closed by force"
    WITHDRAWN = "withdrawn", "诉求人撤回", "withdrawn by the reporter"


@frozen(kw_only=True)
class Spell:
    """The time for which one unit had a case, judged by its own clock; it is never changed.

    ``until`` is when the unit did what ended it: reported the work that passed the check, asked for
    the return that was granted, and so on; so what another does slowly is not laid to the unit.
    """

    round: int
    unit: str
    level: Level
    since: datetime
    due: datetime
    until: datetime
    ended: SpellEnd
    on_time: bool
    respond_by: datetime | None = None
    """Until when the unit had to sign for it or ask its return; None where that is not known."""
    responded_at: datetime | None = None


@frozen(kw_only=True)
class Round:
    """One time round: dispatched (or answered), done, judged. Its verdicts are never changed.

    ``on_time`` is the verdict on the case, ``unit_on_time`` that on the unit that did the work,
    counted from the instant it got the case. Both are of ``done_at``: the last report of the work,
    which passed its check. ``reported_at`` is the first report, where a check found it not done.
    """

    number: int
    unit: str
    level: Level
    due: datetime
    done_at: datetime
    on_time: bool
    unit_on_time: bool
    result: Result
    ranked: bool
    satisfaction: Satisfaction | None = None
    returns: int = 0
    """How often it was given back before its work was reported."""
    milestones: Milestones = ()
    """Its milestones, once another round has begun; until then the case has them."""
    reported_at: datetime | None = None
    failed: int = 0
    """How many checks found its work not done."""
    begun_at: datetime | None = None
    """When it began; None for the first round, which began when the case came in."""
    matter_level: Level | None = None
    """Of which level its matter was then; None where that is not known."""


@frozen(kw_only=True, slots=False)  # it is copied at every step, see kernel.change
class Case:
    """One request through its life; what the citizen said is sealed under the case's own key."""

    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    household: HouseholdId | None
    reported_at: datetime
    text: CitizenText
    reporter: PersonName | None
    contact: Telephone | None
    hold_due: datetime
    """When the stage that it is at must be left, or the clock of the unit ends."""
    off_hours: bool = False
    stage: Stage = Stage.REPORTED
    level: Level = Level.VILLAGE
    owner: str = DESK
    unit: str | None = None
    co_units: tuple[str, ...] = ()
    rule: str | None = None
    """The rule of the plan by which the unit has it; None where a person named the unit."""
    round: int = 1
    started_at: datetime | None = None
    deadline: Deadline | None = None
    unit_started: datetime | None = None
    unit_due: datetime | None = None
    handler: AccountId | None = None
    acted: tuple[AccountId, ...] = ()
    """Who did some of the work, in any round and for any unit: none of them judges it."""
    sent_by: tuple[AccountId, ...] = ()
    """Who sent it to a unit or decided on its return: none of them arbitrates about it."""
    rounds: tuple[Round, ...] = ()
    reported: Round | None = None
    """What the last report of this round's work says; a check that passes freezes it."""
    spells: tuple[Spell, ...] = ()
    """The time that each unit had it, once that has ended; in all rounds, in their order."""
    return_asked: datetime | None = None
    """When the unit that has it asked to return it."""
    unit_guessed: bool = False
    """Whether the clock of the unit had to guess a calendar."""
    begun_at: datetime | None = None
    """When this round began, after the first."""
    around_the_clock: bool = False
    """Whether the clocks of this round run on 7×24 duty, as its matter said when they started."""
    matter_level: Level | None = None
    """Of which level its matter is, as of its last dispatch or answer."""
    due_before: datetime | None = None
    """When it was due before a calendar that was published moved that."""
    returns: int = 0
    final: bool = False
    """Whether arbitration named the unit: it cannot return the case again."""
    asked: TimeAsked | None = None
    stops: tuple[Stop, ...] = ()
    milestones: Milestones = ()
    urged: int = 0
    supervised: bool = False
    point: Point | None = None
    repeat_of: CaseId | None = None
    """The case of the same matter and place that was closed shortly before it came in."""
    repeat: RepeatKind | None = None
    """How it is like that case; None where that is not told."""
    closed_at: datetime | None = None
    came_in_at: PlaceId | None = None
    """Where it came in, once it was handed over to another place; and in which town."""
    came_in_of: PlaceId | None = None
    beside: Beside | None = None
    """What few cases have beside the main way."""
    changed_at: datetime | None = None
    """When something of it changed last: a step, or a clock that was counted again."""
    moved_at: datetime | None = None
    """When the last step of its work was taken; urging and chasing are none."""
    respond_by: datetime | None = None
    """Until when its unit must sign for it or ask its return; None where that is not known."""
    responded_at: datetime | None = None
    """When its unit did."""
    taken_late: bool | None = None
    """Whether it was accepted or refused late; None where it was not, or that is not known."""

    @property
    def aside(self) -> Beside:
        """What it has beside the main way, where it has nothing of it as well."""
        return self.beside or NOTHING

    @property
    def came_in(self) -> PlaceId:
        """The place where it came in: it is counted there."""
        return self.came_in_at or self.place

    @property
    def came_in_town(self) -> PlaceId:
        """The town in which it came in."""
        return self.came_in_of or self.town

    @property
    def ended_on(self) -> date:
        """The day from which its keeping counts: that of its end, or of its report without one."""
        return legal_date(self.closed_at or self.aside.withdrawn_at or self.reported_at)

    @property
    def imported(self) -> Imported | None:
        """What another system says of it; None of a case of our own."""
        return None if self.beside is None else self.beside.imported

    @property
    def verdict(self) -> Round | None:
        """The frozen verdict of this round, if its work was reported."""
        done = self.rounds[-1] if self.rounds else None
        return done if done is not None and done.number == self.round else None

    def matter_of(self, judged: Round) -> str:
        """Return under which matter a round was judged: it may have been reclassified since."""
        before = [one.number for one in self.rounds].index(judged.number)
        earlier = (one.matter for one in self.aside.earlier if before < one.rounds)
        return next(earlier, self.matter)

    @property
    def anonymous(self) -> bool:
        """Whether nobody can be called back: no name, no number and no household is known."""
        return self.reporter is None and self.contact is None and self.household is None

    @property
    def worked(self) -> bool:
        """Whether a unit did the work with which its reporter was dissatisfied."""
        return any(one.number == self.round - 1 and one.unit != DESK for one in self.rounds)

    @property
    def provisional(self) -> bool:
        """Whether a deadline of it will be counted again when a calendar is published."""
        if self.deadline is None or self.stage not in OPEN or self.verdict is not None:
            return False
        clocks = (self.deadline.provisional, self.unit_guessed)
        return any(clocks) or any(one.provisional for one in self.milestones)

    def acted_by(self, account: AccountId) -> tuple[AccountId, ...]:
        """Return who did some of the work, with one more account."""
        return self.acted if account in self.acted else (*self.acted, account)

    def sent_also_by(self, account: AccountId) -> tuple[AccountId, ...]:
        """Return who sent it or decided on its return, with one more account."""
        return self.sent_by if account in self.sent_by else (*self.sent_by, account)

    def ended_stops(self, now: datetime) -> tuple[Stop, ...]:
        """Return the stops, the last of them ended now if it would go on."""
        *before, last = self.stops
        return (*before, change(last, until=min(now, last.until)))
