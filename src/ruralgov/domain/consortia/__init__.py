"""Consortia: villages that work together under one lead, and stay their own.

A consortium is no legal person: it owns nothing, has no account and signs nothing. What is pooled
stays with its owner; what is undertaken together is a contract of the collectives, or a company or
co-operative of which they hold shares.

Rules (the numbers of invariants are those of the tests):
1. A consortium answers a diagnosis, is of one of four kinds, and has one lead organisation that is
   there, a name of its own and a charter.
2. It has two different villages at least (invariant 14), in one town or across towns.
3. Each village agrees by its own decision; a change of kind, lead or charter before the approval
   asks all of them again.
4. It is approved once all agree, by another person than entered the proposal and the consents.
5. A village is in one consortium at a time, with all that became part of it (invariant 15).
6. It is suspended, goes on, and may be called back from its dissolution.
7. Name, kind, lead and charter change from a day on, with a reason; what they were stays.
8. A village leaves by its own decision, after notice, with nothing left to settle. Where it became
   part of another, its membership passes to that one.
9. It is dissolved once everything pooled is returned or settled, and every project ended
   (invariant 19).
10. A wrong day is moved, and what was entered by mistake is withdrawn, with a reason.
11. What is pledged or undertaken rests on a decision of its owner (invariant 16), and stays the
    owner's (invariant 17).
12. A pledge ends as returned or settled; that is taken back while its village is a member.
13. A joint project has a lawful form, and its shares make exactly one whole (invariant 18).
14. A census counts each consortium once, in one town, and each village of the day once
    (invariant 20).
15. What went wrong by itself is a finding: too few villages, a lead or a village that ended, a
    village in two, a decision that fell, a review or a return that is late.
16. An outcome of one of the three integrations has an indicator, a figure before and after, and
    evidence; one person enters it and another verifies it. What nobody verified is in no sum.
17. An outcome of industry is the income of a joint project that the posted vouchers of its parties
    show; a project counts once in a time, and a line of a voucher once anywhere.
"""

from ruralgov.domain.consortia import exports_messages
from ruralgov.domain.consortia.context import CONTEXT
from ruralgov.domain.consortia.exports_messages import *
from ruralgov.domain.consortia.model import (
    Approval,
    Consent,
    Consortium,
    ConsortiumKind,
    ConsortiumStage,
    Membership,
    Standing,
    Terms,
)
from ruralgov.domain.consortia.model_outcome import Income, Integration, Outcome
from ruralgov.domain.consortia.model_pledge import (
    JointProject,
    Pledge,
    PledgeEnd,
    Portion,
    ResourceKind,
    Vehicle,
)
from ruralgov.domain.consortia.queries import (
    Census,
    CensusSheet,
    Charter,
    Consortia,
    ConsortiumCensus,
    ConsortiumCensusSheet,
    ConsortiumCharter,
    ConsortiumFault,
    ConsortiumFinding,
    ConsortiumFindings,
    FaultCount,
    KindCount,
    MemberLine,
    Pooled,
    PooledBy,
    PooledSum,
    TownCount,
)
from ruralgov.domain.consortia.queries_outcome import (
    ConsortiumOutcomes,
    IntegrationSum,
    OutcomeLine,
    OutcomeSheet,
    VillageIncome,
)
from ruralgov.domain.consortia.records import (
    CONSORTIUM,
)
from ruralgov.domain.consortia.roles import (
    CONSORTIUM_APPROVER,
    CONSORTIUM_KEEPER,
    PARTY_BUILDING,
)
from ruralgov.domain.consortia.rows import (
    ConsortiumDecisionRow,
    ConsortiumMemberRow,
    ConsortiumRow,
    ConsortiumVillageRow,
    JointShareRow,
    OutcomeIncomeRow,
    OutcomeRow,
    PledgeRow,
)

__all__ = [
    "CONSORTIUM",
    "CONSORTIUM_APPROVER",
    "CONSORTIUM_KEEPER",
    "CONTEXT",
    "PARTY_BUILDING",
    "Approval",
    "Census",
    "CensusSheet",
    "Charter",
    "Consent",
    "Consortia",
    "Consortium",
    "ConsortiumCensus",
    "ConsortiumCensusSheet",
    "ConsortiumCharter",
    "ConsortiumDecisionRow",
    "ConsortiumFault",
    "ConsortiumFinding",
    "ConsortiumFindings",
    "ConsortiumKind",
    "ConsortiumMemberRow",
    "ConsortiumOutcomes",
    "ConsortiumRow",
    "ConsortiumStage",
    "ConsortiumVillageRow",
    "FaultCount",
    "Income",
    "Integration",
    "IntegrationSum",
    "JointProject",
    "JointShareRow",
    "KindCount",
    "MemberLine",
    "Membership",
    "Outcome",
    "OutcomeIncomeRow",
    "OutcomeLine",
    "OutcomeRow",
    "OutcomeSheet",
    "Pledge",
    "PledgeEnd",
    "PledgeRow",
    "Pooled",
    "PooledBy",
    "PooledSum",
    "Portion",
    "ResourceKind",
    "Standing",
    "Terms",
    "TownCount",
    "Vehicle",
    "VillageIncome",
]
__all__ += exports_messages.__all__
