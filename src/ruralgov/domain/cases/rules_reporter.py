"""The rules of what a reporter says after the report, and of answering it."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases import messages_reporter as m
from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.roles import INTAKE
from ruralgov.domain.cases.rules import acting_for, after
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import WITH_UNIT, Action
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing

CHASE_LIMIT: Final = TimeLimit(1, TimeUnit.WORKING_DAYS)
"""Within what a reporter who asks is answered [design]."""


def supplement_case(
    case: Case | None, command: m.SupplementCase, given: Given
) -> Iterator[m.CaseSupplemented]:
    """Add what the reporter says to an open case; nothing else changes (rule 49)."""
    after(existing(case, texts.CASE_MISSING, case=command.case), Action.SUPPLEMENT)
    yield m.CaseSupplemented(
        by=given.actor.account,
        at=given.now,
        channel=command.channel,
        words=command.words.cleaned("words"),
    )


def chase_case(case: Case | None, command: m.ChaseCase, given: Given) -> Iterator[m.CaseChased]:
    """Note that the reporter asks; the answer is due by the first one not answered (rule 50)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.CHASE)
    waiting = known.aside.chase
    due = waiting.due if waiting else deadline(given.calendar, given.now, CHASE_LIMIT).due
    yield m.CaseChased(
        by=given.actor.account,
        at=given.now,
        channel=command.channel,
        words=command.words.cleaned("words"),
        due=due,
    )


def answer_chase(
    case: Case | None, command: m.AnswerChase, given: Given
) -> Iterator[m.ChaseAnswered]:
    """Answer the reporter, by the desk or by the unit that has the case (rule 50)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.ANSWER_CHASE)
    if known.aside.chase is None:
        raise Refused(texts_ways.CHASE_MISSING, number=known.number)
    if not given.holds(given.actor.account, INTAKE, known.place):
        acting_for(known, known.unit or "", given)
        if known.stage not in WITH_UNIT:
            raise Refused(texts_ways.CHASE_OF_DESK, number=known.number)
    yield m.ChaseAnswered(
        by=given.actor.account,
        at=given.now,
        answer=clean_note(known, "answer", command.answer),
        on_time=given.now <= known.aside.chase.due,
    )
