"""The answers to questions about problems: what may belong together, and what was linked."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.imported.rows import ImportedRow
from ruralgov.domain.cases.messages_together import LinkedAnswered
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.problems import similarity
from ruralgov.domain.cases.problems.queries import (
    AnsweredTogether,
    Candidate,
    FileOfProblem,
    LinkedAnswers,
    LinkedCase,
    ProblemFile,
    SuggestLinks,
)
from ruralgov.domain.cases.problems.records import PROBLEM
from ruralgov.domain.cases.problems.rows import ProblemLinkRow
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rights import must_be_of_unit
from ruralgov.domain.cases.rows import CaseRow
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.point import metres
from ruralgov.domain.kernel.profile import Profile

MOST: Final = 20
"""Candidates whose words are compared: what citizens wrote is opened for no more than the nearest.
[design]"""


def problem_file(query: ProblemFile, asked: Asked) -> FileOfProblem:
    """Return the file of a problem (rules 18 and 19)."""
    problem = existing(
        asked.read.state(PROBLEM, query.problem), texts.PROBLEM_MISSING, problem=query.problem
    )
    lead = problem.lead
    return FileOfProblem(
        matter=problem.matter,
        place=problem.place,
        town=problem.town,
        lead=None if lead is None else lead.number,
        dissolved=lead is None,
        cases=tuple(_as_it_stands(one.case, asked) for one in problem.cases),
        history=problem.history,
    )


def _as_it_stands(key: CaseId, asked: Asked) -> LinkedCase:
    case = existing(asked.read.state(CASE, key), texts.CASE_MISSING, case=key)
    return LinkedCase(
        case=key,
        number=case.number,
        place=case.place,
        stage=case.stage,
        imported=case.imported is not None,
        called_back=any(one.satisfaction is not None for one in case.rounds),
    )


def linked_answers(query: LinkedAnswers, asked: Asked) -> list[AnsweredTogether]:
    """Return what was answered with a case, and what could not be answered then (rule 57)."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    must_be_of_unit(case, asked)
    events = (one.event for one in asked.history(CASE, query.case))
    return [
        AnsweredTogether(
            at=one.at,
            answered=tuple(_as_it_stands(key, asked).number for key in one.cases),
            left=tuple(_as_it_stands(key, asked) for key in one.left),
        )
        for one in events
        if isinstance(one, LinkedAnswered)
    ]


def suggest_links(query: SuggestLinks, asked: Asked) -> list[Candidate]:
    """Return what may belong together, the strongest first (rule 20)."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    profile = asked.policy.profile()
    found = sorted(
        _candidates(query.case, case, profile, asked),
        key=lambda one: (-_strength(one, profile), one.number),
    )[:MOST]
    if not found:
        return []
    own = _pairs(query.case, case, asked)
    compared = [_compared(one, own, profile, asked) for one in found]
    return sorted(compared, key=lambda one: (-one.strength, one.number))


def _candidates(key: CaseId, case: Case, profile: Profile, asked: Asked) -> Iterator[Candidate]:
    """Give the cases near by, with the evidence that needs no reading."""
    own = asked.read.one(ProblemLinkRow, linked=key)
    for month in _months(legal_date(case.reported_at), profile.link_days):
        for row in _alike(month, case, asked):
            link = asked.read.one(ProblemLinkRow, linked=row.owner)
            together = own is not None and link is not None and own.owner == link.owner
            if row.owner == key or together:
                continue
            other = existing(asked.read.state(CASE, row.owner), texts.CASE_MISSING, case=row.owner)
            one = _evidence(CaseId(row.owner), case, other, asked)
            far = one.metres is not None and one.metres > profile.link_metres
            if one.days <= profile.link_days and not far and other.stage is not Stage.CANCELLED:
                yield change(one, problem=None if link is None else link.owner)


def _alike(month: str, case: Case, asked: Asked) -> list[CaseRow | ImportedRow]:
    """Return the cases of a month, of the same matter and town, also those of other systems."""
    where: dict[str, Any] = {"month": month, "town": case.town, "matter": case.matter}
    return [*asked.read.rows(CaseRow, **where), *asked.read.rows(ImportedRow, **where)]


def _months(day: date, days: int) -> list[str]:
    """Return the months of the days from so many before a day to so many after it."""
    window = (day + timedelta(days=step) for step in range(-days, days + 1))
    return list(dict.fromkeys(one.isoformat()[:7] for one in window))


def _evidence(key: CaseId, case: Case, other: Case, asked: Asked) -> Candidate:
    apart = legal_date(case.reported_at) - legal_date(other.reported_at)
    far = None if case.point is None or other.point is None else metres(case.point, other.point)
    above = asked.above(other.place, asked.day)
    path = asked.above(case.place, asked.day)
    return Candidate(
        case=key,
        number=other.number,
        place=other.place,
        stage=other.stage,
        problem=None,
        days=abs(apart.days),
        metres=far,
        levels=next((step for step, place in enumerate(path) if place in above), len(path)),
        same_household=case.household is not None and case.household == other.household,
        imported=other.imported is not None,
    )


def _strength(one: Candidate, profile: Profile) -> int:
    nearness = (
        similarity.near_by_places(one.levels)
        if one.metres is None
        else similarity.near_by_metres(one.metres, profile.link_metres)
    )
    time = similarity.near_in_time(one.days, profile.link_days)
    return similarity.strength(nearness, one.words, time)


def _compared(one: Candidate, own: frozenset[str], profile: Profile, asked: Asked) -> Candidate:
    other = existing(asked.read.state(CASE, one.case), texts.CASE_MISSING, case=one.case)
    if one.imported:  # its words were not taken over
        return change(one, strength=_strength(one, profile))
    said = change(one, words=similarity.shared(own, _pairs(one.case, other, asked)))
    return change(said, strength=_strength(said, profile))


def _pairs(key: CaseId, case: Case, asked: Asked) -> frozenset[str]:
    """Open what the citizen said, which records the reading, and keep only its pairs."""
    return similarity.pairs(asked.reveal(CASE.kind, key, "text", case.text) or "")
