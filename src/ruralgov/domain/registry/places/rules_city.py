"""The rules of the city itself: its code and name from a day on."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.spans import check_correction, corrected
from ruralgov.domain.registry.places import texts
from ruralgov.domain.registry.places.messages_city import (
    ChangeCity,
    CityChanged,
    CityEntryCorrected,
    CorrectCityEntry,
)
from ruralgov.domain.registry.places.model import City, CitySpan
from ruralgov.domain.registry.places.rows import PlaceRow


def change_city(city: City | None, command: ChangeCity, given: Given) -> Iterator[CityChanged]:
    """Recode or rename the city from a day on (rule 17)."""
    before = given.city if command.before is None else command.before
    if city is not None:
        before = city.last.code
        if command.before not in (None, before):
            raise Refused(texts.CITY_BEFORE_KNOWN, known=before, before=command.before)
        if command.since <= city.last.since:
            raise Refused(texts.CITY_CHANGE_NOT_LATER, since=city.last.since)
    yield CityChanged(
        before=_code(before),
        code=_code(command.code),
        name=clean_text("name", command.name),
        since=command.since,
        cause=clean_text("cause", command.cause),
    )


def correct_city_entry(
    city: City | None, command: CorrectCityEntry, given: Given
) -> Iterator[CityEntryCorrected]:
    """Move a change of the city to its right day or withdraw it (rule 18)."""
    known = existing(city, texts.CITY_UNCHANGED)
    check_correction(known.spans[1:], command.entry, command.since)
    after = corrected(known.spans, command.entry, command.since)
    for row in given.read.rows(PlaceRow):
        if row.since >= command.entry and not _of_one(row.code, after, row.since):
            raise Refused(texts.CITY_CODE_USED, code=row.code, name=row.name)
    yield CityEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _code(text: str) -> str:
    code = text.strip()
    if not re.fullmatch("[0-9]{6}", code):
        raise BadInput(texts.CITY_CODE_SIX, code=text)
    return code


def _of_one(code: str, spans: Iterable[CitySpan], day: date) -> bool:
    """Tell whether a code is of the city as it is on a day, or was before."""
    return any(code.startswith(span.code) for span in spans if span.since <= day)
