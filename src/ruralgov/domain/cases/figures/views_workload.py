"""The answers to questions about workload and repeats."""

from collections import Counter
from collections.abc import Iterator

from ruralgov.domain.cases.figures.queries_workload import (
    Answers,
    Repeat,
    Repeats,
    RepeatsOf,
    Workload,
    WorkloadOf,
)
from ruralgov.domain.cases.problems.rows import ProblemLinkRow
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import ANSWERS, CaseRow, ClosedRow
from ruralgov.domain.cases.rows_repeats import RepeatRow
from ruralgov.domain.cases.scope import Scope, scope_of, smallest_shown
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CaseId, HouseholdId
from ruralgov.domain.kernel.month import period_span

Said = Counter[str]
"""How often each of ``ANSWERS`` was said."""


def workload_of(query: WorkloadOf, asked: Asked) -> Workload:
    """Return both numbers (rule 21).

    Persons are told apart without opening what is known of them: within one problem, cases of the
    same household are one person, and what was said about the case closed last counts. Whoever
    reported without a household, or about another problem, is another person.
    """
    scope = scope_of(query.place, asked)
    cases = _came_in(query, scope)
    problems = scope.tally(
        ProblemLinkRow, ("owner",), span=period_span(query.first, query.last), imported=False
    )
    linked = sum(count for _, count in problems)
    said = _said(query, scope)
    once = Counter(said)
    for rows in _persons(query, scope):
        for row in rows:
            once.subtract(_said_of(row))
        once.update(_said_of(_last_word(rows)))
    few = cases < smallest_shown(asked)
    return Workload(
        cases=None if few else cases,
        problems=None if few else cases - linked + len(problems),
        by_case=_answers(said, asked),
        by_person=_answers(once, asked),
    )


def repeats_of(query: RepeatsOf, asked: Asked) -> Repeats:
    """Return the repeats, in the order of their numbers (rule 22)."""
    scope = scope_of(query.place, asked)
    cases = _came_in(query, scope)
    months = scope.tally(RepeatRow, ("month",), span=period_span(query.first, query.last))
    found = [row for month, _ in months for row in scope.rows(RepeatRow, month=month)]
    least = smallest_shown(asked)
    if least:
        few = 0 < len(found) < least or cases - len(found) < least
        return Repeats(
            cases=None if cases < least else cases,
            repeats=None if few else len(found),
            found=(),
        )
    return Repeats(
        cases=cases,
        repeats=len(found),
        found=tuple(
            Repeat(
                number=row.number,
                earlier=_number(row.earlier, asked),
                matter=row.matter,
                place=row.place,
                kind=row.kind,
            )
            for row in sorted(found, key=lambda row: row.number)
        ),
    )


def _came_in(query: WorkloadOf | RepeatsOf, scope: Scope) -> int:
    groups = scope.tally(CaseRow, ("month",), span=period_span(query.first, query.last))
    return sum(count for _, count in groups)


def _number(case: CaseId, asked: Asked) -> str:
    known = asked.read.state(CASE, case)
    return "" if known is None else known.number


def _said(query: WorkloadOf, scope: Scope) -> Said:
    """Return what was said about the cases closed in the months."""
    said: Said = Counter()
    for row in scope.tally(
        ClosedRow, ("month",), sums=ANSWERS, span=period_span(query.first, query.last)
    ):
        said.update(dict(zip(ANSWERS, row[2:], strict=True)))
    return said


def _said_of(row: ClosedRow) -> Said:
    return Counter({name: int(getattr(row, name)) for name in ANSWERS})


def _persons(query: WorkloadOf, scope: Scope) -> Iterator[list[ClosedRow]]:
    """Give the answers of each person who has several in one problem, in their order.

    Only these differ from a plain count, and they are few.
    """
    groups = scope.tally(ProblemLinkRow, ("owner", "household"))
    for problem, household, count in groups:
        if household is not None and count > 1:
            closed = _closed(problem, household, scope)
            within = [row for row in closed if query.first <= row.month <= query.last]
            if len(within) > 1:
                within.sort(key=lambda row: (row.closed, row.owner))
                yield within


def _closed(problem: str, household: HouseholdId, scope: Scope) -> list[ClosedRow]:
    links = scope.rows(ProblemLinkRow, owner=problem, household=household)
    return [row for one in links for row in scope.asked.read.rows(ClosedRow, owner=one.linked)]


def _last_word(rows: list[ClosedRow]) -> ClosedRow:
    """Return the last answer that counts; not to be reached later takes back none."""

    def weight(row: ClosedRow) -> int:
        return 3 * row.answered + 2 * row.unreachable + row.unranked

    best = max(map(weight, rows))
    return [row for row in rows if weight(row) == best][-1]


def _answers(said: Said, asked: Asked) -> Answers:
    few = said["answered"] < smallest_shown(asked)
    return Answers(**{name: None if few else said[name] for name in ANSWERS})
