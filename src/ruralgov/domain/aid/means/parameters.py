"""Parameters: numbers that papers set, each for a jurisdiction and an interval, with its source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from attrs import field

from ruralgov.domain.aid import texts_means
from ruralgov.domain.aid.means.items import INCOME, Item
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

    line: str = field(init=False, eq=False, repr=False)
    """How it stands in a digest."""

    @line.default
    def _line(self) -> str:
        return f"{self.name}|{self.place}|{self.since}|{self.until}|{self.value}|{self.citation}"


Held = Mapping[tuple[str, str], tuple[Parameter, ...]]


def held(entries: Iterable[Parameter]) -> dict[tuple[str, str], tuple[Parameter, ...]]:
    """Return parameters by name and jurisdiction, each in order of days.

    Raises ``aid_parameter_gap`` and ``aid_parameter_overlap``.
    """
    found: defaultdict[tuple[str, str], list[Parameter]] = defaultdict(list)
    for one in entries:
        found[one.name, one.place].append(one)
    sorted_ = {key: tuple(sorted(some, key=lambda one: one.since)) for key, some in found.items()}
    for (name, place), some in sorted_.items():
        for first, second in pairwise(some):
            _check_next(name, place, first, second)
    return sorted_


def _check_next(name: str, place: str, first: Parameter, second: Parameter) -> None:
    if second.since < first.until:
        raise BadInput(
            texts_means.AID_PARAMETER_OVERLAP, name=name, place=place, since=second.since
        )
    if first.until < second.since:
        raise BadInput(
            texts_means.AID_PARAMETER_GAP,
            name=name,
            place=place,
            since=first.until,
            last=second.since - A_DAY,
        )


@frozen
class Parameters:
    """All parameters; raises ``aid_parameter_gap`` and ``aid_parameter_overlap`` when made."""

    entries: tuple[Parameter, ...]
    _found: "dict[tuple[str, date], Standing]" = field(
        init=False, eq=False, repr=False, factory=dict
    )
    by_name: Held = field(init=False, eq=False, repr=False)

    @by_name.default
    def _hold(self) -> Held:
        return held(self.entries)

    def get(self, name: str, county: str, day: date) -> Parameter:
        """Return a parameter of a day as the nearest jurisdiction sets it.

        One that ended with nothing after it is not replaced by what stands above: who ended it has
        to say what holds now. Raises ``aid_parameter_missing``.
        """
        return self.on(county, day)[name]

    def on(self, county: str, day: date) -> "Standing":
        """Return those of a county on a day, each by its name."""
        known = self._found.get((county, day))
        if known is None:
            known = self._found[county, day] = Standing(self, county, day)
        return known

    def nearest(self, name: str, county: str, day: date) -> Parameter:
        """Return what ``get`` does, looked up anew."""
        for place in path(county):
            some = self.by_name.get((name, place))
            if some is None or day < some[0].since:
                continue
            for one in some:
                if one.since <= day < one.until:
                    return one
            break
        raise Refused(texts_means.AID_PARAMETER_MISSING, name=name, place=county, day=day)

    def replaced(self, *news: Parameter) -> "Parameters":
        """Return these with others in the place of those of the same name, jurisdiction and day."""
        keys = {(one.name, one.place, one.since) for one in news}
        stay = (one for one in self.entries if (one.name, one.place, one.since) not in keys)
        return Parameters((*stay, *news))


class Standing(dict[str, Parameter]):
    """The parameters of one county on one day by name, each looked up when it is first asked."""

    def __init__(self, of: Parameters, county: str, day: date) -> None:
        super().__init__()
        self._of, self._county, self._day = of, county, day
        self.spans: dict[str, Any] = {}
        """What the conditions made of them, kept for the next family."""
        self._counting: dict[str, tuple[tuple[Item, ...], tuple[Parameter, ...]]] = {}

    def __missing__(self, name: str) -> Parameter:
        """Look a parameter up; raises ``aid_parameter_missing``."""
        found = self[name] = self._of.nearest(name, self._county, self._day)
        return found

    def counting(self, basis: str) -> tuple[tuple[Item, ...], tuple[Parameter, ...]]:
        """Return which kinds of income count by a basis, and the parameters that say so."""
        known = self._counting.get(basis)
        if known is None:
            flags = tuple((item, self[f"{basis}.{item}"]) for item in INCOME)
            known = self._counting[basis] = (
                tuple(item for item, flag in flags if flag.value),
                tuple(flag for _, flag in flags),
            )
        return known
