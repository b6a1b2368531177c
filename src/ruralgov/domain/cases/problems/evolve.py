"""What each event makes of a problem."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from ruralgov.domain.cases.problems import messages as m
from ruralgov.domain.cases.problems.messages import ProblemEvent
from ruralgov.domain.cases.problems.model import LinkChange, Linked, LinkStep, Problem
from ruralgov.domain.kernel.change import change


def begin(event: m.ProblemOpened) -> Problem:
    """Return a problem with its first cases."""
    return Problem(
        matter=event.matter,
        place=event.place,
        town=event.town,
        cases=event.cases,
        history=tuple(_steps(LinkChange.LINKED, event.cases, event)),
    )


def evolve(problem: Problem, event: ProblemEvent) -> Problem:
    """Return a problem after one more event."""
    match event:
        case m.ProblemOpened():
            return begin(event)
        case m.CaseLinked():
            return _add(problem, event)
        case m.CaseUnlinked():
            return _take(problem, event)
        case m.ProblemDissolved():
            return _dissolve(problem, event)
        case _:
            assert_never(event)


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


def _steps(kind: LinkChange, cases: Iterable[Linked], event: ProblemEvent) -> Iterator[LinkStep]:
    for one in cases:
        yield LinkStep(
            change=kind,
            case=one.case,
            number=one.number,
            by=event.by,
            at=event.at,
            reason=event.reason,
        )
