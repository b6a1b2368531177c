"""Whether something may be asked: by the authorisation that the question names, on a day."""

from collections.abc import Iterable
from datetime import date

from ruralgov.domain.aid.asking.authorization import Authorization
from ruralgov.domain.aid.people import authorizations_of
from ruralgov.domain.aid.questions.model import Asks
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import AidFileId
from ruralgov.domain.registry import present_person


def authorised(read: Read, file: AidFileId, asks: Asks, day: date) -> bool:
    """Tell whether the authorisation of a question covers it on a day."""
    person = present_person(read, asks.person)
    return any(
        one.number == asks.authorization
        and one.covers(person, asks.item, asks.source, asks.purpose, day)
        for one in held(read, file)
    )


def held(read: Read, file: AidFileId) -> Iterable[Authorization]:
    """Return the authorisations of a file, each of the person as they are kept today."""
    return authorizations_of(file, read).plain
