"""What of evaluations hangs on a place: a town's part in a round whose ballots are not closed."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.evaluation.records import ROUND
from ruralgov.domain.evaluation.rows import EvaluationRaterRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, _day: date) -> Iterator[Hanging]:
    """Give the rounds in which a town may still enter ballots."""
    for row in read.rows(EvaluationRaterRow, town=place):
        known = read.state(ROUND, row.owner)
        title = "" if known is None else known.scheme.title
        yield Hanging(
            place=place,
            kind="evaluation_paper",
            key=row.owner,
            zh=f"“{title}”中该镇街的填报",
            en=f"ballots of the town in '{title}'",
            command="CastBallot/CloseEvaluation/CancelEvaluation",
        )
