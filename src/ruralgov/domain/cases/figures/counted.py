"""What each measure counts: in which tables, by which of their columns, in which months."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from ruralgov.domain.cases.figures.more import (
    MORE_SOURCES,
    Tallied,
    incoming,
    more_shares,
    unsigned,
)
from ruralgov.domain.cases.figures.queries import Exclusion, Figure, Measure, Part, Within
from ruralgov.domain.cases.figures.sources import BEFORE, INSTANT, Period, Share, Source
from ruralgov.domain.cases.model import DESK
from ruralgov.domain.cases.rows import ClosedRow, OpenCaseRow, RoundRow
from ruralgov.domain.cases.rows_figures import SpellRow, UnjudgedRow
from ruralgov.domain.cases.rows_instants import RETURN_SUMS, ReturnRow
from ruralgov.domain.cases.scope import Scope

DONE: Final = (
    *("ranked", "answered", "satisfied", "unreachable", "basically", "desk"),
    *("of_village", "in_village", "of_town", "in_town", "solved", "failed"),
    *("asked", "reached", "nameless", "unnamed", "reopened"),
)
SPELLS: Final = ("on_time", "returned", "responded", "unresponded", "withdrawn")
_MEASURES: Final = tuple(Measure)
Counts = Mapping[str, int]
Groups = dict[Any, dict[str, int]]
"""By the key of a line: the counts of what is counted."""


def groups(by: str, period: Period, scope: Scope, now: datetime) -> Groups:
    """Return the counts of all that figures are made of, by one column."""
    found: Groups = {}
    for names, key, numbers in _tallied(by, period, scope, now):
        counts = found.setdefault(key, {})
        if names[0] not in counts:  # the months of a period come together, but those of a week
            counts.update(zip(names, numbers, strict=True))
            continue
        for name, number in zip(names, numbers, strict=True):
            counts[name] += number
    return found


def _tallied(by: str, period: Period, scope: Scope, now: datetime) -> Tallied:
    for name, row, month, at, sums in (
        ("done", RoundRow, "month", "done", DONE),
        ("due", RoundRow, "due_month", "due", ("on_time",)),
        ("unit", SpellRow, "month", "until", SPELLS),
        ("closed", ClosedRow, "month", "closed", ("first",)),
        ("ended", UnjudgedRow, "due_month", "due", ("late", "withdrawn")),
        ("back", ReturnRow, "month", "asked", RETURN_SUMS),
    ):
        column = month if by == "month" else by
        names = tuple(f"{name}.{part}" for part in ("all", *sums))
        for where in period.of(month, at):
            for key, *numbers in scope.tally(row, (column,), sums=sums, **where):
                yield names, key, numbers
    yield from _running(by, period, scope, now)
    yield from unsigned(by, period, scope, now)
    yield from incoming(by, period, scope, now)


def _running(by: str, period: Period, scope: Scope, now: datetime) -> Tallied:
    """Give what runs past its day, and what waits for its check, by the month of its day."""
    for name, month, late, due in (
        ("open", "due_month", "late_from", "due"),
        ("held", "unit_month", "unit_late_from", "unit_due"),
    ):
        columns = (month,) if by == "month" else (by, month)
        past = {"span": (late, BEFORE, now - INSTANT)}
        for part, where in (("late", past), ("waits", {late: None})):
            for key, when, count in _runs(columns, due, period, scope, **where):
                if when:
                    yield (f"{name}.{part}",), DESK if key is None else key, (count,)


def _runs(
    columns: tuple[str, ...], due: str, period: Period, scope: Scope, **where: Any
) -> Iterator[tuple[Any, bool, int]]:
    """Give by the first column, and by whether what runs ends in the period, how much there is."""
    if period.since is None:
        for *key, count in scope.tally(OpenCaseRow, columns, **where):
            yield key[0], period.first <= key[-1] <= period.last, count
        return
    for *key, at, count in scope.tally(OpenCaseRow, (*columns, due), **where):
        yield key[0], bool(key[-1]) and period.has(datetime.fromisoformat(at)), count


def _unanswered(of: Callable[[str], int]) -> dict[Exclusion, int]:
    """Return why what is done says nothing of how content people are."""
    reached, unreachable, ranked = (
        of(f"done.{one}") for one in ("answered", "unreachable", "ranked")
    )
    return {
        Exclusion.UNREACHABLE: unreachable,
        Exclusion.UNASKED: ranked - reached - unreachable - of("done.unnamed"),
        Exclusion.ANONYMOUS: of("done.unnamed"),
        Exclusion.UNRANKED: of("done.all") - ranked,
    }


def figures(counts: Counts) -> tuple[Figure, ...]:
    """Return every figure of a line from its counts."""
    of = defaultdict(int, counts).__getitem__
    done, desk = of("done.all"), of("done.desk")
    late = {
        Within.LATE: of("due.all") - of("due.on_time"),
        Within.OPEN_LATE: of("open.late"),
        Within.FORCED_LATE: of("ended.late"),
    }
    unjudged = {
        Exclusion.FORCED: of("ended.all") - of("ended.late") - of("ended.withdrawn"),
        Exclusion.WITHDRAWN: of("ended.withdrawn"),
        Exclusion.UNCHECKED: of("open.waits"),
    }
    by_desk = {Exclusion.DESK: desk}
    gone, held = of("unit.withdrawn"), of("held.late")
    ended, in_time = of("unit.all") - gone, of("unit.on_time") - gone
    shares: dict[Measure, Share] = {
        Measure.ON_TIME: (
            of("due.on_time"),
            of("due.on_time") + sum(late.values()),
            unjudged,
            late,
        ),
        Measure.UNIT_ON_TIME: (
            in_time,
            ended + held,
            {Exclusion.UNCHECKED: of("held.waits"), Exclusion.WITHDRAWN: gone},
            {Within.LATE: ended - in_time, Within.OPEN_LATE: held},
        ),
        Measure.SATISFIED: (
            of("done.satisfied"),
            of("done.answered"),
            _unanswered(of),
            {Within.BASICALLY: of("done.basically")},
        ),
        Measure.FIRST: (of("closed.first"), of("closed.all"), {}, {}),
        Measure.RETURNED: (of("unit.returned"), ended, {Exclusion.WITHDRAWN: gone}, {}),
        Measure.IN_VILLAGE: (of("done.in_village"), of("done.of_village"), by_desk, {}),
        Measure.IN_TOWN: (of("done.in_town"), of("done.of_town"), by_desk, {}),
        Measure.SOLVED: (of("done.solved"), done - desk, by_desk, {}),
        Measure.CHECK_FAILED: (of("done.failed"), done - desk, by_desk, {}),
        **more_shares(of),
    }
    return tuple([_figure(one, *shares[one]) for one in _MEASURES])


def _figure(
    measure: Measure,
    numerator: int,
    denominator: int,
    exclusions: dict[Exclusion, int],
    within: dict[Within, int],
) -> Figure:
    return Figure(
        measure=measure,
        numerator=numerator,
        denominator=denominator,
        exclusions=exclusions,
        within=within,
    )


def total(lines: Iterable[Counts]) -> dict[str, int]:
    """Return the counts of lines added up."""
    found: dict[str, int] = {}
    for counts in lines:
        for name, number in counts.items():
            found[name] = found.get(name, 0) + number
    return found


_OPEN: Final = Source(row=OpenCaseRow, month="due_month", where={}, late="late_from")
_HELD: Final = Source(row=OpenCaseRow, month="unit_month", where={}, late="unit_late_from")


def _done(**where: bool) -> Source:
    return Source(row=RoundRow, month="month", where=where)


def _due(*, on_time: bool) -> Source:
    return Source(row=RoundRow, month="due_month", where={"on_time": on_time})


def _spell(**where: bool) -> Source:
    return Source(row=SpellRow, month="month", where=where)


def _ended(**where: bool) -> Source:
    return Source(row=UnjudgedRow, month="due_month", where=where)


def _closed(*, first: bool) -> Source:
    return Source(row=ClosedRow, month="month", where={"first": first})


SOURCES: Final[Mapping[tuple[Measure, Part], Sequence[Source]]] = {
    (Measure.ON_TIME, Part.COUNTED): (_due(on_time=True),),
    (Measure.ON_TIME, Part.MISSED): (_due(on_time=False), _ended(late=True), _OPEN),
    (Measure.ON_TIME, Part.FORCED): (_ended(late=False, withdrawn=False),),
    (Measure.ON_TIME, Part.WITHDRAWN): (_ended(withdrawn=True),),
    (Measure.ON_TIME, Part.UNCHECKED): (
        Source(row=OpenCaseRow, month="due_month", where={"late_from": None}),
    ),
    (Measure.UNIT_ON_TIME, Part.COUNTED): (_spell(on_time=True, withdrawn=False),),
    (Measure.UNIT_ON_TIME, Part.MISSED): (_spell(on_time=False), _HELD),
    (Measure.UNIT_ON_TIME, Part.UNCHECKED): (
        Source(row=OpenCaseRow, month="unit_month", where={"unit_late_from": None}),
    ),
    (Measure.SATISFIED, Part.COUNTED): (_done(satisfied=True),),
    (Measure.SATISFIED, Part.MISSED): (_done(answered=True, satisfied=False),),
    (Measure.SATISFIED, Part.UNREACHABLE): (_done(unreachable=True),),
    (Measure.SATISFIED, Part.UNASKED): (
        _done(ranked=True, answered=False, unreachable=False, unnamed=False),
    ),
    (Measure.SATISFIED, Part.ANONYMOUS): (_done(unnamed=True),),
    (Measure.SATISFIED, Part.UNRANKED): (_done(ranked=False),),
    (Measure.FIRST, Part.COUNTED): (_closed(first=True),),
    (Measure.FIRST, Part.MISSED): (_closed(first=False),),
    (Measure.RETURNED, Part.COUNTED): (_spell(returned=True),),
    (Measure.RETURNED, Part.MISSED): (_spell(returned=False, withdrawn=False),),
    (Measure.IN_VILLAGE, Part.COUNTED): (_done(in_village=True),),
    (Measure.IN_VILLAGE, Part.MISSED): (_done(of_village=True, in_village=False),),
    (Measure.IN_TOWN, Part.COUNTED): (_done(in_town=True),),
    (Measure.IN_TOWN, Part.MISSED): (_done(of_town=True, in_town=False),),
    (Measure.SOLVED, Part.COUNTED): (_done(solved=True),),
    (Measure.SOLVED, Part.MISSED): (_done(solved=False, desk=False),),
    (Measure.CHECK_FAILED, Part.COUNTED): (_done(failed=True),),
    (Measure.CHECK_FAILED, Part.MISSED): (_done(failed=False, desk=False),),
    **{
        (measure, Part.WITHDRAWN): (_spell(withdrawn=True),)
        for measure in (Measure.UNIT_ON_TIME, Measure.RETURNED)
    },
    **{
        (measure, Part.DESK): (_done(desk=True),)
        for measure in (Measure.IN_VILLAGE, Measure.IN_TOWN, Measure.SOLVED, Measure.CHECK_FAILED)
    },
    **MORE_SOURCES,
}
"""The rows behind each part of each figure."""
