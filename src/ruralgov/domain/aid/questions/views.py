"""The answers to questions about questions to registers."""

from ruralgov.domain.aid.questions import queries as q
from ruralgov.domain.aid.questions import texts
from ruralgov.domain.aid.questions.model import QuestionStage
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.questions.rows import RegisterQuestionRow
from ruralgov.domain.aid.questions.rules import askable, may_ask
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.registry import PERSON


def question_to_ask(query: q.RegisterQuestionToAsk, asked: Asked) -> q.OpenQuestion | None:
    """Return a question with whom it is about; None where it may not be asked today."""
    key = query.question
    question = existing(asked.read.state(AID_QUESTION, key), texts.AID_QUESTION_MISSING, key=key)
    found = askable(question.asks.person, asked.read)
    if found is None or not may_ask(question, asked.read, asked.day):
        return None
    who, person = found
    return q.OpenQuestion(
        question=key,
        asks=question.asks,
        number=asked.reveal(PERSON.kind, who, "identity", person.identity) or "",
        name=asked.reveal(PERSON.kind, who, "name", person.name_on(asked.day)) or "",
        day=asked.day,
    )


def aid_questions(query: q.RegisterQuestions, asked: Asked) -> list[RegisterQuestionRow]:
    """Return the questions of a place, the longest waiting first."""
    stages = frozenset(query.stages) or {QuestionStage.OPEN}
    found = [row for stage in stages for row in asked.read.rows(RegisterQuestionRow, stage=stage)]
    files = asked.read.states(AID_FILE, {row.file for row in found})
    here = {key for key, file in files.items() if query.place in asked.above(file.place, asked.day)}
    return sorted(
        (row for row in found if row.file in here), key=lambda row: (row.asked, row.owner)
    )
