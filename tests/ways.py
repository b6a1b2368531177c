"""What is given to a case for each action, by whom, and the ways that lead to each stage."""

from datetime import date, datetime
from typing import Any

from attrs import evolve, frozen

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    CASE,
    Action,
    Case,
    CaseRounds,
    IntakeChannel,
    Level,
    Milestone,
    MilestoneStart,
    PauseGround,
    RefusalGround,
    Satisfaction,
    Stage,
    Terms,
)
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText, PersonName, Telephone
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from tests.town import NOW as BEGUN
from tests.town import UNIT, Town

WORDS = "门前路灯坏了三天"
MAIN: dict[Action, tuple[str, Any]] = {
    Action.ACCEPT: ("desk", lambda case: m.AcceptCase(case=case)),
    Action.REFUSE: (
        "desk",
        lambda case: m.RefuseCase(case=case, ground=RefusalGround.REPEAT, reason="已答复"),
    ),
    Action.ANSWER: ("desk", lambda case: m.AnswerCase(case=case, answer="凭身份证办理")),
    Action.DECLINE: ("desk", lambda case: m.DeclineFiling(case=case, reason="不符合立案标准")),
    Action.DISPATCH: ("desk", lambda case: m.DispatchCase(case=case)),
    Action.SIGN: ("handler", lambda case: m.SignCase(case=case)),
    Action.ASK_RETURN: (
        "handler",
        lambda case: m.AskReturn(case=case, duty="三定方案第4条", reason="属供电公司"),
    ),
    Action.GRANT_RETURN: (
        "desk",
        lambda case: m.DecideReturn(case=case, granted=True, reason="属实"),
    ),
    Action.REFUSE_RETURN: (
        "desk",
        lambda case: m.DecideReturn(case=case, granted=False, reason="首接负责"),
    ),
    Action.LAPSE_RETURN: ("handler", lambda case: m.LapseReturn(case=case)),
    Action.ARBITRATE: (
        "supervisor",
        lambda case: m.ArbitrateCase(case=case, unit=UNIT, reason="属地兜底"),
    ),
    Action.HANDLE: ("handler", lambda case: m.HandleCase(case=case)),
    Action.ASK_EXTENSION: (
        "handler",
        lambda case: m.AskExtension(case=case, amount=1, reason="等配件"),
    ),
    Action.ASK_PAUSE: (
        "handler",
        lambda case: m.AskPause(case=case, ground=PauseGround.SEASON, days=2, reason="冰冻"),
    ),
    Action.EXTEND: (
        "supervisor",
        lambda case: m.DecideTime(case=case, granted=True, reason="情况属实"),
    ),
    Action.REFUSE_TIME: (
        "supervisor",
        lambda case: m.DecideTime(case=case, granted=False, reason="可以按期"),
    ),
    Action.RESUME: ("handler", lambda case: m.ResumeCase(case=case)),
    Action.ESCALATE: ("handler", lambda case: m.EscalateCase(case=case, reason="需市级协调")),
    Action.REACH_MILESTONE: ("handler", lambda case: reaching(case, "停工")),
    Action.REPORT_DONE: ("handler", lambda case: m.ReportDone(case=case, outcome="已修复")),
    Action.PASS_CHECK: ("checker", lambda case: m.CheckCase(case=case, passed=True, note="看过")),
    Action.FAIL_CHECK: ("checker", lambda case: m.CheckCase(case=case, passed=False, note="没亮")),
    Action.CALL_BACK: (
        "caller",
        lambda case: m.CallBack(case=case, satisfaction=Satisfaction.SATISFIED),
    ),
    Action.REOPEN: (
        "caller",
        lambda case: m.CallBack(case=case, satisfaction=Satisfaction.DISSATISFIED),
    ),
    Action.TRY_CALL: (
        "caller",
        lambda case: m.CallBack(case=case, satisfaction=Satisfaction.UNREACHABLE),
    ),
    Action.SETTLE: ("supervisor", lambda case: m.SettleGrievance(case=case, outcome="已复核")),
    Action.HAND_OVER: ("desk", lambda case: m.HandOverCase(case=case, unit=UNIT, reason="归口")),
    Action.REASSIGN: (
        "supervisor",
        lambda case: m.HandOverCase(case=case, unit=UNIT, reason="督办改派"),
    ),
    Action.RECLASSIFY: (
        "desk",
        lambda case: m.ReclassifyCase(case=case, matter="light", reason="分类有误"),
    ),
    Action.RECALL: (
        "desk",
        lambda case: m.ReclassifyCase(case=case, matter="water", reason="分类有误"),
    ),
    Action.SIGN_CO_TASK: ("handler", lambda case: m.SignCoTask(case=case, unit=UNIT)),
    Action.ANSWER_CO_TASK: (
        "handler",
        lambda case: m.AnswerCoTask(case=case, unit=UNIT, answer="已配合断电"),
    ),
    Action.RELEASE_CO_TASK: (
        "supervisor",
        lambda case: m.ReleaseCoTask(case=case, unit=UNIT, reason="不再需要"),
    ),
    Action.CLOSE: ("second_desk", lambda case: m.CloseCase(case=case)),
    Action.URGE: ("desk", lambda case: m.UrgeCase(case=case, words="请抓紧")),
    Action.SUPERVISE: ("supervisor", lambda case: m.SuperviseCase(case=case, reason="久拖不决")),
    Action.SUPPLEMENT: (
        "desk",
        lambda case: m.SupplementCase(case=case, channel=IntakeChannel.HOTLINE, words="井盖也坏了"),
    ),
    Action.CHASE: (
        "desk",
        lambda case: m.ChaseCase(case=case, channel=IntakeChannel.HOTLINE, words="何时修好"),
    ),
    Action.EXPLAIN_DELAY: (
        "desk",
        lambda case: m.ExplainDelay(case=case, reason="等供电公司停电配合"),
    ),
    Action.ANSWER_CHASE: ("desk", lambda case: m.AnswerChase(case=case, answer="正在办理")),
    Action.FORCE: ("supervisor", lambda case: m.ForceClose(case=case, reason="诉求人失联")),
    Action.CANCEL: ("desk", lambda case: m.CancelCase(case=case, reason="误录")),
    Action.WITHDRAW: (
        "desk",
        lambda case: m.WithdrawCase(case=case, channel=IntakeChannel.HOTLINE, words="自己修好了"),
    ),
    Action.RESTORE: (
        "desk",
        lambda case: m.RestoreCase(case=case, channel=IntakeChannel.HOTLINE, words="又坏了"),
    ),
}
HELPED: tuple[str, Any] = (
    "desk",
    lambda case: m.DispatchCase(case=case, co_units=(UNIT,), reason="协办"),
)
"""A dispatch by which another unit helps."""
STEPS = MAIN | {Action.DISPUTE: MAIN[Action.ASK_RETURN], Action.PAUSE: MAIN[Action.EXTEND]}
"""What is given for an action, and by whom; which action it is may depend on the case."""
A = Action
WAY = (
    *(A.ACCEPT, A.DISPATCH, A.SIGN, A.HANDLE, A.REPORT_DONE),
    *(A.PASS_CHECK, A.CALL_BACK, A.CLOSE),
)
WAYS: dict[Stage, tuple[Action, ...]] = {
    Stage.REPORTED: (),
    Stage.ACCEPTED: WAY[:1],
    Stage.ANSWERED: (A.ACCEPT, A.ANSWER),
    Stage.DISPATCHED: WAY[:2],
    Stage.SIGNED: WAY[:3],
    Stage.RETURNED: (*WAY[:2], A.ASK_RETURN),
    Stage.ARBITRATION: (*WAY[:2], A.ASK_RETURN, A.GRANT_RETURN, A.DISPATCH, A.DISPUTE),
    Stage.HANDLING: WAY[:4],
    Stage.PAUSED: (*WAY[:4], A.ASK_PAUSE, A.PAUSE),
    Stage.DONE: WAY[:5],
    Stage.CHECKED: WAY[:6],
    Stage.CALLED_BACK: WAY[:7],
    Stage.REFUSED: (A.REFUSE,),
    Stage.NOT_FILED: (A.ACCEPT, A.DECLINE),
    Stage.CLOSED: WAY,
    Stage.FORCED: (*WAY[:4], A.FORCE),
    Stage.CANCELLED: (A.CANCEL,),
    Stage.WITHDRAWN: (A.WITHDRAW,),
}
GENEROUS = Terms(extension=3, pause_days=10)


STOPPED, PUNISHED = (
    Milestone(
        name="停工", limit=TimeLimit(4, TimeUnit.WORKING_HOURS), start=MilestoneStart.DISPATCH
    ),
    Milestone(
        name="处罚", limit=TimeLimit(2, TimeUnit.WORKING_DAYS), start=MilestoneStart.PREVIOUS
    ),
)


def reaching(case: CaseId, name: str) -> m.ReachMilestone:
    return m.ReachMilestone(case=case, name=name, note="现场记录")


def matter(
    town: Town,
    code: str = "full",
    terms: Terms = GENEROUS,
    milestones: tuple[Milestone, ...] = (),
) -> str:
    """Define a matter of five working days."""
    command = m.DefineMatter(
        code=code,
        name="路灯",
        standard="不亮",
        unit="镇街城建办",
        limit=TimeLimit(5, TimeUnit.WORKING_DAYS),
        since=date(2024, 1, 1),
        source="t",
        terms=terms,
        milestones=milestones,
    )
    town.do("admin", command)
    return code


def report(town: Town, matter: str = "light") -> CaseId:
    command = m.ReportCase(
        matter=matter,
        place=town.village,
        channel=IntakeChannel.LANE_CHIEF,
        text=CitizenText.of(WORDS),
        reporter=PersonName.of("孙二娘"),
        contact=Telephone.of("13900000000"),
    )
    return CaseId(town.do("reporter", command).key)


def take(town: Town, case: CaseId, *actions: Action) -> None:
    for action in actions:
        account, make = STEPS[action]
        town.do(account, make(case))


def rounds(town: Town, case: CaseId) -> list[Any]:
    found: list[Any] = town.ask("auditor", CaseRounds(case=case))
    return found


@frozen
class Standing:
    """How a case stands, as its rules see it."""

    number: str
    stage: Stage
    level: Level
    round: int
    holder: str
    hold_due: datetime
    unit: str | None
    reported: datetime
    due: datetime | None
    provisional: bool


def row(town: Town, case: CaseId) -> Standing:
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  the state itself, read by nobody
        state = unit.state(CASE, case)
    return Standing(
        *(state.number, state.stage, state.level, state.round, state.owner, state.hold_due),
        *(state.unit, state.reported_at, None if state.deadline is None else state.deadline.due),
        state.provisional,
    )


def case_of(town: Town, case: CaseId) -> Case:
    """Return all of a case."""
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  no query shows all of it
        found: Case | None = unit.state(CASE, case)
    assert found is not None
    return found


def adopt(town: Town, **more: int) -> None:
    """Adopt a profile with other numbers, as of the town's first day."""
    profile = evolve(town.ask("auditor", CurrentProfile()), name="新", since=BEGUN.date(), **more)
    town.do("admin", AdoptProfile(profile=profile))
