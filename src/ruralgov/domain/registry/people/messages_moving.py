"""How many households move at once: what can be asked."""

from datetime import date

from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class NumberRule(LabelledEnum):
    """Which numbers households get where they move to."""

    KEEP = "keep", "保留原编号", "keep their numbers"
    PREFIX = "prefix", "原编号前加字", "put a text before their numbers"
    RENUMBER = "renumber", "接续编号", "go on after the highest number there"


@frozen(kw_only=True)
class MoveHouseholds:
    """Move the households of a village to another, all of them or those that are named.

    *numbers* is the rule for their numbers there; *prefix* is what ``prefix`` puts before them.
    Where a number is taken, none of them moves, and each such number is said.
    """

    village: PlaceId
    into: PlaceId
    since: date
    numbers: NumberRule = NumberRule.KEEP
    prefix: str = ""
    households: tuple[HouseholdId, ...] = ()
    cause: str


@frozen(kw_only=True)
class TakeHousehold:
    """Move one household as was decided for all of its village."""

    household: HouseholdId
    village: PlaceId
    number: str
    since: date
    cause: str
