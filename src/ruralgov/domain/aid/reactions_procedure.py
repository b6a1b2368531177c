"""What follows between a file and its proceedings: withdrawn, died, settled. Nothing decides."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid.messages import InclusionEnded
from ruralgov.domain.aid.messages_apply import AidApplicationWithdrawn
from ruralgov.domain.aid.messages_deciding_procedure import (
    AidChangeDecided,
    AidDecided,
    AidDecisionRevoked,
    AidReconsidered,
)
from ruralgov.domain.aid.messages_procedure import (
    AidProceedingEnded,
    AidProceedingRestored,
    EndAidProceeding,
    FollowAidDeath,
    SettleAidApplication,
)
from ruralgov.domain.aid.model import InclusionCause
from ruralgov.domain.aid.model_procedure import AidEnding, AidOutcome
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.rows_procedure import AidProceedingRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AidFileId, AidProceedingId

Settling = (
    AidDecided
    | AidDecisionRevoked
    | AidReconsidered
    | AidChangeDecided
    | AidProceedingEnded
    | AidProceedingRestored
)


def withdrawn(event: AidApplicationWithdrawn, key: str, given: Given) -> Iterator[EndAidProceeding]:
    """The proceeding of an application that was taken back ends with it."""
    for row in given.read.rows(AidProceedingRow, file=AidFileId(key)):
        if row.application == event.number and row.ended is None:
            yield EndAidProceeding(proceeding=AidProceedingId(row.owner), day=event.ended)


def died(event: InclusionEnded, key: str, given: Given) -> Iterator[FollowAidDeath]:
    """What was for who died stops, and the others are looked at again."""
    file = given.read.state(AID_FILE, key)
    one = None if file is None else file.inclusion(event.number)
    if one is None or event.cause is not InclusionCause.DEATH:
        return
    for row in given.read.rows(AidProceedingRow, file=AidFileId(key)):
        if row.ended is None:
            yield FollowAidDeath(
                proceeding=AidProceedingId(row.owner), person=one.person, since=event.since
            )


def settled(event: Settling, key: str, given: Given) -> Iterator[SettleAidApplication]:
    """An application is settled when it is refused or nothing is given any more, or goes on."""
    found = given.read.state(AID_PROCEEDING, key)
    if found is None or (
        isinstance(event, AidProceedingEnded) and event.ending is not AidEnding.DIED
    ):
        return
    decision = found.decision
    refused = decision is not None and decision.outcome is AidOutcome.REFUSED
    stopped = bool(found.rates) and not found.rates[-1].amount
    yield SettleAidApplication(
        file=found.file,
        number=found.application,
        day=given.today,
        back=not (refused or stopped or found.ended is not None),
    )


REACTIONS: Final[Reactions] = {
    AidApplicationWithdrawn: (withdrawn,),
    InclusionEnded: (died,),
    AidDecided: (settled,),
    AidDecisionRevoked: (settled,),
    AidReconsidered: (settled,),
    AidChangeDecided: (settled,),
    AidProceedingEnded: (settled,),
    AidProceedingRestored: (settled,),
}
