"""Which clocks of a case run, and when it becomes late by them."""

from datetime import datetime

from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.table import WITH_UNIT
from ruralgov.domain.kernel.calendar import month_of


def running(case: Case) -> tuple[str, datetime | None]:
    """Return in which month the round of a case falls due, and when it becomes late."""
    if case.deadline is None or case.verdict is not None:
        return "", None
    due, said = case.deadline.due, case.reported
    return month_of(due), None if said is not None and said.on_time else due


def running_of_unit(case: Case) -> tuple[str, datetime | None]:
    """Return the same of the clock of the unit that has the case."""
    if case.unit_due is None or case.verdict is not None or case.stage not in WITH_UNIT:
        return "", None
    due, said = case.unit_due, case.reported
    return month_of(due), None if said is not None and said.unit_on_time else due
