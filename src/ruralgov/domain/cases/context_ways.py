"""Who may do what with a case beside its main way, and which rule decides."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.access import AUDITOR
from ruralgov.domain.cases import queries_ways as q
from ruralgov.domain.cases import (
    rules_call,
    rules_hand,
    rules_help,
    rules_intake,
    rules_reporter,
    views_ways,
)
from ruralgov.domain.cases import rules_together as together
from ruralgov.domain.cases import rules_withdrawal as withdrawal
from ruralgov.domain.cases.handover.messages import HandOverCases
from ruralgov.domain.cases.handover.records import HANDOVER
from ruralgov.domain.cases.handover.rules import hand_over_cases
from ruralgov.domain.cases.messages_call import SettleGrievance
from ruralgov.domain.cases.messages_hand import HandOverCase, PassCase, ReclassifyCase
from ruralgov.domain.cases.messages_help import AnswerCoTask, ReleaseCoTask, SignCoTask
from ruralgov.domain.cases.messages_intake import TakeUpAppeal
from ruralgov.domain.cases.messages_reporter import (
    AnswerChase,
    ChaseCase,
    ExplainDelay,
    SupplementCase,
)
from ruralgov.domain.cases.messages_together import AnswerLinked, AnswerLinkedCases
from ruralgov.domain.cases.messages_withdrawal import RestoreCase, WithdrawCase
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import looking
from ruralgov.domain.cases.roles import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    REPORTER,
    SUPERVISOR,
)
from ruralgov.domain.cases.table import Action
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    Read,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.registry import ORGANISATION

Step = Callable[..., CommandRule[Any, Any]]
Place = Callable[[Any, Read], PlaceId]
_WORK: Final = frozenset({CASE_HANDLING})
_MOVERS: Final = frozenset({INTAKE, SUPERVISOR})
_REVIEWERS: Final = frozenset({INTAKE, CALLER, CHECKER, SUPERVISOR, AUDITOR})


def _place_of_unit(message: HandOverCases, read: Read) -> PlaceId:
    """Return where a unit is or was; one that is only a name is of the city."""
    state = read.state(ORGANISATION, message.unit)
    return CITY if state is None or state.last is None else state.last.place


def commands(step: Step, place: Place) -> tuple[CommandRule[Any, Any], ...]:
    """Return the commands; *step* declares one of the table, *place* is where its case is."""

    def both(message: ReclassifyCase, read: Read) -> tuple[PlaceId, ...]:
        here = place(message, read)
        return (here,) if message.place is None else (here, message.place)

    hearing = Access(roles=frozenset({INTAKE, REPORTER, CALLER}), purposes=_WORK, place=place)
    reporting = Access(
        roles=frozenset({INTAKE, REPORTER}), purposes=_WORK, place=lambda command, _: command.place
    )
    linked = Access(roles=frozenset({INTAKE}), purposes=_WORK, place=place, from_town=True)
    answering = Access(roles=frozenset({INTAKE, HANDLER}), purposes=_WORK, place=place)
    passing = Access(roles=_MOVERS, purposes=_WORK, place=place)
    return (
        step(HandOverCase, rules_hand.hand_over_case, Action.HAND_OVER, Action.REASSIGN),
        inner(changes(PassCase, CASE, rules_hand.pass_case, passing, by="case", by_key=True)),
        changes(
            HandOverCases,
            HANDOVER,
            hand_over_cases,
            Access(roles=_MOVERS, purposes=_WORK, place=_place_of_unit),
            by="unit",
        ),
        changes(
            ReclassifyCase,
            CASE,
            rules_hand.reclassify_case,
            Access(roles=frozenset({INTAKE}), purposes=_WORK, place=both),
            by="case",
            by_key=True,
        ),
        step(SignCoTask, rules_help.sign_co_task, Action.SIGN_CO_TASK),
        step(AnswerCoTask, rules_help.answer_co_task, Action.ANSWER_CO_TASK),
        step(ReleaseCoTask, rules_help.release_co_task, Action.RELEASE_CO_TASK),
        changes(
            SupplementCase,
            CASE,
            rules_reporter.supplement_case,
            hearing,
            by="case",
            by_key=True,
        ),
        changes(ChaseCase, CASE, rules_reporter.chase_case, hearing, by="case", by_key=True),
        inner(creates(TakeUpAppeal, CASE, rules_intake.take_up_appeal, reporting, id="id")),
        changes(AnswerLinkedCases, CASE, together.answer_linked_cases, linked, by="case"),
        inner(changes(AnswerLinked, CASE, together.answer_linked, linked, by="case", by_key=True)),
        changes(WithdrawCase, CASE, withdrawal.withdraw_case, hearing, by="case", by_key=True),
        changes(RestoreCase, CASE, withdrawal.restore_case, hearing, by="case", by_key=True),
        changes(AnswerChase, CASE, rules_reporter.answer_chase, answering, by="case", by_key=True),
        changes(
            ExplainDelay, CASE, rules_reporter.explain_delay, answering, by="case", by_key=True
        ),
        step(SettleGrievance, rules_call.settle_grievance, Action.SETTLE),
    )


def _looking(*more: Role) -> Access:
    return looking(lambda query, _read: query.place, roles=_REVIEWERS | {*more})


QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.Grievances, views_ways.grievances, _looking()),
    answers(q.Chases, views_ways.chases, _looking(HANDLER)),
    answers(q.CoTasks, views_ways.co_tasks, _looking(HANDLER)),
)
