"""What a report says, as plain values: whoever has figures fills it, :func:`write_site` draws it.

Labels are text in the language of the report. ``None`` in place of a number means that it is not
to be shown because it counts too few; nothing here names a person.
"""

from datetime import date, datetime

from attrs import field, frozen
from attrs.validators import matches_re

from ruralgov.domain.kernel.errors import BadInput
from ruralgov_site import texts

_MONTH = matches_re(r"\d{4}-(0[1-9]|1[0-2])")


@frozen(kw_only=True)
class Rate:
    """A part of a whole, as the two counts; raises ``site_rate_wrong``.

    ``missed`` is what those are called that are in the denominator only, such as 逾期.
    ``exclusions`` are what neither count holds, each with its own count.
    """

    name: str
    missed: str
    numerator: int | None
    denominator: int | None = field()
    exclusions: tuple[tuple[str, int | None], ...] = ()
    within: tuple[tuple[str, int | None], ...] = ()
    """What some of it is made of, each with its own count."""
    definition: str = ""
    """What it counts in what."""

    @denominator.validator
    def _check(self, _: object, denominator: int | None) -> None:
        if denominator is None and self.numerator is None:
            return
        if denominator is None or self.numerator is None or not 0 <= self.numerator <= denominator:
            raise BadInput(
                texts.SITE_RATE_WRONG, name=self.name, part=self.numerator, whole=denominator
            )


@frozen(kw_only=True)
class Line:
    """The figures of one month, town, unit, matter or level; ``key`` is its code."""

    key: str
    label: str
    cases: int | None
    rates: tuple[Rate, ...] = ()


@frozen(kw_only=True)
class Section:
    """A breakdown: its lines add up to the total, where there is one."""

    title: str
    lines: tuple[Line, ...]
    total: Line | None = None


@frozen(kw_only=True)
class Step:
    """One step in the life of a case: when, what, and who by role, never by name."""

    at: datetime
    label: str
    who: str
    note: str = ""


@frozen(kw_only=True)
class TimeLine:
    """The life of one case.

    ``deadline`` are the sentences of :func:`ruralgov.domain.kernel.clock.explain`, and
    ``uncounted`` the days that they pass over.
    """

    number: str
    matter: str
    place: str
    steps: tuple[Step, ...]
    due: datetime | None
    uncounted: tuple[date, ...] = ()
    deadline: tuple[str, ...] = ()
    verdict: str
    on_time: bool | None


@frozen(kw_only=True)
class Basis:
    """A version of a rule on which the figures rest: profile, catalogue, calendar or plan."""

    name: str
    version: str
    since: date


@frozen(kw_only=True)
class Report:
    """A span of months of one city; ``total`` holds the headline figures.

    ``counted`` says what ``cases`` counts, such as 办结诉求. The first rate of a line is whether
    work was done in time; what it misses is marked. ``head`` is the journal's head,
    ``recompute`` the command with which a stranger who has the store gets the same figures.
    ``facts`` are further counts by their names. Counts below ``few`` are those that the caller gave
    as ``None``.
    """

    city_name: str
    first: str = field(validator=_MONTH)
    last: str = field(validator=_MONTH)
    made_at: datetime
    head: str
    counted: str
    total: Line
    facts: tuple[tuple[str, int | None], ...] = ()
    months: Section
    towns: Section
    units: Section
    matters: Section
    levels: Section
    case: TimeLine | None = None
    basis: tuple[Basis, ...]
    recompute: str
    beside: tuple[tuple[str, str], ...] = ()
    """Other pages that the first page leads to: what they are called, and where they are."""
    few: int = 5
    guarded: bool = False
    """Whether the caller left out, beside what counts too few, all else that would give it away."""
