"""What the demo says of one family that was found by a visit, and helped."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ruralgov.domain.kernel.money import Fen, show_yuan
from ruralgov.domain.kernel.month import Month

if TYPE_CHECKING:
    from ruralgov.domain.aid import AidOutcome
    from ruralgov.domain.aid.asking import Shape
    from ruralgov.domain.aid.means import Item
    from ruralgov.sample.aid_family import AidFamily

NONE = "0..0"
"""How an answer says of an amount that it is nothing."""


@frozen(kw_only=True)
class Helped:
    """What was done for the family: asked, objected to, hung out, decided and paid.

    ``missing`` is how many things were not known when the one question was put, ``everything`` how
    many asking for all would have fetched. ``meets`` is what the rules say in the end, None where
    they say nothing yet. ``apart`` tells whether who decided had done nothing of it before.
    """

    visited: date
    accepted: date
    investigators: int
    missing: int
    asked: "Item"
    shape: "Shape"
    fetched: int
    everything: int
    upheld: bool
    open_before: bool
    meets: bool | None
    posted: date
    last: date
    outcome: "AidOutcome"
    amount: Fen
    decided: date
    apart: bool
    told: date
    month: Month
    due: Fen
    paid: Fen


def helped(family: "AidFamily", day: date) -> Helped | None:
    """Ask for what was done, as a clerk; None where nobody was helped."""
    from ruralgov.domain import aid as a
    from ruralgov.sample.aid_family import CLERK

    if family.file is None or family.lead is None or family.question is None:
        return None
    ask: Any = partial(family.city.app.query, day=day, **family.city.staff(CLERK))
    sheet = ask(a.AidProceedingCard(proceeding=family.proceeding))
    (fact,) = (one for one in ask(a.AidFacts(file=family.file)) if one.fact == family.fact)
    figures = ask(a.AidAskedFigures(place=family.place))
    decision, notice = sheet.decisions[-1], sheet.notices[-1]
    payments = ask(a.AidPaymentList(place=family.place, month=decision.since))
    (line,) = (one for one in payments if one.proceeding == family.proceeding)
    before, answered, _ = family.plans
    acted = {who for one in sheet.steps for who in (one.by, *one.investigators)}
    return Helped(
        visited=ask(a.AidLeadCard(lead=family.lead)).found,
        accepted=sheet.accepted,
        investigators=max(len(one.investigators) for one in sheet.steps),
        missing=len(before.settle_with),
        asked=fact.item,
        shape=family.question.shape,
        fetched=figures.fetched,
        everything=figures.everything,
        upheld=fact.stage is a.FactStage.SETTLED and fact.value == NONE,
        open_before=not before.settled and not answered.settled,
        meets=ask(a.AidExplanation(assessment=family.advice)).result,
        posted=notice.since,
        last=notice.last,
        outcome=decision.outcome,
        amount=decision.amount,
        decided=decision.day,
        apart=decision.by not in acted,
        told=decision.told,
        month=decision.since,
        due=line.due,
        paid=line.paid,
    )


def family_lines(found: Helped | None, lang: str) -> Iterator[str]:
    """Give the lines about the family."""
    if found is None:
        yield "没有" if lang == "zh" else "none"
    else:
        yield from _zh(found) if lang == "zh" else _en(found)


def _zh(found: Helped) -> Iterator[str]:
    yield (
        f"{_day(found.visited)}走访发现，告知政策后本人申请，{_day(found.accepted)}受理，"
        f"{found.investigators} 人入户调查（按示例标准）"
    )
    yield (
        f"尚缺 {found.missing} 项，只问一项：{found.asked.zh}（只问{found.shape.zh}）；"
        f"全部核对则要问 {found.everything} 项"
    )
    still = "，仅凭“有”不能得出结论" if found.open_before else ""
    upheld = "异议成立" if found.upheld else "异议不成立"
    meets = {True: "符合条件", False: "不符合条件", None: "仍未明确"}[found.meets]
    yield (
        f"银行答复“有”{still}；本人提出异议：账户不是本人的。复核后由另一人认定：{upheld}；"
        f"按规则{meets}，仍由工作人员决定"
    )
    apart = "未参与调查审核的负责人" if found.apart else "负责人"
    yield (
        f"{_day(found.posted)}至 {_day(found.last)}公示；{_day(found.decided)}由{apart}作出决定："
        f"{found.outcome.zh}，每月 {show_yuan(found.amount)} 元，{_day(found.told)}送达"
    )
    yield (
        f"{_month(found.month)}发放名单：应发 {show_yuan(found.due)} 元，"
        f"已发 {show_yuan(found.paid)} 元"
    )


def _en(found: Helped) -> Iterator[str]:
    yield (
        f"found by a visit on {found.visited}, offered, applied, accepted on {found.accepted}, "
        f"investigated by {found.investigators} people (example standards)"
    )
    yield (
        f"{found.missing} not known, one asked: {found.asked.en} ({found.shape.en}); asking for "
        f"everything would be {found.everything}"
    )
    still = ", which leaves it open" if found.open_before else ""
    upheld = "upheld by another person" if found.upheld else "not upheld"
    meets = {True: "met", False: "not met", None: "open yet"}[found.meets]
    yield (
        f"the bank found some{still}; the person objected that the account is somebody else's: "
        f"{upheld}; by the rules the conditions are {meets}, and people decide"
    )
    apart = "by a supervisor who did none of this" if found.apart else "by a supervisor"
    yield (
        f"notice from {found.posted} to {found.last}; decided on {found.decided} {apart}: "
        f"{found.outcome.en}, {show_yuan(found.amount)} yuan a month; told on {found.told}"
    )
    yield (
        f"payments of {found.month}: {show_yuan(found.due)} yuan due, {show_yuan(found.paid)} paid"
    )


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


def _month(month: Month) -> str:
    return f"{int(month[5:])} 月"
