"""What each event makes of a town's paper and of a ballot."""

from typing import Final, assert_never

from ruralgov.domain.evaluation import messages_ballot as m
from ruralgov.domain.evaluation.model_ballot import Ballot, BallotMarks, Entered, TownPaper
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, OfficerText

_GONE: Final = {
    "marks": BallotMarks(ERASED),
    "dealings": BallotMarks(ERASED),
    "comment": OfficerText(ERASED),
}


def begin_paper(event: m.TownDecided) -> TownPaper:
    """Return a town's paper, with no ballot yet."""
    return TownPaper(
        evaluation=event.evaluation, town=event.town, decision=event.decision, by=event.by
    )


def evolve_paper(paper: TownPaper, event: m.PaperEvent) -> TownPaper:
    """Return a town's paper after one more event."""
    match event:
        case m.TownDecided():
            return change(paper, decision=event.decision, by=event.by)
        case m.BallotNoted():
            others = (one for one in paper.entered if one.ratee != event.ratee)
            noted = (Entered(ratee=event.ratee, day=event.day),) if event.entered else ()
            found = sorted((*others, *noted), key=lambda one: one.ratee)
            return change(paper, entered=tuple(found))
        case _:
            assert_never(event)


def begin_ballot(event: m.BallotCast) -> Ballot:
    """Return a ballot as it was entered."""
    return Ballot(
        evaluation=event.evaluation,
        town=event.town,
        ratee=event.ratee,
        marks=event.marks,
        dealings=event.dealings,
        comment=event.comment,
    )


def evolve_ballot(ballot: Ballot, event: m.BallotEvent) -> Ballot:
    """Return a ballot after one more event."""
    match event:
        case m.BallotCast():
            return begin_ballot(event)
        case m.BallotWithdrawn():
            return change(ballot, withdrawn=True)
        case m.BallotErased():
            return change(ballot, **_GONE)
        case _:
            assert_never(event)
