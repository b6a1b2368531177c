"""The rules of notices: what is told, to whom, how often it is tried."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from ruralgov.domain.cases import texts, texts_service
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.notices import messages as m
from ruralgov.domain.cases.notices.model import (
    Notice,
    NoticeKind,
    NoticeMark,
    NoticeStage,
    Wanted,
)
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.running import running
from ruralgov.domain.cases.said import clean_open
from ruralgov.domain.cases.table import OPEN, Stage
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.profile import DELIVERY_ATTEMPTS
from ruralgov.domain.kernel.scrub import scrubbed

_TO_ACT: Final = frozenset({Stage.DISPATCHED, Stage.SIGNED, Stage.HANDLING})
"""The stages in which the unit that has a case must act."""
LONGEST_WAIT = timedelta(days=1)
"""How long a notice waits before it is tried again, at most."""


def plan_notices(
    mark: NoticeMark | None, command: m.PlanNotices, given: Given
) -> Iterator[m.NoticesPlanned]:
    """Plan a page once: whoever planned it first was it (rule 56)."""
    if command.after != ("" if mark is None else mark.mark):
        raise Refused(texts_service.NOTICES_PLANNED_ALREADY)
    yield m.NoticesPlanned(mark=command.mark, at=given.now, notices=command.notices)


def plan_notice(
    notice: Notice | None, command: m.PlanNotice, given: Given
) -> Iterator[m.NoticePlanned]:
    """Plan a notice, once, to a reporter who left a number and was not erased (rule 56)."""
    case = _case(command.case, given)
    warns = command.kind is NoticeKind.WARNING and warning_of(case) == command.version
    if not may_be_planned(notice) or not (warns or is_reachable(case)):
        return
    if command.kind is NoticeKind.WARNING and not warns:
        return
    if _went_on(case, command.kind, given.now):
        return
    yield m.NoticePlanned(
        wanted=Wanted(case=command.case, kind=command.kind, version=command.version),
        number=case.number,
        place=case.place,
        at=given.now,
    )


def warning_of(case: Case) -> int | None:
    """Return which warning the unit that has a case can have now: to sign for it, or to do it.

    Each unit has each of them once; None where none has to act.
    """
    if case.stage not in _TO_ACT:
        return None
    return 2 * len(case.spells) + (1 if case.stage is Stage.DISPATCHED else 2)


def may_be_planned(notice: Notice | None) -> bool:
    """Tell whether a notice is new, or was dropped because what is late was not late any more."""
    if notice is None:
        return True
    return notice.stage is NoticeStage.DROPPED and notice.wanted.kind is NoticeKind.LATE


def is_reachable(case: Case) -> bool:
    """Tell whether who reported a case can be sent something."""
    return case.contact is not None and not case.contact.erased and not case.text.erased


def still_holds(notice: Notice, case: Case, now: datetime) -> bool:
    """Tell whether a notice is to be sent: to somebody, of what is late now if it says so."""
    if notice.wanted.kind is NoticeKind.WARNING:
        return warning_of(case) == notice.wanted.version
    if notice.wanted.kind is not NoticeKind.LATE:
        return is_reachable(case)
    _, late_from = running(case)
    runs = case.stage in OPEN and case.deadline is not None
    same = runs and case.round == notice.wanted.version
    return is_reachable(case) and same and late_from is not None and late_from < now


def _went_on(case: Case, kind: NoticeKind, now: datetime) -> bool:
    """Tell whether another notice says more: that a case went on, or why what is late is late.

    What is said of a delay before the case is late is told with that it is late.
    """
    if kind is NoticeKind.DELAY:
        _, late_from = running(case)
        return case.deadline is None or late_from is None or late_from >= now
    accepted = case.stage is Stage.ACCEPTED and case.round == 1 and case.unit is None
    return kind is NoticeKind.ACCEPTED and not accepted


def claim_notice(
    notice: Notice | None, command: m.ClaimNotice, given: Given
) -> Iterator[m.NoticeClaimed]:
    """Take a notice that is due, so that no run at the same time sends it too (rule 56)."""
    known = _waiting(notice, command.notice)
    if known.due > given.now:
        raise Refused(texts_service.NOTICE_CLAIMED, number=known.number, until=known.due)
    yield m.NoticeClaimed(until=given.now + timedelta(seconds=max(1, _bounded(command.seconds))))


def report_notice(
    notice: Notice | None, command: m.ReportNotice, given: Given
) -> Iterator[m.NoticeSent | m.NoticeFailed]:
    """Keep what became of sending; after a failure it rests longer each time (rule 56)."""
    known = _waiting(notice, command.notice)
    if command.sent:
        yield m.NoticeSent(at=given.now)
        return
    usual = timedelta(minutes=2 ** min(known.failures, 11))
    asked = timedelta(seconds=_bounded(command.retry_after))
    wait = min(max(usual, asked), LONGEST_WAIT) + timedelta(seconds=_bounded(command.spread))
    yield m.NoticeFailed(
        problem=scrubbed(command.problem),
        due=given.now + wait,
        parked=known.failures + 1 >= _attempts(given),
    )


def _bounded(seconds: int) -> int:
    """Return seconds from none to those of a day."""
    return min(max(seconds, 0), LONGEST_WAIT // timedelta(seconds=1))


def _attempts(given: Given) -> int:
    try:
        return given.profile.delivery_attempts
    except Refused:
        return DELIVERY_ATTEMPTS


def drop_notice(
    notice: Notice | None, command: m.DropNotice, given: Given
) -> Iterator[m.NoticeDropped]:
    """End a notice of which nothing holds any more; any other is sent (rule 56)."""
    known = _waiting(notice, command.notice)
    case = _case(known.wanted.case, given)
    if still_holds(known, case, given.now):
        raise Refused(texts_service.NOTICE_CAN_BE_SENT, number=known.number)
    yield m.NoticeDropped(at=given.now)


def release_notice(
    notice: Notice | None, command: m.ReleaseNotice, given: Given
) -> Iterator[m.NoticeReleased]:
    """Queue a parked notice again (rules 44 and 56)."""
    known = _known(notice, command.notice)
    if known.stage is not NoticeStage.PARKED:
        raise Refused(
            texts_service.NOTICE_NOT_PARKED,
            number=known.number,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    case = _case(known.wanted.case, given)
    reason = clean_open("reason", command.reason, case)
    yield m.NoticeReleased(by=given.actor.account, reason=reason, at=given.now)


def _case(key: CaseId, given: Given) -> Case:
    return existing(given.read.state(CASE, key), texts.CASE_MISSING, case=key)


def _known(notice: Notice | None, key: str) -> Notice:
    return existing(notice, texts_service.NOTICE_MISSING, notice=key)


def _waiting(notice: Notice | None, key: str) -> Notice:
    known = _known(notice, key)
    if known.stage is not NoticeStage.WAITING:
        raise Refused(
            texts_service.NOTICE_NOT_WAITING,
            number=known.number,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    return known
