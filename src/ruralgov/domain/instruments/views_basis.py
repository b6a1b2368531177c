"""The answers about what dated rules rest on."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.instruments import queries_basis as q
from ruralgov.domain.instruments.model import KEY, Framework
from ruralgov.domain.instruments.queries_basis import BasedRule, BasisFault
from ruralgov.domain.instruments.records import FRAMEWORK
from ruralgov.domain.instruments.rows import RuleBasisRow
from ruralgov.domain.instruments.rules_basis import kind_of
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.instruments.tracing import Tracer, rules_of, sentence
from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.declare import Asked


def framework_of(asked: Asked) -> Framework:
    """Return the framework, an empty one where nothing was entered."""
    return asked.read.state(FRAMEWORK, KEY) or Framework()


def tracer_of(asked: Asked) -> Tracer:
    """Return what traces the rules of the day asked."""
    return Tracer(
        Standing(framework_of(asked)), asked.read.rows(RuleBasisRow, on=asked.day), asked.day
    )


def basis_of(query: q.BasisOf, asked: Asked) -> q.Trace:
    """Return what a rule rests on, up to the master, or plainly why it does not lead there."""
    kind = kind_of(query.kind, asked.rules)
    rules = rules_of(kind.found(asked.read), asked.day)
    rule = next((one for one in rules if one.key == query.rule), None)
    return _trace(tracer_of(asked), kind, query.rule, rule, asked.day)


def rule_traces(_: q.RuleTraces, asked: Asked) -> list[q.Trace]:
    """Return what each rule of a day rests on."""
    tracer, day = tracer_of(asked), asked.day
    return [
        _trace(tracer, kind, rule.key, rule, day)
        for kind in asked.rules.values()
        for rule in rules_of(kind.found(asked.read), day)
    ]


def _trace(tracer: Tracer, kind: RuleKind, key: str, rule: DatedRule | None, day: date) -> q.Trace:
    row = tracer.row(kind.kind, key)
    named = None if row is None else row.instrument
    steps = () if named is None else tracer.chain(named).steps
    fault = BasisFault.NO_RULE if rule is None else tracer.fault(row)
    name = key if rule is None else rule.name
    why = {"zh": "", "en": ""} if fault is None else {"zh": fault.zh, "en": fault.en}
    return q.Trace(
        kind=kind.kind,
        kind_zh=kind.zh,
        kind_en=kind.en,
        rule=key,
        name=name,
        day=day,
        since=None if row is None else row.since,
        whole=row is not None and not row.rule,
        steps=steps,
        fault=fault,
        zh=_joined(f"{kind.zh}“{name}”", sentence(steps, "zh"), why["zh"], "，", "依据"),
        en=_joined(f"{kind.en} '{name}'", sentence(steps, "en"), why["en"], ", ", " rests on "),
    )


def _joined(rule: str, way: str, why: str, comma: str, rests: str) -> str:
    """Return a sentence: the rule, the way up, and why it ends before the master, if it does."""
    parts = [f"{rule}{rests}{way}" if way else rule, *([why] if why else [])]
    return comma.join(parts)


def _all(asked: Asked, tracer: Tracer, kind: str | None = None) -> Iterator[BasedRule]:
    for one in asked.rules.values():
        if kind in (None, one.kind):
            for rule in rules_of(one.found(asked.read), asked.day):
                yield tracer.based(one, rule)


def rules_based_on(query: q.RulesBasedOn, asked: Asked) -> list[BasedRule]:
    """Return the rules that rest on an instrument, in the order of kinds and keys."""
    tracer = tracer_of(asked)
    return [one for one in _all(asked, tracer) if tracer.carries(one, query.instrument)]


def counted(asked: Asked) -> dict[str, int]:
    """Return how many rules of the day rest on each instrument."""
    tracer, found = tracer_of(asked), dict[str, int]()
    for one in _all(asked, tracer):
        if one.instrument is not None:
            steps = tracer.chain(one.instrument).steps
            named = {one.instrument, *(step.instrument for step in steps[:1])}
            for key in named:
                found[key] = found.get(key, 0) + 1
    return found


def rules_without_basis(query: q.RulesWithoutBasis, asked: Asked) -> q.Baseless:
    """Return the rules that do not lead up to the master, and the counts of all."""
    if query.kind is not None:
        kind_of(query.kind, asked.rules)
    rules = list(_all(asked, tracer_of(asked), query.kind))
    kinds = []
    for one in asked.rules.values():
        mine = [rule for rule in rules if rule.kind == one.kind]
        if query.kind in (None, one.kind):
            traced = sum(rule.fault is None for rule in mine)
            kinds.append(
                q.KindCount(kind=one.kind, zh=one.zh, en=one.en, rules=len(mine), traced=traced)
            )
    return q.Baseless(
        kinds=tuple(kinds), rules=tuple(rule for rule in rules if rule.fault is not None)
    )
