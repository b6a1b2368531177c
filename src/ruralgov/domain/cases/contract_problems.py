"""What the context of cases tells the application about problems, workload and repeats."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.cases import messages_problems as m
from ruralgov.domain.cases import rules_problems, views_problems, views_workload
from ruralgov.domain.cases.problems import ProblemLinkRow
from ruralgov.domain.cases.rules import CASE
from ruralgov.domain.cases.rules_problems import PROBLEM
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Purpose,
    QueryRule,
    Read,
    Record,
    Role,
    Wanted,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId


def _town_of_case(key: CaseId, read: Read) -> PlaceId:
    case = read.state(CASE, key)
    if case is None:
        raise Refused("case_missing", case=key)
    town: PlaceId = case.town
    return town


def _town_of_problem(message: Any, read: Read) -> PlaceId:
    problem = read.state(PROBLEM, message.problem)
    if problem is None:
        raise Refused("problem_missing", problem=message.problem)
    town: PlaceId = problem.town
    return town


def _opened(command: m.OpenProblem) -> Iterator[tuple[Record, str]]:
    return ((CASE, case) for case in command.cases)


def _named(command: m.LinkCase | m.UnlinkCase) -> Iterator[tuple[Record, str]]:
    yield PROBLEM, command.problem
    yield CASE, command.case


def _links(*cases: CaseId) -> Iterator[Wanted]:
    return ((ProblemLinkRow, {"linked": case}) for case in cases)


_DESK: Final = frozenset({Role.INTAKE})
_STAFF: Final = frozenset(
    {Role.INTAKE, Role.HANDLER, Role.CHECKER, Role.SUPERVISOR, Role.CALLER, Role.AUDITOR}
)
_WORK: Final = frozenset({Purpose.CASE_HANDLING})
_COUNTING: Final = _WORK | {Purpose.STATISTICS, Purpose.AUDIT}
PROBLEM_COMMANDS: Final = (
    CommandRule(
        command=m.OpenProblem,
        record=PROBLEM,
        key=lambda _command, given: given.new_id(),
        rule=rules_problems.open_problem,
        access=Access(
            roles=_DESK,
            purposes=_WORK,
            place=lambda command, read: _town_of_case(command.cases[0], read),
        ),
        loads=_opened,
        wants=lambda command: _links(*command.cases),
    ),
    CommandRule(
        command=m.LinkCase,
        record=PROBLEM,
        key=lambda command, _given: str(command.problem),
        rule=rules_problems.link_case,
        access=Access(roles=_DESK, purposes=_WORK, place=_town_of_problem),
        loads=_named,
        wants=lambda command: _links(command.case),
    ),
    CommandRule(
        command=m.UnlinkCase,
        record=PROBLEM,
        key=lambda command, _given: str(command.problem),
        rule=rules_problems.unlink_case,
        access=Access(roles=_DESK, purposes=_WORK, place=_town_of_problem),
        loads=_named,
    ),
)
PROBLEM_QUERIES: Final = (
    QueryRule(
        query=views_problems.SuggestLinks,
        handler=views_problems.suggest_links,
        access=Access(
            roles=_DESK,
            purposes=_WORK,
            place=lambda query, read: _town_of_case(query.case, read),
        ),
        personal=True,
    ),
    QueryRule(
        query=views_problems.ProblemFile,
        handler=views_problems.problem_file,
        access=Access(roles=_STAFF, purposes=_WORK | {Purpose.AUDIT}, place=_town_of_problem),
    ),
    *(
        QueryRule(
            query=kind,
            handler=handler,
            access=Access(
                roles=_STAFF,
                purposes=_COUNTING,
                place=lambda query, _read: query.place or CITY,
            ),
        )
        for kind, handler in (
            (views_workload.WorkloadOf, views_workload.workload_of),
            (views_workload.RepeatsOf, views_workload.repeats_of),
        )
    ),
)
