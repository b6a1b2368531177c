"""The answer about where somebody has duties, and what they are called there."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from ruralgov.domain.duties import queries_sheet as q
from ruralgov.domain.duties.doers import offices_anywhere
from ruralgov.domain.duties.model import DutyRole
from ruralgov.domain.duties.model_done import Doer
from ruralgov.domain.duties.views import place_name
from ruralgov.domain.grids import GridRow, LaneRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.spans import Span
from ruralgov.domain.registry import HolderRow, OrganisationRow, PostRow

T = TypeVar("T", bound=Span)


def duty_doers(query: q.DutyDoers, asked: Asked) -> list[q.DoerLine]:
    """Return where somebody has the duties of a role in the year of the day asked, or last had."""
    offices = offices_anywhere(query.role, query.key, asked.read)
    begun = [one for one in offices if one.since <= asked.day]
    year = [one for one in begun if one.touches(date(asked.day.year, 1, 1), asked.day)]
    found = {(one.key, one.place): None for one in year or begun[-1:]}
    doers = [Doer(role=query.role, key=key, place=place) for key, place in found]
    return [
        q.DoerLine(doer=one, name=_name(one, asked), place_name=place_name(one.place, asked))
        for one in doers
    ]


def _name(doer: Doer, asked: Asked) -> str:
    """Return what an actor is called on the day asked, or was last."""
    read, day = asked.read, asked.day
    match doer.role:
        case DutyRole.LANE_CHIEF:
            return _last(read.rows(LaneRow, owner=doer.place, lane=doer.key), day).name
        case DutyRole.GRID_WORKER:
            return _last(read.rows(GridRow, owner=doer.place, grid=doer.key), day).name
        case DutyRole.BRANCH:
            return _last(read.rows(OrganisationRow, owner=doer.key), day).name
        case DutyRole.CADRE:
            return "、".join(_posts(doer, asked))
        case DutyRole.TOWNSHIP:
            return place_name(doer.place, asked)


def _posts(doer: Doer, asked: Asked) -> list[str]:
    """Return the posts of a cadre at the place, by unit and title."""
    read, day = asked.read, asked.day
    found = []
    for holding in read.rows(HolderRow, on=day, person=doer.key):
        post = _last(read.rows(PostRow, owner=holding.owner), day)
        unit = _last(read.rows(OrganisationRow, owner=post.organisation), day)
        if unit.place == doer.place:
            found.append(f"{unit.name}{post.title}")
    return found


def _last(spans: Sequence[T], day: date) -> T:
    """Return the last span that had begun by a day, or the first."""
    begun = [span for span in spans if span.since <= day]
    return max(begun, key=lambda span: span.since) if begun else spans[0]
