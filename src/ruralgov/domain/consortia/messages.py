"""Commands and events of a consortium until it is active: proposal, consents, approval."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.consortia.model import ConsortiumKind
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConsortiumId,
    DecisionId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ProposeConsortium:
    """Propose that villages form a consortium, led by an organisation, under a charter.

    *diagnosis* names what was found and is to be answered by it. Each village then agrees by its
    own decision.
    """

    name: str
    kind: ConsortiumKind
    lead: OrganisationId
    villages: tuple[PlaceId, ...]
    diagnosis: str
    charter: str
    since: date
    id: ConsortiumId | None = None


@frozen(kw_only=True)
class ChangeProposal:
    """Change what is proposed; what is left out stays.

    Consents of villages that stay go on, unless kind, lead or charter change: they agreed to those.
    """

    consortium: ConsortiumId
    name: str | None = None
    kind: ConsortiumKind | None = None
    lead: OrganisationId | None = None
    villages: tuple[PlaceId, ...] | None = None
    diagnosis: str | None = None
    charter: str | None = None
    reason: str


@frozen(kw_only=True)
class ConsentToConsortium:
    """Enter that a founding village agrees, by its own decision; the last one completes it."""

    consortium: ConsortiumId
    village: PlaceId
    decision: DecisionId


@frozen(kw_only=True)
class WithdrawConsent:
    """Take back the consent of a village, before the consortium is approved."""

    consortium: ConsortiumId
    village: PlaceId
    reason: str


@frozen(kw_only=True)
class ApproveConsortium:
    """Approve a consortium to which all its villages agree; another person proposed it.

    *decision* is that of the body that approved it; without one it is a paper, and marked so.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("decision",)

    consortium: ConsortiumId
    approval: str
    approved: date
    review_on: date
    decision: DecisionId | None = None


@frozen(kw_only=True)
class WithdrawConsortiumApproval:
    """Take back an approval before the consortium is active."""

    consortium: ConsortiumId
    reason: str


@frozen(kw_only=True)
class DropProposal:
    """Give up or refuse a consortium that is not active yet."""

    consortium: ConsortiumId
    since: date
    reason: str


@frozen(kw_only=True)
class ActivateConsortium:
    """Say from which day on an approved consortium works; its villages are members from then on."""

    consortium: ConsortiumId
    since: date


@frozen(kw_only=True)
class ConsortiumProposed:
    """A consortium was proposed."""

    name: str
    kind: ConsortiumKind
    lead: OrganisationId
    villages: tuple[PlaceId, ...]
    diagnosis: str
    charter: str
    since: date
    by: AccountId


@frozen(kw_only=True)
class ProposalChanged:
    """A proposal was changed; *renewed*: the consents given before count no more."""

    name: str
    kind: ConsortiumKind
    lead: OrganisationId
    villages: tuple[PlaceId, ...]
    diagnosis: str
    charter: str
    reason: str
    renewed: bool
    by: AccountId


@frozen(kw_only=True)
class VillageConsented:
    """A village agreed; *day* is that of its decision."""

    village: PlaceId
    decision: DecisionId
    day: date
    by: AccountId


@frozen(kw_only=True)
class ConsentWithdrawn:
    """The consent of a village was taken back."""

    village: PlaceId
    reason: str


@frozen(kw_only=True)
class ConsortiumApproved:
    """A consortium was approved."""

    SCHEMA: ClassVar[int] = 2

    approval: str
    approved: date
    review_on: date
    by: AccountId
    decision: DecisionId | None


@frozen(kw_only=True)
class ConsortiumApprovalWithdrawn:
    """An approval was taken back."""

    reason: str


@frozen(kw_only=True)
class ProposalDropped:
    """A consortium was not formed."""

    since: date
    reason: str


@frozen(kw_only=True)
class ConsortiumActivated:
    """A consortium works, and its founding villages are in it."""

    since: date


ProposalEvent = (
    ConsortiumProposed
    | ProposalChanged
    | VillageConsented
    | ConsentWithdrawn
    | ConsortiumApproved
    | ConsortiumApprovalWithdrawn
    | ProposalDropped
    | ConsortiumActivated
)
