"""Mediation committees with their mediators, and the places at which they work."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import MediationCommitteeId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen

NAME: Final = text_of(TextKind.NAME)
PAPER: Final = text_of(TextKind.PAPER)
OFFICE: Final = text_of(TextKind.OFFICE)
FEWEST: Final = 3
MOST: Final = 9
"""How many members a committee has (人民调解法 art. 8)."""
TERM_YEARS: Final = 3
"""For how long they are elected at most (art. 9)."""


class ResolutionLevel(LabelledEnum):
    """At which level a dispute is, or was settled."""

    VILLAGE = "village", "村（社区）", "village"
    TOWN = "town", "镇街", "town"
    ABOVE = "above", "市级", "above the town"


class MediationPlaceKind(LabelledEnum):
    """What a place of mediation is: none is a body of its own, and none has a seal."""

    STATION = "station", "信用调解工作站", "credit mediation station"
    ROOM = "room", "信用调解室", "credit mediation room"
    PARLOUR = "parlour", "邻里会客厅", "neighbours' parlour"


@frozen(kw_only=True)
class CommitteeMember:
    """A member of a committee; one of them is in the chair."""

    person: PersonId
    chair: bool = False


@frozen(kw_only=True)
class CommitteeTerm:
    """Who sits in a committee for one term, within ``[since, until)``."""

    name: str
    members: tuple[CommitteeMember, ...]
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class AppointedMediator:
    """A mediator whom a committee appointed beside its members."""

    person: PersonId
    basis: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class MediationCommittee:
    """A people's mediation committee through time; its number, seal and files are its own."""

    place: PlaceId
    terms: tuple[CommitteeTerm, ...]
    appointed: tuple[AppointedMediator, ...] = ()

    @property
    def last(self) -> CommitteeTerm:
        """Return the newest term."""
        return self.terms[-1]

    def on(self, day: date) -> CommitteeTerm | None:
        """Return the term of a day."""
        return spans.on(self.terms, day)

    def mediators_on(self, day: date) -> tuple[PersonId, ...]:
        """Return who mediates for it on a day: its members, and whom it appointed."""
        term = self.on(day)
        members = () if term is None else tuple(one.person for one in term.members)
        more = tuple(one.person for one in self.appointed if one.since <= day < one.until)
        return (*members, *(one for one in more if one not in members))


@frozen(kw_only=True)
class OpeningTime:
    """When a place is open on a day of the week, Monday 1; in minutes after midnight."""

    weekday: int
    begin: int
    end: int


@frozen(kw_only=True)
class PlaceSpan:
    """How a place of mediation is called, where it is and when it is open, from a day on."""

    name: str
    venue: str
    opening: tuple[OpeningTime, ...]
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class MediationPlace:
    """A station, room or parlour: a place at which a committee mediates."""

    committee: MediationCommitteeId
    place: PlaceId
    kind: MediationPlaceKind
    spans: tuple[PlaceSpan, ...]

    @property
    def last(self) -> PlaceSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> PlaceSpan | None:
        """Return the span of a day."""
        return spans.on(self.spans, day)
