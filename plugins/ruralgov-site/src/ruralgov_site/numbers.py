"""How numbers are written, and where they stand on a scale."""

from math import ceil, floor, log10

from attrs import frozen


@frozen
class Part:
    """So many of so many."""

    n: int
    of: int

    @property
    def missed(self) -> int:
        """How many are not in the part."""
        return self.of - self.n

    @property
    def percent(self) -> float | None:
        """The share in percent, if it is a share of anything."""
        return 100 * self.n / self.of if self.of else None

    def text(self, digits: int = 1) -> str:
        """Return the share in percent, with more digits where it would round to all or to none."""
        if not self.of:
            return "–"
        scale = 10**digits
        rounded = (200 * scale * self.n + self.of) // (2 * self.of)
        whole = (rounded == 100 * scale) == (self.n == self.of)
        if not (whole and (rounded == 0) == (self.n == 0)):
            return self.text(digits + 1)
        return f"{rounded // scale}.{rounded % scale:0{digits}d}%"


@frozen
class Scale:
    """An axis with round ticks, from ``low`` to ``high``."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return where a value stands, from 0 to 100."""
        return round(100 * (value - self.low) / (self.high - self.low), 3)


def from_nothing(most: int, parts: int = 4) -> Scale:
    """Return an axis for counts, which starts at 0."""
    step = _round_step(max(most, 1) / parts, least=1)
    high = step * ceil(max(most, 1) / step)
    return Scale(0, high, tuple(step * n for n in range(round(high / step) + 1)))


def near_all(least: float) -> Scale:
    """Return an axis for shares in percent, which ends at 100 and starts below the *least*."""
    step = _round_step((100 - least) / 3, least=0.1)
    low = max(0.0, round(step * floor(least / step), 6))
    if low and least - low < step / 4:  # or the lowest mark would sit on the names below
        low = max(0.0, round(low - step, 6))
    count = round((100 - low) / step)
    return Scale(low, 100, tuple(round(100 - step * n, 6) for n in range(count, -1, -1)))


def _round_step(rough: float, least: float) -> float:
    """Return the least of 1, 2, 5, 10 … (times a power of ten) that is not below *rough*."""
    rough = max(rough, least)
    power = 10.0 ** floor(log10(rough) + 1e-9)
    return float(next(power * n for n in (1, 2, 5, 10) if power * n >= rough * (1 - 1e-9)))


def grouped(number: int) -> str:
    """Return a count with a comma for each thousand."""
    return f"{number:,}"


def tick(number: float) -> str:
    """Return the label of a tick, without a point where there is none."""
    return f"{number:,.10g}"
