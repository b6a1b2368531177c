"""The rules of work that is on no list: who asked, who approved, who pays, and when it ends."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.duties import messages_work as m
from ruralgov.domain.duties import texts_done as texts
from ruralgov.domain.duties.model import DutyRole
from ruralgov.domain.duties.model_done import OffListWork
from ruralgov.domain.duties.rows import PerformanceRow
from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, OffListWorkId, OrganisationId, PlaceId
from ruralgov.domain.registry import ORGANISATION, OrganisationKind, OrganisationSpan, place_there

OF_TOWNS: Final = frozenset(
    {OrganisationKind.TOWN_GOVERNMENT, OrganisationKind.TOWN_OFFICE, OrganisationKind.TOWN_PARTY}
)
"""Units of a town, which hands none of its own work to villages (乡镇人民政府工作条例 art. 24)."""
IN_VILLAGES: Final = frozenset({DutyRole.GRID_WORKER, DutyRole.LANE_CHIEF, DutyRole.BRANCH})
"""Roles of people of villages: what is asked of them is asked of villages, wherever."""
_A_DAY: Final = timedelta(days=1)


def ask_off_list_work(
    _: OffListWork | None, command: m.AskOffListWork, given: Given
) -> Iterator[m.OffListWorkAsked]:
    """Enter work that is on no list (rules 11 and 13)."""
    level = _level(command.role, command.place, given)
    asker = _unit(command.asked_by, given)
    payer = command.payer
    if payer is None and command.money:
        payer = command.asked_by
    if payer is not None:
        _unit(payer, given)
    if command.money < 0:
        raise Refused(texts.OFF_LIST_MONEY_WRONG)
    if command.role in IN_VILLAGES or level is DivisionLevel.VILLAGE:
        if asker.kind in OF_TOWNS:
            raise Refused(texts.OFF_LIST_HANDED_DOWN, name=asker.name)
        if command.money == 0 or payer != command.asked_by:
            raise Refused(texts.OFF_LIST_UNPAID)
    yield m.OffListWorkAsked(
        role=command.role,
        place=command.place,
        title=clean_text("title", command.title),
        reason=clean_text("reason", command.reason),
        asked_by=command.asked_by,
        money=command.money,
        payer=payer,
        law=clean_text("law", command.law),
        by=given.actor.account,
        day=given.today,
    )


def approve_off_list_work(
    known: OffListWork | None, command: m.ApproveOffListWork, given: Given
) -> Iterator[m.OffListWorkApproved]:
    """Approve it for some days; never by who asked (rule 11)."""
    work = living(known, command.work)
    if work.approvals:
        raise Refused(texts.OFF_LIST_APPROVED, day=work.approvals[0].day)
    given.must_not_be(texts.OFF_LIST_SAME_PERSON, work.by)
    check_dates(command.since, command.until)
    if command.since < work.day or command.until <= given.today:
        raise Refused(texts.OFF_LIST_TERM, asked=work.day, today=given.today)
    yield m.OffListWorkApproved(
        approval=clean_text("approval", command.approval),
        since=command.since,
        until=command.until,
        by=given.actor.account,
        day=given.today,
    )


def extend_off_list_work(
    known: OffListWork | None, command: m.ExtendOffListWork, given: Given
) -> Iterator[m.OffListWorkExtended]:
    """Let it go on by another paper; what has ended is dead (rule 12, invariant 39)."""
    work = living(known, command.work)
    given.must_not_be(texts.OFF_LIST_SAME_PERSON, work.by)
    until = _refuse_over(work, given.today)
    if command.until <= until:
        raise Refused(texts.OFF_LIST_TERM, asked=work.day, today=given.today)
    yield m.OffListWorkExtended(
        approval=clean_text("approval", command.approval),
        until=command.until,
        by=given.actor.account,
        day=given.today,
    )


def end_off_list_work(
    known: OffListWork | None, command: m.EndOffListWork, given: Given
) -> Iterator[m.OffListWorkEnded]:
    """End it before its approval does; what was recorded stays within its days (rule 12)."""
    work = living(known, command.work)
    until = _refuse_over(work, given.today)
    if not (work.since or date.max) < command.since <= until:
        raise Refused(texts.OFF_LIST_DEAD, title=work.title, day=command.since, **_term(work))
    later = [row for row in _recorded(command.work, given) if row.day >= command.since]
    if later:
        raise Refused(texts.OFF_LIST_RECORDED, count=len(later))
    yield m.OffListWorkEnded(since=command.since, cause=clean_text("cause", command.cause))


def withdraw_off_list_work(
    known: OffListWork | None, command: m.WithdrawOffListWork, given: Given
) -> Iterator[m.OffListWorkWithdrawn]:
    """Withdraw what was entered by mistake, and rests on nothing (rule 12)."""
    living(known, command.work)
    recorded = _recorded(command.work, given)
    if recorded:
        raise Refused(texts.OFF_LIST_RECORDED, count=len(recorded))
    yield m.OffListWorkWithdrawn(reason=clean_text("reason", command.reason))


def living(known: OffListWork | None, key: OffListWorkId) -> OffListWork:
    """Return work that was not withdrawn; raises ``off_list_missing``."""
    if known is None or known.withdrawn is not None:
        raise Refused(texts.OFF_LIST_MISSING, key=key)
    return known


def refuse_dead(work: OffListWork, day: date) -> None:
    """Refuse anything of work whose approval is not in force on a day (invariant 39)."""
    if not work.alive(day):
        raise Refused(texts.OFF_LIST_DEAD, title=work.title, day=day, **_term(work))


def _refuse_over(work: OffListWork, today: date) -> date:
    """Return when work ends that was approved and is not over; raises ``off_list_dead``."""
    until = work.until
    if until is None or until <= today:
        raise Refused(texts.OFF_LIST_DEAD, title=work.title, day=today, **_term(work))
    return until


def _term(work: OffListWork) -> dict[str, str]:
    since, until = work.since, work.until
    if since is None or until is None:
        return {"term": "尚未批准", "term_en": "not approved"}
    last = until - _A_DAY
    return {"term": f"批准期为 {since} 至 {last}", "term_en": f"approved from {since} to {last}"}


def _recorded(key: OffListWorkId, given: Given) -> list[PerformanceRow]:
    return given.read.rows(PerformanceRow, work=key)


def _level(role: DutyRole, place: PlaceId, given: Given) -> DivisionLevel:
    level = None if place == CITY else place_there(given.read, place, given.today).level
    fits = level is DivisionLevel.TOWN or (
        level is DivisionLevel.VILLAGE and role is not DutyRole.TOWNSHIP
    )
    if level is None or not fits:
        raise Refused(texts.OFF_LIST_PLACE, role=role.zh, role_en=role.en)
    return level


def _unit(key: OrganisationId, given: Given) -> OrganisationSpan:
    state = given.read.state(ORGANISATION, key)
    span = existing(
        None if state is None else state.on(given.today), texts.OFF_LIST_ASKER_MISSING, unit=key
    )
    return span
