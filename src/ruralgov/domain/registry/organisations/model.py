"""The states of organisations and posts; everything is dated ``[since, until)``."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class OrganisationKind(LabelledEnum):
    """What kind of organisation it is."""

    PARTY_BRANCH = "party_branch", "党支部", "party branch"
    VILLAGERS_COMMITTEE = "villagers_committee", "村民委员会", "villagers' committee"
    DEPARTMENT = "department", "部门", "department"
    COLLECTIVE = "collective", "集体经济组织", "collective economic organisation"
    ENTERPRISE = "enterprise", "企业", "enterprise"
    OTHER = "other", "其他", "other"
    TOWN_GOVERNMENT = "town_government", "镇人民政府（街道办事处）", "town government"
    TOWN_OFFICE = "town_office", "镇街内设机构", "office of a town government"
    OUTPOST = "outpost", "派驻机构", "outpost of a department in a town"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution"
    TOWN_PARTY = "town_party", "镇街党（工）委", "town party committee"
    VILLAGE_PARTY = "village_party", "村（社区）党组织", "village party organisation"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee"
    VILLAGE_BODY = "village_body", "村级专门委员会", "body of a village committee"
    VILLAGER_GROUP = "villager_group", "村民小组", "villager group"


BELOW: Final = frozenset(
    {
        OrganisationKind.TOWN_OFFICE,
        OrganisationKind.OUTPOST,
        OrganisationKind.VILLAGE_PARTY,
        OrganisationKind.VILLAGE_BODY,
        OrganisationKind.VILLAGER_GROUP,
    }
)
"""Kinds of which each is part of another organisation: one without a parent is a finding."""


@frozen(kw_only=True)
class OrganisationSpan:
    """What an organisation was called, and where it stood. *territory*: none but its place."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    parent: OrganisationId | None = None
    credit_code: str | None = None
    territory: tuple[PlaceId, ...] = ()
    since: date
    until: date = FOREVER

    @property
    def serves(self) -> tuple[PlaceId, ...]:
        """The places that it serves, each with what lies below it."""
        return self.territory or (self.place,)


@frozen(kw_only=True)
class Organisation:
    """An organisation through time; none of its spans is left where it was entered by mistake."""

    spans: tuple[OrganisationSpan, ...]
    successor: OrganisationId | None = None
    """What it became part of, where it ended so."""

    @property
    def last(self) -> OrganisationSpan | None:
        """Return the newest span."""
        return self.spans[-1] if self.spans else None

    def on(self, day: date) -> OrganisationSpan | None:
        """Return the span that holds on a day."""
        return spans.on(self.spans, day)


@frozen(kw_only=True)
class Holding:
    """Who held a post, on what basis; *entered* under which id, where that is another."""

    person: PersonId
    basis: str
    since: date
    until: date = FOREVER
    entered: PersonId | None = None

    def may_end(self, person: str, day: date) -> bool:
        """Tell whether it is this person's and can end on a day: after it began, before its end."""
        return self.person == person and self.since < day < self.until


@frozen(kw_only=True)
class PostSpan:
    """What a post was called, and how many seats it had."""

    title: str
    seats: int
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Post:
    """A post of an organisation with its seats and their holders."""

    organisation: OrganisationId
    basis: str
    spans: tuple[PostSpan, ...]
    holdings: tuple[Holding, ...] = ()

    @property
    def last(self) -> PostSpan | None:
        """Return the newest span."""
        return self.spans[-1] if self.spans else None

    @property
    def title(self) -> str:
        """What it is called now, or was last."""
        return self.spans[-1].title if self.spans else ""

    def on(self, day: date) -> PostSpan | None:
        """Return the span that holds on a day."""
        return spans.on(self.spans, day)


def crowded(post_spans: Iterable[PostSpan], holdings: tuple[Holding, ...]) -> PostSpan | None:
    """Return a span of a post in which it has more holders on some day than seats, or None.

    Who was entered twice holds one seat.
    """
    for span in post_spans:
        days = {span.since, *(one.since for one in holdings if span.since < one.since < span.until)}
        for day in days:
            if len({one.person for one in holdings if one.since <= day < one.until}) > span.seats:
                return span
    return None
