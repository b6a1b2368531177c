"""What becomes of the decisions that a plan names, where its entries are put right."""

from collections.abc import Iterable, Iterator

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids.model import Chief, Cited
from ruralgov.domain.kernel.change import change


def of_plan(cited: Iterable[Cited], event: m.PlanEntryCorrected) -> Iterator[Cited]:
    """Give what is named still: what was withdrawn names nothing."""
    for one in cited:
        if one.chiefs or one.since != event.entry:
            yield one
        elif event.since is not None:
            yield change(one, since=event.since)


def of_chiefs(
    cited: Iterable[Cited], chiefs: tuple[Chief, ...], event: m.ChiefEntryCorrected
) -> Iterator[Cited]:
    """Give what is named still, as long as an office began on its day."""
    left = any(chief.since == event.entry for chief in chiefs)
    for one in cited:
        if left or not one.chiefs or one.since != event.entry:
            yield one
        elif event.since is not None:
            yield change(one, since=event.since)
