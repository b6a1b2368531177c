"""What a reporter was answered, round by round: the first and the last answer side by side."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from ruralgov.domain.cases.messages_ending import CaseCalledBack, CaseChecked
from ruralgov.domain.cases.messages_handling import CaseDone
from ruralgov.domain.cases.messages_intake import CaseAnswered
from ruralgov.domain.cases.model import DESK, Case, Result
from ruralgov.domain.cases.queries import RoundAnswer
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.said import may_leave
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.history import Happened
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class _Said:
    round: int
    at: datetime
    result: Result
    words: OfficerText


def first_and_last(
    key: str, case: Case, asked: Asked
) -> tuple[RoundAnswer | None, RoundAnswer | None]:
    """Return the first answer that stood, and the last of a later round, on the record (rule 59).

    Nothing where nothing was answered, or the case was erased.
    """
    if not case.rounds or case.text.erased:
        return None, None
    found = [*_answers(asked.history(CASE, key))]
    told = (_told(one, key, case, asked) for one in (*found[:1], *found[1:][-1:]))
    first, last, *_ = (*told, None, None)
    return first, last


def _told(said: _Said, key: str, case: Case, asked: Asked) -> RoundAnswer:
    unit = next((one.unit for one in case.rounds if one.number == said.round), DESK)
    return RoundAnswer(
        round=said.round,
        at=said.at,
        unit=unit if unit == DESK else unit_name(asked.read, unit, asked.day),
        result=said.result,
        words=asked.reveal(CASE.kind, key, "note", may_leave(case, said.words)),
    )


def _answers(history: Iterable[Happened]) -> Iterator[_Said]:
    """Give what stood of each round: an answer of the desk, or the last work that passed."""
    number, done = 1, None
    for one in history:
        match one.event:
            case CaseAnswered(answer=words):
                yield _Said(round=number, at=one.at, result=Result.EXPLAINED, words=words)
            case CaseDone(outcome=words, result=result):
                done = _Said(round=number, at=one.at, result=result, words=words)
            case CaseChecked(passed=True) if done is not None:
                yield done
            case CaseCalledBack(reopened=True):
                number, done = number + 1, None
