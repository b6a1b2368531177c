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
6. It goes out with the head of the journal, and only while the ledgers say what was reviewed.
7. It is shown for 15 days at least, unless it showed personal data by mistake; then its content is
   shown to nobody any more.
8. Months that were reopened stand in it, with the decision.
"""

from functools import partial
from typing import Any

from ruralgov.domain.collectives import place_of
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure import rules, views
from ruralgov.domain.disclosure.canonical import canonical, content_hash, short_code
from ruralgov.domain.disclosure.catalogue import ITEMS, Item, ItemClass, PublicationKind
from ruralgov.domain.disclosure.model import (
    Publication,
    PublicationStage,
    Review,
    WithdrawalGround,
)
from ruralgov.domain.disclosure.views import (
    Disclosing,
    DisclosingCollective,
    DisclosureFile,
    DisclosureItems,
    PublicationRow,
    Published,
    PublishedFile,
)
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

PUBLICATION = Record(
    kind="publication",
    state=Publication,
    events=(
        m.DisclosurePrepared,
        m.DisclosureReviewed,
        m.DisclosurePublished,
        m.DisclosureWithdrawn,
    ),
    evolve=rules.evolve,
    rows=views.rows,
    tables=views.TABLES,
)


def _place(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of a publication; raises ``disclosure_missing``."""
    found: Publication | None = read.state(PUBLICATION, message.publication)
    if found is None:
        raise Refused("disclosure_missing", publication=message.publication)
    return place_of(found, read)


def _key(command: Any, _given: Any) -> str:
    return str(command.publication)


_DISCLOSER = Access(
    roles=frozenset({Role.DISCLOSER}), purposes=frozenset({Purpose.DISCLOSURE}), place=_place
)
_EVERYONE = Access(roles=frozenset(Role), purposes=frozenset(Purpose))

CONTEXT = Context(
    name="disclosure",
    records=(PUBLICATION,),
    commands=(
        CommandRule(
            command=m.PrepareDisclosure,
            record=PUBLICATION,
            key=lambda _command, given: given.new_id(),
            rule=rules.prepare_disclosure,
            access=Access(roles=_DISCLOSER.roles, purposes=_DISCLOSER.purposes, place=place_of),
        ),
        CommandRule(
            command=m.ReviewDisclosure,
            record=PUBLICATION,
            key=_key,
            rule=rules.review_disclosure,
            access=Access(
                roles=frozenset({Role.FINANCE_REVIEWER}),
                purposes=frozenset({Purpose.COLLECTIVE_FINANCE}),
                place=_place,
            ),
        ),
        CommandRule(
            command=m.PublishDisclosure,
            record=PUBLICATION,
            key=_key,
            rule=rules.publish_disclosure,
            access=_DISCLOSER,
        ),
        CommandRule(
            command=m.WithdrawDisclosure,
            record=PUBLICATION,
            key=_key,
            rule=rules.withdraw_disclosure,
            access=_DISCLOSER,
        ),
    ),
    queries=(
        QueryRule(
            query=Published,
            handler=partial(views.published, record=PUBLICATION),
            access=_EVERYONE,
        ),
        QueryRule(
            query=DisclosureFile,
            handler=partial(views.disclosure_file, record=PUBLICATION),
            access=Access(
                roles=frozenset({Role.DISCLOSER, Role.FINANCE_REVIEWER, Role.AUDITOR}),
                purposes=frozenset({Purpose.DISCLOSURE, Purpose.COLLECTIVE_FINANCE, Purpose.AUDIT}),
                place=_place,
            ),
        ),
        QueryRule(query=Disclosing, handler=views.disclosing, access=_EVERYONE),
        QueryRule(query=DisclosureItems, handler=views.disclosure_items, access=_EVERYONE),
    ),
)

__all__ = [
    "CONTEXT",
    "ITEMS",
    "PUBLICATION",
    "Disclosing",
    "DisclosingCollective",
    "DisclosureFile",
    "DisclosureItems",
    "Item",
    "ItemClass",
    "Publication",
    "PublicationKind",
    "PublicationRow",
    "PublicationStage",
    "Published",
    "PublishedFile",
    "Review",
    "WithdrawalGround",
    "canonical",
    "content_hash",
    "short_code",
]
