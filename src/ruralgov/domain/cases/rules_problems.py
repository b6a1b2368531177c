"""The rules of problems: a person links cases and unlinks them, and nothing happens to a case."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Protocol

from ruralgov.domain.cases import messages_problems as m
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.problems import (
    LEAST,
    PROBLEM_TABLES,
    LinkChange,
    Linked,
    LinkStep,
    Problem,
    ProblemLinkRow,
    problem_rows,
)
from ruralgov.domain.cases.rules import CASE
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId


def open_problem(
    _: Problem | None, command: m.OpenProblem, given: Given
) -> Iterator[m.ProblemOpened]:
    """Open a problem over cases of one town that are in no other (rule 18)."""
    lead = _case(command.cases[0], given)
    yield m.ProblemOpened(
        matter=lead.matter,
        place=lead.place,
        town=lead.town,
        cases=tuple(_linked(key, lead.town, given) for key in command.cases),
        by=given.actor.account,
        at=given.now,
        reason=clean_text("reason", command.reason),
    )


def link_case(problem: Problem | None, command: m.LinkCase, given: Given) -> Iterator[m.CaseLinked]:
    """Link a case of the same town that is in no problem (rule 18)."""
    known = _known(problem, command.problem)
    yield m.CaseLinked(
        linked=_linked(command.case, known.town, given),
        by=given.actor.account,
        at=given.now,
        reason=clean_text("reason", command.reason),
    )


def unlink_case(
    problem: Problem | None, command: m.UnlinkCase, given: Given
) -> Iterator[m.CaseUnlinked | m.ProblemDissolved]:
    """Unlink a case; a problem that is left with too few is dissolved (rule 18)."""
    known = _known(problem, command.problem)
    if known.find(command.case) is None:
        raise Refused("case_not_linked", case=command.case, problem=command.problem)
    reason = clean_text("reason", command.reason)
    by, at = given.actor.account, given.now
    yield m.CaseUnlinked(case=command.case, by=by, at=at, reason=reason)
    if len(known.cases) <= LEAST:
        yield m.ProblemDissolved(by=by, at=at, reason=reason)


def _known(problem: Problem | None, key: str) -> Problem:
    if problem is None:
        raise Refused("problem_missing", problem=key)
    if not problem.cases:
        raise Refused("problem_dissolved", problem=key)
    return problem


def _case(key: CaseId, given: Given) -> Case:
    case: Case | None = given.read.state(CASE, key)
    if case is None:
        raise Refused("case_missing", case=key)
    return case


def _linked(key: CaseId, town: PlaceId, given: Given) -> Linked:
    """Return a case as a problem keeps it; raises where it is elsewhere, or linked already."""
    case = _case(key, given)
    if case.town != town:
        raise Refused("problem_towns_differ", number=case.number)
    row = given.read.one(ProblemLinkRow, linked=key)
    if row is not None:
        raise Refused("case_linked_already", number=case.number, problem=row.owner)
    return Linked(
        case=key,
        number=case.number,
        matter=case.matter,
        place=case.place,
        household=case.household,
        reported_at=case.reported_at,
    )


class _Done(Protocol):
    """What every event of a problem says."""

    @property
    def by(self) -> AccountId: ...
    @property
    def at(self) -> datetime: ...
    @property
    def reason(self) -> str: ...


def evolve_problem(state: Problem | None, event: Any) -> Problem:
    """Fold one event into a problem."""
    if isinstance(event, m.ProblemOpened):
        return Problem(
            matter=event.matter,
            place=event.place,
            town=event.town,
            cases=event.cases,
            history=tuple(_steps(LinkChange.LINKED, event.cases, event)),
        )
    if state is None:
        raise Refused("problem_missing", problem="-")
    return _FOLDS[type(event)](state, event)


def _add(problem: Problem, event: m.CaseLinked) -> Problem:
    steps = _steps(LinkChange.LINKED, (event.linked,), event)
    return change(problem, cases=(*problem.cases, event.linked), history=(*problem.history, *steps))


def _take(problem: Problem, event: m.CaseUnlinked) -> Problem:
    gone = [one for one in problem.cases if one.case == event.case]
    left = tuple(one for one in problem.cases if one.case != event.case)
    steps = _steps(LinkChange.UNLINKED, gone, event)
    return change(problem, cases=left, history=(*problem.history, *steps))


def _dissolve(problem: Problem, event: m.ProblemDissolved) -> Problem:
    steps = _steps(LinkChange.DISSOLVED, problem.cases, event)
    return change(problem, cases=(), history=(*problem.history, *steps))


def _steps(kind: LinkChange, cases: Iterable[Linked], event: _Done) -> Iterator[LinkStep]:
    for one in cases:
        yield LinkStep(
            change=kind,
            case=one.case,
            number=one.number,
            by=event.by,
            at=event.at,
            reason=event.reason,
        )


_FOLDS: dict[type, Callable[[Problem, Any], Problem]] = {
    m.CaseLinked: _add,
    m.CaseUnlinked: _take,
    m.ProblemDissolved: _dissolve,
}
PROBLEM = Record(
    kind="problem",
    state=Problem,
    events=(m.ProblemOpened, *_FOLDS),
    evolve=evolve_problem,
    rows=problem_rows,
    tables=PROBLEM_TABLES,
)
