"""How much the towns' rating counts, by which law: dated, cited data."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class TownsWeight:
    """Of how many per cent of a unit's appraisal the towns' rating is, at least.

    *jurisdiction* is how the code of a city begins for which it holds.
    """

    jurisdiction: str
    stationed: bool
    least: int
    since: date
    until: date = FOREVER
    law: str


_SHANDONG: Final = "山东省乡镇人民政府工作条例（2020年8月1日起施行）第十八条"
_SINCE: Final = date(2020, 8, 1)
TOWNS_WEIGHTS: Final = (
    TownsWeight(jurisdiction="37", stationed=False, least=30, since=_SINCE, law=_SHANDONG),
    TownsWeight(jurisdiction="37", stationed=True, least=60, since=_SINCE, law=_SHANDONG),
)
"""The regulation speaks of towns; sub-districts may apply it alike (art. 29)."""


def weights_on(city: str, day: date) -> Iterator[TownsWeight]:
    """Give what holds for a city on a day."""
    for one in TOWNS_WEIGHTS:
        if city.startswith(one.jurisdiction) and one.since <= day < one.until:
            yield one
