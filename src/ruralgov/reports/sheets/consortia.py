"""Sheets of consortia: the census, and the charter of one."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.consortia import (
    Census,
    Charter,
    Consortia,
    ConsortiumCensus,
    ConsortiumCharter,
    ConsortiumFindings,
    ConsortiumKind,
)
from ruralgov.domain.consortia.roles import PARTY_BUILDING
from ruralgov.domain.kernel.ids import ConsortiumId
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Of


def _census(asking: Asking, _of: str) -> Sequence[Statement]:
    found: Census = asking(ConsortiumCensus(), PARTY_BUILDING)
    kinds = [("town", "镇街", "town", Kind.TEXT)]
    kinds += [(kind.value, kind.zh, kind.en, Kind.INTEGER) for kind in ConsortiumKind]
    kinds += [
        ("consortia", "片区数", "consortia", Kind.INTEGER),
        ("villages", "成员村数", "villages", Kind.INTEGER),
    ]
    rows = [[one.name, *_by_kind(one.kinds), one.consortia, one.villages] for one in found.by_town]
    total = asking.say("合计", "total")
    rows.append([total, *_by_kind(found.by_kind), found.consortia, found.villages])
    said = asking.say(
        f"在运行片区 {found.consortia} 个，成员村 {found.villages} 个（同一个村只计一次），"
        f"涉及镇街 {found.towns} 个；暂停 {found.suspended} 个，解散中 {found.dissolving} 个，"
        f"其村未计入 {found.left_out} 个",
        f"{found.consortia} active consortia with {found.villages} different villages in "
        f"{found.towns} towns; {found.suspended} suspended and {found.dissolving} being dissolved, "
        f"whose {found.left_out} villages are not counted",
    )
    title = ("党组织联建片区统计表", "Census of party consortia")
    return [asking.table(title, kinds, rows, under=[said]), _findings(asking)]


def _by_kind(counts: Sequence[Any]) -> list[int]:
    by = {one.kind: one.consortia for one in counts}
    return [by.get(kind, 0) for kind in ConsortiumKind]


def _findings(asking: Asking) -> Statement:
    columns = (
        ("name", "片区", "consortium", Kind.TEXT),
        ("fault", "问题", "what is wrong", Kind.TEXT),
        ("since", "自", "since", Kind.DATE),
        ("until", "宽限至", "grace until", Kind.DATE),
    )
    found = asking(ConsortiumFindings(), PARTY_BUILDING)
    rows = [(one.name, asking.label(one.fault), one.since, one.until) for one in found]
    return asking.table(("待处理问题", "What is to be mended"), columns, rows)


def _charter(asking: Asking, of: str) -> Sequence[Statement]:
    found: Charter = asking(ConsortiumCharter(consortium=ConsortiumId(of)), PARTY_BUILDING)
    columns = (
        ("village", "成员村", "village", Kind.TEXT),
        ("since", "加入日期", "since", Kind.DATE),
        ("decision", "村的决议", "decision of the village", Kind.TEXT),
    )
    rows = [(one.name, one.since, one.reference) for one in found.members]
    title = (f"{found.terms.name}章程", f"Charter of {found.terms.name}")
    return [asking.table(title, columns, rows, under=_terms(asking, found), foot=_foot(asking))]


def _terms(asking: Asking, found: Charter) -> Iterator[str]:
    stage, kind = asking.label(found.stage), asking.label(found.terms.kind)
    yield asking.say(
        f"类型：{kind}    状态：{stage}    牵头单位：{found.lead_name}",
        f"Kind: {kind}    Stage: {stage}    Lead: {found.lead_name}",
    )
    for one in found.findings:
        yield asking.say("问题：", "To be mended: ") + asking.label(one.fault)


def _foot(asking: Asking) -> Iterator[str]:
    yield asking.say(
        "片区不是法人：不持有资产，不开户，不签合同；汇集的资源仍归各村集体所有。",
        "A consortium is no legal person: it owns nothing, has no account and signs nothing; what "
        "is pooled stays with each collective.",
    )


def _all(asking: Asking) -> list[tuple[str, str]]:
    return [(row.owner, row.name) for row in asking(Consortia(), PARTY_BUILDING)]


FORMS: Final = (
    Form(name="consortium-census", zh="联建片区统计表", en="Census of consortia", make=_census),
    Form(
        name="consortium-charter",
        zh="联建片区章程",
        en="Charter of a consortium",
        make=_charter,
        of=Of(zh="联建片区", en="consortium", keys=_all),
    ),
)
