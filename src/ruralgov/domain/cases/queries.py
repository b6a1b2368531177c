"""What can be asked of cases, and what the answers are."""

from datetime import datetime

from ruralgov.domain.cases.beside import CoState
from ruralgov.domain.cases.imported.model import Imported
from ruralgov.domain.cases.milestones import Milestones
from ruralgov.domain.cases.model import IntakeChannel, Result
from ruralgov.domain.cases.rows import OpenCaseRow, RoundRow
from ruralgov.domain.cases.table import Action, Level, Stage
from ruralgov.domain.kernel.clock import Deadline
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class CaseStatus:
    """How a case stands; it names nobody."""

    case: CaseId
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    reported: datetime
    stage: Stage
    level: Level
    round: int
    holder: str
    unit: str | None
    unit_name: str | None
    """What the unit is called on the day asked."""
    due: datetime | None
    deadline: Deadline | None
    provisional: bool
    imported: Imported | None = None
    """What another system says of it, which handled it; None of a case of our own."""


@frozen(kw_only=True)
class CoAnswer:
    """What a unit that helps was asked, and what it answered, as far as that is shown."""

    unit: str
    name: str
    """What the unit is called on the day asked."""
    due: datetime
    state: CoState
    ended: datetime | None
    answer: str | None


@frozen(kw_only=True)
class Supplement:
    """What the reporter said after the report; *chased*: they asked where it stands."""

    at: datetime
    channel: IntakeChannel
    chased: bool
    words: str | None


@frozen(kw_only=True)
class RoundAnswer:
    """What was answered in one round, by whom and when: by the desk, or by work that passed."""

    round: int
    at: datetime
    unit: str
    """What the unit is called on the day asked; ``desk`` where the desk answered."""
    result: Result
    words: str | None
    """None where they tell who reported, or were said before such words were refused."""


@frozen(kw_only=True)
class FileOfCase:
    """A case with what the citizen said and how to reach them."""

    number: str
    matter: str
    place: PlaceId
    stage: Stage
    unit: str | None
    unit_name: str | None
    """What the unit is called on the day asked."""
    deadline: Deadline | None
    milestones: Milestones
    text: str | None
    reporter: str | None
    contact: str | None
    co_units: tuple[CoAnswer, ...] = ()
    """What the units that help in this round were asked, and what they answered."""
    supplements: tuple[Supplement, ...] = ()
    """What the reporter said since, in its order."""
    first_answer: RoundAnswer | None = None
    """What the reporter was answered first, once there is another round."""
    last_answer: RoundAnswer | None = None
    """What they were answered last, where that was another answer."""


@frozen(kw_only=True)
class CaseStep:
    """One step of a case.

    ``action`` is None where the case came in, was erased, only its clock or its place moved, or its
    dispatch asked others to help.
    """

    at: datetime
    action: Action | None
    role: Role | None
    stage: Stage
    """Where the case stood after it."""
    note: str
    """What was said of it: a reason, an answer, an outcome. Sealed; to show it is a reading."""
    due: datetime | None
    """When the case was due, as it was counted then."""
    imported: str = ""
    """The other system in which it happened; empty for what happened here."""


@frozen(kw_only=True)
class CaseByNumber(Query[list[CaseStatus]]):
    """Ask how the case with a number stands; it names nobody."""

    number: str


@frozen(kw_only=True)
class OpenCases(Query[list[OpenCaseRow]]):
    """Ask for the open cases of a village or town, or those at one stage, by their deadline."""

    place: PlaceId
    stage: Stage | None = None


@frozen(kw_only=True)
class CaseRounds(Query[list[RoundRow]]):
    """Ask for the rounds of a case whose work was reported, with their verdicts."""

    case: CaseId


@frozen(kw_only=True)
class CaseClock(Query[list[str]]):
    """Ask when a case is due, and why then, in *lang* ``zh`` or ``en``."""

    case: CaseId
    lang: str = "zh"


@frozen(kw_only=True)
class CaseFile(Query[FileOfCase]):
    """Ask for what the handling of a case needs now, by role and stage; readings are recorded."""

    case: CaseId


@frozen(kw_only=True)
class CaseHistory(Query[list[CaseStep]]):
    """Ask what was done to the case with a number, from its report on."""

    number: str
