"""Plain reasons of an assessment, for the family: which condition, by which article, from what."""

from collections.abc import Mapping

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
    needs: tuple[str, ...]
    parameters: tuple[str, ...]


def explain(made: Assessment, rule: RuleVersion, names: Mapping[str, str]) -> tuple[Reason, ...]:
    """Return the reasons; *names* say how each person is called in it.

    Only facts that say something are named, each once.
    """
    said = {one.name: one for one in rule.conditions}
    return tuple(
        Reason(
            article=one.article,
            zh=f"{said[one.condition].zh}：{_ZH[one.result]}",
            en=f"{said[one.condition].en}: {_EN[one.result]}",
            result=one.result,
            facts=tuple(
                dict.fromkeys(
                    _fact(fact, names) for fact in one.facts if fact.low or not fact.usable
                )
            ),
            needs=tuple(
                dict.fromkeys(f"{names[need.subject]}：{need.item.zh}" for need in one.missing)
            ),
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


def _fact(fact: Fact, names: Mapping[str, str]) -> str:
    who = f"{names[fact.subject]}：{fact.item.zh}"
    if not fact.usable:
        return f"{who}（{fact.state.zh}，不作为依据）"
    return f"{who} {_span(fact)}（来源：{fact.source}，截至 {fact.as_of}）"


def _span(fact: Fact) -> str:
    low = _value(fact.item, fact.low)
    if fact.high is None:
        return f"不少于 {low}"
    return low if fact.high == fact.low else f"{low} 至 {_value(fact.item, fact.high)}"


def _value(item: Item, value: int) -> str:
    return f"{value // 100}.{value % 100:02d} 元" if item in MONEY else str(value)
