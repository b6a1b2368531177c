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
    _check_has_it(known, given)
    yield m.ChaseAnswered(
        by=given.actor.account,
        at=given.now,
        answer=clean_note(known, "answer", command.answer),
        on_time=given.now <= known.aside.chase.due,
    )


def explain_delay(
    case: Case | None, command: m.ExplainDelay, given: Given
) -> Iterator[m.DelayExplained]:
    """Say why a case is late, by the desk or by the unit that has it (rule 67)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.EXPLAIN_DELAY)
    _check_has_it(known, given)
    reason = clean_note(known, "reason", command.reason)
    yield m.DelayExplained(by=given.actor.account, at=given.now, reason=reason)


def _check_has_it(case: Case, given: Given) -> None:
    """Refuse who is neither of the desk nor of the unit that has a case."""
    if not given.holds(given.actor.account, INTAKE, case.place):
        acting_for(case, case.unit or "", given)
        if case.stage not in WITH_UNIT:
            raise Refused(texts_ways.CHASE_OF_DESK, number=case.number)
