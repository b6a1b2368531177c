"""The answers to questions about collectives."""

from datetime import date

from ruralgov.domain.collectives import texts
from ruralgov.domain.collectives.lineage import called, family, heirs
from ruralgov.domain.collectives.queries import (
    CollectiveLineage,
    Collectives,
    LineOfCollective,
    PendingMergers,
)
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.rows import CollectiveRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.spans import on


def collectives(query: Collectives, asked: Asked) -> list[CollectiveRow]:
    """Return the collectives at a place and below it, called as on the day asked."""
    found = asked.read.rows(CollectiveRow, on=None if query.ended else asked.day)
    rows = called(found, asked.read, asked.day)
    inside = (row for row in rows if query.place in asked.above(row.place, asked.day))
    return sorted(inside, key=lambda row: (row.place, row.name, row.owner))


def collective_lineage(query: CollectiveLineage, asked: Asked) -> LineOfCollective:
    """Return where a collective went and what went into it; raises ``collective_missing``."""
    key = query.collective
    state = existing(asked.read.state(COLLECTIVE, key), texts.COLLECTIVE_MISSING, collective=key)
    then = on(state.spans, min(asked.day, _last(state.until))) or state.spans[0]
    went = heirs(asked.read.rows(CollectiveRow), asked.day)
    return LineOfCollective(
        collective=key,
        name=then.name,
        since=state.since,
        until=state.until,
        merger=state.merger,
        heir=CollectiveId(went.get(key, key)),
        merged=family(key, asked.read, asked.day)[1:],
    )


def _last(until: date) -> date:
    return date.fromordinal(until.toordinal() - 1)


def pending_mergers(query: PendingMergers, asked: Asked) -> list[CollectiveRow]:
    """Return those that are to go into another, the next first."""
    return sorted(
        (
            row
            for row in asked.read.rows(CollectiveRow)
            if row.merging is not None and query.place in asked.above(row.place, asked.day)
        ),
        key=lambda row: (row.merges or date.max, row.place, row.owner),
    )
