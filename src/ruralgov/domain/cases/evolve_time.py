"""What a deadline that was counted again makes of a case."""

from ruralgov.domain.cases.messages_time import DeadlineRecomputed
from ruralgov.domain.cases.milestones import bounded
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.verdicts import rejudged
from ruralgov.domain.kernel.change import change


def recounted(case: Case, event: DeadlineRecomputed) -> Case:
    """Return a case whose deadlines a calendar moved."""
    held = case.hold_due == bounded(case.unit_due or case.hold_due, case.milestones)
    return change(
        case,
        deadline=event.deadline,
        unit_due=event.unit_due,
        unit_guessed=event.unit_guessed,
        due_before=case.due_before if event.before.due == event.deadline.due else event.before.due,
        reported=rejudged(case, event.deadline.due, event.unit_due),
        milestones=event.milestones,
        hold_due=bounded(event.unit_due, event.milestones) if held else case.hold_due,
    )
