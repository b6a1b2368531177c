"""What a cross-check finds, and what people have said about a finding."""

import hashlib
from datetime import date, datetime
from typing import Final

from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

DIGITS: Final = 20
"""Hexadecimal digits of a key or mark: 80 bits, so that no two findings share one by chance."""


class Severity(LabelledEnum):
    """How much a finding weighs."""

    NOTICE = "notice", "提示", "notice"
    WARNING = "warning", "预警", "warning"
    SERIOUS = "serious", "严重", "serious"


@frozen(kw_only=True)
class Evidence:
    """One thing that shows it: what it is called, and its value as people read it.

    *decisive*: if this changes, what was said about the finding no longer holds. What grows by
    itself (days since) or only helps to look it up is not.
    """

    zh: str
    en: str
    value: str
    decisive: bool = True


@frozen(kw_only=True)
class Link:
    """A record to look at: its kind and key, and how people call it."""

    kind: str
    key: str
    label: str


@frozen(kw_only=True)
class Found:
    """What a check finds in the ledgers of a collective.

    *about* names what is wrong, and nothing that changes with time: the same fault found again has
    the same *about*, in any order. *severity* is given where it differs from that of the check.
    """

    about: tuple[str, ...]
    day: date
    zh: str
    en: str
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    severity: Severity | None = None


class Verdict(LabelledEnum):
    """What a person decides about a finding."""

    EXPLAINED = "explained", "已说明", "explained"
    MENDED = "mended", "已整改", "mended"
    PASSED_ON = "passed_on", "已移交", "passed on"


class Standing(LabelledEnum):
    """How a finding stands: what was decided, and whether that still holds."""

    OPEN = "open", "待处理", "to be looked at"
    EXPLAINED = "explained", "已说明", "explained"
    PASSED_ON = "passed_on", "已移交", "passed on"
    NOT_MENDED = "not_mended", "称已整改但仍存在", "said to be mended, and still there"
    CHANGED = "changed", "情况有变，需重新处理", "has changed since, to be looked at again"


WAITING: Final = frozenset({Standing.OPEN, Standing.NOT_MENDED, Standing.CHANGED})
"""Those that somebody has yet to look at."""
_STANDINGS: Final = {
    Verdict.EXPLAINED: Standing.EXPLAINED,
    Verdict.PASSED_ON: Standing.PASSED_ON,
    Verdict.MENDED: Standing.NOT_MENDED,
}


@frozen(kw_only=True)
class Note:
    """That a person looked at a finding and decided, and the mark of the evidence they saw."""

    verdict: Verdict
    reason: str
    mark: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class FindingNotes:
    """All that was said about a finding, oldest first. Its key is that of the finding."""

    collective: CollectiveId
    check: str
    notes: tuple[Note, ...]


@frozen(kw_only=True)
class Finding:
    """A finding with where it is, how much it weighs and how it stands.

    *finding* is its key and *mark* that of its decisive evidence: whoever notes it gives both.
    """

    finding: str
    check: str
    severity: Severity
    collective: CollectiveId
    name: str
    """That of the collective."""
    place: PlaceId
    day: date
    zh: str
    en: str
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    mark: str
    standing: Standing = Standing.OPEN
    note: Note | None = None
    """The last one."""


@frozen(kw_only=True)
class Failure:
    """That a check could not do its work: how often, where first, and why."""

    check: str
    source: str
    collective: CollectiveId
    times: int
    problem: str


def key_of(check: str, collective: CollectiveId, about: tuple[str, ...]) -> str:
    """Return the key of a finding: the same for the same fault, whatever its amounts."""
    return f"{check}-{_digest(check, collective, *sorted(about))}"


def mark_of(evidence: tuple[Evidence, ...]) -> str:
    """Return the mark of evidence: another one as soon as something decisive changes."""
    return _digest(*sorted(f"{one.en}={one.value}" for one in evidence if one.decisive))


def standing_of(mark: str, note: Note | None) -> Standing:
    """Return how a finding stands that is there now."""
    if note is None:
        return Standing.OPEN
    return _STANDINGS[note.verdict] if note.mark == mark else Standing.CHANGED


def _digest(*parts: str) -> str:
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
