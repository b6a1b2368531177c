"""What can be asked of problems, and what the answers are."""

from datetime import datetime

from ruralgov.domain.cases.problems.model import LinkStep
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Candidate:
    """A case that may be about the same trouble, with the evidence; never with its words."""

    case: CaseId
    number: str
    place: PlaceId
    stage: Stage
    problem: str | None
    """The problem that it is linked to, to which the other could be linked too."""
    days: int
    """Between the days on which the two came in."""
    metres: int | None
    """Between the two points; None where one has no point."""
    levels: int
    """How far up the tree of places the first is that holds both: 0 in the same village."""
    same_household: bool
    imported: bool = False
    """Whether another system handled it."""
    words: int = 0
    """How much of the words is common, in percent."""
    strength: int = 0
    """All of it weighed together, in percent; an order to look at them in, and no proof."""


@frozen(kw_only=True)
class LinkedCase:
    """A case of a problem as it stands: each has its own number, stage and call-back."""

    case: CaseId
    number: str
    place: PlaceId
    stage: Stage
    called_back: bool
    """Whether its reporter was called back, in any round."""
    imported: bool = False
    """Whether another system handled it."""


@frozen(kw_only=True)
class FileOfProblem:
    """A problem: what it is about, its cases now (none once it is dissolved), its history."""

    matter: str
    place: PlaceId
    town: PlaceId
    lead: str | None
    """The number of the case that was linked the longest."""
    dissolved: bool
    cases: tuple[LinkedCase, ...]
    history: tuple[LinkStep, ...]


@frozen(kw_only=True)
class SuggestLinks(Query[list[Candidate]]):
    """Ask which cases may be about the same trouble as a case; nothing is linked by asking.

    Looks at cases of the same matter and town that came in within the profile's ``link_days``
    before or after it, open or closed. Each text that is compared is a reading that is recorded.
    """

    case: CaseId


@frozen(kw_only=True)
class AnsweredTogether:
    """What was answered with a case in the same words, and what could not be: by number."""

    at: datetime
    answered: tuple[str, ...]
    left: tuple[LinkedCase, ...]
    """What could not be answered then, as it stands now."""


@frozen(kw_only=True)
class LinkedAnswers(Query[list[AnsweredTogether]]):
    """Ask what was answered with a case, each time that it was."""

    case: CaseId


@frozen(kw_only=True)
class ProblemFile(Query[FileOfProblem]):
    """Ask for the cases of a problem and for all that was ever linked and unlinked."""

    problem: str
