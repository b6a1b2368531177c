"""The rules of households."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.kernel.spans import check_correction, entries
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.evolve import entry_corrected
from ruralgov.domain.registry.people.messages import (
    ChangeHousehold,
    CloseHousehold,
    CorrectHouseholdEntry,
    EraseHousehold,
    HouseholdAddressChanged,
    HouseholdClosed,
    HouseholdDescribed,
    HouseholdEntryCorrected,
    HouseholdErased,
    HouseholdMoved,
    HouseholdRegistered,
    MoveHousehold,
    RegisterHousehold,
)
from ruralgov.domain.registry.people.model import (
    Household,
    HouseholdKind,
    HouseholdSpan,
    Residence,
)
from ruralgov.domain.registry.people.rows import HouseholdEndRow, HouseholdRow, MemberRow
from ruralgov.domain.registry.places.records import PLACE


@frozen
class Day:
    """A day that was entered, as a span without end."""

    since: date
    until: date = FOREVER


def register_household(
    there: Household | None, command: RegisterHousehold, given: Given
) -> Iterator[HouseholdRegistered | HouseholdDescribed]:
    """Enter a household (rules 5 and 6)."""
    if there is not None:
        raise Refused(texts.HOUSEHOLD_NUMBER_TAKEN, number=command.number)
    number = clean_text("number", command.number)
    _check_number(given.read, command.village, number, command.since)
    yield HouseholdRegistered(
        village=command.village,
        number=number,
        since=command.since,
        source=command.source,
        address=command.address,
    )
    if (command.kind, command.residence) != (HouseholdKind.FAMILY, Residence.BOTH):
        yield HouseholdDescribed(
            kind=command.kind,
            residence=command.residence,
            since=command.since,
            cause=OfficerText(command.source),
        )


def move_household(
    household: Household | None, command: MoveHousehold, given: Given
) -> Iterator[HouseholdMoved]:
    """Move a household (rules 5 and 6)."""
    last = _living_household(household, command.household, command.since)
    number = clean_text("number", command.number)
    if (last.village, last.number) != (command.village, number):
        _check_number(given.read, command.village, number, command.since, command.household)
    cause = clean_text("cause", command.cause)
    yield HouseholdMoved(village=command.village, number=number, since=command.since, cause=cause)


def close_household(
    household: Household | None, command: CloseHousehold, given: Given
) -> Iterator[HouseholdClosed]:
    """End a household in which nobody is left, on the day or later (rule 7)."""
    _living_household(household, command.household, command.since)
    members = given.read.rows(MemberRow, household=command.household)
    if any(one.until > command.since for one in members):
        raise Refused(texts.HOUSEHOLD_NOT_EMPTY, household=command.household)
    yield HouseholdClosed(since=command.since, cause=clean_words("cause", command.cause))


def change_household(
    household: Household | None, command: ChangeHousehold, _: Given
) -> Iterator[HouseholdDescribed | HouseholdAddressChanged]:
    """Enter kind, residence or address from a day on."""
    known = known_household(household, command.household)
    if command.since < known.spans[0].since or known.last.until <= command.since:
        raise Refused(texts.HOUSEHOLD_MISSING, household=command.household)
    cause = clean_words("cause", command.cause)
    if command.kind is None and command.residence is None and command.address is None:
        raise Refused(texts.NOTHING_NAMED)
    if command.kind is not None or command.residence is not None:
        now = known.described_on(command.since)
        yield HouseholdDescribed(
            kind=command.kind or now.kind,
            residence=command.residence or now.residence,
            since=command.since,
            cause=cause,
        )
    if command.address is not None:
        yield HouseholdAddressChanged(address=command.address, since=command.since, cause=cause)


def correct_household_entry(
    household: Household | None, command: CorrectHouseholdEntry, given: Given
) -> Iterator[HouseholdEntryCorrected]:
    """Put a day of a household right, so that the rules hold as if it had been entered so."""
    known = known_household(household, command.household)
    _check_day(known, command.entry, command.since)
    after = entry_corrected(known, command.entry, command.since)
    members = given.read.rows(MemberRow, household=command.household)
    if after.spans:
        first, last = after.spans[0].since, after.last.until
        members = [one for one in members if one.since < first or one.until > last]
    if members:
        raise Refused(texts.HOUSEHOLD_MEMBERS_THEN, household=command.household)
    for span in set(after.spans) - set(known.spans):
        _check_span(given.read, span, command.household)
    reason = clean_words("reason", command.reason)
    yield HouseholdEntryCorrected(entry=command.entry, since=command.since, reason=reason)


def _check_day(household: Household, entry: date, right: date | None) -> None:
    own = entries(household.spans)
    if entry in own:
        check_correction(household.spans, entry, right)
        return
    days = {one.since for one in household.described}
    days |= household.history.days() if household.history is not None else set()
    if entry in days:
        check_correction([Day(day) for day in days], entry, right)
    else:
        check_correction([Day(day) for day in {*days, *own}], entry, right)


def _check_span(read: Read, span: HouseholdSpan, key: str) -> None:
    """Refuse a span in a village that is not there, or with a number of another household."""
    _check_village(read, span.village, span.since)
    same = read.rows(HouseholdRow, village=span.village, number=span.number)
    _check_free(same, span, key)


def erase_household(
    household: Household | None, command: EraseHousehold, _: Given
) -> Iterator[HouseholdErased]:
    """Erase the addresses of a household, also of one that was withdrawn (rule 9)."""
    known = existing(household, texts.HOUSEHOLD_MISSING, household=command.household)
    if known.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=command.household)
    yield HouseholdErased(ground=command.ground, reason=clean_text("reason", command.reason))


def _check_free(
    rows: Iterable[HouseholdRow | HouseholdEndRow], span: HouseholdSpan, key: str
) -> None:
    for one in rows:
        if one.owner != key and one.since < span.until and span.since < one.until:
            raise Refused(texts.HOUSEHOLD_NUMBER_TAKEN, number=span.number)


def _check_village(read: Read, village: PlaceId, day: date) -> None:
    place = read.state(PLACE, village)
    if place is None or place.on(day) is None:
        raise Refused(registry_texts.PLACE_MISSING, place=village)


def _check_number(read: Read, village: PlaceId, number: str, day: date, key: str = "") -> None:
    """Refuse a village that is not there, or a number taken in it then (rules 5 and 6)."""
    _check_village(read, village, day)
    if read.one(HouseholdRow, village=village, number=number, open=1) is not None:
        raise Refused(texts.HOUSEHOLD_NUMBER_TAKEN, number=number)
    ended = read.rows(HouseholdEndRow, village=village, number=number)
    _check_free(ended, HouseholdSpan(village=village, number=number, since=day), key)


def known_household(household: Household | None, key: str) -> Household:
    """Return a household that was not withdrawn; raises ``household_missing``."""
    if household is None or not household.spans:
        raise Refused(texts.HOUSEHOLD_MISSING, household=key)
    return household


def _living_household(household: Household | None, key: str, since: date) -> HouseholdSpan:
    known = known_household(household, key)
    if known.last.until != FOREVER:
        raise Refused(texts.HOUSEHOLD_MISSING, household=key)
    if since <= known.last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=known.last.since)
    return known.last
