"""Agreements, the points of a village's month, requests about them, and commendations."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from attrs import field

from ruralgov.domain.compacts.model import ProofKind, Signed
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    CreditRequestId,
    CreditSchemeId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.value import frozen


class SigningMethod(LabelledEnum):
    """How an agreement was signed."""

    PAPER = "paper", "纸质签字", "on paper"
    ELECTRONIC = "electronic", "电子签名", "electronically"


class AgreementEnd(LabelledEnum):
    """Why an agreement ended."""

    WITHDRAWN = "withdrawn", "本人撤回", "withdrawn by the person"
    DEPARTED = "departed", "死亡或迁出", "died or moved away"
    MERGED = "merged", "重复登记已合并", "entered twice, under another entry now"
    MISTAKE = "mistake", "误登", "entered by mistake"


@frozen(kw_only=True)
class Agreement:
    """That an adult agreed to a scheme, from *since* on; *show*: may be named when commended."""

    person: PersonId
    scheme: CreditSchemeId
    signed: date
    since: date
    until: date = FOREVER
    method: SigningMethod
    show: bool = False
    end: AgreementEnd | None = None


@frozen(kw_only=True)
class Agreements:
    """All agreements of a village."""

    village: PlaceId
    agreements: tuple[Agreement, ...] = ()

    def on(self, day: date, scheme: CreditSchemeId) -> dict[PersonId, Agreement]:
        """Return who agreed to a scheme on a day."""
        return {
            one.person: one
            for one in self.agreements
            if one.scheme == scheme and one.since <= day < one.until
        }


@frozen(kw_only=True)
class Proof:
    """One piece of evidence: who made it, when, and its hash.

    *reference* is the number of a document with legal effect.
    """

    kind: ProofKind
    maker: PersonId
    at: datetime
    sha256: str
    reference: str = ""


@frozen(kw_only=True)
class Point:
    """One entry: who did what on which day, and the points that its item gives within all caps.

    *proofs* are the numbers of what shows it, within its sheet.
    """

    number: int
    person: PersonId
    item: str = field(metadata=text_of(TextKind.CODE))
    day: date
    quantity: int = 1
    points: int
    expires: date
    proofs: tuple[int, ...]


@frozen(kw_only=True)
class Sheet:
    """What was recorded together, by one person, under one version of the scheme."""

    by: AccountId
    day: date
    scheme: CreditSchemeId
    proofs: tuple[Proof, ...]
    points: tuple[Point, ...]
    approved: Signed | None = None


class NoticeMethod(LabelledEnum):
    """How somebody was told of a deduction."""

    IN_PERSON = "in_person", "当面告知", "in person"
    TELEPHONE = "telephone", "电话告知", "by telephone"
    WRITTEN = "written", "书面告知", "in writing"


@frozen(kw_only=True)
class Informed:
    """That a person was told of a deduction; *last* is the last day on which they may be heard."""

    entry: int
    day: date
    last: date
    how: NoticeMethod


class Ending(LabelledEnum):
    """Why an entry does not count any more."""

    WITHDRAWN = "withdrawn", "公示前撤回", "withdrawn before its publication"
    STRUCK = "struck", "经陈述、异议或更正撤销", "struck after an objection or a correction"
    REPAIRED = "repaired", "已修复", "repaired"
    DELETED = "deleted", "应本人要求删除", "deleted as the person asked"


@frozen(kw_only=True)
class Ended:
    """That an entry ended on a day. One that was repaired counted until then, any other never."""

    entry: int
    day: date
    ending: Ending


@frozen(kw_only=True)
class Hold:
    """That an entry waits for the answer to a request; *since* is when it may count again."""

    entry: int
    request: CreditRequestId
    since: date | None = None


@frozen(kw_only=True)
class Notice:
    """That a month hangs out: *last* is the last day of its notice."""

    day: date
    last: date
    by: AccountId


@frozen(kw_only=True)
class CreditMonth:
    """The points of a village in one month, from the first sheet to the final publication."""

    village: PlaceId
    month: Month
    sheets: tuple[Sheet, ...] = ()
    informed: tuple[Informed, ...] = ()
    holds: tuple[Hold, ...] = ()
    ended: tuple[Ended, ...] = ()
    notice: Notice | None = None
    final: date | None = None

    def points(self) -> Iterator[tuple[Sheet, Point]]:
        """Give each entry with its sheet."""
        for sheet in self.sheets:
            for point in sheet.points:
                yield sheet, point

    def point(self, number: int) -> tuple[Sheet, Point] | None:
        """Return an entry with its sheet, or None."""
        for sheet in self.sheets:
            if sheet.points and sheet.points[0].number <= number <= sheet.points[-1].number:
                return sheet, sheet.points[number - sheet.points[0].number]
        return None

    @property
    def size(self) -> int:
        """How many entries were ever recorded."""
        return sum(len(one.points) for one in self.sheets)

    def end_of(self, number: int) -> Ended | None:
        """Return how an entry ended, or None."""
        return next((one for one in reversed(self.ended) if one.entry == number), None)

    def told(self, number: int) -> Informed | None:
        """Return when the person was told of an entry, or None."""
        return next((one for one in self.informed if one.entry == number), None)

    def waiting(self, number: int) -> bool:
        """Tell whether an entry waits for an answer."""
        return any(one.entry == number and one.since is None for one in self.holds)

    def counts_from(self, number: int) -> date | None:
        """Return from when on an entry counts, or None: what waits or is not final does not."""
        if self.final is None or self.waiting(number):
            return None
        back = (one.since for one in self.holds if one.entry == number and one.since is not None)
        return max((self.final, *back))


class RequestKind(LabelledEnum):
    """What is asked about an entry."""

    STATEMENT = "statement", "陈述申辩", "statement of the person concerned"
    OBJECTION = "objection", "异议", "objection"
    CORRECTION = "correction", "更正", "correction"
    DELETION = "deletion", "删除", "deletion"
    REPAIR = "repair", "信用修复", "repair"


HOLDS: Final = frozenset({RequestKind.STATEMENT, RequestKind.OBJECTION})
"""What keeps an entry from counting until it is answered."""
EFFECT: Final = {
    RequestKind.STATEMENT: Ending.STRUCK,
    RequestKind.OBJECTION: Ending.STRUCK,
    RequestKind.CORRECTION: Ending.STRUCK,
    RequestKind.DELETION: Ending.DELETED,
    RequestKind.REPAIR: Ending.REPAIRED,
}
"""What becomes of the entry when a request is granted."""


@frozen(kw_only=True)
class Answer:
    """Whether a request was granted, by whom, on which day."""

    granted: bool
    by: AccountId
    day: date


@frozen(kw_only=True)
class CreditRequest:
    """One request about an entry, its answer, and the review one level up.

    *due* is the last day for the answer, *review_until* the last day on which a review may be
    asked for, *review_due* the last one for that.
    """

    village: PlaceId
    month: Month
    entry: int
    kind: RequestKind
    asker: PersonId
    words: CitizenText
    proofs: tuple[Proof, ...]
    day: date
    due: date
    answer: Answer | None = None
    reasons: OfficerText | None = None
    review_until: date | None = None
    review_asked: date | None = None
    review_words: CitizenText | None = None
    review_due: date | None = None
    outcome: Answer | None = None
    outcome_reasons: OfficerText | None = None
    withdrawn: bool = False
    erased: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody owes an answer."""
        if self.withdrawn:
            return False
        return self.answer is None or (self.review_asked is not None and self.outcome is None)

    @property
    def owed_by(self) -> date | None:
        """The last day for what is owed, or None."""
        if not self.open:
            return None
        return self.due if self.answer is None else self.review_due


@frozen(kw_only=True)
class Commendations:
    """Who was commended for a quarter of a village, in no order of points."""

    village: PlaceId
    quarter: str
    scheme: CreditSchemeId
    honoured: tuple[PersonId, ...]
    by: AccountId
    day: date
    revoked: tuple[PersonId, ...] = ()


def month_key(village: PlaceId, month: str) -> str:
    """Return the key of a village's month."""
    return f"{village}:{month}"


def quarter_key(village: PlaceId, quarter: str) -> str:
    """Return the key of a village's quarter."""
    return f"{village}:{quarter}"
