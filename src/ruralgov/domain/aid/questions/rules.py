"""The rules of questions to registers: by an authorisation, once, and dropped where it is over."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.asking.planning import Shape
from ruralgov.domain.aid.checking import open_file
from ruralgov.domain.aid.people import is_among, same_person
from ruralgov.domain.aid.questions import messages as m
from ruralgov.domain.aid.questions import texts
from ruralgov.domain.aid.questions.authorised import authorised
from ruralgov.domain.aid.questions.model import (
    Asks,
    QuestionStage,
    RegisterQuestion,
)
from ruralgov.domain.aid.questions.rows import RegisterQuestionRow
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidQuestionId, PersonId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.registry import PERSON, Person, present_person

_KNOWN: Final = frozenset({AnswerStatus.HIT, AnswerStatus.NONE})


def ask_register(
    question: RegisterQuestion | None, command: m.AskRegister, given: Given
) -> Iterator[m.RegisterAsked]:
    """Ask one thing, once, by an authorisation that is in force (rule 80)."""
    if question is not None:
        raise Refused(texts.AID_QUESTION_TAKEN, key=command.id)
    asks = command.asks
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    if not is_among(asks.person, (one.person for one in file.on(given.today)), given.read):
        raise Refused(texts.AID_QUESTION_NOT_OF_FILE, person=asks.person)
    if askable(asks.person, given.read) is None:
        raise Refused(texts.AID_QUESTION_NO_NUMBER, person=asks.person)
    if (asks.limit is not None) != (asks.shape is Shape.COMPARE) or (asks.limit or 0) < 0:
        raise BadInput(texts.AID_QUESTION_LIMIT)
    if not authorised(given.read, command.file, asks, given.today):
        raise Refused(texts.AID_NOT_AUTHORISED, person=asks.person)
    for row in given.read.rows(RegisterQuestionRow, file=command.file, stage=QuestionStage.OPEN):
        same = (row.item, row.source) == (asks.item, asks.source)
        if same and same_person(row.person, asks.person, given.read):
            raise Refused(texts.AID_QUESTION_TWICE, question=row.owner)
    yield m.RegisterAsked(
        file=command.file,
        asks=_cleaned(asks),
        asked=given.today,
    )


def askable(person: PersonId, read: Read) -> tuple[PersonId, Person] | None:
    """Return whom a register can be asked of, as they are kept today; None without a number."""
    who = present_person(read, person)
    known = read.state(PERSON, who)
    return None if known is None or known.erased or known.identity is None else (who, known)


def _cleaned(asks: Asks) -> Asks:
    return evolve(asks, source=clean_text("source", asks.source))


def report_answer(
    question: RegisterQuestion | None, command: m.ReportRegisterAnswer, given: Given
) -> Iterator[m.QuestionEvent]:
    """Take an answer where it may be used still, and drop it where not (rules 82 and 83)."""
    known = _question(question, command.question)
    _check_answer(command, given)
    if known.stage is QuestionStage.ANSWERED:
        raise _stage(known, command.question)
    if not _usable(known, given):
        if known.stage is not QuestionStage.DROPPED:
            yield m.RegisterAnswerDropped(on=given.today)
        return
    if command.status is AnswerStatus.FAILED:
        if (known.status, known.reason) != (command.status, command.reason):
            yield m.RegisterAnswerFailed(reason=command.reason, on=given.today)
        return
    yield m.RegisterAnswered(
        status=command.status,
        found=command.found,
        as_of=command.as_of,
        receipt=command.receipt,
        reason=command.reason,
        unasked=command.unasked,
        on=given.today,
    )


def _usable(question: RegisterQuestion, given: Given) -> bool:
    return may_ask(question, given.read, given.today)


def may_ask(question: RegisterQuestion, read: Read, day: date) -> bool:
    """Tell whether a question waits, its file is open, and an authorisation is in force."""
    file = read.state(AID_FILE, question.file)
    waits = question.stage is QuestionStage.OPEN and file is not None and file.closed is None
    return waits and authorised(read, question.file, question.asks, day)


def _check_answer(command: m.ReportRegisterAnswer, given: Given) -> None:
    span = (command.found is not None) == (command.status is AnswerStatus.HIT)
    dated = (command.as_of is not None) == (command.status in _KNOWN)
    one = command.found is None or len(command.found.spans()) == 1
    if not (span and one and dated and command.unasked >= 0):
        raise BadInput(texts.AID_ANSWER_WRONG)
    if command.as_of is not None and command.as_of > given.today:
        raise BadInput(texts.AID_ANSWER_WRONG)


def withhold_question(
    question: RegisterQuestion | None, command: m.WithholdRegisterQuestion, given: Given
) -> Iterator[m.RegisterQuestionWithheld]:
    """Enter that a question may not be sent any more (rule 81)."""
    known = _open(question, command.question)
    if _usable(known, given):
        raise Refused(texts.AID_STILL_AUTHORISED, question=command.question)
    yield m.RegisterQuestionWithheld(on=given.today)


def withdraw_question(
    question: RegisterQuestion | None, command: m.WithdrawRegisterQuestion, given: Given
) -> Iterator[m.RegisterQuestionWithdrawn]:
    """Take a question back (rule 83)."""
    _open(question, command.question)
    yield m.RegisterQuestionWithdrawn(reason=clean_words("reason", command.reason), on=given.today)


def erase_question(
    question: RegisterQuestion | None, command: m.EraseRegisterQuestion, _: Given
) -> Iterator[m.RegisterQuestionErased]:
    """Erase what was answered, once it was (rule 84)."""
    known = _question(question, command.question)
    if known.stage is QuestionStage.OPEN:
        raise Refused(
            kernel_texts.ERASURE_WAITS,
            number=command.question,
            open=Wording(known.stage.zh, known.stage.en),
        )
    if known.found is None or known.found.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=command.question)
    yield m.RegisterQuestionErased(
        ground=command.ground, reason=clean_text("reason", command.reason)
    )


def _question(question: RegisterQuestion | None, key: AidQuestionId) -> RegisterQuestion:
    return existing(question, texts.AID_QUESTION_MISSING, key=key)


def _open(question: RegisterQuestion | None, key: AidQuestionId) -> RegisterQuestion:
    known = _question(question, key)
    if known.stage is not QuestionStage.OPEN:
        raise _stage(known, key)
    return known


def _stage(question: RegisterQuestion, key: AidQuestionId) -> Refused:
    stage = question.stage
    return Refused(texts.AID_QUESTION_STAGE, question=key, stage=stage.zh, stage_en=stage.en)
