"""Aid: a file for each family in need, and rules that advise; people decide.

Rules (P numbers and articles are those of the notes of the domain):
1. A parameter is of a name, a jurisdiction and an interval, with its paper; the nearest
   jurisdiction sets it, and a gap or an overlap is an error (社会救助暂行办法 art. 10).
2. An assessment is by the rules of the day of acceptance, each condition by its article; it holds
   what it rests on, and gives the same digest again (P12, 个人信息保护法 art. 24).
3. What is not known is never nothing: a result is yes, no, or not known yet with what would settle
   it; what is refused or disputed is not used against a family (P13, 民发〔2021〕57号 art. 18).
4. A file has one place at a time and three dated sets of people: on the household register, living
   together, and obliged by law (民发〔2021〕57号 art. 7, 特困人员认定办法 art. 8).
5. Nobody is in two open files as a member of the family; whoever is obliged may be in many.
6. An application is the person's own, on behalf, or of one who was found first and accepts what is
   offered; a family has one open application of a programme (57号 arts. 4, 6).
7. Missing papers are told once, all of them; what is complete is accepted (57号 art. 10).
8. A file moves with its family and keeps its history; families split and merge, who dies or leaves
   ends with the day, and people entered twice are followed.
9. What is said of a family is sealed, and every reading recorded; of a minor nothing is shown
   without another person's approval, which is for one reader and short (P5, P6, P15).
10. An authorisation names the person, items, sources, purpose, period, and how and by whom it was
    signed (P1). Withdrawn, it stops use and denies nothing (P9).
11. Only what can still change the outcome is asked, in the smallest shape that may settle it (P7).
12. No assessment decides: no command makes one a grant, a refusal or a stop (P11, rule 34).
30. The steps of a proceeding are those of one table, by variant, in their order, each with its
    clock in working days; the whole clock is extended once, where the table allows it.
31. Two different people investigate, and all sign (57号 art. 16); none of the family or near it.
32. A notice hangs out for seven days and says whose in a mask, how many and how much (arts. 19,
    24); nothing of children ever does (P6, P14), and it comes down by itself.
33. Relatives of officials are recorded apart, and the county visits them (arts. 11, 20).
34. A named person decides in writing, who did nothing of it before and is not near the family;
    never a machine (P11). The letter comes within three days.
35. An objection to a notice is looked into anew; one to a decision goes to another person one
    level up, within sixty days (arts. 19, 38).
36. A review changes nothing by itself. Less, or nothing, has a cause, is told seven days ahead
    and is heard where the family objects; what stops may go on for six months (art. 32).
37. What is given has its amount by month, from the next one on, by what was decided and by no
    change of rules; what was paid too much is found, and asked back by a person alone.
38. Every step has its way back, and a proceeding follows its family: moved, withdrawn, died.
"""

from ruralgov.domain.aid import exports_messages, exports_procedure
from ruralgov.domain.aid.context import CONTEXT
from ruralgov.domain.aid.exports_messages import *
from ruralgov.domain.aid.exports_procedure import *
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import (
    AidApplication,
    AidFile,
    AidPaper,
    AidStage,
    Circle,
    Inclusion,
    InclusionCause,
    Way,
)
from ruralgov.domain.aid.model_procedure import (
    AidAnswer,
    AidChange,
    AidChangeCause,
    AidDecision,
    AidEnding,
    AidNotice,
    AidOutcome,
    AidPayment,
    AidPost,
    AidProceeding,
    AidRate,
    AidStep,
    AidTie,
    AidTrack,
    DoneStep,
    NoticeObjection,
)
from ruralgov.domain.aid.queries import (
    AidApplications,
    AidCard,
    AidFileCard,
    AidFiles,
    AidFinding,
    AidFindings,
    AidMember,
)
from ruralgov.domain.aid.queries_procedure import (
    AidDueLine,
    AidNoticeLine,
    AidPaymentLine,
    AidPaymentList,
    AidProceedingCard,
    AidProceedingSheet,
    AidRunningNotices,
    AidSample,
    AidSampleLine,
    AidWorkList,
)
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.roles import AID, AID_CLERK, AID_RECONSIDERER, AID_SUPERVISOR
from ruralgov.domain.aid.rows import AidApplicationRow, AidFileRow, AidPersonRow
from ruralgov.domain.aid.rows_procedure import AidNoticeRow, AidProceedingRow

__all__ = [
    "AID",
    "AID_CLERK",
    "AID_FILE",
    "AID_PROCEEDING",
    "AID_RECONSIDERER",
    "AID_SUPERVISOR",
    "CONTEXT",
    "AidAnswer",
    "AidApplication",
    "AidApplicationRow",
    "AidApplications",
    "AidCard",
    "AidChange",
    "AidChangeCause",
    "AidDecision",
    "AidDueLine",
    "AidEnding",
    "AidFile",
    "AidFileCard",
    "AidFileRow",
    "AidFiles",
    "AidFinding",
    "AidFindings",
    "AidMember",
    "AidNotice",
    "AidNoticeLine",
    "AidNoticeRow",
    "AidOutcome",
    "AidPaper",
    "AidPayment",
    "AidPaymentLine",
    "AidPaymentList",
    "AidPersonRow",
    "AidPost",
    "AidProceeding",
    "AidProceedingCard",
    "AidProceedingRow",
    "AidProceedingSheet",
    "AidRate",
    "AidRunningNotices",
    "AidSample",
    "AidSampleLine",
    "AidStage",
    "AidStep",
    "AidTie",
    "AidTrack",
    "AidWorkList",
    "Circle",
    "DoneStep",
    "Inclusion",
    "InclusionCause",
    "NoticeObjection",
    "Programme",
    "Way",
]
__all__ += exports_messages.__all__
__all__ += exports_procedure.__all__
