"""How much was open at the end of each month, and how old what is open now is."""

from typing import Final

from attrs import field

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import check_period
from ruralgov.domain.kernel.value import frozen


class Age(LabelledEnum):
    """How long ago an open case came in, in days; that of the report is none."""

    WEEK = "week", "7 天以内", "up to 7 days"
    MONTH = "month", "8 至 30 天", "8 to 30 days"
    QUARTER = "quarter", "31 至 90 天", "31 to 90 days"
    LONGER = "longer", "90 天以上", "over 90 days"


OLDEST: Final = {Age.WEEK: 7, Age.MONTH: 30, Age.QUARTER: 90}
"""How many days each goes up to."""


@frozen(kw_only=True)
class StockAt:
    """What was open at the end of a month, as it stood then; None where too few."""

    month: str
    open: int | None
    late: int | None
    """Of them, those past the deadline of their round."""


@frozen(kw_only=True)
class StockOf:
    """What was open in a town at the end of the last month asked for that is over."""

    town: PlaceId
    open: int | None
    late: int | None


@frozen(kw_only=True)
class Stock:
    """What was open at the end of each month that is over, and how old what is open now is."""

    months: tuple[StockAt, ...]
    towns: tuple[StockOf, ...]
    """At the end of the last of them, where the whole city is asked for."""
    ages: dict[Age, int | None]
    threshold: int
    """Fewer than so many are not shown; 0 where everything is."""


@frozen(kw_only=True)
class CaseStock(Query[Stock]):
    """Ask what was open and late at the end of each month, in a village, a town or the city.

    That is what stood then: no later step, extension or calendar changes it. *first* and *last* are
    months such as 2026-01. Of what came in before instants were kept it may be too little.
    """

    place: PlaceId | None = None
    first: str
    last: str = field(validator=check_period)
