"""What follows for problems from conferences and resolutions."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.conferences.messages_conference import ConferenceHeld, ConferenceWithdrawn
from ruralgov.domain.conferences.messages_problem import (
    DecideProblem,
    TableProblem,
    UndecideProblem,
    UntableProblem,
)
from ruralgov.domain.conferences.messages_resolution import (
    ResolutionRegistered,
    ResolutionWithdrawn,
)
from ruralgov.domain.conferences.records import CONFERENCE
from ruralgov.domain.conferences.rows_conference import ProblemResolutionRow, ProblemTabledRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import ConferenceId, ResolutionId, SalientProblemId


def table(_: ConferenceHeld, key: str, given: Given) -> Iterator[TableProblem]:
    """A problem was on the agenda of the conference that was held about it."""
    conference = given.read.state(CONFERENCE, key)
    for number, item in enumerate(() if conference is None else conference.items, 1):
        if conference is not None and item.plan.problem is not None:
            yield TableProblem(
                problem=item.plan.problem,
                conference=ConferenceId(key),
                item=number,
                day=conference.day,
            )


def untable(_: ConferenceWithdrawn, key: str, given: Given) -> Iterator[UntableProblem]:
    """A problem was not on the agenda of a conference that there was not."""
    rows = given.read.rows(ProblemTabledRow, conference=key)
    for problem in dict.fromkeys(row.owner for row in rows):
        yield UntableProblem(problem=SalientProblemId(problem), conference=ConferenceId(key))


def decide(event: ResolutionRegistered, key: str, _: Given) -> Iterator[DecideProblem]:
    """A resolution about a problem is to solve it."""
    if event.problem is not None:
        yield DecideProblem(problem=event.problem, resolution=ResolutionId(key))


def undecide(_: ResolutionWithdrawn, key: str, given: Given) -> Iterator[UndecideProblem]:
    """A resolution that was a mistake solves nothing."""
    for row in given.read.rows(ProblemResolutionRow, resolution=key):
        yield UndecideProblem(problem=SalientProblemId(row.owner), resolution=ResolutionId(key))


REACTIONS: Final[Reactions] = {
    ConferenceHeld: (table,),
    ConferenceWithdrawn: (untable,),
    ResolutionRegistered: (decide,),
    ResolutionWithdrawn: (undecide,),
}
