"""The sheet of open cases: one place's, the longest late first, and how many each unit has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from attrs import frozen

from ruralgov.domain.access import AUDIT
from ruralgov.domain.cases import CASE_HANDLING, Matters, OpenCaseRow, OpenCases
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clock import stamp_end
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import Purpose
from ruralgov.domain.registry import FindOrganisations
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Heading

AGES: Final = (
    ("week", "超期 7 天以内", "late, up to 7 days", 7),
    ("month", "超期 8 至 30 天", "late, 8 to 30 days", 30),
    ("longer", "超期 30 天以上", "late, over 30 days", 10**9),
)
"""How long cases are late: what it is called, and for at most how many days."""


def open_sheet(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the open cases of a place, the latest first, and how many each unit has.

    Whoever works on cases asks for that; an auditor, who may not, asks to audit.
    """
    try:
        return _tables(asking, of, CASE_HANDLING)
    except Denied:
        return _tables(asking, of, AUDIT)


def _tables(asking: Asking, of: str, purpose: Purpose) -> Sequence[Statement]:
    now = datetime.fromisoformat(f"{asking.day}T23:59:59+08:00")
    rows: list[OpenCaseRow] = asking(OpenCases(place=PlaceId(of)), purpose)
    rows.sort(key=lambda one: (one.late_from is None, one.late_from or one.hold_due, one.number))
    units: dict[str | None, str] = {None: asking.say("受理派单台", "the platform's desk")}
    units |= {one.owner: one.name for one in asking(FindOrganisations(), purpose)}
    matters = {one.owner: one.name for one in asking(Matters(), purpose)}
    places = asking.places((one.place for one in rows), purpose)
    names = _Names(units=units, matters=matters, places=places)
    return [_list(asking, rows, names, now), _by_unit(asking, rows, units, now)]


@frozen(kw_only=True)
class _Names:
    """What units, matters and places are called."""

    units: Mapping[str | None, str]
    matters: Mapping[str, str]
    places: Mapping[PlaceId, str]


def _list(asking: Asking, rows: Sequence[OpenCaseRow], names: _Names, now: datetime) -> Statement:
    columns = (
        ("number", "编号", "number", Kind.TEXT),
        ("matter", "事项", "matter", Kind.TEXT),
        ("place", "村居", "place", Kind.TEXT),
        ("stage", "阶段", "stage", Kind.TEXT),
        ("round", "第几轮", "round", Kind.INTEGER),
        ("unit", "承办单位", "unit", Kind.TEXT),
        ("hold_due", "本阶段不晚于", "to move on by", Kind.TEXT),
        ("due", "办理期限", "due", Kind.TEXT),
        ("days_late", "超期天数", "days late", Kind.INTEGER),
    )
    cells = [
        (
            one.number,
            names.matters.get(one.matter, one.matter),
            names.places.get(one.place, one.place),
            asking.label(one.stage),
            one.round,
            names.units.get(one.unit, one.unit),
            stamp_end(one.hold_due),
            "" if one.due is None else stamp_end(one.due),
            _late(one, now),
        )
        for one in rows
    ]
    late = sum(_late(one, now) is not None for one in rows)
    said = asking.say(
        f"在办 {len(rows)} 件，其中已超期 {late} 件，超期久的在前",
        f"{len(rows)} open, of them {late} past their day; the longest past first",
    )
    foot = asking.say(
        "超期天数是自然日，从办理期限次日起算；已按期报办结待核查的不算超期。",
        "Days late are calendar days after the due day; what was reported in time and waits for "
        "its check is not late.",
    )
    return asking.table(("在办诉求", "Open cases"), columns, cells, under=[said], foot=[foot])


def _late(row: OpenCaseRow, now: datetime) -> int | None:
    """Return for how many days a case is late; None where it is not."""
    if row.late_from is None or row.late_from >= now:
        return None
    return (now.date() - legal_date(row.late_from)).days


def _by_unit(
    asking: Asking, rows: Sequence[OpenCaseRow], units: Mapping[str | None, str], now: datetime
) -> Statement:
    columns: tuple[Heading, ...] = (
        ("unit", "承办单位", "unit", Kind.TEXT),
        ("open", "在办（件）", "open", Kind.INTEGER),
        *((key, zh, en, Kind.INTEGER) for key, zh, en, _ in AGES),
    )
    counts: dict[str | None, Counter[str]] = {}
    for one in rows:
        days, found = _late(one, now), counts.setdefault(one.unit, Counter())
        found["open"] += 1
        if days is not None:
            found[next(key for key, _, _, most in AGES if days <= most)] += 1
    lines = sorted(
        ((str(units.get(unit, unit)), found) for unit, found in counts.items()),
        key=lambda line: (-line[1]["open"], line[0]),
    )
    keys = ("open", *(key for key, _, _, _ in AGES))
    cells = [(name, *(found[key] for key in keys)) for name, found in lines]
    return asking.table(("各单位在办和超期", "Open and late by unit"), columns, cells)
