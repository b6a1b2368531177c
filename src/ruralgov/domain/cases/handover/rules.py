"""The rule by which all cases of a unit go to another."""

from collections.abc import Iterator

from ruralgov.domain.cases import texts_ways
from ruralgov.domain.cases.handover.messages import CasesHandedOver, HandOverCases
from ruralgov.domain.cases.handover.model import Handover
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.units import living_unit, unit_name
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput


def hand_over_cases(
    _: Handover | None, command: HandOverCases, given: Given
) -> Iterator[CasesHandedOver]:
    """Hand over what a unit has; where it has nothing, nothing happens (rule 38)."""
    to = living_unit(given.read, command.to, given.today)
    reason = clean_text("reason", command.reason)
    if to == command.unit:
        name = unit_name(given.read, to, given.today)
        raise BadInput(texts_ways.UNIT_TO_ITSELF, unit=name)
    cases = len(given.read.rows(OpenCaseRow, holder=command.unit))
    if cases:
        yield CasesHandedOver(
            by=given.actor.account,
            unit=command.unit,
            to=to,
            reason=reason,
            at=given.now,
            cases=cases,
        )
