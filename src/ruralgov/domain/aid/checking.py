"""What several rules of files check alike."""

from collections.abc import Iterable
from datetime import date

from ruralgov.domain.aid import texts
from ruralgov.domain.aid.messages import Included
from ruralgov.domain.aid.model import FAMILY, AidFile, Circle, Inclusion
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.rows import AidPersonRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.registry import PERSON


def open_file(file: AidFile | None, key: AidFileId) -> AidFile:
    """Return a file that is open; raises ``aid_file_missing`` and ``aid_file_closed``."""
    known = existing(file, texts.AID_FILE_MISSING, key=key)
    if known.closed is not None:
        raise Refused(texts.AID_FILE_CLOSED, key=key, day=known.closed)
    return known


def check_day(day: date, after: date, given: Given) -> None:
    """Refuse a day before another, and one that has not come; raises ``aid_day_wrong``."""
    if not after <= day <= given.today:
        raise BadInput(texts.AID_DAY_WRONG, day=day, after=after, before=given.today)


def known_inclusion(file: AidFile, number: int) -> Inclusion:
    """Return an inclusion; raises ``aid_inclusion_missing``."""
    return existing(file.inclusion(number), texts.AID_INCLUSION_MISSING, number=number)


def check_people(
    people: Iterable[Included],
    since: date,
    file: AidFile | None,
    own: frozenset[str],
    given: Given,
) -> None:
    """Refuse people who cannot be in a file from a day on.

    *own* are the files that they may be in besides: the one itself, and that which they leave.
    """
    there = set[tuple[PersonId, Circle]]()
    if file is not None:
        there = {(one.person, one.circle) for one in file.people if one.until > since}
    for one in people:
        if (one.person, one.circle) in there:
            raise Refused(
                texts.AID_PERSON_TWICE,
                person=one.person,
                circle=one.circle.zh,
                circle_en=one.circle.en,
            )
        there.add((one.person, one.circle))
        _check_alive(one.person, since, given)
        if one.circle in FAMILY:
            check_free(one.person, since, FOREVER, own, given)


def _check_alive(person: PersonId, since: date, given: Given) -> None:
    known = given.read.state(PERSON, person)
    if known is None or known.erased or known.merged is not None:
        raise Refused(texts.AID_PERSON_GONE, person=person)
    if known.died is not None and known.died <= since:
        raise Refused(texts.AID_PERSON_GONE, person=person)


def check_free(
    person: PersonId, since: date, until: date, own: frozenset[str], given: Given
) -> None:
    """Refuse somebody who is of another family within days; raises ``aid_person_elsewhere``."""
    for row in given.read.rows(AidPersonRow, person=person):
        meets = row.since < until and since < row.until
        if row.owner in own or row.circle not in FAMILY or not meets:
            continue
        other = given.read.state(AID_FILE, row.owner)
        if other is not None and (other.closed is None or other.closed > since):
            raise Refused(texts.AID_PERSON_ELSEWHERE, person=person, file=row.owner)
