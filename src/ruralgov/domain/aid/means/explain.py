"""Plain reasons of an assessment, for the family: which condition, by which article, from what."""

from collections.abc import Iterable, Iterator, Mapping

from ruralgov.domain.aid.means.assess import Assessment
from ruralgov.domain.aid.means.facts import Fact
from ruralgov.domain.aid.means.items import MONEY, Item
from ruralgov.domain.aid.means.law import RuleVersion
from ruralgov.domain.kernel.value import frozen

_ZH = {True: "符合", False: "不符合", None: "尚不能确定"}
_EN = {True: "met", False: "not met", None: "not known yet"}


@frozen(kw_only=True)
class Reason:
    """One condition in words, in both languages; *facts* and *needs* name who and what."""

    article: str
    zh: str
    en: str
    result: bool | None
    facts: tuple[str, ...]
    facts_en: tuple[str, ...]
    needs: tuple[str, ...]
    needs_en: tuple[str, ...]
    parameters: tuple[str, ...]


def explain(
    made: Assessment, rule: RuleVersion, names: Mapping[str, tuple[str, str]]
) -> tuple[Reason, ...]:
    """Return the reasons; *names* say how each person is called in it, in both languages.

    Only facts that say something are named, each once.
    """
    said = {one.name: one for one in rule.conditions}
    return tuple(
        Reason(
            article=one.article,
            zh=f"{said[one.condition].zh}：{_ZH[one.result]}",
            en=f"{said[one.condition].en}: {_EN[one.result]}",
            result=one.result,
            facts=_once(_fact(fact, names[fact.subject][0]) for fact in _saying(one.facts)),
            facts_en=_once(_fact_en(fact, names[fact.subject][1]) for fact in _saying(one.facts)),
            needs=_once(f"{names[need.subject][0]}：{need.item.zh}" for need in one.missing),
            needs_en=_once(f"{names[need.subject][1]}: {need.item.en}" for need in one.missing),
            parameters=tuple(
                dict.fromkeys(
                    f"{each.citation}（{each.name}={each.value}"
                    f"{'' if each.verified else '，未经核实'}）"
                    for each in one.parameters
                )
            ),
        )
        for one in made.findings
    )


def _once(some: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(some))


def _saying(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (one for one in facts if one.low or not one.usable)


def _fact(fact: Fact, name: str) -> str:
    who = f"{name}：{fact.item.zh}"
    if not fact.usable:
        return f"{who}（{fact.state.zh}，不作为依据）"
    low = _value(fact.item, fact.low, "元")
    span = low if fact.high == fact.low else f"不少于 {low}"
    if fact.high not in (None, fact.low):
        span = f"{low} 至 {_value(fact.item, fact.high or 0, '元')}"
    return f"{who} {span}（来源：{fact.source}，截至 {fact.as_of}）"


def _fact_en(fact: Fact, name: str) -> str:
    who = f"{name}: {fact.item.en}"
    if not fact.usable:
        return f"{who} ({fact.state.en}, not used)"
    low = _value(fact.item, fact.low, "yuan")
    span = low if fact.high == fact.low else f"at least {low}"
    if fact.high not in (None, fact.low):
        span = f"{low} to {_value(fact.item, fact.high or 0, 'yuan')}"
    return f"{who} {span} (from {fact.source}, as of {fact.as_of})"


def _value(item: Item, value: int, unit: str) -> str:
    return f"{value // 100}.{value % 100:02d} {unit}" if item in MONEY else str(value)
