"""A matter of the catalogue, and a case with its stages."""

from datetime import date, datetime
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.clock import Deadline, TimeLimit
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone


class IntakeChannel(LabelledEnum):
    """By which way a case came in."""

    GRID = "grid", "网格", "grid"
    LANE_CHIEF = "lane_chief", "街巷长", "lane chief"
    HOTLINE = "hotline", "12345热线", "12345 hotline"
    WEB = "web", "网络", "web"
    VISIT = "visit", "来访", "visit"


class Stage(LabelledEnum):
    """Where a case stands."""

    REPORTED = "reported", "已上报", "reported"
    ACCEPTED = "accepted", "已受理", "accepted"
    REFUSED = "refused", "不予受理", "refused"
    DISPATCHED = "dispatched", "已派单", "dispatched"
    SIGNED = "signed", "已签收", "signed for"
    HANDLING = "handling", "办理中", "in hand"
    DONE = "done", "已办结待核查", "done, to be checked"
    CHECKED = "checked", "已核查待回访", "checked, to be called back"
    CALLED_BACK = "called_back", "已回访", "called back"
    CLOSED = "closed", "已结案", "closed"


class Action(LabelledEnum):
    """What is done to a case."""

    ACCEPT = "accept", "受理", "accept"
    REFUSE = "refuse", "不予受理", "refuse"
    DISPATCH = "dispatch", "派单", "dispatch"
    SIGN = "sign", "签收", "sign for"
    HANDLE = "handle", "办理", "take in hand"
    REPORT_DONE = "report_done", "办结", "report done"
    PASS_CHECK = "pass_check", "核查通过", "pass the check"
    FAIL_CHECK = "fail_check", "核查不通过", "fail the check"
    CALL_BACK = "call_back", "回访", "call back"
    CLOSE = "close", "结案", "close"


TRANSITIONS: Final[dict[tuple[Stage, Action], Stage]] = {
    (Stage.REPORTED, Action.ACCEPT): Stage.ACCEPTED,
    (Stage.REPORTED, Action.REFUSE): Stage.REFUSED,
    (Stage.ACCEPTED, Action.DISPATCH): Stage.DISPATCHED,
    (Stage.DISPATCHED, Action.SIGN): Stage.SIGNED,
    (Stage.SIGNED, Action.HANDLE): Stage.HANDLING,
    (Stage.HANDLING, Action.REPORT_DONE): Stage.DONE,
    (Stage.DONE, Action.PASS_CHECK): Stage.CHECKED,
    (Stage.DONE, Action.FAIL_CHECK): Stage.HANDLING,
    (Stage.CHECKED, Action.CALL_BACK): Stage.CALLED_BACK,
    (Stage.CALLED_BACK, Action.CLOSE): Stage.CLOSED,
}
"""The whole life of a case; what is not here cannot happen."""
OPEN: Final = frozenset(Stage) - {Stage.REFUSED, Stage.CLOSED}
DESK: Final = "desk"
"""Who owns a case before it is dispatched and after it is done: the platform's own desk."""


class RefusalGround(LabelledEnum):
    """The closed list of grounds on which a report is not accepted."""

    NOT_OUR_REMIT = "not_our_remit", "不属于受理范围", "not within the platform's remit"
    IN_LITIGATION = "in_litigation", "已进入诉讼、信访等程序", "before a court or in petition"
    REPEAT = "repeat", "无新事实的重复反映", "a repeat without new facts"
    NOT_VERIFIABLE = "not_verifiable", "无法核实", "cannot be verified"


class Satisfaction(LabelledEnum):
    """What the reporter said when called back."""

    SATISFIED = "satisfied", "满意", "satisfied"
    BASICALLY = "basically", "基本满意", "basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "dissatisfied"
    UNREACHABLE = "unreachable", "联系不上", "not reached"


@frozen(kw_only=True)
class MatterVersion:
    """What holds for a matter from a day on."""

    name: str
    standard: str
    unit: str
    limit: TimeLimit
    department: str | None
    since: date
    source: str


@frozen(kw_only=True)
class Matter:
    """A matter of the catalogue through time."""

    code: str
    versions: tuple[MatterVersion, ...]

    def on(self, day: date) -> MatterVersion | None:
        """Return the version in force on a day."""
        return next((v for v in reversed(self.versions) if v.since <= day), None)


@frozen(kw_only=True)
class Case:
    """One request through its life; what the citizen said is sealed under the case's own key."""

    number: str
    matter: str
    place: PlaceId
    channel: IntakeChannel
    household: HouseholdId | None
    reported_at: datetime
    text: CitizenText
    reporter: PersonName | None
    contact: Telephone | None
    stage: Stage = Stage.REPORTED
    owner: str = DESK
    unit: str | None = None
    started_at: datetime | None = None
    deadline: Deadline | None = None
    handler: AccountId | None = None
    on_time: bool | None = None
    """Frozen when work is first reported done."""
    rounds: int = 0
    satisfaction: Satisfaction | None = None

    def after(self, action: Action) -> Stage:
        """Return the stage that an action leads to; raises ``case_stage_wrong``."""
        found = TRANSITIONS.get((self.stage, action))
        if found is None:
            raise Refused(
                "case_stage_wrong",
                number=self.number,
                stage=self.stage.zh,
                stage_en=self.stage.en,
                action=action.zh,
                action_en=action.en,
            )
        return found
