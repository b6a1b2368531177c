"""What can be asked of collectives."""

from datetime import date

from ruralgov.domain.collectives.model import Merger
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CITY, CollectiveId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Collectives(Query[list[CollectiveRow]]):
    """Ask for the collectives at a place and below it on the day asked, by place and name.

    They are called as they were on that day. With *ended*, those of other days are among them: what
    they posted is in every statement, and ``successor`` says into which one went.
    """

    place: PlaceId = CITY
    ended: bool = False


@frozen(kw_only=True)
class LineOfCollective:
    """Where a collective went and what went into it; *merger* is its own."""

    collective: CollectiveId
    name: str
    since: date
    until: date
    merger: Merger | None
    heir: CollectiveId
    """Who has what was its own on the day asked: itself, if it goes on."""
    merged: tuple[CollectiveId, ...]
    """All that went into it by the day asked, over any number of steps."""


@frozen(kw_only=True)
class CollectiveLineage(Query[LineOfCollective]):
    """Ask what a collective is called on the day asked, where it went and what went into it."""

    collective: CollectiveId


@frozen(kw_only=True)
class PendingMergers(Query[list[CollectiveRow]]):
    """Ask which mergers at a place and below it are announced and not carried out, by their day."""

    place: PlaceId = CITY
