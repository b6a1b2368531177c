"""Authorisations as capabilities, and a planner that asks only what can still matter."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.aid.asking import (
    Authorization,
    Offer,
    Question,
    Shape,
    Signing,
    in_force,
    next_question,
    received,
    usable,
)
from ruralgov.domain.aid.means import Dossier, Fact, Item, Programme, assess
from ruralgov.domain.aid.means.example import LAW
from ruralgov.domain.aid.means.items import EXPENSES, INCOME, MOVABLE
from tests.aid.means import DAY, STANDARD, family, known

P = Programme
YEAR = 12 * STANDARD
A_DAY = timedelta(days=1)
UNTIL = date(2025, 9, 1)
ITEMS = frozenset(Item)
OFFERS = (
    Offer(source="人社", items=frozenset(INCOME), shapes=frozenset(Shape)),
    Offer(source="银行", items=frozenset(MOVABLE), shapes=frozenset(Shape), cost=5),
    Offer(
        source="登记",
        items=frozenset({Item.VEHICLES, Item.HOUSES}),
        shapes=frozenset({Shape.EXISTS, Shape.VALUE}),
    ),
    Offer(
        source="申报",
        items=frozenset({*EXPENSES, Item.WORK_COST, Item.ILLNESS_COST}),
        shapes=frozenset({Shape.EXISTS, Shape.VALUE}),
    ),
)


def allowing(person: str, number: int = 1, **more: Any) -> Authorization:
    plain: dict[str, Any] = {
        "items": ITEMS,
        "sources": frozenset(one.source for one in OFFERS),
        "purposes": frozenset({P.MINIMUM}),
        "signing": Signing.OWN,
        "signer": person,
        "since": DAY,
        "until": UNTIL,
    }
    return Authorization(number=number, person=person, **(plain | more))


BOTH = (allowing("a", 1), allowing("b", 2))


def asking(dossier: Dossier, *held: Authorization, **more: Any) -> Question | None:
    return next_question(dossier, P.MINIMUM, LAW, OFFERS, held, DAY, **more)


@pytest.mark.parametrize(
    "changes",
    [
        {"person": "b"},
        {"items": ITEMS - {Item.DEPOSITS}},
        {"sources": frozenset({"人社"})},
        {"purposes": frozenset({P.RIGID})},
        {"since": DAY + A_DAY},
        {"until": DAY},
        {"withdrawn": DAY},
    ],
)
def test_rule_10_p1_nothing_is_asked_without_an_authorisation_for_exactly_it(
    changes: dict[str, Any],
) -> None:
    def found(one: Authorization) -> Authorization | None:
        return in_force((one,), "a", Item.DEPOSITS, "银行", P.MINIMUM, DAY)

    whole = allowing("a")
    assert found(whole) is whole
    assert found(evolve(whole, **changes)) is None
    left = tuple(known("a", item, 0) for item in (*INCOME, *MOVABLE) if item is not Item.DEPOSITS)
    zero = family("a", full=True).with_facts(left)
    open_ = evolve(zero, facts=tuple(one for one in zero.facts if one.item is not Item.DEPOSITS))
    assert asking(open_, whole) is not None
    assert asking(open_, evolve(whole, **changes)) is None


def test_rule_10_it_is_in_force_to_its_last_day() -> None:
    one = allowing("a")
    assert [one.holds(day) for day in (DAY - A_DAY, DAY, UNTIL - A_DAY, UNTIL)] == [
        False,
        True,
        True,
        False,
    ]
    assert not evolve(one, withdrawn=DAY + A_DAY).holds(DAY + A_DAY)
    assert evolve(one, withdrawn=DAY + A_DAY).holds(DAY)


def fetched(value: int, **more: Any) -> Fact:
    return Fact("a", Item.DEPOSITS, value, value, source="银行", authorization="1", **more)


def test_rule_10_p9_withdrawal_stops_use_and_denies_nothing() -> None:
    rich = family("a", said=(fetched(10**9),))
    assert assess(usable(rich, P.MINIMUM, BOTH, DAY), P.MINIMUM, LAW).result is False
    gone = (evolve(BOTH[0], withdrawn=DAY),)
    after = assess(usable(rich, P.MINIMUM, gone, DAY), P.MINIMUM, LAW)
    assert (after.result, len(after.settle_with)) == (None, 1)
    assert assess(usable(rich, P.MINIMUM, (), DAY), P.MINIMUM, LAW).result is None


def test_rule_10_p8_what_was_asked_for_one_purpose_serves_no_other() -> None:
    rich = family("a", said=(fetched(10**9),))
    held = (allowing("a", purposes=frozenset({P.RIGID})),)
    assert assess(usable(rich, P.MINIMUM, held, DAY), P.MINIMUM, LAW).result is None


def test_rule_10_what_the_family_says_needs_no_authorisation() -> None:
    said = family("a", said=(known("a", Item.WAGES, 5),))
    assert assess(usable(said, P.MINIMUM, (), DAY), P.MINIMUM, LAW).result is True


def test_rule_10_p1_p7_it_is_checked_when_an_answer_comes_in() -> None:
    question = Question(
        subject="a",
        item=Item.DEPOSITS,
        source="银行",
        shape=Shape.VALUE,
        purpose=P.MINIMUM,
        authorization=1,
    )
    good = fetched(5)
    assert received(question, good, BOTH, DAY) is good
    assert received(question, good, BOTH, UNTIL) is None
    assert received(question, good, (evolve(BOTH[0], withdrawn=DAY),), DAY) is None
    for wrong in (
        evolve(good, subject="b"),
        evolve(good, item=Item.CLAIMS),
        evolve(good, source="人社"),
        evolve(good, authorization="2"),
    ):
        assert received(question, wrong, BOTH, DAY) is None


def test_rule_11_nothing_is_asked_once_the_outcome_is_settled() -> None:
    assert asking(family(), *BOTH) is None
    above = family(full=False, said=(known("a", Item.WAGES, 8 * YEAR),))
    assert asking(above, *BOTH) is None  # the bank is never asked


def test_rule_11_p7_the_smallest_shape_and_the_least_intrusive_come_first() -> None:
    question = asking(family(full=False), *BOTH)
    assert question is not None
    assert (question.shape, question.source) == (Shape.EXISTS, "登记")
    asked = frozenset({(question.subject, question.item, question.source, question.shape)})
    other = asking(family(full=False), *BOTH, asked=asked)
    assert other is not None
    assert (other.subject, other.item) != (question.subject, question.item)


def test_rule_11_the_last_thing_that_is_open_is_compared_and_never_told() -> None:
    open_ = family("a", said=(Fact("a", Item.DEPOSITS, 1, None),))
    question = asking(open_, *BOTH, asked=frozenset({("a", Item.DEPOSITS, "银行", Shape.BAND)}))
    assert question is not None
    limit = 24 * STANDARD
    assert (question.shape, question.limit) == (Shape.COMPARE, limit)
    for answer, right in (
        (Fact("a", Item.DEPOSITS, 1, limit), True),
        (Fact("a", Item.DEPOSITS, limit + 1, None), False),
    ):
        assert assess(open_.with_facts((answer,)), P.MINIMUM, LAW).result is right


def _answered(question: Question, value: int) -> Fact:
    """Answer as a source does that knows a value."""
    span: tuple[int, int | None] = (value, value)
    if question.shape is Shape.EXISTS:
        span = (0, 0) if value == 0 else (1, None)
    if question.shape is Shape.BAND:
        span = (value // 10**6 * 10**6, value // 10**6 * 10**6 + 10**6 - 1)
    if question.shape is Shape.COMPARE:
        limit = question.limit or 0
        span = (0, limit) if value <= limit else (limit + 1, None)
    return Fact(
        question.subject,
        question.item,
        *span,
        source=question.source,
        authorization=str(question.authorization),
    )


def settled(true: dict[tuple[str, Item], int]) -> tuple[Dossier, list[Question]]:
    """Ask until the outcome is settled, and return what was asked."""
    dossier, questions = family(full=False), list[Question]()
    while (question := asking(dossier, *BOTH)) is not None:
        questions.append(question)
        answer = _answered(question, true.get((question.subject, question.item), 0))
        old = dossier.by_subject.get(question.subject, {}).get(question.item)
        assert old is None or answer.within(old) or question.shape is Shape.COMPARE
        kept = received(question, answer, BOTH, DAY)
        assert kept is not None
        dossier = dossier.with_facts((kept,))
    return dossier, questions


@pytest.mark.parametrize(
    ("true", "right"),
    [
        ({}, True),
        ({("a", Item.VEHICLES): 1}, False),
        ({("a", Item.WAGES): 10 * YEAR}, False),
        ({("a", Item.WAGES): YEAR}, True),
        ({("b", Item.DEPOSITS): 10**8}, False),
        ({("b", Item.DEPOSITS): 10**6}, True),
    ],
)
def test_rule_11_asking_ends_with_the_right_outcome_by_fewer_values(
    true: dict[tuple[str, Item], int], right: bool
) -> None:
    dossier, questions = settled(true)
    assert assess(dossier, P.MINIMUM, LAW).result is right
    everything = 2 * len({item for one in OFFERS for item in one.items})
    values = [one for one in questions if one.shape is Shape.VALUE]
    assert len({(one.subject, one.item) for one in questions}) < everything
    assert len(values) <= 1
