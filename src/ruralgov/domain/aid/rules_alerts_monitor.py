"""The rules of alerts, each answered by a person with reasons, and of what sources sent."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid import messages_monitor as m
from ruralgov.domain.aid import texts, texts_monitor
from ruralgov.domain.aid.checking import check_day
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.aid.model_monitor import (
    OPEN_ALERTS,
    AidAlert,
    AidPush,
    AidWatch,
    AlertAnswer,
    AlertStage,
)
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.roles import AID_CLERK, AID_SUPERVISOR
from ruralgov.domain.aid.rows_monitor import AidPushRow
from ruralgov.domain.aid.rules_monitor import DUE, due_day
from ruralgov.domain.aid.subjects import not_own_family, not_own_file
from ruralgov.domain.aid.watching.outcomes import Outcome
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, AccountId, AidFileId
from ruralgov.domain.kernel.month import first_day
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import place_there

ANSWERS: Final = {
    Outcome.DELIVER: (AlertAnswer.DELIVERED, AlertAnswer.NOTHING),
    Outcome.OFFER: (AlertAnswer.OFFERED, AlertAnswer.NOTHING),
    Outcome.DISCUSS: (AlertAnswer.TALKED, AlertAnswer.OFFERED, AlertAnswer.NOTHING),
    Outcome.CHECK: (AlertAnswer.STANDS, AlertAnswer.REVIEW),
}
"""What answers an alert; a check ends in that it stands, or in a review, and in no stop."""


def _at(watch: AidWatch | None, number: int, *stages: AlertStage) -> AidAlert:
    alert = None if watch is None else watch.alert(number)
    known = existing(alert, texts_monitor.AID_ALERT_MISSING, number=number)
    if known.stage not in stages:
        raise Refused(
            texts_monitor.AID_ALERT_STAGE,
            number=number,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    return known


def _file(key: AidFileId, given: Given) -> AidFile:
    return existing(given.read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key)


def take_aid_alert(
    watch: AidWatch | None, command: m.TakeAidAlert, given: Given
) -> Iterator[m.AidAlertTaken]:
    """Take an alert upon oneself (rule 53)."""
    not_own_file(command.file, given)
    one = _at(watch, command.number, AlertStage.RAISED)
    yield m.AidAlertTaken(number=one.number, owner=given.actor.account)


def hand_over_aid_alert(
    watch: AidWatch | None, command: m.HandOverAidAlert, given: Given
) -> Iterator[m.AidAlertHandedOver]:
    """Hand an alert to somebody who may look after it (rule 53)."""
    file = not_own_file(command.file, given)
    not_own_family(file, given, command.to)
    one = _at(watch, command.number, *OPEN_ALERTS)
    if command.to == one.owner or not _may(command.to, file, given):
        raise Refused(texts_monitor.AID_ALERT_TAKER, account=command.to)
    yield m.AidAlertHandedOver(
        number=one.number, owner=command.to, reason=clean_words("reason", command.reason)
    )


def _may(account: AccountId, file: AidFile, given: Given) -> bool:
    return any(given.holds(account, role, file.place) for role in (AID_CLERK, AID_SUPERVISOR))


def answer_aid_alert(
    watch: AidWatch | None, command: m.AnswerAidAlert, given: Given
) -> Iterator[m.AidAlertAnswered]:
    """Answer an alert by what its owner found out and did (rules 52 and 53)."""
    file = not_own_file(command.file, given)
    one = _at(watch, command.number, AlertStage.TAKEN)
    if one.owner is None or not given.is_actor(one.owner):
        raise Refused(texts_monitor.AID_ALERT_OWNER, number=one.number)
    if command.answer not in ANSWERS[one.outcome]:
        raise BadInput(
            texts_monitor.AID_ALERT_ANSWER,
            outcome=one.outcome.zh,
            outcome_en=one.outcome.en,
            answer=command.answer.zh,
            answer_en=command.answer.en,
        )
    _check_offer(one, command, file)
    check_day(command.answered, one.raised, given)
    yield m.AidAlertAnswered(
        number=one.number,
        answer=command.answer,
        answered=command.answered,
        application=command.application,
        reason=clean_words("reason", command.reason),
    )


def _check_offer(one: AidAlert, command: m.AnswerAidAlert, file: AidFile) -> None:
    """Refuse to say that something was offered which was not, or is of another programme."""
    number = command.application
    made = None if number is None else file.application(number)
    if command.answer is not AlertAnswer.OFFERED:
        right = number is None
    elif made is None:
        right = False
    else:
        right = one.programme is None or made.programme is one.programme
    if not right:
        raise BadInput(texts_monitor.AID_ALERT_OFFER)


def reopen_aid_alert(
    watch: AidWatch | None, command: m.ReopenAidAlert, given: Given
) -> Iterator[m.AidAlertReopened]:
    """Open an alert again (rule 53)."""
    not_own_file(command.file, given)
    one = _at(watch, command.number, AlertStage.ANSWERED, AlertStage.WITHDRAWN)
    yield m.AidAlertReopened(
        number=one.number,
        due=due_day(given.calendar, given.today, DUE[one.outcome]),
        reason=clean_words("reason", command.reason),
    )


def withdraw_aid_alert(
    watch: AidWatch | None, command: m.WithdrawAidAlert, given: Given
) -> Iterator[m.AidAlertWithdrawn]:
    """Withdraw an alert that never had a ground (rule 54)."""
    not_own_file(command.file, given)
    one = _at(watch, command.number, *OPEN_ALERTS)
    yield m.AidAlertWithdrawn(
        number=one.number, ended=given.today, reason=clean_words("reason", command.reason)
    )


def erase_aid_watch(
    watch: AidWatch | None, command: m.EraseAidWatch, given: Given
) -> Iterator[m.AidWatchErased]:
    """Erase what departments said of a family whose file is closed (rule 54)."""
    if _file(command.file, given).closed is None:
        raise Refused(texts.AID_FILE_OPEN, key=command.file)
    if watch is None or watch.erased:
        raise Refused(texts_monitor.AID_WATCH_ERASED)
    yield m.AidWatchErased(ground=command.ground, reason=clean_text("reason", command.reason))


def receive_aid_push(
    push: AidPush | None, command: m.ReceiveAidPush, given: Given
) -> Iterator[m.AidPushReceived]:
    """Enter what a source sent of a month, be it nothing (rule 55)."""
    rows = given.read.rows(
        AidPushRow, place=command.place, source=command.source, month=command.month
    )
    held = [row.owner for row in rows if not row.withdrawn]
    if push is not None or held:
        raise Refused(
            texts_monitor.AID_PUSH_TAKEN,
            source=command.source.zh,
            source_en=command.source.en,
            month=command.month,
            key=command.id if push is not None else held[0],
        )
    if command.lines < 0 or not 0 <= command.unused <= command.lines:
        raise BadInput(texts_monitor.AID_PUSH_COUNT)
    check_day(command.received, first_day(command.month), given)
    if command.place != CITY:
        place_there(given.read, command.place, command.received)
    yield m.AidPushReceived(
        place=command.place,
        source=command.source,
        month=command.month,
        received=command.received,
        lines=command.lines,
        unused=command.unused,
    )


def withdraw_aid_push(
    push: AidPush | None, command: m.WithdrawAidPush, _: Given
) -> Iterator[m.AidPushWithdrawn]:
    """Take back that a source sent something (rule 55)."""
    known = existing(push, texts_monitor.AID_PUSH_MISSING, key=command.push)
    if known.withdrawn:
        raise Refused(texts_monitor.AID_PUSH_WITHDRAWN, key=command.push)
    yield m.AidPushWithdrawn(reason=clean_text("reason", command.reason))
