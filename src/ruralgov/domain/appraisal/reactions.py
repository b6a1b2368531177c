"""What follows from a freezing: the appraisal of each town, with its inputs as they are then."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.appraisal.counting import Count, Counted, Window
from ruralgov.domain.appraisal.figures import figure_of
from ruralgov.domain.appraisal.messages import AppraisalFrozen, FreezingWithdrawn
from ruralgov.domain.appraisal.messages_town import OpenTownAppraisal, VoidTownAppraisal
from ruralgov.domain.appraisal.model import Indicator
from ruralgov.domain.appraisal.model_town import Input, Stage
from ruralgov.domain.appraisal.records import scheme_of
from ruralgov.domain.appraisal.rows import TownAppraisalRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AppraisalSchemeId, PlaceId, TownAppraisalId
from ruralgov.domain.kernel.number import counted


def open_towns(event: AppraisalFrozen, key: str, given: Given) -> Iterator[OpenTownAppraisal]:
    """Open the appraisal of each town; each figure is counted once for all of them."""
    scheme = AppraisalSchemeId(key)
    terms = scheme_of(scheme, given.read).terms
    window, found = Window(given.read, terms.last), dict[str, Counted]()
    for code in {one.figure for one in terms.indicators}:
        count = figure_of(code).count
        found[code] = {} if count is None else count(window)
    for town in event.towns:
        inputs = tuple(_input(one, found[one.figure], town, window) for one in terms.indicators)
        yield OpenTownAppraisal(scheme=scheme, town=town, inputs=inputs)


def _input(one: Indicator, counts: Counted, town: PlaceId, window: Window) -> Input:
    """Return the value of an indicator; a town of which nothing is counted has nothing in it."""
    figure = figure_of(one.figure)
    if figure.count is None:
        return Input(indicator=one.code, query=figure.code)
    found = counts.get(town, Count())
    asked = f"{figure.code}: {figure.query}; town={town}; first={window.first}; last={window.last}"
    return Input(
        indicator=one.code,
        numerator=counted(found.numerator),
        denominator=counted(found.denominator),
        parts=found.parts,
        query=f"{asked}; day={window.cut_off}",
    )


def void_towns(event: FreezingWithdrawn, key: str, given: Given) -> Iterator[VoidTownAppraisal]:
    """Void what the freezing had opened."""
    for row in given.read.rows(TownAppraisalRow, scheme=key):
        if row.stage is not Stage.VOID:
            yield VoidTownAppraisal(appraisal=TownAppraisalId(row.owner), reason=event.reason)


REACTIONS: Final[Reactions] = {
    AppraisalFrozen: (open_towns,),
    FreezingWithdrawn: (void_towns,),
}
