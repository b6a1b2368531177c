"""Who may put questions to registers and take their answers, and which rule decides."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import may_erase
from ruralgov.domain.aid import texts as aid_texts
from ruralgov.domain.aid.questions import messages as m
from ruralgov.domain.aid.questions import queries as q
from ruralgov.domain.aid.questions import rules, texts, views
from ruralgov.domain.aid.questions.messages import QuestionEvent
from ruralgov.domain.aid.questions.model import RegisterQuestion
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.roles import AID, AID_CLERK, AID_SUPERVISOR
from ruralgov.domain.exchange import EXCHANGE, LIAISON
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    Read,
    Rule,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, AidFileId, PlaceId

C = TypeVar("C")


def _place_of(key: AidFileId, read: Read) -> PlaceId:
    return existing(read.state(AID_FILE, key), aid_texts.AID_FILE_MISSING, key=key).place


def _of_file(message: Any, read: Read) -> PlaceId:
    return _place_of(message.file, read)


def _of_question(message: Any, read: Read) -> PlaceId:
    key = message.question
    question = existing(read.state(AID_QUESTION, key), texts.AID_QUESTION_MISSING, key=key)
    return _place_of(question.file, read)


def _of_query(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _may(place: Any) -> Access:
    roles = frozenset({AID_CLERK, AID_SUPERVISOR})
    return Access(roles=roles, purposes=frozenset({AID}), place=place)


_DESK: Final = Access(
    roles=frozenset({LIAISON}),
    purposes=frozenset({EXCHANGE}),
    place=lambda _message, _read: CITY,
)
"""Who serves the exchange takes questions across and answers back."""


def _question(
    command: type[C], rule: Rule[RegisterQuestion, C, QuestionEvent], access: Access
) -> CommandRule[Any, Any]:
    return changes(command, AID_QUESTION, rule, access, by="question")


COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(m.AskRegister, AID_QUESTION, rules.ask_register, _may(_of_file), id="id"),
    _question(m.ReportRegisterAnswer, rules.report_answer, _DESK),
    _question(m.WithholdRegisterQuestion, rules.withhold_question, _DESK),
    _question(m.WithdrawRegisterQuestion, rules.withdraw_question, _may(_of_question)),
    _question(m.EraseRegisterQuestion, rules.erase_question, may_erase(_of_question)),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.RegisterQuestionToAsk, views.question_to_ask, _DESK, personal=True),
    answers(q.RegisterQuestions, views.aid_questions, _may(_of_query)),
)
