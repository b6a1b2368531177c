"""Disclosure: what a collective shows to everybody, taken from its ledgers and never typed in.

Rules:
1. Every account, kind of asset and kind of contract feeds an item of the catalogue; what feeds none
   is an error.
2. The content is computed from the ledgers, for months that are over and that the books have
   closed; the same ledgers give the same content hash, and others another.
3. A period is published once; again only as superseding its newest publication, with a reason.
   Old versions stay, and tell which one took their place.
4. Nobody is named: a person appears as a mask, texts that people write freely stay inside, and a
   number that names a person stops the publication.
5. Before it goes out, a quorum of the finance review group passes it: others than who prepared it,
   each once; one refusal stops it.
6. It goes out with the head of a seal of this journal and of no other, and only while the ledgers
   say what was reviewed.
7. It is shown for 15 days at least, unless it showed personal data by mistake; then its content is
   shown to nobody any more. Somebody else takes it down than who prepared it, in either case.
8. Months that were reopened stand in it, with the decision.
"""

from ruralgov.domain.disclosure.canonical import (
    PRINT,
    canonical,
    content_hash,
    fingerprint,
    short_code,
)
from ruralgov.domain.disclosure.catalogue import (
    ITEMS,
    Audience,
    Interval,
    Item,
    ItemClass,
    PublicationKind,
    Source,
    due_day,
)
from ruralgov.domain.disclosure.context import (
    CONTEXT,
)
from ruralgov.domain.disclosure.messages import (
    DisclosurePrepared,
    DisclosurePublished,
    DisclosureReviewed,
    DisclosureWithdrawn,
    PrepareDisclosure,
    PublishDisclosure,
    ReviewDisclosure,
    WithdrawDisclosure,
)
from ruralgov.domain.disclosure.model import (
    Publication,
    PublicationStage,
    Review,
    WithdrawalGround,
)
from ruralgov.domain.disclosure.queries import (
    Disclosing,
    DisclosingCollective,
    DisclosureFile,
    DisclosureItems,
    Published,
    PublishedFile,
)
from ruralgov.domain.disclosure.records import (
    PUBLICATION,
)
from ruralgov.domain.disclosure.rows import (
    PublicationRow,
)

__all__ = [
    "CONTEXT",
    "ITEMS",
    "PRINT",
    "PUBLICATION",
    "Audience",
    "Disclosing",
    "DisclosingCollective",
    "DisclosureFile",
    "DisclosureItems",
    "DisclosurePrepared",
    "DisclosurePublished",
    "DisclosureReviewed",
    "DisclosureWithdrawn",
    "Interval",
    "Item",
    "ItemClass",
    "PrepareDisclosure",
    "Publication",
    "PublicationKind",
    "PublicationRow",
    "PublicationStage",
    "PublishDisclosure",
    "Published",
    "PublishedFile",
    "Review",
    "ReviewDisclosure",
    "Source",
    "WithdrawDisclosure",
    "WithdrawalGround",
    "canonical",
    "content_hash",
    "due_day",
    "fingerprint",
    "short_code",
]
