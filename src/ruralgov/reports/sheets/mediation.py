"""Sheets of mediation: the agreement and the file, which name the parties."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.kernel.ids import DisputeId
from ruralgov.domain.mediation import (
    MEDIATION,
    AgreementSheet,
    DisputeFile,
    Disputes,
    DisputeSheet,
    ObligationLine,
    PartyLine,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.mediation_public import levels, overview, places, register
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

Facts = Iterator[tuple[str, str, Any]]
LATEST: Final = 50
"""So many files are written as pages: each is a reading of all names in it."""


def _file_of(asking: Asking, of: str) -> DisputeSheet:
    found: DisputeSheet = asking(DisputeFile(dispute=DisputeId(of)), MEDIATION)
    return found


def _closed(asking: Asking) -> str:
    return asking.say(
        "本件含个人信息，查看已留痕，只供当事人、调解员和卷宗使用，不得对外公开。",
        "This names people. Reading it was recorded; it is for the parties, the mediators and the "
        "file, and not for the public.",
    )


def _rights(asking: Asking) -> str:
    return asking.say(
        "人民调解自愿、免费，不影响当事人依法通过仲裁、行政、司法等途径维护权利（人民调解法第二至四条）。",
        "Mediation is of free will and free of charge, and bars no way to arbitration, an "
        "authority or a court (People's Mediation Law, art. 2 to 4).",
    )


def _agreement(asking: Asking, of: str) -> Sequence[Statement]:
    found = _file_of(asking, of)
    agreement = found.agreement
    return [
        asking.facts(
            ("人民调解协议书", "People's mediation agreement"),
            () if agreement is None else _agreed(asking, found, agreement),
            under=[_closed(asking)],
            foot=[_rights(asking)],
        ),
        _parties(asking, found),
        _owed(asking, found),
        _signed(asking, found),
        *_varied(asking, found),
    ]


def _agreed(asking: Asking, found: DisputeSheet, agreement: AgreementSheet) -> Facts:
    yield "编号", "number", found.number
    yield "人民调解委员会", "committee", found.committee
    yield "纠纷类型", "kind", asking.label(found.kind)
    yield "纠纷事实", "facts", agreement.facts
    yield "协议形式", "form", asking.label(agreement.form)
    names = [one.name or "" for one in found.mediators if one.until is None]
    yield "调解员", "mediators", asking.say("、", ", ").join(names)
    yield "调解员签名日期", "countersigned", agreement.countersigned
    yield "委员会盖章日期", "sealed", agreement.sealed
    yield "生效日期", "in force from", agreement.effective
    yield "可共同申请司法确认至", "a court is asked to confirm it by", agreement.confirm_by
    for one in agreement.confirmations:
        outcome = (
            asking.say("待裁定", "not decided")
            if one.outcome is None
            else asking.label(one.outcome)
        )
        said = f"{one.applied} {one.court} {outcome} {one.reference}".strip()
        yield "司法确认", "judicial confirmation", said


def _who(asking: Asking, one: PartyLine) -> str:
    name = one.name or asking.say("（姓名已删除）", "(name erased)")
    if one.guardian is None:
        return name
    return asking.say(f"{name}（法定代理人{one.guardian}）", f"{name} (guardian {one.guardian})")


def _parties(asking: Asking, found: DisputeSheet) -> Statement:
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("side", "地位", "side", Kind.TEXT),
        ("name", "姓名或名称", "name", Kind.TEXT),
        ("consented", "同意调解日期", "agreed to mediation", Kind.DATE),
        ("told", "权利告知方式", "told of its rights", Kind.TEXT),
        ("note", "备注", "note", Kind.TEXT),
    )
    rows = [
        (
            one.number,
            asking.label(one.side),
            _who(asking, one),
            one.consented,
            "" if one.told is None else asking.label(one.told),
            _note(asking, one),
        )
        for one in found.parties
    ]
    return asking.table(("当事人", "Parties"), columns, rows)


def _note(asking: Asking, one: PartyLine) -> str:
    if one.left is not None:
        return asking.say(f"{one.left} 由他人承接", f"followed by another on {one.left}")
    if one.follows is not None:
        return asking.say(f"承接第 {one.follows} 号当事人", f"follows party {one.follows}")
    return ""


_OWED: Final[tuple[Heading, ...]] = (
    ("number", "序号", "number", Kind.INTEGER),
    ("debtor", "义务人", "debtor", Kind.INTEGER),
    ("creditor", "权利人", "creditor", Kind.INTEGER),
    ("words", "义务内容和方式", "what is owed, and how", Kind.TEXT),
    ("amount", "金额（元）", "amount (yuan)", Kind.AMOUNT),
    ("due", "履行期限", "due", Kind.DATE),
    ("stage", "状态", "stage", Kind.TEXT),
    ("settled", "了结日期", "settled", Kind.DATE),
)


def _owed(asking: Asking, found: DisputeSheet) -> Statement:
    lines = () if found.agreement is None else found.agreement.obligations
    rows = [_owing(asking, one) for one in lines]
    foot = asking.say(
        "义务人、权利人为当事人序号。",
        "Debtors and creditors are told by the numbers of the parties.",
    )
    return asking.table(("协议内容", "What was agreed"), _OWED, rows, foot=[foot])


def _owing(asking: Asking, one: ObligationLine) -> tuple[Any, ...]:
    return (
        one.number,
        one.debtor,
        one.creditor,
        one.words or "",
        one.amount,
        one.due,
        asking.label(one.stage),
        one.settled,
    )


def _signed(asking: Asking, found: DisputeSheet) -> Statement:
    columns = (
        ("party", "当事人序号", "party", Kind.INTEGER),
        ("manner", "方式", "manner", Kind.TEXT),
        ("day", "日期", "day", Kind.DATE),
    )
    signatures = () if found.agreement is None else found.agreement.signatures
    rows = [(one.party, asking.label(one.manner), one.day) for one in signatures]
    return asking.table(("当事人签名", "Signatures of the parties"), columns, rows)


def _varied(asking: Asking, found: DisputeSheet) -> Iterator[Statement]:
    """Give what both sides varied since, each with what is owed instead and who signed."""
    for one in () if found.agreement is None else found.agreement.variations:
        signed = asking.say("；", "; ").join(
            f"{each.party} {asking.label(each.manner)} {each.day}" for each in one.signatures
        )
        replaced = asking.say("、", ", ").join(map(str, one.replaces)) or asking.say("无", "none")
        effect = one.effective or asking.say("签署中", "being signed")
        under = [
            asking.say(f"变更内容：{one.words or ''}", f"What is varied: {one.words or ''}"),
            asking.say(f"被变更的义务序号：{replaced}", f"Obligations it replaces: {replaced}"),
            asking.say(f"当事人签署：{signed}", f"Signed by the parties: {signed}"),
            asking.say(
                f"调解员签名 {one.countersigned or '—'}，委员会盖章 {one.sealed or '—'}",
                f"Countersigned {one.countersigned or '—'}, sealed {one.sealed or '—'}",
            ),
            asking.say(f"变更生效：{effect}", f"In force from: {effect}"),
        ]
        title = (f"协议变更（第{one.number}次）", f"Variation {one.number}")
        rows = [_owing(asking, each)[:6] for each in one.obligations]
        yield asking.table(title, _OWED[:6], rows, under=under)


def _file(asking: Asking, of: str) -> Sequence[Statement]:
    found = _file_of(asking, of)
    return [
        asking.facts(
            ("人民调解卷宗", "File of a mediation"),
            _cover(asking, found),
            under=[_closed(asking)],
            foot=[_rights(asking)],
        ),
        _parties(asking, found),
        _mediators(asking, found),
        _sessions(asking, found),
        _owed(asking, found),
        _signed(asking, found),
        *_varied(asking, found),
        _done(asking, found),
    ]


def _cover(asking: Asking, found: DisputeSheet) -> Facts:
    yield "编号", "number", found.number
    yield "人民调解委员会", "committee", found.committee
    yield "纠纷类型", "kind", asking.label(found.kind)
    yield "来源", "source", asking.label(found.source)
    yield "移送文号", "letter", found.letter
    yield "纠纷简况", "in short", found.text
    yield "登记日期", "received", found.received
    yield "受理日期", "accepted", found.accepted
    yield "调解期限", "to be settled by", found.due
    yield "调解层级", "level", asking.label(found.level)
    yield "状态", "stage", asking.label(found.stage)
    yield "终止原因", "why it ended", None if found.cause is None else asking.label(found.cause)
    told = None if found.told_end is None else asking.label(found.told_end)
    yield "终止时告知其他途径", "told of the other ways at the end", told
    yield "结束日期", "ended", found.ended


def _mediators(asking: Asking, found: DisputeSheet) -> Statement:
    columns = (
        ("name", "调解员", "mediator", Kind.TEXT),
        ("since", "选定日期", "accepted", Kind.DATE),
        ("until", "退出日期", "withdrew", Kind.DATE),
        ("tie", "已告知的关系", "tie of which all were told", Kind.TEXT),
    )
    rows = [
        (one.name or "", one.since, one.until, "" if one.tie is None else asking.label(one.tie))
        for one in found.mediators
    ]
    return asking.table(("调解员", "Mediators"), columns, rows)


def _sessions(asking: Asking, found: DisputeSheet) -> Statement:
    columns = (
        ("number", "次数", "number", Kind.INTEGER),
        ("day", "日期", "day", Kind.DATE),
        ("venue", "地点", "venue", Kind.TEXT),
        ("present", "到场当事人", "parties there", Kind.TEXT),
        ("open", "公开", "open", Kind.TEXT),
        ("told", "权利告知方式", "told of their rights", Kind.TEXT),
        ("words", "调解记录", "record", Kind.TEXT),
    )
    rows = [
        (
            one.number,
            one.day,
            one.venue,
            asking.say("、", ", ").join(map(str, one.present)),
            asking.say("是", "yes") if one.open else asking.say("否", "no"),
            asking.label(one.told),
            one.words or "",
        )
        for one in found.sessions
    ]
    return asking.table(("调解记录", "Sessions"), columns, rows)


def _done(asking: Asking, found: DisputeSheet) -> Statement:
    columns = (
        ("obligation", "义务序号", "obligation", Kind.INTEGER),
        ("day", "履行日期", "day", Kind.DATE),
        ("amount", "金额（元）", "amount (yuan)", Kind.AMOUNT),
        ("proof", "凭证", "proof", Kind.TEXT),
    )
    lines = () if found.agreement is None else found.agreement.obligations
    rows = [
        (one.number, each.day, each.amount, each.proof or "")
        for one in lines
        for each in one.performed
    ]
    return asking.table(("履行情况", "What was done of it"), columns, rows)


def _keys(asking: Asking) -> Sequence[tuple[str, str]]:
    rows = asking(Disputes(), MEDIATION)
    return [(row.owner, row.number) for row in reversed(rows)]


_DISPUTE: Final = Of(
    zh="纠纷",
    en="a dispute",
    keys=_keys,
    which=("最近登记的", "those received last"),
    most=LATEST,
)
FORMS: Final = (
    Form(
        name="mediation-agreement",
        zh="人民调解协议书",
        en="People's mediation agreement",
        make=_agreement,
        of=_DISPUTE,
    ),
    Form(
        name="mediation-file",
        zh="人民调解卷宗",
        en="File of a mediation",
        make=_file,
        of=_DISPUTE,
    ),
    Form(
        name="mediation-register",
        zh="矛盾纠纷受理登记簿",
        en="Register of disputes",
        make=register,
    ),
    Form(
        name="mediation-levels",
        zh="矛盾纠纷分级化解情况",
        en="At which level disputes were settled",
        make=levels,
    ),
    Form(
        name="mediation-overview",
        zh="矛盾纠纷化解情况（公开）",
        en="Disputes of a year (public)",
        make=overview,
    ),
    Form(
        name="mediation-places",
        zh="调解场所一览",
        en="Where disputes are mediated",
        make=places,
    ),
)
