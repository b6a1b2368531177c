"""The file of a family in need: its place, its people through time, and what was applied for."""

from datetime import date, datetime

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


class Circle(LabelledEnum):
    """In which of the three sets of people somebody is."""

    REGISTER = "register", "户籍成员", "on the household register"
    LIVING = "living", "共同生活成员", "living together"
    OBLIGED = "obliged", "法定义务人", "obliged by law to support"


FAMILY = frozenset({Circle.REGISTER, Circle.LIVING})
"""The circles in which somebody is of one family alone."""


class InclusionCause(LabelledEnum):
    """Why somebody came into a set, or left it."""

    FOUND = "found", "建档", "when the file was opened"
    BIRTH = "birth", "出生", "birth"
    DEATH = "death", "死亡", "death"
    MARRIAGE = "marriage", "结婚", "marriage"
    DIVORCE = "divorce", "离婚", "divorce"
    MOVED_IN = "moved_in", "迁入", "moved in"
    MOVED_OUT = "moved_out", "迁出", "moved away"
    CUSTODY = "custody", "服刑、强制隔离戒毒", "held in custody"
    SPLIT = "split", "分户", "the family split"
    MERGED = "merged", "并户", "families became one"
    OTHER = "other", "其他", "other"


class Way(LabelledEnum):
    """How an application came about."""

    OWN = "own", "本人申请", "by the person"
    BEHALF = "behalf", "委托代办", "on behalf"
    FOUND = "found", "主动发现", "found first, and offered"


class AidStage(LabelledEnum):
    """Where an application stands; none of these is a decision."""

    OFFERED = "offered", "已告知政策待回应", "offered, waiting for an answer"
    RECEIVED = "received", "已收件", "received"
    INCOMPLETE = "incomplete", "待补正", "waiting for papers"
    ACCEPTED = "accepted", "已受理", "accepted for investigation"
    DECLINED = "declined", "本人不申请", "declined by the person"
    WITHDRAWN = "withdrawn", "撤回申请", "withdrawn"
    SETTLED = "settled", "已办结", "settled"


OPEN = frozenset({AidStage.OFFERED, AidStage.RECEIVED, AidStage.INCOMPLETE, AidStage.ACCEPTED})
"""The stages of what goes on."""


class AidPaper(LabelledEnum):
    """What an application needs, and no platform can give."""

    IDENTITY = "identity", "身份证明", "proof of identity"
    STATEMENT = "statement", "家庭经济状况申报表", "statement of means"
    COMMITMENT = "commitment", "承诺书", "commitment to say the truth"
    CHECKING = "checking", "核对授权书", "authorisation to check"
    MANDATE = "mandate", "委托书", "mandate of who applies on behalf"
    DISABILITY = "disability", "残疾人证", "certificate of disability"


@frozen(kw_only=True)
class Seat:
    """At which place a file is kept from a day on."""

    place: PlaceId
    since: date


@frozen(kw_only=True)
class Inclusion:
    """Somebody in a set from *since* to before *until*.

    ``entered`` is under whom they were entered, where that one turned out to be another.
    """

    number: int
    person: PersonId
    circle: Circle
    cause: InclusionCause
    since: date
    until: date = FOREVER
    ended: InclusionCause | None = None
    entered: PersonId | None = None


@frozen(kw_only=True)
class AidApplication:
    """One application, or the offer of one; ``told`` is when all that is missing was said."""

    number: int
    programme: Programme
    way: Way
    stage: AidStage
    people: tuple[PersonId, ...]
    received: date
    papers: tuple[AidPaper, ...] = ()
    told: date | None = None
    accepted: date | None = None
    ended: date | None = None


@frozen(kw_only=True)
class Approval:
    """That one account may read what a file says of minors, for a short while."""

    reader: AccountId
    by: AccountId
    since: datetime
    until: datetime


@frozen(kw_only=True)
class AidFile:
    """The file of one family; what was written of it is sealed under its own key."""

    seats: tuple[Seat, ...]
    situation: OfficerText | None = None
    people: tuple[Inclusion, ...] = ()
    entries: int = 0
    """How many inclusions were entered, also those that were withdrawn."""
    applications: tuple[AidApplication, ...] = ()
    approvals: tuple[Approval, ...] = ()
    closed: date | None = None
    into: AidFileId | None = None
    erased: bool = False

    @property
    def place(self) -> PlaceId:
        """Return where it is kept now."""
        return self.seats[-1].place

    def on(self, day: date) -> tuple[Inclusion, ...]:
        """Return who is in it on a day."""
        return tuple(one for one in self.people if one.since <= day < one.until)

    def inclusion(self, number: int) -> Inclusion | None:
        """Return an inclusion by its number."""
        return next((one for one in self.people if one.number == number), None)

    def application(self, number: int) -> AidApplication | None:
        """Return an application by its number."""
        return next((one for one in self.applications if one.number == number), None)

    def approved(self, reader: AccountId, now: datetime) -> bool:
        """Tell whether an account may read of minors at an instant."""
        return any(one.reader == reader and one.since <= now < one.until for one in self.approvals)
