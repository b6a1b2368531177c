"""Every event of a dispute; its commands stand in three files, by what they are about."""

from ruralgov.domain.mediation import messages_agreement as a
from ruralgov.domain.mediation import messages_dispute as d
from ruralgov.domain.mediation import messages_session as s

IntakeEvent = (
    d.DisputeReceived
    | d.DisputeRefused
    | d.PartyConsented
    | d.MediationDeclined
    | d.MediationTerminated
    | d.MediationExtended
    | d.DisputePassedUp
    | d.DisputeTakenUp
    | d.PartyFollowed
    | d.DisputeClosed
    | d.DisputeWithdrawn
    | d.DisputeErased
)
SessionEvent = (
    s.MediatorChosen
    | s.TieDeclared
    | s.MediationSessionHeld
    | s.ViolenceFlagged
    | s.JointSessionWished
    | s.SessionCorrected
)
DraftEvent = (
    a.MediationAgreementDrafted
    | a.ObligationAdded
    | a.MediationAgreementSigned
    | a.MediationAgreementCountersigned
    | a.MediationAgreementSealed
    | a.AgreementDaysCorrected
    | a.AgreementVariationDrafted
    | a.AgreementVariationWithdrawn
)
ObligationEvent = (
    a.ObligationPerformed
    | a.ObligationPerformanceWithdrawn
    | a.DebtorReminded
    | a.DebtorHeard
    | a.ObligationBreached
    | a.BreachWithdrawn
    | a.ObligationEnded
)
CourtEvent = (
    a.AgreementSuitRecorded | a.AgreementSuitEnded | a.ConfirmationApplied | a.ConfirmationRecorded
)
DisputeEvent = IntakeEvent | SessionEvent | DraftEvent | ObligationEvent | CourtEvent
"""What happens to a dispute."""
