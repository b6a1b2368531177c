"""Which clocks of a case run, and when it becomes late by them."""

from datetime import datetime

from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.table import WITH_UNIT, Stage
from ruralgov.domain.kernel.calendar import month_of


def running(case: Case) -> tuple[str, datetime | None]:
    """Return in which month the round of a case falls due, and when it becomes late.

    What was accepted and has no clock yet falls due when it should have been sent to a unit, or
    answered: who leaves it at the desk is late.
    """
    if case.verdict is not None:
        return "", None
    if case.deadline is None:
        due = at_desk_until(case)
        return ("", None) if due is None else (month_of(due), due)
    due, said = case.deadline.due, case.reported
    return month_of(due), None if said is not None and said.on_time else due


def at_desk_until(case: Case) -> datetime | None:
    """Return until when an accepted case is to be sent to a unit; None where its clock runs."""
    waits = case.stage is Stage.ACCEPTED and case.deadline is None
    return case.hold_due if waits else None


def running_of_unit(case: Case) -> tuple[str, datetime | None]:
    """Return the same of the clock of the unit that has the case."""
    if case.unit_due is None or case.verdict is not None or case.stage not in WITH_UNIT:
        return "", None
    due, said = case.unit_due, case.reported
    return month_of(due), None if said is not None and said.unit_on_time else due
