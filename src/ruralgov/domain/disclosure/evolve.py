"""What each event makes of a publication."""

from typing import assert_never

from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure.messages import PublicationEvent
from ruralgov.domain.disclosure.model import Publication, PublicationStage, Review
from ruralgov.domain.kernel.change import change


def begin(event: m.DisclosurePrepared) -> Publication:
    """Return a publication that waits for its review."""
    return Publication(
        collective=event.collective,
        kind=event.kind,
        first=event.first,
        last=event.last,
        version=event.version,
        supersedes=event.supersedes,
        superseded_hash=event.superseded_hash,
        reason=event.reason,
        content_hash=event.content_hash,
        preparer=event.preparer,
        prepared=event.day,
        quorum=event.quorum,
    )


def evolve(publication: Publication, event: PublicationEvent) -> Publication:
    """Return a publication after one more event."""
    match event:
        case m.DisclosurePrepared():
            return begin(event)
        case m.DisclosureReviewed():
            return _reviewed(publication, event)
        case m.DisclosurePublished():
            return change(
                publication,
                stage=PublicationStage.PUBLISHED,
                head=event.head,
                file_hash=event.file_hash,
                published=event.day,
            )
        case m.DisclosureWithdrawn():
            return change(
                publication,
                stage=PublicationStage.WITHDRAWN,
                withdrawn=event.day,
                ground=event.ground,
            )
        case _:
            assert_never(event)


def _reviewed(state: Publication, event: m.DisclosureReviewed) -> Publication:
    review = Review(reviewer=event.reviewer, passed=event.passed, words=event.words, day=event.day)
    state = change(state, reviews=(*state.reviews, review))
    if not event.passed:
        return change(state, stage=PublicationStage.REFUSED)
    if state.passed >= state.quorum:
        return change(state, stage=PublicationStage.REVIEWED)
    return state
