"""Collectives: the collective economic organisations whose books, funds and property are kept.

The contexts of the ledgers stand above this one: they name a collective, and find its place here.

Rules:
1. A collective stands at a place of the city; its name is its own there.
2. An organisation of the registry stands behind one collective at most.
3. A collective ends on a day and is never deleted.
4. A merger rests on a survey, the decisions of both members' meetings and an approval, each with
   its day and paper; both follow the same accounting rules.
5. One person announces a merger and another carries it out as it was seen, on its day or later,
   each with a right on both sides; until then it can be withdrawn.
6. With the merger balances, purse, contracts, property and open applications are the successor's;
   the books of the one that went are read and never written.
7. Nothing hangs on a collective that is dissolved.
8. Names and organisations are dated; a wrong entry is moved or withdrawn, with a reason.
9. A collective can be of another village from a day on, by a decision, and keeps its own books: so
   several are of one village after a merger of villages. The past stays where it was.
"""

from ruralgov.domain.collectives.context import CONTEXT
from ruralgov.domain.collectives.hanging import founded_at
from ruralgov.domain.collectives.lineage import called, family, heir, heirs, holding
from ruralgov.domain.collectives.messages import (
    CarryOutMerger,
    ChangeCollective,
    CollectiveChanged,
    CollectiveDissolved,
    CollectiveEntryCorrected,
    CollectiveFounded,
    CollectiveMerged,
    CollectiveMoved,
    CorrectCollectiveEntry,
    DissolveCollective,
    FoundCollective,
    MergeCollective,
    MergerAnnounced,
    MergerWithdrawn,
    MoveCollective,
    WithdrawMerger,
)
from ruralgov.domain.collectives.model import (
    AccountMove,
    Collective,
    Merger,
    MergerBasis,
    Naming,
    Regime,
)
from ruralgov.domain.collectives.queries import (
    CollectiveLineage,
    Collectives,
    LineOfCollective,
    PendingMergers,
)
from ruralgov.domain.collectives.records import COLLECTIVE
from ruralgov.domain.collectives.rights import finance, place_of, place_of_heir, refuse_merged
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
from ruralgov.domain.collectives.rows import CollectiveNameRow, CollectiveRow

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
    "AccountMove",
    "CarryOutMerger",
    "ChangeCollective",
    "Collective",
    "CollectiveChanged",
    "CollectiveDissolved",
    "CollectiveEntryCorrected",
    "CollectiveFounded",
    "CollectiveLineage",
    "CollectiveMerged",
    "CollectiveMoved",
    "CollectiveNameRow",
    "CollectiveRow",
    "Collectives",
    "CorrectCollectiveEntry",
    "DissolveCollective",
    "FoundCollective",
    "LineOfCollective",
    "MergeCollective",
    "Merger",
    "MergerAnnounced",
    "MergerBasis",
    "MergerWithdrawn",
    "MoveCollective",
    "Naming",
    "PendingMergers",
    "Regime",
    "WithdrawMerger",
    "called",
    "family",
    "finance",
    "founded_at",
    "heir",
    "heirs",
    "holding",
    "place_of",
    "place_of_heir",
    "refuse_merged",
]
