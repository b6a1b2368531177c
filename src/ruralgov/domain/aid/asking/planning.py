"""The planner: one question at a time, only where its answer can still change the outcome.

The smallest shape comes first, then what intrudes least, then what costs least. Whether a thing is
there at all is less than a band, that less than being at most an amount, and that less than it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.aid.asking.authorization import Authorization, in_force
from ruralgov.domain.aid.means.assess import assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, Need
from ruralgov.domain.aid.means.items import DEDUCTIONS, EXPENSES, INCOME, MOVABLE, Item
from ruralgov.domain.aid.means.law import Law, Programme
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

LARGEST: Final = 2**44
"""No amount that is compared is larger, in fen."""


class Shape(LabelledEnum):
    """How much an answer says, from least to most."""

    EXISTS = "exists", "有无", "whether there is any"
    BAND = "band", "区间", "a band"
    COMPARE = "compare", "是否不超过", "whether it is at most an amount"
    VALUE = "value", "具体数值", "the value"


_RANK: Final = {shape: rank for rank, shape in enumerate(Shape)}
_INTRUDES: Final = {
    **dict.fromkeys(INCOME, 1),
    **dict.fromkeys(EXPENSES, 2),
    **dict.fromkeys(DEDUCTIONS, 2),
    **dict.fromkeys(MOVABLE, 3),
}
"""How deep a question goes into a life; what is not named stands in open registers: 0."""


@frozen(kw_only=True)
class Offer:
    """What a source can be asked, in which shapes, and what a question costs."""

    source: str
    items: frozenset[Item]
    shapes: frozenset[Shape]
    cost: int = 0


@frozen(kw_only=True)
class Question:
    """One thing asked of one source about one person; *limit* is that of a comparison."""

    subject: str
    item: Item
    source: str
    shape: Shape
    limit: int | None = None
    purpose: Programme
    authorization: int


def next_question(
    dossier: Dossier,
    programme: Programme,
    law: Law,
    offers: Iterable[Offer],
    authorizations: Iterable[Authorization],
    day: date,
    asked: frozenset[tuple[str, Item, str, Shape]] = frozenset(),
) -> Question | None:
    """Return what to ask next; None where the outcome is settled, or nobody may be asked.

    *asked* are questions that brought nothing: they are not put again.
    """
    needs = assess(dossier, programme, law).settle_with
    limit = _limit(dossier, programme, law, needs[0]) if len(needs) == 1 else None
    held, some = tuple(authorizations), tuple(offers)
    found = [
        (_RANK[shape], _INTRUDES.get(need.item, 0), offer.cost, number, offer.source, shape, one)
        for number, need in enumerate(needs)
        for offer in some
        if need.item in offer.items
        for shape in offer.shapes
        if (*need, offer.source, shape) not in asked and _helps(shape, need, dossier, limit)
        if (one := in_force(held, *need, offer.source, programme, day)) is not None
    ]
    if not found:
        return None
    *_, number, source, shape, one = min(found, key=lambda each: each[:5])
    return Question(
        subject=needs[number].subject,
        item=needs[number].item,
        source=source,
        shape=shape,
        limit=limit if shape is Shape.COMPARE else None,
        purpose=programme,
        authorization=one.number,
    )


def _helps(shape: Shape, need: Need, dossier: Dossier, limit: int | None) -> bool:
    """Tell whether a shape can say more of a thing than is known of it."""
    fact = dossier.by_subject.get(need.subject, {}).get(need.item)
    known = fact if fact is not None and fact.usable else None
    match shape:
        case Shape.EXISTS:
            return known is None or known.low == 0
        case Shape.BAND:
            return known is None or known.high is None
        case Shape.COMPARE:
            return limit is not None
        case Shape.VALUE:
            return True


def _limit(dossier: Dossier, programme: Programme, law: Law, need: Need) -> int | None:
    """Return the amount up to which the one thing that is open leaves the outcome as it is."""

    def outcome(value: int) -> bool | None:
        fact = Fact(need.subject, need.item, value, value)
        return assess(dossier.with_facts((fact,)), programme, law).result

    fact = dossier.by_subject.get(need.subject, {}).get(need.item)
    known = fact is not None and fact.usable
    low = fact.low if fact is not None and known else 0
    high = fact.high if fact is not None and known and fact.high is not None else LARGEST
    first = outcome(low)
    if first is None or outcome(high) is first:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if outcome(middle) is first:
            low = middle
        else:
            high = middle
    return low


def received(
    question: Question, answer: Fact, authorizations: Iterable[Authorization], day: date
) -> Fact | None:
    """Return what of an answer is kept; None where it may not be, or is about something else.

    What was authorised when it was sent has to be so when it comes in (P1); what nobody asked is
    dropped (P7).
    """
    if answer.need != Need(question.subject, question.item) or answer.source != question.source:
        return None
    one = in_force(
        (each for each in authorizations if each.number == question.authorization),
        question.subject,
        question.item,
        question.source,
        question.purpose,
        day,
    )
    return answer if one is not None and answer.authorization == str(one.number) else None


AidQuestion = Question
"""What departments are asked: a person, an item, a source, a shape, a purpose, by what."""
