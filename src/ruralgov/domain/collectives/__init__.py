"""Collectives: the collective economic organisations whose books, funds and property are kept.

The contexts of the ledgers stand above this one: they name a collective, and find its place here.

Rules:
1. A collective stands at a place of the city; its name is its own there.
2. An organisation of the registry stands behind one collective at most.
3. A collective ends on a day and is never deleted.
"""

from ruralgov.domain.collectives.context import (
    CONTEXT,
)
from ruralgov.domain.collectives.messages import (
    CollectiveDissolved,
    CollectiveFounded,
    DissolveCollective,
    FoundCollective,
)
from ruralgov.domain.collectives.model import (
    Collective,
    Regime,
)
from ruralgov.domain.collectives.queries import (
    Collectives,
)
from ruralgov.domain.collectives.records import (
    COLLECTIVE,
)
from ruralgov.domain.collectives.rights import finance, place_of
from ruralgov.domain.collectives.roles import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE_FINANCE,
    DISCLOSER,
    DISCLOSURE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    PROPERTY_KEEPER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
)
from ruralgov.domain.collectives.rows import (
    CollectiveRow,
)

__all__ = [
    "BOOKKEEPER",
    "BOOK_CHECKER",
    "CASHIER",
    "COLLECTIVE",
    "COLLECTIVE_FINANCE",
    "CONTEXT",
    "DISCLOSER",
    "DISCLOSURE",
    "FINANCE_REVIEWER",
    "FUND_APPLICANT",
    "PROPERTY_KEEPER",
    "TOWN_FUND_OFFICER",
    "VILLAGE_HEAD",
    "Collective",
    "CollectiveDissolved",
    "CollectiveFounded",
    "CollectiveRow",
    "Collectives",
    "DissolveCollective",
    "FoundCollective",
    "Regime",
    "finance",
    "place_of",
]
