"""Collectives: the collective economic organisations whose books, funds and property are kept.

The contexts of the ledgers stand above this one: they name a collective, and find its place here.

Rules:
1. A collective stands at a place of the city; its name is its own there.
2. An organisation of the registry stands behind one collective at most.
3. A collective ends on a day and is never deleted.
"""

from collections.abc import Callable
from typing import Any

from ruralgov.domain.collectives import messages as m
from ruralgov.domain.collectives import rules, views
from ruralgov.domain.collectives.model import Collective, Regime
from ruralgov.domain.collectives.views import CollectiveRow, Collectives
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Read,
    Record,
    Role,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PlaceId

COLLECTIVE = Record(
    kind="collective",
    state=Collective,
    events=(m.CollectiveFounded, m.CollectiveDissolved),
    evolve=rules.evolve,
    rows=views.rows,
    tables=views.TABLES,
)


def place_of(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective that a message names; raises ``collective_missing``."""
    found: Collective | None = read.state(COLLECTIVE, message.collective)
    if found is None:
        raise Refused("collective_missing", collective=message.collective)
    return found.place


def finance(*roles: Role, place: Callable[[Any, Read], PlaceId] = place_of) -> Access:
    """Return the access of one of the roles at the collective of a message."""
    return Access(
        roles=frozenset(roles), purposes=frozenset({Purpose.COLLECTIVE_FINANCE}), place=place
    )


_FOUND = Access(
    roles=frozenset({Role.REGISTRAR}),
    purposes=frozenset({Purpose.REGISTRATION}),
    place=lambda command, _read: command.place,
)
CONTEXT = Context(
    name="collectives",
    records=(COLLECTIVE,),
    commands=(
        CommandRule(
            command=m.FoundCollective,
            record=COLLECTIVE,
            key=lambda _command, given: given.new_id(),
            rule=rules.found_collective,
            access=_FOUND,
        ),
        CommandRule(
            command=m.DissolveCollective,
            record=COLLECTIVE,
            key=lambda command, _given: str(command.collective),
            rule=rules.dissolve_collective,
            access=Access(
                roles=_FOUND.roles,
                purposes=_FOUND.purposes,
                place=place_of,
            ),
        ),
    ),
    queries=(
        QueryRule(
            query=Collectives,
            handler=views.collectives,
            access=Access(roles=frozenset(Role), purposes=frozenset(Purpose)),
        ),
    ),
)

__all__ = [
    "COLLECTIVE",
    "CONTEXT",
    "Collective",
    "CollectiveRow",
    "Collectives",
    "Regime",
    "finance",
    "place_of",
]
