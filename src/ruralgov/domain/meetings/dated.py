"""The dated rules of meetings: those that the city adopted beside the laws."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.meetings.model import DecisionRules
from ruralgov.domain.meetings.records import DECISION_RULES, KEY


def _decision_rules(read: Read) -> Iterator[DatedRule]:
    for one in (read.state(DECISION_RULES, KEY) or DecisionRules()).rules:
        yield DatedRule(key=one.code, name=one.kind.zh, since=one.since, until=one.until)


RULES: Final = (
    RuleKind(kind="decision_rule", zh="议事规则", en="decision rule", found=_decision_rules),
)
