"""The rules of problems: a person links cases and unlinks them, and nothing happens to a case."""

from collections.abc import Iterable, Iterator

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.problems import messages as m
from ruralgov.domain.cases.problems.model import LEAST, Linked, Problem
from ruralgov.domain.cases.problems.rows import ProblemLinkRow
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.said import clean_open
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CaseId, PlaceId


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
        reason=_reason(command, command.cases, given),
    )


def link_case(problem: Problem | None, command: m.LinkCase, given: Given) -> Iterator[m.CaseLinked]:
    """Link a case of the same town that is in no problem (rule 18)."""
    known = _still(problem, command.problem)
    yield m.CaseLinked(
        linked=_linked(command.case, known.town, given),
        by=given.actor.account,
        at=given.now,
        reason=_reason(command, (command.case,), given),
    )


def unlink_case(
    problem: Problem | None, command: m.UnlinkCase, given: Given
) -> Iterator[m.CaseUnlinked | m.ProblemDissolved]:
    """Unlink a case; a problem that is left with too few is dissolved (rule 18)."""
    known = _still(problem, command.problem)
    if known.find(command.case) is None:
        raise Refused(texts.CASE_NOT_LINKED, case=command.case, problem=command.problem)
    reason = _reason(command, (command.case,), given)
    by, at = given.actor.account, given.now
    yield m.CaseUnlinked(case=command.case, by=by, at=at, reason=reason)
    if len(known.cases) <= LEAST:
        yield m.ProblemDissolved(by=by, at=at, reason=reason)


def _reason(
    command: m.OpenProblem | m.LinkCase | m.UnlinkCase, cases: Iterable[CaseId], given: Given
) -> str:
    """Return why, in words that tell nothing of who reported the cases (rule 44)."""
    known = given.read.states(CASE, cases).values()
    return clean_open("reason", command.reason, *known)


def _still(problem: Problem | None, key: str) -> Problem:
    """Return a problem that is not dissolved."""
    known = existing(problem, texts.PROBLEM_MISSING, problem=key)
    if not known.cases:
        raise Refused(texts.PROBLEM_DISSOLVED, problem=key)
    return known


def _case(key: CaseId, given: Given) -> Case:
    return existing(given.read.state(CASE, key), texts.CASE_MISSING, case=key)


def _linked(key: CaseId, town: PlaceId, given: Given) -> Linked:
    """Return a case as a problem keeps it; raises where it is elsewhere, or linked already."""
    case = _case(key, given)
    if case.town != town:
        raise Refused(texts.PROBLEM_TOWNS_DIFFER, number=case.number)
    row = given.read.one(ProblemLinkRow, linked=key)
    if row is not None:
        raise Refused(texts.CASE_LINKED_ALREADY, number=case.number, problem=row.owner)
    return Linked(
        case=key,
        number=case.number,
        matter=case.matter,
        place=case.place,
        household=case.household,
        reported_at=case.reported_at,
        imported=case.imported is not None,
    )
