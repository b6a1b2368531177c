"""The rules of publications."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure import texts
from ruralgov.domain.disclosure.canonical import content_hash
from ruralgov.domain.disclosure.catalogue import PublicationKind
from ruralgov.domain.disclosure.content import content_text
from ruralgov.domain.disclosure.masking import must_name_nobody
from ruralgov.domain.disclosure.model import (
    QUORUM,
    SHOWN_DAYS,
    Publication,
    PublicationStage,
    WithdrawalGround,
)
from ruralgov.domain.disclosure.rows import PublicationRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, PublicationId
from ruralgov.domain.kernel.month import Month, last_day, parse_month

YEAR: Final = 12


def prepare_disclosure(
    _: Publication | None, command: m.PrepareDisclosure, given: Given
) -> Iterator[m.DisclosurePrepared]:
    """Take the content from the ledgers (rules 1-4, 8)."""
    first, last = _period(command.kind, command.first, command.last)
    if last_day(last) >= given.today:
        raise Refused(texts.DISCLOSURE_MONTH_NOT_OVER, month=last, today=given.today)
    before = _newest(given.read, command.collective, command.kind, first, last)
    if (before.owner if before else None) != command.supersedes:
        raise Refused(
            texts.DISCLOSURE_PERIOD_TAKEN,
            kind=command.kind.zh,
            kind_en=command.kind.en,
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
    given.must_not_be(texts.DISCLOSURE_OWN_REVIEW, known.preparer, account=reviewer)
    if any(given.is_actor(review.reviewer) for review in known.reviews):
        raise Refused(texts.DISCLOSURE_REVIEWED_ALREADY, account=reviewer)
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
    if not given.sealed(command.head):
        raise BadInput(texts.DISCLOSURE_HEAD_WRONG, head=command.head)
    before = _newest(given.read, known.collective, known.kind, known.first, known.last)
    if (before.owner if before else None) != known.supersedes:
        raise Refused(
            texts.DISCLOSURE_PERIOD_TAKEN,
            kind=known.kind.zh,
            kind_en=known.kind.en,
            first=known.first,
            last=known.last,
            newest=before.owner if before else "-",
        )
    text = content_text(given.read, known.collective, known.kind, known.first, known.last)
    if content_hash(text) != known.content_hash:
        raise Refused(texts.DISCLOSURE_OUTDATED, publication=command.publication)
    out = change(known, head=command.head, published=given.today, content=text)
    yield m.DisclosurePublished(
        head=command.head, file_hash=content_hash(out.file()), day=given.today
    )


def withdraw_disclosure(
    publication: Publication | None, command: m.WithdrawDisclosure, given: Given
) -> Iterator[m.DisclosureWithdrawn]:
    """Take it down (rule 7)."""
    known = _at(publication, command.publication, PublicationStage.PUBLISHED)
    account = given.actor.account
    given.must_not_be(texts.DISCLOSURE_OWN_WITHDRAWAL, known.preparer, account=account)
    if command.ground is WithdrawalGround.SHOWN_ENOUGH and known.published is not None:
        until = known.published + timedelta(days=SHOWN_DAYS)
        if given.today < until:
            raise Refused(texts.DISCLOSURE_SHOWN_TOO_SHORT, days=SHOWN_DAYS, until=until)
    yield m.DisclosureWithdrawn(
        ground=command.ground, reason=clean_text("reason", command.reason), day=given.today
    )


def _newest(
    read: Read, collective: CollectiveId, kind: PublicationKind, first: Month, last: Month
) -> PublicationRow | None:
    """Return the newest publication of a period that went out, or None."""
    found = read.rows(PublicationRow, collective=collective, kind=kind, first=first, last=last)
    return max((row for row in found if row.edition), key=lambda row: row.version, default=None)


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
        raise BadInput(
            texts.DISCLOSURE_PERIOD_WRONG, kind=kind.zh, kind_en=kind.en, first=first, last=last
        )
    return begin, end


def _at(
    publication: Publication | None, key: PublicationId, stage: PublicationStage
) -> Publication:
    known = existing(publication, texts.DISCLOSURE_MISSING, publication=key)
    if known.stage is not stage:
        raise Refused(
            texts.DISCLOSURE_STAGE_WRONG,
            stage=known.stage.zh,
            stage_en=known.stage.en,
            needed=stage.zh,
            needed_en=stage.en,
            publication=key,
        )
    return known
