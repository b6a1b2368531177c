"""What can be asked of enforcement acts."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CentreId, EnforcementActId, OfficerId
from ruralgov.domain.staffing.rows_act import ActRow


@frozen(kw_only=True)
class Acts(Query[list[ActRow]]):
    """Ask for the acts of a centre from a day until the day asked, the newest first."""

    centre: CentreId
    since: date | None = None


@frozen(kw_only=True)
class ActFinding:
    """An act whose officer had no badge or capacity that day, as it turned out later."""

    act: EnforcementActId
    officer: OfficerId
    day: date
    fault: str
    """The code of the refusal with which it would meet today."""


@frozen(kw_only=True)
class ActFindings(Query[list[ActFinding]]):
    """Ask which acts of a centre no longer have two officers with badge and capacity."""

    centre: CentreId
