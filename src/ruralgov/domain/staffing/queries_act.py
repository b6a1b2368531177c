"""What can be asked of enforcement acts."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CentreId, EnforcementActId, OfficerId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_act import EnforcementAct
from ruralgov.domain.staffing.rows_act import ActRow


@frozen(kw_only=True)
class Acts(Query[list[ActRow]]):
    """Ask for the acts of a centre from a day until the day asked, the newest first."""

    centre: CentreId
    since: date | None = None


@frozen(kw_only=True)
class ActFinding:
    """An act that lacks something, as it stands today: badge, capacity, power, review, officers."""

    act: EnforcementActId
    officer: OfficerId | None
    """None where it is of the act and not of one officer."""
    day: date
    fault: str
    """The code of the refusal with which it would meet today."""


@frozen(kw_only=True)
class ActFindings(Query[list[ActFinding]]):
    """Ask which acts of a centre lack something.

    That is two officers with badge and capacity, a power of the town, or the legal review of a
    grave case.
    """

    centre: CentreId


@frozen(kw_only=True)
class ActFile(Query[EnforcementAct]):
    """Ask for an act of a centre, with who was to stand back, its review and where it went on."""

    act: EnforcementActId
    centre: CentreId
