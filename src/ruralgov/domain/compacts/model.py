"""Village rules in versions, and the credit schemes that rest on them."""

from datetime import date, timedelta
from typing import Final

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, DecisionId, PlaceId, VillageRulesId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen

A_DAY: Final = timedelta(days=1)
NOTICE_DAYS: Final = 7
"""For how many working days a month hangs out, at least (SG-07)."""
HEARING_DAYS: Final = 3
"""Within how many working days somebody may say what they think of a deduction, at least."""
ANSWER_DAYS: Final = 10
"""Within how many working days a request is answered or reviewed, at most."""
REVIEW_DAYS: Final = 10
"""Within how many working days after an answer a review can be asked for."""
NEGATIVE_MONTHS: Final = 12
"""After how many months a deduction expires where a scheme says nothing else (SG-12)."""
LONGEST_MONTHS: Final = 60
"""After how many months every entry has expired: 征信业管理条例 art. 16."""
REVIEW_MONTHS: Final = 24
"""How long a scheme holds, at most, before it is adopted again (SG-20)."""


class Consequence(LabelledEnum):
    """What may follow from an entry: the closed list. There is no fine, and no denial (SG-03)."""

    POINTS = "points", "计分", "points"
    REMINDER = "reminder", "提醒", "reminder"
    HONOUR = "honour", "表彰", "honour"
    IN_KIND = "in_kind", "实物兑换", "thing given"


GIVES: Final = frozenset({Consequence.POINTS, Consequence.HONOUR, Consequence.IN_KIND})
"""What follows from what was done well."""
TAKES: Final = frozenset({Consequence.POINTS, Consequence.REMINDER})
"""What follows from a breach: nothing but these."""


class ProofKind(LabelledEnum):
    """What shows that something happened."""

    SHEET = "sheet", "签到表或工时记录", "attendance or hours sheet"
    PICTURE = "picture", "现场照片", "picture of the place"
    ATTESTATION = "attestation", "见证人证明", "statement of somebody who was there"
    DOCUMENT = "document", "生效法律文书", "document with legal effect"
    MEDIATION = "mediation", "书面调解协议", "written mediation agreement"


EFFECTIVE: Final = frozenset({ProofKind.DOCUMENT, ProofKind.MEDIATION})
"""What shows a deduction without witnesses."""


class TieRule(LabelledEnum):
    """Who is commended among those with as many points."""

    ALL = "all", "并列者一并表彰，超出名额则一并不表彰", "all of them, or none if they are too many"
    EARLIER = (
        "earlier",
        "先取得积分者优先，仍并列则按前一办法",
        "who earned them first, then as above",
    )


class Conduct(LabelledEnum):
    """What no clause or item may touch."""

    PETITION = "petition", "信访、投诉、举报", "petition or complaint"
    LITIGATION = "litigation", "诉讼、仲裁、复议", "litigation"
    MEDIATION = "mediation", "拒绝调解", "refusing mediation"
    VOTING = "voting", "选举和表决", "voting"
    BELIEF = "belief", "宗教信仰", "belief"
    FAMILY = "family", "婚姻、生育选择", "marriage or birth"
    ILLNESS = "illness", "疾病、残疾", "illness or disability"
    DONATION = "donation", "捐款捐物", "donation"
    KINSHIP = "kinship", "亲属的行为或身份", "what relatives are or did"
    MILITARY = "military", "亲属参军", "military service of relatives"
    WEALTH = "wealth", "收入、财产、债务", "wealth or debt"
    FINE = "fine", "罚款和其他处罚", "fine or another penalty"
    RIGHTS = "rights", "限制权利、待遇、公共服务", "limits to rights, benefits or services"


PENALTIES: Final = frozenset({Conduct.FINE, Conduct.RIGHTS})
"""What village rules may not impose (SG-03); the others are what they may not touch (SG-08)."""


@frozen(kw_only=True)
class Signed:
    """Who did something, and on which day."""

    by: AccountId
    day: date


@frozen(kw_only=True)
class Clause:
    """One clause of village rules, as everybody reads it."""

    code: str
    words: str


@frozen(kw_only=True)
class Filing:
    """That rules were filed with the town."""

    day: date
    reference: str
    by: AccountId


@frozen(kw_only=True)
class TownObjection:
    """That the town orders clauses to be corrected."""

    clauses: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str
    day: date
    by: AccountId


@frozen(kw_only=True)
class VillageRules:
    """One version of the rules of a village; *drafters* are all who wrote on it."""

    village: PlaceId
    title: str
    clauses: tuple[Clause, ...]
    drafters: tuple[AccountId, ...]
    decision: DecisionId | None = None
    adopted: Signed | None = None
    filed: Filing | None = None
    objection: TownObjection | None = None
    ended: date | None = None
    withdrawn: bool = False

    @property
    def since(self) -> date | None:
        """The first day on which it holds: adopted and filed, and the town objects to nothing."""
        if self.filed is None or self.objection is not None or self.withdrawn:
            return None
        return self.filed.day

    def holds(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        return self.since is not None and self.since <= day < (self.ended or FOREVER)

    def clause(self, code: str) -> Clause | None:
        """Return the clause of a code, or None."""
        return next((one for one in self.clauses if one.code == code), None)


@frozen(kw_only=True)
class CreditCategory:
    """One category; *most_month* caps what a person gains, or loses, in it in a month (SG-15).

    *example*: it was made up for a pack, and is nobody's real category.
    """

    code: str
    title: str
    most_month: int
    example: bool = False


@frozen(kw_only=True)
class CreditItem:
    """What is scored: *points* each time, or each hour where it is *hourly*.

    *most_event* caps one event. *clause* is the clause of the rules that it rests on. *evidence* is
    what has to show it. It expires so many months after its day.
    """

    code: str
    category: str
    clause: str = field(metadata=text_of(TextKind.CODE))
    title: str
    points: int
    hourly: bool = False
    most_event: int
    evidence: ProofKind
    expires_months: int = NEGATIVE_MONTHS
    consequences: tuple[Consequence, ...]
    example: bool = False

    @property
    def negative(self) -> bool:
        """Whether it takes points."""
        return self.points < 0

    def raw(self, quantity: int) -> int:
        """Return the points of so many hours or of one time, within the cap of an event."""
        size = min(abs(self.points) * (quantity if self.hourly else 1), self.most_event)
        return -size if self.negative else size


@frozen(kw_only=True)
class SchemeTerms:
    """How a scheme is kept: caps, periods in working days, and who is commended."""

    most_month: int
    notice_days: int = NOTICE_DAYS
    hearing_days: int = 5
    answer_days: int = 5
    honours: int = 10
    tie: TieRule = TieRule.ALL


@frozen(kw_only=True)
class CreditScheme:
    """One version of a village's credit scheme; it holds from *since* up to *review_on*."""

    village: PlaceId
    rules: VillageRulesId
    title: str
    categories: tuple[CreditCategory, ...]
    items: tuple[CreditItem, ...]
    terms: SchemeTerms
    drafters: tuple[AccountId, ...]
    decision: DecisionId | None = None
    adopted: Signed | None = None
    published: date | None = None
    since: date | None = None
    review_on: date | None = None
    ended: date | None = None
    withdrawn: bool = False

    @property
    def until(self) -> date:
        """The first day on which it no longer holds: ended, or lapsed after its review day."""
        lapses = FOREVER if self.review_on is None else self.review_on + A_DAY
        return min(lapses, self.ended or FOREVER)

    def holds(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        if self.since is None or self.withdrawn:
            return False
        return self.since <= day < self.until

    def item(self, code: str) -> CreditItem | None:
        """Return the item of a code, or None."""
        return next((one for one in self.items if one.code == code), None)

    def category(self, code: str) -> CreditCategory | None:
        """Return the category of a code, or None."""
        return next((one for one in self.categories if one.code == code), None)
