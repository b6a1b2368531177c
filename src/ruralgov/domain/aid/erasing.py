"""What is erased with a file: all that is known of the family, as far as nothing of it goes on."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from ruralgov.domain.aid import (
    rules_alerts_monitor,
    rules_assess,
    rules_authorization,
    rules_ending_procedure,
    rules_facts,
    rules_need,
)
from ruralgov.domain.aid.messages import AidFileErased
from ruralgov.domain.aid.messages_assess import EraseAidAssessment
from ruralgov.domain.aid.messages_authorization import EraseAidAuthorizations
from ruralgov.domain.aid.messages_facts import EraseAidFact
from ruralgov.domain.aid.messages_monitor import EraseAidWatch
from ruralgov.domain.aid.messages_need import EraseAidNeed
from ruralgov.domain.aid.messages_procedure import EraseAidProceeding
from ruralgov.domain.aid.questions import rules as questions
from ruralgov.domain.aid.questions.messages import EraseRegisterQuestion
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.questions.rows import RegisterQuestionRow
from ruralgov.domain.aid.records_means import AID_ASSESSMENT, AID_AUTHORIZATIONS, AID_FACT
from ruralgov.domain.aid.records_monitor import AID_WATCH
from ruralgov.domain.aid.records_need import AID_NEED
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.rows_means import AidAssessmentRow, AidFactRow
from ruralgov.domain.aid.rows_need import AidNeedRow
from ruralgov.domain.aid.rows_procedure import AidProceedingRow
from ruralgov.domain.kernel.declare import Given, Reactions, Record
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AidFileId

Part = tuple[Record[Any, Any], type[Any], str, Callable[..., Iterator[Any]]]
"""A record of a family, the command that erases it, the field that names it, and its rule."""
OF_FILE: Final[tuple[Part, ...]] = (
    (AID_WATCH, EraseAidWatch, "file", rules_alerts_monitor.erase_aid_watch),
    (AID_AUTHORIZATIONS, EraseAidAuthorizations, "file", rules_authorization.erase_authorizations),
)
"""What has the key of the file."""
OF_ROWS: Final[tuple[tuple[type, Part], ...]] = (
    (AidFactRow, (AID_FACT, EraseAidFact, "fact", rules_facts.erase_aid_fact)),
    (
        AidAssessmentRow,
        (AID_ASSESSMENT, EraseAidAssessment, "assessment", rules_assess.erase_assessment),
    ),
    (AidNeedRow, (AID_NEED, EraseAidNeed, "need", rules_need.erase_aid_need)),
    (
        AidProceedingRow,
        (
            AID_PROCEEDING,
            EraseAidProceeding,
            "proceeding",
            rules_ending_procedure.erase_proceeding,
        ),
    ),
    (
        RegisterQuestionRow,
        (AID_QUESTION, EraseRegisterQuestion, "question", questions.erase_question),
    ),
)
"""What has a key of its own, by the table that says of which file it is."""


def with_file(event: AidFileErased, key: str, given: Given) -> Iterator[Any]:
    """What is known of a family is erased with its file, where its own rule lets it be."""
    parts = [(key, part) for part in OF_FILE]
    for row, part in OF_ROWS:
        rows: list[Any] = given.read.rows(row, file=AidFileId(key))
        parts += [(one.owner, part) for one in rows]
    for owner, (record, command, field, rule) in parts:
        erase = command(**{field: owner}, ground=event.ground, reason=event.reason)
        if _may(rule, given.read.state(record, owner), erase, given):
            yield erase


def _may(rule: Callable[..., Iterator[Any]], state: Any, command: Any, given: Given) -> bool:
    try:
        return any(True for _ in rule(state, command, given))
    except Refused:  # nothing is there, it is erased, or it goes on
        return False


REACTIONS: Final[Reactions] = {AidFileErased: (with_file,)}
