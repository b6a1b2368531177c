"""What follows for compacts from what happens to people."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts import AgreementEnd, AgreementRow, EndCreditAgreements
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.registry import PersonEnded, PersonMerged


def end_agreements(event: PersonEnded, key: str, given: Given) -> Iterator[EndCreditAgreements]:
    """Who died or moved away is scored no more."""
    yield from _ending(key, event.since, AgreementEnd.DEPARTED, given)


def end_double(_: PersonMerged, key: str, given: Given) -> Iterator[EndCreditAgreements]:
    """Who was entered twice agrees under the entry that is kept, so that nothing counts twice."""
    yield from _ending(key, given.today, AgreementEnd.MERGED, given)


def _ending(
    person: str, since: date, end: AgreementEnd, given: Given
) -> Iterator[EndCreditAgreements]:
    rows = given.read.rows(AgreementRow, person=person)
    for village in dict.fromkeys(row.owner for row in rows if row.ending is None):
        yield EndCreditAgreements(
            village=PlaceId(village), person=PersonId(person), since=since, end=end
        )


REACTIONS: Final[Reactions] = {
    PersonEnded: (end_agreements,),
    PersonMerged: (end_double,),
}
