"""The dated rules of policy: the profiles of counts and limits."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.policy.rows import ProfileRow


def _profiles(read: Read) -> Iterator[DatedRule]:
    for row in read.rows(ProfileRow):
        yield DatedRule(key=row.owner, name=row.name, since=row.since, until=row.until)


RULES: Final = (RuleKind(kind="profile", zh="政策配置", en="policy profile", found=_profiles),)
