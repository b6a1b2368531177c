"""Who is who in a dispute: one person under several ids, kin, and who is behind an account."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Asked, Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PersonId
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.mediation import texts_dispute
from ruralgov.domain.mediation.model_dispute import Dispute, DisputeParty
from ruralgov.domain.registry import PERSON, Departure, Person, organisation_on, present_person

ADULT: Final = 18
_PERSON: Final = "person/"


def person_behind(account: AccountId, given: Given | Asked) -> PersonId | None:
    """Return who is behind an account, under the id under which they are kept."""
    name = given.holder(account).name
    if not name.startswith(_PERSON):
        return None
    return present_person(given.read, PersonId(name.removeprefix(_PERSON)))


def people_of(parties: Iterable[DisputeParty], read: Read) -> set[PersonId]:
    """Return the parties that are people, and the guardians, under the ids of today."""
    named = [who for one in parties for who in (one.person, one.guardian) if who is not None]
    return {present_person(read, one) for one in named}


def households_of(person: PersonId, read: Read) -> set[HouseholdId]:
    """Return the households that a person belongs to, or ever did."""
    state = read.state(PERSON, person)
    if state is None:
        return set()
    more = [each for one in state.taken for each in one.memberships]
    return {one.household for one in (*state.memberships, *more)}


def tied(person: PersonId, people: set[PersonId], read: Read) -> bool:
    """Tell whether a person is one of some people, or was ever of one household with one."""
    mine = present_person(read, person)
    if mine in people:
        return True
    homes = households_of(mine, read)
    return any(homes & households_of(one, read) for one in people)


def check_impartial(known: Dispute, given: Given) -> None:
    """Refuse who acts where they are in the dispute, or of the household of one (rule 6)."""
    check_apart(known.parties, given.actor.account, given)


def check_apart(parties: Iterable[DisputeParty], account: AccountId, given: Given | Asked) -> None:
    """Refuse an account of somebody who is one of some parties, or near one."""
    who = person_behind(account, given)
    if who is not None and tied(who, people_of(parties, given.read), given.read):
        raise Refused(texts_dispute.DISPUTE_CONFLICT, account=account)


def died(person: Person) -> bool:
    """Tell whether a person has died."""
    ended = bool(person.memberships) and person.last.departure is Departure.DIED
    return person.died is not None or ended


def born(person: Person) -> date | None:
    """Return when a person was born, where the registry says so."""
    if person.birth is not None and not person.birth.closed:
        return person.birth.born()
    if person.identity is not None and not person.identity.closed:
        return person.identity.born()
    return None


def adult(person: Person, day: date) -> bool:
    """Tell whether a person is of age on a day; one of whom nobody knows the age counts as such."""
    birth = born(person)
    if birth is None:
        return True
    return (day.year - birth.year) - ((day.month, day.day) < (birth.month, birth.day)) >= ADULT


def there(party: DisputeParty, read: Read, day: date) -> bool:
    """Tell whether a party lives, or its organisation is there on a day."""
    if party.organisation is not None:
        return organisation_on(read, party.organisation, day) is not None
    key = "" if party.person is None else present_person(read, party.person)
    person = read.state(PERSON, key)
    return person is not None and not person.erased and not died(person)


def check_there(parties: Iterable[DisputeParty], given: Given) -> None:
    """Refuse a step in which somebody has to take part who is no more there (rule 15)."""
    for one in parties:
        if not there(one, given.read, given.today):
            raise Refused(texts_dispute.DISPUTE_PARTY_GONE, party=one.number)


def check_all(known: Dispute, named: Iterable[int], said: Text) -> None:
    """Refuse a list in which a party of today is missing; raises *said* with its number."""
    wanted = set(named)
    for one in known.standing:
        if one.number not in wanted:
            raise Refused(said, party=one.number)
