"""Who may do what with publications, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.collectives import (
    COLLECTIVE_FINANCE,
    DISCLOSER,
    DISCLOSURE,
    FINANCE_REVIEWER,
    finance,
    place_of,
)
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure import queries as q
from ruralgov.domain.disclosure import rules, texts, views
from ruralgov.domain.disclosure.publishing import PUBLISHES
from ruralgov.domain.disclosure.records import PUBLICATION
from ruralgov.domain.kernel.declare import Access, Context, Read, answers, changes, creates
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE
from ruralgov.domain.kernel.text import texts_of


def _place(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of a publication; raises ``disclosure_missing``."""
    key = message.publication
    found = existing(read.state(PUBLICATION, key), texts.DISCLOSURE_MISSING, publication=key)
    return place_of(found, read)


_PREPARE = Access(roles=frozenset({DISCLOSER}), purposes=frozenset({DISCLOSURE}), place=place_of)
_DISCLOSE = Access(roles=frozenset({DISCLOSER}), purposes=frozenset({DISCLOSURE}), place=_place)
_WITHDRAW = Access(
    roles=frozenset({DISCLOSER, FINANCE_REVIEWER}),
    purposes=frozenset({DISCLOSURE, COLLECTIVE_FINANCE}),
    place=_place,
)
_REVIEW = finance(FINANCE_REVIEWER, place=_place)
_READ = Access(
    roles=frozenset({DISCLOSER, FINANCE_REVIEWER, AUDITOR}),
    purposes=frozenset({DISCLOSURE, COLLECTIVE_FINANCE, AUDIT}),
    place=_place,
)
_EVERYONE = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
CONTEXT: Final = Context(
    name="disclosure",
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(PUBLICATION,),
    commands=(
        creates(m.PrepareDisclosure, PUBLICATION, rules.prepare_disclosure, _PREPARE),
        changes(
            m.ReviewDisclosure, PUBLICATION, rules.review_disclosure, _REVIEW, by="publication"
        ),
        changes(
            m.PublishDisclosure, PUBLICATION, rules.publish_disclosure, _DISCLOSE, by="publication"
        ),
        changes(
            m.WithdrawDisclosure,
            PUBLICATION,
            rules.withdraw_disclosure,
            _WITHDRAW,
            by="publication",
        ),
    ),
    queries=(
        answers(q.Published, views.published, _EVERYONE),
        answers(q.DisclosureFile, views.disclosure_file, _READ),
        answers(q.Disclosing, views.disclosing, _EVERYONE),
        answers(q.DisclosureItems, views.disclosure_items, _EVERYONE),
    ),
)
