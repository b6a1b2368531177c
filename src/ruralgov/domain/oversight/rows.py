"""The table of notes on findings."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.oversight.model import FindingNotes, Verdict


@frozen(kw_only=True)
class FindingNoteRow:
    """One note on a finding (owner: the key of the finding), when (UTC) and by whom."""

    owner: str = ""
    step: int
    collective: CollectiveId
    cross_check: str
    verdict: Verdict
    reason: str
    mark: str
    by: AccountId
    at: datetime


TABLES = (
    Table(
        name="finding_notes",
        row=FindingNoteRow,
        key=("owner", "step"),
        indexes=(("collective",),),
    ),
)


def rows(notes: FindingNotes) -> Iterator[FindingNoteRow]:
    """Give a row for each note."""
    for step, note in enumerate(notes.notes, 1):
        yield FindingNoteRow(
            step=step,
            collective=notes.collective,
            cross_check=notes.check,
            verdict=note.verdict,
            reason=note.reason,
            mark=note.mark,
            by=note.by,
            at=note.at,
        )
