"""An appeal of a deliberation day goes to the case platform, and what that answers comes back.

The case has the id of the hand-over, and comes in by a channel of its own: what follows from a case
asks for the case alone, and of one that came in otherwise nothing follows.
"""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases import (
    CASE,
    CaseAnswered,
    CaseCancelled,
    CaseClosed,
    CaseDone,
    CaseErased,
    CaseForced,
    CaseRefused,
    CaseWithdrawn,
    FilingDeclined,
    IntakeChannel,
    TakeUpAppeal,
)
from ruralgov.domain.deliberation import (
    DELIBERATION_DAY,
    AppealHanded,
    DropCaseAnswer,
    TakeCaseAnswer,
)
from ruralgov.domain.deliberation import texts as deliberation_texts
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CaseId, HandedAppealId
from ruralgov.domain.kernel.personal import CitizenText


def report(event: AppealHanded, key: str, given: Given) -> Iterator[TakeUpAppeal]:
    """What belongs to the case platform is reported there, under the id of the hand-over."""
    day = given.read.state(DELIBERATION_DAY, event.deliberation)
    appeal = None if day is None else day.appeal(event.appeal)
    found = existing(appeal, deliberation_texts.APPEAL_MISSING, appeal=event.appeal)
    yield TakeUpAppeal(
        id=CaseId(key),
        matter=event.matter,
        place=event.place,
        text=CitizenText.of(found.matter),
    )


def _came_so(key: str, given: Given) -> bool:
    case = given.read.state(CASE, key)
    return case is not None and case.channel is IntakeChannel.DELIBERATION


def tell(event: CaseAnswered | CaseDone, key: str, given: Given) -> Iterator[TakeCaseAnswer]:
    """What the platform answered comes back to the day."""
    if _came_so(key, given):
        words = event.answer if isinstance(event, CaseAnswered) else event.outcome
        yield TakeCaseAnswer(handed=HandedAppealId(key), answer=words, over=False)


def tell_end(
    event: CaseRefused | FilingDeclined | CaseForced, key: str, given: Given
) -> Iterator[TakeCaseAnswer]:
    """A case that ends with a reason is answered by it."""
    if _came_so(key, given):
        yield TakeCaseAnswer(handed=HandedAppealId(key), answer=event.reason, over=True)


def finish(
    _: CaseClosed | CaseCancelled | CaseWithdrawn, key: str, given: Given
) -> Iterator[TakeCaseAnswer]:
    """The platform is done with it."""
    if _came_so(key, given):
        yield TakeCaseAnswer(handed=HandedAppealId(key), answer=None, over=True)


def erase(_: CaseErased, key: str, given: Given) -> Iterator[DropCaseAnswer]:
    """What it answered is erased with the case."""
    if _came_so(key, given):
        yield DropCaseAnswer(handed=HandedAppealId(key))


REACTIONS: Final[Reactions] = {
    AppealHanded: (report,),
    CaseAnswered: (tell,),
    CaseDone: (tell,),
    CaseRefused: (tell_end,),
    FilingDeclined: (tell_end,),
    CaseForced: (tell_end,),
    CaseClosed: (finish,),
    CaseCancelled: (finish,),
    CaseWithdrawn: (finish,),
    CaseErased: (erase,),
}
