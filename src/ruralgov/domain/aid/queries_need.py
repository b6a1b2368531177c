"""What can be asked about leads and needs, and what the answers are."""

from datetime import date

from ruralgov.domain.aid.model_lead import LeadEnd, LeadOrigin, LeadStage
from ruralgov.domain.aid.model_need import NeedKind, NeedStage
from ruralgov.domain.aid.rows_lead import AidLeadRow
from ruralgov.domain.aid.rows_need import AidNeedRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    AccountId,
    AidFileId,
    AidLeadId,
    AidNeedId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidLeadPage:
    """A lead as who follows it reads it."""

    lead: AidLeadId
    place: PlaceId
    origin: LeadOrigin
    found: date
    due: date
    finding: str | None
    stage: LeadStage
    clerk: AccountId | None
    end: LeadEnd | None
    ended: date | None
    file: AidFileId | None
    application: int | None


@frozen(kw_only=True)
class AidNeedPage:
    """A need as who matches it reads it; the wish of a minor is there only with an approval."""

    need: AidNeedId
    file: AidFileId
    person: PersonId
    kind: NeedKind
    since: date
    wish: str | None
    stage: NeedStage
    provider: OrganisationId | None
    returns: int
    held_back: bool


@frozen(kw_only=True)
class AidLeads(Query[list[AidLeadRow]]):
    """Ask for leads at a place or below it, those due first; by default those still followed."""

    place: PlaceId
    stages: tuple[LeadStage, ...] = ()


@frozen(kw_only=True)
class AidLeadCard(Query[AidLeadPage]):
    """Ask for one lead; what was found is recorded as read."""

    lead: AidLeadId


@frozen(kw_only=True)
class AidNeeds(Query[list[AidNeedRow]]):
    """Ask for needs of families at a place or below it; by default those that are not over."""

    place: PlaceId
    stages: tuple[NeedStage, ...] = ()


@frozen(kw_only=True)
class AidNeedCard(Query[AidNeedPage]):
    """Ask for one need; what is wished is recorded as read."""

    need: AidNeedId


@frozen(kw_only=True)
class AidMarkedMatters(Query[list[str]]):
    """Ask of which matters each case opens a lead."""
