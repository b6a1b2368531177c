"""In which stages each command is taken, and that everywhere else it is refused."""

from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import (
    rules_conference,
    rules_follow_up,
    rules_minutes,
    rules_problem,
    rules_resolution,
)
from ruralgov.domain.kernel.ids import ConferenceId, ResolutionId, SalientProblemId
from tests.conferences.office import MAY, drafting
from tests.conferences.plain import (
    CONFERENCE,
    GROUP,
    UNITS,
    WORLD,
    conference,
    minuted,
    post,
    steering,
)
from tests.conferences.test_problem import CLOSE as CLOSE_PROBLEM
from tests.conferences.test_problem import CURE, CURED, DECIDED, TABLED, VERIFY, known
from tests.conferences.test_problem import ME as PROBLEM
from tests.conferences.test_resolution import (
    A_DAY,
    ACCEPT,
    ACCEPTED,
    ASSIGNED,
    CLOSE,
    DUE,
    ME,
    REGISTERED,
    REPORT,
    REPORTED,
    REVIEW,
    ROWS,
    row,
)
from tests.given import Outcome, given

R, P, C = c.ResolutionStage, c.ProblemStage, c.ConferenceStage
MADE = given(c.RESOLUTION, REGISTERED, ASSIGNED, ACCEPTED, REPORTED).state
LATER = ConferenceId("later")
HERE: Final[dict[Any, Any]] = WORLD | {
    ("steering_group", GROUP): steering(),
    ("conference", CONFERENCE): conference(*minuted()),
    ("conference", LATER): conference(*minuted(day=MAY + A_DAY)),
}
LEADS: Final = {R.ASSIGNED, R.ACCEPTED, R.RETURNED}
EARLY: Final = {R.REGISTERED, *LEADS}
MEND: Final = c.ChangeResolution(resolution=ME, supervisor=UNITS["office"], reason="调整")
RESOLUTIONS: Final[dict[Any, tuple[Any, set[c.ResolutionStage]]]] = {
    c.AssignResolution(resolution=ME): (
        rules_resolution.assign_resolution,
        {R.REGISTERED, R.RETURNED},
    ),
    ACCEPT: (rules_resolution.accept_resolution, {R.ASSIGNED}),
    MEND: (rules_resolution.change_resolution, EARLY),
    c.RevokeResolution(resolution=ME, conference=LATER, item=1): (
        rules_resolution.revoke_resolution,
        {*EARLY, R.SUSPENDED},
    ),
    c.WithdrawResolution(resolution=ME, reason="误登"): (
        rules_resolution.withdraw_resolution,
        {R.REGISTERED, R.ASSIGNED},
    ),
    c.UrgeResolution(resolution=ME, words="请办"): (rules_follow_up.urge_resolution, LEADS),
    REPORT: (rules_follow_up.report_resolution, {R.ACCEPTED}),
    REVIEW: (rules_follow_up.review_resolution, {R.REPORTED}),
    CLOSE: (rules_follow_up.close_resolution, {R.REVIEWED}),
    c.SuspendResolution(resolution=ME, until=DUE, reason="等批复"): (
        rules_follow_up.suspend_resolution,
        LEADS,
    ),
    c.ResumeResolution(resolution=ME): (rules_follow_up.resume_resolution, {R.SUSPENDED}),
    c.ReopenResolution(resolution=ME, reason="又撂荒"): (
        rules_follow_up.reopen_resolution,
        {R.REVIEWED, R.CLOSED},
    ),
}


def check(found: Outcome, code: str) -> None:
    """Check that a command is refused with a code, or that something comes of it."""
    if code:
        found.refused(code)
    else:
        found.only()


BY_LEAD: Final = (c.AcceptResolution, c.ReportResolution)


@pytest.mark.parametrize("stage", R)
@pytest.mark.parametrize("command", RESOLUTIONS, ids=lambda one: type(one).__name__)
def test_rule_9_a_resolution_takes_each_command_in_its_stages(
    command: Any, stage: c.ResolutionStage
) -> None:
    rule, stages = RESOLUTIONS[command]
    account = "lead" if isinstance(command, BY_LEAD) else "watcher"
    state = evolve(MADE, stage=stage)
    known = given(c.RESOLUTION, state=state, others=HERE, rows=ROWS, account=account)
    check(known.when(command, rule), "" if stage in stages else "resolution_stage_wrong")
    nothing = given(c.RESOLUTION, others=HERE, rows=ROWS, account=account)
    nothing.when(command, rule).refused("joint_resolution_missing")


@pytest.mark.parametrize("stage", R)
def test_rule_10_more_time_is_asked_for_and_decided_in_its_stages(stage: c.ResolutionStage) -> None:
    ask = c.AskResolutionExtension(
        resolution=ME, signed=post("bureau"), wanted=DUE + A_DAY, reason="汛期"
    )
    state = evolve(MADE, stage=stage)
    known = given(c.RESOLUTION, state=state, others=HERE, rows=ROWS, account="lead")
    found = known.when(ask, rules_follow_up.ask_extension)
    check(found, "" if stage in LEADS else "resolution_stage_wrong")
    waits = c.DueExtension(
        asked_on=DUE, by=REPORTED.by, signed=ask.signed, wanted=ask.wanted, reason="汛期"
    )
    decide = c.DecideResolutionExtension(resolution=ME, granted=False, opinion="不同意")
    for extensions, missing in (((waits,), ""), ((), "resolution_extension_missing")):
        asked = evolve(state, extensions=extensions)
        known = given(c.RESOLUTION, state=asked, others=HERE, rows=ROWS, account="watcher")
        found = known.when(decide, rules_follow_up.decide_extension)
        there = stage in {*LEADS, R.SUSPENDED, R.REPORTED}
        check(found, missing if there else "resolution_stage_wrong")


OVER: Final = {P.CLOSED, P.NOT_CURABLE, P.MERGED}
BEFORE: Final = {P.RAISED, P.TABLED, P.DECIDED, P.CURING}
PROBLEMS: Final[dict[Any, tuple[Any, set[c.ProblemStage]]]] = {
    CURE: (rules_problem.report_cure, {P.DECIDED, P.CURING}),
    VERIFY: (rules_problem.verify_problem, {P.CURING}),
    CLOSE_PROBLEM: (rules_problem.close_problem, {P.VERIFIED}),
    c.DeclareNotCurable(problem=PROBLEM, reason="须上级立法", told_to="提出单位"): (
        rules_problem.declare_not_curable,
        BEFORE,
    ),
    c.MergeProblem(problem=PROBLEM, into=SalientProblemId("other"), reason="同一问题"): (
        rules_problem.merge_problem,
        BEFORE,
    ),
    c.ReopenProblem(problem=PROBLEM, reason="又撂荒"): (
        rules_problem.reopen_problem,
        {*OVER, P.VERIFIED},
    ),
    c.ChangeProblem(problem=PROBLEM, people=1, reason="核实"): (
        rules_problem.change_problem,
        {*BEFORE, P.VERIFIED},
    ),
    c.WithdrawProblem(problem=PROBLEM, reason="误登"): (rules_problem.withdraw_problem, {P.RAISED}),
}


@pytest.mark.parametrize("stage", P)
@pytest.mark.parametrize("command", PROBLEMS, ids=lambda one: type(one).__name__)
def test_rule_12_a_problem_takes_each_command_in_its_stages(
    command: Any, stage: c.ProblemStage
) -> None:
    rule, stages = PROBLEMS[command]
    account = "owner" if isinstance(command, c.ReportCure) else "watcher"
    made = known(TABLED, DECIDED, CURED, account=account, resolutions=("closed",))
    states = {
        ("salient_problem", "other"): evolve(made.state, stage=P.RAISED),
        ("resolution", "closed"): evolve(MADE, stage=R.CLOSED),
    }
    now = given(
        c.SALIENT_PROBLEM,
        state=evolve(made.state, stage=stage),
        others=HERE | states,
        rows=ROWS + made.given.read.rows_,  # type: ignore[attr-defined]
        account=account,
    )
    check(now.when(command, rule), "" if stage in stages else "salient_stage_wrong")
    nothing = given(c.SALIENT_PROBLEM, others=HERE, rows=ROWS, account=account)
    nothing.when(command, rule).refused("salient_missing")


CONFERENCES: Final[dict[Any, tuple[Any, set[c.ConferenceStage]]]] = {
    c.ChangeConference(conference=CONFERENCE, venue="二楼"): (
        rules_conference.change_conference,
        {C.CONVENED},
    ),
    c.CallOffConference(conference=CONFERENCE, reason="防汛"): (
        rules_conference.call_off_conference,
        {C.CONVENED},
    ),
    c.DisposeItem(conference=CONFERENCE, item=1, outcome=c.ItemOutcome.POSTPONED, words="暂缓"): (
        rules_conference.dispose_item,
        {C.HELD},
    ),
    drafting(CONFERENCE, 1, UNITS["bureau"]): (
        rules_minutes.draft_conference_minutes,
        {C.HELD},
    ),
    c.SignConferenceMinutes(conference=CONFERENCE): (
        rules_minutes.sign_conference_minutes,
        {C.HELD},
    ),
    c.DraftAddendum(conference=CONFERENCE, words="时限"): (
        rules_minutes.draft_addendum,
        {C.MINUTED},
    ),
    c.WithdrawConference(conference=CONFERENCE, reason="误登"): (
        rules_conference.withdraw_conference,
        {C.CONVENED, C.HELD, C.MINUTED},
    ),
}


@pytest.mark.parametrize("stage", C)
@pytest.mark.parametrize("command", CONFERENCES, ids=lambda one: type(one).__name__)
def test_rule_7_a_conference_takes_each_command_in_its_stages(
    command: Any, stage: c.ConferenceStage
) -> None:
    rule, stages = CONFERENCES[command]
    other = row(conference=LATER, stage=R.ASSIGNED)
    state = evolve(conference(*minuted()), stage=stage)
    now = given(c.CONFERENCE, state=state, others=HERE, rows=(*ROWS, other))
    found = now.when(command, rule)
    check(found, "" if stage in stages else "conference_stage_wrong")
    nothing = given(c.CONFERENCE, others=HERE, rows=ROWS)
    nothing.when(command, rule).refused("conference_missing")


def test_rule_12_what_is_told_to_a_problem_that_there_is_not_is_refused() -> None:
    never = given(c.SALIENT_PROBLEM)
    resolution = ResolutionId("r")
    for command, rule in (
        (
            c.TableProblem(problem=PROBLEM, conference=CONFERENCE, item=1, day=MAY),
            rules_problem.table_problem,
        ),
        (
            c.UntableProblem(problem=PROBLEM, conference=CONFERENCE),
            rules_problem.untable_problem,
        ),
        (c.DecideProblem(problem=PROBLEM, resolution=resolution), rules_problem.decide_problem),
        (
            c.UndecideProblem(problem=PROBLEM, resolution=resolution),
            rules_problem.undecide_problem,
        ),
    ):
        never.when(command, rule).refused("salient_missing")
        assert known().when(command, rule).only() is not None
