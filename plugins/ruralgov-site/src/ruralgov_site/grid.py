"""A breakdown as it may be shown: what is hidden is no longer in it, so nothing can print it."""

from collections.abc import Iterator

from attrs import evolve, frozen

from ruralgov_site.model import Line, Rate, Section
from ruralgov_site.numbers import Part
from ruralgov_site.withheld import Hidden, guarded

NEAR_ALL = 99
"""From this percentage on one digit does not tell rows apart."""
Cell = int | Hidden | None
Share = Part | Hidden | None


@frozen(kw_only=True)
class Head:
    """A rate as a column: its name, what the missed are called, what is counted apart."""

    name: str
    missed: str
    apart: tuple[str, ...]
    digits: int
    """Of its percentages: two where all of them are near a hundred, or they would look alike."""
    definition: str = ""
    """What it counts in what."""
    within: tuple[tuple[str, int | None], ...] = ()
    """What some of the total is made of."""


@frozen(kw_only=True)
class Row:
    """The figures of a line under the heads of its grid; ``apart`` is what each rate leaves out."""

    key: str
    label: str
    cases: Cell
    rates: tuple[Share, ...]
    apart: tuple[tuple[Cell, ...], ...]


@frozen
class Apart:
    """A count that a rate leaves out: the place of its head, its own place there, and its name."""

    head: int
    at: int
    label: str


@frozen(kw_only=True)
class Grid:
    """The rows of a breakdown and their total."""

    title: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    total: Row | None = None

    @property
    def counted_apart(self) -> list[Apart]:
        """What rates leave out, but for what is nought in every row."""
        return [one for one in self._apart() if not self._is_nought(one)]

    @property
    def none_apart(self) -> list[Apart]:
        """What rates would leave out, and there is none of it in any row."""
        return [one for one in self._apart() if self._is_nought(one)]

    def _apart(self) -> Iterator[Apart]:
        for place, head in enumerate(self.heads):
            for at, label in enumerate(head.apart):
                yield Apart(place, at, label)

    def _is_nought(self, one: Apart) -> bool:
        """Tell by the total, which says it of every row, or by all rows where there is none."""
        rows = self.rows if self.total is None else (self.total,)
        return {row.apart[one.head][one.at] for row in rows} == {0}


def grid(section: Section, few: int, *, safe: bool = False) -> Grid:
    """Return what may be shown of a section; *safe*: what it leaves out cannot be worked out."""
    lines = section.lines if section.total is None else (*section.lines, section.total)
    heads = _heads(lines)
    rows = [_row(line, heads) for line in section.lines]
    total = None if section.total is None else _row(section.total, heads)
    if total is not None:
        rows = rows if safe else _guard(rows, total, few)
        total = _unless_all_hidden(total, rows)
    return Grid(title=section.title, heads=heads, rows=tuple(rows), total=total)


def alone(line: Line) -> Grid:
    """Return a single line as a grid whose total it is."""
    heads = _heads((line,))
    return Grid(title=line.label, heads=heads, rows=(), total=_row(line, heads))


def _heads(lines: tuple[Line, ...]) -> tuple[Head, ...]:
    missed: dict[str, str] = {}
    last: dict[str, Rate] = {}
    apart: dict[str, dict[str, None]] = {}
    for rate in (rate for line in lines for rate in line.rates):
        missed.setdefault(rate.name, rate.missed)
        last[rate.name] = rate
        apart.setdefault(rate.name, {}).update(dict.fromkeys(label for label, _ in rate.exclusions))
    return tuple(
        Head(
            name=name,
            missed=word,
            apart=tuple(apart[name]),
            digits=_digits(lines, name),
            definition=last[name].definition,
            within=last[name].within,
        )
        for name, word in missed.items()
    )


def _digits(lines: tuple[Line, ...], name: str) -> int:
    shares = (
        _share(rate, line.cases is None)
        for line in lines
        for rate in line.rates
        if rate.name == name
    )
    percents = [share.percent for share in shares if isinstance(share, Part)]
    return 2 if all(percent is None or percent >= NEAR_ALL for percent in percents) else 1


def _row(line: Line, heads: tuple[Head, ...]) -> Row:
    few = line.cases is None
    found = {rate.name: rate for rate in line.rates}
    return Row(
        key=line.key,
        label=line.label,
        cases=Hidden.FEW if line.cases is None else line.cases,
        rates=tuple(_share(found.get(head.name), few) for head in heads),
        apart=tuple(_apart(found.get(head.name), head, few) for head in heads),
    )


def _share(rate: Rate | None, few: bool) -> Share:
    if rate is None:
        return None
    if few or rate.numerator is None or rate.denominator is None:
        return Hidden.FEW
    return Part(rate.numerator, rate.denominator)


def _apart(rate: Rate | None, head: Head, few: bool) -> tuple[Cell, ...]:
    """Give what a rate leaves out; where the rate is hidden, that is hidden with it."""
    counts = {} if rate is None else dict(rate.exclusions)
    hide = few or (rate is not None and rate.denominator is None)
    return tuple(
        None if label not in counts else Hidden.FEW if hide else _or_few(counts[label])
        for label in head.apart
    )


def _or_few(count: int | None) -> Cell:
    return Hidden.FEW if count is None else count


def _guard(rows: list[Row], total: Row, few: int) -> list[Row]:
    """Hide what would give away a hidden number: cases with all of their row, then each rate."""
    cases = guarded([row.cases for row in rows], _number(total.cases), few)
    rows = [
        _without(row) if cell is Hidden.GUARD else row
        for row, cell in zip(rows, cases, strict=True)
    ]
    for place in range(len(total.rates)):
        whole = [_of(row.rates[place]) for row in rows]
        shares = guarded(whole, _number(_of(total.rates[place])), few)
        rows = [
            _without_rate(row, place) if cell is Hidden.GUARD else row
            for row, cell in zip(rows, shares, strict=True)
        ]
        for at in range(len(total.apart[place])):
            column = [row.apart[place][at] for row in rows]
            kept = guarded(column, _number(total.apart[place][at]), few)
            rows = [_with_apart(row, place, at, cell) for row, cell in zip(rows, kept, strict=True)]
    return rows


def _unless_all_hidden(total: Row, rows: list[Row]) -> Row:
    """Hide of a total what no row shows: it would be the sum of nothing but hidden numbers."""
    if rows and all(isinstance(row.cases, Hidden) for row in rows):
        return _without(total)
    for place in range(len(total.rates)):
        if rows and all(isinstance(row.rates[place], Hidden) for row in rows):
            total = _without_rate(total, place)
    return total


def _of(share: Share) -> Cell:
    return share.of if isinstance(share, Part) else share


def _number(cell: Cell) -> int | None:
    return None if isinstance(cell, Hidden) else cell


def _without(row: Row) -> Row:
    row = evolve(row, cases=Hidden.GUARD)
    for place in range(len(row.rates)):
        row = _without_rate(row, place)
    return row


def _without_rate(row: Row, place: int) -> Row:
    if row.rates[place] is None or row.rates[place] is Hidden.FEW:
        return row
    rates = [*row.rates[:place], Hidden.GUARD, *row.rates[place + 1 :]]
    row = evolve(row, rates=tuple(rates))
    for at, cell in enumerate(row.apart[place]):
        if cell is not None:
            row = _with_apart(row, place, at, Hidden.GUARD)
    return row


def _with_apart(row: Row, place: int, at: int, cell: Cell) -> Row:
    own = (*row.apart[place][:at], cell, *row.apart[place][at + 1 :])
    return evolve(row, apart=(*row.apart[:place], own, *row.apart[place + 1 :]))
