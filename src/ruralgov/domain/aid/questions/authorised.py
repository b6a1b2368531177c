"""Whether something may be asked: by the authorisation that the question names, on a day."""

from collections.abc import Iterable
from datetime import date

from ruralgov.domain.aid.asking.authorization import Authorization
from ruralgov.domain.aid.questions.model import Asks
from ruralgov.domain.aid.records_means import AID_AUTHORIZATIONS
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import AidFileId


def authorised(read: Read, file: AidFileId, asks: Asks, day: date) -> bool:
    """Tell whether the authorisation of a question covers it on a day."""
    return any(
        one.number == asks.authorization
        and one.covers(asks.person, asks.item, asks.source, asks.purpose, day)
        for one in held(read, file)
    )


def held(read: Read, file: AidFileId) -> Iterable[Authorization]:
    """Return the authorisations of a file."""
    state = read.state(AID_AUTHORIZATIONS, file)
    return () if state is None else state.plain
