"""By which calendar each clock of a case runs.

The clock of the case, its milestones and its pauses go by the calendar of the city, what a unit
owes by its own working time, where it has any. On 7×24 duty there is no calendar at all.
"""

from ruralgov.domain.cases.matters.model import MatterVersion
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.calendar import AROUND_THE_CLOCK, WorkingCalendar
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.hours import with_hours
from ruralgov.domain.policy import own_hours


def calendar_by(given: Given, unit: str | None = None, *, around: bool) -> WorkingCalendar:
    """Return the calendar of the city, or that of a unit, unless the clock never stands still."""
    if around:
        return AROUND_THE_CLOCK
    if unit is None:
        return given.calendar
    return with_hours(given.calendar, own_hours(given.read, unit, given.today))


def calendar_of(case: Case, given: Given, unit: str | None = None) -> WorkingCalendar:
    """Return the calendar by which the clocks of a case run, or that of a unit for it."""
    return calendar_by(given, unit, around=case.around_the_clock)


def around_the_clock(case: Case, matter: MatterVersion) -> bool:
    """Tell whether the clock of this round runs on 7×24 duty: it goes on as it was started."""
    started = case.started_at is not None
    return case.around_the_clock if started else matter.terms.around_the_clock


def calendar_for(case: Case, matter: MatterVersion, given: Given) -> WorkingCalendar:
    """Return the calendar of a clock that runs already, or else the one of the matter."""
    return calendar_by(given, around=around_the_clock(case, matter))
