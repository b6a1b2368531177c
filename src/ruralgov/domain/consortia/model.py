"""A consortium: what it is called and stands for, how it stands, and which villages are in it."""

from datetime import date
from typing import Final

from ruralgov.domain.consortia.model_outcome import Outcome
from ruralgov.domain.consortia.model_pledge import JointProject, Pledge
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, DecisionId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.kernel.value import frozen

FEWEST: Final = 2
"""How many villages a consortium has at least."""


class ConsortiumKind(LabelledEnum):
    """What a consortium is for."""

    LEADERSHIP = "leadership", "建强班子", "leadership strengthening"
    CONFLICT = "conflict", "化解矛盾", "conflict resolution"
    GOVERNANCE = "governance", "优化治理", "governance improvement"
    INDUSTRY = "industry", "发展产业", "industry development"


class ConsortiumStage(LabelledEnum):
    """How a consortium stands."""

    PROPOSED = "proposed", "拟组建", "proposed"
    CONSENTED = "consented", "各村已同意", "consented by all villages"
    APPROVED = "approved", "已批准", "approved"
    ACTIVE = "active", "运行中", "active"
    SUSPENDED = "suspended", "暂停", "suspended"
    DISSOLVING = "dissolving", "清算解散中", "dissolving"
    DISSOLVED = "dissolved", "已解散", "dissolved"
    DROPPED = "dropped", "未组建", "not formed"


BEFORE: Final = (ConsortiumStage.PROPOSED, ConsortiumStage.CONSENTED, ConsortiumStage.APPROVED)
"""Stages at which its villages are not members yet."""
OVER: Final = frozenset({ConsortiumStage.DISSOLVED, ConsortiumStage.DROPPED})
ALIVE: Final = (ConsortiumStage.ACTIVE, ConsortiumStage.SUSPENDED, ConsortiumStage.DISSOLVING)
"""Stages at which it has members."""


@frozen(kw_only=True)
class Terms:
    """What it is called, what it is for and who leads it, within days; *reason* of the change."""

    name: str
    kind: ConsortiumKind
    lead: OrganisationId
    charter: str
    reason: str = ""
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Standing:
    """How it stood within days, and on what that rests; *decision*: of the body that said so."""

    stage: ConsortiumStage
    basis: str = ""
    decision: DecisionId | None = None
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Consent:
    """That a village agreed to form it, by its own decision; *by* entered that."""

    village: PlaceId
    decision: DecisionId
    by: AccountId


@frozen(kw_only=True)
class Approval:
    """That it was approved, by which paper, and when it is looked at again."""

    approval: str
    approved: date
    review_on: date
    by: AccountId
    decision: DecisionId | None = None
    """The decision of the body that approved it; None where that is only on paper."""


@frozen(kw_only=True)
class Membership:
    """That a village is in it within days, by its decision.

    *founding*: from the day on which it became active. *with_it*: until it was dissolved.
    *follows* names the village that became part of this one.
    """

    village: PlaceId
    decision: DecisionId
    since: date
    until: date = FOREVER
    founding: bool = False
    with_it: bool = False
    follows: PlaceId | None = None
    left_by: DecisionId | None = None
    approved_by: DecisionId | None = None


@frozen(kw_only=True)
class Consortium:
    """One consortium from its proposal to its end: no legal person, so that it owns nothing."""

    diagnosis: str
    founders: tuple[PlaceId, ...]
    terms: tuple[Terms, ...]
    standings: tuple[Standing, ...]
    entered: tuple[AccountId, ...]
    """Who proposed it and changed the proposal: none of them approves it."""
    consents: tuple[Consent, ...] = ()
    approval: Approval | None = None
    members: tuple[Membership, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    projects: tuple[JointProject, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def last(self) -> Terms:
        """Its newest terms."""
        return self.terms[-1]

    @property
    def stage(self) -> ConsortiumStage:
        """How it stands now."""
        return self.standings[-1].stage

    @property
    def begun(self) -> date | None:
        """The day on which it became active; None before."""
        found = (one.since for one in self.standings if one.stage in ALIVE)
        return next(found, None)

    @property
    def villages(self) -> tuple[PlaceId, ...]:
        """Whose it is now: its members, before it began its founders, once it ended all of them."""
        open_ones = [one.village for one in self.members if one.until == FOREVER]
        every = open_ones or [one.village for one in self.members] or self.founders
        return tuple(dict.fromkeys(every))

    def member(self, village: PlaceId, day: date) -> Membership | None:
        """Return the membership of a village on a day."""
        return on((one for one in self.members if one.village == village), day)

    def holds_on(self, day: date) -> bool:
        """Tell whether it was active on a day."""
        found = on(self.standings, day)
        return found is not None and found.stage is ConsortiumStage.ACTIVE
