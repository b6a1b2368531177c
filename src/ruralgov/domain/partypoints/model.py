"""Behaviour lists: what is credited and what is deducted, in versions, for two ledgers."""

from datetime import date, timedelta
from typing import Final

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


class PartyLedger(LabelledEnum):
    """Two ledgers that never mix; villagers' credit is in neither."""

    POINTS = "points", "党员量化积分", "party-member points"
    RED = "red", "红色信用", "red credit"


class SubjectKind(LabelledEnum):
    """Of whom an entry is: each kind has a ledger of its own, also of one person."""

    MEMBER = "member", "党员", "party member"
    SECRETARY = "secretary", "党组织书记", "party secretary"
    ORGANISATION = "organisation", "党组织", "party organisation"


class RedScope(LabelledEnum):
    """The five scopes of red credit."""

    STANDARDS = "standards", "党组织标准化建设", "standardised branch building"
    SECRETARY_DUTY = "secretary_duty", "党组织书记履职尽责", "performance of the secretary"
    MEMBER_ROLE = "member_role", "党员作用发挥", "exemplary role of members"
    CONDUCT = "conduct", "日常行为", "daily conduct"
    ETHICS = "ethics", "精神文明", "cultural and ethical progress"


@frozen(kw_only=True)
class Subject:
    """Whose ledger it is: a person, or with ``ORGANISATION`` the organisation itself."""

    kind: SubjectKind
    key: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class BehaviourItem:
    """One behaviour: whose, in which ledger, and how many points, above or below none.

    *scope* is of red credit alone. *times* is how often in a month it counts for one subject.
    """

    code: str
    ledger: PartyLedger
    subject: SubjectKind
    scope: RedScope | None = None
    title: str
    points: int
    times: int = 1
    evidence: str = field(metadata=text_of(TextKind.NAME))


@frozen(kw_only=True)
class HoursRule:
    """How certified hours turn into points: one for so many minutes, *most* of them a month."""

    item: str
    minutes: int
    most: int


@frozen(kw_only=True)
class ListTerms:
    """How long entries count, how long somebody is heard, and how long they may appeal."""

    positive_months: int
    negative_months: int
    hearing_days: int
    appeal_days: int
    hours: HoursRule | None = None


@frozen(kw_only=True)
class BehaviourSpan:
    """The days on which a list holds, ``[since, until)``."""

    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class BehaviourList:
    """One version of the list of a place; it holds there and below."""

    place: PlaceId
    title: str
    source: str
    terms: ListTerms
    items: tuple[BehaviourItem, ...]
    by: AccountId
    approval: str = ""
    adopter: AccountId | None = None
    published: date | None = None
    spans: tuple[BehaviourSpan, ...] = ()
    withdrawn: str | None = None

    def item(self, code: str) -> BehaviourItem | None:
        """Return the item of a code, or None."""
        return next((one for one in self.items if one.code == code), None)


A_DAY: Final = timedelta(days=1)
MOST_POINTS: Final = 20
"""The most that one event can add or take."""
MOST_MONTHS: Final = 60
"""The longest that anything counts."""
NEGATIVE_MONTHS: Final = 12
"""The longest that a deduction counts."""
