"""What may be published of the caseload: by town, of a month that is over, nothing small."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from attrs import define, field

from ruralgov.domain.aid import texts_monitor
from ruralgov.domain.aid.counts_monitor import shown, total
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import AidStage, Circle
from ruralgov.domain.aid.model_need import NeedStage
from ruralgov.domain.aid.queries_monitor import AidCaseload, AidCaseloadTable, CaseloadLine
from ruralgov.domain.aid.rows import AidApplicationRow, AidFileRow, AidPersonRow
from ruralgov.domain.aid.rows_need import AidNeedRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import last_day

_OVER = frozenset({AidStage.OFFERED, AidStage.DECLINED, AidStage.WITHDRAWN})
"""What is no application: an offer, and what was taken back."""


@define
class _Town:
    """What was counted of a town."""

    families: int = 0
    people: int = 0
    needs: int = 0
    applications: Counter[Programme] = field(factory=Counter)


def aid_caseload(query: AidCaseload, asked: Asked) -> AidCaseloadTable:
    """Return what may be published; raises ``aid_month_open``."""
    day = last_day(query.month)
    if day >= asked.day:
        raise Refused(texts_monitor.AID_MONTH_OPEN, month=query.month)
    towns = _counted(day, asked)
    lines = tuple(_line(town, towns[town]) for town in sorted(towns))
    return AidCaseloadTable(
        month=query.month,
        day=day,
        lines=lines,
        families=total(one.families for one in lines),
        people=total(one.people for one in lines),
        applications=tuple(
            (programme, total(dict(one.applications)[programme] for one in lines))
            for programme in Programme
        ),
        needs=total(one.needs for one in lines),
    )


def _counted(day: date, asked: Asked) -> dict[PlaceId, _Town]:
    found = defaultdict[PlaceId, _Town](_Town)
    of = {row.owner: _town(row.place, day, asked) for row in asked.read.rows(AidFileRow, on=day)}
    for town in of.values():
        found[town].families += 1
    for one in asked.read.rows(AidPersonRow, on=day):
        if one.owner in of and one.circle is Circle.LIVING:
            found[of[one.owner]].people += 1
    for owner, programme in _applied(day, asked):
        if owner in of:
            found[of[owner]].applications[programme] += 1
    for need in asked.read.rows(AidNeedRow):
        if need.file in of and need.since <= day and need.stage is not NeedStage.WITHDRAWN:
            found[of[need.file]].needs += 1
    return found


def _town(place: PlaceId, day: date, asked: Asked) -> PlaceId:
    """Return the town of a place, or the city for what is kept at the city itself."""
    above = [one for one in asked.above(place, day) if one != CITY]
    return above[-1] if above else CITY


def _applied(day: date, asked: Asked) -> Iterator[tuple[str, Programme]]:
    for row in asked.read.rows(AidApplicationRow):
        if row.stage not in _OVER and date(day.year, 1, 1) <= row.received <= day:
            yield row.owner, row.programme


def _line(town: PlaceId, found: _Town) -> CaseloadLine:
    return CaseloadLine(
        town=town,
        families=shown(found.families),
        people=shown(found.people),
        applications=tuple((one, shown(found.applications[one])) for one in Programme),
        needs=shown(found.needs),
    )
