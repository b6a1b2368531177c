"""A collective economic organisation as the ledgers know it: where it is, and by which rules."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum


class Regime(LabelledEnum):
    """Which accounting rules its books follow; a code of account means something only in one."""

    Y2023 = (
        "2023",
        "农村集体经济组织会计制度（财会〔2023〕14号）",
        "rules of 2023 (Caikuai 2023 No. 14)",
    )
    Y2004 = (
        "2004",
        "村集体经济组织会计制度（财会〔2004〕12号）",
        "rules of 2004 (Caikuai 2004 No. 12)",
    )


@frozen(kw_only=True)
class Collective:
    """One collective, its place and its days."""

    place: PlaceId
    name: str
    organisation: OrganisationId | None
    regime: Regime
    since: date
    until: date = FOREVER
