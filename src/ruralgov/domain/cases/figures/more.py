"""What is counted of the answer to people: taken in, signed for, called back, given back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from ruralgov.domain.cases.beside import RepeatKind
from ruralgov.domain.cases.figures.queries import Exclusion, Measure, Part, Within
from ruralgov.domain.cases.figures.sources import BEFORE, INSTANT, Period, Share, Source
from ruralgov.domain.cases.rows import CaseRow, OpenCaseRow, RoundRow
from ruralgov.domain.cases.rows_figures import SpellRow
from ruralgov.domain.cases.rows_instants import AcceptanceRow, ReturnRow
from ruralgov.domain.cases.rows_repeats import RepeatRow
from ruralgov.domain.cases.scope import Scope
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.calendar import month_of

Tallied = Iterator[tuple[tuple[str, ...], Any, Sequence[int]]]
"""The names of what is counted, the key of a line, and the counts."""
KNOWN: Final = ("month", "town", "place", "matter")
"""By what a case can be told apart when it comes in."""
UNSIGNED: Final[Mapping[str, Any]] = {"stage": Stage.DISPATCHED, "handler": None}
"""An open case that its unit has and did not respond to."""


def unsigned(by: str, period: Period, scope: Scope, now: datetime) -> Tallied:
    """Give what units have not signed for though the time for it is up, by the month of that."""
    columns = ("hold_due",) if by == "month" else (by, "hold_due")
    past = ("hold_due", BEFORE, now - INSTANT)
    for *key, due, count in scope.tally(OpenCaseRow, columns, span=past, **UNSIGNED):
        at = datetime.fromisoformat(due)
        if period.has(at):
            yield ("unsigned.late",), key[0] if key else month_of(at), (count,)


def incoming(by: str, period: Period, scope: Scope, now: datetime) -> Tallied:
    """Give what came in, and what was not taken in time.

    By what is not known when a case comes in, all is under no key.
    """
    known = by in KNOWN
    column = by if known else "month"
    for where in period.of("month", "reported"):
        for key, count in scope.tally(CaseRow, (column,), **where):
            yield ("came.all",), key if known else "", (count,)
        columns: tuple[str, ...] = (column, "late", "waits_until")
        for key, late, due, count in scope.tally(AcceptanceRow, columns, **where):
            part = "late" if late else "left"
            name, part = ("taken", part) if due is None else ("waits", _part(due, now))
            yield (f"{name}.{part}",), key if known else "", (count,)
        for key, kind, count in scope.tally(RepeatRow, (column, "kind"), **where):
            yield (f"again.{kind}",), key if known else "", (count,)
    columns = ("waits_since", "hold_due") if by == "month" else (by, "waits_since", "hold_due")
    if not known:
        columns = columns[1:]
    for *key, came, due, count in scope.tally(OpenCaseRow, columns, stage=Stage.REPORTED):
        at = None if came is None else datetime.fromisoformat(came)
        if at is not None and period.has(at):
            line = key[0] if key else month_of(at) if by == "month" else ""
            yield (f"waits.{_part(due, now)}",), line, (count,)


def _part(due: str, now: datetime) -> str:
    return "late" if datetime.fromisoformat(due) < now else "early"


def more_shares(of: Callable[[str], int]) -> dict[Measure, Share]:
    """Return the shares from the counts of a line."""
    came, late, left = of("came.all"), of("taken.late"), of("taken.left")
    waits, overdue = of("waits.early"), of("waits.late")
    done, asked, reached = of("done.all"), of("done.asked"), of("done.reached")
    nameless, unsigned_late = of("done.nameless"), of("unsigned.late")
    silent = {Exclusion.UNASKED: done - nameless - asked, Exclusion.ANONYMOUS: nameless}
    good, bad = of("unit.responded"), of("unit.unresponded")
    granted, kept = of("back.granted"), of("back.kept")
    again = {
        Within.HOUSEHOLD: of("again.household"),
        Within.NEAR: of("again.near"),
    }
    against = {
        Within.REFUSED: of("back.refused"),
        Within.LAPSED: of("back.lapsed"),
        Within.KEPT: kept,
    }
    return {
        Measure.ACCEPTED: (
            came - left - waits - late - overdue,
            came - left - waits,
            {Exclusion.WAITING: waits, Exclusion.UNDUE: left},
            {Within.LATE: late, Within.OPEN_LATE: overdue},
        ),
        Measure.RESPONDED: (
            good,
            good + bad + unsigned_late,
            {Exclusion.UNDUE: of("unit.all") - good - bad},
            {Within.LATE: bad, Within.OPEN_LATE: unsigned_late},
        ),
        Measure.ASKED: (asked, done - nameless, {Exclusion.ANONYMOUS: nameless}, {}),
        Measure.REACHED: (reached, asked, silent, {}),
        Measure.REOPENED: (
            of("done.reopened"),
            reached,
            {Exclusion.UNREACHABLE: asked - reached} | silent,
            {},
        ),
        Measure.REPEATED: (
            again[Within.HOUSEHOLD] + again[Within.NEAR],
            came - of("again.untold"),
            {Exclusion.UNTOLD: of("again.untold")},
            again,
        ),
        Measure.RETURN_GRANTED: (
            granted,
            granted + sum(against.values()),
            {
                Exclusion.PENDING: of("back.pending"),
                Exclusion.OVERTAKEN: of("back.overtaken"),
            },
            {Within.MOVED: of("back.moved")} | against,
        ),
    }


def _done(**where: bool) -> Source:
    return Source(row=RoundRow, month="month", where=where)


def _spell(**where: bool) -> Source:
    return Source(row=SpellRow, month="month", where=where)


def _return(**where: bool) -> Source:
    return Source(row=ReturnRow, month="month", where=where)


def _repeat(**where: Any) -> Source:
    return Source(row=RepeatRow, month="month", where=where)


def _taken(*, late: bool) -> Source:
    return Source(row=AcceptanceRow, month="month", where={"late": late, "waits_until": None})


_REPORTED: Final = {"stage": Stage.REPORTED}
_WAITS_LATE: Final = (
    Source(row=OpenCaseRow, month="", at="waits_since", where=_REPORTED, late="hold_due"),
    Source(row=AcceptanceRow, month="month", where={}, late="waits_until"),
)
_WAITS: Final = (
    Source(row=OpenCaseRow, month="", at="waits_since", where=_REPORTED, early="hold_due"),
    Source(row=AcceptanceRow, month="month", where={}, early="waits_until"),
)
_UNTOLD: Final = _repeat(kind=RepeatKind.UNTOLD)
_NOT_ACCEPTED: Final = (_taken(late=True), *_WAITS_LATE)
_SILENT: Final[Mapping[Part, Sequence[Source]]] = {
    Part.ANONYMOUS: (_done(nameless=True),),
    Part.UNASKED: (_done(asked=False, nameless=False),),
    Part.UNREACHABLE: (_done(asked=True, reached=False),),
}
MORE_SOURCES: Final[Mapping[tuple[Measure, Part], Sequence[Source]]] = {
    (Measure.ACCEPTED, Part.COUNTED): (
        Source(
            row=CaseRow,
            month="month",
            where={},
            less=(*_NOT_ACCEPTED, *_WAITS, _taken(late=False)),
        ),
    ),
    (Measure.REPEATED, Part.COUNTED): (_repeat(same=True),),
    (Measure.REPEATED, Part.MISSED): (
        Source(row=CaseRow, month="month", where={}, less=(_repeat(same=True), _UNTOLD)),
    ),
    (Measure.REPEATED, Part.UNTOLD): (_UNTOLD,),
    (Measure.ACCEPTED, Part.MISSED): _NOT_ACCEPTED,
    (Measure.ACCEPTED, Part.WAITING): _WAITS,
    (Measure.ACCEPTED, Part.UNDUE): (_taken(late=False),),
    (Measure.RESPONDED, Part.COUNTED): (_spell(responded=True),),
    (Measure.RESPONDED, Part.MISSED): (
        _spell(unresponded=True),
        Source(row=OpenCaseRow, month="", at="hold_due", where=UNSIGNED, late="hold_due"),
    ),
    (Measure.RESPONDED, Part.UNDUE): (_spell(responded=False, unresponded=False),),
    (Measure.ASKED, Part.COUNTED): (_done(asked=True),),
    (Measure.ASKED, Part.MISSED): (_done(asked=False, nameless=False),),
    (Measure.ASKED, Part.ANONYMOUS): _SILENT[Part.ANONYMOUS],
    (Measure.REACHED, Part.COUNTED): (_done(reached=True),),
    (Measure.REACHED, Part.MISSED): _SILENT[Part.UNREACHABLE],
    (Measure.REACHED, Part.ANONYMOUS): _SILENT[Part.ANONYMOUS],
    (Measure.REACHED, Part.UNASKED): _SILENT[Part.UNASKED],
    (Measure.REOPENED, Part.COUNTED): (_done(reopened=True),),
    (Measure.REOPENED, Part.MISSED): (_done(reached=True, reopened=False),),
    **{(Measure.REOPENED, part): sources for part, sources in _SILENT.items()},
    (Measure.RETURN_GRANTED, Part.COUNTED): (_return(granted=True),),
    (Measure.RETURN_GRANTED, Part.MISSED): (
        *(_return(refused=True), _return(lapsed=True), _return(kept=True)),
    ),
    (Measure.RETURN_GRANTED, Part.PENDING): (_return(pending=True),),
    (Measure.RETURN_GRANTED, Part.OVERTAKEN): (_return(overtaken=True),),
}
"""The rows behind each part of each figure of these."""
