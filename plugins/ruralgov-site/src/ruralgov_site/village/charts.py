"""Where the columns of income and spending stand: across in percent, down in pixels."""

from attrs import frozen

from ruralgov_site.numbers import from_nothing
from ruralgov_site.village.model import Village
from ruralgov_site.village.words import Words

TOP, HEIGHT = 24, 130
FILL = 0.72
"""How much of a slot the two columns fill."""
TEN_THOUSAND = 10_000_00


@frozen(kw_only=True)
class Column:
    """One month: two columns, or none."""

    x: float
    name: str
    wide: float
    income: tuple[float, float] | None
    """Top and height."""
    spent: tuple[float, float] | None
    incomes: int | None
    spendings: int | None
    money: int | None
    month: str
    address: str


@frozen(kw_only=True)
class Chart:
    """Income and spending over some months."""

    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    base: int

    @property
    def gaps(self) -> bool:
        """Whether a month was not published."""
        return any(column.incomes is None for column in self.columns)


def chart(village: Village, months: tuple[str, ...], words: Words) -> Chart:
    """Return the chart of a village; the axis begins at nothing and is in 10,000 yuan."""
    found = [village.months.get(month) for month in months]
    totals = [one.content["totals"] if one else None for one in found]
    most = max((abs(t[key]) for t in totals if t for key in ("income", "spent")), default=0)
    scale = from_nothing(max(most, 1), parts=3)
    slot = 100 / max(len(months), 1)
    columns = []
    for n, (month, one, total) in enumerate(zip(months, found, totals, strict=True)):
        columns.append(
            Column(
                x=round(slot * n, 3),
                name=words.month(month, year=False).removesuffix("月"),
                wide=round(slot * FILL / 2, 3),
                income=None if total is None else _bar(total["income"], scale.high),
                spent=None if total is None else _bar(total["spent"], scale.high),
                incomes=None if total is None else total["income"],
                spendings=None if total is None else total["spent"],
                money=None if total is None else total["money"],
                month=month,
                address=one.address if one else "",
            )
        )
    return Chart(
        columns=tuple(columns),
        ticks=tuple(
            (round(TOP + HEIGHT * (1 - at / scale.high), 2), _ten_thousands(at))
            for at in scale.ticks
        ),
        base=TOP + HEIGHT,
    )


def _bar(fen: int, high: float) -> tuple[float, float]:
    tall = round(HEIGHT * max(fen, 0) / high, 2)
    return round(TOP + HEIGHT - tall, 2), tall


def _ten_thousands(fen: float) -> str:
    text = f"{fen / TEN_THOUSAND:.2f}".rstrip("0").rstrip(".")
    return text or "0"
