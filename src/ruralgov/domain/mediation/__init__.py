"""Mediation: disputes settled close to home, of free will, free of charge, and never final.

Law: 人民调解法 (PML), 农村土地承包经营纠纷调解仲裁法 (RLM), 民法典 (CC), 民事诉讼法 (CPL),
反家庭暴力法 (AFV). What no law says is marked [design]; SG numbers the safeguards.

Rules:
1. A committee has three to nine members, one in the chair, a woman among them, and a term of three
   years at most (PML 8, 9). It appoints mediators beside them: adults who are there (PML 13, 14).
2. A station is a place of a town committee, a room or parlour one of a village committee. It has
   opening times, and neither seal nor number: those are the committee's (PML 28) [design].
3. A dispute has two sides. Each party is a person of the registry or an organisation, on one side
   alone; for a minor an adult guardian acts who is no opponent (CC 19 to 23). A committee takes
   what arose in its area; what another organ referred names the letter (PML 17, 18).
4. Nothing begins before each party agreed, having been told its rights; silence is no consent
   (PML 3, 17, 23).
5. A party declines at any moment before the agreement. No reason is asked, it is over at once, and
   nothing of it leaves: no event of a dispute is published (PML 17; SG-08).
6. Mediators are of the committee and accepted by each party. None is a party, a guardian, or was
   ever of one household with one; another tie is told to all first (PML 15, 19, 23). Whoever is in
   a dispute, or of a household in it, records nothing of it, by whichever account.
7. A session says who was there, and is closed unless each party wants it open (PML 23). Somebody
   who suffered violence meets the other side by its own wish alone (AFV) [design].
8. A dispute is settled within thirty days of its acceptance, counted on the working calendar; more
   time is asked for by each party before they are over [design].
9. A dispute goes one level up at a party's wish or for a reason. The committee below is responsible
   until the one above took it [design].
10. An agreement says who owes whom what by when, between the sides alone. About land it is written
    (RLM 10). It limits no right and sets no fine. It has effect from the last of the signatures,
    the mediator's and, written, the committee's seal (PML 28 to 30).
11. The way to court is told with each consent, session, signature and end, recorded each time, and
    never limited: a party sues when it wants (PML 3, 26, 32). There is no field for a fee (PML 4).
12. What was done of an obligation is no more than is owed; one that is paid in parts is fulfilled
    with the last (PML 31).
13. A breach needs its day over, a reminder after it, a hearing after that, and no suit. Inability
    and release are none. Fulfilment and breach of a written agreement are all that may ever touch
    credit (SG-09).
14. A court is asked to confirm a written agreement by all together, within thirty days from its
    effect, moved off holidays (PML 33; CPL 85, 205).
15. Who died or ended takes part in nothing; another may follow, whose consent is asked before an
    agreement. People who were merged are one.
16. A file is closed once nothing is owed, in court or asked of one; it is erased no sooner than its
    period is over.
17. Days that were wrong are put right within what rests on them; what was a mistake is taken back.
18. A file is read by its parties, its mediators, the committee's clerks and supervisors; each
    reading is recorded. What was conceded at the table only its mediators read (PML 15).
19. Figures count what was accepted, where it arose, whatever came of it: what is open, ended or was
    declined stands beside what was settled (小事不出村、大事不出镇). In public they are of a town
    and a year that is over; a count below five is held back, and no total gives it away.
20. What stands still is a finding: a term that is over, a dispute that waits or is past its time or
    not taken up, an obligation that is overdue, a variation that nobody signs.
21. Both sides may vary an agreement in force. What they vary is drafted, signed by each party,
    countersigned and sealed as the agreement was, and has effect from the last of these; what it
    replaces stays in the file. A court confirms it anew. Until it has effect what was agreed holds.
"""

from ruralgov.domain.mediation import exports_messages
from ruralgov.domain.mediation.context import CONTEXT
from ruralgov.domain.mediation.exports_messages import *
from ruralgov.domain.mediation.model import (
    AppointedMediator,
    CommitteeMember,
    CommitteeTerm,
    MediationCommittee,
    MediationPlace,
    MediationPlaceKind,
    OpeningTime,
    PlaceSpan,
    ResolutionLevel,
)
from ruralgov.domain.mediation.model_agreement import (
    AgreementForm,
    AgreementSuit,
    AgreementVariation,
    ConfirmationOutcome,
    JudicialConfirmation,
    MediationAgreement,
    Obligation,
    ObligationKind,
    ObligationPerformance,
    ObligationStage,
    Signature,
    SigningManner,
)
from ruralgov.domain.mediation.model_dispute import (
    Dispute,
    DisputeKind,
    DisputeParty,
    DisputeSource,
    DisputeStage,
    LevelStep,
    MediationSession,
    MediatorSeat,
    PartySide,
    RefusalCause,
    Telling,
    TerminationCause,
    Tie,
)
from ruralgov.domain.mediation.queries import (
    AgreementSheet,
    CauseCount,
    Concession,
    ConcessionsOf,
    DisputeFile,
    Disputes,
    DisputeSheet,
    LevelCount,
    MediationCommittees,
    MediationFault,
    MediationFigures,
    MediationFinding,
    MediationFindings,
    MediationOverview,
    MediationPlaceLine,
    MediationPlaces,
    MediationSummary,
    MediationTownLine,
    MediatorLine,
    MediatorsOf,
    NamedMediator,
    ObligationLine,
    OwnDispute,
    PartyLine,
    PerformanceLine,
    SessionLine,
    VariationLine,
)
from ruralgov.domain.mediation.records import (
    DISPUTE,
    MEDIATION_COMMITTEE,
    MEDIATION_PLACE,
)
from ruralgov.domain.mediation.roles import (
    MEDIATION,
    MEDIATION_CLERK,
    MEDIATION_SUPERVISOR,
    MEDIATOR,
)
from ruralgov.domain.mediation.rows import (
    DisputePartyRow,
    DisputeRow,
    MediationCommitteeRow,
    MediationPlaceRow,
    MediatorRow,
    ObligationRow,
)

__all__ = [
    "CONTEXT",
    "DISPUTE",
    "MEDIATION",
    "MEDIATION_CLERK",
    "MEDIATION_COMMITTEE",
    "MEDIATION_PLACE",
    "MEDIATION_SUPERVISOR",
    "MEDIATOR",
    "AgreementForm",
    "AgreementSheet",
    "AgreementSuit",
    "AgreementVariation",
    "AppointedMediator",
    "CauseCount",
    "CommitteeMember",
    "CommitteeTerm",
    "Concession",
    "ConcessionsOf",
    "ConfirmationOutcome",
    "Dispute",
    "DisputeFile",
    "DisputeKind",
    "DisputeParty",
    "DisputePartyRow",
    "DisputeRow",
    "DisputeSheet",
    "DisputeSource",
    "DisputeStage",
    "Disputes",
    "JudicialConfirmation",
    "LevelCount",
    "LevelStep",
    "MediationAgreement",
    "MediationCommittee",
    "MediationCommitteeRow",
    "MediationCommittees",
    "MediationFault",
    "MediationFigures",
    "MediationFinding",
    "MediationFindings",
    "MediationOverview",
    "MediationPlace",
    "MediationPlaceKind",
    "MediationPlaceLine",
    "MediationPlaceRow",
    "MediationPlaces",
    "MediationSession",
    "MediationSummary",
    "MediationTownLine",
    "MediatorLine",
    "MediatorRow",
    "MediatorSeat",
    "MediatorsOf",
    "NamedMediator",
    "Obligation",
    "ObligationKind",
    "ObligationLine",
    "ObligationPerformance",
    "ObligationRow",
    "ObligationStage",
    "OpeningTime",
    "OwnDispute",
    "PartyLine",
    "PartySide",
    "PerformanceLine",
    "PlaceSpan",
    "RefusalCause",
    "ResolutionLevel",
    "SessionLine",
    "Signature",
    "SigningManner",
    "Telling",
    "TerminationCause",
    "Tie",
    "VariationLine",
]
__all__ += exports_messages.__all__
