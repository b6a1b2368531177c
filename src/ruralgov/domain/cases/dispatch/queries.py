"""What can be asked of the dispatch plan, and what the answers are."""

from ruralgov.domain.cases.dispatch.coverage import Proof, Served
from ruralgov.domain.cases.dispatch.model import PlanVersion, RuleStep
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class UnitFault(LabelledEnum):
    """Why a unit that a plan or a case names is none."""

    UNKNOWN = "unknown", "不是登记的组织", "no organisation of the registry"
    ENDED = "ended", "组织已终止", "the organisation has ended"
    MERGED = "merged", "组织已并入他处", "the organisation became part of another"


@frozen(kw_only=True)
class UnitFinding:
    """A unit that is none, and how many posts of the plan and open cases name it."""

    fault: UnitFault
    unit: str
    name: str
    posts: int
    cases: int


@frozen(kw_only=True)
class UnitFindings(Query[list[UnitFinding]]):
    """Ask which units of the plan in force and of open cases are no living organisation."""


@frozen(kw_only=True)
class RulePath:
    """How the plan came to a unit; ``rule`` is None where a person named it."""

    unit: str | None
    name: str | None
    """What the unit is called on the day asked."""
    rule: str | None
    plan: str | None
    """The day from which the plan holds, and its source."""
    steps: tuple[RuleStep, ...]


@frozen(kw_only=True)
class Moved:
    """Cases of a matter that would have gone to another unit."""

    matter: str
    before: str
    after: str
    """The units by their names."""
    by: str
    """The rule of the new plan."""
    cases: int


@frozen(kw_only=True)
class Replayed:
    """How many cases were decided again, how many are the same, and the others by matter."""

    cases: int
    same: int
    moved: tuple[Moved, ...]


@frozen(kw_only=True)
class DispatchPlanInForce(Query[PlanVersion | None]):
    """Ask for the dispatch plan of the day asked."""


@frozen(kw_only=True)
class ProvePlan(Query[Proof]):
    """Ask whether a plan would cover the city; without one, whether that of the day asked does.

    *matters* are those that are about to be defined, beside or instead of those in force.
    """

    plan: PlanVersion | None = None
    matters: tuple[Served, ...] = ()


@frozen(kw_only=True)
class WhyThisUnit(Query[RulePath]):
    """Ask by which rule of the plan a case went to its unit, and why not by each other one."""

    case: CaseId


@frozen(kw_only=True)
class ReplayPlan(Query[Replayed]):
    """Ask where the cases of some months would have gone under another plan.

    Each is decided afresh by the plan of the day asked and by the other, at its matter's own level.
    """

    plan: PlanVersion
    months: tuple[str, ...]
    """Such as 2025-01."""
