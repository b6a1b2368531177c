"""Facts: what is known of a person, from nothing at all to one exact value."""

from datetime import date
from typing import Any, Final, NamedTuple

from attrs import Factory, field

from ruralgov.domain.aid import texts_means
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class FactState(LabelledEnum):
    """What a fact rests on: that nobody knows is another thing than that there is nothing."""

    KNOWN = "known", "已知", "known"
    ABSENT = "absent", "查无", "asked, and there is none"
    UNKNOWN = "unknown", "未知", "not asked, or no answer"
    REFUSED = "refused", "拒绝提供", "refused by the source"
    DISPUTED = "disputed", "有异议", "disputed by the family"


class Need(NamedTuple):
    """What is asked about whom."""

    subject: str
    item: Item


_USED: Final = frozenset({FactState.KNOWN, FactState.ABSENT})


@frozen
class Fact:
    """A value between *low* and *high*, both included; without *high* it may be any above.

    One that is not known, refused or disputed may be any value, whatever was said (P13).
    """

    subject: str
    item: Item
    low: int = 0
    high: int | None = None
    state: FactState = FactState.KNOWN
    as_of: date = date.min
    source: str = ""
    authorization: str = ""
    evidence: str = ""
    line: str = field(init=False, eq=False, repr=False, default=Factory(lambda it: _line(it), True))
    """How it stands in a digest."""
    usable: bool = field(init=False, eq=False, repr=False)
    """Whether it says anything that may be used."""
    settled: bool = field(init=False, eq=False, repr=False)
    """Whether nothing more can be learned of it."""

    @usable.default
    def _is_usable(self) -> bool:
        return self.state in _USED

    @settled.default
    def _is_settled(self) -> bool:
        return self.usable and self.low == self.high

    def __attrs_post_init__(self) -> None:
        """Refuse a span that is none; raises ``aid_span_wrong``."""
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise BadInput(
                texts_means.AID_SPAN_WRONG,
                item=self.item.zh,
                item_en=self.item.en,
                low=self.low,
                high=self.high,
            )

    @property
    def need(self) -> Need:
        """Return what it is about."""
        return Need(self.subject, self.item)

    def within(self, other: "Fact") -> bool:
        """Tell whether it says the same as another, or more exactly."""
        if not other.usable:
            return True
        below = other.high is None or (self.high is not None and self.high <= other.high)
        return self.usable and other.low <= self.low and below


def _line(fact: Fact) -> str:
    when = fact.as_of.isoformat()
    span = f"{fact.low}..{'' if fact.high is None else fact.high}"
    return "|".join(
        (fact.subject, fact.item, span, fact.state, when, fact.source, fact.authorization)
    )


def absent(subject: str, item: Item, **more: Any) -> Fact:
    """Return that a source was asked and has nothing."""
    return Fact(subject, item, 0, 0, FactState.ABSENT, **more)
