"""The rules about units that help: each has a task, a clock and an answer of its own."""

from collections.abc import Iterator, Sequence

from ruralgov.domain.cases import messages_help as m
from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.beside import CoState, CoTask
from ruralgov.domain.cases.calendars import calendar_by
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.rules import acting_for, after, must_be_apart
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import Action
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import TimeLimit, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing


def open_tasks(case: Case) -> list[CoTask]:
    """Return the tasks of this round that are still to be answered."""
    return [
        one for one in case.aside.co_tasks if one.round == case.round and one.state is CoState.OPEN
    ]


def co_units_asked(
    case: Case, units: Sequence[str], limit: TimeLimit, given: Given, *, around: bool
) -> Iterator[m.CoUnitsAsked]:
    """Ask those who help, at dispatch: they have half of the lead's limit (rule 41)."""
    if units or open_tasks(case):
        half = change(limit, amount=-(-limit.amount // 2))
        yield m.CoUnitsAsked(
            by=given.actor.account,
            units=tuple(units),
            at=given.now,
            due=deadline(calendar_by(given, around=around), given.now, half).due,
        )


def check_answered(case: Case, given: Given) -> None:
    """Refuse to report work done while a unit that helps was not heard (rule 41)."""
    for task in open_tasks(case):
        name = unit_name(given.read, task.unit, given.today)
        raise Refused(texts_ways.CO_TASK_OPEN, number=case.number, unit=name, due=task.due)


def _task(case: Case, unit: str, given: Given) -> CoTask:
    """Return the open task of a unit; raises ``co_task_missing``."""
    waiting = open_tasks(case)
    found = next((one for one in waiting if one.unit == unit), None)
    if found is None:
        names = (unit_name(given.read, one.unit, given.today) for one in waiting)
        name = unit_name(given.read, unit, given.today)
        said = ", ".join(names) or "-"
        raise Refused(texts_ways.CO_TASK_MISSING, number=case.number, unit=name, waiting=said)
    return found


def sign_co_task(
    case: Case | None, command: m.SignCoTask, given: Given
) -> Iterator[m.CoTaskSigned]:
    """Sign for the task of a unit that helps, for that unit (rules 28 and 41)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.SIGN_CO_TASK)
    task = _task(known, command.unit, given)
    acting_for(known, task.unit, given)
    if task.signed_at is not None:
        name = unit_name(given.read, task.unit, given.today)
        raise Refused(texts_ways.CO_TASK_SIGNED, number=known.number, unit=name)
    yield m.CoTaskSigned(by=given.actor.account, unit=task.unit, at=given.now)


def answer_co_task(
    case: Case | None, command: m.AnswerCoTask, given: Given
) -> Iterator[m.CoTaskAnswered]:
    """Answer the lead for a unit that helps; whether in time is frozen (rules 28 and 41)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.ANSWER_CO_TASK)
    task = _task(known, command.unit, given)
    acting_for(known, task.unit, given)
    yield m.CoTaskAnswered(
        by=given.actor.account,
        unit=task.unit,
        answer=clean_note(known, "answer", command.answer),
        at=given.now,
        on_time=given.now <= task.due,
    )


def release_co_task(
    case: Case | None, command: m.ReleaseCoTask, given: Given
) -> Iterator[m.CoTaskReleased]:
    """Let the lead go on without an answer, by who did none of the work (rules 8 and 41)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.RELEASE_CO_TASK)
    must_be_apart(known, given)
    task = _task(known, command.unit, given)
    reason = clean_note(known, "reason", command.reason)
    yield m.CoTaskReleased(by=given.actor.account, unit=task.unit, reason=reason, at=given.now)
