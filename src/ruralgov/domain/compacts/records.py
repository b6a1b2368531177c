"""The records of village rules and credit schemes."""

from typing import Final, get_args

from ruralgov.domain.compacts import evolve, rows, texts
from ruralgov.domain.compacts.messages_rules import VillageRulesDrafted, VillageRulesEvent
from ruralgov.domain.compacts.messages_scheme import CreditSchemeDrafted, CreditSchemeEvent
from ruralgov.domain.compacts.model import CreditScheme, VillageRules
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import CreditSchemeId, VillageRulesId

VILLAGE_RULES: Final[Record[VillageRules, VillageRulesEvent]] = Record(
    kind="village_rules",
    state=VillageRules,
    events=get_args(VillageRulesEvent),
    begins={VillageRulesDrafted: evolve.begin_rules},
    evolve=evolve.evolve_rules,
    rows=rows.rules_rows,
    tables=rows.RULES_TABLES,
    id=VillageRulesId,
    missing=texts.VILLAGE_RULES_MISSING,
)
CREDIT_SCHEME: Final[Record[CreditScheme, CreditSchemeEvent]] = Record(
    kind="credit_scheme",
    state=CreditScheme,
    events=get_args(CreditSchemeEvent),
    begins={CreditSchemeDrafted: evolve.begin_scheme},
    evolve=evolve.evolve_scheme,
    rows=rows.scheme_rows,
    tables=rows.SCHEME_TABLES,
    id=CreditSchemeId,
    missing=texts.CREDIT_SCHEME_MISSING,
)
