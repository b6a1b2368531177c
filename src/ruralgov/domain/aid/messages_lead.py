"""Commands and events of leads."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.model_lead import LeadEnd, LeadOrigin
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidLeadId, PlaceId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class OpenAidLead:
    """Enter that somebody at a place may be in need; what was found says who and what."""

    id: AidLeadId | None = None
    place: PlaceId
    origin: LeadOrigin
    found: date
    finding: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class OpenCaseLead:
    """Open a lead from a case of a matter that is marked, under the id of the case.

    What the case says stays there; the lead names its number.
    """

    id: AidLeadId
    place: PlaceId
    found: date
    finding: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class TakeAidLead:
    """Take a lead upon oneself."""

    lead: AidLeadId


@frozen(kw_only=True)
class HandOverAidLead:
    """Hand a lead to another account that keeps files at its place."""

    lead: AidLeadId
    to: AccountId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class OfferFromLead:
    """Enter that a lead led to what was offered to a family, or applied for by it."""

    lead: AidLeadId
    file: AidFileId
    application: int
    offered: date


@frozen(kw_only=True)
class CloseAidLead:
    """Close a lead of which nothing was offered, with the reason."""

    lead: AidLeadId
    end: LeadEnd
    closed: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReopenAidLead:
    """Open a lead again that ended too soon."""

    lead: AidLeadId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseAidLead:
    """Erase for good what was found, of a lead that ended."""

    lead: AidLeadId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class SetAidMatters:
    """Mark the matters of cases of which each case opens a lead: these, and no others."""

    matters: tuple[str, ...]
    reason: str


@frozen(kw_only=True)
class AidLeadOpened:
    """Somebody may be in need."""

    place: PlaceId
    origin: LeadOrigin
    found: date
    due: date
    finding: OfficerText


@frozen(kw_only=True)
class AidLeadTaken:
    """Somebody follows a lead."""

    owner: AccountId


@frozen(kw_only=True)
class AidLeadHandedOver:
    """Another one follows a lead."""

    owner: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidLeadOffered:
    """A lead led to an offer."""

    file: AidFileId
    application: int
    offered: date


@frozen(kw_only=True)
class AidLeadClosed:
    """A lead ended without an offer."""

    end: LeadEnd
    closed: date
    reason: OfficerText


@frozen(kw_only=True)
class AidLeadReopened:
    """A lead is followed again."""

    due: date
    reason: OfficerText


@frozen(kw_only=True)
class AidLeadErased:
    """What was found is gone."""

    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidMattersSet:
    """Cases of these matters open leads."""

    matters: tuple[str, ...]
    reason: str
