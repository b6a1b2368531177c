"""What a signed mediation agreement has to do with points: kept or broken, no more (SG-09).

No other event of a dispute is followed: who refuses, leaves, sues or says nothing is in no entry.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from ruralgov.domain.compacts import (
    AgreementRow,
    PointRow,
    Proof,
    ProofKind,
    ProposeMediatedPoint,
    TakeBackMediatedPoint,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.mediation import (
    DISPUTE,
    AgreementForm,
    AgreementSuitRecorded,
    BreachWithdrawn,
    Dispute,
    Obligation,
    ObligationBreached,
    ObligationPerformanceWithdrawn,
    ObligationPerformed,
    ObligationStage,
)
from ruralgov.domain.registry import ids_of, present_person


def propose(
    event: ObligationPerformed | ObligationBreached | BreachWithdrawn, key: str, given: Given
) -> Iterator[ProposeMediatedPoint]:
    """What was kept by its day, or broken after a hearing, is proposed to who owed it.

    Only of a written agreement, of a party that acts for itself and owes it from the beginning.
    """
    known = given.read.state(DISPUTE, key)
    owed = _owed(known, event.obligation)
    if known is None or owed is None or owed.ended is None:
        return
    kept = owed.stage is ObligationStage.FULFILLED
    person = _debtor(known, owed, given)
    if person is None or (kept and owed.ended > owed.due):
        return
    proof = Proof(
        kind=ProofKind.MEDIATION,
        maker=known.mediators[-1].person,
        at=given.now,
        sha256=sha256(f"{key}/{owed.number}/{owed.due}/{owed.ended}".encode()).hexdigest(),
        reference=reference(known, owed.number),
    )
    rows = given.read.rows(AgreementRow, person=person)
    for village in dict.fromkeys(row.owner for row in rows if row.ending is None):
        yield ProposeMediatedPoint(
            village=PlaceId(village),
            month=month_of(given.today),
            person=person,
            day=owed.ended,
            kept=kept,
            proof=proof,
        )


def take_back(
    event: ObligationPerformanceWithdrawn | BreachWithdrawn, key: str, given: Given
) -> Iterator[TakeBackMediatedPoint]:
    """What was not kept after all, or not broken, is in no entry."""
    known = given.read.state(DISPUTE, key)
    owed = _owed(known, event.obligation)
    if known is not None and owed is not None:
        yield from _back(known, owed, given)


def drop_disputed(
    event: AgreementSuitRecorded, key: str, given: Given
) -> Iterator[TakeBackMediatedPoint]:
    """What a debtor takes to court is no breach of faith: nothing of it is in an entry."""
    known = given.read.state(DISPUTE, key)
    agreement = None if known is None else known.agreement
    for owed in () if agreement is None else agreement.obligations:
        mine = known is not None and owed.debtor == event.party
        if known is not None and mine and owed.stage is ObligationStage.BREACHED:
            yield from _back(known, owed, given)


def reference(known: Dispute, obligation: int) -> str:
    """Return the number by which an entry names what it follows from."""
    return f"{known.number}-{obligation}"


def _owed(known: Dispute | None, number: int) -> Obligation | None:
    agreement = None if known is None else known.agreement
    if agreement is None or agreement.form is not AgreementForm.WRITTEN:
        return None
    return agreement.obligation(number)


def _debtor(known: Dispute, owed: Obligation, given: Given) -> PersonId | None:
    party = known.party(owed.debtor)
    if party is None or party.person is None or party.guardian is not None:
        return None
    return present_person(given.read, party.person)


def _back(known: Dispute, owed: Obligation, given: Given) -> Iterator[TakeBackMediatedPoint]:
    party = next((one for one in known.parties if one.number == owed.debtor), None)
    if party is None or party.person is None:
        return
    ids = ids_of(party.person, given.read)
    rows = (row for one in sorted(ids) for row in given.read.rows(PointRow, person=one))
    for month in dict.fromkeys(row.owner for row in rows if row.ended is None):
        village, _, name = month.rpartition(":")
        yield TakeBackMediatedPoint(
            village=PlaceId(village), month=Month(name), reference=reference(known, owed.number)
        )


REACTIONS: Final[Reactions] = {
    ObligationPerformed: (propose,),
    ObligationBreached: (propose,),
    ObligationPerformanceWithdrawn: (take_back,),
    BreachWithdrawn: (take_back, propose),
    AgreementSuitRecorded: (drop_disputed,),
}
