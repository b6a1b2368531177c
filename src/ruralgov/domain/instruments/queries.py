"""What can be asked of the framework and its instruments."""

from datetime import date

from ruralgov.domain.instruments.model import (
    Draft,
    Ending,
    InstrumentKind,
    Paper,
    Pillar,
    Pilot,
)
from ruralgov.domain.instruments.queries_basis import BasedRule
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import InstrumentId, OrganisationId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class InstrumentLine:
    """One instrument: what it is called, who issued it, and whether it is in force.

    *name* is the title, or what stands for one that nobody knows. *last* is the last day on which
    its version holds, where that is known. *before_pilot*: it held before the city was a pilot.
    """

    instrument: InstrumentId
    kind: InstrumentKind
    name: str
    titled: bool
    document: str | None
    issuer: OrganisationId
    issuer_name: str
    issued: date | None
    since: date
    last: date | None
    review: date | None
    version: int
    pillars: tuple[Pillar, ...]
    parent: InstrumentId | None
    in_force: bool
    rules: int
    before_pilot: bool


@frozen(kw_only=True)
class Branch:
    """An instrument in force, and what rests on it."""

    line: InstrumentLine
    below: tuple["Branch", ...]


@frozen(kw_only=True)
class PillarCount:
    """How many instruments in force are of a pillar, and how many more touch it."""

    pillar: Pillar
    own: int
    touched: int


@frozen(kw_only=True)
class Tree:
    """The framework of a day: the master with all that rests on it, and what rests on nothing.

    *masters* is 1 or, where there is none that day, 0; *untitled* counts the supporting plans of
    which nobody knows the title. *loose* are instruments whose parent is not in force that day.
    """

    master: Branch | None
    loose: tuple[Branch, ...]
    masters: int
    supporting: int
    expected: int
    measures: int
    untitled: int
    pillars: tuple[PillarCount, ...]
    pilots: tuple[Pilot, ...]
    zh: str
    en: str


@frozen(kw_only=True)
class FrameworkTree(Query[Tree]):
    """Ask for the framework of 1+5+N as it is on the day asked."""


@frozen(kw_only=True)
class Instruments(Query[list[InstrumentLine]]):
    """Ask for the instruments that had begun by the day asked; *ended*: those that ended too."""

    kind: InstrumentKind | None = None
    pillar: Pillar | None = None
    ended: bool = False


@frozen(kw_only=True)
class VersionLine:
    """One version: what it says, and on which days it held.

    *last* is the last day; None: it holds on. A version that never held has *last* before *since*.
    """

    number: int
    paper: Paper
    last: date | None


class Burden(LabelledEnum):
    """What is amiss with an instrument, by the rules against burdens or of the framework."""

    TOO_LONG = "too_long", "篇幅超过5000字", "more than 5,000 characters"
    TASK_TOO_LONG = "task_too_long", "专项文件超过4000字", "more than 4,000 characters for a task"
    LENGTH_UNKNOWN = "length_unknown", "字数未载", "length unknown"
    FROM_ABOVE = "from_above", "仅因上级发文而发文", "issued only because one came from above"
    UNCHECKED = "unchecked", "未作为基层减负一致性评估", "not compared with the rules"
    CHECKED_LATE = "checked_late", "印发后才作一致性评估", "compared only after it was issued"
    NO_REVIEW = "no_review", "未定复审日", "no day of review"
    REVIEW_OVERDUE = "review_overdue", "逾期未复审", "review overdue"
    UNTITLED = "untitled", "题名未载", "title unknown"
    LOOSE = "loose", "上位文件当日无效", "rests on nothing in force"
    NO_MASTER = "no_master", "当日没有总体方案", "no master in force"
    NOT_FIVE = "not_five", "配套方案不是5个", "supporting plans are not five"
    NO_MEASURES = "no_measures", "没有具体措施", "no measures"


@frozen(kw_only=True)
class InstrumentFinding:
    """One thing that is amiss, by which clause, and why; *instrument* None: of the framework."""

    burden: Burden
    instrument: InstrumentId | None
    name: str
    clause: str
    zh: str
    en: str


@frozen(kw_only=True)
class InstrumentFindings(Query[list[InstrumentFinding]]):
    """Ask what is amiss with the instruments in force on the day asked, and with their framework.

    Papers from before the rules against burdens are not measured by them.
    """

    instrument: InstrumentId | None = None


@frozen(kw_only=True)
class Sheet:
    """All that is known of an instrument, and what rests on it on the day asked.

    *above* leads from what it rests on up to the master, as far as each is in force. *until*:
    *repealed_by* or *ending* ended it that day.
    """

    line: InstrumentLine
    versions: tuple[VersionLine, ...]
    ending: Ending | None
    until: date | None
    repealed_by: InstrumentId | None
    repeals: tuple[InstrumentLine, ...]
    amends: tuple[InstrumentLine, ...]
    amended_by: tuple[InstrumentLine, ...]
    above: tuple[InstrumentLine, ...]
    below: tuple[InstrumentLine, ...]
    rules: tuple[BasedRule, ...]
    findings: tuple[InstrumentFinding, ...]


@frozen(kw_only=True)
class InstrumentSheet(Query[Sheet]):
    """Ask for the sheet of an instrument as of the day asked."""

    instrument: InstrumentId


@frozen(kw_only=True)
class InstrumentDrafts(Query[list[Draft]]):
    """Ask which papers wait for another person to adopt them, the oldest first."""

    of: InstrumentId | None = None
