"""Three-valued logic over spans of whole numbers, each result with what it was found from."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from ruralgov.domain.aid.means.facts import Fact, Need
from ruralgov.domain.aid.means.parameters import Parameter


class Span(NamedTuple):
    """A number between *low* and *high*, both included, and what it was found from."""

    low: int
    high: int | None
    facts: tuple[Fact, ...] = ()
    open: tuple[Need, ...] = ()
    """What is not known exactly, and would make it more exact."""
    parameters: tuple[Parameter, ...] = ()

    def times(self, factor: int) -> "Span":
        """Return it a number of times."""
        high = None if self.high is None else self.high * factor
        return Span(self.low * factor, high, self.facts, self.open, self.parameters)

    def by(self, some: tuple[Parameter, ...]) -> "Span":
        """Return it as found from parameters besides."""
        return Span(self.low, self.high, self.facts, self.open, self.parameters + some)

    def less(self, other: "Span") -> "Span":
        """Return it less another, never below nothing."""
        low = 0 if other.high is None else max(0, self.low - other.high)
        high = None if self.high is None else max(0, self.high - other.low)
        return Span(
            low,
            high,
            self.facts + other.facts,
            self.open + other.open,
            self.parameters + other.parameters,
        )


class Test(NamedTuple):
    """Yes, no, or not known yet (None), and what it was found from."""

    result: bool | None
    facts: tuple[Fact, ...] = ()
    open: tuple[Need, ...] = ()
    parameters: tuple[Parameter, ...] = ()


class Finding(NamedTuple):
    """What one condition gave, by which article: *missing* can still change it."""

    condition: str
    article: str
    result: bool | None
    facts: tuple[Fact, ...]
    missing: tuple[Need, ...]
    parameters: tuple[Parameter, ...]


def exact(value: int, *parameters: Parameter) -> Span:
    """Return a number that is known."""
    return Span(value, value, parameters=parameters)


def below(one: Span, limit: Span) -> Test:
    """Tell whether a number is below another."""
    result = None
    if one.high is not None and one.high < limit.low:
        result = True
    elif limit.high is not None and one.low >= limit.high:
        result = False
    return _compared(result, one, limit)


def at_most(one: Span, limit: Span) -> Test:
    """Tell whether a number is at most another."""
    result = None
    if one.high is not None and one.high <= limit.low:
        result = True
    elif limit.high is not None and one.low > limit.high:
        result = False
    return _compared(result, one, limit)


def at_least(one: Span, limit: Span) -> Test:
    """Tell whether a number is another or more."""
    return at_most(limit, one)


def more(one: Span, limit: Span) -> Test:
    """Tell whether a number is above another."""
    return below(limit, one)


def _compared(result: bool | None, one: Span, limit: Span) -> Test:
    return Test(
        result,
        one.facts + limit.facts,
        one.open + limit.open if result is None else (),
        one.parameters + limit.parameters,
    )


def both(*tests: Test) -> Test:
    """Tell whether all hold: one that does not is enough for no."""
    return _joined(tests, decides=False)


def either(*tests: Test) -> Test:
    """Tell whether one holds: one that does is enough for yes."""
    return _joined(tests, decides=True)


def _joined(tests: Iterable[Test], *, decides: bool) -> Test:
    some = tuple(tests)
    results = {one.result for one in some}
    result = decides if decides in results else None if None in results else not decides
    return Test(
        result,
        tuple(chain.from_iterable([one.facts for one in some])),
        tuple(chain.from_iterable([one.open for one in some])) if result is None else (),
        tuple(chain.from_iterable([one.parameters for one in some])),
    )


def negated(test: Test) -> Test:
    """Tell whether it does not hold; of what is not known that is not known either."""
    result = None if test.result is None else not test.result
    return Test(result, test.facts, test.open, test.parameters)


def years_ago(day: date, years: int) -> int:
    """Return the ordinal of the day some years before, of the 29th of February the 28th."""
    try:
        return day.replace(year=day.year - years).toordinal()
    except ValueError:
        return day.replace(year=day.year - years, day=28).toordinal()
