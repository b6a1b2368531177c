"""The record of a problem."""

from typing import Any, Final, get_args

from ruralgov.domain.cases.problems import evolve, rows
from ruralgov.domain.cases.problems.messages import CaseLinked, ProblemEvent, ProblemOpened
from ruralgov.domain.cases.problems.model import Problem
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.upcasts import added


def _all_of_ours(event: dict[str, Any]) -> dict[str, Any]:
    """Return a problem from before cases of other systems could be among its own."""
    return event | {"cases": [one | {"imported": False} for one in event["cases"]]}


PROBLEM: Final[Record[Problem, ProblemEvent]] = Record(
    kind="problem",
    state=Problem,
    events=get_args(ProblemEvent),
    begins={ProblemOpened: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=2,
    upcasts={("ProblemOpened", 1): _all_of_ours}
    | added("linked.imported", CaseLinked, value=False),
)
