"""A publication of a collective: what it shows, who reviewed it, and when it went out."""

import json
from datetime import date
from typing import Any, Final

from ruralgov.domain.disclosure.canonical import canonical
from ruralgov.domain.disclosure.catalogue import PublicationKind
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PublicationId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen

FORMAT: Final = "ruralgov/disclosure/1"
QUORUM: Final = 2
"""Reviewers who must pass a publication: the majority of the smallest group (three)."""
SHOWN_DAYS: Final = 15
"""Days for which a publication is shown at least (村民委员会组织法)."""


class PublicationStage(LabelledEnum):
    """Where a publication stands. That a newer one took its place is told by the newer one."""

    PREPARED = "prepared", "待民主理财小组审核", "waiting for review"
    REVIEWED = "reviewed", "已审核待公开", "reviewed"
    REFUSED = "refused", "审核未通过", "not passed"
    PUBLISHED = "published", "公开中", "published"
    WITHDRAWN = "withdrawn", "已撤下", "withdrawn"


class WithdrawalGround(LabelledEnum):
    """Why a publication is taken down."""

    SHOWN_ENOUGH = "shown_enough", "公开期满", "shown long enough"
    PERSONAL_DATA = "personal_data", "误公开个人信息", "it showed personal data by mistake"


@frozen(kw_only=True)
class Review:
    """What one member of the finance review group said."""

    reviewer: AccountId
    passed: bool
    words: str
    day: date


@frozen(kw_only=True)
class Publication:
    """One publication. *content* is canonical JSON; nobody typed a figure of it.

    The journal has it, in the event that prepared the publication, and so have answers; a state
    that is stored has its hash.
    """

    collective: CollectiveId
    kind: PublicationKind
    first: Month
    last: Month
    version: int
    supersedes: PublicationId | None
    superseded_hash: str
    reason: str
    content: str = ""
    content_hash: str
    preparer: AccountId
    prepared: date
    quorum: int
    stage: PublicationStage = PublicationStage.PREPARED
    reviews: tuple[Review, ...] = ()
    head: str = ""
    published: date | None = None
    file_hash: str = ""
    withdrawn: date | None = None
    ground: WithdrawalGround | None = None

    @property
    def passed(self) -> int:
        """How many reviewers passed it."""
        return sum(review.passed for review in self.reviews)

    @property
    def hidden(self) -> bool:
        """Whether its content is shown to nobody any more."""
        return self.ground is WithdrawalGround.PERSONAL_DATA

    def file(self) -> str:
        """Return the published file: its SHA-256 is what page and notice board show."""
        return file_text(
            content=json.loads(self.content),
            content_hash=self.content_hash,
            head=self.head,
            passed=self.passed,
            published=self.published,
            version=self.version,
            superseded_hash=self.superseded_hash,
            reason=self.reason,
        )


def file_text(
    *,
    content: Any,
    content_hash: str,
    head: str,
    passed: int,
    published: date | None,
    version: int,
    superseded_hash: str,
    reason: str,
) -> str:
    """Return the canonical text of a published file: the content, its review and the head."""
    return canonical(
        {
            "format": FORMAT,
            "content": content,
            "content_hash": content_hash,
            "head": head,
            "published": None if published is None else published.isoformat(),
            "reason": reason,
            "reviewers": passed,
            "supersedes": superseded_hash,
            "version": version,
        }
    )
