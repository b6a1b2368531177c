"""The leading group with its seats, and the liaison officers of units."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PostId, SteeringGroupId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import Share

OFFICE: Final = text_of(TextKind.OFFICE)
NAME: Final = text_of(TextKind.NAME)
PAPER: Final = text_of(TextKind.PAPER)


class SeatRole(LabelledEnum):
    """As what a post sits in the leading group."""

    LEADER = "leader", "组长", "leader"
    DEPUTY = "deputy", "副组长", "deputy leader"
    MEMBER = "member", "成员", "member"
    OFFICE = "office", "办公室主任", "head of the office"


HEADS: Final = frozenset({SeatRole.LEADER, SeatRole.DEPUTY})
"""Who may convene a conference, and be in its chair."""


@frozen(kw_only=True)
class GroupTerms:
    """What a leading group is for, who does its work, and when it ends, from a day on.

    *last_day* is the last day on which it may meet; *end_condition* says what ends it otherwise.
    """

    name: str
    mandate: str = field(metadata=OFFICE)
    host: OrganisationId
    last_day: date | None = None
    end_condition: str = field(default="", metadata=OFFICE)
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class GroupSeat:
    """A post that sits in a leading group within ``[since, until)``."""

    post: PostId
    role: SeatRole
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class ConferenceRule:
    """What a group adopted for its conferences: how many seats must be there, and how often."""

    quorum: Share
    every_months: int
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class SteeringGroup:
    """A leading group (领导小组) through time: it has a host, seats by post, and an end."""

    terms: tuple[GroupTerms, ...]
    seats: tuple[GroupSeat, ...] = ()
    rules: tuple[ConferenceRule, ...] = ()

    @property
    def last(self) -> GroupTerms:
        """Return the newest terms."""
        return self.terms[-1]

    def on(self, day: date) -> GroupTerms | None:
        """Return the terms that hold on a day."""
        return spans.on(self.terms, day)

    def meets(self, day: date) -> bool:
        """Tell whether it may convene on a day: it is there, and not past its end."""
        terms = self.on(day)
        return terms is not None and (terms.last_day is None or day <= terms.last_day)

    def seats_on(self, day: date) -> tuple[GroupSeat, ...]:
        """Return the seats of a day, the leader's first."""
        order = list(SeatRole)
        here = (one for one in self.seats if one.since <= day < one.until)
        return tuple(sorted(here, key=lambda one: (order.index(one.role), one.since, one.post)))

    def rule_on(self, day: date) -> ConferenceRule | None:
        """Return the rule for conferences that holds on a day."""
        return spans.on(self.rules, day)


@frozen(kw_only=True)
class LiaisonPost:
    """Which post of a unit is its liaison, and which stands in for it, from a day on.

    *contact* is the telephone of an office and never of a person.
    """

    post: PostId
    substitute: PostId | None = None
    contact: str = field(metadata=text_of(TextKind.CODE))
    channel: str = field(default="", metadata=NAME)
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Confirmation:
    """That the entry of a liaison was confirmed to be right."""

    day: date
    by: AccountId


CONFIRMED_DAYS: Final = 366
"""For so many days a liaison counts as confirmed."""


@frozen(kw_only=True)
class Liaison:
    """The liaison officer of a unit with a leading group, confirmed each year."""

    group: SteeringGroupId
    unit: OrganisationId
    spans: tuple[LiaisonPost, ...]
    confirmed: tuple[Confirmation, ...] = ()

    def on(self, day: date) -> LiaisonPost | None:
        """Return the posts that hold on a day."""
        return spans.on(self.spans, day)
