"""The law as data: programmes, the version of each rule on each day, and the parameters."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from attrs import field

from ruralgov.domain.aid import texts_means
from ruralgov.domain.aid.means.conditions import Condition
from ruralgov.domain.aid.means.parameters import Parameters
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class Programme(LabelledEnum):
    """What a family or a person can be given, or be recognised as."""

    MINIMUM = "minimum", "最低生活保障", "minimum living allowance"
    SINGLE = "single", "最低生活保障（单人）", "minimum allowance of one person"
    MARGINAL = "marginal", "最低生活保障边缘家庭", "family at the margin of the minimum"
    RIGID = "rigid", "刚性支出困难家庭", "family in hardship by rigid expenses"
    DESTITUTE = "destitute", "特困人员救助供养", "support of the destitute"
    ORPHAN = "orphan", "孤儿基本生活保障", "allowance for orphans"
    UNRAISED = "unraised", "事实无人抚养儿童保障", "allowance for children nobody raises"
    CHILD_IN_NEED = "child_in_need", "困境儿童保障", "care for children in difficulty"
    DISABLED_LIVING = "disabled_living", "困难残疾人生活补贴", "living allowance of the disabled"
    DISABLED_CARE = "disabled_care", "重度残疾人护理补贴", "care allowance of the disabled"
    TEMPORARY = "temporary", "临时救助", "temporary relief"
    OTHER = "other", "其他救助", "other aid"


@frozen(kw_only=True)
class RuleVersion:
    """The conditions of a programme for what is accepted from *since* to before *until*."""

    programme: Programme
    version: str
    since: date
    until: date = FOREVER
    citation: str
    conditions: tuple[Condition, ...]
    verified: bool = False


@frozen
class Law:
    """All rules and parameters; raises ``aid_rule_gap`` and ``aid_rule_overlap`` when made."""

    label: str
    rules: tuple[RuleVersion, ...]
    parameters: Parameters
    _held: dict[Programme, tuple[RuleVersion, ...]] = field(init=False, eq=False, repr=False)

    @_held.default
    def _hold(self) -> dict[Programme, tuple[RuleVersion, ...]]:
        return _by_programme(self.rules)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes that have rules."""
        return tuple(self._held)

    def rule(self, programme: Programme, day: date) -> RuleVersion:
        """Return the version for what was accepted on a day; raises ``aid_rule_missing``."""
        for one in self._held.get(programme, ()):
            if one.since <= day < one.until:
                return one
        raise Refused(
            texts_means.AID_RULE_MISSING, programme=programme.zh, programme_en=programme.en, day=day
        )


def _by_programme(rules: Iterable[RuleVersion]) -> dict[Programme, tuple[RuleVersion, ...]]:
    found: defaultdict[Programme, list[RuleVersion]] = defaultdict(list)
    for one in rules:
        found[one.programme].append(one)
    held = {which: tuple(sorted(some, key=lambda one: one.since)) for which, some in found.items()}
    for some in held.values():
        for first, second in pairwise(some):
            _check_next(first, second)
    return held


def _check_next(first: RuleVersion, second: RuleVersion) -> None:
    named = {"programme": first.programme.zh, "programme_en": first.programme.en}
    if second.since < first.until:
        raise BadInput(texts_means.AID_RULE_OVERLAP, since=second.since, **named)
    if first.until < second.since:
        last = second.since - timedelta(days=1)
        raise BadInput(texts_means.AID_RULE_GAP, since=first.until, last=last, **named)
