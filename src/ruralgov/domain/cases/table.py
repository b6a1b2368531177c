"""The life of a case as one table: what is not in it cannot happen."""

from typing import Final

from attrs import field

from ruralgov.domain.cases.roles import CALLER, CHECKER, HANDLER, INTAKE, SUPERVISOR
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


class Level(LabelledEnum):
    """At which level a case is settled: 小事不出村、大事不出镇."""

    VILLAGE = "village", "村级", "village"
    TOWN = "town", "镇级", "town"
    CITY = "city", "市级", "city"


class Stage(LabelledEnum):
    """Where a case stands."""

    REPORTED = "reported", "已上报", "reported"
    ACCEPTED = "accepted", "已受理", "accepted"
    ANSWERED = "answered", "已直接答复", "answered at once"
    DISPATCHED = "dispatched", "已派单", "dispatched"
    SIGNED = "signed", "已签收", "signed for"
    RETURNED = "returned", "申请退单", "return asked"
    ARBITRATION = "arbitration", "争议裁定", "in arbitration"
    HANDLING = "handling", "办理中", "in hand"
    PAUSED = "paused", "挂账缓办", "paused"
    DONE = "done", "已办结待核查", "done, to be checked"
    CHECKED = "checked", "已核查待回访", "checked, to be called back"
    CALLED_BACK = "called_back", "已回访", "called back"
    REFUSED = "refused", "不予受理", "refused"
    NOT_FILED = "not_filed", "不予立案", "not filed"
    CLOSED = "closed", "已结案", "closed"
    FORCED = "forced", "强制结案", "closed by force"
    CANCELLED = "cancelled", "已作废", "cancelled"
    WITHDRAWN = "withdrawn", "诉求人已撤回", "withdrawn by the reporter"


class Action(LabelledEnum):
    """What is done to a case."""

    ACCEPT = "accept", "受理", "accept"
    REFUSE = "refuse", "不予受理", "refuse"
    ANSWER = "answer", "直接答复", "answer at once"
    DECLINE = "decline", "不予立案", "decline to file"
    DISPATCH = "dispatch", "立案派单", "file and dispatch"
    SIGN = "sign", "签收", "sign for"
    ASK_RETURN = "ask_return", "申请退单", "ask to return"
    DISPUTE = "dispute", "再次退单、转裁定", "ask once more, to arbitration"
    GRANT_RETURN = "grant_return", "同意退单", "grant the return"
    REFUSE_RETURN = "refuse_return", "驳回退单", "refuse the return"
    LAPSE_RETURN = "lapse_return", "退单逾期失效", "let the return lapse"
    ARBITRATE = "arbitrate", "裁定", "arbitrate"
    HANDLE = "handle", "办理", "take in hand"
    ASK_EXTENSION = "ask_extension", "申请延期", "ask for an extension"
    ASK_PAUSE = "ask_pause", "申请挂账", "ask for a pause"
    EXTEND = "extend", "批准延期", "extend"
    PAUSE = "pause", "批准挂账", "pause"
    REFUSE_TIME = "refuse_time", "不予延期或挂账", "refuse more time"
    RESUME = "resume", "恢复办理", "resume"
    REACH_MILESTONE = "reach_milestone", "节点达成", "reach a milestone"
    ESCALATE = "escalate", "上报上级", "escalate"
    REPORT_DONE = "report_done", "办结", "report done"
    PASS_CHECK = "pass_check", "核查通过", "pass the check"
    FAIL_CHECK = "fail_check", "核查不通过", "fail the check"
    CALL_BACK = "call_back", "回访", "call back"
    TRY_CALL = "try_call", "回访未接通", "call back, not reached"
    REOPEN = "reopen", "不满意重办", "reopen, the reporter is dissatisfied"
    SETTLE = "settle", "复核不满意", "settle a grievance"
    CLOSE = "close", "结案", "close"
    URGE = "urge", "催办", "urge"
    SUPERVISE = "supervise", "督办", "supervise"
    HAND_OVER = "hand_over", "转办", "hand over"
    REASSIGN = "reassign", "改派", "hand over by a supervisor"
    RECLASSIFY = "reclassify", "更正分类", "reclassify"
    RECALL = "recall", "更正分类并重新派单", "reclassify, to be dispatched anew"
    SIGN_CO_TASK = "sign_co_task", "协办签收", "sign for a co-unit"
    ANSWER_CO_TASK = "answer_co_task", "协办反馈", "answer for a co-unit"
    RELEASE_CO_TASK = "release_co_task", "免除协办", "let a co-unit go"
    SUPPLEMENT = "supplement", "诉求人补充", "add what the reporter says"
    CHASE = "chase", "诉求人催单", "the reporter asks where it stands"
    ANSWER_CHASE = "answer_chase", "答复催单", "answer the reporter who asked"
    EXPLAIN_DELAY = "explain_delay", "说明逾期原因", "say why it is late"
    FORCE = "force", "强制结案", "close by force"
    CANCEL = "cancel", "作废", "cancel"
    WITHDRAW = "withdraw", "诉求人撤回", "withdraw at the reporter's word"
    RESTORE = "restore", "诉求人取消撤回", "take the withdrawal back"


OPEN: Final = frozenset(list(Stage)[: list(Stage).index(Stage.REFUSED)])
"""The stages of an open case: one in them has an owner and a clock."""
OUT: Final = frozenset(
    {Stage.DISPATCHED, Stage.SIGNED, Stage.RETURNED, Stage.ARBITRATION, Stage.HANDLING}
)
"""The stages in which the clock of the unit runs."""
WITH_UNIT: Final = OUT | {Stage.PAUSED, Stage.DONE}
"""The stages in which a unit has the case; what is done and not yet checked is still its own."""


HELD: Final = OUT | {Stage.PAUSED}
"""The stages in which a unit has the case."""


def _limit(amount: int, unit: TimeUnit = TimeUnit.WORKING_DAYS) -> TimeLimit:
    return TimeLimit(amount, unit)


HOLD: Final[dict[Stage, TimeLimit]] = {
    Stage.REPORTED: _limit(1),
    Stage.ACCEPTED: _limit(24, TimeUnit.HOURS),
    Stage.ANSWERED: _limit(1),
    Stage.DISPATCHED: _limit(1),
    Stage.RETURNED: _limit(1),
    Stage.ARBITRATION: _limit(2),
    Stage.DONE: _limit(2),
    Stage.CHECKED: _limit(1),
    Stage.CALLED_BACK: _limit(2),
}
"""How long a case may stay at a stage; in the others the clock of the matter is the one that runs.
Taken from the practice of hotlines (dispatch within 24 hours, a return answered and a call back
made on the next working day) [design]."""


@frozen
class Transition:
    """One step: who may take it, at the case's place or (``level``) the town above it."""

    source: Stage
    action: Action
    target: Stage
    role: Role
    fields: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    level: Level = Level.VILLAGE

    @property
    def overlay(self) -> bool:
        """Whether the step leaves the case where it stands."""
        return self.source is self.target


@frozen
class _Step:
    sources: tuple[Stage, ...]
    action: Action
    target: Stage | None
    role: Role
    fields: tuple[str, ...] = field(default=(), kw_only=True)
    refusals: tuple[str, ...] = field(default=(), kw_only=True)
    level: Level = field(default=Level.VILLAGE, kw_only=True)


_S, _A = Stage, Action
_DESK, _UNIT, _BOSS = INTAKE, HANDLER, SUPERVISOR
_ANOTHER = ("handler_judges_own_work",)
_OTHER = (*_ANOTHER, "unit_judges_own_work")
_CALLED = ("case_anonymous", *_OTHER)
_TOO_LATE = ("return_not_granted",)
_BEFORE_DONE = tuple(s for s in Stage if s is _S.ACCEPTED or s in HELD)
_STEPS: Final = (
    _Step((_S.REPORTED,), _A.ACCEPT, _S.ACCEPTED, _DESK),
    _Step(
        *((_S.REPORTED,), _A.REFUSE, _S.REFUSED, _DESK),
        fields=("ground", "reason"),
        refusals=("matter_not_refusable",),
    ),
    _Step(
        *((_S.ACCEPTED,), _A.ANSWER, _S.ANSWERED, _DESK),
        fields=("answer",),
        refusals=("answer_not_enough",),
    ),
    _Step(
        *((_S.ACCEPTED,), _A.DECLINE, _S.NOT_FILED, _DESK),
        fields=("reason",),
        refusals=("case_was_out", "case_reopened"),
    ),
    _Step((_S.ACCEPTED,), _A.DISPATCH, _S.DISPATCHED, _DESK, fields=("unit",)),
    _Step((_S.DISPATCHED,), _A.SIGN, _S.SIGNED, _UNIT),
    _Step(
        *((_S.DISPATCHED, _S.SIGNED), _A.ASK_RETURN, _S.RETURNED, _UNIT),
        fields=("duty", "reason"),
        refusals=_TOO_LATE,
    ),
    _Step(
        *((_S.DISPATCHED, _S.SIGNED), _A.DISPUTE, _S.ARBITRATION, _UNIT),
        fields=("duty", "reason"),
        refusals=_TOO_LATE,
    ),
    _Step((_S.RETURNED,), _A.GRANT_RETURN, _S.ACCEPTED, _DESK, fields=("reason",), refusals=_OTHER),
    _Step(
        (_S.RETURNED,), _A.REFUSE_RETURN, _S.DISPATCHED, _DESK, fields=("reason",), refusals=_OTHER
    ),
    _Step((_S.RETURNED,), _A.LAPSE_RETURN, _S.DISPATCHED, _UNIT, refusals=("return_pending",)),
    _Step(
        *((_S.ARBITRATION,), _A.ARBITRATE, _S.DISPATCHED, _BOSS),
        fields=("unit", "reason"),
        refusals=_OTHER,
        level=Level.TOWN,
    ),
    _Step((_S.SIGNED,), _A.HANDLE, _S.HANDLING, _UNIT),
    _Step(
        *((_S.HANDLING,), _A.ASK_EXTENSION, None, _UNIT),
        fields=("amount", "reason"),
        refusals=("time_already_asked", "extension_too_late", "extension_too_long"),
    ),
    _Step(
        *((_S.HANDLING,), _A.ASK_PAUSE, None, _UNIT),
        fields=("ground", "days", "reason"),
        refusals=("time_already_asked", "pause_too_late", "pause_too_long"),
    ),
    _Step(
        *((_S.HANDLING,), _A.EXTEND, None, _BOSS),
        fields=("reason",),
        refusals=("time_not_asked", "time_is_up", *_OTHER),
        level=Level.TOWN,
    ),
    _Step(
        *((_S.HANDLING,), _A.PAUSE, _S.PAUSED, _BOSS),
        fields=("reason",),
        refusals=("time_not_asked", "time_is_up", *_OTHER),
        level=Level.TOWN,
    ),
    _Step(
        *((_S.HANDLING,), _A.REFUSE_TIME, None, _BOSS),
        fields=("reason",),
        refusals=("time_not_asked", *_OTHER),
        level=Level.TOWN,
    ),
    _Step((_S.PAUSED,), _A.RESUME, _S.HANDLING, _UNIT),
    _Step(
        *((_S.HANDLING,), _A.ESCALATE, _S.ACCEPTED, _UNIT),
        fields=("reason",),
        refusals=("level_is_highest",),
    ),
    _Step(
        *((_S.HANDLING,), _A.REACH_MILESTONE, None, _UNIT),
        fields=("name", "note"),
        refusals=("milestone_missing", "milestone_not_next"),
    ),
    _Step(
        *((_S.HANDLING,), _A.REPORT_DONE, _S.DONE, _UNIT),
        fields=("result", "outcome"),
        refusals=("milestone_unmet", "co_task_open"),
    ),
    _Step((_S.DONE,), _A.PASS_CHECK, _S.CHECKED, CHECKER, fields=("note",), refusals=_OTHER),
    _Step((_S.DONE,), _A.FAIL_CHECK, _S.HANDLING, CHECKER, fields=("note",), refusals=_OTHER),
    _Step(
        *((_S.ANSWERED, _S.CHECKED), _A.CALL_BACK, _S.CALLED_BACK, CALLER),
        fields=("satisfaction",),
        refusals=_CALLED,
    ),
    _Step(
        *((_S.ANSWERED, _S.CHECKED), _A.TRY_CALL, None, CALLER),
        fields=("satisfaction",),
        refusals=_OTHER,
    ),
    _Step(
        *((_S.ANSWERED, _S.CHECKED), _A.REOPEN, _S.ACCEPTED, CALLER),
        fields=("satisfaction",),
        refusals=_CALLED,
    ),
    _Step(
        *((_S.CALLED_BACK, _S.CLOSED, _S.FORCED), _A.SETTLE, None, _BOSS),
        fields=("outcome",),
        refusals=("grievance_missing", "grievance_goes_up", *_OTHER),
        level=Level.TOWN,
    ),
    _Step((_S.CALLED_BACK,), _A.CLOSE, _S.CLOSED, _DESK, refusals=_ANOTHER),
    _Step(tuple(s for s in Stage if s in OUT), _A.URGE, None, _DESK, fields=("words",)),
    _Step(
        *(tuple(s for s in Stage if s in OPEN), _A.SUPERVISE, None, _BOSS),
        fields=("reason",),
        level=Level.TOWN,
    ),
    *(
        _Step(
            tuple(s for s in Stage if s in OPEN), action, None, _DESK, fields=("channel", "words")
        )
        for action in (_A.SUPPLEMENT, _A.CHASE)
    ),
    _Step(
        *(tuple(s for s in Stage if s in OPEN), _A.ANSWER_CHASE, None, _DESK),
        fields=("answer",),
        refusals=("chase_missing", "chase_of_desk"),
    ),
    _Step(
        *(tuple(s for s in Stage if s is _S.ACCEPTED or s in WITH_UNIT), _A.EXPLAIN_DELAY),
        *(None, _DESK),
        fields=("reason",),
        refusals=("chase_of_desk",),
    ),
    *(
        _Step(
            *(tuple(s for s in Stage if s in HELD), action, _S.DISPATCHED, role),
            fields=("unit", "reason"),
            refusals=("unit_has_case", *refusals, *_ANOTHER),
        )
        for action, role, refusals in (
            (_A.HAND_OVER, _DESK, ("arbitration_stands",)),
            (_A.REASSIGN, _BOSS, ()),
        )
    ),
    _Step(
        *(tuple(s for s in Stage if s in OPEN), _A.RECLASSIFY, None, _DESK),
        fields=("matter", "place", "reason"),
        refusals=("case_classed_already", *_ANOTHER),
    ),
    _Step(
        *(tuple(s for s in Stage if s in HELD), _A.RECALL, _S.ACCEPTED, _DESK),
        fields=("matter", "place", "reason"),
        refusals=("case_classed_already", *_ANOTHER),
    ),
    *(
        _Step(
            *(tuple(s for s in Stage if s in HELD), action, None, _UNIT),
            fields=("unit", *fields),
            refusals=("co_task_missing", *refusals),
        )
        for action, fields, refusals in (
            (_A.SIGN_CO_TASK, (), ("co_task_signed",)),
            (_A.ANSWER_CO_TASK, ("answer",), ()),
        )
    ),
    _Step(
        *(tuple(s for s in Stage if s in HELD), _A.RELEASE_CO_TASK, None, _BOSS),
        fields=("unit", "reason"),
        refusals=("co_task_missing", *_OTHER),
        level=Level.TOWN,
    ),
    _Step(
        *(tuple(s for s in Stage if s in OPEN), _A.FORCE, _S.FORCED, _BOSS),
        fields=("reason",),
        level=Level.TOWN,
        refusals=_OTHER,
    ),
    _Step(
        *((_S.REPORTED, _S.ACCEPTED), _A.CANCEL, _S.CANCELLED, _DESK),
        fields=("reason",),
        refusals=("case_not_cancellable", "case_reopened"),
    ),
    _Step(
        *((_S.REPORTED, *_BEFORE_DONE), _A.WITHDRAW, _S.WITHDRAWN, _DESK),
        fields=("channel", "words"),
        refusals=_OTHER,
    ),
    _Step(
        *((_S.WITHDRAWN,), _A.RESTORE, _S.ACCEPTED, _DESK),
        fields=("channel", "words"),
        refusals=("withdrawal_stands",),
    ),
)
TABLE: Final[tuple[Transition, ...]] = tuple(
    Transition(
        source,
        step.action,
        step.target or source,
        step.role,
        step.fields,
        step.refusals,
        step.level,
    )
    for step in _STEPS
    for source in step.sources
)
"""The whole life of a case."""
TRANSITIONS: Final = {(one.source, one.action): one.target for one in TABLE}
ROLES: Final[dict[Action, Role]] = {one.action: one.role for one in TABLE}
BY_ITSELF: Final = frozenset({Action.LAPSE_RETURN, Action.RESUME})
"""The steps that a timekeeper takes as well, once their time is up."""
LEVELS: Final[dict[Action, Level]] = {one.action: one.level for one in TABLE}
