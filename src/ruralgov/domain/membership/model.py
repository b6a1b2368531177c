"""The roll of a collective: who is a member, who has which shares, and on what each rests."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, DecisionId, PersonId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.spans import entries
from ruralgov.domain.kernel.value import frozen

NOTICE_DAYS: Final = 7
"""For so many days a roll or a list hangs out at least, the first and the last included."""
LARGEST_SHARE: Final = 10**9
"""Hundredths that one entry has at most."""
LAWFUL: Final = date(2025, 5, 1)
"""From this day on 农村集体经济组织法 holds."""


class Management(LabelledEnum):
    """Whether shares follow who comes and goes."""

    STATIC = "static", "静态管理", "static"
    DYNAMIC = "dynamic", "动态管理", "dynamic"


class ShareKind(LabelledEnum):
    """For what a share was given."""

    BASIC = "basic", "基本股（人口股）", "basic"
    LABOUR = "labour", "劳龄股（农龄股）", "for years of labour"
    LAND = "land", "土地股", "for land"
    OTHER = "other", "其他股", "other"


class AdmissionCause(LabelledEnum):
    """Why somebody is a member (农村集体经济组织法 art. 11, 12)."""

    FOUNDING = "founding", "首次确认", "first roll"
    BIRTH = "birth", "生育", "birth"
    MARRIAGE = "marriage", "结婚", "marriage"
    ADOPTION = "adoption", "收养", "adoption"
    MIGRATION = "migration", "政策性移民", "resettlement"
    OTHER = "other", "其他确认", "admitted otherwise"


class LossCause(LabelledEnum):
    """Why somebody is a member no more: nothing else is a ground (art. 16, 17, 18)."""

    DEATH = "death", "死亡", "death"
    OTHER_COLLECTIVE = (
        "other_collective",
        "已取得其他集体成员身份",
        "member of another collective",
    )
    CIVIL_SERVANT = "civil_servant", "成为公务员（聘任制除外）", "became a civil servant"
    NATIONALITY = "nationality", "丧失中国国籍", "lost the nationality"
    EXIT = "exit", "自愿退出", "left by own will"


class MoveKind(LabelledEnum):
    """How shares go from one holder to another; without a holder they are the collective's."""

    INHERIT = "inherit", "继承", "inherited"
    TRANSFER = "transfer", "内部转让", "transferred within"
    REPURCHASE = "repurchase", "集体赎回", "repurchased"
    ALLOT = "allot", "集体配给", "given by the collective"


class RollStage(LabelledEnum):
    """How far the first roll is."""

    DRAFT = "draft", "拟定", "drafted"
    PUBLISHED = "published", "公示中", "published"
    CONFIRMED = "confirmed", "已确认", "confirmed"


@frozen(kw_only=True)
class Holding:
    """Shares of one kind, in hundredths of a share."""

    kind: ShareKind
    units: int


@frozen(kw_only=True)
class RollEntry:
    """One person of a roll that is drafted, and the shares they are to have."""

    person: PersonId
    shares: tuple[Holding, ...] = ()


@frozen(kw_only=True)
class Notice:
    """From when until when something hung out; *until* is the last day."""

    since: date
    until: date
    venue: str


@frozen(kw_only=True)
class Objection:
    """One objection: the paper it is, of whose entry, and how it was answered."""

    number: int
    day: date
    person: PersonId | None
    reference: str
    upheld: bool | None = None
    answered: date | None = None
    answer: str = ""
    answered_by: AccountId | None = None

    @property
    def open(self) -> bool:
        """Whether nobody answered it yet."""
        return self.upheld is None


@frozen(kw_only=True)
class Admission:
    """That somebody becomes a member on a day, by the decision of the members."""

    person: PersonId
    cause: AdmissionCause
    since: date
    reference: str
    reason: str
    decision: DecisionId


@frozen(kw_only=True)
class Loss:
    """That somebody is a member no more from a day on."""

    person: PersonId
    cause: LossCause
    since: date
    reference: str
    reason: str


@frozen(kw_only=True)
class ShareMove:
    """That shares go from one holder to another on a day; None is the collective itself."""

    kind: MoveKind
    share: ShareKind
    units: int
    giver: PersonId | None
    taker: PersonId | None
    since: date
    reference: str
    reason: str
    decision: DecisionId | None = None


@frozen(kw_only=True)
class RollChange:
    """One change by its number: it is one of the three, who proposed it and who approved it."""

    number: int
    by: AccountId
    admission: Admission | None = None
    loss: Loss | None = None
    move: ShareMove | None = None
    approved_by: AccountId | None = None

    @property
    def about(self) -> tuple[PersonId | None, ...]:
        """Whom it is about; None stands for the collective itself."""
        if self.move is not None:
            return self.move.giver, self.move.taker
        one = self.admission or self.loss
        return () if one is None else (one.person,)


@frozen(kw_only=True)
class Membership:
    """That a person is a member within days, and why they came and went."""

    person: PersonId
    cause: AdmissionCause
    since: date
    until: date = FOREVER
    loss: LossCause | None = None
    by: AccountId
    """Who proposed it; whoever puts it right is another person."""


@frozen(kw_only=True)
class MemberRoll:
    """The roll of one collective: its first version, and every change since.

    *first* are the shares with which it began; *pool* are those that the collective itself keeps.
    """

    management: Management
    since: date
    source: str
    members: tuple[Membership, ...]
    first: tuple[RollEntry, ...]
    pool: tuple[Holding, ...]
    drafters: tuple[AccountId, ...]
    stage: RollStage = RollStage.DRAFT
    notice: Notice | None = None
    objections: tuple[Objection, ...] = ()
    decision: DecisionId | None = None
    pending: tuple[RollChange, ...] = ()
    moves: tuple[RollChange, ...] = ()
    cites: tuple[DecisionId, ...] = ()
    last: int = 0
    """The number of the newest change."""
    settled: int = 0
    """How many objections there were when the roll was drafted last."""

    def on(self, day: date) -> tuple[Membership, ...]:
        """Return the members on a day, in the order of the roll."""
        if self.stage is not RollStage.CONFIRMED:
            return ()
        return tuple(one for one in self.members if one.since <= day < one.until)

    def waiting(self, number: int) -> RollChange | None:
        """Return a change that waits to be approved, or None."""
        return next((one for one in self.pending if one.number == number), None)

    def days_of(self, person: PersonId) -> list[date]:
        """Return the days on which a membership of a person began or ended."""
        return entries(one for one in self.members if one.person == person)


Shares = dict[tuple[PersonId | None, ShareKind], int]
"""Hundredths of shares by holder (None: the collective) and kind."""


def moves_of(roll: MemberRoll) -> Iterator[ShareMove]:
    """Give the moves of shares that hold, by their day."""
    found = [one.move for one in roll.moves if one.move is not None]
    yield from sorted(found, key=lambda one: one.since)


def shares_on(roll: MemberRoll, day: date, *more: ShareMove) -> Shares:
    """Return who has how many shares of each kind on a day: what began, and what moved since."""
    found: Shares = {}
    if day < roll.since:
        return found
    for person, kind, units in _first(roll):
        found[person, kind] = found.get((person, kind), 0) + units
    for move in (*moves_of(roll), *more):
        if move.since <= day:
            taken, given = (move.giver, move.share), (move.taker, move.share)
            found[taken] = found.get(taken, 0) - move.units
            found[given] = found.get(given, 0) + move.units
    return {key: units for key, units in found.items() if units}


def _first(roll: MemberRoll) -> Iterator[tuple[PersonId | None, ShareKind, int]]:
    for entry in roll.first:
        for one in entry.shares:
            yield entry.person, one.kind, one.units
    for one in roll.pool:
        yield None, one.kind, one.units
