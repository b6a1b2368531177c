"""The rules of notices: what hangs out, for how long, and objections to it."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.aid import messages_procedure as p
from ruralgov.domain.aid import texts_procedure
from ruralgov.domain.aid.checking import check_day
from ruralgov.domain.aid.checking_procedure import (
    check_before,
    check_in_table,
    check_stranger,
    file_of,
    known,
    undecided,
)
from ruralgov.domain.aid.model import Circle
from ruralgov.domain.aid.model_procedure import AidNotice, AidProceeding, AidStep
from ruralgov.domain.aid.people import asked_for, presents
from ruralgov.domain.aid.table_procedure import NOTICE_DAYS
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.scanning import clean_words


def post_notice(
    found: AidProceeding | None, command: p.PostAidNotice, given: Given
) -> Iterator[p.AidNoticePosted]:
    """Hang a notice out for seven days from today or since some day (rule 32)."""
    there = undecided(found, command.proceeding)
    check_in_table(there, AidStep.NOTICE)
    check_before(there, AidStep.NOTICE)
    opinion = existing(there.done(AidStep.OPINION), texts_procedure.AID_NO_OPINION)
    if not opinion.favour or opinion.amount is None:
        raise Refused(texts_procedure.AID_NOTICE_UNFAVOURABLE)
    _check_no_other(there, given.today)
    check_day(command.since, opinion.day, given)
    file = file_of(there, given)
    living = (one.person for one in file.on(command.since) if one.circle is Circle.LIVING)
    people = asked_for(file.application(there.application), given.read)
    members = len(people or presents(living, given.read))
    yield p.AidNoticePosted(
        number=len(there.notices) + 1,
        since=command.since,
        last=command.since + timedelta(days=NOTICE_DAYS - 1),
        members=members,
        amount=opinion.amount,
        by=given.actor.account,
    )


def _check_no_other(there: AidProceeding, day: date) -> None:
    if there.notice is not None and there.notice.down is None and there.notice.last >= day:
        raise Refused(texts_procedure.AID_NOTICE_HANGS, last=there.notice.last)


def _notice(there: AidProceeding, number: int) -> AidNotice:
    found = next((one for one in there.notices if one.number == number), None)
    notice = existing(found, texts_procedure.AID_NOTICE_MISSING, number=number)
    if notice.down is not None:
        raise Refused(texts_procedure.AID_NOTICE_DOWN, number=number, day=notice.down)
    return notice


def take_down(
    found: AidProceeding | None, command: p.TakeDownAidNotice, given: Given
) -> Iterator[p.AidNoticeTakenDown]:
    """Take a notice down before its time; it hangs out anew then (rule 32)."""
    one = _notice(known(found, command.proceeding), command.number)
    yield p.AidNoticeTakenDown(
        number=one.number, day=given.today, reason=clean_words("reason", command.reason)
    )


def lapse_notice(
    found: AidProceeding | None, command: p.LapseAidNotice, given: Given
) -> Iterator[p.AidNoticeTakenDown]:
    """Take a notice down whose seven days are over (rule 32)."""
    one = _notice(known(found, command.proceeding), command.number)
    if given.today <= one.last:
        raise Refused(texts_procedure.AID_NOTICE_NOT_OVER, last=one.last)
    yield p.AidNoticeTakenDown(number=one.number, day=one.last + timedelta(days=1), reason=None)


def object_to_notice(
    found: AidProceeding | None, command: p.ObjectToAidNotice, given: Given
) -> Iterator[p.AidNoticeObjected]:
    """Enter an objection, up to the last day of the notice (rule 35)."""
    there = undecided(found, command.proceeding)
    notice = existing(there.notice, texts_procedure.AID_NOTICE_MISSING, number=1)
    check_day(command.day, notice.since, given)
    if command.day > notice.last:
        raise Refused(texts_procedure.AID_OBJECTION_LATE, last=notice.last)
    yield p.AidNoticeObjected(
        number=len(there.objections) + 1,
        day=command.day,
        by=given.actor.account,
        objection=_clean(command.objection),
    )


def _clean(words: CitizenText) -> CitizenText:
    return words.cleaned("objection")


def answer_objection(
    found: AidProceeding | None, command: p.AnswerAidObjection, given: Given
) -> Iterator[p.AidObjectionAnswered]:
    """Answer an objection; who gave the opinion does not (rule 35)."""
    there = undecided(found, command.proceeding)
    found_ = next((one for one in there.objections if one.number == command.number), None)
    one = existing(found_, texts_procedure.AID_OBJECTION_MISSING, number=command.number)
    if one.answered is not None:
        raise Refused(texts_procedure.AID_OBJECTION_ANSWERED, number=one.number, day=one.answered)
    check_day(command.day, one.day, given)
    opinion = there.done(AidStep.OPINION)
    given.must_not_be(texts_procedure.AID_OBJECTION_SAME, None if opinion is None else opinion.by)
    check_stranger(there, (given.actor.account,), given)
    yield p.AidObjectionAnswered(
        number=one.number,
        day=command.day,
        by=given.actor.account,
        way=command.way,
        upheld=command.upheld,
        findings=clean_words("findings", command.findings),
    )
