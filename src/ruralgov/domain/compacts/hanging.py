"""What of compacts hangs on a place: rules and schemes that hold or are drafted, open months."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts.rows import CompactStage, CreditSchemeRow, VillageRulesRow
from ruralgov.domain.compacts.rows_points import CreditMonthRow
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId

_DRAFTS: Final = frozenset({CompactStage.DRAFT, CompactStage.ADOPTED})


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the rules, schemes and months of a village that somebody must finish."""
    for rules in read.rows(VillageRulesRow, village=place):
        if rules.stage is not CompactStage.WITHDRAWN and rules.until > day:
            yield Hanging(
                place=place,
                kind="village_rules",
                key=rules.owner,
                zh=f"村规民约“{rules.title}”",
                en=f"village rules '{rules.title}'",
                command="WithdrawVillageRules" if rules.stage in _DRAFTS else "EndVillageRules",
            )
    for scheme in read.rows(CreditSchemeRow, village=place):
        if scheme.stage is not CompactStage.WITHDRAWN and scheme.until > day:
            yield Hanging(
                place=place,
                kind="credit_scheme",
                key=scheme.owner,
                zh=f"积分办法“{scheme.title}”",
                en=f"credit scheme '{scheme.title}'",
                command="WithdrawCreditScheme" if scheme.stage in _DRAFTS else "EndCreditScheme",
            )
    for month in read.rows(CreditMonthRow, village=place):
        if month.final is None:
            yield Hanging(
                place=place,
                kind="credit_month",
                key=month.owner,
                zh=f"{month.month} 积分公示",
                en=f"points of {month.month}",
                command="PublishCreditMonth" if month.notice is None else "FinaliseCreditMonth",
            )
