"""What follows from the events of cases within them."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases.handover.messages import CasesHandedOver
from ruralgov.domain.cases.messages_hand import PassCase
from ruralgov.domain.cases.messages_together import AnswerLinked, LinkedAnswered
from ruralgov.domain.cases.notices.messages import NoticesPlanned
from ruralgov.domain.cases.notices.reactions import plan_each
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import OfficerText


def pass_cases(event: CasesHandedOver, _key: str, given: Given) -> Iterator[PassCase]:
    """Each case that a unit has goes to the other, with an event of its own."""
    for row in given.read.rows(OpenCaseRow, holder=event.unit):
        yield PassCase(case=CaseId(row.owner), unit=event.to, reason=OfficerText(event.reason))


def answer_each(event: LinkedAnswered, _key: str, _given: Given) -> tuple[AnswerLinked, ...]:
    """Each case that is linked and can be answered is, by its own clock."""
    return tuple(AnswerLinked(case=one, answer=event.answer) for one in event.cases)


REACTIONS: Final[Reactions] = {
    CasesHandedOver: (pass_cases,),
    NoticesPlanned: (plan_each,),
    LinkedAnswered: (answer_each,),
}
