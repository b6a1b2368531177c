"""The context of the registry: places, people and organisations, each in its room."""

from typing import Final

from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.reactions import joined
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import hanging, holding, roles, texts
from ruralgov.domain.registry.organisations import imports as organisation_imports
from ruralgov.domain.registry.organisations import imports_posts as post_imports
from ruralgov.domain.registry.organisations import reactions as organisation_reactions
from ruralgov.domain.registry.organisations import texts as organisation_texts
from ruralgov.domain.registry.organisations import wiring as organisation_wiring
from ruralgov.domain.registry.organisations.records import ORGANISATION, POST
from ruralgov.domain.registry.people import imports as people_imports
from ruralgov.domain.registry.people import imports_changes as people_changes
from ruralgov.domain.registry.people import texts as person_texts
from ruralgov.domain.registry.people import wiring as people_wiring
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.places import imports as place_imports
from ruralgov.domain.registry.places import texts as place_texts
from ruralgov.domain.registry.places import wiring as place_wiring
from ruralgov.domain.registry.places.records import CITY_RECORD, PLACE
from ruralgov.domain.registry.publishing import PUBLISHES

CONTEXT: Final = Context(
    name="registry",
    roles=(roles.REGISTRAR, roles.GRID_OFFICER),
    purposes=(roles.REGISTRATION, roles.GRID_MANAGEMENT),
    texts=texts_of(texts, place_texts, person_texts, organisation_texts),
    publishes=PUBLISHES,
    records=(PLACE, CITY_RECORD, HOUSEHOLD, PERSON, ORGANISATION, POST),
    commands=(*place_wiring.COMMANDS, *people_wiring.COMMANDS, *organisation_wiring.COMMANDS),
    queries=(*place_wiring.QUERIES, *people_wiring.QUERIES, *organisation_wiring.QUERIES),
    reactions=joined(people_wiring.REACTIONS, organisation_reactions.REACTIONS),
    imports=(
        place_imports.TABLE,
        people_imports.TABLE,
        people_changes.TABLE,
        organisation_imports.TABLE,
        post_imports.TABLE,
    ),
    hangs=hanging.hanging,
    holds=holding.holding,
)
