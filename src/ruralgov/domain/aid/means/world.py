"""What conditions look at: the facts of one dossier under the parameters of its day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, Need
from ruralgov.domain.aid.means.items import (
    DEDUCTIONS,
    EXPENSES,
    MOVABLE,
    Item,
)
from ruralgov.domain.aid.means.logic import Span, Test, exact
from ruralgov.domain.aid.means.parameters import Parameters

MONTHS: Final = 12
_CAPS: Final = {item: f"cap.{item}" for item in DEDUCTIONS}
_new: Final = tuple.__new__
"""Makes a need in half the time: thousands are made for one family of which little is known."""
_NOTHING: Final[Mapping[Item, Fact]] = {}


class World:
    """One dossier under parameters; what several conditions need is worked out once."""

    __slots__ = ("_numbers", "_sums", "asked_for", "day", "dossier", "parameters", "people")

    def __init__(self, dossier: Dossier, parameters: Parameters) -> None:
        self.dossier = dossier
        self.day: date = dossier.accepted
        self.people = dossier.living
        self.asked_for = dossier.asked_for or dossier.living
        self.parameters = parameters.on(dossier.county, dossier.accepted)
        self._numbers: dict[str, Span] = self.parameters.spans
        self._sums: dict[tuple[str, tuple[str, ...]], Span] = {}

    def number(self, name: str) -> Span:
        """Return a parameter of the day; raises ``aid_parameter_missing``."""
        known = self._numbers.get(name)
        if known is None:
            found = self.parameters[name]
            known = self._numbers[name] = exact(found.value, found)
        return known

    def total(self, people: tuple[str, ...], items: tuple[Item, ...]) -> Span:
        """Return the sum of items over people."""
        low, loose = 0, 0
        endless = False
        facts: list[Fact] = []
        unknown: list[Need] = []
        by_subject = self.dossier.by_subject
        for person in people:
            own = by_subject.get(person)
            if own is None:
                endless = True
                unknown += [_new(Need, (person, item)) for item in items]
                continue
            for item in items:
                fact = own.get(item)
                if fact is not None:
                    facts.append(fact)
                    if fact.settled:
                        low += fact.low
                        continue
                unknown.append(_new(Need, (person, item)))
                if fact is None or not fact.usable:
                    endless = True
                    continue
                low += fact.low
                if fact.high is None:
                    endless = True
                else:
                    loose += fact.high - fact.low
        return Span(low, None if endless else low + loose, tuple(facts), tuple(unknown))

    def value(self, person: str, item: Item) -> Span:
        """Return one item of one person."""
        return self.total((person,), (item,))

    def holds(self, person: str, item: Item) -> Test:
        """Tell whether something is so of a person."""
        span = self.value(person, item)
        result = True if span.low > 0 else False if span.high == 0 else None
        return Test(result, span.facts, span.open if result is None else ())

    def income(self, people: tuple[str, ...], basis: str = "counts") -> Span:
        """Return the net income of twelve months: what counts, less what is deducted."""
        return self._once(basis, people, lambda: self._net(people, basis))

    def gross(self, people: tuple[str, ...], basis: str) -> Span:
        """Return the income that counts by the parameters of a basis."""
        items, flags = self.parameters.counting(basis)
        return self.total(people, items).by(flags)

    def _net(self, people: tuple[str, ...], basis: str) -> Span:
        gross = self.gross(people, basis)
        for item in DEDUCTIONS:
            gross = gross.less(self._deducted(people, item))
        return gross

    def _deducted(self, people: tuple[str, ...], item: Item) -> Span:
        """Return what is deducted of a kind: for each person at most the cap."""
        cap = self.parameters[_CAPS[item]]
        most = cap.value
        by_subject = self.dossier.by_subject
        low = high = 0
        facts: list[Fact] = []
        unknown: list[Need] = []
        for person in people:
            fact = by_subject.get(person, _NOTHING).get(item)
            if fact is not None:
                facts.append(fact)
            if fact is None or not fact.usable:
                high += most
                unknown.append(_new(Need, (person, item)))
                continue
            low += min(fact.low, most)
            high += most if fact.high is None else min(fact.high, most)
            if not fact.settled:
                unknown.append(_new(Need, (person, item)))
        return Span(low, high, tuple(facts), tuple(unknown), (cap,))

    def movable(self) -> Span:
        """Return the movable assets of those who live together."""
        return self._once("movable", self.people, lambda: self.total(self.people, MOVABLE))

    def expenses(self) -> Span:
        """Return the rigid expenses of those who live together, of twelve months."""
        return self._once("expenses", self.people, lambda: self.total(self.people, EXPENSES))

    def count(self, item: Item) -> Span:
        """Return how many of something those who live together have."""
        return self.total(self.people, (item,))

    def _once(self, name: str, people: tuple[str, ...], make: Callable[[], Span]) -> Span:
        known = self._sums.get((name, people))
        if known is None:
            known = self._sums[name, people] = make()
        return known
