"""The answers to questions about notices."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from ruralgov.domain.cases import texts, texts_service
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.notices import queries as q
from ruralgov.domain.cases.notices.model import (
    FOR_UNITS,
    MARK_KEY,
    NoticeKind,
    NoticeStage,
    Wanted,
)
from ruralgov.domain.cases.notices.records import NOTICE, NOTICE_MARK
from ruralgov.domain.cases.notices.rows import NoticeRow
from ruralgov.domain.cases.notices.rules import (
    is_reachable,
    may_be_planned,
    still_holds,
    warning_of,
)
from ruralgov.domain.cases.notices.wording import KINDS, Told, warning, wording
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.said import may_leave
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.cases.worklist.views import act_by
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, CaseId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.registry import Map

_BEFORE_ALL: Final = datetime(1900, 1, 1, tzinfo=UTC)
_AFTER_ALL: Final = datetime(9000, 1, 1, tzinfo=UTC)
_Order = tuple[datetime, bool, int]
"""When a notice was planned, whether it tells of what is late, and of which event it is."""


def planned_notices(query: q.PlannedNotices, asked: Asked) -> q.Planned:
    """Return up to where notices are planned, and what is late and was told to nobody (rule 56).

    Also, where it is asked, of what units are to be warned (rule 68).
    """
    known = asked.read.state(NOTICE_MARK, MARK_KEY)
    soon = tuple(_soon(asked)) if query.warnings else ()
    if known is None:
        return q.Planned(mark="", since=None, late=(), soon=soon)
    late = tuple(_late(known.since, asked))
    return q.Planned(mark=known.mark, since=known.since, late=late, soon=soon)


def _soon(asked: Asked) -> Iterator[Wanted]:
    """Give the warnings of what its unit must do soon, as work lists say it, and was not warned."""
    hours = TimeLimit(asked.policy.profile().warning_hours, TimeUnit.WORKING_HOURS)
    until = deadline(asked.policy.calendar(), asked.now, hours).due
    near = [row for row in asked.read.rows(OpenCaseRow) if asked.now <= act_by(row) <= until]
    wanted = []
    for key, case in asked.read.states(CASE, [row.owner for row in near]).items():
        which = warning_of(case)
        if which is not None:
            wanted.append(Wanted(case=CaseId(key), kind=NoticeKind.WARNING, version=which))
    told = asked.read.states(NOTICE, [one.key for one in wanted])
    return (one for one in wanted if one.key not in told)


def _late(since: datetime, asked: Asked) -> Iterator[Wanted]:
    """Give the notices of what became late since notices began, and was not told."""
    wanted = [
        Wanted(case=CaseId(row.owner), kind=NoticeKind.LATE, version=row.round)
        for row in asked.read.rows(OpenCaseRow)
        if row.late_from is not None and row.due is not None and since <= row.late_from < asked.now
    ]
    told = asked.read.states(NOTICE, [one.key for one in wanted])
    fresh = [one for one in wanted if may_be_planned(told.get(one.key))]
    cases = asked.read.states(CASE, [one.case for one in fresh])
    return (one for one in fresh if is_reachable(cases[one.case]))


def due_notices(query: q.DueNotices, asked: Asked) -> list[NoticeRow]:
    """Return the notices that may be sent now, the longest due first, those of a case in order.

    What was planned later of a case waits for what was planned before it: who reads that another
    unit has it must not be told afterwards of the one before.
    """
    found, resting = (
        asked.read.rows(NoticeRow, stage=NoticeStage.WAITING, span=("due", *span))
        for span in ((_BEFORE_ALL, asked.now), (asked.now, _AFTER_ALL))
    )
    first: dict[CaseId, _Order] = {}
    for row in resting:
        if row.kind in FOR_UNITS:
            continue
        first[row.about] = min(_order(row), first.get(row.about, _order(row)))
    found = [row for row in found if (query.units if row.kind in FOR_UNITS else query.reporters)]
    ready = (
        row
        for row in found
        if row.kind in FOR_UNITS or row.about not in first or _order(row) < first[row.about]
    )
    due: dict[CaseId, datetime] = {}
    placed = []
    for row in sorted(ready, key=_order):
        due[row.about] = max(row.due, due.get(row.about, row.due))
        placed.append((due[row.about], _order(row), row))
    return [row for *_, row in sorted(placed, key=lambda one: one[:2])][: query.limit]


def _order(row: NoticeRow) -> _Order:
    """Return where a notice stands among those of its case: as it was planned, by its event."""
    last = row.kind is NoticeKind.LATE
    return row.planned, last, int(row.owner.rpartition("-")[2])


def notice_to_send(query: q.NoticeToSend, asked: Asked) -> q.NoticeText | None:
    """Return what a notice says and to whom, on the record (rules 10 and 56)."""
    notice = existing(
        asked.read.state(NOTICE, query.notice), texts_service.NOTICE_MISSING, notice=query.notice
    )
    key = notice.wanted.case
    case = existing(asked.read.state(CASE, key), texts.CASE_MISSING, case=key)
    if notice.stage is not NoticeStage.WAITING or not still_holds(notice, case, asked.now):
        return None
    if notice.wanted.kind is NoticeKind.WARNING:
        return _warning(case, key, asked)
    happened = asked.history(CASE, key)
    kind = notice.wanted.kind
    if kind is not NoticeKind.LATE:
        happened = happened[: notice.wanted.version]
        name = type(happened[-1].event).__name__
        if KINDS.get(name) is not kind:
            raise Refused(texts_service.NOTICE_MISSING, notice=query.notice)

    def spoken(said: OfficerText) -> str:
        return asked.reveal(CASE.kind, key, "note", may_leave(case, said)) or ""

    told = Told(
        case=case,
        events=tuple(one.event for one in happened),
        unit=lambda unit: unit_name(asked.read, unit, asked.day),
        spoken=spoken,
    )
    zh, en = wording(kind, told)
    to = asked.reveal(CASE.kind, key, "contact", case.contact) or ""
    return q.NoticeText(number=case.number, to=to, zh=zh, en=en)


def _warning(case: Case, key: CaseId, asked: Asked) -> q.NoticeText | None:
    """Return what the unit that has a case is told; it says nothing of who reported."""
    row, unit = asked.read.one(OpenCaseRow, owner=key), case.unit
    if row is None or unit is None:
        return None
    zh, en = warning(case, act_by(row))
    name = unit_name(asked.read, unit, asked.day)
    return q.NoticeText(number=case.number, to=unit, zh=zh, en=en, name=name)


def notices_of_case(query: q.NoticesOfCase, asked: Asked) -> list[NoticeRow]:
    """Return the notices of a case, in the order in which they were planned."""
    found = asked.read.rows(NoticeRow, about=query.case)
    return sorted(found, key=lambda row: (row.planned, row.owner))


def failed_notices(query: q.FailedNotices, asked: Asked) -> list[NoticeRow]:
    """Return what could not be sent at a place and below it, parked ones first."""
    found = asked.read.rows(NoticeRow, stage=NoticeStage.PARKED)
    found += [one for one in asked.read.rows(NoticeRow, stage=NoticeStage.WAITING) if one.failures]
    if query.place != CITY:
        inside = set(Map.of(asked.read).below(query.place, asked.day))
        found = [one for one in found if one.place in inside]
    return sorted(found, key=lambda row: (row.stage is not NoticeStage.PARKED, row.due, row.owner))
