"""What can be done to a problem, and what has happened to it."""

from datetime import datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.problems.model import LEAST, Linked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class OpenProblem:
    """Say that two or more cases are about one trouble, and why; the first of them leads."""

    cases: tuple[CaseId, ...] = field()
    reason: str

    @cases.validator
    def _check(self, _: object, cases: tuple[CaseId, ...]) -> None:
        if len(cases) < LEAST or len(set(cases)) < len(cases):
            raise BadInput(texts.PROBLEM_CASES_WRONG, least=LEAST)


@frozen(kw_only=True)
class LinkCase:
    """Say that one more case is about the trouble of a problem, and why."""

    problem: str
    case: CaseId
    reason: str


@frozen(kw_only=True)
class UnlinkCase:
    """Say that a case is about something else after all, and why."""

    problem: str
    case: CaseId
    reason: str


@frozen(kw_only=True)
class ProblemOpened:
    """Some cases were found to be about one trouble."""

    SCHEMA: ClassVar[int] = 2
    matter: str
    place: PlaceId
    town: PlaceId
    cases: tuple[Linked, ...]
    by: AccountId
    at: datetime
    reason: str


@frozen(kw_only=True)
class CaseLinked:
    """One more case was linked."""

    SCHEMA: ClassVar[int] = 2
    linked: Linked
    by: AccountId
    at: datetime
    reason: str


@frozen(kw_only=True)
class CaseUnlinked:
    """A case was unlinked; its link stays in the history."""

    case: CaseId
    by: AccountId
    at: datetime
    reason: str


@frozen(kw_only=True)
class ProblemDissolved:
    """Too few cases were left to be a problem; what was left is free again."""

    by: AccountId
    at: datetime
    reason: str


ProblemEvent = ProblemOpened | CaseLinked | CaseUnlinked | ProblemDissolved
"""What happens to a problem."""
