"""A body through time: its terms, and who has a seat in it, by name or by post."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    CollectiveId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import ROLLS, BodyKind


class SeatKind(LabelledEnum):
    """As what somebody sits in a body."""

    MEMBER = "member", "组成人员", "member"
    REPRESENTATIVE = "representative", "村民代表（成员代表）", "representative"


@frozen(kw_only=True)
class Term:
    """One term of a body, ``[since, until)``.

    *began* is when its members took office, where that was before *since*: a body that was carried
    over to another place keeps them. *planned* is until when it was to last, where it ended before.
    """

    name: str
    place: PlaceId
    since: date
    until: date = FOREVER
    began: date | None = None
    planned: date | None = None

    @property
    def first(self) -> date:
        """The first day of those who sit in it."""
        return self.since if self.began is None else self.began


@frozen(kw_only=True)
class Seat:
    """That a person sits in a body; *entered* under which id, where that is another."""

    person: PersonId
    kind: SeatKind
    basis: str
    since: date
    until: date = FOREVER
    entered: PersonId | None = None


@frozen(kw_only=True)
class PostSeat:
    """That whoever holds a post sits in a body."""

    post: PostId
    kind: SeatKind
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class SeatPlan:
    """A seat to be given, to a person or to whoever holds a post."""

    person: PersonId | None = None
    post: PostId | None = None
    kind: SeatKind = SeatKind.MEMBER


@frozen(kw_only=True)
class Body:
    """A body; the last term is the newest one. Seats hold in the term in which they were given."""

    kind: BodyKind
    terms: tuple[Term, ...]
    collective: CollectiveId | None = None
    group: VillagerGroupId | None = None
    organisation: OrganisationId | None = None
    seats: tuple[Seat, ...] = ()
    post_seats: tuple[PostSeat, ...] = ()

    @property
    def last(self) -> Term:
        """Return the newest term."""
        return self.terms[-1]

    @property
    def by_roll(self) -> bool:
        """Whether it is of all who live or belong there, as a roll counts them."""
        return self.kind in ROLLS

    def on(self, day: date) -> Term | None:
        """Return the term of a day."""
        return on(self.terms, day)

    def seats_on(self, day: date) -> tuple[tuple[Seat, ...], tuple[PostSeat, ...]]:
        """Return the seats of a day, by person and by post; none outside of a term."""
        term = self.on(day)
        if term is None:
            return (), ()
        return (
            tuple(one for one in self.seats if term.first <= one.since <= day < one.until),
            tuple(one for one in self.post_seats if term.first <= one.since <= day < one.until),
        )
