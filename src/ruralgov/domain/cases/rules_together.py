"""The rules by which one answer goes to all reports of one trouble."""

from collections.abc import Iterator

from ruralgov.domain.cases import messages_together as m
from ruralgov.domain.cases import texts, texts_service
from ruralgov.domain.cases.messages_intake import AnswerCase, CaseAnswered
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.problems.records import PROBLEM
from ruralgov.domain.cases.problems.rows import ProblemLinkRow
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.roles import INTAKE
from ruralgov.domain.cases.rules_intake import answer_case
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import OPEN, Stage
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CaseId


def answer_linked_cases(
    case: Case | None, command: m.AnswerLinkedCases, given: Given
) -> Iterator[CaseAnswered | m.LinkedAnswered]:
    """Answer a case and all that are linked with it and can be answered (rules 44 and 57)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    others = _linked(command, known, given)
    for one in others.values():
        clean_note(one, "answer", command.answer)
    (answered,) = answer_case(known, AnswerCase(case=command.case, answer=command.answer), given)
    yield answered
    ready = tuple(key for key, one in others.items() if _is_ready(one, given))
    waiting = (key for key, one in others.items() if one.stage in OPEN and one.verdict is None)
    yield m.LinkedAnswered(
        by=given.actor.account,
        at=given.now,
        answer=answered.answer,
        cases=ready,
        left=tuple(key for key in waiting if key not in ready),
    )


def _linked(command: m.AnswerLinkedCases, case: Case, given: Given) -> dict[CaseId, Case]:
    """Return the other cases of the problem of a case; raises ``case_in_no_problem``."""
    link = given.read.one(ProblemLinkRow, linked=command.case)
    problem = None if link is None else given.read.state(PROBLEM, link.owner)
    found = existing(problem, texts_service.CASE_IN_NO_PROBLEM, number=case.number)
    others = [one.case for one in found.cases if one.case != command.case]
    states = given.read.states(CASE, others)
    return {key: states[key] for key in others}


def _is_ready(case: Case, given: Given) -> bool:
    """Tell whether a case can be answered now, by who acts."""
    mine = given.holds(given.actor.account, INTAKE, case.place)
    return mine and case.stage is Stage.ACCEPTED and not case.worked


def answer_linked(
    case: Case | None, command: m.AnswerLinked, given: Given
) -> Iterator[CaseAnswered]:
    """Answer a case with the one that leads, by its own clock (rule 57)."""
    return answer_case(case, AnswerCase(case=command.case, answer=command.answer), given)
