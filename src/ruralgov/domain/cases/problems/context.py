"""Who may do what with problems, and which rule decides."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Protocol

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.problems import queries as q
from ruralgov.domain.cases.problems import rules, views
from ruralgov.domain.cases.problems.messages import LinkCase, OpenProblem, UnlinkCase
from ruralgov.domain.cases.problems.records import PROBLEM
from ruralgov.domain.cases.problems.rows import ProblemLinkRow
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import looking
from ruralgov.domain.cases.roles import CASE_HANDLING, INTAKE
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Loaded,
    QueryRule,
    Read,
    Wanted,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CaseId, PlaceId


class _OfProblem(Protocol):
    @property
    def problem(self) -> str: ...


_DESK: Final = frozenset({INTAKE})
_WORK: Final = frozenset({CASE_HANDLING})


def _town(message: _OfProblem, read: Read) -> PlaceId:
    key = message.problem
    return existing(read.state(PROBLEM, key), texts.PROBLEM_MISSING, problem=key).town


def _links(cases: Iterable[CaseId]) -> Iterator[Wanted]:
    """Give the links that tell whether cases are in a problem already."""
    return ((ProblemLinkRow, {"linked": case}) for case in cases)


def _named(command: LinkCase | UnlinkCase) -> Loaded:
    return (PROBLEM, command.problem), (CASE, command.case)


_LINK: Final = Access(roles=_DESK, purposes=_WORK, place=_town)


def commands(case: Callable[[CaseId, Read], Case]) -> tuple[CommandRule[Any, Any], ...]:
    """Return what is done with problems; *case* finds a case, or refuses."""
    opening = Access(
        roles=_DESK,
        purposes=_WORK,
        place=lambda command, read: case(command.cases[0], read).place,
        from_town=True,
    )
    return (
        creates(
            OpenProblem,
            PROBLEM,
            rules.open_problem,
            opening,
            prefetch_records=lambda command: ((CASE, one) for one in command.cases),
            prefetch_rows=lambda command: _links(command.cases),
        ),
        changes(
            LinkCase,
            PROBLEM,
            rules.link_case,
            _LINK,
            by="problem",
            prefetch_records=_named,
            prefetch_rows=lambda command: _links((command.case,)),
        ),
        changes(
            UnlinkCase,
            PROBLEM,
            rules.unlink_case,
            _LINK,
            by="problem",
            prefetch_records=_named,
        ),
    )


def queries(place: Callable[[Any, Read], PlaceId]) -> tuple[QueryRule[Any, Any], ...]:
    """Return what is asked about problems; *place* is that of the case that a query names."""
    return (
        answers(q.LinkedAnswers, views.linked_answers, looking(place)),
        answers(
            q.SuggestLinks,
            views.suggest_links,
            Access(roles=_DESK, purposes=_WORK, place=place, from_town=True),
            personal=True,
        ),
        answers(q.ProblemFile, views.problem_file, looking(_town)),
    )
