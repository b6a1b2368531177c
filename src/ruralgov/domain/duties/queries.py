"""What can be asked of duty lists, hindrances and work off the list."""

from datetime import date

from ruralgov.domain.duties.model import DutyClass, DutyItem, DutyList, DutyRole
from ruralgov.domain.duties.model_done import DepartmentAnswer, OffListWork
from ruralgov.domain.duties.rows import DutyListRow, HindranceRow, PerformanceRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    DutyListId,
    HindranceId,
    OffListWorkId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DutyLists(Query[list[DutyListRow]]):
    """Ask for all versions of the lists of a place itself, the newest first."""

    place: PlaceId = CITY
    role: DutyRole | None = None


@frozen(kw_only=True)
class ListedItem:
    """One item, with the name of the department that answers for it, as it is called that day.

    *department_name* is empty where none is named, or where it is there no more.
    """

    item: DutyItem
    department_name: str


@frozen(kw_only=True)
class ClassPart:
    """The items of one class, in the order of the list; *stated* is what its paper says."""

    duty_class: DutyClass
    stated: int
    items: tuple[ListedItem, ...]


@frozen(kw_only=True)
class ListOnDay:
    """The list in force at a place on the day asked; nothing where none is.

    *examples* counts its items that were made up. *last* is the last day, where one is known.
    """

    duty_list: DutyListId | None
    title: str = ""
    place: PlaceId | None = None
    source: str = ""
    approval: str = ""
    published: date | None = None
    since: date | None = None
    last: date | None = None
    classes: tuple[ClassPart, ...] = ()
    examples: int = 0


@frozen(kw_only=True)
class DutyListOn(Query[ListOnDay]):
    """Ask for the list of a kind of actor that is in force at a place on the day asked."""

    role: DutyRole
    place: PlaceId = CITY


@frozen(kw_only=True)
class DutyListFile(Query[DutyList]):
    """Ask for one version of a list, whole."""

    duty_list: DutyListId


class WorkState(LabelledEnum):
    """How work off the list stands on the day asked, in the order of the ledger."""

    EXPIRED = "expired", "批准已到期，不得再做", "its approval has ended"
    UNAPPROVED = "unapproved", "未经批准，不得派做", "not approved"
    IN_FORCE = "in_force", "批准有效", "its approval is in force"
    AHEAD = "ahead", "批准尚未开始", "its approval is yet to begin"


@frozen(kw_only=True)
class WorkLine:
    """One exception: who asked what of whom, who approved and pays, and when it ends.

    *place_name* is empty for the city itself. *last* is the last day on which it may be done,
    *recorded* how often it was.
    """

    work: OffListWorkId
    state: WorkState
    role: DutyRole
    place: PlaceId
    place_name: str
    title: str
    reason: str
    law: str
    asked_by: OrganisationId
    asker_name: str
    asked: date
    money: Fen
    payer: OrganisationId | None
    payer_name: str
    papers: tuple[str, ...]
    since: date | None
    last: date | None
    ended_early: str
    recorded: int


@frozen(kw_only=True)
class OffListLedger(Query[list[WorkLine]]):
    """Ask for the work off the list at a place, above and below it; what has expired comes first.

    *role*: of one kind of actor.
    """

    place: PlaceId = CITY
    role: DutyRole | None = None


@frozen(kw_only=True)
class OffListFile(Query[OffListWork]):
    """Ask for work off the list, whole."""

    work: OffListWorkId


@frozen(kw_only=True)
class HindranceLine:
    """One report, with what the department answered; *waiting* are the days without an answer."""

    hindrance: HindranceId
    row: HindranceRow
    title: str
    department_name: str
    cause: str
    answers: tuple[DepartmentAnswer, ...]
    waiting: int


@frozen(kw_only=True)
class Hindrances(Query[list[HindranceLine]]):
    """Ask what stood in the way of duties at a place and below it; the longest unanswered first.

    *department*: those it answers for. *since*: answered ones of that day or later, by default of
    a year; unanswered ones are all there.
    """

    place: PlaceId = CITY
    department: OrganisationId | None = None
    since: date | None = None


class DutyFault(LabelledEnum):
    """What is amiss with lists and what was recorded."""

    LIST_NONE = "list_none", "没有生效的清单", "no list is in force"
    DEPARTMENT_ENDED = "department_ended", "责任部门已撤销", "the department has ended"
    NOT_IN_OFFICE = (
        "not_in_office",
        "登记的履职人当日不在任",
        "the actor was not in office that day",
    )


@frozen(kw_only=True)
class DutyFinding:
    """One thing that is found: of which list and item, or of which record."""

    fault: DutyFault
    role: DutyRole
    place: PlaceId
    duty_list: DutyListId | None = None
    item: str = ""
    performance: PerformanceRow | None = None


@frozen(kw_only=True)
class DutyFindings(Query[list[DutyFinding]]):
    """Ask what is amiss with the lists of a place, and with what was recorded there since a day."""

    place: PlaceId = CITY
    since: date | None = None
