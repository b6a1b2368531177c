"""Families to assess, and facts by the shortest way."""

from datetime import date
from typing import Any

from ruralgov.domain.aid.means import Dossier, Fact, Item
from ruralgov.domain.aid.means.conditions import PARTS
from ruralgov.domain.aid.means.example import COUNTY
from ruralgov.domain.aid.means.items import DEDUCTIONS, EXPENSES, INCOME, MOVABLE

__all__ = ["PARTS", "absentees", "born", "family", "known"]
DAY = date(2025, 3, 3)
STANDARD = 90_000


def known(subject: str, item: Item, value: int) -> Fact:
    return Fact(subject, item, value, value)


def born(subject: str, day: date) -> Fact:
    return known(subject, Item.BORN, day.toordinal())


def absentees(subject: str) -> list[Fact]:
    """Return that a person has none of all that is an amount or a number of things."""
    items = (*INCOME, *DEDUCTIONS, *MOVABLE, *EXPENSES, Item.VEHICLES, Item.HOUSES)
    return [known(subject, item, 0) for item in items]


def family(*people: str, said: tuple[Fact, ...] = (), full: bool = True, **more: Any) -> Dossier:
    """Return a family; *full*: nothing but what is said is had by anybody."""
    names = people or ("a", "b")
    plain = [fact for name in names for fact in absentees(name)] if full else []
    values: dict[str, Any] = {"county": COUNTY, "accepted": DAY, "asked_for": ()} | more
    empty = Dossier(file="f", living=names, facts=tuple(plain), **values)
    return empty.with_facts(said)
