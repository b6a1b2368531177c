"""The rules of a month of points: recorded, approved, told, published, final."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts import messages_points as m
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.entering import check_proofs, entered
from ruralgov.domain.compacts.kin import must_be_apart
from ruralgov.domain.compacts.model import NOTICE_DAYS, ProofKind, SchemeTerms
from ruralgov.domain.compacts.model_points import CreditMonth, Ending, Point, Sheet
from ruralgov.domain.compacts.records import CREDIT_SCHEME
from ruralgov.domain.compacts.rules import check_village
from ruralgov.domain.compacts.standing import scheme_on
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.month import last_day

MOST: Final = 2_000
"""Entries of a sheet, at most."""


def record_points(
    known: CreditMonth | None, command: m.RecordPoints, given: Given
) -> Iterator[m.CreditMonthOpened | m.PointsRecorded]:
    """Record a sheet; its points follow from the scheme of the day (rules 11 to 15)."""
    if not 1 <= len(command.entries) <= MOST:
        raise Refused(texts.CREDIT_ENTRIES_WRONG, most=MOST)
    if known is None:
        check_village(command.village, given)
        yield m.CreditMonthOpened(village=command.village, month=command.month)
    else:
        _check_unpublished(known)
    check_proofs(command.proofs, given)
    if any(one.kind is ProofKind.MEDIATION for one in command.proofs):
        raise Refused(texts.CREDIT_BY_MEDIATION, entry="-", item="-")
    must_be_apart(given, {one.person for one in command.entries})
    there = known or CreditMonth(village=command.village, month=command.month)
    scheme, points = entered(there, command, given)
    yield m.PointsRecorded(
        by=given.actor.account,
        day=given.today,
        scheme=scheme,
        proofs=command.proofs,
        points=points,
    )


def approve_points(
    known: CreditMonth | None, command: m.ApprovePoints, given: Given
) -> Iterator[m.PointsApproved]:
    """Approve what others recorded of others (rule 12)."""
    month = _month(known, command)
    _check_unpublished(month)
    if not command.sheets:
        raise Refused(texts.CREDIT_SHEET_WRONG, sheet="-")
    for number in command.sheets:
        sheet = month.sheets[number - 1] if 1 <= number <= len(month.sheets) else None
        if sheet is None or sheet.approved is not None:
            raise Refused(texts.CREDIT_SHEET_WRONG, sheet=number)
        given.must_not_be(texts.CREDIT_SAME_PERSON, sheet.by)
        witnesses = {one.maker for one in sheet.proofs if one.kind is ProofKind.ATTESTATION}
        must_be_apart(given, witnesses.union(one.person for one in sheet.points))
    yield m.PointsApproved(sheets=command.sheets, by=given.actor.account, day=given.today)


def inform_of_points(
    known: CreditMonth | None, command: m.InformOfPoints, given: Given
) -> Iterator[m.PointsInformed]:
    """Say that the persons were told today; from now on they may be heard (rule 16)."""
    month = _month(known, command)
    _check_unpublished(month)
    entries, days = tuple(dict.fromkeys(command.entries)), 0
    for number in entries:
        sheet, point = live(month, number)
        told = month.told(number) is not None
        if told or sheet.approved is None or point.points > 0 or not negative(sheet, point, given):
            raise Refused(texts.CREDIT_INFORM_WRONG, entry=number)
        days = max(days, _terms(sheet, given).hearing_days)
    if not days:
        raise Refused(texts.CREDIT_INFORM_WRONG, entry="-")
    yield m.PointsInformed(
        entries=entries,
        day=given.today,
        last=working_days(given, days),
        how=command.how,
    )


def withdraw_point(
    known: CreditMonth | None, command: m.WithdrawPoint, given: Given
) -> Iterator[m.PointsEnded]:
    """Take a mistake back before it is published (rule 17)."""
    month = _month(known, command)
    _check_unpublished(month)
    live(month, command.entry)
    yield m.PointsEnded(
        entries=(command.entry,),
        day=given.today,
        ending=Ending.WITHDRAWN,
        reason=clean_text("reason", command.reason),
    )


def publish_credit_month(
    known: CreditMonth | None, command: m.PublishCreditMonth, given: Given
) -> Iterator[m.CreditMonthOpened | m.CreditMonthPublished]:
    """Publish a month that is over, once all of it is ready (rules 16 and 18)."""
    if known is None:
        check_village(command.village, given)
        yield m.CreditMonthOpened(village=command.village, month=command.month)
    month = known or CreditMonth(village=command.village, month=command.month)
    if month.notice is not None or last_day(command.month) >= given.today:
        raise _stage(month)
    waiting = [
        point.number for sheet, point in month.points() if _unready(month, sheet, point, given)
    ]
    if waiting:
        raise Refused(texts.CREDIT_NOT_READY, count=len(waiting), entry=waiting[0])
    yield m.CreditMonthPublished(
        day=given.today,
        last=working_days(given, _notice_days(month, given)),
        by=given.actor.account,
    )


def withdraw_credit_notice(
    known: CreditMonth | None, command: m.WithdrawCreditNotice, given: Given
) -> Iterator[m.CreditNoticeWithdrawn]:
    """Take a faulty notice down; its days begin anew (rule 18)."""
    month = _month(known, command)
    if month.notice is None or month.final is not None:
        raise _stage(month)
    yield m.CreditNoticeWithdrawn(reason=clean_text("reason", command.reason))


def finalise_credit_month(
    known: CreditMonth | None, command: m.FinaliseCreditMonth, given: Given
) -> Iterator[m.CreditMonthFinal]:
    """Make a month final after its notice; what waits stays out alone (rules 18 and 19)."""
    month = _month(known, command)
    if month.notice is None or month.final is not None or given.today <= month.notice.last:
        raise _stage(month)
    yield m.CreditMonthFinal(day=given.today)


def hold_point(known: CreditMonth | None, command: m.HoldPoint, _: Given) -> Iterator[m.PointHeld]:
    """Keep an entry from counting while a request about it is open (rule 19)."""
    month = _month(known, command)
    if all(one.request != command.request or one.since is not None for one in month.holds):
        yield m.PointHeld(entry=command.entry, request=command.request)


def settle_point(
    known: CreditMonth | None, command: m.SettlePoint, given: Given
) -> Iterator[m.PointReleased | m.PointsEnded]:
    """Let an entry count again, or end it, as a request was answered (rules 19 to 21)."""
    month = _month(known, command)
    if any(one.request == command.request and one.since is None for one in month.holds):
        yield m.PointReleased(entry=command.entry, request=command.request, since=command.since)
    if command.ending is not None and _ends(month, command.entry, command.ending):
        yield m.PointsEnded(entries=(command.entry,), day=given.today, ending=command.ending)


def _ends(month: CreditMonth, entry: int, ending: Ending) -> bool:
    """Tell whether an ending changes anything: what never counts is not repaired afterwards."""
    before = month.end_of(entry)
    return before is None or ending is Ending.DELETED or before.ending is Ending.REPAIRED


def erase_points_of(
    known: CreditMonth | None, command: m.ErasePointsOf, given: Given
) -> Iterator[m.PointsEnded]:
    """Delete what was recorded of somebody under a scheme (rule 10)."""
    month = _month(known, command)
    entries = tuple(
        point.number
        for sheet, point in month.points()
        if point.person == command.person and sheet.scheme == command.scheme
    )
    if entries:
        yield m.PointsEnded(entries=entries, day=given.today, ending=Ending.DELETED)


def negative(sheet: Sheet, point: Point, given: Given) -> bool:
    """Tell whether an entry is of an item that takes points, whatever its caps left of them."""
    scheme = given.read.state(CREDIT_SCHEME, sheet.scheme)
    item = None if scheme is None else scheme.item(point.item)
    return item is not None and item.negative


def live(month: CreditMonth, number: int) -> tuple[Sheet, Point]:
    """Return an entry that has not ended; raises ``credit_entry_missing``."""
    found = month.point(number)
    if found is None or month.end_of(number) is not None:
        raise Refused(texts.CREDIT_ENTRY_MISSING, month=month.month, entry=number)
    return found


def working_days(given: Given, days: int) -> date:
    """Return the last of so many working days after today."""
    limit = TimeLimit(days, TimeUnit.WORKING_DAYS)
    return legal_date(deadline(given.calendar, given.now, limit).due)


def _unready(month: CreditMonth, sheet: Sheet, point: Point, given: Given) -> bool:
    """Tell whether an entry that stands is not approved, or its person may still be heard."""
    if month.end_of(point.number) is not None:
        return False
    if sheet.approved is None or month.waiting(point.number):
        return True
    if point.points > 0 or not negative(sheet, point, given):
        return False
    told = month.told(point.number)
    return told is None or given.today <= told.last


def _terms(sheet: Sheet, given: Given) -> SchemeTerms:
    scheme = given.read.state(CREDIT_SCHEME, sheet.scheme)
    return SchemeTerms(most_month=1) if scheme is None else scheme.terms


def _notice_days(month: CreditMonth, given: Given) -> int:
    schemes = {sheet.scheme: sheet for sheet in month.sheets}
    days = [_terms(sheet, given).notice_days for sheet in schemes.values()]
    if not days:
        found = scheme_on(given.read, month.village, last_day(month.month))
        return NOTICE_DAYS if found is None else found[1].terms.notice_days
    return max(days)


def _month(known: CreditMonth | None, command: "_Named") -> CreditMonth:
    return existing(known, texts.CREDIT_MONTH_MISSING, month=command.month)


def _check_unpublished(month: CreditMonth) -> None:
    if month.notice is not None:
        raise Refused(texts.CREDIT_MONTH_PUBLISHED, month=month.month)


def _stage(month: CreditMonth) -> Refused:
    last = "-" if month.notice is None else month.notice.last
    return Refused(texts.CREDIT_MONTH_STAGE, month=month.month, last=last)


_Named = (
    m.ApprovePoints
    | m.InformOfPoints
    | m.WithdrawPoint
    | m.WithdrawCreditNotice
    | m.FinaliseCreditMonth
    | m.HoldPoint
    | m.SettlePoint
    | m.ErasePointsOf
)
"""Commands that name a month which is there."""
