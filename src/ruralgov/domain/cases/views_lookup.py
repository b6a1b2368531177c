"""The answers to those who reported: their code, and how their case stands."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from hmac import compare_digest
from typing import Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.answers import first_and_last
from ruralgov.domain.cases.messages_ending import CaseForced
from ruralgov.domain.cases.messages_handling import CaseDone
from ruralgov.domain.cases.messages_intake import CaseAnswered, CaseRefused, FilingDeclined
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.queries_lookup import CaseCode, CaseForReporter, StandingOfCase
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import CaseRow
from ruralgov.domain.cases.said import may_leave
from ruralgov.domain.cases.table import OPEN, WITH_UNIT, Stage
from ruralgov.domain.cases.tries import TRIED, WRONG, check_tries, tried_by
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.clock import stamp_end
from ruralgov.domain.kernel.codes import as_typed
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.personal import CitizenText, OfficerText

SHOWN: Final = timedelta(days=1)
"""How long who entered a report can have its code shown again, such as after a lost answer."""
_NUMBER: Final = re.compile(r"[0-9]{6}-[0-9]{4}-[0-9]{6,9}")
_ANSWERED: Final = frozenset(
    {Stage.ANSWERED, Stage.CHECKED, Stage.CALLED_BACK, Stage.CLOSED, Stage.FORCED}
)
"""The stages at which what was answered stands: what was only reported done may fail its check."""


def case_code(query: CaseCode, asked: Asked) -> str:
    """Return the code of a case to who entered it, on the day after at the latest (rule 45)."""
    case = existing(asked.read.state(CASE, query.case), texts.CASE_MISSING, case=query.case)
    entered = asked.history(CASE, query.case)[0].account
    mine = asked.holder(entered) == asked.holder(asked.actor.account)
    if not mine or case.text.erased or asked.now > case.reported_at + SHOWN:
        raise Refused(texts.CASE_CODE_WITHHELD, number=case.number)
    code = CitizenText(asked.code(CASE.kind, query.case))
    return asked.reveal(CASE.kind, query.case, "code", code) or ""


def case_for_reporter(query: CaseForReporter, asked: Asked) -> list[StandingOfCase]:
    """Return how a case stands to who has its number and code; nothing else is told (rule 45).

    Each try is recorded, and a wrong number is as a wrong code. What is typed that can be no number
    is never closed, since all callers share it (rule 60).
    """
    number = "".join(unicodedata.normalize("NFKC", query.number).split())
    known = number if _NUMBER.fullmatch(number) else "-"
    tried = tried_by(known, query.caller.strip(), asked)
    if known == number:
        check_tries(number, tried, asked)
    row = asked.read.one(CaseRow, number=number)
    key = "-" if row is None else row.owner
    fits = compare_digest(
        as_typed(asked.code(CASE.kind, key)).encode(), as_typed(query.code).encode()
    )
    case = asked.read.state(CASE, key) if fits else None
    if case is None or case.text.erased:
        asked.reveal(TRIED, tried, WRONG, None)
        return []
    asked.reveal(TRIED, tried, "found", None)
    return [_standing(case, key, asked)]


def _standing(case: Case, key: str, asked: Asked) -> StandingOfCase:
    has = case.unit is not None and case.stage in WITH_UNIT
    due = case.deadline if case.stage in OPEN else None
    return StandingOfCase(
        number=case.number,
        stage=case.stage,
        unit=unit_name(asked.read, case.unit or "", asked.day) if has else None,
        due=None if due is None else stamp_end(due.due),
        answer=_answer(case, key, asked),
        first_answer=_first(case, key, asked),
    )


def _first(case: Case, key: str, asked: Asked) -> str | None:
    """Return what the reporter was answered first, once there is a second round (rule 59)."""
    if case.round == 1:
        return None
    first, _ = first_and_last(key, case, asked)
    return None if first is None else first.words


def _answer(case: Case, key: str, asked: Asked) -> str | None:
    """Return what the reporter was answered last, on the record; None while nothing was."""
    if case.stage in OPEN and case.stage not in _ANSWERED:
        return None
    said = [*_said(key, asked)]
    if not said:
        return None
    return asked.reveal(CASE.kind, key, "note", may_leave(case, said[-1]))


def _said(key: str, asked: Asked) -> Iterator[OfficerText]:
    for happened in asked.history(CASE, key):
        match happened.event:
            case CaseAnswered(answer=text) | CaseDone(outcome=text):
                yield text
            case CaseRefused(reason=text) | FilingDeclined(reason=text) | CaseForced(reason=text):
                yield text
