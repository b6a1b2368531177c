"""The rules of committees, their mediators, and the places at which they work."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.mediation import messages as m
from ruralgov.domain.mediation import texts
from ruralgov.domain.mediation.model import (
    FEWEST,
    MOST,
    TERM_YEARS,
    AppointedMediator,
    CommitteeMember,
    CommitteeTerm,
    MediationCommittee,
    MediationPlace,
    MediationPlaceKind,
    OpeningTime,
    PlaceSpan,
    ResolutionLevel,
)
from ruralgov.domain.mediation.model_dispute import GOING
from ruralgov.domain.mediation.people import adult
from ruralgov.domain.mediation.records import MEDIATION_COMMITTEE
from ruralgov.domain.mediation.rows import DisputeRow, MediationCommitteeRow
from ruralgov.domain.registry import PERSON, Person, Sex, present_person

MINUTES: Final = 24 * 60
_LEVELS: Final = (ResolutionLevel.ABOVE, ResolutionLevel.TOWN, ResolutionLevel.VILLAGE)
_NEEDED: Final = {
    MediationPlaceKind.STATION: ResolutionLevel.TOWN,
    MediationPlaceKind.ROOM: ResolutionLevel.VILLAGE,
    MediationPlaceKind.PARLOUR: ResolutionLevel.VILLAGE,
}


def _committee(known: MediationCommittee | None, key: str) -> MediationCommittee:
    """Return a committee that is there, and was not taken back."""
    found = None if known is None or not known.terms else known
    return existing(found, texts.MEDIATION_COMMITTEE_MISSING, key=key)


def _place(known: MediationPlace | None, key: str) -> MediationPlace:
    """Return a place that is there, and was not taken back."""
    found = None if known is None or not known.spans else known
    return existing(found, texts.MEDIATION_PLACE_MISSING, key=key)


def level_of(path: tuple[PlaceId, ...]) -> ResolutionLevel:
    """Return the level of a place by its path, itself first and the city last."""
    return _LEVELS[min(len(path), len(_LEVELS)) - 1]


def establish_mediation_committee(
    _: MediationCommittee | None, command: m.EstablishMediationCommittee, given: Given
) -> Iterator[m.MediationCommitteeEstablished]:
    """Enter the committee of a place that has none (rule 1)."""
    if not given.stands(command.place, command.since):
        raise Refused(texts.MEDIATION_COMMITTEE_MISSING, key=command.place)
    for row in given.read.rows(MediationCommitteeRow, place=command.place):
        if row.until > command.since:
            raise Refused(texts.MEDIATION_COMMITTEE_TAKEN, committee=row.owner, since=row.since)
    yield m.MediationCommitteeEstablished(place=command.place, term=_term(command, date.min, given))


def renew_mediation_committee(
    known: MediationCommittee | None, command: m.RenewMediationCommittee, given: Given
) -> Iterator[m.MediationCommitteeRenewed]:
    """Enter the next term (rule 1)."""
    found = _committee(known, command.committee)
    yield m.MediationCommitteeRenewed(term=_term(command, found.last.since, given))


def _term(
    command: m.EstablishMediationCommittee | m.RenewMediationCommittee, after: date, given: Given
) -> CommitteeTerm:
    if not after < command.since < command.until <= _three_years_after(command.since):
        raise Refused(texts.MEDIATION_TERM_WRONG, since=command.since, until=command.until)
    _check_members(command.members, command.since, given)
    return CommitteeTerm(
        name=clean_text("name", command.name),
        members=command.members,
        basis=clean_text("basis", command.basis),
        since=command.since,
        until=command.until,
    )


def _three_years_after(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + TERM_YEARS, 3, 1) if leap else day.replace(year=day.year + TERM_YEARS)


def _check_members(members: tuple[CommitteeMember, ...], day: date, given: Given) -> None:
    chairs = sum(one.chair for one in members)
    if not FEWEST <= len(members) <= MOST or chairs != 1:
        raise Refused(texts.MEDIATION_COMMITTEE_SIZE, members=len(members), chairs=chairs)
    seen: set[PersonId] = set()
    women = 0
    for one in members:
        kept, person = _somebody(one.person, day, given)
        if kept in seen:
            raise Refused(texts.MEDIATION_COMMITTEE_TWICE, person=one.person)
        seen.add(kept)
        women += _woman(person)
    if not women:
        raise Refused(texts.MEDIATION_COMMITTEE_WOMAN)


def _somebody(key: PersonId, day: date, given: Given) -> tuple[PersonId, Person]:
    """Return an adult who is there, under the id of today."""
    kept = present_person(given.read, key)
    person = given.read.state(PERSON, kept)
    if person is None or person.gone or not adult(person, day):
        raise Refused(texts.MEDIATION_PERSON_GONE, person=key)
    return kept, person


def _woman(person: Person) -> bool:
    number = person.identity
    if number is None or number.closed:
        return person.sex is Sex.FEMALE
    return not number.male()


def end_mediation_committee(
    known: MediationCommittee | None, command: m.EndMediationCommittee, given: Given
) -> Iterator[m.MediationCommitteeEnded]:
    """End a committee that has no dispute any more (rule 1)."""
    found = _committee(known, command.committee)
    _check_later(command.since, found.last.since, found.last.until)
    _check_idle(command.committee, given)
    yield m.MediationCommitteeEnded(
        since=command.since, reason=clean_text("reason", command.reason)
    )


def _check_idle(committee: str, given: Given) -> None:
    mine = given.read.rows(DisputeRow, committee=committee)
    asked = given.read.rows(DisputeRow, pending=committee)
    count = sum(row.stage in GOING for row in (*mine, *asked))
    if count:
        raise Refused(texts.MEDIATION_COMMITTEE_BUSY, count=count)


def _check_later(day: date, last: date, until: date) -> None:
    if not last < day < until:
        raise Refused(texts.MEDIATION_ENTRY_LATER, day=day, last=last)


def correct_mediation_committee(
    known: MediationCommittee | None, command: m.CorrectMediationCommittee, given: Given
) -> Iterator[m.MediationCommitteeCorrected]:
    """Put a day of its terms right, or withdraw it (rules 1 and 17)."""
    found = _committee(known, command.committee)
    check_correction(found.terms, command.entry, command.since)
    count = len(given.read.rows(DisputeRow, committee=command.committee, limit=1))
    if count and command.since is None and command.entry == found.terms[0].since:
        raise Refused(texts.MEDIATION_COMMITTEE_BUSY, count=count)
    yield m.MediationCommitteeCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def appoint_mediator(
    known: MediationCommittee | None, command: m.AppointMediator, given: Given
) -> Iterator[m.MediatorAppointed]:
    """Appoint an adult who is there, and does not mediate for it already (rule 1)."""
    found = _committee(known, command.committee)
    if found.on(command.since) is None:
        raise Refused(texts.MEDIATION_COMMITTEE_MISSING, key=command.committee)
    kept, _person = _somebody(command.person, command.since, given)
    there = {present_person(given.read, one) for one in found.mediators_on(command.since)}
    if kept in there:
        raise Refused(texts.MEDIATOR_TAKEN, person=command.person, day=command.since)
    one = AppointedMediator(
        person=kept, basis=clean_text("basis", command.basis), since=command.since
    )
    yield m.MediatorAppointed(appointed=one)


def dismiss_mediator(
    known: MediationCommittee | None, command: m.DismissMediator, _: Given
) -> Iterator[m.MediatorDismissed]:
    """End the appointment of a mediator; on its first day, it never was (rules 1 and 17)."""
    found = _committee(known, command.committee)
    mine = [one for one in found.appointed if one.person == command.person]
    if not any(one.since <= command.since < one.until for one in mine):
        raise Refused(texts.MEDIATOR_MISSING, person=command.person, day=command.since)
    yield m.MediatorDismissed(
        person=command.person, since=command.since, reason=clean_text("reason", command.reason)
    )


def open_mediation_place(
    _: MediationPlace | None, command: m.OpenMediationPlace, given: Given
) -> Iterator[m.MediationPlaceOpened]:
    """Enter a place of a committee of the right level, with its opening times (rule 2)."""
    committee = given.read.state(MEDIATION_COMMITTEE, command.committee)
    if committee is None or committee.on(command.since) is None:
        raise Refused(texts.MEDIATION_COMMITTEE_MISSING, key=command.committee)
    needed = _NEEDED[command.kind]
    if level_of(given.above(committee.place)) is not needed:
        raise Refused(
            texts.MEDIATION_PLACE_LEVEL,
            kind=command.kind.zh,
            kind_en=command.kind.en,
            needed=needed.zh,
            needed_en=needed.en,
        )
    yield m.MediationPlaceOpened(
        committee=command.committee,
        place=committee.place,
        kind=command.kind,
        span=PlaceSpan(
            name=clean_text("name", command.name),
            venue=clean_text("venue", command.venue),
            opening=_opening(command.opening),
            since=command.since,
        ),
    )


def _opening(times: tuple[OpeningTime, ...]) -> tuple[OpeningTime, ...]:
    """Return opening times in their order (rule 2)."""
    found = tuple(sorted(times, key=lambda one: (one.weekday, one.begin)))
    wrong = not found or any(
        not 1 <= one.weekday <= 7 or not 0 <= one.begin < one.end <= MINUTES for one in found
    )
    overlap = any(
        one.weekday == after.weekday and after.begin < one.end for one, after in pairwise(found)
    )
    if wrong or overlap:
        raise BadInput(texts.MEDIATION_OPENING_WRONG)
    return found


def change_mediation_place(
    known: MediationPlace | None, command: m.ChangeMediationPlace, _: Given
) -> Iterator[m.MediationPlaceChanged]:
    """Change a place from a day on; what is not named stays (rule 2)."""
    found = _place(known, command.at)
    last = found.last
    _check_later(command.since, last.since, last.until)
    yield m.MediationPlaceChanged(
        span=PlaceSpan(
            name=last.name if command.name is None else clean_text("name", command.name),
            venue=last.venue if command.venue is None else clean_text("venue", command.venue),
            opening=last.opening if command.opening is None else _opening(command.opening),
            since=command.since,
        )
    )


def close_mediation_place(
    known: MediationPlace | None, command: m.CloseMediationPlace, _: Given
) -> Iterator[m.MediationPlaceClosed]:
    """Close a place from a day on (rule 2)."""
    found = _place(known, command.at)
    _check_later(command.since, found.last.since, found.last.until)
    yield m.MediationPlaceClosed(since=command.since, reason=clean_text("reason", command.reason))


def correct_mediation_place(
    known: MediationPlace | None, command: m.CorrectMediationPlace, _: Given
) -> Iterator[m.MediationPlaceCorrected]:
    """Put a day of a place's entries right, or withdraw it (rule 17)."""
    found = _place(known, command.at)
    check_correction(found.spans, command.entry, command.since)
    yield m.MediationPlaceCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )
