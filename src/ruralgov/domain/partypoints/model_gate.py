"""The gate before four processes: what there is to consider, and what people say of it."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import RedScope, Subject, SubjectKind


class GateProcess(LabelledEnum):
    """The four processes that have the gate; nothing else has."""

    CADRE_SELECTION = "cadre_selection", "干部选拔", "cadre selection"
    COMMENDATION = "commendation", "评选表彰", "commendation"
    ADMISSION = "admission", "发展党员", "admission of members"
    NOMINATION = "nomination", "代表提名", "nomination of delegates"


SUBJECTS: Final = {
    GateProcess.CADRE_SELECTION: (SubjectKind.MEMBER, SubjectKind.SECRETARY),
    GateProcess.COMMENDATION: tuple(SubjectKind),
    GateProcess.ADMISSION: (SubjectKind.MEMBER,),
    GateProcess.NOMINATION: (SubjectKind.MEMBER, SubjectKind.SECRETARY),
}
"""Of whom each process is."""


class GateResult(LabelledEnum):
    """What comes of the gate."""

    PASS = "pass", "通过", "pass"
    NOT_YET = "not_yet", "暂不通过", "not yet"
    LOOK = "look", "待人工研判", "to be looked at"


class GroundKind(LabelledEnum):
    """What there is to consider of a subject."""

    DEDUCTION = "deduction", "有效的不良行为记录", "a deduction that counts"
    BROKEN_PLEDGE = "broken_pledge", "经复核未践诺", "a pledge that was not kept"
    PENDING = "pending", "未核准或申诉中的记录", "an entry that is not approved, or appealed"
    NO_LEDGER = "no_ledger", "没有红色信用记录", "no red credit is on record"
    BALANCE = "balance", "红色信用合计", "the sum of red credit"


FACTS: Final = frozenset({GroundKind.DEDUCTION, GroundKind.BROKEN_PLEDGE})
"""Grounds on which somebody may be told not yet: what was done, never a number."""


@frozen(kw_only=True)
class Ground:
    """Something to consider: the record that it is of, its day, and points where it has any."""

    ground: GroundKind
    key: str = field(metadata=text_of(TextKind.CODE))
    title: str = field(default="", metadata=text_of(TextKind.NAME))
    scope: RedScope | None = None
    points: int = 0


@frozen(kw_only=True)
class GateSaid:
    """What somebody concluded: the result, the records it rests on, why, and where it is written.

    *review* is whether it answered a request for a review.
    """

    result: GateResult
    cites: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str
    reference: str
    by: AccountId
    day: date
    review: bool = False


@frozen(kw_only=True)
class GateCheck:
    """One look at the red credit of a subject before a process, with all that was known then."""

    process: GateProcess
    subject: Subject
    organisation: OrganisationId
    place: PlaceId
    as_of: date
    grounds: tuple[Ground, ...]
    by: AccountId
    said: tuple[GateSaid, ...] = ()
    askers: tuple[AccountId, ...] = ()
    asked: str = field(default="", metadata=text_of(TextKind.PAPER))
    withdrawn: str | None = None

    @property
    def result(self) -> GateResult:
        """What was concluded last; nobody but people conclude, so until then it is to be looked at.

        While a review is asked for, the earlier conclusion holds nothing up and nobody back: it is
        to be looked at again.
        """
        if not self.said or self.asked:
            return GateResult.LOOK
        return self.said[-1].result
