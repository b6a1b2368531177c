"""What of meetings a person holds: seats in bodies."""

from collections.abc import Iterator

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.held import Held
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.meetings.records import BODY
from ruralgov.domain.meetings.rows import SeatRow


def holding(person: PersonId, read: Read) -> Iterator[Held]:
    """Give the seats by name that a person holds or held."""
    rows = read.rows(SeatRow, person=person)
    for key, body in read.states(BODY, {row.owner for row in rows}).items():
        for one in body.seats:
            if one.person == person:
                yield Held(
                    kind="seat",
                    key=key,
                    zh=f"“{body.last.name}”的{one.kind.zh}",
                    en=f"{one.kind.en} of '{body.last.name}'",
                    since=one.since,
                    until=one.until,
                    ended=one.until,
                    command="CorrectSeatEntry",
                    entered=one.entered,
                )
