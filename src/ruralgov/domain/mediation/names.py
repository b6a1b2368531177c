"""What people and organisations are called, each opened and recorded as a reading."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import OrganisationId, PersonId
from ruralgov.domain.mediation.model_dispute import DisputeParty
from ruralgov.domain.registry import ORGANISATION, PERSON, present_person


def person_name(person: PersonId, asked: Asked) -> str | None:
    """Return the name of a person of the day, under the id of today."""
    kept = present_person(asked.read, person)
    known = asked.read.state(PERSON, kept)
    name = None if known is None else known.name_on(asked.day)
    return None if name is None else asked.reveal(PERSON.kind, kept, "name", name)


def party_name(party: DisputeParty, asked: Asked) -> str | None:
    """Return what a party is called."""
    if party.person is not None:
        return person_name(party.person, asked)
    return None if party.organisation is None else _unit(party.organisation, asked)


def _unit(key: OrganisationId, asked: Asked) -> str | None:
    known = asked.read.state(ORGANISATION, key)
    span = None if known is None else known.on(asked.day) or known.last
    return None if span is None else span.name
