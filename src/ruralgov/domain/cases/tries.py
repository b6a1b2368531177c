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
TRIES: Final = 5
"""Wrong tries of one caller at one number within the time below, after which it is closed to them.
[design]"""
WINDOW: Final = timedelta(minutes=15)
"""Within which wrong tries add up; each counts for so long. [design]"""


def tried_by(number: str, caller: str, asked: Asked) -> str:
    """Return under what a try is recorded: of who calls only what tells them apart at a number."""
    return f"{number}/{asked.code(TRIED, f'{number}/{caller}')}" if caller else number


def check_tries(number: str, tried: str, asked: Asked) -> None:
    """Refuse who tried too many wrong codes at a number, also with the right one (rule 60).

    What is refused is no try, so that nobody can keep it closed by asking on. Raises
    ``lookup_closed``.
    """
    wrong = sorted(_wrong(tried, asked))
    if len(wrong) >= TRIES:
        opens = wrong[-TRIES] + WINDOW
        raise Refused(texts_service.LOOKUP_CLOSED, number=number, tries=TRIES, opens=opens)


def _wrong(tried: str, asked: Asked) -> Iterator[datetime]:
    span = ("at", _text(asked.now - WINDOW), _text(asked.now))
    for row in asked.read.rows(ReadingRow, subject=f"{TRIED}/{tried}", span=span):
        if row.fields == WRONG:
            yield datetime.fromisoformat(row.at)


def _text(instant: datetime) -> str:
    """Return an instant as readings have it."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
