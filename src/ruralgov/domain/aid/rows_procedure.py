"""The tables of proceedings: where each stands, and what hangs out."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_procedure import AidEnding, AidOutcome, AidProceeding, AidTrack
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AidFileId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidProceedingRow:
    """One proceeding; where it is handled is where its file is kept."""

    owner: str = ""
    file: AidFileId
    application: int
    programme: Programme
    track: AidTrack
    accepted: date
    outcome: AidOutcome | None
    decided: date | None
    ended: date | None
    ending: AidEnding | None


@frozen(kw_only=True)
class AidNoticeRow:
    """A notice that was hung out: nothing of whose it is."""

    owner: str = ""
    number: int
    since: date
    last: date
    down: date | None
    hanging: bool


TABLES: Final = (
    Table(
        name="aid_proceedings",
        row=AidProceedingRow,
        key=("owner",),
        indexes=(("file",),),
    ),
    Table(
        name="aid_notices",
        row=AidNoticeRow,
        key=("owner", "number"),
        indexes=(("hanging",),),
    ),
)


def rows(found: AidProceeding) -> Iterator[AidProceedingRow | AidNoticeRow]:
    """Give the rows of a proceeding."""
    decision = found.decision
    yield AidProceedingRow(
        file=found.file,
        application=found.application,
        programme=found.programme,
        track=found.track,
        accepted=found.accepted,
        outcome=None if decision is None else decision.outcome,
        decided=None if decision is None else decision.day,
        ended=found.ended,
        ending=found.ending,
    )
    for one in found.notices:
        yield AidNoticeRow(
            number=one.number,
            since=one.since,
            last=one.last,
            down=one.down,
            hanging=one.down is None,
        )
