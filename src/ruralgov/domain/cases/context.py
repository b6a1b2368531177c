"""Who may do what with cases, and which rule decides."""

from typing import Any, Final, Protocol, TypeVar

from ruralgov.domain.access import (
    ADMINISTRATION,
    ADMINISTRATOR,
    AUDIT,
    STATISTICS,
    TIMEKEEPER,
    may_erase,
)
from ruralgov.domain.cases import (
    context_attachments,
    context_imported,
    context_lookup,
    context_ways,
    context_work,
    due,
    hanging,
    imports,
    reactions,
    rules_ending,
    rules_handling,
    rules_intake,
    rules_place,
    rules_time,
    texts,
    texts_service,
    texts_ways,
    texts_work,
    views,
)
from ruralgov.domain.cases import queries as q
from ruralgov.domain.cases.attachments import texts as attachment_texts
from ruralgov.domain.cases.dated import RULES
from ruralgov.domain.cases.dispatch import queries as dispatch_queries
from ruralgov.domain.cases.dispatch import rules as dispatch_rules
from ruralgov.domain.cases.dispatch import views as dispatch_views
from ruralgov.domain.cases.dispatch.messages import CorrectDispatchPlanEntry, PublishDispatchPlan
from ruralgov.domain.cases.dispatch.records import DISPATCH_PLAN, PLAN_KEY
from ruralgov.domain.cases.figures import queries as figure_queries
from ruralgov.domain.cases.figures import queries_workload, views_workload
from ruralgov.domain.cases.figures import views as figure_views
from ruralgov.domain.cases.handover.records import HANDOVER
from ruralgov.domain.cases.imported import texts as imported_texts
from ruralgov.domain.cases.imported.imports import TABLE as IMPORTED
from ruralgov.domain.cases.imported.records import OLD_SYSTEM
from ruralgov.domain.cases.imported.rows import ImportedRow
from ruralgov.domain.cases.matters import rules as matter_rules
from ruralgov.domain.cases.matters import views as matter_views
from ruralgov.domain.cases.matters.messages import CorrectMatterEntry, DefineMatter, WithdrawMatter
from ruralgov.domain.cases.matters.queries import Matters
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.messages import CaseEvent
from ruralgov.domain.cases.messages_ending import (
    CallBack,
    CancelCase,
    CheckCase,
    CloseCase,
    EraseCase,
    ForceClose,
)
from ruralgov.domain.cases.messages_handling import (
    ArbitrateCase,
    AskReturn,
    DecideReturn,
    EscalateCase,
    HandleCase,
    LapseReturn,
    ReportDone,
    SignCase,
    SuperviseCase,
    UrgeCase,
)
from ruralgov.domain.cases.messages_intake import (
    AcceptCase,
    AnswerCase,
    DeclineFiling,
    DispatchCase,
    RefuseCase,
    ReportCase,
)
from ruralgov.domain.cases.messages_place import RelocateCase
from ruralgov.domain.cases.messages_time import (
    AskExtension,
    AskPause,
    DecideTime,
    ReachMilestone,
    RecomputeDeadline,
    ResumeCase,
)
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.notices import context as context_notices
from ruralgov.domain.cases.notices.records import NOTICE, NOTICE_MARK
from ruralgov.domain.cases.problems import context as context_problems
from ruralgov.domain.cases.problems.records import PROBLEM
from ruralgov.domain.cases.publishing import PUBLISHES
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import OWN_WORK, STAFF, looking
from ruralgov.domain.cases.roles import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    LOOKUP,
    NOTIFIER,
    REPORTER,
    SUPERVISOR,
)
from ruralgov.domain.cases.rows import ClosedRow
from ruralgov.domain.cases.table import BY_ITSELF, LEVELS, ROLES, Action, Level
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Read,
    Rule,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import REGISTRAR, REGISTRATION

C = TypeVar("C")


class _OfCase(Protocol):
    @property
    def case(self) -> CaseId: ...


def _case(key: CaseId, read: Read) -> Case:
    return existing(read.state(CASE, key), texts.CASE_MISSING, case=key)


def _place(message: _OfCase, read: Read) -> PlaceId:
    return _case(message.case, read).place


def _both(message: RelocateCase, read: Read) -> tuple[PlaceId, ...]:
    return _place(message, read), message.place


def _step(
    command: type[C],
    rule: Rule[Case, C, CaseEvent],
    *actions: Action,
) -> CommandRule[Any, Any]:
    """Declare the command for some actions; who may give it is in the table."""
    higher = LEVELS[actions[0]] is Level.TOWN
    itself = {TIMEKEEPER} if actions[0] in BY_ITSELF else set()
    access = Access(
        roles=frozenset(ROLES[action] for action in actions) | itself,
        purposes=_WORK,
        place=_place,
        from_town=higher,
    )
    return changes(
        command,
        CASE,
        rule,
        access,
        by="case",
        by_key=True,
        prefetch_related=lambda case: ((MATTER, case.matter),),
    )


_WORK: Final = frozenset({CASE_HANDLING})
_LOOKING: Final = _WORK | {AUDIT}
_DESK: Final = frozenset({INTAKE})
_CITY_OPEN: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_CATALOGUE: Final = Access(
    roles=frozenset({ADMINISTRATOR, REGISTRAR}),
    purposes=frozenset({ADMINISTRATION, REGISTRATION}),
    place=lambda _message, _read: CITY,
)
_REPORT: Final = Access(
    roles=frozenset({REPORTER, INTAKE}),
    purposes=_WORK,
    place=lambda command, _read: command.place,
)
_LIST: Final = looking(lambda query, _read: query.place)
_ONE: Final = looking(_place)
_FILE: Final = Access(roles=frozenset({INTAKE, HANDLER, CALLER}), purposes=_WORK, place=_place)
_COUNT: Final = looking(lambda query, _read: query.place or CITY, STATISTICS)
_COUNTED: Final = looking(lambda query, _read: query.place or CITY)
_UNITS: Final = Access(
    roles=STAFF | {ADMINISTRATOR, REGISTRAR},
    purposes=_LOOKING | {ADMINISTRATION, REGISTRATION},
    place=lambda _query, _read: CITY,
    reserved=(
        *OWN_WORK,
        (ADMINISTRATION, frozenset({ADMINISTRATOR})),
        (REGISTRATION, frozenset({REGISTRAR})),
    ),
)
CONTEXT: Final = Context(
    name="cases",
    roles=(REPORTER, INTAKE, HANDLER, CHECKER, SUPERVISOR, CALLER, LOOKUP, NOTIFIER),
    purposes=(CASE_HANDLING,),
    texts=texts_of(texts, texts_service, texts_ways, texts_work, attachment_texts, imported_texts),
    publishes=PUBLISHES,
    records=(
        *(MATTER, DISPATCH_PLAN, OLD_SYSTEM, CASE, PROBLEM, HANDOVER),
        *(NOTICE, NOTICE_MARK),
    ),
    commands=(
        changes(
            DefineMatter,
            MATTER,
            matter_rules.define_matter,
            _CATALOGUE,
            by=lambda command, _given: str(command.code).strip(),
        ),
        changes(
            PublishDispatchPlan,
            DISPATCH_PLAN,
            dispatch_rules.publish_plan,
            _CATALOGUE,
            by=lambda _command, _given: PLAN_KEY,
            looks_up=False,  # its rule names every place that there is not, with its row
        ),
        changes(
            CorrectMatterEntry,
            MATTER,
            matter_rules.correct_matter_entry,
            _CATALOGUE,
            by=lambda command, _given: str(command.code).strip(),
        ),
        changes(
            WithdrawMatter,
            MATTER,
            matter_rules.withdraw_matter,
            _CATALOGUE,
            by=lambda command, _given: str(command.code).strip(),
        ),
        changes(
            CorrectDispatchPlanEntry,
            DISPATCH_PLAN,
            dispatch_rules.correct_dispatch_plan_entry,
            _CATALOGUE,
            by=lambda _command, _given: PLAN_KEY,
        ),
        creates(
            ReportCase,
            CASE,
            rules_intake.report_case,
            _REPORT,
            prefetch_records=lambda command: ((MATTER, command.matter),),
            by_key=True,
            before=(ClosedRow, ImportedRow),
        ),
        _step(AcceptCase, rules_intake.accept_case, Action.ACCEPT),
        _step(RefuseCase, rules_intake.refuse_case, Action.REFUSE),
        _step(AnswerCase, rules_intake.answer_case, Action.ANSWER),
        _step(DeclineFiling, rules_intake.decline_filing, Action.DECLINE),
        _step(DispatchCase, rules_intake.dispatch_case, Action.DISPATCH),
        _step(SignCase, rules_handling.sign_case, Action.SIGN),
        _step(AskReturn, rules_handling.ask_return, Action.ASK_RETURN, Action.DISPUTE),
        _step(
            DecideReturn, rules_handling.decide_return, Action.GRANT_RETURN, Action.REFUSE_RETURN
        ),
        _step(LapseReturn, rules_handling.lapse_return, Action.LAPSE_RETURN),
        _step(ArbitrateCase, rules_handling.arbitrate_case, Action.ARBITRATE),
        _step(HandleCase, rules_handling.handle_case, Action.HANDLE),
        _step(AskExtension, rules_time.ask_extension, Action.ASK_EXTENSION),
        _step(AskPause, rules_time.ask_pause, Action.ASK_PAUSE),
        _step(DecideTime, rules_time.decide_time, Action.EXTEND, Action.PAUSE, Action.REFUSE_TIME),
        _step(ResumeCase, rules_time.resume_case, Action.RESUME),
        _step(ReachMilestone, rules_time.reach_milestone, Action.REACH_MILESTONE),
        _step(EscalateCase, rules_handling.escalate_case, Action.ESCALATE),
        _step(ReportDone, rules_handling.report_done, Action.REPORT_DONE),
        _step(CheckCase, rules_ending.check_case, Action.PASS_CHECK, Action.FAIL_CHECK),
        _step(CallBack, rules_ending.call_back, Action.CALL_BACK, Action.REOPEN),
        _step(CloseCase, rules_ending.close_case, Action.CLOSE),
        _step(UrgeCase, rules_handling.urge_case, Action.URGE),
        _step(SuperviseCase, rules_handling.supervise_case, Action.SUPERVISE),
        _step(ForceClose, rules_ending.force_close, Action.FORCE),
        _step(CancelCase, rules_ending.cancel_case, Action.CANCEL),
        *context_ways.commands(_step, _place),
        *context_notices.COMMANDS,
        *context_attachments.commands(_place),
        *context_imported.commands(_CATALOGUE),
        changes(
            EraseCase, CASE, rules_ending.erase_case, may_erase(_place), by="case", by_key=True
        ),
        changes(
            RecomputeDeadline,
            CASE,
            rules_time.recompute_deadline,
            Access(roles=_DESK, purposes=_WORK, place=_place),
            by="case",
            by_key=True,
        ),
        changes(
            RelocateCase,
            CASE,
            rules_place.relocate_case,
            Access(roles=_DESK, purposes=_WORK, place=_both),
            by="case",
            by_key=True,
        ),
        *context_problems.commands(_case),
    ),
    queries=(
        answers(Matters, matter_views.matters, _CITY_OPEN),
        answers(
            dispatch_queries.DispatchPlanInForce, dispatch_views.dispatch_plan_in_force, _CITY_OPEN
        ),
        answers(dispatch_queries.ProvePlan, dispatch_views.prove_plan, _CATALOGUE),
        answers(dispatch_queries.UnitFindings, dispatch_views.unit_findings, _UNITS),
        answers(dispatch_queries.ReplayPlan, dispatch_views.replay_plan, _CATALOGUE),
        *context_lookup.queries(_place),
        answers(q.OpenCases, views.open_cases, _LIST),
        *context_ways.QUERIES,
        *context_work.QUERIES,
        *context_notices.queries(_place),
        *context_attachments.queries(_place),
        *context_imported.queries(_LIST, _COUNT, _CATALOGUE),
        answers(q.CaseRounds, views.case_rounds, _ONE),
        answers(q.CaseClock, views.case_clock, _ONE),
        answers(dispatch_queries.WhyThisUnit, dispatch_views.why_this_unit, _ONE),
        answers(q.CaseFile, views.case_file, _FILE, personal=True),
        answers(figure_queries.CaseFigures, figure_views.case_figures, _COUNT),
        answers(figure_queries.FigureCases, figure_views.figure_cases, _COUNTED),
        *context_problems.queries(_place),
        answers(queries_workload.WorkloadOf, views_workload.workload_of, _COUNT),
        answers(queries_workload.RepeatsOf, views_workload.repeats_of, _COUNT),
    ),
    imports=(imports.TABLE, IMPORTED),
    reactions=reactions.REACTIONS,
    hangs=hanging.hanging,
    due=due.due,
    rules=RULES,
)
