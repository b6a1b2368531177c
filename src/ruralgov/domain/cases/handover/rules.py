"""The rule by which all cases of a unit go to another."""

from collections.abc import Iterator

from ruralgov.domain.cases import texts_ways
from ruralgov.domain.cases.handover.messages import CasesHandedOver, HandOverCases
from ruralgov.domain.cases.handover.model import Handover
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.said import clean_open
from ruralgov.domain.cases.units import living_unit, unit_name
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput


def hand_over_cases(
    _: Handover | None, command: HandOverCases, given: Given
) -> Iterator[CasesHandedOver]:
    """Hand over what a unit has; where it has nothing, nothing happens (rules 38 and 44)."""
    to = living_unit(given.read, command.to, given.today)
    if to == command.unit:
        name = unit_name(given.read, to, given.today)
        raise BadInput(texts_ways.UNIT_TO_ITSELF, unit=name)
    keys = [row.owner for row in given.read.rows(OpenCaseRow, holder=command.unit)]
    moved = given.read.states(CASE, keys).values()
    reason = clean_open("reason", command.reason, *moved)
    if keys:
        yield CasesHandedOver(
            by=given.actor.account,
            unit=command.unit,
            to=to,
            reason=reason,
            at=given.now,
            cases=len(keys),
        )
