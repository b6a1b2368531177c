"""What a case is after an event that turns it aside from the common way, or stands beside it."""

from typing import assert_never

from ruralgov.domain.cases.attachments import evolve as attachments
from ruralgov.domain.cases.attachments.messages import AttachmentFiled, AttachmentWithdrawn
from ruralgov.domain.cases.evolve_reporter import chase_answered, chased, erased, supplemented
from ruralgov.domain.cases.evolve_time import recounted
from ruralgov.domain.cases.evolve_ways import (
    co_task_ended,
    co_task_signed,
    handed_over,
    reclassified,
    relocated,
    settled,
    with_call,
    with_co_units,
)
from ruralgov.domain.cases.evolve_withdrawal import restored, withdrawn
from ruralgov.domain.cases.imported import evolve as imported
from ruralgov.domain.cases.imported.messages import CaseImported
from ruralgov.domain.cases.messages_call import CallAttempted, GrievanceSettled
from ruralgov.domain.cases.messages_ending import CaseErased
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
from ruralgov.domain.cases.messages_help import (
    CoTaskAnswered,
    CoTaskReleased,
    CoTaskSigned,
    CoUnitsAsked,
)
from ruralgov.domain.cases.messages_place import CaseRelocated
from ruralgov.domain.cases.messages_reporter import (
    CaseChased,
    CaseSupplemented,
    ChaseAnswered,
    DelayExplained,
)
from ruralgov.domain.cases.messages_time import DeadlineRecomputed
from ruralgov.domain.cases.messages_together import LinkedAnswered
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.change import change

Aside = (
    DeadlineRecomputed
    | CallAttempted
    | GrievanceSettled
    | CoUnitsAsked
    | CoTaskSigned
    | CoTaskAnswered
    | CoTaskReleased
    | AttachmentFiled
    | AttachmentWithdrawn
    | CaseHandedOver
    | CaseReclassified
    | CaseRelocated
    | CaseErased
    | CaseSupplemented
    | CaseChased
    | ChaseAnswered
    | CaseWithdrawn
    | CaseRestored
    | LinkedAnswered
    | DelayExplained
    | CaseImported
)
"""What happens beside the common way."""


def aside(before: Case, event: Aside) -> Case:
    """Return a case after such an event."""
    match event:
        case DeadlineRecomputed():
            return recounted(before, event)
        case CallAttempted():
            return with_call(change(before, hold_due=event.hold_due), event.at)
        case GrievanceSettled():
            return settled(before, event.at)
        case CoUnitsAsked():
            return with_co_units(before, event)
        case CoTaskSigned():
            return co_task_signed(before, event)
        case CoTaskAnswered() | CoTaskReleased():
            return co_task_ended(before, event)
        case AttachmentFiled() | AttachmentWithdrawn():
            return attachments.kept(before, event)
        case CaseHandedOver():
            return handed_over(before, event)
        case CaseReclassified():
            return reclassified(before, event)
        case CaseRelocated():
            return relocated(before, event.place, event.town)
        case CaseErased():
            return erased(before)
        case CaseSupplemented():
            return supplemented(before)
        case CaseChased():
            return chased(before, event)
        case ChaseAnswered():
            return chase_answered(before)
        case CaseWithdrawn():
            return withdrawn(before, event)
        case CaseRestored():
            return restored(before, event)
        case LinkedAnswered() | DelayExplained():
            return before
        case CaseImported():
            return imported.begin(event)
        case _:
            assert_never(event)
