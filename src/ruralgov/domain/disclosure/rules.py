"""The rules of publications."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure.canonical import content_hash
from ruralgov.domain.disclosure.catalogue import PublicationKind
from ruralgov.domain.disclosure.content import content_text
from ruralgov.domain.disclosure.masking import must_name_nobody
from ruralgov.domain.disclosure.model import (
    QUORUM,
    SHOWN_DAYS,
    Publication,
    PublicationStage,
    Review,
    WithdrawalGround,
)
from ruralgov.domain.disclosure.views import newest
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import PublicationId
from ruralgov.domain.kernel.month import Month, last_day, parse_month

_HEAD: Final = re.compile(r"[1-9][0-9]*:[0-9a-f]{64}")
YEAR: Final = 12
PublicationEvent = (
    m.DisclosurePrepared | m.DisclosureReviewed | m.DisclosurePublished | m.DisclosureWithdrawn
)


def prepare_disclosure(
    _: Publication | None, command: m.PrepareDisclosure, given: Given
) -> Iterator[m.DisclosurePrepared]:
    """Take the content from the ledgers (rules 1-4, 8)."""
    first, last = _period(command.kind, command.first, command.last)
    if last_day(last) >= given.today:
        raise Refused("disclosure_month_not_over", month=last, today=given.today)
    before = newest(given.read, command.collective, command.kind, first, last)
    if (before.owner if before else None) != command.supersedes:
        raise Refused(
            "disclosure_period_taken",
            kind=command.kind.zh,
            first=first,
            last=last,
            newest=before.owner if before else "-",
        )
    reason = "" if before is None else clean_text("reason", command.reason)
    must_name_nobody({"reason": reason})
    text = content_text(given.read, command.collective, command.kind, first, last)
    yield m.DisclosurePrepared(
        collective=command.collective,
        kind=command.kind,
        first=first,
        last=last,
        version=1 if before is None else before.version + 1,
        supersedes=command.supersedes,
        superseded_hash="" if before is None else before.file_hash,
        reason=reason,
        content=text,
        content_hash=content_hash(text),
        preparer=given.actor.account,
        day=given.today,
        quorum=QUORUM,
    )


def review_disclosure(
    publication: Publication | None, command: m.ReviewDisclosure, given: Given
) -> Iterator[m.DisclosureReviewed]:
    """Say whether it may go out (rule 5)."""
    known = _at(publication, command.publication, PublicationStage.PREPARED)
    reviewer = given.actor.account
    if reviewer == known.preparer:
        raise Refused("disclosure_own_review", account=reviewer)
    if any(review.reviewer == reviewer for review in known.reviews):
        raise Refused("disclosure_reviewed_already", account=reviewer)
    yield m.DisclosureReviewed(
        reviewer=reviewer,
        passed=command.passed,
        words=clean_text("words", command.words),
        day=given.today,
    )


def publish_disclosure(
    publication: Publication | None, command: m.PublishDisclosure, given: Given
) -> Iterator[m.DisclosurePublished]:
    """Let it out, if the ledgers still say the same (rules 3, 6)."""
    known = _at(publication, command.publication, PublicationStage.REVIEWED)
    if not _HEAD.fullmatch(command.head):
        raise BadInput("disclosure_head_wrong", head=command.head)
    before = newest(given.read, known.collective, known.kind, known.first, known.last)
    if (before.owner if before else None) != known.supersedes:
        raise Refused(
            "disclosure_period_taken",
            kind=known.kind.zh,
            first=known.first,
            last=known.last,
            newest=before.owner if before else "-",
        )
    text = content_text(given.read, known.collective, known.kind, known.first, known.last)
    if content_hash(text) != known.content_hash:
        raise Refused("disclosure_outdated", publication=command.publication)
    out = change(known, head=command.head, published=given.today)
    yield m.DisclosurePublished(
        head=command.head, file_hash=content_hash(out.file()), day=given.today
    )


def withdraw_disclosure(
    publication: Publication | None, command: m.WithdrawDisclosure, given: Given
) -> Iterator[m.DisclosureWithdrawn]:
    """Take it down (rule 7)."""
    known = _at(publication, command.publication, PublicationStage.PUBLISHED)
    if command.ground is WithdrawalGround.SHOWN_ENOUGH and known.published is not None:
        until = known.published + timedelta(days=SHOWN_DAYS)
        if given.today < until:
            raise Refused("disclosure_shown_too_short", days=SHOWN_DAYS, until=until)
    yield m.DisclosureWithdrawn(
        ground=command.ground, reason=clean_text("reason", command.reason), day=given.today
    )


def evolve(state: Publication | None, event: PublicationEvent) -> Publication:
    """Fold one event into a publication."""
    if isinstance(event, m.DisclosurePrepared):
        return Publication(
            collective=event.collective,
            kind=event.kind,
            first=event.first,
            last=event.last,
            version=event.version,
            supersedes=event.supersedes,
            superseded_hash=event.superseded_hash,
            reason=event.reason,
            content=event.content,
            content_hash=event.content_hash,
            preparer=event.preparer,
            prepared=event.day,
            quorum=event.quorum,
        )
    if state is None:
        raise Refused("disclosure_missing", publication="-")
    match event:
        case m.DisclosureReviewed():
            return _reviewed(state, event)
        case m.DisclosurePublished():
            return change(
                state,
                stage=PublicationStage.PUBLISHED,
                head=event.head,
                file_hash=event.file_hash,
                published=event.day,
            )
        case m.DisclosureWithdrawn():
            hidden = event.ground is WithdrawalGround.PERSONAL_DATA
            return change(
                state,
                stage=PublicationStage.WITHDRAWN,
                withdrawn=event.day,
                ground=event.ground,
                content="" if hidden else state.content,
            )


def _reviewed(state: Publication, event: m.DisclosureReviewed) -> Publication:
    review = Review(reviewer=event.reviewer, passed=event.passed, words=event.words, day=event.day)
    state = change(state, reviews=(*state.reviews, review))
    if not event.passed:
        return change(state, stage=PublicationStage.REFUSED)
    if state.passed >= state.quorum:
        return change(state, stage=PublicationStage.REVIEWED)
    return state


def _period(kind: PublicationKind, first: str, last: str) -> tuple[Month, Month]:
    """Return the months of a publication; raises ``disclosure_period_wrong``."""
    begin, end = parse_month(first), parse_month(last)
    months = (int(end[:4]) - int(begin[:4])) * YEAR + int(end[5:]) - int(begin[5:]) + 1
    match kind:
        case PublicationKind.FINANCE:
            good = 1 <= months <= YEAR
        case PublicationKind.ANNUAL:
            good = months == YEAR and begin.endswith("-01")
        case _:
            good = months == 1
    if not good:
        raise BadInput("disclosure_period_wrong", kind=kind.zh, first=first, last=last)
    return begin, end


def _at(
    publication: Publication | None, key: PublicationId, stage: PublicationStage
) -> Publication:
    if publication is None:
        raise Refused("disclosure_missing", publication=key)
    if publication.stage is not stage:
        raise Refused(
            "disclosure_stage_wrong", stage=publication.stage.zh, needed=stage.zh, publication=key
        )
    return publication
