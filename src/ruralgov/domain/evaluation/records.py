"""The records of evaluations: the round, who took part, and, apart from both, what was said."""

from typing import Final, get_args

from ruralgov.domain.evaluation import evolve, evolve_ballot, rows, texts
from ruralgov.domain.evaluation import messages as m
from ruralgov.domain.evaluation import messages_ballot as b
from ruralgov.domain.evaluation.model import Evaluation
from ruralgov.domain.evaluation.model_ballot import Ballot, TownPaper
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import EvaluationId

ROUND: Final[Record[Evaluation, m.EvaluationEvent]] = Record(
    kind="evaluation",
    state=Evaluation,
    events=get_args(m.EvaluationEvent),
    begins={m.EvaluationDrafted: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.evaluation_rows,
    tables=rows.EVALUATION_TABLES,
    id=EvaluationId,
    missing=texts.EVALUATION_MISSING,
)
PAPER: Final[Record[TownPaper, b.PaperEvent]] = Record(
    kind="evaluation_paper",
    state=TownPaper,
    events=get_args(b.PaperEvent),
    begins={b.TownDecided: evolve_ballot.begin_paper},
    evolve=evolve_ballot.evolve_paper,
    rows=rows.paper_rows,
    tables=rows.PAPER_TABLES,
)
BALLOT: Final[Record[Ballot, b.BallotEvent]] = Record(
    kind="evaluation_ballot",
    state=Ballot,
    events=get_args(b.BallotEvent),
    begins={b.BallotCast: evolve_ballot.begin_ballot},
    evolve=evolve_ballot.evolve_ballot,
    tables=(),
    erased_by=(b.BallotErased,),
    guarded=True,
)
