"""Who may hold what by which tenure, where the law says so."""

from typing import Final

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_asset import RESOURCES, AssetKind
from ruralgov.domain.property.model_contract import Tenure

KINDS: Final = {
    Tenure.HOUSEHOLD: RESOURCES - {AssetKind.CONSTRUCTION_LAND, AssetKind.WASTELAND},
    Tenure.LAND_USE: frozenset({AssetKind.CONSTRUCTION_LAND}),
}
"""What alone may be held by a tenure: 农村土地承包法第二、三、四十八条，土地管理法第六十三条."""


def fits(tenure: Tenure | None, kinds: frozenset[AssetKind], company: str) -> bool:
    """Tell whether such a holder may hold such things by a tenure.

    Land is contracted to the households of the collective, and never to a company: 农村土地承包法
    第十六条.
    """
    if tenure is None or tenure not in KINDS:
        return True
    return kinds <= KINDS[tenure] and not (tenure is Tenure.HOUSEHOLD and company)


def check_tenure(tenure: Tenure | None, kinds: frozenset[AssetKind], company: str) -> None:
    """Refuse a tenure by which that holder may not hold that; raises ``tenure_unfit``."""
    if tenure is not None and not fits(tenure, kinds, company.strip()):
        named = sorted(kinds, key=lambda one: one.value)
        raise BadInput(
            texts.TENURE_UNFIT,
            tenure=tenure.zh,
            tenure_en=tenure.en,
            kinds="、".join(one.zh for one in named),
            kinds_en=", ".join(one.en for one in named),
        )
