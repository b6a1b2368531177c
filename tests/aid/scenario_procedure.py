"""One valid command of every kind of proceedings, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.access import GrantRole
from ruralgov.domain.aid import AidOutcome, AidStep, AidTrack, Circle, Programme
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidProceedingId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month

Step = tuple[str, Any]
CLERK, CHIEF, ABOVE = "aid_clerk", "aid_supervisor", "aid_reconsiderer"
ACCEPTED, LATER = date(2025, 6, 3), date(2025, 7, 1)
A_DAY = timedelta(days=1)
VISITOR = "grid_visitor"
PAIR = (AccountId(CLERK), AccountId(VISITOR))
FOUR = Fen(40_000)
PAPERS = (
    a.AidPaper.IDENTITY,
    a.AidPaper.STATEMENT,
    a.AidPaper.COMMITMENT,
    a.AidPaper.CHECKING,
)


def accepted(file: AidFileId, programme: Programme, number: int) -> Generator[Step, Any, None]:
    """Give the steps to an application that is accepted."""
    applied = a.ApplyForAid(file=file, programme=programme, received=ACCEPTED, papers=PAPERS)
    yield CLERK, applied
    yield CLERK, a.AcceptAidApplication(file=file, number=number, accepted=ACCEPTED)


def looked_into(key: AidProceedingId, day: date = ACCEPTED) -> Generator[Step, Any, None]:
    """Give the steps to an opinion in favour."""
    looked = a.InvestigateAid(
        proceeding=key, day=day, investigators=PAIR, signed=True, findings="两人在家"
    )
    yield CLERK, looked
    yield CLERK, checked(key, day)
    opinion = a.GiveAidOpinion(
        proceeding=key, day=day, favour=True, amount=FOUR, findings="建议同意"
    )
    yield CLERK, opinion


def checked(key: AidProceedingId, day: date, step: AidStep = AidStep.CHECKING) -> a.RecordAidStep:
    return a.RecordAidStep(proceeding=key, step=step, day=day, findings="与申报相符")


def decided(key: AidProceedingId, day: date, **more: Any) -> a.DecideAid:
    plain: dict[str, Any] = {"outcome": AidOutcome.GRANTED, "amount": FOUR, "reasons": "符合条件"}
    return a.DecideAid(proceeding=key, day=day, **(plain | more))


def steps(file: AidFileId, official: PersonId, one: PersonId) -> Generator[Step, Any, None]:
    """Give the life of two proceedings of a family of one."""
    yield from accepted(file, Programme.MINIMUM, 1)
    begin = a.BeginAidProceeding(file=file, application=1, track=AidTrack.MINIMUM)
    wrong = AidProceedingId((yield CLERK, begin).key)
    yield CLERK, a.WithdrawAidProceeding(proceeding=wrong, reason="误登")
    yield CHIEF, a.RestoreAidProceeding(proceeding=wrong, reason="无误")
    yield CLERK, a.WithdrawAidProceeding(proceeding=wrong, reason="误登")
    key = AidProceedingId((yield CLERK, begin).key)
    yield CHIEF, a.ExtendAidProceeding(proceeding=key, reason="情况复杂")
    tie = a.DeclareAidTie(proceeding=key, official=official, post=a.AidPost.CADRE)
    yield CLERK, tie
    yield CHIEF, a.WithdrawAidTie(proceeding=key, number=1, reason="不是近亲属")
    yield from looked_into(key)
    yield CLERK, a.WithdrawAidStep(proceeding=key, number=4, reason="误登")
    again = a.GiveAidOpinion(
        proceeding=key, day=ACCEPTED, favour=True, amount=FOUR, findings="建议同意"
    )
    yield CLERK, again
    yield CLERK, a.CorrectAidStepDay(proceeding=key, number=2, day=ACCEPTED, reason="误填")
    yield CLERK, a.PostAidNotice(proceeding=key, since=ACCEPTED)
    yield CLERK, a.TakeDownAidNotice(proceeding=key, number=1, reason="地点不当")
    yield CLERK, a.PostAidNotice(proceeding=key, since=ACCEPTED)
    yield CLERK, a.ObjectToAidNotice(proceeding=key, day=ACCEPTED, objection="他家有车")
    answer = a.AnswerAidObjection(
        proceeding=key,
        number=1,
        day=ACCEPTED,
        way=a.AidAnswer.DEMOCRATIC,
        upheld=False,
        findings="评议不成立",
    )
    yield "admin", GrantRole(account=PAIR[1], role=a.AID_CLERK, basis="任命")
    yield VISITOR, answer
    yield CLERK, checked(key, ACCEPTED, AidStep.COUNTY_VISIT)
    yield CLERK, a.LapseAidNotice(proceeding=key, number=2)
    yield from _given(key)
    yield from _changed(key)
    yield from _paid(key, file, one)


def _given(key: AidProceedingId) -> Generator[Step, Any, None]:
    yield CHIEF, decided(key, LATER)
    yield ABOVE, a.RevokeAidDecision(proceeding=key, reason="金额算错")
    yield CHIEF, decided(key, LATER, outcome=AidOutcome.REFUSED, amount=Fen(0))
    yield CLERK, a.TellAidDecision(proceeding=key, day=LATER)
    yield CLERK, a.AskAidReconsideration(proceeding=key, day=LATER, objection="请重新核实")
    other = a.AnswerAidReconsideration(
        proceeding=key,
        upheld=False,
        outcome=AidOutcome.GRANTED,
        amount=FOUR,
        day=LATER,
        reasons="收入计算有误",
    )
    yield ABOVE, other
    yield CLERK, a.TellAidDecision(proceeding=key, day=LATER)
    yield CLERK, a.ReviewAid(proceeding=key, day=LATER, stable=True, findings="无变化")


def _changed(key: AidProceedingId) -> Generator[Step, Any, None]:
    less = a.ProposeAidChange(
        proceeding=key,
        amount=Fen(30_000),
        cause=a.AidChangeCause.INCOME,
        day=LATER,
        findings="已就业",
    )
    yield CLERK, less
    yield CLERK, a.DropAidChange(proceeding=key, reason="核实有误")
    yield CLERK, less
    yield CLERK, a.ObjectToAidChange(proceeding=key, day=LATER, objection="只是临时工")
    yield CHIEF, a.HearAidChange(proceeding=key, day=LATER, findings="已听取")
    late = a.DecideAidChange(proceeding=key, day=LATER + 8 * A_DAY, reasons="收入增加属实")
    yield CHIEF, late


def _paid(key: AidProceedingId, file: AidFileId, one: PersonId) -> Generator[Step, Any, None]:
    august, september = Month("2025-08"), Month("2025-09")
    for month in (august, september):
        yield CLERK, a.PayAid(proceeding=key, month=month, day=date(2025, 9, 10))
    yield CLERK, a.WithdrawAidPayment(proceeding=key, month=august, reason="误登")
    yield CLERK, a.PayAid(proceeding=key, month=august, day=date(2025, 9, 10))
    back = a.ReturnAidPayment(
        proceeding=key, month=august, day=date(2025, 9, 12), reason="账户已注销"
    )
    yield CLERK, back
    yield CLERK, a.FollowAidDeath(proceeding=key, person=one, since=date(2025, 8, 20))
    ask = a.AskAidBack(proceeding=key, month=september, amount=Fen(30_000), reason="死亡后多发")
    yield CHIEF, ask
    yield CLERK, a.SettleAidApplication(file=file, number=1, day=LATER)
    erase = a.EraseAidProceeding(
        proceeding=key, ground=ErasureGround.PURPOSE_DONE, reason="保存期满"
    )
    yield "privacy", erase
    yield CLERK, a.EndAidProceeding(proceeding=key, day=LATER)


def running(file: AidFileId, lost: PersonId) -> Generator[Step, Any, None]:
    """Give a proceeding that goes on, of which a notice hung out."""
    yield from accepted(file, Programme.MINIMUM, 1)
    begin = a.BeginAidProceeding(file=file, application=1, track=AidTrack.MINIMUM)
    key = AidProceedingId((yield CLERK, begin).key)
    yield from looked_into(key)
    yield CLERK, a.PostAidNotice(proceeding=key, since=ACCEPTED)
    yield CLERK, a.FollowAidDeath(proceeding=key, person=lost, since=LATER)


def opened(place: Any, *people: PersonId) -> a.OpenAidFile:
    some = tuple(a.Included(person=one, circle=Circle.LIVING) for one in people)
    return a.OpenAidFile(place=place, since=date(2025, 2, 1), people=some, situation="独居")
