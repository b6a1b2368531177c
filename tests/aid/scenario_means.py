"""One valid command of every kind about what is known of a family, and what the rules say."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle, Included, Programme
from ruralgov.domain.aid.asking import AnswerStatus, Shape, Signing
from ruralgov.domain.aid.means import Item
from ruralgov.domain.aid.means.example import COUNTY, PARAMETERS
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidAssessmentId, AidFactId, AidFileId, PersonId
from ruralgov.domain.kernel.personal import Figures
from ruralgov.sample.draw import identity_number
from tests.town import Town

Step = tuple[str, Any]
CLERK, CHIEF = "aid_clerk", "aid_supervisor"
BEGAN, UNTIL = date(2025, 6, 1), date(2027, 6, 1)
PAPERS = (
    a.AidPaper.IDENTITY,
    a.AidPaper.STATEMENT,
    a.AidPaper.COMMITMENT,
    a.AidPaper.CHECKING,
)
LAST = len(PARAMETERS.entries) + 1
"""The parameter that is adopted after the example."""
ASK = "01999999-0000-7000-8000-00000000000a"


def signing(file: AidFileId, person: PersonId, **more: Any) -> a.SignAidAuthorization:
    plain: dict[str, Any] = {
        "items": (Item.WAGES, Item.DEPOSITS),
        "sources": ("bank", "tax"),
        "purposes": (Programme.MINIMUM,),
        "signing": Signing.OWN,
        "signer": person,
        "since": BEGAN,
        "until": UNTIL,
        "noticed": BEGAN,
    }
    return a.SignAidAuthorization(file=file, person=person, **(plain | more))


def answer(file: AidFileId, person: PersonId, **more: Any) -> a.TakeAidAnswer:
    plain: dict[str, Any] = {
        "item": Item.DEPOSITS,
        "shape": Shape.VALUE,
        "source": "bank",
        "purpose": Programme.MINIMUM,
        "status": AnswerStatus.HIT,
        "value": Figures.from_spans((5_000_000, 5_000_000)),
        "as_of": BEGAN,
        "authorization": 2,
        "ask": ASK,
    }
    return a.TakeAidAnswer(file=file, person=person, **(plain | more))


def entering(file: AidFileId, person: PersonId, **more: Any) -> a.EnterAidFact:
    plain: dict[str, Any] = {
        "item": Item.WAGES,
        "origin": a.Origin.DECLARED,
        "source": "申报表",
        "value": Figures.from_spans((600_000, 600_000)),
        "as_of": BEGAN,
    }
    return a.EnterAidFact(file=file, person=person, **(plain | more))


def adopting(**more: Any) -> a.AdoptAidParameter:
    plain: dict[str, Any] = {
        "name": "minimum.standard",
        "place": "371082",
        "since": date(2026, 1, 1),
        "value": 95_000,
        "citation": "威民发〔2025〕1号",
    }
    return a.AdoptAidParameter(**(plain | more))


def steps(town: Town) -> Generator[Step, Any, None]:
    today = legal_date(town.clock.now)
    one = PersonId(town.person(town.household("702"), identity_number(64_110)))
    opening = a.OpenAidFile(
        place=town.village,
        since=date(2025, 2, 1),
        people=(Included(person=one, circle=Circle.LIVING),),
        situation="独居",
    )
    file = AidFileId((yield CLERK, opening).key)
    applied = a.ApplyForAid(file=file, programme=Programme.MINIMUM, received=BEGAN, papers=PAPERS)
    yield CLERK, applied
    yield CLERK, a.AcceptAidApplication(file=file, number=1, accepted=BEGAN)
    yield from _law()
    yield from _facts(file, one, today)
    yield CLERK, a.WithdrawAidParameter(number=LAST, reason="文件未施行")


def _law() -> Generator[Step, Any, None]:
    names = [(each.name, each.place) for each in PARAMETERS.entries]
    number = names.index(("minimum.standard", COUNTY)) + 1
    yield CHIEF, a.LoadAidExample()
    yield CLERK, adopting()
    yield CHIEF, a.VerifyAidParameter(number=LAST)
    mended = a.CorrectAidParameter(
        number=number,
        since=date(2021, 7, 1),
        until=date(2026, 1, 1),
        value=90_000,
        citation="威民发〔2021〕1号",
        reason="按文件更正",
    )
    yield CLERK, mended


def _facts(file: AidFileId, one: PersonId, today: date) -> Generator[Step, Any, None]:
    since = today - timedelta(days=10)
    dates: dict[str, Any] = {
        "since": since,
        "until": today + timedelta(days=300),
        "noticed": since,
    }
    yield CLERK, signing(file, one, **dates)
    yield CLERK, a.CancelAidAuthorization(file=file, number=1, reason="写错")
    yield CLERK, signing(file, one, **dates)
    said = AidFactId((yield CLERK, entering(file, one)).key)
    value = Figures.from_spans((700_000, 700_000))
    yield CLERK, a.CorrectAidFact(fact=said, value=value, as_of=BEGAN, reason="写错")
    wrong = AidFactId((yield CLERK, entering(file, one, item=Item.BUSINESS)).key)
    yield CLERK, a.WithdrawAidFact(fact=wrong, reason="录错人")
    yield CLERK, answer(file, one)
    yield CLERK, answer(file, one, item=Item.VEHICLES, ask=ASK[:-1] + "b")
    found = AidFactId(ASK)
    yield CLERK, a.NotifyAidFact(fact=found, notified=today)
    yield CLERK, a.DisputeAidFact(fact=found, disputed=today, grounds="代人保管")
    yield CLERK, a.RecheckAidFact(fact=found, value=value, reason="有证明")
    yield CHIEF, a.SettleAidFact(fact=found, value=value, reason="证明属实")
    made = AidAssessmentId((yield CLERK, a.AssessAid(file=file, number=1)).key)
    yield CLERK, a.WithdrawAidAuthorization(file=file, number=2, withdrawn=today)
    yield CLERK, a.WithdrawAidApplication(file=file, number=1, ended=today, reason="自愿撤回")
    done: dict[str, Any] = {"ground": ErasureGround.PURPOSE_DONE, "reason": "保存期满"}
    for fact in (found, said, wrong):
        yield "privacy", a.EraseAidFact(fact=fact, **done)
    yield "privacy", a.EraseAidAssessment(assessment=made, **done)
    yield "privacy", a.EraseAidAuthorizations(file=file, **done)
