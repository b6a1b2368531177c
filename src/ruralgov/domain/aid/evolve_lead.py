"""What each event makes of a lead."""

from ruralgov.domain.aid import messages_lead as m
from ruralgov.domain.aid.model_lead import AidLead, AidMatters, LeadStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import OfficerText, gone

LeadEvent = (
    m.AidLeadOpened
    | m.AidLeadTaken
    | m.AidLeadHandedOver
    | m.AidLeadOffered
    | m.AidLeadClosed
    | m.AidLeadReopened
    | m.AidLeadErased
)
"""What happens to a lead."""


def begin_lead(event: m.AidLeadOpened) -> AidLead:
    """Return a lead that was found."""
    return AidLead(
        place=event.place,
        origin=event.origin,
        found=event.found,
        due=event.due,
        finding=event.finding,
    )


def evolve_lead(lead: AidLead, event: LeadEvent) -> AidLead:
    """Return a lead after one more event."""
    match event:
        case m.AidLeadOpened():
            return begin_lead(event)
        case m.AidLeadTaken() | m.AidLeadHandedOver():
            return change(lead, stage=LeadStage.TAKEN, owner=event.owner)
        case m.AidLeadOffered():
            return change(
                lead,
                stage=LeadStage.OFFERED,
                file=event.file,
                application=event.application,
                ended=event.offered,
            )
        case m.AidLeadClosed():
            return change(lead, stage=LeadStage.CLOSED, end=event.end, ended=event.closed)
        case m.AidLeadReopened():
            over = {"end": None, "ended": None, "file": None, "application": None, "owner": None}
            return change(lead, stage=LeadStage.OPEN, due=event.due, **over)
        case m.AidLeadErased():
            return change(lead, finding=gone(lead.finding, OfficerText), erased=True)


def evolve_matters(_: AidMatters | None, event: m.AidMattersSet) -> AidMatters:
    """Return the matters that are marked."""
    return AidMatters(matters=frozenset(event.matters))
