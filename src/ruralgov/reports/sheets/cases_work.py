"""The sheet of what is to be done: overdue, due today, due soon and stale, at a place or a unit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from ruralgov.domain.access import AUDIT
from ruralgov.domain.cases import CASE_HANDLING, DESK, Matters, Work, WorkItem, WorkList, WorkPage
from ruralgov.domain.cases.worklist.queries import LARGEST
from ruralgov.domain.kernel.clock import stamp, stamp_end
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Purpose
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking

LISTS: Final = (Work.OVERDUE, Work.TODAY, Work.SOON, Work.STALE)


def work_sheet(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the lists of a place (``PLACE``), of a unit or of a person there.

    ``PLACE:UNIT`` and ``PLACE::ACCOUNT`` name those. Whoever works on cases asks for that; an
    auditor, who may not, asks to audit.
    """
    try:
        return _tables(asking, of, CASE_HANDLING)
    except Denied:
        return _tables(asking, of, AUDIT)


def _tables(asking: Asking, of: str, purpose: Purpose) -> Sequence[Statement]:
    place, unit, person = (*of.split(":", 2), "", "")[:3]
    query = WorkList(
        place=PlaceId(place),
        unit=unit or None,
        person=AccountId(person) if person else None,
        size=LARGEST,
    )
    names = {one.owner: one.name for one in asking(Matters(), purpose)}
    return [_list(asking, evolve(query, kind=kind), names, purpose) for kind in LISTS]


def _list(
    asking: Asking, query: WorkList, matters: Mapping[str, str], purpose: Purpose
) -> Statement:
    pages = [*_pages(asking, query, purpose)]
    rows = [one for page in pages for one in page.items]
    places = asking.places((query.place, *(one.place for one in rows)), purpose)
    columns = (
        ("number", "编号", "number", Kind.TEXT),
        ("act_by", "最迟处置时间", "to be acted on by", Kind.TEXT),
        ("urgency", "缓急", "urgency", Kind.TEXT),
        ("matter", "事项", "matter", Kind.TEXT),
        ("place", "村居", "place", Kind.TEXT),
        ("stage", "阶段", "stage", Kind.TEXT),
        ("level", "层级", "level", Kind.TEXT),
        ("holder", "处置单位", "who must act", Kind.TEXT),
        ("handler", "签收人", "signed for by", Kind.TEXT),
        ("moved", "最近流转", "last step", Kind.TEXT),
    )
    cells = [_cells(asking, one, matters, places) for one in rows]
    return asking.table(
        (f"{query.kind.zh}诉求", f"Cases: {query.kind.en}"),
        columns,
        cells,
        under=[
            _of(asking, query, places),
            asking.say(f"共 {len(cells)} 件", f"{len(cells)} cases"),
        ],
        foot=[_foot(asking, query.kind, pages[0])],
    )


def _of(asking: Asking, query: WorkList, places: Mapping[PlaceId, str]) -> str:
    """Return whose list it is."""
    said = [places.get(query.place, query.place)]
    if query.unit:
        said.append(asking.say(f"处置单位 {query.unit}", f"unit {query.unit}"))
    if query.person:
        said.append(asking.say(f"签收人 {query.person}", f"signed for by {query.person}"))
    return asking.say("范围：", "Of: ") + asking.say("，", ", ").join(said)


def _pages(asking: Asking, query: WorkList, purpose: Purpose) -> Iterator[WorkPage]:
    page: WorkPage = asking(query, purpose)
    yield page
    while page.next:
        page = asking(evolve(query, after=page.next), purpose)
        yield page


def _cells(
    asking: Asking, one: WorkItem, matters: Mapping[str, str], places: Mapping[PlaceId, str]
) -> tuple[Any, ...]:
    desk = asking.say("受理派单台", "the platform's desk")
    return (
        one.number,
        stamp_end(one.act_by),
        asking.label(one.urgency),
        matters.get(one.matter, one.matter),
        places.get(one.place, one.place),
        asking.label(one.stage),
        asking.label(one.level),
        desk if one.holder == DESK else one.holder_name,
        one.handler or "",
        stamp(one.moved),
    )


def _foot(asking: Asking, kind: Work, page: WorkPage) -> str:
    """Return by what a case is on the list."""
    at, soon, stale = stamp(page.at), stamp_end(page.soon_until), stamp(page.stale_since)
    said = {
        Work.OVERDUE: (
            f"阶段时限、承办单位时限、办理期限中最早的一个已在 {at} 前届满。",
            f"The first to end of stage, unit's clock and round was over before {at}.",
        ),
        Work.TODAY: (
            f"最迟处置时间在 {at} 至当日 24:00 之间。",
            f"To be acted on between {at} and 24:00 of that day.",
        ),
        Work.SOON: (
            f"最迟处置时间在 {at} 至 {soon} 之间（提前量由政策配置定，按工作时计），含今日到期的。",
            f"To be acted on between {at} and {soon} (how far ahead is a value of the profile, in "
            "working time); what is due today is among them.",
        ),
        Work.STALE: (
            f"自 {stale} 起没有办理步骤；催办、督办、诉求人催单和补充不算，挂账缓办的不列。",
            f"No step of the work since {stale}; urging, supervising and what the reporter says "
            "are none, and what is paused is not listed.",
        ),
    }[kind]
    return asking.say(*said)
