"""What can be asked by those who reported, through the office or by themselves."""

from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class StandingOfCase:
    """How a case stands, as its reporter is told; it names nobody."""

    number: str
    stage: Stage
    unit: str | None
    """What the unit that has it is called; None while the desk has it."""
    due: str | None
    """Until when, such as 2026-03-09 17:30 or 2026-10-05 24:00; None where no clock runs."""
    answer: str | None
    """What was answered last, once it stands; None before."""
    first_answer: str | None = None
    """What was answered first, once there is another round: one sees what changed."""


@frozen(kw_only=True)
class CaseCode(Query[str]):
    """Ask for the code by which its reporter looks a case up, to be given to them.

    Only who entered the report is told, on the day after at the latest; the same each time.
    """

    case: CaseId


@frozen(kw_only=True)
class CaseForReporter(Query[list[StandingOfCase]]):
    """Ask how a case stands by its number and code, as somebody types them, for its reporter.

    *caller* is what tells the callers of the machine apart, such as a telephone number or an
    address: wrong codes are counted for each. Of it nothing is kept but a code that the keys make.
    """

    number: str
    code: str
    caller: str = ""
