"""What the rules of cases share: the table of transitions, the matter of a case, its time."""

from datetime import datetime
from typing import Final

from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.calendars import calendar_of
from ruralgov.domain.cases.matters.model import MatterVersion, Terms
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.table import HOLD, TRANSITIONS, Action, Stage
from ruralgov.domain.cases.units import acts_for, is_of_one, unit_name
from ruralgov.domain.kernel.calendar import AROUND_THE_CLOCK, WorkingCalendar
from ruralgov.domain.kernel.clock import Deadline, TimeLimit, deadline
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AccountId


def after(case: Case, action: Action) -> Stage:
    """Return the stage that an action leads to (rule 3); raises ``case_stage_wrong``."""
    found = TRANSITIONS.get((case.stage, action))
    if found is None:
        raise Refused(
            texts.CASE_STAGE_WRONG,
            number=case.number,
            stage=case.stage.zh,
            stage_en=case.stage.en,
            action=action.zh,
            action_en=action.en,
        )
    return found


def handled(case: Case, action: Action, given: Given) -> Stage:
    """Return the stage that an action of a unit leads to (rules 3 and 28).

    Raises ``unit_not_yours`` where the account belongs to another unit.
    """
    stage = after(case, action)
    acting_for(case, case.unit or "", given)
    return stage


def acting_for(case: Case, unit: str, given: Given) -> None:
    """Refuse an account of another unit to act for one (rule 28); raises ``unit_not_yours``."""
    account, path = given.actor.account, given.above(case.place)
    if not acts_for(given.read, account, (unit,), given.today, path):
        raise Refused(
            texts.UNIT_NOT_YOURS,
            number=case.number,
            unit=unit_name(given.read, unit, given.today),
            account=account,
        )


_NEVER_OUT: Final = {
    Action.CANCEL: (texts.CASE_NOT_CANCELLABLE, texts_ways.CASE_REOPENED),
    Action.DECLINE: (texts_ways.CASE_WAS_OUT, texts_ways.CASE_REOPENED),
}
"""With what each step is refused once a unit had the case, and once it was taken up again."""


def check_never_out(case: Case, action: Action, given: Given) -> None:
    """Refuse to end what a unit had, or what its reporter was dissatisfied with (rule 34)."""
    had, again = _NEVER_OUT[action]
    if case.unit is not None:
        unit = unit_name(given.read, case.unit, given.today)
        raise Refused(had, number=case.number, unit=unit)
    if case.round > 1:
        raise Refused(again, number=case.number, action=action.zh, action_en=action.en)


def hold_until(
    stage: Stage,
    given: Given,
    unit_due: datetime | None = None,
    *,
    calendar: WorkingCalendar | None = None,
    on_duty: TimeLimit | None = None,
) -> datetime:
    """Return when a stage must be left; *unit_due* where the clock of the unit says so.

    It is counted by the *calendar* of who must act, that of the city by default. With *on_duty*,
    the limit of a matter of 7×24 duty, no stage waits for the morning, or longer than that limit.
    """
    limit = HOLD.get(stage)
    if limit is None:
        return given.now if unit_due is None else unit_due
    if on_duty is not None:
        limits = (limit, on_duty)
        return min(deadline(AROUND_THE_CLOCK, given.now, one).due for one in limits)
    return deadline(calendar or given.calendar, given.now, limit).due


def limit_on_duty(case: Case, given: Given) -> TimeLimit | None:
    """Return the limit of a case that is handled on 7×24 duty, None of another."""
    if case.deadline is not None:
        return case.deadline.limit if case.around_the_clock else None
    matter = given.read.state(MATTER, case.matter)
    version = None if matter is None else matter.on(given.today)
    return None if version is None else duty_limit(version)


def duty_limit(matter: MatterVersion) -> TimeLimit | None:
    """Return the limit of a matter that is handled on 7×24 duty, None of another."""
    return matter.limit if matter.terms.around_the_clock else None


def matter_today(code: str, given: Given) -> MatterVersion:
    """Return what holds for a matter today; raises ``matter_missing``."""
    matter = given.read.state(MATTER, code)
    version = None if matter is None else matter.on(given.today)
    return existing(version, texts.MATTER_MISSING, matter=code)


def terms_of(case: Case, given: Given) -> Terms:
    """Return the terms of the matter of a case that hold today."""
    return matter_today(case.matter, given).terms


def running(case: Case) -> Deadline:
    """Return the deadline of the case; raises ``deadline_missing``."""
    if case.deadline is None:
        raise BadInput(texts.DEADLINE_MISSING, number=case.number)
    return case.deadline


def unit_clock(case: Case, given: Given, unit: str) -> Deadline:
    """Return the clock of a unit that gets the case now: the limit that the case has.

    What was granted to the case before is granted to each unit that gets it.
    """
    clock = running(case)
    calendar = calendar_of(case, given, unit)
    return deadline(calendar, given.now, clock.limit, extra=clock.extra)


def must_be_another(case: Case, given: Given, *more: AccountId) -> None:
    """Refuse who did some of the work, in any round, or is one of *more* (rule 8).

    Raises ``handler_judges_own_work``.
    """
    given.must_not_be(
        texts.HANDLER_JUDGES_OWN_WORK,
        case.handler,
        *case.acted,
        *more,
        number=case.number,
        account=given.actor.account,
    )


def must_be_apart(case: Case, given: Given, *more: AccountId) -> None:
    """Refuse who did some of the work, or is of a unit that has or had the case (rule 8).

    Units above it may judge it. Raises ``handler_judges_own_work`` and ``unit_judges_own_work``.
    """
    must_be_another(case, given, *more)
    must_be_of_another_unit(case, given)


def must_be_of_another_unit(case: Case, given: Given) -> None:
    """Refuse who is of a unit that has, helps with or had the case; ``unit_judges_own_work``."""
    helped = (one.unit for one in case.aside.co_tasks)
    had = (one.unit for one in case.spells)
    worked = dict.fromkeys((case.unit or "", *case.co_units, *helped, *had))
    unit = is_of_one(given, worked, case.place)
    if unit is not None:
        raise Refused(
            texts.UNIT_JUDGES_OWN_WORK,
            number=case.number,
            unit=unit_name(given.read, unit, given.today),
            account=given.actor.account,
        )
