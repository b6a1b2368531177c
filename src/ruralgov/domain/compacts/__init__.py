"""Compacts: village rules, credit schemes, agreements, and points that can hurt nobody.

Each rule names the safeguards (SG) that it keeps. Nothing here fines, denies a service or touches
aid: consequences are a closed list, and no context above reads points.

Rules:
1. Village rules are versions of numbered clauses; none lays a duty, price or penalty on protected
   conduct (SG-08).
2. No clause fines anybody or limits rights, benefits or services; a refusal names clause, word and
   reason (SG-03).
3. Rules are adopted by a published decision of the village meeting and filed with the town by
   another person; while the town orders clauses to be corrected they do not hold (SG-02).
4. A scheme is a version of categories and items of one village; every category has an item, and
   every item rests on a clause of its rules (SG-02).
5. What follows from an item is of a closed list: points, honour or a thing given where they are
   given, points or a reminder where they are taken (SG-03); no title names protected conduct
   (SG-08).
6. Points are capped for an event, a category and a month, by hours and never by money (SG-15);
   all expire within five years, and deductions no later than what was earned (SG-12).
7. A scheme is adopted by the villagers, begins after its publication and never in the past, and
   lapses after its review day; the one before it does not come back (SG-02, SG-20).
8. An adult of the village agrees to one version; it counts from the day on which it is entered
   (SG-01, SG-10).
9. A new version is agreed to anew (SG-01).
10. Anybody leaves at any time with no other effect: what is not published goes, and the rest is
    kept or deleted as they choose; who dies or moves away is scored no more (SG-01).
11. An entry names an item of the scheme that held on its day, and a person who had agreed to that
    version by then and has not left it (SG-01, SG-02).
12. Who records, who approves and whom it is about are different persons, and not of one household;
    an account of which nobody knows the person does neither (SG-05).
13. Every entry has evidence with maker, time and hash; a deduction two witnesses who are strangers
    to it and to each other, or a document with legal effect (SG-05).
14. Points are worked out from item and quantity within all caps; nobody types any (SG-15).
15. A thing is recorded once, and what was struck never comes back (SG-15).
16. A deduction is published only once the person was told and had time to be heard, and what they
    said was answered (SG-06).
17. A mistake is taken back before its publication.
18. A month of a village is published once it is over, for its working days, and final after them;
    a faulty notice is taken down and begins anew (SG-07).
19. Any adult of the village may object during the notice; that keeps the one entry from counting
    until it is answered with reasons, by somebody who had no part in it (SG-07).
20. An answer can be reviewed once by the town, by another person; until that is over or can no
    longer be asked for the entry does not count (SG-07).
21. Whoever an entry is about may have it corrected, deleted or repaired; a repaired one counts no
    more and hangs out no more (SG-13, SG-19).
22. Commendations follow from final months alone, by the rule of the scheme for ties, and are so few
    that nobody is shown to be last (SG-14).
23. The balance on a day is a function of entries (SG-12); every entry is explained (SG-18), to
    staff and to the person alone (SG-11), and notices name nobody who lost points (SG-14).
24. That a written mediation agreement was kept in time, or broken, proposes an entry of who owed
    it, where the scheme has an item that nothing else shows; it is approved, heard and published as
    any other, and falls with what it follows from. Nobody types it, and no other act or refusal in
    a mediation ever touches points (SG-09).
"""

from ruralgov.domain.compacts import exports_messages
from ruralgov.domain.compacts.context import CONTEXT
from ruralgov.domain.compacts.exports_messages import *
from ruralgov.domain.compacts.lint import Found
from ruralgov.domain.compacts.model import (
    Clause,
    Conduct,
    Consequence,
    CreditCategory,
    CreditItem,
    CreditScheme,
    Filing,
    ProofKind,
    SchemeTerms,
    Signed,
    TieRule,
    TownObjection,
    VillageRules,
)
from ruralgov.domain.compacts.model_points import (
    Agreement,
    AgreementEnd,
    Agreements,
    Answer,
    Commendations,
    CreditMonth,
    CreditRequest,
    Ended,
    Ending,
    Hold,
    Informed,
    Notice,
    NoticeMethod,
    Point,
    Proof,
    RequestKind,
    Sheet,
    SigningMethod,
    month_key,
    quarter_key,
)
from ruralgov.domain.compacts.queries import (
    CommendationPage,
    Commended,
    CompactFault,
    CompactFinding,
    CompactFindings,
    CreditAgreements,
    CreditMonthFile,
    CreditMonths,
    CreditNotice,
    CreditNoticePage,
    CreditRequestFile,
    CreditRequestPage,
    CreditRequests,
    CreditSchemeFile,
    CreditSchemeOn,
    CreditSchemes,
    CreditStatement,
    CreditStatementPage,
    ExplainedLine,
    ExplainPoint,
    LintClauses,
    LintFinding,
    NoticeLine,
    PointExplanation,
    PointStatus,
    StatementLine,
    VillageRulesFile,
    VillageRulesOf,
)
from ruralgov.domain.compacts.records import CREDIT_SCHEME, VILLAGE_RULES
from ruralgov.domain.compacts.records_points import (
    AGREEMENTS,
    COMMENDATIONS,
    CREDIT_MONTH,
    CREDIT_REQUEST,
)
from ruralgov.domain.compacts.roles import (
    COMPACT_APPROVER,
    COMPACT_KEEPER,
    COMPACT_RECORDER,
    COMPACT_REVIEWER,
    COMPACTS,
    VILLAGER,
)
from ruralgov.domain.compacts.rows import CompactStage, CreditSchemeRow, VillageRulesRow
from ruralgov.domain.compacts.rows_points import (
    AgreementRow,
    CommendationRow,
    CreditMonthRow,
    CreditRequestRow,
    PointRow,
)

__all__ = [
    "AGREEMENTS",
    "COMMENDATIONS",
    "COMPACTS",
    "COMPACT_APPROVER",
    "COMPACT_KEEPER",
    "COMPACT_RECORDER",
    "COMPACT_REVIEWER",
    "CONTEXT",
    "CREDIT_MONTH",
    "CREDIT_REQUEST",
    "CREDIT_SCHEME",
    "VILLAGER",
    "VILLAGE_RULES",
    "Agreement",
    "AgreementEnd",
    "AgreementRow",
    "Agreements",
    "Answer",
    "Clause",
    "CommendationPage",
    "CommendationRow",
    "Commendations",
    "Commended",
    "CompactFault",
    "CompactFinding",
    "CompactFindings",
    "CompactStage",
    "Conduct",
    "Consequence",
    "CreditAgreements",
    "CreditCategory",
    "CreditItem",
    "CreditMonth",
    "CreditMonthFile",
    "CreditMonthRow",
    "CreditMonths",
    "CreditNotice",
    "CreditNoticePage",
    "CreditRequest",
    "CreditRequestFile",
    "CreditRequestPage",
    "CreditRequestRow",
    "CreditRequests",
    "CreditScheme",
    "CreditSchemeFile",
    "CreditSchemeOn",
    "CreditSchemeRow",
    "CreditSchemes",
    "CreditStatement",
    "CreditStatementPage",
    "Ended",
    "Ending",
    "ExplainPoint",
    "ExplainedLine",
    "Filing",
    "Found",
    "Hold",
    "Informed",
    "LintClauses",
    "LintFinding",
    "Notice",
    "NoticeLine",
    "NoticeMethod",
    "Point",
    "PointExplanation",
    "PointRow",
    "PointStatus",
    "Proof",
    "ProofKind",
    "RequestKind",
    "SchemeTerms",
    "Sheet",
    "Signed",
    "SigningMethod",
    "StatementLine",
    "TieRule",
    "TownObjection",
    "VillageRules",
    "VillageRulesFile",
    "VillageRulesOf",
    "VillageRulesRow",
    "month_key",
    "quarter_key",
]
__all__ += exports_messages.__all__
