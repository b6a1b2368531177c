"""What follows from a ballot: it is noted on the town's paper that there is one."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.evaluation.messages_ballot import BallotCast, BallotWithdrawn, NoteBallot
from ruralgov.domain.kernel.declare import Given, Reactions


def note(event: BallotCast | BallotWithdrawn, _key: str, _given: Given) -> Iterator[NoteBallot]:
    """A town's paper says of which units there are ballots, and nothing of what they say."""
    yield NoteBallot(
        evaluation=event.evaluation,
        town=event.town,
        ratee=event.ratee,
        entered=isinstance(event, BallotCast),
    )


REACTIONS: Final[Reactions] = {BallotCast: (note,), BallotWithdrawn: (note,)}
