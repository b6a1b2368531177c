"""What can be asked of members, shares and distributions."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CollectiveId, DistributionId, PersonId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership.model import (
    AdmissionCause,
    Holding,
    Management,
    RollChange,
    RollStage,
    ShareKind,
)
from ruralgov.domain.membership.model_distribution import Basis, Distribution, DistributionStage
from ruralgov.domain.membership.rows import DistributionRow


@frozen(kw_only=True)
class RollLine:
    """Somebody of a roll on a day: since when and why a member, if one, and with which shares."""

    person: PersonId
    name: str | None
    member: bool
    since: date | None
    cause: AdmissionCause | None
    shares: tuple[Holding, ...]
    units: int
    """Hundredths of shares of all kinds together."""
    household: str = ""
    """The number of the household of the day; empty for who belongs to none of the city."""


@frozen(kw_only=True)
class RollFile:
    """The roll of a collective on a day: members in its order, then others who have shares."""

    collective: CollectiveId
    stage: RollStage
    management: Management
    lines: tuple[RollLine, ...]
    members: int
    pool: tuple[Holding, ...]
    """The shares that the collective itself keeps."""
    units: int
    """All shares together, in hundredths: no change of the roll makes them more or fewer."""
    pending: tuple[RollChange, ...]
    moves: tuple[RollChange, ...]


@frozen(kw_only=True)
class RollOf(Query[RollFile]):
    """Ask for the roll of a collective on the day asked, with names; each reading is recorded."""

    collective: CollectiveId


@frozen(kw_only=True)
class KnownMember:
    """At which place of the question a number stands, and whose it is."""

    index: int
    person: PersonId


@frozen(kw_only=True)
class KnownMembers(Query[list[KnownMember]]):
    """Ask whose some identity numbers are, of the people of a collective's place and roll alone.

    The answer names nobody, and says nothing of others of the city.
    """

    collective: CollectiveId
    identities: tuple[IdentityNumber, ...]


@frozen(kw_only=True)
class OwnLine:
    """What a distribution has for somebody, and whether it was paid."""

    distribution: DistributionId
    title: str
    year: int
    amount: Fen
    waits: bool
    """Whether an objection to it is not settled."""
    paid: date | None


@frozen(kw_only=True)
class OwnShare:
    """What one person is and has in a collective on a day, and what they got and are to get."""

    collective: CollectiveId
    member: bool
    shares: tuple[Holding, ...]
    lines: tuple[OwnLine, ...]


@frozen(kw_only=True)
class SharesOf(Query[list[OwnShare]]):
    """Ask for what one person is and has in a collective, and nothing of others."""

    collective: CollectiveId
    person: PersonId


@frozen(kw_only=True)
class MyShares(Query[list[OwnShare]]):
    """Ask for what the person behind the own account is and has in a collective."""

    collective: CollectiveId


@frozen(kw_only=True)
class ListLine:
    """One line of a list: who, by what weight, how much, whether it waits, and what was paid."""

    person: PersonId
    name: str | None
    weight: int
    amount: Fen
    waits: bool
    paid: date | None
    payee: str | None
    returned: int
    """How often the bank returned it."""
    voucher: VoucherId | None = None
    """The voucher by which it was paid."""


@frozen(kw_only=True)
class ListFile:
    """A distribution with its list; ``paid`` and ``open`` are together its amount."""

    record: Distribution
    lines: tuple[ListLine, ...]
    paid: Fen
    open: Fen


@frozen(kw_only=True)
class DistributionList(Query[ListFile]):
    """Ask for the list of a distribution, with names; each reading is recorded."""

    distribution: DistributionId


@frozen(kw_only=True)
class Distributions(Query[list[DistributionRow]]):
    """Ask for the distributions of a collective, oldest first; it names nobody."""

    collective: CollectiveId


@frozen(kw_only=True)
class KindTotal:
    """How many hundredths of shares of a kind there are."""

    kind: ShareKind
    units: int


@frozen(kw_only=True)
class DistributionTotal:
    """What was divided among how many, and how much of it is paid."""

    title: str
    year: int
    amount: Fen
    basis: Basis
    stage: DistributionStage
    people: int
    paid: Fen


@frozen(kw_only=True)
class Totals:
    """How many members and shares a collective has on a day, and what it divided."""

    members: int
    management: Management
    shares: tuple[KindTotal, ...]
    distributions: tuple[DistributionTotal, ...]


@frozen(kw_only=True)
class MembershipTotals(Query[Totals]):
    """Ask for the totals of a collective, which everybody may read: no person is in them."""

    collective: CollectiveId


class MemberFault(LabelledEnum):
    """What is wrong with a roll or a list and was left so."""

    DEAD_ON_ROLL = "dead_on_roll", "已故仍在册", "died and is on the roll"
    ELSEWHERE = "elsewhere", "同时在两本名册上", "on two rolls at once"
    TWICE = "twice", "同一人在册两次", "one person on the roll twice"
    SHARES_OF_DEAD = "shares_of_dead", "已故者股份未继承", "shares of somebody who died"
    UNPAID = "unpaid", "逾期未付", "not paid for long"


@frozen(kw_only=True)
class MemberFinding:
    """One fault: of whom, since when, and of which list it is."""

    fault: MemberFault
    person: PersonId
    since: date
    distribution: DistributionId | None = None


@frozen(kw_only=True)
class MembershipFindings(Query[list[MemberFinding]]):
    """Ask for what is wrong with the roll and the lists of a collective; it names nobody."""

    collective: CollectiveId
