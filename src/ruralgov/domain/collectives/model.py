"""A collective economic organisation as the ledgers know it: where it is, and by which rules."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.proposals import NEVER, Proposals
from ruralgov.domain.kernel.value import frozen


class Regime(LabelledEnum):
    """Which accounting rules its books follow; a code of account means something only in one."""

    Y2023 = (
        "2023",
        "农村集体经济组织会计制度（财会〔2023〕14号）",
        "rules of 2023 (Caikuai 2023 No. 14)",
    )
    Y2004 = (
        "2004",
        "村集体经济组织会计制度（财会〔2004〕12号）",
        "rules of 2004 (Caikuai 2004 No. 12)",
    )


@frozen(kw_only=True)
class MergerBasis:
    """On what a merger rests: 农村集体经济组织法 asks for it of both sides.

    *surveyed* is the day up to which assets and accounts were verified (清产核资); *decided* and
    *accepted* are the days on which the members' meetings of the one that goes and of the one that
    stays decided; *approved* is when the government above the town did, after the town had looked
    at it. Each day has its paper.
    """

    surveyed: date
    decided: date
    decision: str
    accepted: date
    acceptance: str
    approved: date
    approval: str

    @property
    def days(self) -> tuple[date, date, date]:
        """The days that come before the approval."""
        return self.surveyed, self.decided, self.accepted


@frozen(kw_only=True)
class AccountMove:
    """That the balance of an account goes to another in the books of the successor.

    Both are below one official account; with *name*, *to* is a new one.
    """

    code: str
    to: str
    name: str = ""


@frozen(kw_only=True)
class Merger:
    """A merger that was announced, by whom, and whether it was carried out."""

    into: CollectiveId
    since: date
    basis: MergerBasis
    accounts: tuple[AccountMove, ...]
    by: AccountId
    done: bool = False
    no: int = 0
    """Its number: who carries it out names it."""


@frozen(kw_only=True)
class Naming:
    """What a collective is called, where it is, and which organisation it is, within days."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Collective:
    """One collective and its days; place, name and organisation are the last ones."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None
    regime: Regime
    since: date
    until: date = FOREVER
    names: tuple[Naming, ...] = ()
    """What it was called and where it was from its beginning on, if that changed."""
    merger: Merger | None = None
    mergers: Proposals = NEVER
    """How many mergers were announced."""

    @property
    def spans(self) -> tuple[Naming, ...]:
        """What it was called and where it was, from its beginning to its end."""
        only = Naming(
            place=self.place,
            name=self.name,
            organisation=self.organisation,
            since=self.since,
            until=self.until,
        )
        return self.names or (only,)

    @property
    def successor(self) -> CollectiveId | None:
        """The collective that it went into, once that was carried out."""
        return self.merger.into if self.merger is not None and self.merger.done else None
