"""Sheets of aid: what hangs out, the letters, what is paid for a month, and what is due."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.aid import (
    AID,
    AidDecision,
    AidDueLine,
    AidExplained,
    AidExplanation,
    AidNoticeLine,
    AidOutcome,
    AidPaymentList,
    AidProceedingCard,
    AidProceedingSheet,
    AidRunningNotices,
    AidWorkList,
)
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AidAssessmentId, AidProceedingId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports import texts
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

_NOTICE: Final[tuple[Heading, ...]] = (
    ("name", "申请人", "applicant", Kind.TEXT),
    ("programme", "救助项目", "programme", Kind.TEXT),
    ("members", "人数", "members", Kind.INTEGER),
    ("amount", "拟救助金额（元）", "amount proposed (yuan)", Kind.AMOUNT),
)


def notice(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what hangs out at a place on the day: a masked name, how many, how much."""
    lines: list[AidNoticeLine] = asking(AidRunningNotices(place=PlaceId(of)), AID)
    where = asking.places([PlaceId(of)], AID)[PlaceId(of)]
    cells = [(one.name, asking.label(one.programme), one.members, one.amount) for one in lines]
    last = max((one.last for one in lines), default=None)
    under = () if last is None else (asking.say(f"公示至 {last}", f"Out until {last}"),)
    foot = asking.say(
        "有异议的，可在公示期内向镇街或市民政部门提出，将重新调查或组织民主评议。"
        "期满即撤下，不留存网页。",
        "Whoever objects may say so to the town or to civil affairs while it hangs out; it is then "
        "investigated again or reviewed by the villagers. It comes down when its time is over.",
    )
    title = (f"社会救助公示：{where}", f"Notice of aid: {where}")
    return [asking.table(title, _NOTICE, cells, under=under, foot=[foot])]


def _card(asking: Asking, of: str) -> AidProceedingSheet:
    found: AidProceedingSheet = asking(AidProceedingCard(proceeding=AidProceedingId(of)), AID)
    return found


def _decision(
    asking: Asking, of: str, *outcomes: AidOutcome
) -> tuple[AidProceedingSheet, AidDecision]:
    found = _card(asking, of)
    last = found.decisions[-1] if found.decisions else None
    if last is None or last.outcome not in outcomes:
        raise BadInput(texts.SHEET_LETTER_WRONG, of=of)
    return found, last


def _staff(asking: Asking) -> str:
    return asking.say(
        "本件含个人信息，查看已留痕，只供本人和承办人员使用，不得公开。",
        "This names people. Reading it was recorded; it is for the family and those who handle it.",
    )


def _rights(asking: Asking) -> str:
    return asking.say(
        "对本决定不服的，可自收到之日起六十日内申请行政复议，或依法提起行政诉讼。",
        "Within sixty days of receiving this the family may ask for reconsideration, or go to "
        "court as the law allows.",
    )


def granted(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the letter of a decision in favour, the first or a later one."""
    found, one = _decision(asking, of, AidOutcome.GRANTED)
    title = ("社会救助确认通知书", "Letter: aid is granted")
    if one.number > 1:
        title = ("社会救助变更通知书", "Letter: aid is changed")
    facts = _letter(asking, found, one)
    return [asking.facts(title, facts, under=[_staff(asking)], foot=[_rights(asking)])]


def refused(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the letter of a refusal, or that aid stops, which has its reasons."""
    found, one = _decision(asking, of, AidOutcome.REFUSED, AidOutcome.STOPPED)
    title = ("社会救助不予确认通知书", "Letter: aid is refused")
    if one.outcome is AidOutcome.STOPPED:
        title = ("停止社会救助通知书", "Letter: aid stops")
    facts = _letter(asking, found, one)
    return [asking.facts(title, facts, under=[_staff(asking)], foot=[_rights(asking)])]


def _letter(
    asking: Asking, found: AidProceedingSheet, one: AidDecision
) -> Iterator[tuple[str, str, Any]]:
    yield "申请人", "applicant", found.name
    yield "救助项目", "programme", asking.label(found.programme)
    yield "受理日期", "accepted", found.accepted
    yield "决定", "decision", asking.label(one.outcome)
    yield "理由", "reasons", found.reasons
    if one.outcome is AidOutcome.GRANTED:
        yield "人数", "members", found.members
        yield "每月金额（元）", "a month (yuan)", f"{one.amount / 100:.2f}"
    if one.outcome is not AidOutcome.REFUSED:
        yield "自何月起", "from", one.since
    yield "决定日期", "decided", one.day
    yield "送达日期", "told", one.told


_PAID: Final[tuple[Heading, ...]] = (
    ("name", "姓名", "name", Kind.TEXT),
    ("programme", "救助项目", "programme", Kind.TEXT),
    ("due", "应发（元）", "due (yuan)", Kind.AMOUNT),
    ("paid", "已发（元）", "paid (yuan)", Kind.AMOUNT),
    ("returned", "退回", "came back", Kind.TEXT),
    ("overpaid", "多发（元）", "too much (yuan)", Kind.AMOUNT),
    ("asked", "已追回通知（元）", "asked back (yuan)", Kind.AMOUNT),
)


def payments(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what is due for a month at a place; no account of a bank is in it."""
    place, _, month = of.partition("/")
    lines = asking(AidPaymentList(place=PlaceId(place), month=Month(month)), AID)
    where = asking.places([PlaceId(place)], AID)[PlaceId(place)]
    yes = asking.say("是", "yes")
    hidden = asking.say("（未成年人）", "(a minor)")
    cells = [
        (
            one.name or hidden,
            asking.label(one.programme),
            one.due,
            one.paid,
            yes if one.returned else "",
            one.overpaid,
            one.asked,
        )
        for one in lines
    ]
    title = (f"社会救助资金发放表：{where} {month}", f"Payments of aid: {where} {month}")
    foot = asking.say(
        "金额以审核确认时的决定为准，标准调整不改变已作的决定；本表不含银行账户。",
        "Amounts are those that were decided, and no change of rules moves them. No account of a "
        "bank is in this list.",
    )
    return [asking.table(title, _PAID, cells, under=[_staff(asking)], foot=[foot])]


_WORK: Final[tuple[Heading, ...]] = (
    ("due", "应办结日期", "due", Kind.DATE),
    ("late", "逾期", "late", Kind.TEXT),
    ("step", "环节", "step", Kind.TEXT),
    ("programme", "救助项目", "programme", Kind.TEXT),
    ("track", "程序", "procedure", Kind.TEXT),
    ("place", "所在地", "place", Kind.TEXT),
    ("proceeding", "编号", "proceeding", Kind.TEXT),
)


def work(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what is to be done at a place, what is late first; nobody is named."""
    lines: list[AidDueLine] = asking(AidWorkList(place=PlaceId(of)), AID)
    named = asking.places([PlaceId(of), *(one.place for one in lines)], AID)
    yes = asking.say("是", "yes")
    cells = [
        (
            one.due,
            yes if one.late else "",
            asking.label(one.step),
            asking.label(one.programme),
            asking.label(one.track),
            named[one.place],
            one.proceeding,
        )
        for one in lines
    ]
    where = named[PlaceId(of)]
    title = (f"社会救助待办清单：{where}", f"Aid to be handled: {where}")
    return [asking.table(title, _WORK, cells)]


_REASONS: Final[tuple[Heading, ...]] = (
    ("condition", "条件", "condition", Kind.TEXT),
    ("article", "依据", "article", Kind.TEXT),
    ("facts", "所依据的事实", "facts", Kind.TEXT),
    ("needs", "还缺什么", "what is missing", Kind.TEXT),
)


def explained(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the family's own copy of an assessment: each condition, from what, and what lacks."""
    found: AidExplained = asking(AidExplanation(assessment=AidAssessmentId(of)), AID)
    title = (
        f"家庭经济状况评估说明：{found.programme.zh}",
        f"How means were assessed: {found.programme.en}",
    )
    lines = [
        (
            asking.say(one.zh, one.en),
            one.article,
            asking.say("\n".join(one.facts), "\n".join(one.facts_en)),
            asking.say("\n".join(one.needs), "\n".join(one.needs_en)),
        )
        for one in found.reasons
    ]
    hidden = asking.say(
        "涉及未成年人，须经批准后查看。", "It is about minors: reading it needs an approval."
    )
    under = (
        asking.say(
            f"按 {found.accepted} 受理时的规定评估，{asking.label(found.replay)}",
            f"By the rules of {found.accepted}, when it was accepted: {asking.label(found.replay)}",
        ),
        *((hidden,) if found.held_back else ()),
    )
    foot = asking.say(
        "本评估只供参考，不是审核决定；事实有误的，可以提出异议并附证明。",
        "This advises and decides nothing. Whoever finds a fact wrong can dispute it with proof.",
    )
    return [asking.table(title, _REASONS, lines, under=[*under, _staff(asking)], foot=[foot])]


def _nothing(_: Asking) -> Sequence[tuple[str, str]]:
    """Return nothing: what names people, or comes down by itself, is never a page."""
    return ()


_NEVER: Final = ("不写成网页", "never a page")
PLACE: Final = Of(zh="地点", en="a place", keys=_nothing, which=_NEVER)
"""Of what a sheet is that the office alone reads: a place."""
_ONE: Final = Of(zh="救助办理", en="a proceeding", keys=_nothing, which=_NEVER)
FORMS: Final = (
    Form(name="aid-notice", zh="社会救助公示", en="Notice of aid", make=notice, of=PLACE),
    Form(
        name="aid-decision",
        zh="社会救助确认通知书",
        en="Letter that aid is granted",
        make=granted,
        of=_ONE,
    ),
    Form(
        name="aid-refusal",
        zh="社会救助不予确认通知书",
        en="Letter that aid is refused",
        make=refused,
        of=_ONE,
    ),
    Form(
        name="aid-explanation",
        zh="家庭经济状况评估说明（本人联）",
        en="How means were assessed, for the family",
        make=explained,
        of=Of(zh="评估", en="an assessment", keys=_nothing, which=_NEVER),
    ),
    Form(
        name="aid-payments",
        zh="社会救助资金发放表",
        en="Payments of aid",
        make=payments,
        of=Of(zh="地点/月份", en="a place and month", keys=_nothing, which=_NEVER),
    ),
    Form(
        name="aid-work",
        zh="社会救助待办清单",
        en="Aid to be handled",
        make=work,
        of=PLACE,
    ),
)
"""The sheets of this module."""
