"""What each event of a person's life makes of them."""

from datetime import date
from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.personal import ERASED, PersonName
from ruralgov.domain.kernel.personal_history import History
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people import messages_person as p
from ruralgov.domain.registry.people.messages import PersonEvent
from ruralgov.domain.registry.people.model import (
    Departure,
    Membership,
    PartySpan,
    Person,
    Taken,
)


def begin_person(event: m.PersonRegistered) -> Person:
    """Return a person as they were entered."""
    return Person(
        name=event.name,
        identity=event.identity,
        telephone=event.telephone,
        party_member=event.party_member,
        memberships=(_membership(event),),
    )


def begin_outsider(event: p.OutsiderRegistered) -> Person:
    """Return a person of no household as they were entered."""
    return Person(
        name=event.name,
        identity=event.identity,
        telephone=event.telephone,
        party_member=event.party_member,
        memberships=(),
        unit=event.unit,
    )


def evolve_person(person: Person, event: PersonEvent) -> Person:
    """Return a person after one more event."""
    if isinstance(event, m.PersonErased):
        name = PersonName(ERASED)
        nothing = dict.fromkeys(("identity", "telephone", "birth", "sex", "history"))
        return change(person, name=name, erased=True, entered_since=False, **nothing)
    found = _evolved(person, event)
    return change(found, entered_since=True) if person.erased else found


def _evolved(person: Person, event: m.PersonChange) -> Person:
    match event:
        case m.PersonRegistered():
            return begin_person(event)
        case p.OutsiderRegistered():
            return begin_outsider(event)
        case m.PersonCorrected():
            return _corrected(person, event)
        case m.PersonMoved():
            memberships = (*_ended(person, event.since), _membership(event))
            return change(person, memberships=memberships)
        case p.PersonReturned():
            return change(person, memberships=(*person.memberships, _membership(event)))
        case p.RelationCorrected():
            return _related(person, event)
        case m.PersonEnded():
            return _departed(person, event)
        case p.MembershipEntryCorrected():
            right = membership_entry_corrected(person, event.entry, event.since)
            return _noted(right, person, event)
        case p.PersonMerged():
            return change(person, merged=event.into)
        case p.PersonAbsorbed():
            return _absorbed(person, event)
        case p.PersonReleased():
            return _released(person, event)
        case p.PersonSeparated():
            return change(person, merged=None)
        case _:
            return _data(person, event)


def _data(
    person: Person,
    event: p.PersonDescribed
    | p.PersonChanged
    | p.PersonEntryCorrected
    | p.DocumentRecorded
    | p.DocumentEnded,
) -> Person:
    match event:
        case p.PersonDescribed():
            return change(person, birth=event.birth, sex=event.sex)
        case p.PersonChanged():
            return _changed(person, event)
        case p.PersonEntryCorrected():
            return entry_corrected(person, event.entry, event.since)
        case p.DocumentRecorded():
            history = _history(person).with_(event.kind, event.since, event.number)
            return change(person, history=history)
        case p.DocumentEnded():
            return change(person, history=_history(person).with_(event.kind, event.since, None))
        case _:
            assert_never(event)


def _membership(event: m.PersonRegistered | m.PersonMoved | p.PersonReturned) -> Membership:
    return Membership(household=event.household, relation=event.relation, since=event.since)


def _related(person: Person, event: p.RelationCorrected) -> Person:
    last = (change(one, relation=event.relation) for one in person.memberships[-1:])
    return change(person, memberships=(*person.memberships[:-1], *last))


def _ended(
    person: Person, since: date, departure: Departure | None = None
) -> tuple[Membership, ...]:
    if not person.memberships or person.last.until != FOREVER:
        return person.memberships
    return (*person.memberships[:-1], change(person.last, until=since, departure=departure))


def _departed(person: Person, event: m.PersonEnded) -> Person:
    died = event.since if event.departure is Departure.DIED else person.died
    memberships = _ended(person, event.since, event.departure)
    return change(person, memberships=memberships, died=died)


def membership_entry_corrected(person: Person, entry: date, right: date | None) -> Person:
    """Return a person with a day of their memberships, or of their death, put right."""
    if person.memberships and person.last.since == person.last.until == entry:
        # who died on the first day: the end is put right, and the membership stays
        last = change(
            person.last, until=right or FOREVER, departure=right and person.last.departure
        )
        return change(person, memberships=(*person.memberships[:-1], last), died=right)
    spans = tuple(
        change(one, departure=None) if one.until == FOREVER or one.until == after else one
        for one, after in _with_next(corrected(person.memberships, entry, right))
    )
    died = right if person.died == entry else person.died
    return change(person, memberships=spans, died=died)


def _departures(person: Person) -> set[date]:
    """Return the days on which a person died or left."""
    left = {one.until for one in person.memberships if one.departure is not None}
    return left if person.died is None else {*left, person.died}


def _noted(right: Person, before: Person, event: p.MembershipEntryCorrected) -> Person:
    """Note which departure was entered by mistake: offices and rights ended with it."""
    if event.entry not in _departures(before) or event.entry in _departures(right):
        return right
    days = tuple(day for day in before.withdrawn if day != event.entry)
    return change(right, withdrawn=(*days, event.entry))


def _with_next(spans: tuple[Membership, ...]) -> list[tuple[Membership, date | None]]:
    days: list[date | None] = [one.since for one in spans[1:]]
    return list(zip(spans, [*days, None], strict=False))


def _corrected(person: Person, event: m.PersonCorrected) -> Person:
    history = person.history
    if history is not None and history.values("name", PersonName):
        history = history.corrected("name", event.name)
        history = history.corrected("telephone", event.telephone)
    changed = event.party_member != person.party_member
    return change(
        person,
        name=event.name,
        identity=event.identity,
        telephone=event.telephone,
        party_member=event.party_member,
        party=None if changed else person.party,
        history=history,
    )


def _changed(person: Person, event: p.PersonChanged) -> Person:
    history = _dated(person)
    if event.name is not None:
        history = history.with_("name", event.since, event.name)
    if event.telephone is not None or "telephone" in event.cleared:
        history = history.with_("telephone", event.since, event.telephone)
    found = change(person, history=history)
    if event.party_member is not None:
        found = change(found, party=_party(person, event.party_member, event.since))
    return _newest(found)


def _party(person: Person, member: bool, since: date) -> tuple[PartySpan, ...]:
    spans = person.party_spans()
    open_ = bool(spans) and spans[-1].until == FOREVER
    if member and not open_:
        again = bool(spans) and spans[-1].until == since
        begun = change(spans[-1], until=FOREVER) if again else PartySpan(since=since)
        return (*(spans[:-1] if again else spans), begun)
    if not member and open_:
        ended = () if spans[-1].since == since else (change(spans[-1], until=since),)
        return (*spans[:-1], *ended)
    return spans


def entry_corrected(person: Person, entry: date, right: date | None) -> Person:
    """Return a person with a day from which something of them holds put right."""
    history = None if person.history is None else person.history.moved(entry, right)
    party = None if person.party is None else corrected(person.party, entry, right)
    return _newest(change(person, history=history, party=party))


def _newest(person: Person) -> Person:
    """Return a person whose name, telephone and party membership are the newest entered."""
    spans = person.party_spans()
    member = bool(spans) and spans[-1].until == FOREVER
    last = date.max
    return change(
        person,
        name=person.name_on(last),
        telephone=person.telephone_on(last),
        party_member=member,
    )


def _history(person: Person) -> History:
    return person.history or History.begun()


def _dated(person: Person) -> History:
    """Return the history of a person, with what holds from the beginning."""
    history = _history(person)
    if not history.values("name", PersonName):
        history = history.with_("name", date.min, person.name)
        history = history.with_("telephone", date.min, person.telephone)
    return history


def _absorbed(person: Person, event: p.PersonAbsorbed) -> Person:
    history = person.history
    if event.documents is not None:
        history = _history(person).beside(event.documents)
    spans = sorted((*person.memberships, *event.memberships), key=lambda one: one.since)
    taken = Taken(other=event.other, fields=event.lacked, memberships=event.memberships)
    return change(
        person,
        identity=person.identity or event.identity,
        telephone=person.telephone or event.telephone,
        birth=person.birth or event.birth,
        sex=person.sex or event.sex,
        history=history,
        memberships=tuple(spans),
        died=person.died or event.died,
        absorbed=(*person.absorbed, event.other),
        taken=(*person.taken, taken),
    )


def _released(person: Person, event: p.PersonReleased) -> Person:
    gone = {(one.household, one.since) for one in event.memberships}
    history = person.history
    if history is not None and event.documents is not None:
        history = history.without(event.documents)
    spans = (one for one in person.memberships if (one.household, one.since) not in gone)
    nothing: dict[str, None] = dict.fromkeys(event.cleared)
    return change(
        person,
        history=history,
        memberships=tuple(spans),
        absorbed=tuple(one for one in person.absorbed if one != event.other),
        taken=tuple(one for one in person.taken if one.other != event.other),
        **nothing,
    )
