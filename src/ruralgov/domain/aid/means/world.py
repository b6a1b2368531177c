"""What conditions look at: the facts of one dossier under the parameters of its day."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, Need
from ruralgov.domain.aid.means.items import (
    DEDUCTIONS,
    EXPENSES,
    INCOME,
    MOVABLE,
    Item,
)
from ruralgov.domain.aid.means.logic import Span, Test, exact
from ruralgov.domain.aid.means.parameters import Parameter, Parameters

MONTHS: Final = 12


class World:
    """One dossier under parameters; what several conditions need is worked out once."""

    __slots__ = ("_sums", "day", "dossier", "parameters")

    def __init__(self, dossier: Dossier, parameters: Parameters) -> None:
        self.dossier = dossier
        self.day: date = dossier.accepted
        self.parameters = parameters
        self._sums: dict[tuple[str, tuple[str, ...]], Span] = {}

    @property
    def people(self) -> tuple[str, ...]:
        """Return who lives together."""
        return self.dossier.living

    @property
    def asked_for(self) -> tuple[str, ...]:
        """Return for whom it is asked."""
        return self.dossier.asked_for or self.dossier.living

    def parameter(self, name: str) -> Parameter:
        """Return a parameter of the day; raises ``aid_parameter_missing``."""
        return self.parameters.get(name, self.dossier.county, self.day)

    def number(self, name: str) -> Span:
        """Return a parameter as a number."""
        found = self.parameter(name)
        return exact(found.value, found)

    def total(self, people: Iterable[str], items: Iterable[Item]) -> Span:
        """Return the sum of items over people."""
        low, high = 0, 0
        endless = False
        facts: list[Fact] = []
        unknown: list[Need] = []
        items = tuple(items)
        by_subject = self.dossier.by_subject
        for person in people:
            own = by_subject.get(person, {})
            for item in items:
                fact = own.get(item)
                if fact is not None:
                    facts.append(fact)
                if fact is None or not fact.usable:
                    unknown.append(Need(person, item))
                    endless = True
                    continue
                low += fact.low
                if fact.high is None:
                    endless = True
                    unknown.append(Need(person, item))
                    continue
                high += fact.high
                if fact.low != fact.high:
                    unknown.append(Need(person, item))
        return Span(low, None if endless else high, tuple(facts), tuple(unknown))

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
        flags = [(item, self.parameter(f"{basis}.{item}")) for item in INCOME]
        found = self.total(people, [item for item, flag in flags if flag.value])
        return found._replace(parameters=tuple(flag for _, flag in flags))

    def _net(self, people: tuple[str, ...], basis: str) -> Span:
        gross = self.gross(people, basis)
        for item in DEDUCTIONS:
            gross = gross.less(self._deducted(people, item))
        return gross

    def _deducted(self, people: tuple[str, ...], item: Item) -> Span:
        """Return what is deducted of a kind: for each person at most the cap."""
        cap = self.parameter(f"cap.{item}")
        found = [self.value(person, item) for person in people]
        low = sum(min(one.low, cap.value) for one in found)
        high = sum(cap.value if one.high is None else min(one.high, cap.value) for one in found)
        return Span(
            low,
            high,
            tuple(fact for one in found for fact in one.facts),
            tuple(need for one in found for need in one.open),
            (cap,),
        )

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
