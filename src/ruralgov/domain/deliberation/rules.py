"""The rules of series, deliberation days and appeals."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.deliberation import texts
from ruralgov.domain.deliberation.model import (
    LAST_OF_ALL,
    WAS_HELD,
    Appeal,
    AppealTarget,
    DayStage,
    DeliberationDay,
    DeliberationSeries,
    HandedAppeal,
)
from ruralgov.domain.deliberation.records import DELIBERATION_DAY, DELIBERATION_SERIES
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PlaceId, PostId
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.meetings import Needed, cited
from ruralgov.domain.registry import POST, present_person

LONGEST_NOTICE: Final = 30
A_YEAR: Final = timedelta(days=366)
_HELD: Final = tuple(one for one in DayStage if one in WAS_HELD)


def begin_deliberation_series(
    _: DeliberationSeries | None, command: m.BeginDeliberationSeries, given: Given
) -> Iterator[m.DeliberationSeriesBegun]:
    """Begin a series of a place that is there (rule 1)."""
    check_place(command.place, command.since, given)
    monthly, notice = command.monthly, command.notice_days
    if not 1 <= monthly <= LAST_OF_ALL or not 1 <= notice <= LONGEST_NOTICE:
        raise BadInput(texts.DELIBERATION_SERIES_WRONG)
    yield m.DeliberationSeriesBegun(
        place=command.place,
        name=clean_text("name", command.name),
        monthly=monthly,
        notice_days=notice,
        basis=clean_text("basis", command.basis),
        since=command.since,
    )


def check_place(place: PlaceId, day: date, given: Given) -> None:
    """Refuse a place that is not there on a day; raises ``deliberation_place_missing``."""
    if not given.stands(place, day):
        raise Refused(texts.DELIBERATION_PLACE_MISSING, place=place, day=day)


def end_deliberation_series(
    known: DeliberationSeries | None, command: m.EndDeliberationSeries, _: Given
) -> Iterator[m.DeliberationSeriesEnded]:
    """End a series; on its first day, it never was (rules 1 and 8)."""
    found = existing(known, texts.DELIBERATION_SERIES_MISSING, key=command.series)
    if not found.since <= command.since < found.until:
        raise Refused(texts.DELIBERATION_SERIES_MISSING, key=command.series)
    yield m.DeliberationSeriesEnded(
        since=command.since, reason=clean_text("reason", command.reason)
    )


def announce_deliberation_day(
    _: DeliberationDay | None, command: m.AnnounceDeliberationDay, given: Given
) -> Iterator[m.DeliberationDayAnnounced]:
    """Announce a day in time; one of a series on its day, unless a reason is given (rule 2)."""
    check_place(command.place, command.day, given)
    notice = 1 if command.series is None else _check_series(command, given)
    if (command.day - given.today).days < notice:
        raise Refused(texts.DELIBERATION_NOTICE_SHORT, days=notice, day=command.day)
    yield m.DeliberationDayAnnounced(
        number=given.number("deliberation"),
        place=command.place,
        series=command.series,
        day=command.day,
        venue=clean_text("venue", command.venue),
        topic=command.topic.strip(),
        reason=command.reason.strip(),
        announced=given.today,
    )


def _check_series(command: m.AnnounceDeliberationDay, given: Given) -> int:
    """Return how many days before it is announced; raises what is wrong with the series."""
    day = command.day
    series = given.read.state(DELIBERATION_SERIES, command.series or "")
    there = series is not None and series.since <= day < series.until
    if series is None or not there or series.place != command.place:
        raise Refused(texts.DELIBERATION_SERIES_MISSING, key=command.series)
    right = series.day_in(day.year, day.month, given.calendar)
    if day != right and not command.reason.strip():
        raise Refused(texts.DELIBERATION_DAY_NOT_OF_SERIES, right=right, day=day)
    return series.notice_days


def at_stage(known: DeliberationDay | None, key: str, *needed: DayStage) -> DeliberationDay:
    """Return a day at one of some stages; raises ``deliberation_stage_wrong``."""
    found = existing(known, texts.DELIBERATION_DAY_MISSING, key=key)
    must_be_at(found, texts.DELIBERATION_STAGE_WRONG, *needed, number=found.number)
    return found


def move_deliberation_day(
    known: DeliberationDay | None, command: m.MoveDeliberationDay, given: Given
) -> Iterator[m.DeliberationDayMoved]:
    """Move a day that is ahead, or put right on which day it was held (rules 2 and 8)."""
    found = at_stage(known, command.deliberation, DayStage.ANNOUNCED, DayStage.HELD)
    check_place(found.place, command.day, given)
    held = found.stage is DayStage.HELD
    promised = [one.promised for one in found.appeals if not one.withdrawn]
    if held and (command.day > given.today or any(one <= command.day for one in promised)):
        raise Refused(texts.DELIBERATION_AHEAD, day=command.day)
    if not held and command.day <= given.today:
        raise Refused(texts.DELIBERATION_NOTICE_SHORT, days=1, day=command.day)
    yield m.DeliberationDayMoved(day=command.day, reason=clean_text("reason", command.reason))


def call_off_deliberation_day(
    known: DeliberationDay | None, command: m.CallOffDeliberationDay, _: Given
) -> Iterator[m.DeliberationDayCalledOff]:
    """Call a day off, with the reason; one that was held stays (rule 2)."""
    at_stage(known, command.deliberation, DayStage.ANNOUNCED)
    yield m.DeliberationDayCalledOff(reason=clean_text("reason", command.reason))


def hold_deliberation_day(
    known: DeliberationDay | None, command: m.HoldDeliberationDay, given: Given
) -> Iterator[m.DeliberationDayHeld]:
    """Record that it was held, in whose chair, and how many came (rule 3)."""
    found = at_stage(known, command.deliberation, DayStage.ANNOUNCED)
    if found.day > given.today:
        raise Refused(texts.DELIBERATION_AHEAD, day=found.day)
    check_post(command.chair, found.day, given)
    came = command.came
    if came.residents < 1 or came.officials < 0 or came.guests < 0:
        raise BadInput(texts.DELIBERATION_NOBODY)
    yield m.DeliberationDayHeld(chair=command.chair, came=came)


def check_post(post: PostId, day: date, given: Given) -> None:
    """Refuse a post that is not there on a day; raises ``deliberation_post_missing``."""
    known = given.read.state(POST, post)
    if known is None or known.on(day) is None:
        raise Refused(texts.DELIBERATION_POST_MISSING, post=post, day=day)


def register_appeal(
    known: DeliberationDay | None, command: m.RegisterAppeal, given: Given
) -> Iterator[m.AppealRegistered]:
    """Enter what was brought up: it has an owner and a day from the beginning (rule 4)."""
    found = at_stage(known, command.deliberation, DayStage.HELD)
    check_post(command.owner, given.today, given)
    _check_promised(command.promised, found, given)
    person = command.person
    yield m.AppealRegistered(
        appeal=Appeal(
            number=len(found.appeals) + 1,
            matter=clean_text("matter", command.matter),
            person=None if person is None else present_person(given.read, person),
            owner=command.owner,
            promised=command.promised,
        )
    )


def _check_promised(day: date, known: DeliberationDay, given: Given) -> None:
    if not known.day < day <= given.today + A_YEAR:
        raise Refused(texts.APPEAL_PROMISED_WRONG, promised=day)


def _appeal(known: DeliberationDay, number: int) -> Appeal:
    return existing(known.appeal(number), texts.APPEAL_MISSING, appeal=number)


def reassign_appeal(
    known: DeliberationDay | None, command: m.ReassignAppeal, given: Given
) -> Iterator[m.AppealReassigned]:
    """Give it to another post, or promise another day, with the reason (rule 4)."""
    found = at_stage(known, command.deliberation, *_HELD)
    appeal = _appeal(found, command.appeal)
    owner = appeal.owner if command.owner is None else command.owner
    promised = appeal.promised if command.promised is None else command.promised
    if (owner, promised) == (appeal.owner, appeal.promised):
        raise Refused(texts.APPEAL_UNCHANGED)
    check_post(owner, given.today, given)
    _check_promised(promised, found, given)
    yield m.AppealReassigned(
        appeal=appeal.number,
        owner=owner,
        promised=promised,
        reason=clean_text("reason", command.reason),
    )


def answer_appeal(
    known: DeliberationDay | None, command: m.AnswerAppeal, given: Given
) -> Iterator[m.AppealAnswered]:
    """Answer it, in words that everybody may read (rule 4)."""
    found = at_stage(known, command.deliberation, *_HELD)
    appeal = _appeal(found, command.appeal)
    yield m.AppealAnswered(
        appeal=appeal.number,
        answer=clean_text("answer", command.answer),
        accepted=command.accepted,
        day=given.today,
    )


def direct_appeal(
    known: DeliberationDay | None, command: m.DirectAppeal, given: Given
) -> Iterator[m.AppealDirected]:
    """Say where it goes other than to the case platform; its owner still answers (rule 5).

    Raises ``appeal_target_wrong``, and what ``cited`` raises of a decision that is named.
    """
    found = at_stage(known, command.deliberation, *_HELD)
    appeal = _free(found, command.appeal)
    target = command.target
    wrong = (
        target is AppealTarget.CASE
        or (command.dispute is not None and target is not AppealTarget.MEDIATION)
        or (command.decision is not None and target is not AppealTarget.BODY)
    )
    if wrong:
        raise Refused(texts.APPEAL_TARGET_WRONG)
    if command.decision is not None:
        cited(given.read, command.decision, Needed(place=found.place, by=given.today))
    yield m.AppealDirected(
        appeal=appeal.number,
        target=target,
        dispute=command.dispute,
        decision=command.decision,
    )


def _free(known: DeliberationDay, number: int) -> Appeal:
    """Return an appeal that the case platform does not have yet."""
    appeal = _appeal(known, number)
    if appeal.case is not None:
        raise Refused(texts.APPEAL_HANDED_ALREADY, appeal=number)
    return appeal


def withdraw_appeal(
    known: DeliberationDay | None, command: m.WithdrawAppeal, _: Given
) -> Iterator[m.AppealWithdrawn]:
    """Take back what was a mistake, before the minutes are signed (rule 8)."""
    found = at_stage(known, command.deliberation, DayStage.HELD)
    appeal = _free(found, command.appeal)
    yield m.AppealWithdrawn(appeal=appeal.number, reason=clean_text("reason", command.reason))


def hand_appeal(
    _: HandedAppeal | None, command: m.HandAppeal, given: Given
) -> Iterator[m.AppealHanded]:
    """Hand it to the case platform, once (rule 5)."""
    day = given.read.state(DELIBERATION_DAY, command.deliberation)
    found = at_stage(day, command.deliberation, *_HELD)
    appeal = _free(found, command.appeal)
    yield m.AppealHanded(
        deliberation=command.deliberation,
        appeal=appeal.number,
        matter=clean_text("matter", command.matter),
        place=found.place,
        day=given.today,
    )


def mark_appeal_handed(
    known: DeliberationDay | None, command: m.MarkAppealHanded, _: Given
) -> Iterator[m.AppealMarkedHanded]:
    """Note which case has an appeal (rule 5)."""
    found = existing(known, texts.DELIBERATION_DAY_MISSING, key=command.deliberation)
    appeal = _free(found, command.appeal)
    yield m.AppealMarkedHanded(appeal=appeal.number, case=command.case)


def take_case_answer(
    known: HandedAppeal | None, command: m.TakeCaseAnswer, given: Given
) -> Iterator[m.CaseAnswerTaken]:
    """Note what the case platform answered; of a case that came otherwise, nothing (rule 5)."""
    if known is not None:
        yield m.CaseAnswerTaken(words=command.answer, over=command.over, day=given.today)


def drop_case_answer(
    known: HandedAppeal | None, _command: m.DropCaseAnswer, _: Given
) -> Iterator[m.CaseAnswerErased]:
    """Erase what the case platform answered, with the case (rule 5)."""
    if known is not None:
        yield m.CaseAnswerErased()


def draft_deliberation_minutes(
    known: DeliberationDay | None, command: m.DraftDeliberationMinutes, given: Given
) -> Iterator[m.DeliberationMinutesDrafted]:
    """Say that all that was brought up is entered (rule 6)."""
    at_stage(known, command.deliberation, DayStage.HELD)
    yield m.DeliberationMinutesDrafted(by=given.actor.account)


def sign_deliberation_minutes(
    known: DeliberationDay | None, command: m.SignDeliberationMinutes, given: Given
) -> Iterator[m.DeliberationMinutesSigned]:
    """Sign the minutes, as another person than who drafted them (rule 6)."""
    found = at_stage(known, command.deliberation, DayStage.DRAFTED)
    given.must_not_be(texts.DELIBERATION_SIGNER_SAME, found.drafted_by)
    yield m.DeliberationMinutesSigned(by=given.actor.account, day=given.today)
