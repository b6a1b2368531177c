"""Where everything in a chart stands: across in percent, down in pixels.

So a chart fills any screen while its text keeps its size.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from attrs import frozen

from ruralgov.domain.kernel.calendar import SHANGHAI, legal_date
from ruralgov_site.grid import Grid, Row
from ruralgov_site.model import TimeLine
from ruralgov_site.numbers import Part, Scale, from_nothing, grouped, near_all, tick
from ruralgov_site.words import Words

TOP, HEIGHT = 26, 150
"""The band above a plot for its highest label, and the plot."""
BAR = 0.62
"""How much of its slot a column fills."""
SQUARES, ACROSS, SIDE = 1000, 40, 10
DAY = timedelta(days=1)
APART = 35
"""How far, in percent, two labels above a strip must be apart."""


@frozen(kw_only=True)
class Point:
    """One month in a chart; ``y`` is None where the number is not shown."""

    x: float
    y: float | None
    name: str
    year: str
    text: str
    said: bool
    """Whether its number is written on a phone too."""
    under: bool
    """Whether it is written under the point, because it is the lowest."""


@frozen(kw_only=True)
class Months:
    """A chart over time."""

    points: tuple[Point, ...]
    ticks: tuple[tuple[float, str], ...]
    base: float
    wide: float
    low: str
    whole: float | None

    @property
    def lines(self) -> list[tuple[Point, Point]]:
        """The pairs of neighbours that a line joins."""
        pairs = zip(self.points, self.points[1:], strict=False)
        return [(a, b) for a, b in pairs if a.y is not None and b.y is not None]

    @property
    def gaps(self) -> bool:
        """Whether a month is not drawn."""
        return any(point.y is None for point in self.points)


def counts(grid: Grid, numbers: Sequence[int | None], words: Words) -> Months:
    """Return columns from nothing."""
    texts = ["" if number is None else grouped(number) for number in numbers]
    most = max((number for number in numbers if number is not None), default=0)
    said = {list(numbers).index(most)} if most else set()
    return _months(grid, numbers, texts, from_nothing(most), said, words)


def shares(grid: Grid, place: int, words: Words) -> Months:
    """Return dots of a rate on a scale that ends at all and starts where it is of use."""
    parts = [row.rates[place] for row in grid.rows]
    values = [part.percent if isinstance(part, Part) else None for part in parts]
    texts = [
        part.text(grid.heads[place].digits) if isinstance(part, Part) else "" for part in parts
    ]
    known = [value for value in values if value is not None]
    said = {values.index(min(known)), values.index(max(known))} if known else set()
    return _months(
        *(grid, values, texts, near_all(min(known, default=0.0)), said, words),
        whole=None if grid.total is None else grid.total.rates[place],
    )


def _months(
    grid: Grid,
    values: Sequence[float | None],
    texts: Sequence[str],
    scale: Scale,
    said: set[int],
    words: Words,
    whole: object = None,
) -> Months:
    slot = 100 / max(len(values), 1)
    known = [value for value in values if value is not None]
    low = list(values).index(min(known)) if known else None
    points = []
    for n, (row, value, text) in enumerate(zip(grid.rows, values, texts, strict=True)):
        points.append(
            Point(
                x=round(slot * (n + 0.5), 3),
                y=None if value is None else _down(scale, value),
                name=words.month(row.key),
                year=row.key[:4] if n == 0 or row.key.endswith("-01") else "",
                text=text,
                said=n in said,
                under=n == low,
            )
        )
    percent = whole.percent if isinstance(whole, Part) else None
    return Months(
        points=tuple(points),
        ticks=tuple((_down(scale, at), tick(at)) for at in scale.ticks),
        base=TOP + HEIGHT,
        wide=round(slot * BAR, 3),
        low=tick(scale.low) if scale.low else "",
        whole=None if percent is None or percent < scale.low else _down(scale, percent),
    )


def _down(scale: Scale, value: float) -> float:
    return round(TOP + HEIGHT * (100 - scale.at(value)) / 100, 2)


@frozen(kw_only=True)
class Bar:
    """A row with a bar, or with a dot; ``at`` is None where its number is not shown."""

    row: Row
    at: float | None
    missed: float
    """How wide the missed part is."""


@frozen(kw_only=True)
class Bars:
    """Rows with bars or dots on a common scale."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    low: str = ""
    whole: float | None = None


def volumes(rows: Sequence[Row]) -> Bars:
    """Return bars of cases with what the first rate misses as a part of them."""
    most = max((row.cases for row in rows if isinstance(row.cases, int)), default=1)
    scale = from_nothing(most, parts=10)
    bars = [
        Bar(
            row=row,
            at=scale.at(row.cases) if isinstance(row.cases, int) else None,
            missed=scale.at(_missed(row)),
        )
        for row in rows
    ]
    return Bars(bars=tuple(bars), ticks=_across(scale))


def dots(rows: Sequence[Row], place: int, whole: Row | None) -> Bars:
    """Return dots of a rate on a scale that ends at all and starts where it is of use."""
    found = [row.rates[place] for row in rows]
    values = [part.percent if isinstance(part, Part) else None for part in found]
    scale = near_all(min((value for value in values if value is not None), default=0.0))
    total = None if whole is None else whole.rates[place]
    percent = total.percent if isinstance(total, Part) else None
    return Bars(
        bars=tuple(
            Bar(row=row, at=None if value is None else scale.at(value), missed=0)
            for row, value in zip(rows, values, strict=True)
        ),
        ticks=_across(scale),
        low=tick(scale.low) if scale.low else "",
        whole=None if percent is None or percent < scale.low else scale.at(percent),
    )


def _missed(row: Row) -> int:
    first = row.rates[0] if row.rates else None
    return first.missed if isinstance(first, Part) else 0


def _across(scale: Scale) -> tuple[tuple[float, str], ...]:
    return tuple((scale.at(at), tick(at)) for at in (scale.ticks[0], scale.ticks[-1]))


@frozen(kw_only=True)
class Squares:
    """A whole as small squares, the missed ones last; ``each`` tells whether one is one case."""

    cells: int
    missed: int
    each: bool

    @property
    def high(self) -> int:
        """The height of the field."""
        return -(-self.cells // ACROSS) * SIDE

    @property
    def full(self) -> int:
        """The height of its full rows."""
        return self.cells // ACROSS * SIDE

    @property
    def rest(self) -> int:
        """The width of the last row, if it is not full."""
        return self.cells % ACROSS * SIDE

    @property
    def red(self) -> list[tuple[int, int]]:
        """Where the missed squares stand."""
        places = range(self.cells - self.missed, self.cells)
        return [(place % ACROSS * SIDE, place // ACROSS * SIDE) for place in places]


def squares(part: Part) -> Squares:
    """Return a share as squares; as long as one was missed, one square says so."""
    cells = min(SQUARES, part.of)
    missed = (2 * part.missed * cells + part.of) // (2 * part.of) if part.of else 0
    return Squares(cells=cells, missed=max(missed, 1) if part.missed else 0, each=cells == part.of)


@frozen(kw_only=True)
class Segment:
    """One piece of a whole."""

    row: Row
    x: float
    wide: float
    share: str


def stacked(grid: Grid) -> list[Segment]:
    """Return the rows of a breakdown as pieces of one bar; without any that is not shown."""
    shown = [(row, row.cases) for row in grid.rows if isinstance(row.cases, int)]
    whole = sum(number for _, number in shown)
    pieces, x = [], 0
    for row, number in shown if whole and len(shown) == len(grid.rows) else ():
        pieces.append(
            Segment(
                row=row,
                x=round(100 * x / whole, 3),
                wide=round(100 * number / whole, 3),
                share=Part(number, whole).text(),
            )
        )
        x += number
    return pieces


@frozen(kw_only=True)
class Strip:
    """The life of a case to scale: its steps, the days that do not count, and its deadline."""

    steps: tuple[float, ...]
    grey: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, str], ...]
    due: float | None
    first: str
    last: str
    """The labels of the first and the last step, where they do not meet that of the deadline."""


def strip(life: TimeLine, words: Words) -> Strip:
    """Return where the steps of a case stand between the first and the last day."""
    ends = [step.at for step in life.steps] + ([life.due] if life.due else [])
    first = _midnight(min(ends))
    days = (_midnight(max(ends)) - first) // DAY + 1

    def at(instant: datetime) -> float:
        return round(100 * ((instant - first) / DAY) / days, 3)

    every = -(-days // 6)
    due = None if life.due is None else at(life.due)
    end = at(life.steps[-1].at)
    return Strip(
        steps=tuple(at(step.at) for step in life.steps),
        grey=tuple(
            (at(datetime.combine(day, time(0), SHANGHAI)), round(100 / days, 3))
            for day in life.uncounted
            if legal_date(min(ends)) <= day <= legal_date(max(ends))
        ),
        ticks=tuple(
            (at(first + n * DAY), words.day(legal_date(first + n * DAY)))
            for n in range(0, days, every)
        ),
        due=due,
        first=life.steps[0].label if due is None or due > APART else "",
        last=life.steps[-1].label if due is None or abs(end - due) > APART else "",
    )


def _midnight(instant: datetime) -> datetime:
    return datetime.combine(legal_date(instant), time(0), SHANGHAI)
