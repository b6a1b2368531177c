"""Cases: one entrance, one exit, and a clock that is evidence.

Rules:
1. A case is of a matter that is in force; a matter has dated versions, each later than the last.
2. A case gets a number of the city and year when it is reported, and never another.
3. A case moves only as the table of transitions says; each step names who took it.
4. A report is refused only on a ground of the closed list, with a reason, and only where its
   matter may be refused; what does not meet the filing standard is declined with a reason.
5. An open case always has an owner and a clock: the desk, or the unit that it was dispatched to.
6. The clock of a case starts at dispatch or receipt, as its matter says, that of a unit when it
   gets the case, so that not signing never helps; both are explained.
7. The verdicts of a round are frozen when its work is first reported, and nothing changes them.
8. Work is checked, more time granted, a return or a dispute decided, a case closed by force and
   the reporter called back by somebody other than the handler; who asks for a return is one.
9. A provisional deadline is counted again when a calendar is published, by an event.
10. What a citizen said, and how to reach them, is sealed under the case's own key. It is shown
    only in a role and at a stage that need it, and each reading is recorded.
11. A return is asked within its window with a cited duty, and is decided in time or lapses; after
    as many as the profile says the next goes to arbitration, which is final. The unit stays
    responsible meanwhile.
12. More time is asked before the time is up, within what the matter allows; a pause has a ground
    of the closed list and a cap, and ends by itself.
13. A case goes up one level at a time, with a reason, and never down.
14. A dissatisfied reporter opens the next round, with a clock of its own, as often as the profile
    says.
15. Urging and supervising change nothing else.
16. An open case is closed by force, or cancelled before any unit had it, only with a reason.
17. A dispatch plan is published only if every matter in force has exactly one lead in every
    village, in and out of hours, at each level from its own up, no rule is out of reach and no
    post is left hanging. A case goes where the plan says, or where a person says, with a reason.
18. Cases of one town that are about one trouble are linked to a problem by a person, with a
    reason. A case is in one problem at a time, each step stays in the history, and a problem of
    fewer than two cases is dissolved.
19. Linking closes, merges and hides no case: each keeps its number, its clock and its call-back.
20. What may belong together is suggested with its evidence and never linked by itself. Each text
    that is compared is a reading, and none is shown.
21. Workload counts a problem once, satisfaction a person once; the plain counts stand beside them.
22. A case repeats the last one of its matter and place that was closed within the days of the
    profile before it; that is frozen when it is reported.
23. The milestones of a matter have names of their own and an order; the first follows no other.
24. A milestone has a clock that starts with receipt, dispatch or the one before, and is explained;
    a pause holds it, an extension does not. Within a round it never starts again, in the next it
    starts anew. The next one to be reached bounds the time in which a unit must act.
25. Milestones are reached in their order, each once in a round; the verdict is frozen.
26. Work is not solved while a milestone is to be reached; with another result, what was not reached
    is missed, and stays so.
"""

from collections.abc import Iterator
from typing import Any

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases import (
    rules,
    rules_dispatch,
    rules_time,
    views,
    views_dispatch,
    views_figures,
    views_history,
)
from ruralgov.domain.cases.contract_problems import PROBLEM_COMMANDS, PROBLEM_QUERIES
from ruralgov.domain.cases.milestones import explain_all
from ruralgov.domain.cases.model import IntakeChannel, RefusalGround, Satisfaction
from ruralgov.domain.cases.needs import needed
from ruralgov.domain.cases.rules import CASE, MATTER
from ruralgov.domain.cases.rules_dispatch import DISPATCH_PLAN, PLAN_KEY
from ruralgov.domain.cases.rules_problems import PROBLEM
from ruralgov.domain.cases.table import LEVELS, ROLES, Action, Level, Stage
from ruralgov.domain.kernel.clock import explain
from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Read,
    Role,
    Rule,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId

_WORK = frozenset({Purpose.CASE_HANDLING})


def _place(message: Any, read: Read) -> PlaceId:
    case = read.state(CASE, message.case)
    if case is None:
        raise Refused("case_missing", case=message.case)
    place: PlaceId = case.place
    return place


def _step(kind: type, rule: Rule, *actions: Action) -> CommandRule:
    """Declare the command for some actions; who may give it is in the table."""
    higher = LEVELS[actions[0]] is Level.TOWN
    return CommandRule(
        command=kind,
        record=CASE,
        key=lambda command, _given: str(command.case),
        rule=rule,
        access=Access(
            roles=frozenset(ROLES[action] for action in actions),
            purposes=_WORK,
            place=_town if higher else _place,
        ),
        loads=lambda command: ((CASE, str(command.case)),),
        follows=lambda case: ((MATTER, case.matter),),
    )


def _town(message: Any, read: Read) -> PlaceId:
    _place(message, read)
    town: PlaceId = read.state(CASE, message.case).town
    return town


def case_file(query: views.CaseFile, asked: Asked) -> views.FileOfCase:
    """Return the file of a case, with what the role needs at this stage (rule 10)."""
    case = asked.read.state(CASE, query.case)

    def shown(field: str) -> str | None:
        if not needed(field, asked.roles, case.stage):
            return None
        return asked.reveal(CASE.kind, query.case, field, getattr(case, field))

    return views.FileOfCase(
        number=case.number,
        matter=case.matter,
        place=case.place,
        stage=case.stage,
        unit=case.unit,
        deadline=case.deadline,
        milestones=case.milestones,
        text=shown("text"),
        reporter=shown("reporter"),
        contact=shown("contact"),
    )


def case_by_number(query: views.CaseByNumber, asked: Asked) -> list[views.CaseStatus]:
    """Return how the case with a number stands, or nothing."""
    row = asked.read.one(views.CaseRow, number=query.number)
    if row is None:
        return []
    case = asked.read.state(CASE, row.owner)
    return [
        views.CaseStatus(
            case=CaseId(row.owner),
            number=case.number,
            matter=case.matter,
            place=case.place,
            town=case.town,
            channel=case.channel,
            reported=case.reported_at,
            stage=case.stage,
            level=case.level,
            round=case.round,
            holder=case.owner,
            unit=case.unit,
            due=None if case.deadline is None else case.deadline.due,
            deadline=case.deadline,
            provisional=case.provisional,
        )
    ]


def case_clock(query: views.CaseClock, asked: Asked) -> list[str]:
    """Return why a case is due when it is, in sentences (rules 6 and 24).

    Its milestones follow, each under its name. Empty before its dispatch.
    """
    case = asked.read.state(CASE, query.case)
    if case.deadline is None or case.started_at is None:
        return []
    said = explain(case.deadline, case.started_at, query.lang)
    return [*said, *explain_all(case.milestones, query.lang)]


def recompute(read: Read) -> Iterator[m.RecomputeDeadline]:
    """Give a command for each open case whose deadline is provisional (rule 9)."""
    for row in read.rows(views.OpenCaseRow, provisional=True):
        yield m.RecomputeDeadline(case=CaseId(row.owner))


_CITY_OPEN = Access(roles=frozenset(Role), purposes=frozenset(Purpose))
_CATALOGUE = Access(
    roles=frozenset({Role.ADMINISTRATOR, Role.REGISTRAR}),
    purposes=frozenset({Purpose.ADMINISTRATION, Purpose.REGISTRATION}),
    place=lambda _command, _read: CITY,
)
_STAFF = frozenset(
    {Role.INTAKE, Role.HANDLER, Role.CHECKER, Role.SUPERVISOR, Role.CALLER, Role.AUDITOR}
)
_COUNTING = frozenset({Purpose.STATISTICS, Purpose.AUDIT, Purpose.CASE_HANDLING})
CONTEXT = Context(
    name="cases",
    records=(MATTER, DISPATCH_PLAN, CASE, PROBLEM),
    commands=(
        CommandRule(
            command=m.DefineMatter,
            record=MATTER,
            key=lambda command, _given: str(command.code).strip(),
            rule=rules.define_matter,
            access=_CATALOGUE,
        ),
        CommandRule(
            command=m.PublishDispatchPlan,
            record=DISPATCH_PLAN,
            key=lambda _command, _given: PLAN_KEY,
            rule=rules_dispatch.publish_plan,
            access=_CATALOGUE,
        ),
        CommandRule(
            command=m.ReportCase,
            record=CASE,
            key=lambda _command, given: given.new_id(),
            rule=rules.report_case,
            access=Access(
                roles=frozenset({Role.REPORTER, Role.INTAKE}),
                purposes=_WORK,
                place=lambda command, _read: command.place,
            ),
            loads=lambda command: ((MATTER, command.matter),),
        ),
        _step(m.AcceptCase, rules.accept_case, Action.ACCEPT),
        _step(m.RefuseCase, rules.refuse_case, Action.REFUSE),
        _step(m.AnswerCase, rules.answer_case, Action.ANSWER),
        _step(m.DeclineFiling, rules.decline_filing, Action.DECLINE),
        _step(m.DispatchCase, rules.dispatch_case, Action.DISPATCH),
        _step(m.SignCase, rules.sign_case, Action.SIGN),
        _step(m.AskReturn, rules.ask_return, Action.ASK_RETURN, Action.DISPUTE),
        _step(m.DecideReturn, rules.decide_return, Action.GRANT_RETURN, Action.REFUSE_RETURN),
        _step(m.LapseReturn, rules.lapse_return, Action.LAPSE_RETURN),
        _step(m.ArbitrateCase, rules.arbitrate_case, Action.ARBITRATE),
        _step(m.HandleCase, rules.handle_case, Action.HANDLE),
        _step(m.AskExtension, rules_time.ask_extension, Action.ASK_EXTENSION),
        _step(m.AskPause, rules_time.ask_pause, Action.ASK_PAUSE),
        _step(
            m.DecideTime, rules_time.decide_time, Action.EXTEND, Action.PAUSE, Action.REFUSE_TIME
        ),
        _step(m.ResumeCase, rules_time.resume_case, Action.RESUME),
        _step(m.ReachMilestone, rules_time.reach_milestone, Action.REACH_MILESTONE),
        _step(m.EscalateCase, rules.escalate_case, Action.ESCALATE),
        _step(m.ReportDone, rules.report_done, Action.REPORT_DONE),
        _step(m.CheckCase, rules.check_case, Action.PASS_CHECK, Action.FAIL_CHECK),
        _step(m.CallBack, rules.call_back, Action.CALL_BACK, Action.REOPEN),
        _step(m.CloseCase, rules.close_case, Action.CLOSE),
        _step(m.UrgeCase, rules.urge_case, Action.URGE),
        _step(m.SuperviseCase, rules.supervise_case, Action.SUPERVISE),
        _step(m.ForceClose, rules.force_close, Action.FORCE),
        _step(m.CancelCase, rules.cancel_case, Action.CANCEL),
        CommandRule(
            command=m.RecomputeDeadline,
            record=CASE,
            key=lambda command, _given: str(command.case),
            rule=rules_time.recompute_deadline,
            access=Access(roles=frozenset({Role.INTAKE}), purposes=_WORK, place=_place),
        ),
        *PROBLEM_COMMANDS,
    ),
    queries=(
        QueryRule(query=views.Matters, handler=views.matters, access=_CITY_OPEN),
        QueryRule(
            query=views_dispatch.DispatchPlanInForce,
            handler=views_dispatch.dispatch_plan_in_force,
            access=_CITY_OPEN,
        ),
        QueryRule(
            query=views_dispatch.ProvePlan, handler=views_dispatch.prove_plan, access=_CATALOGUE
        ),
        QueryRule(
            query=views_dispatch.ReplayPlan, handler=views_dispatch.replay_plan, access=_CATALOGUE
        ),
        *(
            QueryRule(
                query=kind,
                handler=handler,
                access=Access(
                    roles=_STAFF | {Role.REPORTER},
                    purposes=_WORK | {Purpose.AUDIT},
                    place=lambda _query, _read: CITY,
                ),
            )
            for kind, handler in (
                (views.CaseByNumber, case_by_number),
                (views_history.CaseHistory, views_history.case_history),
            )
        ),
        QueryRule(
            query=views.OpenCases,
            handler=views.open_cases,
            access=Access(
                roles=_STAFF,
                purposes=_WORK | {Purpose.AUDIT},
                place=lambda query, _read: query.place,
            ),
        ),
        *(
            QueryRule(
                query=kind,
                handler=handler,
                access=Access(roles=_STAFF, purposes=_WORK | {Purpose.AUDIT}, place=_place),
            )
            for kind, handler in (
                (views.CaseRounds, views.case_rounds),
                (views.CaseClock, case_clock),
                (views_dispatch.WhyThisUnit, views_dispatch.why_this_unit),
            )
        ),
        QueryRule(
            query=views.CaseFile,
            handler=case_file,
            access=Access(
                roles=frozenset({Role.INTAKE, Role.HANDLER, Role.CALLER}),
                purposes=_WORK,
                place=_place,
            ),
            personal=True,
        ),
        QueryRule(
            query=views_figures.CaseFigures,
            handler=views_figures.case_figures,
            access=Access(
                roles=_STAFF,
                purposes=_COUNTING,
                place=lambda query, _read: query.place or CITY,
            ),
        ),
        QueryRule(
            query=views_figures.FigureCases,
            handler=views_figures.figure_cases,
            access=Access(
                roles=_STAFF,
                purposes=_WORK | {Purpose.AUDIT},
                place=lambda query, _read: query.place or CITY,
            ),
        ),
        *PROBLEM_QUERIES,
    ),
)

__all__ = [
    "CASE",
    "CONTEXT",
    "DISPATCH_PLAN",
    "MATTER",
    "PROBLEM",
    "IntakeChannel",
    "RefusalGround",
    "Satisfaction",
    "Stage",
    "case_file",
    "recompute",
]
