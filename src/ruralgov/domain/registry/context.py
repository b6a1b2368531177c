"""The context of the registry: places, people and organisations, each in its room."""

from typing import Final

from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import roles, texts
from ruralgov.domain.registry.organisations import texts as organisation_texts
from ruralgov.domain.registry.organisations import wiring as organisation_wiring
from ruralgov.domain.registry.organisations.records import ORGANISATION, POST
from ruralgov.domain.registry.people import imports as people_imports
from ruralgov.domain.registry.people import texts as person_texts
from ruralgov.domain.registry.people import wiring as people_wiring
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.places import imports as place_imports
from ruralgov.domain.registry.places import texts as place_texts
from ruralgov.domain.registry.places import wiring as place_wiring
from ruralgov.domain.registry.places.records import PLACE

CONTEXT: Final = Context(
    name="registry",
    roles=(roles.REGISTRAR, roles.GRID_OFFICER),
    purposes=(roles.REGISTRATION, roles.GRID_MANAGEMENT),
    texts=texts_of(texts, place_texts, person_texts, organisation_texts),
    records=(PLACE, HOUSEHOLD, PERSON, ORGANISATION, POST),
    commands=(*place_wiring.COMMANDS, *people_wiring.COMMANDS, *organisation_wiring.COMMANDS),
    queries=(*place_wiring.QUERIES, *people_wiring.QUERIES, *organisation_wiring.QUERIES),
    imports=(place_imports.TABLE, people_imports.TABLE),
)
