"""What a mediation agreement that was kept or broken proposes, and how that is taken back (SG-09).

Nothing here refuses: a dispute never waits for points.
"""

from collections.abc import Iterator

from ruralgov.domain.compacts import messages_points as m
from ruralgov.domain.compacts.entering import entered
from ruralgov.domain.compacts.model import CreditItem, ProofKind
from ruralgov.domain.compacts.model_points import CreditMonth, Ending
from ruralgov.domain.compacts.standing import scheme_on
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import RuralgovError

Proposed = Iterator[m.CreditMonthOpened | m.PointsRecorded]


def propose_mediated_point(
    known: CreditMonth | None, command: m.ProposeMediatedPoint, given: Given
) -> Proposed:
    """Propose an entry where the person agreed to a scheme that has the item for it (rule 24)."""
    item = _item(command, given)
    if item is None or (known is not None and known.notice is not None):
        return
    month = known or CreditMonth(village=command.village, month=command.month)
    entry = m.PointEntry(person=command.person, item=item.code, day=command.day, proofs=(1,))
    sheet = m.RecordPoints(
        village=command.village, month=command.month, proofs=(command.proof,), entries=(entry,)
    )
    try:
        scheme, points = entered(month, sheet, given)
    except RuralgovError:
        return
    if known is None:
        yield m.CreditMonthOpened(village=command.village, month=command.month)
    yield m.PointsRecorded(
        by=given.actor.account,
        day=given.today,
        scheme=scheme,
        proofs=sheet.proofs,
        points=points,
    )


def take_back_mediated_point(
    known: CreditMonth | None, command: m.TakeBackMediatedPoint, given: Given
) -> Iterator[m.PointsEnded]:
    """Take back what no longer stands, published or not (rule 24)."""
    if known is None:
        return
    entries = tuple(
        point.number
        for sheet, point in known.points()
        if known.end_of(point.number) is None
        and any(
            one.kind is ProofKind.MEDIATION and one.reference == command.reference
            for one in sheet.proofs
        )
    )
    ending = Ending.WITHDRAWN if known.notice is None else Ending.STRUCK
    if entries:
        yield m.PointsEnded(entries=entries, day=given.today, ending=ending)


def _item(command: m.ProposeMediatedPoint, given: Given) -> CreditItem | None:
    """Return the item for what was kept, or broken, of the scheme that held on the day."""
    found = scheme_on(given.read, command.village, command.day)
    items = () if found is None else found[1].items
    mine = (
        one
        for one in items
        if one.evidence is ProofKind.MEDIATION and one.negative is not command.kept
    )
    return min(mine, key=lambda one: one.code, default=None)
