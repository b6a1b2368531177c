"""Telling those who reported how their case goes, after commit, each thing once."""

import json
import logging
import random
import time
from collections.abc import Iterator
from typing import Any, Final

from ruralgov.app.application import App
from ruralgov.app.delivery import BUDGET, CLAIM, SPREAD, Outcome
from ruralgov.domain.access import INTEGRATION, FeedEvents
from ruralgov.domain.cases import (
    CASE_HANDLING,
    FOR_UNITS,
    NOTICE_KINDS,
    ClaimNotice,
    DeadlineRecomputed,
    DropNotice,
    DueNotices,
    NoticeKind,
    NoticeRow,
    NoticeText,
    NoticeToSend,
    PlannedNotices,
    PlanNotice,
    PlanNotices,
    ReportNotice,
    Wanted,
)
from ruralgov.domain.cases.texts_service import (
    NOTICE_CLAIMED,
    NOTICE_NOT_WAITING,
    NOTICES_PLANNED_ALREADY,
)
from ruralgov.domain.kernel.errors import Refused, RuralgovError
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.publish import FeedEvent
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.kernel.scrub import scrubbed
from ruralgov.ports.departments import Department, Message, RetryLater

REPORTERS: Final = "诉求人"
"""The name under which the way to those who reported stands among the departments."""
UNITS: Final = "承办单位"
"""The same of the way to the units that have cases."""
PAGE: Final = 2000
"""Events of the feed that are looked at together."""
log: Final = logging.getLogger("ruralgov.notices")


def notify(
    app: App,
    way: Department | None,
    *,
    actor: Actor,
    units: Department | None = None,
    limit: int = 100,
    budget: float = BUDGET,
    spread: int = SPREAD,
) -> Iterator[Outcome]:
    """Plan what is to be told since the last run, send what is due, and give what became of each.

    The first run only notes that it begins: what happened before is told to nobody. *actor* holds
    the roles ``notifier`` and ``feed_reader``. A message has the key of its notice: after a crash
    the same may come to *way* again, under the same key. Its body is JSON with ``to`` and ``text``.
    What fails is tried again after 1, 2, 4 … minutes, then parked. *units* takes the warnings to
    the units that have cases: ``to`` is the code of the unit, ``name`` what it is called.
    """
    if way is not None:
        plan(app, actor=actor)
    if units is not None:
        plan_warnings(app, actor=actor)
    acting: dict[str, Any] = {"actor": actor, "purpose": CASE_HANDLING}
    until = time.monotonic() + budget
    held: set[CaseId] = set()
    due = DueNotices(limit=limit, reporters=way is not None, units=units is not None)
    for row in app.query(due, **acting):
        if row.about in held:
            continue
        if time.monotonic() > until:
            log.warning("city %s: notices are left for the next run", app.city)
            return
        here = units if row.kind in FOR_UNITS else way
        outcome = None if here is None else _one(app, here, row, acting, spread)
        if outcome is None:
            continue
        if not outcome.delivered and row.kind not in FOR_UNITS:
            held.add(row.about)
        yield outcome


def plan(app: App, *, actor: Actor) -> None:
    """Plan the notices that follow from what has happened since the last run."""
    acting: dict[str, Any] = {"actor": actor, "purpose": CASE_HANDLING}
    more = True
    while more:
        known = app.query(PlannedNotices(), **acting)
        query = FeedEvents(after=known.mark, limit=PAGE, types=tuple(NOTICE_KINDS))
        page = app.query(query, actor=actor, purpose=INTEGRATION)
        since, more = known.since, page.more
        told = [one for one in page.events if since is not None and one.at >= since and _says(one)]
        late = {one.case for one in known.late}
        planned = (one for one in map(_wanted, told) if not _is_said_with(one, late))
        wanted = (*planned, *known.late)
        if not (wanted or more or since is None):
            return
        try:
            command = PlanNotices(after=known.mark, mark=page.mark, notices=wanted)
            app.execute(command, **acting)
        except Refused as refused:
            if refused.said is not NOTICES_PLANNED_ALREADY:
                raise
            return


def plan_warnings(app: App, *, actor: Actor) -> None:
    """Plan what the units that have cases are to be warned of; each once, given twice as well."""
    acting: dict[str, Any] = {"actor": actor, "purpose": CASE_HANDLING}
    for one in app.query(PlannedNotices(warnings=True), **acting).soon:
        app.execute(PlanNotice(case=one.case, kind=one.kind, version=one.version), **acting)


def _says(event: FeedEvent) -> bool:
    """Tell whether an event is told: of checks those that passed, of counts those that moved."""
    if event.type == DeadlineRecomputed.__name__:
        before, now = event.fields["before"], event.fields["deadline"]
        return bool(before.due != now.due)
    return event.fields.get("passed", True) is True


def _is_said_with(wanted: Wanted, late: set[CaseId]) -> bool:
    """Tell whether why a case is late is told with that it is late."""
    return wanted.kind is NoticeKind.DELAY and wanted.case in late


def _wanted(event: FeedEvent) -> Wanted:
    return Wanted(case=CaseId(event.key), kind=NOTICE_KINDS[event.type], version=event.version)


def _one(
    app: App, way: Department, row: NoticeRow, acting: dict[str, Any], spread: int
) -> Outcome | None:
    """Send one notice; None where somebody else was faster, or it is not to be sent any more."""
    notice, problem, wait = row.owner, "", 0
    try:
        app.execute(ClaimNotice(notice=notice, seconds=CLAIM), **acting)
    except Refused as refused:
        if refused.said in (NOTICE_CLAIMED, NOTICE_NOT_WAITING):
            return None
        raise
    try:
        text = app.query(NoticeToSend(notice=notice), **acting)
        if text is None:
            app.execute(DropNotice(notice=notice), **acting)
            return None
        problem, wait = _hand_over(way, notice, text)
    except RuralgovError as error:
        problem = scrubbed(str(error))
    report = ReportNotice(
        notice=notice,
        sent=not problem,
        problem=problem,
        retry_after=wait,
        spread=random.randint(0, spread) if problem else 0,  # noqa: S311  spreads the attempts
    )
    try:
        app.execute(report, **acting)
    except Refused as refused:
        if refused.said is NOTICE_NOT_WAITING:
            return None
        raise
    if problem:
        log.warning("city %s: notice %s was not sent", app.city, notice)
    name = UNITS if row.kind in FOR_UNITS else REPORTERS
    return Outcome(request=notice, department=name, delivered=not problem, problem=problem)


def _hand_over(way: Department, notice: str, text: NoticeText) -> tuple[str, int]:
    """Return what was wrong, nothing where it went out, and for how long to wait then."""
    said = {"to": text.to, "text": text.zh}
    if text.name:
        said["name"] = text.name
    body = json.dumps(said, ensure_ascii=False, sort_keys=True)
    name = UNITS if text.name else REPORTERS
    try:
        way.deliver(Message(key=notice, department=name, subject=text.number, body=body))
    except RetryLater as later:
        return _said(f"RetryLater: {later}", text), max(int(later.seconds), 0)
    except Exception as error:  # noqa: BLE001  whatever an adapter raises means: not sent
        return _said(f"{type(error).__name__}: {error}", text), 0
    return "", 0


def _said(problem: str, text: NoticeText) -> str:
    return scrubbed(problem.replace(text.to, "***"))
