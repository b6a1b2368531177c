"""How often a wrong code may be tried: no number is closed to anybody by what others try."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from ruralgov.domain.access import ReadingRow
from ruralgov.domain.cases import texts_service
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused

TRIED: Final = "case_lookup"
"""Under which the tries are recorded, with the number that was typed."""
WRONG: Final = "not_found"
"""What is recorded of a try that found nothing."""


def tried_by(number: str, caller: str, asked: Asked) -> str:
    """Return under what a try is recorded: of who calls only what tells them apart at a number."""
    return f"{number}/{asked.code(TRIED, f'{number}/{caller}')}" if caller else number


def check_tries(number: str, tried: str, asked: Asked) -> None:
    """Refuse who tried too many wrong codes at a number, also with the right one (rule 60).

    After how many, and how long each counts, are the profile's ``lookup_tries`` and
    ``lookup_minutes``. What is refused is no try, so that nobody can keep it closed by asking on.
    Raises ``lookup_closed``.
    """
    most = asked.policy.profile().lookup_tries
    window = timedelta(minutes=asked.policy.profile().lookup_minutes)
    wrong = sorted(_wrong(tried, window, asked))
    if len(wrong) >= most:
        opens = wrong[-most] + window
        raise Refused(texts_service.LOOKUP_CLOSED, number=number, tries=most, opens=opens)


def _wrong(tried: str, window: timedelta, asked: Asked) -> Iterator[datetime]:
    span = ("at", _text(asked.now - window), _text(asked.now))
    for row in asked.read.rows(ReadingRow, subject=f"{TRIED}/{tried}", span=span):
        if row.fields == WRONG:
            yield datetime.fromisoformat(row.at)


def _text(instant: datetime) -> str:
    """Return an instant as readings have it."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
