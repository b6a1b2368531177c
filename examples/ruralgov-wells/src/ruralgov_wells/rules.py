"""The rules of wells."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov_wells import texts
from ruralgov_wells.messages import (
    CloseWell,
    NoteWaterTest,
    RegisterWell,
    WaterTested,
    WellClosed,
    WellRegistered,
)
from ruralgov_wells.model import Well
from ruralgov_wells.rows import WellRow


def register_well(_: Well | None, command: RegisterWell, given: Given) -> Iterator[WellRegistered]:
    """Enter a well (rule 1)."""
    name = clean_text("name", command.name)
    for row in given.read.rows(WellRow, place=command.place, name=name, until=FOREVER):
        raise Refused(texts.WELL_NAME_TAKEN, name=name, well=row.owner)
    yield WellRegistered(
        place=command.place,
        name=name,
        keeper=command.keeper,
        since=command.since,
        source=clean_text("source", command.source),
    )


def note_water_test(
    well: Well | None, command: NoteWaterTest, given: Given
) -> Iterator[WaterTested]:
    """Note a test (rules 2 and 4)."""
    known = _open(well, command)
    if not known.since <= command.day <= given.today:
        facts = {"day": command.day, "since": known.since, "today": given.today}
        raise Refused(texts.WELL_TEST_DAY_WRONG, **facts)
    for test in known.tests:
        if test.day == command.day:
            raise Refused(texts.WELL_TESTED_ALREADY, day=test.day, note=test.note)
    yield WaterTested(day=command.day, good=command.good, note=clean_text("note", command.note))


def close_well(well: Well | None, command: CloseWell, _: Given) -> Iterator[WellClosed]:
    """Close a well; it is kept with its tests (rule 4)."""
    known = _open(well, command)
    after = max([known.since, *(test.day for test in known.tests)])
    if command.since <= after:
        raise Refused(texts.WELL_END_TOO_EARLY, since=command.since, after=after)
    yield WellClosed(since=command.since, reason=clean_text("reason", command.reason))


def _open(well: Well | None, command: NoteWaterTest | CloseWell) -> Well:
    known = existing(well, texts.WELL_MISSING, well=command.well)
    if known.until != FOREVER:
        raise Refused(texts.WELL_MISSING, well=command.well)
    return known
