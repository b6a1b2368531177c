"""What of staffing a person holds: that they are an officer."""

from collections.abc import Iterator

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.held import Held
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.staffing.records import OFFICER
from ruralgov.domain.staffing.rows_officer import OfficerRow


def holding(person: PersonId, read: Read) -> Iterator[Held]:
    """Give as what a person is or was an officer; it follows the post, which is given back."""
    rows = read.rows(OfficerRow, person=person)
    for key, officer in read.states(OFFICER, [row.owner for row in rows]).items():
        yield Held(
            kind="officer",
            key=key,
            zh="执法人员",
            en="enforcement officer",
            since=officer.since,
            until=officer.until,
            ended=officer.until,
            command="CorrectHoldingEntry",
            entered=officer.entered,
        )
