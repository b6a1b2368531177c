"""What is known of a person of a family, where it came from, and how it was disputed."""

from datetime import date

from ruralgov.domain.aid.means.facts import FactState
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.domain.kernel.value import frozen


class Origin(LabelledEnum):
    """Where a fact comes from."""

    DECLARED = "declared", "本人申报", "declared by the family"
    ANSWERED = "answered", "本人答复", "answered by the family when asked"
    PAPER = "paper", "纸质材料录入", "typed in from a paper"
    FOUND = "found", "部门核对", "answered by a department"


class FactStage(LabelledEnum):
    """Where a fact stands between what was found and what holds (民发〔2021〕57号 art. 18)."""

    ENTERED = "entered", "已录入", "entered"
    NOTIFIED = "notified", "已告知本人", "told to the family"
    DISPUTED = "disputed", "本人有异议", "disputed by the family"
    RECHECKED = "rechecked", "已复查", "looked into again"
    SETTLED = "settled", "已认定", "settled by a person"
    WITHDRAWN = "withdrawn", "已撤销", "entered by mistake"
    DROPPED = "dropped", "无有效授权，未保存", "dropped: no authorisation was in force"


HELD_BACK = frozenset({FactStage.DISPUTED, FactStage.RECHECKED})
"""The stages in which a fact is not used, for or against anybody (P13)."""
GONE = frozenset({FactStage.WITHDRAWN, FactStage.DROPPED})


@frozen(kw_only=True)
class AidFact:
    """One thing that is known of one person, by one source; its value is sealed.

    ``purposes`` are those it may serve; what the family said itself may serve any that it applies
    for. Of what was dropped nothing but that is kept.
    """

    file: AidFileId
    person: PersonId
    item: Item
    origin: Origin
    source: str
    as_of: date
    received: date
    state: FactState
    stage: FactStage
    value: Figures | None
    authorization: int | None
    purposes: tuple[Programme, ...]
    by: AccountId
    """Who entered it, or looked into it last."""
    notified: date | None = None
    disputed: date | None = None
    settled: date | None = None
    grounds: OfficerText | None = None
    reason: OfficerText | None = None
    erased: bool = False
