"""From ballots to results: each mark goes into one sum, and nothing below k goes anywhere."""

from collections.abc import Iterable, Mapping, Sequence

from ruralgov.domain.evaluation.figures import HUNDREDTHS, banded, figure, weighted
from ruralgov.domain.evaluation.model import Evaluation, EvaluationScheme, ReturnMark
from ruralgov.domain.evaluation.model_result import CriterionFigure, Patterns, Result, Withheld
from ruralgov.domain.kernel.ids import OrganisationId

Marks = tuple[int | None, ...]
Sheets = Mapping[str, Mapping[str, Marks]]
"""The marks by town and unit; those without any number say that there were no dealings."""
FEW_UNITS = 3
"""In fewer units than so many, like marks are no pattern."""


def gives_marks(marks: Marks) -> bool:
    """Tell whether a ballot gives any mark."""
    return any(one is not None for one in marks)


def results_of(evaluation: Evaluation, sheets: Sheets, ended: frozenset[str]) -> tuple[Result, ...]:
    """Return the result of each unit; *ended* are units that were not there any more."""
    found = []
    for ratee in evaluation.ratees:
        ballots = [sheet[ratee.unit] for sheet in sheets.values() if ratee.unit in sheet]
        gone = ratee.unit in ended
        found.append(_result(ratee.unit, ballots, evaluation.scheme, gone=gone))
    return banded(found, evaluation.scheme)


def _result(
    ratee: OrganisationId, ballots: Sequence[Marks], scheme: EvaluationScheme, *, gone: bool
) -> Result:
    scored = [one for one in ballots if gives_marks(one)]
    columns = [
        [mark for marks in scored if (mark := marks[at]) is not None]
        for at in range(len(scheme.criteria))
    ]
    withheld = Withheld.UNIT_ENDED if gone else _withheld(len(scored), columns, scheme.k)
    counts = tuple(CriterionFigure(marks=len(column)) for column in columns)
    plain = Result(
        ratee=ratee, ballots=len(ballots), scored=len(scored), criteria=counts, withheld=withheld
    )
    return plain if withheld else _shown(plain, columns, scheme)


def _withheld(scored: int, columns: Iterable[Sequence[int]], k: int) -> Withheld | None:
    if scored < k:
        return Withheld.FEW
    if any(len(column) < k for column in columns):
        return Withheld.FEW_CRITERION
    return None


def _shown(plain: Result, columns: Sequence[Sequence[int]], scheme: EvaluationScheme) -> Result:
    figures = tuple(figure(column) for column in columns)
    halves = [one.half or 0 for one in figures]
    mean, half = weighted(columns, halves, scheme.criteria)
    return Result(
        ratee=plain.ratee,
        ballots=plain.ballots,
        scored=plain.scored,
        criteria=figures,
        mean=mean,
        low=max(mean - half, scheme.low * HUNDREDTHS),
        high=min(mean + half, scheme.high * HUNDREDTHS),
    )


def patterns_of(evaluation: Evaluation, sheets: Sheets, results: Iterable[Result]) -> Patterns:
    """Return what looks unusual, counted over the units of which figures are shown."""
    shown = {one.ratee for one in results if one.withheld is None}
    seen = {
        town: {unit: marks for unit, marks in sheet.items() if unit in shown and gives_marks(marks)}
        for town, sheet in sheets.items()
    }
    k = evaluation.scheme.k
    flat = sum(is_flat(sheet) for sheet in seen.values())
    twins = sum(
        any(_alike(sheet, other) for name, other in seen.items() if name != town)
        for town, sheet in seen.items()
    )
    full = (evaluation.scheme.high,) * len(evaluation.scheme.criteria)
    mutual = sum(_mutual(one, seen, full) for one in set(evaluation.returned))
    return Patterns(flat=_at_least(flat, k), twins=_at_least(twins, k), mutual=_at_least(mutual, k))


def is_flat(sheet: Mapping[str, Marks]) -> bool:
    """Tell whether a sheet gives several units one and the same mark."""
    given = {one for marks in sheet.values() for one in marks if one is not None}
    return len(sheet) >= FEW_UNITS and len(given) == 1


def _alike(one: Mapping[str, Marks], other: Mapping[str, Marks]) -> bool:
    common = one.keys() & other.keys()
    return len(common) >= FEW_UNITS and all(one[unit] == other[unit] for unit in common)


def _mutual(pair: ReturnMark, seen: Sheets, full: Marks) -> bool:
    return seen.get(pair.town, {}).get(pair.ratee) == full


def _at_least(count: int, k: int) -> int | None:
    return count if count == 0 or count >= k else None
