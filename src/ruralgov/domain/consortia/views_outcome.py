"""The answers to questions about outcomes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain.consortia import queries_outcome as q
from ruralgov.domain.consortia.model import Consortium
from ruralgov.domain.consortia.model_outcome import Integration, Outcome
from ruralgov.domain.consortia.records import CONSORTIUM
from ruralgov.domain.consortia.rows import OutcomeRow
from ruralgov.domain.consortia.views import here
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import ConsortiumId, PlaceId


def consortium_outcomes(query: q.ConsortiumOutcomes, asked: Asked) -> q.OutcomeSheet:
    """Return outcomes, the newest first, with their sums."""
    lines = sorted(
        _lines(query, asked), key=lambda one: (one.last, one.name, one.number), reverse=True
    )
    return q.OutcomeSheet(
        lines=tuple(lines),
        sums=tuple(_sum(kind, lines) for kind in Integration),
    )


def _lines(query: q.ConsortiumOutcomes, asked: Asked) -> Iterator[q.OutcomeLine]:
    inside = here(query.place, asked)
    only: dict[str, Any] = {} if query.consortium is None else {"owner": query.consortium}
    rows = [
        row
        for row in asked.read.rows(OutcomeRow, **only)
        if row.until <= asked.day
        and (inside is None or row.owner in inside)
        and query.integration in (None, row.integration)
        and row.until > (query.since or date.min)
    ]
    states = asked.read.states(CONSORTIUM, {row.owner for row in rows})
    for row in rows:
        state = states[row.owner]
        found = next(one for one in state.outcomes if one.number == row.number)
        yield _line(ConsortiumId(row.owner), state, found, asked.day)


def _line(key: ConsortiumId, state: Consortium, one: Outcome, day: date) -> q.OutcomeLine:
    project = next((each for each in state.projects if each.number == one.project), None)
    portions = () if project is None else project.portions
    villages = {each.owner: each.village for each in portions}
    income = defaultdict[PlaceId, int](int)
    for each in one.incomes:
        income[villages[each.collective]] += each.amount
    seen = one.verified
    return q.OutcomeLine(
        consortium=key,
        name=state.last.name,
        number=one.number,
        integration=one.integration,
        indicator=one.indicator,
        unit=one.unit,
        project=one.project,
        project_name="" if project is None else project.name,
        since=one.since,
        last=one.until - timedelta(days=1),
        before=one.before,
        after=one.after,
        evidence=one.evidence,
        verified=seen if seen is not None and seen <= day else None,
        villages=tuple(
            q.VillageIncome(village=village, amount=amount) for village, amount in income.items()
        ),
    )


def _sum(kind: Integration, lines: list[q.OutcomeLine]) -> q.IntegrationSum:
    mine = [one for one in lines if one.integration is kind]
    seen = [one for one in mine if one.verified is not None]
    industry = kind is Integration.INDUSTRY
    return q.IntegrationSum(
        integration=kind,
        consortia=len({one.consortium for one in seen}),
        verified=len(seen),
        waiting=len(mine) - len(seen),
        income=sum(one.after for one in seen) if industry else 0,
    )
