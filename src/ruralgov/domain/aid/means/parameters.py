"""Parameters: numbers that papers set, each for a jurisdiction and an interval, with its source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from attrs import field

from ruralgov.domain.aid import texts_means as texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.value import frozen

_LENGTHS: Final = (6, 4, 2, 0)
A_DAY: Final = timedelta(days=1)


def path(code: str) -> tuple[str, ...]:
    """Return a county, its city, its province and the country ("") by the county's GB/T 2260 code.

    >>> path("371082")
    ('371082', '3710', '37', '')
    """
    return tuple(dict.fromkeys(code[:length] for length in _LENGTHS))


@frozen(kw_only=True)
class Parameter:
    """One number from *since* to before *until*, where *place* is the code of a jurisdiction.

    ``verified`` says whether somebody held it against the official text.
    """

    name: str
    place: str = ""
    since: date
    until: date = FOREVER
    value: int
    citation: str
    verified: bool = False

    @property
    def line(self) -> str:
        """Return how it stands in a digest."""
        return f"{self.name}|{self.place}|{self.since}|{self.until}|{self.value}|{self.citation}"


Held = Mapping[tuple[str, str], tuple[Parameter, ...]]


def _held(entries: Iterable[Parameter]) -> dict[tuple[str, str], tuple[Parameter, ...]]:
    found: defaultdict[tuple[str, str], list[Parameter]] = defaultdict(list)
    for one in entries:
        found[one.name, one.place].append(one)
    held = {key: tuple(sorted(some, key=lambda one: one.since)) for key, some in found.items()}
    for (name, place), some in held.items():
        for first, second in pairwise(some):
            _check_next(name, place, first, second)
    return held


def _check_next(name: str, place: str, first: Parameter, second: Parameter) -> None:
    if second.since < first.until:
        raise BadInput(texts.PARAMETER_OVERLAP, name=name, place=place, since=second.since)
    if first.until < second.since:
        raise BadInput(
            texts.PARAMETER_GAP,
            name=name,
            place=place,
            since=first.until,
            last=second.since - A_DAY,
        )


@frozen
class Parameters:
    """All parameters; raises ``aid_parameter_gap`` and ``aid_parameter_overlap`` when made."""

    entries: tuple[Parameter, ...]
    _found: dict[tuple[str, str, date], Parameter] = field(
        init=False, eq=False, repr=False, factory=dict
    )
    held: Held = field(init=False, eq=False, repr=False)

    @held.default
    def _hold(self) -> Held:
        return _held(self.entries)

    def get(self, name: str, county: str, day: date) -> Parameter:
        """Return a parameter of a day as the nearest jurisdiction sets it.

        One that ended with nothing after it is not replaced by what stands above: who ended it has
        to say what holds now. Raises ``aid_parameter_missing``.
        """
        key = name, county, day
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = self._nearest(name, county, day)
        return known

    def _nearest(self, name: str, county: str, day: date) -> Parameter:
        for place in path(county):
            some = self.held.get((name, place))
            if some is None or day < some[0].since:
                continue
            for one in some:
                if one.since <= day < one.until:
                    return one
            break
        raise Refused(texts.PARAMETER_MISSING, name=name, place=county, day=day)

    def replaced(self, *news: Parameter) -> "Parameters":
        """Return these with others in the place of those of the same name, jurisdiction and day."""
        keys = {(one.name, one.place, one.since) for one in news}
        stay = (one for one in self.entries if (one.name, one.place, one.since) not in keys)
        return Parameters((*stay, *news))
