"""Sheets of the policy framework: its tree, one instrument, on what rules rest, and burdens."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.instruments import (
    POLICY_FRAMEWORK,
    BasedRule,
    Baseless,
    Branch,
    FrameworkTree,
    InstrumentFinding,
    InstrumentFindings,
    InstrumentLine,
    Instruments,
    InstrumentSheet,
    KindCount,
    RulesWithoutBasis,
    RuleTraces,
    Sheet,
    Trace,
    Tree,
)
from ruralgov.domain.instruments.burden import OWN
from ruralgov.domain.instruments.model import UNTITLED
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

LINE: Final[tuple[Heading, ...]] = (
    ("kind", "层级", "kind", Kind.TEXT),
    ("name", "文件名称", "title", Kind.TEXT),
    ("document", "文号", "number", Kind.TEXT),
    ("issuer", "印发单位", "issuer", Kind.TEXT),
    ("issued", "印发日期", "issued", Kind.DATE),
    ("since", "施行日期", "in force from", Kind.DATE),
    ("last", "有效期至", "last day", Kind.DATE),
    ("review", "复审日期", "review", Kind.DATE),
    ("version", "版本", "version", Kind.INTEGER),
    ("pillars", "五化", "pillars", Kind.TEXT),
    ("rules", "以其为依据的规则", "rules that rest on it", Kind.INTEGER),
)

OF_FRAMEWORK: Final = "the framework's own rules; no clause of the rules against burdens"


def _called(asking: Asking, name: str) -> str:
    """Return what an instrument is called; that its title is unknown is said in the language."""
    return asking.say(UNTITLED, "(title unknown)") if name == UNTITLED else name


def _line(asking: Asking, one: InstrumentLine) -> list[Any]:
    return [
        asking.label(one.kind),
        _called(asking, one.name),
        one.document,
        one.issuer_name,
        one.issued,
        one.since,
        one.last,
        one.review,
        one.version,
        asking.say("、", ", ").join(map(asking.label, one.pillars)),
        one.rules,
    ]


def _lines(
    asking: Asking, title: tuple[str, str], lines: Iterable[InstrumentLine], *foot: str
) -> Statement:
    return asking.table(title, LINE, [_line(asking, one) for one in lines], foot=foot)


def _framework(asking: Asking, _of: str) -> Sequence[Statement]:
    found: Tree = asking(FrameworkTree(), POLICY_FRAMEWORK)
    columns = (("number", "编号", "number", Kind.TEXT), *LINE)
    branches = () if found.master is None else (found.master,)
    rows = list(_numbered(asking, branches))
    title = ("“1+5+N”制度框架", "Policy framework of 1+5+N")
    tree = asking.table(title, columns, rows, under=_counts(asking, found))
    tables = [tree, _pillars(asking, found)]
    if found.loose:
        loose = list(_numbered(asking, found.loose))
        tables.append(asking.table(("上位文件无效的文件", "Rests on nothing"), columns, loose))
    return tables


def _numbered(
    asking: Asking, branches: Iterable[Branch], above: str = ""
) -> Iterator[Sequence[Any]]:
    """Give the lines of branches, each with those below it: 1, 1.1, 1.1.1."""
    for number, branch in enumerate(branches, start=1):
        key = f"{above}{number}"
        yield [key, *_line(asking, branch.line)]
        yield from _numbered(asking, branch.below, f"{key}.")


def _counts(asking: Asking, found: Tree) -> Iterator[str]:
    yield asking.say(found.zh, found.en)
    if not found.masters:
        yield asking.say("当日没有总体实施方案在施行", "No master is in force that day")
    if found.supporting != found.expected:
        yield asking.say(
            f"配套方案应为 {found.expected} 个，现有 {found.supporting} 个",
            f"{found.expected} supporting plans are expected, and there are {found.supporting}",
        )
    for one in found.pilots:
        yield asking.say(
            f"试点：{one.title}（{one.authority}，{one.month}，据{one.source}）",
            f"Pilot: {one.title} ({one.authority}, {one.month}, by {one.source})",
        )


def _pillars(asking: Asking, found: Tree) -> Statement:
    columns = (
        ("pillar", "五化", "pillar", Kind.TEXT),
        ("own", "主要文件数", "its own", Kind.INTEGER),
        ("touched", "涉及文件数", "that touch it", Kind.INTEGER),
    )
    rows = [(asking.label(one.pillar), one.own, one.touched) for one in found.pillars]
    return asking.table(("按五化统计", "By pillar"), columns, rows)


def _instrument(asking: Asking, of: str) -> Sequence[Statement]:
    found: Sheet = asking(InstrumentSheet(instrument=InstrumentId(of)), POLICY_FRAMEWORK)
    name = _called(asking, found.line.name)
    return [
        asking.facts((f"制度文件：{name}", f"Instrument: {name}"), _facts(asking, found)),
        _versions(asking, found),
        _lines(asking, ("上位文件（逐级）", "What it rests on"), found.above),
        _lines(asking, ("下位文件", "What rests on it"), found.below),
        _lines(asking, ("废止的文件", "What it repeals"), found.repeals),
        _lines(asking, ("修改的文件", "What it amends"), found.amends),
        _lines(asking, ("修改它的文件", "What amends it"), found.amended_by),
        _based(asking, found.rules),
        _burdens(asking, found.findings, {}),
    ]


def _facts(asking: Asking, found: Sheet) -> Iterator[tuple[str, str, Any]]:
    line = found.line
    yield "层级", "kind", asking.label(line.kind)
    yield "文号", "number", line.document
    yield "印发单位", "issuer", line.issuer_name
    yield "印发日期", "issued", line.issued
    yield "版本", "version", line.version
    yield "施行日期", "in force from", line.since
    yield "有效期至", "last day", line.last
    yield "复审日期", "review", line.review
    yield "五化", "pillars", asking.say("、", ", ").join(map(asking.label, line.pillars))
    yield (
        "当日效力",
        "on this day",
        asking.say("施行", "in force") if line.in_force else asking.say("未施行", "not in force"),
    )
    yield "以其为依据的规则数", "rules that rest on it", line.rules
    if line.before_pilot:
        yield "试点前印发", "issued before the pilot", asking.say("是", "yes")
    yield "失效日期", "no longer in force from", found.until
    if found.ending is not None:
        yield "终止依据", "ended by", found.ending.document
        yield "终止原因", "because", found.ending.reason


def _versions(asking: Asking, found: Sheet) -> Statement:
    columns = (
        ("version", "版本", "version", Kind.INTEGER),
        ("name", "文件名称", "title", Kind.TEXT),
        ("document", "文号", "number", Kind.TEXT),
        ("issued", "印发日期", "issued", Kind.DATE),
        ("since", "施行日期", "in force from", Kind.DATE),
        ("last", "有效期至", "last day", Kind.DATE),
        ("characters", "字数", "characters", Kind.INTEGER),
        ("sha256", "文本校验值", "fingerprint", Kind.TEXT),
        ("note", "说明", "note", Kind.TEXT),
    )
    never = asking.say("未曾施行", "never in force")
    rows = [
        (
            one.number,
            _called(asking, one.paper.name),
            one.paper.document,
            one.paper.issued,
            one.paper.since,
            one.last,
            one.paper.characters,
            one.paper.sha256,
            never if one.last is not None and one.last < one.paper.since else "",
        )
        for one in found.versions
    ]
    return asking.table(("各版本", "Versions"), columns, rows)


def _based(asking: Asking, rules: Iterable[BasedRule]) -> Statement:
    columns = (
        ("kind", "规则种类", "kind of rule", Kind.TEXT),
        ("rule", "规则", "rule", Kind.TEXT),
        ("since", "规则施行日期", "rule in force from", Kind.DATE),
        ("cited", "注明依据日期", "cited from", Kind.DATE),
        ("whole", "注明范围", "entered for", Kind.TEXT),
        ("fault", "问题", "what is wrong", Kind.TEXT),
    )
    all_of, this = (
        asking.say("该种类全部规则", "all of the kind"),
        asking.say("本规则", "this rule"),
    )
    rows = [
        (
            asking.say(one.kind_zh, one.kind_en),
            one.name,
            one.since,
            one.cited,
            all_of if one.whole else this,
            "" if one.fault is None else asking.label(one.fault),
        )
        for one in rules
    ]
    return asking.table(("以其为依据的规则", "Rules that rest on it"), columns, rows)


def _bases(asking: Asking, _of: str) -> Sequence[Statement]:
    """Return of each dated rule its instrument and the master, or why it does not lead there."""
    found: Baseless = asking(RulesWithoutBasis(), POLICY_FRAMEWORK)
    traces: list[Trace] = asking(RuleTraces(), POLICY_FRAMEWORK)
    columns = (
        ("kind", "规则种类", "kind of rule", Kind.TEXT),
        ("rule", "规则", "rule", Kind.TEXT),
        ("instrument", "直接依据", "rests on", Kind.TEXT),
        ("document", "文号", "number", Kind.TEXT),
        ("since", "注明依据日期", "cited from", Kind.DATE),
        ("way", "逐级上位文件", "and that on", Kind.TEXT),
        ("fault", "未能追溯到总体方案的原因", "why it does not lead to the master", Kind.TEXT),
    )
    rows = [_trace(asking, one) for one in traces]
    title = ("规则依据一览表", "On what each rule rests")
    return [_kinds(asking, found.kinds), asking.table(title, columns, rows)]


def _trace(asking: Asking, one: Trace) -> list[Any]:
    names = [_called(asking, step.name) for step in one.steps]
    return [
        asking.say(one.kind_zh, one.kind_en),
        one.name,
        names[0] if names else asking.say("无", "none"),
        one.steps[0].document if names else "",
        one.since,
        " → ".join(names[1:]),
        "" if one.fault is None else asking.label(one.fault),
    ]


def _kinds(asking: Asking, kinds: Iterable[KindCount]) -> Statement:
    columns = (
        ("kind", "规则种类", "kind of rule", Kind.TEXT),
        ("rules", "当日规则数", "rules of the day", Kind.INTEGER),
        ("traced", "可追溯到总体方案", "that lead to the master", Kind.INTEGER),
    )
    rows = [(asking.say(one.zh, one.en), one.rules, one.traced) for one in kinds]
    return asking.table(("规则依据统计", "Rules that lead to the master"), columns, rows)


def _lints(asking: Asking, _of: str) -> Sequence[Statement]:
    found: list[InstrumentFinding] = asking(InstrumentFindings(), POLICY_FRAMEWORK)
    lines: list[InstrumentLine] = asking(Instruments(), POLICY_FRAMEWORK)
    return [_burdens(asking, found, {one.instrument: one for one in lines})]


def _burdens(
    asking: Asking, found: Iterable[InstrumentFinding], lines: dict[InstrumentId, InstrumentLine]
) -> Statement:
    columns = (
        ("kind", "层级", "kind", Kind.TEXT),
        ("name", "文件名称", "title", Kind.TEXT),
        ("document", "文号", "number", Kind.TEXT),
        ("burden", "问题", "what is amiss", Kind.TEXT),
        ("why", "说明", "why", Kind.TEXT),
        ("clause", "对照条款", "measured by", Kind.TEXT),
    )
    rows = []
    for one in found:
        line = None if one.instrument is None else lines.get(one.instrument)
        rows.append(
            (
                "" if line is None else asking.label(line.kind),
                _called(asking, one.name),
                None if line is None else line.document,
                asking.label(one.burden),
                asking.say(one.zh, one.en),
                asking.say(one.clause, OF_FRAMEWORK) if one.clause == OWN else one.clause,
            )
        )
    title = ("为基层减负对照检查", "What is amiss by the rules against burdens")
    foot = asking.say(
        "2024年8月6日以前印发的文件不按《整治形式主义为基层减负若干规定》对照；未载明的内容按“未载”列出，不视为合格。",
        "Papers from before 2024-08-06 are not measured by the rules against burdens. What is not "
        "known is said to be unknown, and does not pass.",
    )
    return asking.table(title, columns, rows, foot=[foot])


def _all(asking: Asking) -> list[tuple[str, str]]:
    return [
        (
            line.instrument,
            " ".join(
                filter(None, (asking.label(line.kind), _called(asking, line.name), line.document))
            ),
        )
        for line in asking(Instruments(ended=True), POLICY_FRAMEWORK)
    ]


FORMS: Final = (
    Form(name="framework", zh="“1+5+N”制度框架", en="Policy framework of 1+5+N", make=_framework),
    Form(
        name="instrument",
        zh="制度文件",
        en="Instrument",
        make=_instrument,
        of=Of(zh="制度文件", en="instrument", keys=_all),
    ),
    Form(name="rule-bases", zh="规则依据一览表", en="On what each rule rests", make=_bases),
    Form(name="burden-lints", zh="为基层减负对照检查", en="Lints of burdens", make=_lints),
)
