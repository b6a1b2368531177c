"""The proceeding of one accepted application: its steps, notices, decisions, grant and payments."""

from datetime import date

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.value import frozen


class AidTrack(LabelledEnum):
    """By which variant of the statutory steps an application is handled."""

    MINIMUM = "minimum", "低保程序", "minimum allowance"
    DELEGATED = "delegated", "委托镇街审核确认", "delegated to the town"
    DESTITUTE = "destitute", "特困人员认定", "the destitute"
    CHILD = "child", "儿童保障程序", "children"
    RIGID = "rigid", "刚性支出困难家庭认定", "hardship by rigid expenses"
    DISABLED = "disabled", "残疾人两项补贴", "allowances of the disabled"
    EMERGENCY = "emergency", "急难型临时救助", "relief in an emergency"
    EXPENSE = "expense", "支出型临时救助", "relief for large expenses"


class AidStep(LabelledEnum):
    """A step of a proceeding."""

    INVESTIGATION = "investigation", "入户调查", "investigation"
    CHECKING = "checking", "信息核对", "checking of means"
    OPINION = "opinion", "镇街审核意见", "opinion of the town"
    NOTICE = "notice", "公示", "public notice"
    COUNTY_VISIT = "county_visit", "市级入户核查", "home visit by the county"
    DECISION = "decision", "审核确认", "decision"
    LETTER = "letter", "送达", "letter"
    PAPERS = "papers", "补齐手续", "completing the papers"
    REVIEW = "review", "定期核查", "review"


class AidPost(LabelledEnum):
    """What a relative of an applicant is, for whom the case is recorded apart."""

    HANDLER = "handler", "社会救助经办人员", "official of aid"
    CADRE = "cadre", "村（居）委会成员", "member of a villagers' committee"


class AidOutcome(LabelledEnum):
    """What a person decided."""

    GRANTED = "granted", "确认同意", "granted"
    REFUSED = "refused", "不予确认", "refused"
    STOPPED = "stopped", "停止救助", "stopped"


class AidAnswer(LabelledEnum):
    """How an objection to a notice was looked into."""

    AGAIN = "again", "重新调查", "investigated again"
    DEMOCRATIC = "democratic", "民主评议", "democratic review"


class AidChangeCause(LabelledEnum):
    """For what an allowance is changed: nothing else is a cause."""

    INCOME = "income", "收入财产变化，不再符合条件", "income or assets changed"
    MEMBERS = "members", "家庭成员变化", "the family changed"
    UNTRUE = "untrue", "隐瞒或虚报，经查实", "found to be untrue"
    REQUEST = "request", "本人申请", "asked for by the family"
    MOVED = "moved", "迁出本市", "moved away from the city"
    RAISED = "raised", "困难加重，应当提高", "need grew"


class AidEnding(LabelledEnum):
    """Why a proceeding is over."""

    WITHDRAWN = "withdrawn", "申请人撤回", "withdrawn by the family"
    DIED = "died", "对象死亡", "died"
    MISTAKE = "mistake", "误登", "entered by mistake"


@frozen(kw_only=True)
class DoneStep:
    """A step that was done; ``by`` recorded it. Of an opinion: for or against, and how much."""

    number: int
    step: AidStep
    day: date
    by: AccountId
    investigators: tuple[AccountId, ...] = ()
    favour: bool | None = None
    amount: Fen | None = None
    assessment: str = ""


@frozen(kw_only=True)
class AidTie:
    """A relative who handles aid or is of the villagers' committee."""

    number: int
    official: PersonId
    post: AidPost


@frozen(kw_only=True)
class AidNotice:
    """A notice: seven days, of no more than whose, how many and how much. ``down``: since when."""

    number: int
    since: date
    last: date
    members: int
    amount: Fen
    by: AccountId
    down: date | None = None

    def hangs(self, day: date) -> bool:
        """Tell whether it hangs out on a day: after its last it never does."""
        return self.since <= day <= self.last and (self.down is None or day < self.down)


@frozen(kw_only=True)
class NoticeObjection:
    """An objection to a notice, and how it was looked into."""

    number: int
    day: date
    by: AccountId
    answered: date | None = None
    way: AidAnswer | None = None
    upheld: bool | None = None
    answerer: AccountId | None = None


@frozen(kw_only=True)
class AidDecision:
    """What a person decided; ``told`` is when the letter came to the family."""

    number: int
    outcome: AidOutcome
    amount: Fen
    since: Month
    day: date
    by: AccountId
    assessment: str = ""
    told: date | None = None
    reconsidering: date | None = None
    """Since when its reconsideration is asked for."""
    upheld: bool | None = None
    """What came of that: whether it stood."""
    prepared: tuple[AccountId, ...] = ()
    """Of a change: who proposed it and who heard the family."""


@frozen(kw_only=True)
class AidRate:
    """How much is given each month from one on; nothing where it stopped."""

    since: Month
    amount: Fen


@frozen(kw_only=True)
class AidAdjustment:
    """A change that was proposed and told; less or nothing is heard first."""

    amount: Fen
    cause: AidChangeCause
    gradual: int
    day: date
    last: date
    by: AccountId
    objected: date | None = None
    heard: date | None = None
    hearer: AccountId | None = None


@frozen(kw_only=True)
class AidPayment:
    """What was paid for a month; ``asked``: how much of it a person asked back."""

    month: Month
    amount: Fen
    day: date
    by: AccountId
    returned: date | None = None
    asked: Fen = Fen(0)


@frozen(kw_only=True)
class AidProceeding:
    """The proceeding of one application; what was written in it is sealed under its own key."""

    file: AidFileId
    application: int
    programme: Programme
    track: AidTrack
    accepted: date
    by: AccountId
    extended: bool = False
    entries: int = 0
    ties: tuple[AidTie, ...] = ()
    steps: tuple[DoneStep, ...] = ()
    notices: tuple[AidNotice, ...] = ()
    objections: tuple[NoticeObjection, ...] = ()
    decisions: tuple[AidDecision, ...] = ()
    rates: tuple[AidRate, ...] = ()
    before: tuple[AidRate, ...] = ()
    """What was given when it ended, for when that is taken back."""
    change: AidAdjustment | None = None
    payments: tuple[AidPayment, ...] = ()
    stable: bool = True
    death: date | None = None
    """When somebody of those who are helped died: it is reviewed within three months."""
    findings: OfficerText | None = None
    reasons: OfficerText | None = None
    objection: CitizenText | None = None
    ended: date | None = None
    ending: AidEnding | None = None
    erased: bool = False

    def done(self, step: AidStep) -> DoneStep | None:
        """Return the last time that a step was done."""
        return next((one for one in reversed(self.steps) if one.step is step), None)

    @property
    def decision(self) -> AidDecision | None:
        """Return the decision that stands."""
        return self.decisions[-1] if self.decisions else None

    @property
    def notice(self) -> AidNotice | None:
        """Return the last notice."""
        return self.notices[-1] if self.notices else None

    @property
    def waiting(self) -> tuple[NoticeObjection, ...]:
        """Return the objections to notices that are not answered."""
        return tuple(one for one in self.objections if one.answered is None)

    def amount(self, month: Month) -> Fen:
        """Return what is due for a month by what was decided."""
        found = [one.amount for one in self.rates if one.since <= month]
        return found[-1] if found else Fen(0)

    def payment(self, month: Month) -> AidPayment | None:
        """Return what was paid for a month."""
        return next((one for one in self.payments if one.month == month), None)

    @property
    def acted(self) -> frozenset[AccountId]:
        """Return everybody who did or recorded a step before the decision."""
        found = {one.by for one in self.steps} | {self.by}
        found |= {each for one in self.steps for each in one.investigators}
        found |= {one.by for one in self.notices} | {one.by for one in self.objections}
        found |= {one.answerer for one in self.objections if one.answerer is not None}
        return frozenset(found)
