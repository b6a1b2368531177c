"""One valid command of every kind of the watch over families."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle, Included, Programme
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidPushId, PersonId
from ruralgov.domain.kernel.month import Month
from ruralgov.sample.draw import identity_number
from tests.town import Town

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
