"""Who may found and end collectives, and which rule decides."""

from typing import Final

from ruralgov.domain.collectives import messages as m
from ruralgov.domain.collectives import queries as q
from ruralgov.domain.collectives import roles, rules, texts, views
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.rights import place_of
from ruralgov.domain.kernel.declare import Access, Context, answers, changes, creates
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import REGISTRAR, REGISTRATION

_FOUND = Access(
    roles=frozenset({REGISTRAR}),
    purposes=frozenset({REGISTRATION}),
    place=lambda command, _read: command.place,
)
_DISSOLVE = Access(roles=_FOUND.roles, purposes=_FOUND.purposes, place=place_of)
_READ = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
CONTEXT: Final = Context(
    name="collectives",
    roles=(
        roles.BOOKKEEPER,
        roles.BOOK_CHECKER,
        roles.CASHIER,
        roles.FUND_APPLICANT,
        roles.VILLAGE_HEAD,
        roles.FINANCE_REVIEWER,
        roles.TOWN_FUND_OFFICER,
        roles.PROPERTY_KEEPER,
        roles.DISCLOSER,
    ),
    purposes=(roles.COLLECTIVE_FINANCE, roles.DISCLOSURE),
    texts=texts_of(texts),
    records=(COLLECTIVE,),
    commands=(
        creates(m.FoundCollective, COLLECTIVE, rules.found_collective, _FOUND),
        changes(
            m.DissolveCollective, COLLECTIVE, rules.dissolve_collective, _DISSOLVE, by="collective"
        ),
    ),
    queries=(answers(q.Collectives, views.collectives, _READ),),
)
