"""Duty lists: what each kind of actor has to do, in versions, and who answers for it."""

from datetime import date, timedelta
from typing import Final

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


class DutyRole(LabelledEnum):
    """Whose duties a list has."""

    TOWNSHIP = "township", "镇街", "town or sub-district"
    GRID_WORKER = "grid_worker", "网格员", "grid worker"
    LANE_CHIEF = "lane_chief", "街巷长", "lane chief"
    BRANCH = "branch", "农村党支部", "rural party branch"
    CADRE = "cadre", "干部", "cadre"


class DutyClass(LabelledEnum):
    """Who answers for an item: the actor, or a department that the actor helps."""

    BASIC = "basic", "基本履职事项", "basic"
    COOPERATIVE = "cooperative", "配合履职事项", "cooperative"
    TAKEN_BACK = "taken_back", "上级部门收回事项", "taken back"
    PRIMARY = "primary", "主责", "primary"
    AUXILIARY = "auxiliary", "辅责", "auxiliary"
    OWN = "own", "履职事项", "own duty"


CLASSES: Final = {
    DutyRole.TOWNSHIP: (DutyClass.BASIC, DutyClass.COOPERATIVE, DutyClass.TAKEN_BACK),
    DutyRole.GRID_WORKER: (DutyClass.PRIMARY, DutyClass.AUXILIARY),
    DutyRole.LANE_CHIEF: (DutyClass.OWN,),
    DutyRole.BRANCH: (DutyClass.OWN,),
    DutyRole.CADRE: (DutyClass.OWN,),
}
"""Of which classes the items of a list are."""
HELPS: Final = frozenset({DutyClass.COOPERATIVE, DutyClass.AUXILIARY})
"""Items in which the actor only helps: nobody is appraised by them (乡镇政府工作条例 art. 19)."""
ANSWERED_BY_DEPARTMENT: Final = HELPS | {DutyClass.TAKEN_BACK}
"""Items that name the department which answers for them."""


class Cycle(LabelledEnum):
    """How often something falls due; what is done as needed has no rate."""

    AS_NEEDED = "as_needed", "按需", "as needed"
    MONTH = "month", "每月", "every month"
    QUARTER = "quarter", "每季度", "every quarter"
    HALF_YEAR = "half_year", "每半年", "every half year"
    YEAR = "year", "每年", "every year"


MONTHS: Final = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}
"""How many months a period has."""


class Evidence(LabelledEnum):
    """What kind of fact shows that a duty was done; pictures and pages are none."""

    CASE_REPORTED = "case_reported", "上报的诉求或隐患", "reported case"
    CASE_HANDLED = "case_handled", "参与办理的诉求", "handled case"
    MEETING = "meeting", "会议", "meeting"
    DECISION = "decision", "决议", "decision"
    VISIT = "visit", "走访记录", "visit"


HELD: Final = frozenset(
    {Evidence.CASE_REPORTED, Evidence.CASE_HANDLED, Evidence.MEETING, Evidence.DECISION}
)
"""Kinds of facts that this library holds; an item of another kind is not rated."""


@frozen(kw_only=True)
class DutyItem:
    """One duty of a list.

    *trigger* says on what occasion it is done as needed. *refusable* is what the town may refuse of
    an item in which it helps. *example*: it was made up for a pack, and is nobody's real duty.
    """

    code: str
    duty_class: DutyClass
    heading: str = field(metadata=text_of(TextKind.NAME))
    title: str
    cycle: Cycle = Cycle.AS_NEEDED
    times: int = 1
    trigger: str = field(default="", metadata=text_of(TextKind.NAME))
    evidence: Evidence
    law: str
    primary_department: OrganisationId | None = None
    refusable: str = field(default="", metadata=text_of(TextKind.NAME))
    example: bool = False


@frozen(kw_only=True)
class StatedCount:
    """How many items of a class the paper of a list says that there are."""

    duty_class: DutyClass
    items: int


@frozen(kw_only=True)
class Signed:
    """Who did something to a list, and when."""

    by: AccountId
    day: date


@frozen(kw_only=True)
class ListSpan:
    """From when until when a list holds."""

    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class DutyList:
    """One version of the list of a kind of actor at a place and below it.

    *drafters* are all who wrote on it. *spans* has its one span once it was published, and nothing
    when that was withdrawn.
    """

    role: DutyRole
    place: PlaceId
    title: str
    source: str
    stated: tuple[StatedCount, ...]
    items: tuple[DutyItem, ...]
    drafters: tuple[AccountId, ...]
    approval: str = ""
    adopted: Signed | None = None
    published: date | None = None
    spans: tuple[ListSpan, ...] = ()
    withdrawn: str | None = None

    def item(self, code: str) -> DutyItem | None:
        """Return the item of a code, or None."""
        return next((one for one in self.items if one.code == code), None)


A_DAY: Final = timedelta(days=1)
