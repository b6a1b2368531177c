"""Commands and events of village rules."""

from datetime import date

from attrs import field

from ruralgov.domain.compacts.model import Clause
from ruralgov.domain.kernel.ids import AccountId, DecisionId, PlaceId, VillageRulesId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DraftVillageRules:
    """Draft a version of the rules of a village, clause by clause."""

    village: PlaceId
    title: str
    clauses: tuple[Clause, ...]
    id: VillageRulesId | None = None


@frozen(kw_only=True)
class ReviseVillageRules:
    """Write a draft anew, before it is adopted."""

    rules: VillageRulesId
    title: str
    clauses: tuple[Clause, ...]


@frozen(kw_only=True)
class AdoptVillageRules:
    """Enter that the village meeting adopted a draft, by its published decision."""

    rules: VillageRulesId
    decision: DecisionId


@frozen(kw_only=True)
class FileVillageRules:
    """File adopted rules with the town, which took them under a number; they hold from that day."""

    rules: VillageRulesId
    filed: date
    reference: str


@frozen(kw_only=True)
class ObjectToVillageRules:
    """Order clauses to be corrected, as the town; the rules do not hold meanwhile."""

    rules: VillageRulesId
    clauses: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str


@frozen(kw_only=True)
class WithdrawTownObjection:
    """Take an objection of the town back."""

    rules: VillageRulesId
    reason: str


@frozen(kw_only=True)
class EndVillageRules:
    """End rules on a day with no others in their place."""

    rules: VillageRulesId
    since: date
    cause: str


@frozen(kw_only=True)
class WithdrawVillageRules:
    """Withdraw a draft that was a mistake."""

    rules: VillageRulesId
    reason: str


@frozen(kw_only=True)
class VillageRulesDrafted:
    """Rules were drafted."""

    village: PlaceId
    title: str
    clauses: tuple[Clause, ...]
    by: AccountId


@frozen(kw_only=True)
class VillageRulesRevised:
    """A draft was written anew."""

    title: str
    clauses: tuple[Clause, ...]
    by: AccountId


@frozen(kw_only=True)
class VillageRulesAdopted:
    """The village meeting adopted them."""

    decision: DecisionId
    by: AccountId
    day: date


@frozen(kw_only=True)
class VillageRulesFiled:
    """They were filed with the town."""

    filed: date
    reference: str
    by: AccountId


@frozen(kw_only=True)
class VillageRulesObjected:
    """The town orders clauses to be corrected."""

    clauses: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class TownObjectionWithdrawn:
    """The town took its objection back."""

    reason: str


@frozen(kw_only=True)
class VillageRulesEnded:
    """They ended."""

    since: date
    cause: str


@frozen(kw_only=True)
class VillageRulesWithdrawn:
    """The draft was a mistake."""

    reason: str


VillageRulesEvent = (
    VillageRulesDrafted
    | VillageRulesRevised
    | VillageRulesAdopted
    | VillageRulesFiled
    | VillageRulesObjected
    | TownObjectionWithdrawn
    | VillageRulesEnded
    | VillageRulesWithdrawn
)
"""What happens to village rules."""
