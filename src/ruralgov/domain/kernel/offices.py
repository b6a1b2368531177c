"""Offices of people who may have been entered twice."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PersonId


class Office(Protocol):
    """What a person holds, ``[since, until)``; *entered*: under which id, where it is another."""

    @property
    def person(self) -> PersonId:
        """Who holds it."""

    @property
    def entered(self) -> PersonId | None:
        """Under which id it was entered."""

    @property
    def since(self) -> date:
        """The first day."""

    @property
    def until(self) -> date:
        """The day after the last."""


T = TypeVar("T", bound=Office)


def followed_by(offices: Iterable[T], entered: PersonId, person: PersonId) -> tuple[T, ...]:
    """Return offices, those that were entered of one person as those of another."""
    before = None if person == entered else entered
    return tuple(
        change(one, person=person, entered=before)
        if (one.entered or one.person) == entered
        else one
        for one in offices
    )


def apart(offices: Iterable[T], what: Callable[[T], Hashable]) -> Iterator[T]:
    """Give offices so that no two of the same are held on one day: they are one, from end to end.

    *what* tells which are the same. Only who was entered twice holds one twice.
    """
    last: dict[Hashable, T] = {}
    for one in sorted(offices, key=lambda office: office.since):
        name = what(one)
        before = last.get(name)
        if before is not None and one.since < before.until:
            last[name] = change(before, until=max(before.until, one.until))
            continue
        if before is not None:
            yield before
        last[name] = one
    yield from last.values()
