"""The dated rules of cases: the catalogue of matters, and the plan of who handles what."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from ruralgov.domain.cases.dispatch.records import DISPATCH_PLAN, PLAN_KEY
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.reading import Read


def _matters(read: Read) -> Iterator[DatedRule]:
    for row in read.rows(MatterRow):
        yield DatedRule(key=row.owner, name=row.name, since=row.since, until=row.until)


def _plans(read: Read) -> Iterator[DatedRule]:
    plan = read.state(DISPATCH_PLAN, PLAN_KEY)
    versions = () if plan is None else plan.versions
    for version, following in zip_longest(versions, versions[1:]):
        until = FOREVER if following is None else following.since
        yield DatedRule(key=PLAN_KEY, name=version.source, since=version.since, until=until)


RULES: Final = (
    RuleKind(kind="matter", zh="诉求事项", en="matter", found=_matters),
    RuleKind(kind="dispatch_plan", zh="派单方案", en="dispatch plan", found=_plans),
)
