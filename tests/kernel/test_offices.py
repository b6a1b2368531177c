"""Offices of people who were entered twice: they follow, and are held once on a day."""

from datetime import date, timedelta

import pytest
from attrs import frozen

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.offices import apart, followed_by

ONE, TWO, OTHER = PersonId("one"), PersonId("two"), PersonId("other")


def day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


@frozen
class Post:
    what: str
    person: PersonId
    since: date
    until: date
    entered: PersonId | None = None


def post(since: int, until: int, what: str = "a", person: PersonId = ONE) -> Post:
    return Post(what, person, day(since), day(until))


def test_what_was_entered_of_one_follows_to_another_and_comes_back() -> None:
    before = (post(0, 1), post(2, 3, person=TWO), post(4, 5, person=OTHER))
    after = followed_by(before, TWO, ONE)
    assert after == (before[0], change(before[1], person=ONE, entered=TWO), before[2])
    assert followed_by(after, TWO, TWO) == before
    assert followed_by(after, ONE, OTHER)[1] == after[1]  # entered as two, and not as one


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([], []),
        ([(0, 5)], [(0, 5)]),
        ([(0, 5), (5, 9)], [(0, 5), (5, 9)]),
        ([(0, 5), (4, 9)], [(0, 9)]),
        ([(4, 9), (0, 5)], [(0, 9)]),
        ([(0, 9), (2, 5)], [(0, 9)]),
        ([(0, 5), (4, 9), (8, 12), (12, 13)], [(0, 12), (12, 13)]),
    ],
)
def test_the_same_is_held_once_on_each_day(
    held: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    posts = [post(*one) for one in held]
    assert list(apart(posts, lambda one: one.what)) == [post(*one) for one in found]


def test_different_ones_are_held_beside_each_other() -> None:
    posts = [post(0, 5), post(1, 6, "b"), post(3, 9)]
    found = sorted(apart(posts, lambda one: one.what), key=lambda one: one.what)
    assert found == [post(0, 9), post(1, 6, "b")]
