"""What each event makes of the notes on a finding."""

from ruralgov.domain.kernel.change import change
from ruralgov.domain.oversight.messages import FindingNoted
from ruralgov.domain.oversight.model import FindingNotes, Note


def begin(event: FindingNoted) -> FindingNotes:
    """Return the notes on a finding that had none."""
    return FindingNotes(collective=event.collective, check=event.check, notes=(_note(event),))


def evolve(notes: FindingNotes, event: FindingNoted) -> FindingNotes:
    """Return the notes on a finding after one more."""
    return change(notes, notes=(*notes.notes, _note(event)))


def _note(event: FindingNoted) -> Note:
    return Note(
        verdict=event.verdict, reason=event.reason, mark=event.mark, by=event.by, at=event.at
    )
