"""The tables of village rules and credit schemes."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts.model import CreditScheme, VillageRules
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import DecisionId, PlaceId, VillageRulesId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class CompactStage(LabelledEnum):
    """How far a version of rules or of a scheme has come."""

    DRAFT = "draft", "起草中", "a draft"
    ADOPTED = "adopted", "已通过", "adopted"
    FILED = "filed", "已备案", "filed"
    OBJECTED = "objected", "被责令改正", "to be corrected"
    PUBLISHED = "published", "已公布", "published"
    ENDED = "ended", "已终止", "ended"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


@frozen(kw_only=True)
class VillageRulesRow:
    """One version of the rules of a village; *since* is None where it holds on no day."""

    owner: str = ""
    village: PlaceId
    title: str
    stage: CompactStage
    clauses: int
    decision: DecisionId | None
    since: date | None
    until: date


@frozen(kw_only=True)
class CreditSchemeRow:
    """One version of a village's scheme; *until* is the first day on which it holds no more."""

    owner: str = ""
    village: PlaceId
    rules: VillageRulesId
    title: str
    stage: CompactStage
    categories: int
    items: int
    decision: DecisionId | None
    since: date | None
    until: date


RULES_TABLES: Final = (
    Table(
        name="village_rules",
        row=VillageRulesRow,
        key=("owner",),
        indexes=(("village",), ("decision",)),
    ),
)
SCHEME_TABLES: Final = (
    Table(
        name="credit_schemes",
        row=CreditSchemeRow,
        key=("owner",),
        indexes=(("village",), ("rules",), ("decision",)),
    ),
)


def rules_stage(known: VillageRules) -> CompactStage:
    """Return how far rules have come."""
    if known.withdrawn:
        return CompactStage.WITHDRAWN
    if known.ended is not None:
        return CompactStage.ENDED
    if known.objection is not None:
        return CompactStage.OBJECTED
    if known.filed is not None:
        return CompactStage.FILED
    return CompactStage.DRAFT if known.adopted is None else CompactStage.ADOPTED


def scheme_stage(known: CreditScheme) -> CompactStage:
    """Return how far a scheme has come."""
    if known.withdrawn:
        return CompactStage.WITHDRAWN
    if known.ended is not None:
        return CompactStage.ENDED
    if known.published is not None:
        return CompactStage.PUBLISHED
    return CompactStage.DRAFT if known.adopted is None else CompactStage.ADOPTED


def rules_rows(known: VillageRules) -> Iterator[VillageRulesRow]:
    """Give the row of village rules."""
    yield VillageRulesRow(
        village=known.village,
        title=known.title,
        stage=rules_stage(known),
        clauses=len(known.clauses),
        decision=known.decision,
        since=known.since,
        until=known.ended or FOREVER,
    )


def scheme_rows(known: CreditScheme) -> Iterator[CreditSchemeRow]:
    """Give the row of a credit scheme."""
    yield CreditSchemeRow(
        village=known.village,
        rules=known.rules,
        title=known.title,
        stage=scheme_stage(known),
        categories=len(known.categories),
        items=len(known.items),
        decision=known.decision,
        since=None if known.withdrawn else known.since,
        until=known.until,
    )
