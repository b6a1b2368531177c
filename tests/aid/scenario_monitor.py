"""One valid command of every kind of the watch over families."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle, Included, Programme
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AccountId,
    AidFileId,
    AidLeadId,
    AidNeedId,
    AidPushId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.sample.draw import identity_number
from tests.town import UNIT, Town

Step = tuple[str, Any]
CLERK, CHIEF = "aid_clerk", "aid_supervisor"
BEGAN, HAPPENED = date(2025, 2, 1), date(2025, 6, 1)


def change(file: AidFileId, person: PersonId, **more: Any) -> a.TakeAidChange:
    plain: dict[str, Any] = {
        "kind": a.ChangeKind.ILLNESS,
        "source": a.AidSource.MEDICAL,
        "happened": HAPPENED,
        "received": HAPPENED,
        "said": "住院四十天",
    }
    return a.TakeAidChange(file=file, person=person, **(plain | more))


def answer(file: AidFileId, number: int, **more: Any) -> a.AnswerAidAlert:
    plain: dict[str, Any] = {
        "answer": a.AlertAnswer.NOTHING,
        "answered": more.pop("on"),
        "reason": "已入户核实",
    }
    return a.AnswerAidAlert(file=file, number=number, **(plain | more))


def steps(town: Town) -> Generator[Step, Any, None]:
    one = PersonId(town.person(town.household("713"), identity_number(64_131)))
    some = (Included(person=one, circle=Circle.LIVING),)
    opening = a.OpenAidFile(place=town.village, since=BEGAN, people=some, situation="独居")
    file = AidFileId((yield CLERK, opening).key)
    yield CLERK, change(file, one)
    yield CLERK, a.WatchAidFile(file=file)
    paid = {"kind": a.ChangeKind.NOT_DELIVERED, "source": a.AidSource.TREASURY}
    yield CLERK, change(file, one, programme=Programme.MINIMUM, **paid)
    wrong = a.WrongChange.WRONG_PERSON
    yield CLERK, a.WithdrawAidChange(file=file, number=2, wrong=wrong, reason="同名")
    yield CLERK, a.TakeAidAlert(file=file, number=1)
    to = AccountId(CHIEF)
    yield CLERK, a.HandOverAidAlert(file=file, number=1, to=to, reason="轮岗")
    today = legal_date(town.clock.now)
    yield CHIEF, answer(file, 1, on=today)
    yield CHIEF, a.ReopenAidAlert(file=file, number=1, reason="情况有变")
    yield CHIEF, a.WithdrawAidAlert(file=file, number=1, reason="没有依据")
    month = Month("2025-05")
    push = a.ReceiveAidPush(
        place=town.village, source=a.AidSource.MEDICAL, month=month, received=HAPPENED, lines=12
    )
    sent = AidPushId((yield CLERK, push).key)
    yield CHIEF, a.WithdrawAidPush(push=sent, reason="月份有误")
    yield CLERK, a.CloseAidFile(file=file, since=date(2025, 11, 1), reason="不再需要")
    erase = a.EraseAidWatch(file=file, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")
    yield "privacy", erase
    yield from _leads(town)
    yield from _needs(town)


def lead(place: PlaceId, **more: Any) -> a.OpenAidLead:
    plain: dict[str, Any] = {
        "origin": a.LeadOrigin.VISIT,
        "found": HAPPENED,
        "finding": "独居老人，冬季取暖困难",
    }
    return a.OpenAidLead(place=place, **(plain | more))


def _leads(town: Town) -> Generator[Step, Any, None]:
    yield CHIEF, a.SetAidMatters(matters=("hardship",), reason="困难求助类诉求")
    own = AidLeadId("case-of-hardship")
    words = OfficerText("工单")
    opened = a.OpenCaseLead(id=own, place=town.village, found=HAPPENED, finding=words)
    yield CLERK, opened
    key = AidLeadId((yield CLERK, lead(town.village)).key)
    yield CLERK, a.TakeAidLead(lead=key)
    close = a.CloseAidLead(lead=key, end=a.LeadEnd.NO_NEED, closed=HAPPENED, reason="已有照料")
    yield CLERK, close
    yield CHIEF, a.ReopenAidLead(lead=key, reason="情况有变")
    yield CLERK, a.HandOverAidLead(lead=key, to=AccountId(CLERK), reason="分工")
    person = PersonId(town.person(town.household("714"), identity_number(64_133)))
    file = AidFileId((yield CLERK, family(town, person)).key)
    offer = a.OfferAid(
        file=file, programme=Programme.TEMPORARY, offered=HAPPENED, finding="走访发现"
    )
    yield CLERK, offer
    yield CLERK, a.OfferFromLead(lead=key, file=file, application=1, offered=HAPPENED)
    erase = a.EraseAidLead(lead=key, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")
    yield "privacy", erase


def family(town: Town, *people: PersonId) -> a.OpenAidFile:
    some = tuple(Included(person=one, circle=Circle.LIVING) for one in people)
    return a.OpenAidFile(place=town.village, since=BEGAN, people=some, situation="独居")


def need(file: AidFileId, person: PersonId, **more: Any) -> a.EnterAidNeed:
    plain: dict[str, Any] = {
        "kind": a.NeedKind.MEALS,
        "since": HAPPENED,
        "wish": "每天一顿午饭",
    }
    return a.EnterAidNeed(file=file, person=person, **(plain | more))


def _needs(town: Town) -> Generator[Step, Any, None]:
    person = PersonId(town.person(town.household("715"), identity_number(64_134)))
    file = AidFileId((yield CLERK, family(town, person)).key)
    one = AidNeedId((yield CLERK, need(file, person)).key)
    asked = a.ProposeProvider(need=one, provider=UNIT, proposed=HAPPENED)
    yield CLERK, asked
    side = a.NeedSide.PROVIDER
    yield CLERK, a.DeclineAidNeed(need=one, side=side, declined=HAPPENED, reason="人手不足")
    yield CLERK, asked
    yield CLERK, a.AcceptAidNeed(need=one, accepted=HAPPENED)
    yield CLERK, a.ReturnAidNeed(need=one, returned=HAPPENED, reason="停业")
    yield CLERK, asked
    yield CLERK, a.AcceptAidNeed(need=one, accepted=HAPPENED)
    yield CLERK, a.FinishAidNeed(need=one, done=HAPPENED, account="已送餐一月")
    yield CHIEF, a.ConfirmAidNeed(need=one, confirmed=HAPPENED, content=False, words="饭凉了")
    yield CLERK, a.WithdrawAidNeed(need=one, ended=HAPPENED, reason="改由子女照料")
    erase = a.EraseAidNeed(need=one, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")
    yield "privacy", erase
