"""What follows for posts when units merge, close, or were entered wrongly."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import OrganisationId, QuotaTransferId
from ruralgov.domain.registry import (
    ORGANISATION,
    OrganisationClosed,
    OrganisationEntryCorrected,
    OrganisationMerged,
)
from ruralgov.domain.staffing import texts
from ruralgov.domain.staffing.balances import balance, balances, lines_of
from ruralgov.domain.staffing.messages import CarryPosts, UndoCarrying
from ruralgov.domain.staffing.model import QuotaKind, TransferBasis
from ruralgov.domain.staffing.rows import QuotaPostingRow


def carry(event: OrganisationMerged, key: str, given: Given) -> Iterator[CarryPosts]:
    """The posts of a unit that goes into another are its successor's, on the same day."""
    yield from _carrying(OrganisationId(key), event.into, event.since, event.cause, given)


def _carrying(
    unit: OrganisationId, into: OrganisationId, since: date, cause: str, given: Given
) -> Iterator[CarryPosts]:
    for kind in QuotaKind:
        lines = lines_of(unit, kind, given.read)
        later = (posts for day, posts in balances(lines) if day > since)
        if any((balance(lines, since), *later)):
            yield CarryPosts(unit=unit, into=into, kind=kind, since=since, cause=cause)


def refuse_posts(_: OrganisationClosed, key: str, given: Given) -> Iterator[CarryPosts]:
    """A unit closes with no posts left on it."""
    _refuse_stranded(key, given)
    yield from ()


def follow_correction(
    event: OrganisationEntryCorrected, key: str, given: Given
) -> Iterator[UndoCarrying | CarryPosts]:
    """What a merger had carried goes back with it, or is carried on the right day."""
    unit = given.read.state(ORGANISATION, key)
    last = None if unit is None else unit.last
    carried = [row for row in _carried(key, given) if last is None or row.since != last.until]
    for row in carried:
        yield UndoCarrying(transfer=QuotaTransferId(row.owner), reason=event.reason)
    if not carried:
        _refuse_stranded(key, given)
    elif unit is not None and last is not None and unit.successor is not None:
        for row in carried:
            yield CarryPosts(
                unit=OrganisationId(key),
                into=unit.successor,
                kind=row.kind,
                since=last.until,
                cause=event.reason,
            )


def _carried(key: str, given: Given) -> list[QuotaPostingRow]:
    """Return what was carried from a unit, and not taken back."""
    rows = given.read.rows(QuotaPostingRow, account=key)
    found = [row for row in rows if row.basis is TransferBasis.SUCCESSION]
    undone = {row.owner for row in found if row.reversal}
    return [row for row in found if row.posts < 0 and row.owner not in undone]


def _refuse_stranded(key: str, given: Given) -> None:
    """Refuse posts on days on which the unit is not there; raises ``quota_unit_has_posts``."""
    unit = given.read.state(ORGANISATION, key)
    last = None if unit is None else unit.last
    if unit is None or last is None:
        return
    for kind in QuotaKind:
        lines = lines_of(key, kind, given.read)
        ended = [] if last.until == FOREVER else [(last.until, balance(lines, last.until))]
        for day, posts in (*balances(lines), *ended):
            if posts and unit.on(day) is None:
                facts = {"day": day, "posts": posts, "kind": kind.zh, "kind_en": kind.en}
                raise Refused(texts.QUOTA_UNIT_HAS_POSTS, **facts)


REACTIONS: Final[Reactions] = {
    OrganisationClosed: (refuse_posts,),
    OrganisationEntryCorrected: (follow_correction,),
    OrganisationMerged: (carry,),
}
