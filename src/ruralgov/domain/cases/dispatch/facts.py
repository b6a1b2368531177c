"""What a decision rests on: the plan of the day, the matters and the case."""

from datetime import date

from ruralgov.domain.cases.dispatch.coverage import Served
from ruralgov.domain.cases.dispatch.model import Facts, Path, PlanVersion
from ruralgov.domain.cases.dispatch.records import DISPATCH_PLAN, PLAN_KEY
from ruralgov.domain.cases.matters.model import MatterVersion
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.declare import Read


def plan_on(read: Read, day: date) -> PlanVersion | None:
    """Return the version in force on a day, if the city has a plan."""
    state = read.state(DISPATCH_PLAN, PLAN_KEY)
    return None if state is None else state.on(day)


def served(row: MatterRow) -> Served:
    """Return a matter as the plan sees it."""
    return Served(code=row.owner, category=row.category, office=row.unit, level=row.level)


def facts_of(case: Case, matter: MatterVersion, level: Level, path: Path) -> Facts:
    """Return what the rules may look at of a case."""
    return Facts(
        matter=case.matter,
        category=matter.category,
        own=matter.unit,
        path=path,
        off_hours=case.off_hours,
        level=level,
    )
