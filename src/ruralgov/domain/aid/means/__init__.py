"""The means test: dated and cited rules over facts, with answers that may be "not known yet".

It is pure, and advises: nothing in it decides. Amounts are whole fen, flows are those of the twelve
months before the application was accepted, and an unknown is never nothing: it is any amount.
"""

from ruralgov.domain.aid.means.assess import Assessment, assess, replays
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, FactState, Need
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Law, Programme, RuleVersion
from ruralgov.domain.aid.means.logic import Finding
from ruralgov.domain.aid.means.parameters import Parameter, Parameters
from ruralgov.domain.aid.means.whatif import Changed, Comparison, compare

__all__ = [
    "Assessment",
    "Changed",
    "Comparison",
    "Dossier",
    "Fact",
    "FactState",
    "Finding",
    "Item",
    "Law",
    "Need",
    "Parameter",
    "Parameters",
    "Programme",
    "RuleVersion",
    "assess",
    "compare",
    "replays",
]
