"""One valid command of every kind about questions to registers."""

from collections.abc import Generator
from datetime import timedelta
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle, Included, Programme
from ruralgov.domain.aid.asking import AnswerStatus, Shape
from ruralgov.domain.aid.means import Item
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidFileId, AidQuestionId, PersonId
from ruralgov.domain.kernel.personal import Figures
from ruralgov.sample.draw import identity_number
from tests.aid.scenario_means import CLERK, Step, signing
from tests.town import Town


def steps(town: Town) -> Generator[Step, Any, None]:
    today = legal_date(town.clock.now)
    one = PersonId(town.person(town.household("703"), identity_number(68_300)))
    opening = a.OpenAidFile(
        place=town.village,
        since=today - timedelta(days=20),
        people=(Included(person=one, circle=Circle.LIVING),),
        situation="独居",
    )
    file = AidFileId((yield CLERK, opening).key)
    since = today - timedelta(days=10)
    until = today + timedelta(days=300)
    yield CLERK, signing(file, one, since=since, until=until, noticed=since)
    asks = a.Asks(
        person=one,
        item=Item.DEPOSITS,
        source="bank",
        shape=Shape.COMPARE,
        limit=5_000_000,
        purpose=Programme.MINIMUM,
        authorization=1,
    )
    answered = AidQuestionId((yield CLERK, a.AskRegister(file=file, asks=asks)).key)
    failed = a.ReportRegisterAnswer(
        question=answered, status=AnswerStatus.FAILED, reason="person_wrong"
    )
    yield "liaison", failed
    found = a.ReportRegisterAnswer(
        question=answered,
        status=AnswerStatus.HIT,
        found=Figures.from_spans((0, 5_000_000)),
        as_of=since,
        receipt="R-1",
        unasked=2,
    )
    yield "liaison", found
    taken_back = AidQuestionId((yield CLERK, a.AskRegister(file=file, asks=asks)).key)
    yield CLERK, a.WithdrawRegisterQuestion(question=taken_back, reason="问错")
    withheld = AidQuestionId((yield CLERK, a.AskRegister(file=file, asks=asks)).key)
    other = a.Asks(
        person=one,
        item=Item.WAGES,
        source="tax",
        shape=Shape.EXISTS,
        purpose=Programme.MINIMUM,
        authorization=1,
    )
    late = AidQuestionId((yield CLERK, a.AskRegister(file=file, asks=other)).key)
    yield CLERK, a.WithdrawAidAuthorization(file=file, number=1, withdrawn=today)
    yield "liaison", a.WithholdRegisterQuestion(question=withheld)
    yield "liaison", a.ReportRegisterAnswer(question=late, status=AnswerStatus.REFUSED)
    erase = a.EraseRegisterQuestion(
        question=answered, ground=ErasureGround.PURPOSE_DONE, reason="保存期满"
    )
    yield "privacy", erase
