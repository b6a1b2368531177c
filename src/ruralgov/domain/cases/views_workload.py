"""How much there is to do, and what people say: reports and problems, answers and persons.

Both numbers are given each time: what came in, and what it is about. A case is counted in the
month in which it came in, an answer in that in which its case was closed. A problem or a person
counts once in what is asked for, so that the figures of months may add up to more than those of
the year.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from ruralgov.domain.cases.period import span
from ruralgov.domain.cases.problems import ProblemLinkRow
from ruralgov.domain.cases.repeats import ANSWERS, ClosedRow, RepeatRow
from ruralgov.domain.cases.views import CaseRow, place_of, smallest_shown
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.month import check_period

Said = Counter[str]
"""How often each of ``ANSWERS`` was said."""


@frozen(kw_only=True)
class WorkloadOf:
    """Ask for the reports and problems of some months, and for what the reporters said.

    Of a village or a town (*place*), or of the city. *first* and *last* are such as 2026-01.
    """

    place: PlaceId | None = None
    first: str
    last: str = field(validator=check_period)


@frozen(kw_only=True)
class RepeatsOf:
    """Ask which cases that came in in some months repeat one that was closed shortly before.

    Of a village or a town (*place*), or of the city. *first* and *last* are such as 2026-01.
    """

    place: PlaceId | None = None
    first: str
    last: str = field(validator=check_period)


@frozen(kw_only=True)
class Answers:
    """What was said: ``satisfied`` of ``answered``; the two others are in neither.

    All are None where too few answered to be shown.
    """

    answered: int | None
    satisfied: int | None
    unreachable: int | None
    unranked: int | None
    """About matters by which satisfaction is not ranked."""


@frozen(kw_only=True)
class Workload:
    """Both numbers, of the work and of the answers; None where they are too few to be shown."""

    cases: int | None
    """Every report that came in."""
    problems: int | None
    """Every problem once, and every case that is linked to none."""
    by_case: Answers
    """The last answer about each case that was closed."""
    by_person: Answers
    """The same with each person once."""


@frozen(kw_only=True)
class Repeat:
    """A case, and the closed one that it repeats, by their numbers."""

    number: str
    earlier: str
    matter: str
    place: PlaceId


@frozen(kw_only=True)
class Repeats:
    """How many of the cases that came in are repeats, and which.

    Outside the office nothing is said of single cases, nor of a number that is too small.
    """

    cases: int | None
    repeats: int | None
    found: tuple[Repeat, ...]


def workload_of(query: WorkloadOf, asked: Asked) -> Workload:
    """Return both numbers (rule 21).

    Persons are told apart without opening what is known of them: within one problem, cases of the
    same household are one person, and what was said about the case closed last counts. Whoever
    reported without a household, or about another problem, is another person.
    """
    where = place_of(query.place, asked)
    cases = _came_in(query, where, asked)
    problems = asked.read.tally(ProblemLinkRow, ("owner",), span=span(query), **where)
    linked = sum(count for _, count in problems)
    said = _said(query, where, asked)
    once = Counter(said)
    for rows in _persons(query, where, asked):
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
    where = place_of(query.place, asked)
    cases = _came_in(query, where, asked)
    months = asked.read.tally(RepeatRow, ("month",), span=span(query), **where)
    found = [row for month, _ in months for row in asked.read.rows(RepeatRow, month=month, **where)]
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
            )
            for row in sorted(found, key=lambda row: row.number)
        ),
    )


def _came_in(query: WorkloadOf | RepeatsOf, where: dict[str, Any], asked: Asked) -> int:
    groups = asked.read.tally(CaseRow, ("month",), span=span(query), **where)
    return sum(count for _, count in groups)


def _number(case: CaseId, asked: Asked) -> str:
    row = asked.read.one(CaseRow, owner=case)
    return "" if row is None else row.number


def _said(query: WorkloadOf, where: dict[str, Any], asked: Asked) -> Said:
    """Return what was said about the cases closed in the months."""
    said: Said = Counter()
    for row in asked.read.tally(ClosedRow, ("month",), sums=ANSWERS, span=span(query), **where):
        said.update(dict(zip(ANSWERS, row[2:], strict=True)))
    return said


def _said_of(row: ClosedRow) -> Said:
    return Counter({name: int(getattr(row, name)) for name in ANSWERS})


def _persons(query: WorkloadOf, where: dict[str, Any], asked: Asked) -> Iterator[list[ClosedRow]]:
    """Give the answers of each person who has several in one problem, in their order.

    Only these differ from a plain count, and they are few.
    """
    groups = asked.read.tally(ProblemLinkRow, ("owner", "household"), **where)
    for problem, household, count in groups:
        if household is not None and count > 1:
            closed = _closed(problem, household, where, asked)
            within = [row for row in closed if query.first <= row.month <= query.last]
            if len(within) > 1:
                within.sort(key=lambda row: (row.closed, row.owner))
                yield within


def _closed(
    problem: str, household: HouseholdId, where: dict[str, Any], asked: Asked
) -> list[ClosedRow]:
    links = asked.read.rows(ProblemLinkRow, owner=problem, household=household, **where)
    return [row for one in links for row in asked.read.rows(ClosedRow, owner=one.linked)]


def _last_word(rows: list[ClosedRow]) -> ClosedRow:
    """Return the last answer that counts; not to be reached later takes back none."""

    def weight(row: ClosedRow) -> int:
        return 3 * row.answered + 2 * row.unreachable + row.unranked

    best = max(map(weight, rows))
    return [row for row in rows if weight(row) == best][-1]


def _answers(said: Said, asked: Asked) -> Answers:
    few = said["answered"] < smallest_shown(asked)
    return Answers(**{name: None if few else said[name] for name in ANSWERS})
