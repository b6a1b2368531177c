"""How long collective property may be let, as data: each limit with its source.

``seen`` tells whether the text of the source was read when the limit was entered (in copies, not
in the gazette), or only remembered: such a limit asks for a reason and refuses nothing by itself.
"""

from datetime import date
from typing import Final

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_asset import AssetKind
from ruralgov.domain.property.model_contract import Tenure


@frozen(kw_only=True)
class TermLimit:
    """So many years at most under a tenure, for some kinds of asset (none: all of them).

    ``binding``: a longer term is refused. Otherwise it needs a reason, and the contract is marked.
    """

    tenure: Tenure
    kinds: frozenset[AssetKind] = frozenset()
    years: int
    binding: bool
    source: str
    seen: bool


TERM_LIMITS: Final = (
    TermLimit(
        tenure=Tenure.LEASE,
        years=20,
        binding=True,
        source="民法典第七百零五条：租赁期限不得超过二十年，超过部分无效；续订自续订之日起同",
        seen=True,
    ),
    TermLimit(
        tenure=Tenure.HOUSEHOLD,
        kinds=frozenset({AssetKind.FARMLAND}),
        years=30,
        binding=True,
        source="农村土地承包法第二十一条：耕地的承包期为三十年",
        seen=True,
    ),
    TermLimit(
        tenure=Tenure.HOUSEHOLD,
        kinds=frozenset({AssetKind.GRASSLAND}),
        years=50,
        binding=True,
        source="农村土地承包法第二十一条：草地的承包期为三十年至五十年",
        seen=True,
    ),
    TermLimit(
        tenure=Tenure.HOUSEHOLD,
        kinds=frozenset({AssetKind.FOREST}),
        years=70,
        binding=True,
        source="农村土地承包法第二十一条：林地的承包期为三十年至七十年",
        seen=True,
    ),
    TermLimit(
        tenure=Tenure.OPEN,
        years=50,
        binding=False,
        source="国办发〔1999〕102号：四荒使用权承包、租赁或拍卖最长不超过五十年（待核）",
        seen=False,
    ),
    TermLimit(
        tenure=Tenure.LAND_USE,
        years=40,
        binding=False,
        source="土地管理法第六十三条参照国有建设用地：商业四十年、工业五十年（待核）",
        seen=False,
    ),
)


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes the 28th."""
    leap = (day.month, day.day) == (2, 29)
    year = day.year + years
    if year > date.max.year:
        raise BadInput(kernel_texts.DATES_REVERSED, since=day, until=date.max)
    return day.replace(year=year, day=28) if leap else day.replace(year=year)


def exceeded(
    tenure: Tenure | None, kinds: frozenset[AssetKind], since: date, until: date
) -> tuple[TermLimit, ...]:
    """Return the limits that a term ``[since, until)`` goes beyond."""
    return tuple(
        limit
        for limit in TERM_LIMITS
        if limit.tenure is tenure
        and (not limit.kinds or limit.kinds & kinds)
        and until > years_after(since, limit.years)
    )


def check_term(
    tenure: Tenure | None,
    kinds: frozenset[AssetKind],
    since: date,
    until: date,
    reason: str,
) -> bool:
    """Tell whether a term goes beyond a limit with a reason; raises ``term_too_long``."""
    found = exceeded(tenure, kinds, since, until)
    for limit in found:
        if limit.binding or not reason.strip():
            raise Refused(
                texts.TERM_TOO_LONG,
                years=limit.years,
                since=since,
                until=until,
                source=limit.source,
            )
    return bool(found)
