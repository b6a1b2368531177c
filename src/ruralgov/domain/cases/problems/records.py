"""The record of a problem."""

from typing import Final, get_args

from ruralgov.domain.cases.problems import evolve, rows
from ruralgov.domain.cases.problems.messages import ProblemEvent, ProblemOpened
from ruralgov.domain.cases.problems.model import Problem
from ruralgov.domain.kernel.declare import Record

PROBLEM: Final[Record[Problem, ProblemEvent]] = Record(
    kind="problem",
    state=Problem,
    events=get_args(ProblemEvent),
    begins={ProblemOpened: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)
