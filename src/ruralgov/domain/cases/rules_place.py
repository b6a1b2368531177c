"""The rule by which an open case is handed over to another place."""

from collections.abc import Iterator

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.messages_place import CaseRelocated, RelocateCase
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.registry import place_there, town_of


def relocate_case(
    case: Case | None, command: RelocateCase, given: Given
) -> Iterator[CaseRelocated]:
    """Hand a case over; nothing else of it changes (rule 29)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    if known.stage not in OPEN:
        raise Refused(
            texts.CASE_NOT_OPEN,
            number=known.number,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    place_there(given.read, command.place, given.today)
    town = town_of(given.above(command.place))
    if (command.place, town) == (known.place, known.town):
        raise Refused(texts.CASE_THERE_ALREADY, number=known.number)
    yield CaseRelocated(
        by=given.actor.account,
        place=command.place,
        town=town,
        reason=clean_note(known, "reason", command.reason),
        at=given.now,
    )
