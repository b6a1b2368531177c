"""What it makes of a case that its reporter withdraws it, or takes that back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import DESK, Case, SpellEnd
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.cases.verdicts import end_spell
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Stop

ABSENCE: Final = "诉求人撤回"
"""The reason of a stop in which a case was withdrawn."""


def withdrawn(case: Case, event: CaseWithdrawn) -> Case:
    """Return a case that has ended because its reporter wants no more; what is late stays late."""
    stops = case.ended_stops(event.at) if case.stage is Stage.PAUSED else case.stops
    return change(
        end_spell(case, event.at, SpellEnd.WITHDRAWN),
        stage=Stage.WITHDRAWN,
        handler=None,
        asked=None,
        stops=stops,
        hold_due=event.until,
        beside=change(case.aside, withdrawn_at=event.at),
    )


def restored(case: Case, event: CaseRestored) -> Case:
    """Return a case that its reporter wants after all: the desk has it."""
    return change(
        case,
        stage=Stage.ACCEPTED,
        owner=DESK,
        stops=with_absence(case, event.at),
        deadline=event.deadline,
        milestones=event.milestones,
        hold_due=event.hold_due,
        beside=change(case.aside, withdrawn_at=None),
    )


def with_absence(case: Case, until: datetime) -> tuple[Stop, ...]:
    """Return the stops of a case, with the time for which it was withdrawn, up to *until*.

    What was late already when it was withdrawn stays late: then that time is none of its clock.
    """
    since = case.aside.withdrawn_at
    late = case.deadline is None or since is None or since > case.deadline.due
    if late or since is None:
        return case.stops
    return (*case.stops, Stop(since=since, until=until, reason=ABSENCE))


def pauses(case: Case) -> Iterator[Stop]:
    """Give the stops of a case that were granted to its unit: they count towards its cap."""
    return (one for one in case.stops if one.reason != ABSENCE)
