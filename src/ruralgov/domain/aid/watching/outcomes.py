"""The four outcomes of the monitoring of people with low income (低收入人口动态监测 art. 3 (4)).

Help comes first: what is owed and not delivered, then what may be offered, then what no rule fits
and people talk about; last what is to be checked. There is no outcome that stops anything.
"""

from collections.abc import Iterator, Mapping

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.watching.changes import HARD, STRUCTURAL, ChangeKind
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

Results = Mapping[Programme, bool | None]
"""What assessments say; a programme that was not assessed is not known."""


class Outcome(LabelledEnum):
    """What is to be done, in the order in which it is done."""

    DELIVER = "deliver", "已符合未落实：落实", "entitled and not delivered: deliver"
    OFFER = "offer", "可能符合：告知并协助申请", "may qualify: offer"
    DISCUSS = "discuss", "情况复杂：一事一议", "no rule fits: talk it over"
    CHECK = "check", "可能不再符合：核查", "may no longer qualify: check"


@frozen
class Standing:
    """What a family was granted, and what of it came; None where nobody said what came."""

    granted: frozenset[Programme] = frozenset()
    delivered: frozenset[Programme] | None = None


@frozen
class Found:
    """One outcome; *sure* where the rules say yes, or no, of facts that are all known."""

    outcome: Outcome
    programme: Programme | None
    sure: bool


def outcomes(
    before: Results, after: Results, standing: Standing, kinds: frozenset[ChangeKind]
) -> tuple[Found, ...]:
    """Return what follows for a family from changes, help first."""
    found = (*_undelivered(standing), *_offers(before, after, standing, kinds))
    if not found and _nothing_fits(after, standing, kinds):
        found = (Found(Outcome.DISCUSS, None, sure=True),)
    return (*found, *_checks(before, after, standing, kinds))


def _undelivered(standing: Standing) -> Iterator[Found]:
    if standing.delivered is not None:
        for programme in sorted(standing.granted - standing.delivered):
            yield Found(Outcome.DELIVER, programme, sure=True)


def _offers(
    before: Results, after: Results, standing: Standing, kinds: frozenset[ChangeKind]
) -> Iterator[Found]:
    """Give what may be asked for: a yes, what was a no before, and what a blow is a reason for."""
    struck = {programme for kind in kinds for programme in HARD.get(kind, ())}
    for programme in Programme:
        if programme in standing.granted:
            continue
        result = after.get(programme)
        if result:
            yield Found(Outcome.OFFER, programme, sure=True)
        elif result is None and (programme in struck or before.get(programme) is False):
            yield Found(Outcome.OFFER, programme, sure=False)


def _nothing_fits(after: Results, standing: Standing, kinds: frozenset[ChangeKind]) -> bool:
    """Tell whether a family was struck, and every programme that was assessed says no."""
    return not kinds.isdisjoint(HARD) and not standing.granted and not any(after.values())


def _checks(
    before: Results, after: Results, standing: Standing, kinds: frozenset[ChangeKind]
) -> Iterator[Found]:
    changed = not kinds.isdisjoint(STRUCTURAL)
    for programme in sorted(standing.granted):
        no = after.get(programme) is False
        if changed or (no and before.get(programme) is not False):
            yield Found(Outcome.CHECK, programme, sure=no)
