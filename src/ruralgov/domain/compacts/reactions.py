"""What follows within compacts: from a request to its entry, from a withdrawal to its points."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts.messages_agreement import CreditAgreementEnded
from ruralgov.domain.compacts.messages_points import ErasePointsOf, HoldPoint, SettlePoint
from ruralgov.domain.compacts.messages_request import (
    CreditRequestAnswered,
    CreditRequestLodged,
    CreditRequestWithdrawn,
    CreditReviewAsked,
    CreditReviewDecided,
)
from ruralgov.domain.compacts.model import A_DAY
from ruralgov.domain.compacts.model_points import EFFECT, HOLDS, CreditRequest
from ruralgov.domain.compacts.records_points import CREDIT_MONTH, CREDIT_REQUEST
from ruralgov.domain.compacts.rows_points import PointRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import CreditRequestId


def hold(_: CreditRequestLodged | CreditReviewAsked, key: str, given: Given) -> Iterator[HoldPoint]:
    """A statement or objection, and its review, keep their entry alone from counting."""
    found = given.read.state(CREDIT_REQUEST, key)
    if found is not None and found.kind in HOLDS:
        yield HoldPoint(
            village=found.village,
            month=found.month,
            entry=found.entry,
            request=CreditRequestId(key),
        )


def settle(
    event: CreditRequestAnswered | CreditReviewDecided, key: str, given: Given
) -> Iterator[SettlePoint]:
    """What was granted ends the entry; what was not lets it count once no review can be asked."""
    found = given.read.state(CREDIT_REQUEST, key)
    if found is None or not (event.granted or found.kind in HOLDS):
        return
    since = event.day
    if isinstance(event, CreditRequestAnswered) and not event.granted:
        since = event.review_until + A_DAY
    yield _settled(found, key, since, granted=event.granted)


def release(event: CreditRequestWithdrawn, key: str, given: Given) -> Iterator[SettlePoint]:
    """A request that was withdrawn holds nothing up."""
    found = given.read.state(CREDIT_REQUEST, key)
    if found is not None and found.kind in HOLDS:
        yield _settled(found, key, event.day, granted=False)


def stop_scoring(event: CreditAgreementEnded, _key: str, given: Given) -> Iterator[ErasePointsOf]:
    """Who withdraws is scored no more: what is not published goes, the rest as they choose."""
    rows = given.read.rows(PointRow, person=event.person)
    for owner in dict.fromkeys(row.owner for row in rows if row.scheme == event.scheme):
        month = given.read.state(CREDIT_MONTH, owner)
        if month is not None and (event.erase or month.notice is None):
            yield ErasePointsOf(
                village=month.village,
                month=month.month,
                person=event.person,
                scheme=event.scheme,
            )


def _settled(found: CreditRequest, key: str, since: date, *, granted: bool) -> SettlePoint:
    return SettlePoint(
        village=found.village,
        month=found.month,
        entry=found.entry,
        request=CreditRequestId(key),
        since=since,
        ending=EFFECT[found.kind] if granted else None,
    )


REACTIONS: Final[Reactions] = {
    CreditRequestLodged: (hold,),
    CreditReviewAsked: (hold,),
    CreditRequestAnswered: (settle,),
    CreditReviewDecided: (settle,),
    CreditRequestWithdrawn: (release,),
    CreditAgreementEnded: (stop_scoring,),
}
