"""Commands and events of bodies, and of the rules that a city adopts for them."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    BodyId,
    CollectiveId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
    VillagerGroupId,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings.model import BodyKind, DecisionRule
from ruralgov.domain.meetings.model_body import PostSeat, Seat, SeatPlan


@frozen(kw_only=True)
class FoundBody:
    """Enter a body at a place, with the term in which it is; *id* is a fresh UUID or left out.

    Without *until* its term has no end, as that of all villagers has none. *collective*, *group* or
    *organisation* is what it is the body of.
    """

    id: BodyId | None = None
    kind: BodyKind
    name: str
    place: PlaceId
    since: date
    until: date | None = None
    collective: CollectiveId | None = None
    group: VillagerGroupId | None = None
    organisation: OrganisationId | None = None
    source: str


@frozen(kw_only=True)
class RenewBody:
    """Begin a new term, which ends the one before; its members are seated anew."""

    body: BodyId
    since: date
    until: date | None = None
    name: str | None = None
    source: str


@frozen(kw_only=True)
class ExtendBodyTerm:
    """Let a term last longer, by an approval: an election was put off."""

    body: BodyId
    until: date
    basis: str


@frozen(kw_only=True)
class EndBody:
    """End a body on a day."""

    body: BodyId
    since: date
    basis: str


@frozen(kw_only=True)
class CarryOverBody:
    """Say that a body goes on at the place that its own became part of, with its members.

    A group, a collective, a party branch, a conference and a consultation can; the bodies of a
    village end with it.
    """

    body: BodyId
    since: date
    basis: str


@frozen(kw_only=True)
class CorrectBodyEntry:
    """Put the beginning or end of a term right; without *since* it is withdrawn."""

    body: BodyId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class SeatMembers:
    """Give people, or whoever holds a post, a seat in a body from a day on."""

    body: BodyId
    seats: tuple[SeatPlan, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class UnseatMember:
    """End the seat of a person or of a post on a day."""

    body: BodyId
    person: PersonId | None = None
    post: PostId | None = None
    since: date
    reason: str


@frozen(kw_only=True)
class CorrectSeatEntry:
    """Put the beginning or end of a seat right; without *since* it is withdrawn."""

    body: BodyId
    person: PersonId | None = None
    post: PostId | None = None
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class VacateSeats:
    """End the seats of a person who is gone."""

    body: BodyId
    person: PersonId
    since: date
    cause: str


@frozen(kw_only=True)
class FollowSeats:
    """Enter those who were entered twice, or taken for another, as who they are."""

    body: BodyId


@frozen(kw_only=True)
class AdoptDecisionRule:
    """Adopt a rule beside those of the laws, which it never lowers: a vote satisfies them all."""

    rule: DecisionRule


@frozen(kw_only=True)
class CorrectDecisionRuleEntry:
    """Put the first day of an adopted rule right; without *since* it is withdrawn.

    What was decided by it stays decided.
    """

    code: str
    since: date | None
    reason: str


@frozen(kw_only=True)
class EndDecisionRule:
    """End an adopted rule on a day."""

    code: str
    until: date
    basis: str


@frozen(kw_only=True)
class BodyFounded:
    """A body was entered."""

    kind: BodyKind
    name: str
    place: PlaceId
    since: date
    until: date = FOREVER
    collective: CollectiveId | None
    group: VillagerGroupId | None
    organisation: OrganisationId | None
    source: str


@frozen(kw_only=True)
class BodyRenewed:
    """A new term of a body began."""

    name: str
    since: date
    until: date
    source: str


@frozen(kw_only=True)
class BodyTermExtended:
    """A term lasts longer."""

    until: date
    basis: str


@frozen(kw_only=True)
class BodyEnded:
    """A body ended."""

    since: date
    basis: str


@frozen(kw_only=True)
class BodyCarriedOver:
    """A body goes on at another place."""

    place: PlaceId
    since: date
    basis: str


@frozen(kw_only=True)
class BodyEntryCorrected:
    """The beginning or end of a term was put right or withdrawn."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class MembersSeated:
    """People, or whoever holds a post, have a seat."""

    seats: tuple[Seat, ...]
    post_seats: tuple[PostSeat, ...]
    since: date
    basis: str


@frozen(kw_only=True)
class MemberUnseated:
    """A seat ended."""

    person: PersonId | None
    post: PostId | None
    since: date
    reason: str


@frozen(kw_only=True)
class SeatEntryCorrected:
    """The beginning or end of a seat was put right or withdrawn."""

    person: PersonId | None
    post: PostId | None
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class SeatFollowed:
    """Who was seated as *entered* is *person*: entered twice, or taken for another."""

    entered: PersonId
    person: PersonId


@frozen(kw_only=True)
class DecisionRuleAdopted:
    """A rule was adopted."""

    rule: DecisionRule


@frozen(kw_only=True)
class DecisionRuleEntryCorrected:
    """An adopted rule holds from another day on, or never did."""

    code: str
    since: date | None
    reason: str


@frozen(kw_only=True)
class DecisionRuleEnded:
    """An adopted rule ended."""

    code: str
    until: date
    basis: str


BodyEvent = (
    BodyFounded
    | BodyRenewed
    | BodyTermExtended
    | BodyEnded
    | BodyCarriedOver
    | BodyEntryCorrected
    | MembersSeated
    | MemberUnseated
    | SeatEntryCorrected
    | SeatFollowed
)
"""What happens to a body."""
DecisionRuleEvent = DecisionRuleAdopted | DecisionRuleEntryCorrected | DecisionRuleEnded
"""What happens to the rules that a city adopts."""
