"""The dated rules of funds: who approves what, in the city and in a collective."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.funds.rows import FundPolicyRow
from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.reading import Read


def _policies(read: Read) -> Iterator[DatedRule]:
    for row in read.rows(FundPolicyRow):
        yield DatedRule(key=row.owner, name=row.source, since=row.since, until=row.until)


RULES: Final = (RuleKind(kind="fund_policy", zh="用款制度", en="fund policy", found=_policies),)
