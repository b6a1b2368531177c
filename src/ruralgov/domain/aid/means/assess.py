"""The assessment: what the rules of the day of acceptance say of a family. It decides nothing."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from typing import Final, TypeVar

from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, Need
from ruralgov.domain.aid.means.law import Law, Programme, RuleVersion
from ruralgov.domain.aid.means.logic import Finding
from ruralgov.domain.aid.means.parameters import Parameter
from ruralgov.domain.aid.means.world import World
from ruralgov.domain.kernel.value import frozen

T = TypeVar("T")
_LINE: Final[Callable[[Fact | Parameter], str]] = attrgetter("line")


@frozen(kw_only=True)
class Assessment:
    """Advice to people: whether conditions are met, not met, or not known yet (None).

    ``settle_with`` is what can still change the result; nothing, where it is settled. The digest
    is made of all that the result rests on, so the same facts under the same law give the same.
    """

    programme: Programme
    version: str
    on: date
    result: bool | None
    findings: tuple[Finding, ...]
    settle_with: tuple[Need, ...]
    facts: tuple[Fact, ...]
    parameters: tuple[Parameter, ...]
    digest: str


def assess(dossier: Dossier, programme: Programme, law: Law) -> Assessment:
    """Return what the law says; raises ``aid_rule_missing`` and ``aid_parameter_missing``."""
    rule = law.rule(programme, dossier.accepted)
    world = World(dossier, law.parameters)
    findings = tuple(Finding(one.name, one.article, *one.test(world)) for one in rule.conditions)
    results = {one.result for one in findings}
    result = False if False in results else None if None in results else True
    missing = (need for one in findings if result is None for need in one.missing)
    facts = _once(list(chain.from_iterable([one.facts for one in findings])))
    parameters = _once(list(chain.from_iterable([one.parameters for one in findings])))
    return Assessment(
        programme=programme,
        version=rule.version,
        on=dossier.accepted,
        result=result,
        findings=findings,
        settle_with=tuple(dict.fromkeys(missing)),
        facts=facts,
        parameters=parameters,
        digest=_digest(dossier, rule, findings, facts, parameters),
    )


def _once(some: list[T]) -> tuple[T, ...]:
    """Return what there is, each once: the same facts come through many conditions."""
    return tuple(dict(zip(map(id, some), some, strict=True)).values())


def _digest(
    dossier: Dossier,
    rule: RuleVersion,
    findings: tuple[Finding, ...],
    facts: tuple[Fact, ...],
    parameters: tuple[Parameter, ...],
) -> str:
    """Return the digest: facts and parameters in order, whatever order they were given in."""
    lines = [
        f"{dossier.county}|{dossier.accepted}|{rule.programme}|{rule.version}",
        ",".join(sorted(dossier.living)),
        ",".join(sorted(dossier.asked_for)),
        *sorted(map(_LINE, facts)),
        *sorted(map(_LINE, parameters)),
        *[f"{one.condition}|{one.result}" for one in findings],
    ]
    return sha256("\n".join(lines).encode()).hexdigest()


def replays(made: Assessment, dossier: Dossier, law: Law) -> bool:
    """Tell whether the same file under the same law gives the same digest again."""
    return assess(dossier, made.programme, law).digest == made.digest
