"""One family of the demo, from a visit to help.

One thing is asked of a bank, whose answer is about somebody else: the person objects and is right.
Two people investigate, what the town thinks hangs out, and a third decides. Everything is done by
commands that anybody could give.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from attrs import define, field

from ruralgov.domain import aid as a
from ruralgov.domain.access import ADMINISTRATION, GrantRole, RegisterAccount
from ruralgov.domain.aid import AidOutcome, AidStep, AidTrack, Circle, Included, Programme
from ruralgov.domain.aid.asking import AnswerStatus, Question, Signing
from ruralgov.domain.aid.means import Item
from ruralgov.domain.aid.means.example import COUNTY
from ruralgov.domain.aid.needed import items_of
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import (
    AccountId,
    AidAssessmentId,
    AidFactId,
    AidFileId,
    AidLeadId,
    AidProceedingId,
    AidQuestionId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.sample.city import City
from ruralgov.sample.mornings import Morning

CLERK: Final = "aid_clerk"
CHIEF: Final = "aid_supervisor"
DESK: Final = "liaison"
SECOND: Final = "aid_visitor"
"""The second of those who investigate, who gets the role of a clerk."""
PAPERS: Final = (
    a.AidPaper.IDENTITY,
    a.AidPaper.STATEMENT,
    a.AidPaper.COMMITMENT,
    a.AidPaper.CHECKING,
)
STANDARD: Final = "minimum.standard"
NOTHING: Final = Figures.from_spans((0, 0))
SOME: Final = Figures.from_spans((1, None))
YEAR: Final = timedelta(days=365)


@define
class AidFamily:
    """Lets a visit find one person in need, and the office help them."""

    city: City
    year: int = 2025
    lead: AidLeadId | None = field(default=None, init=False)
    file: AidFileId | None = field(default=None, init=False)
    place: PlaceId = field(default=PlaceId(""), init=False)
    proceeding: AidProceedingId = field(default=AidProceedingId(""), init=False)
    question: Question | None = field(default=None, init=False)
    fact: AidFactId = field(default=AidFactId(""), init=False)
    """What the bank answered."""
    advice: AidAssessmentId = field(default=AidAssessmentId(""), init=False)
    plans: list[a.AidPlanned] = field(factory=list, init=False)
    """What was to be asked before the one question, after its answer, and after the objection."""
    _person: PersonId = field(default=PersonId(""), init=False)
    _heads: list[PersonId] = field(factory=list, init=False)

    def over(self) -> dict[date, Morning]:
        """Return what happens on which mornings of the year; nothing where there is no law."""
        if self.city.divisions.city != COUNTY:
            return {}
        steps: dict[date, Callable[[AidFileId, date], None]] = {
            self._on(9, 5): self._accept,
            self._on(9, 8): self._investigate,
            self._on(9, 9): self._ask_bank,
            self._on(9, 11): self._object,
            self._on(9, 15): self._look_again,
            self._on(9, 16): self._settle,
            self._on(9, 17): self._opine,
            self._on(9, 18): self._post,
            self._on(9, 25): self._take_down,
            self._on(9, 26): self._decide,
            self._on(9, 29): self._tell,
            self._on(10, 10): self._pay,
        }
        rest: dict[date, Morning] = {
            day: partial(self._step, step, day) for day, step in steps.items()
        }
        first, second = self._on(9, 2), self._on(9, 3)
        return {
            first: partial(self._visit, first),
            second: partial(self._offer, second),
        } | rest

    def _on(self, month: int, day: int) -> date:
        return date(self.year, month, day)

    def _admin(self, command: Any) -> None:
        actor = Actor(self.city.admin)
        self.city.app.execute(command, actor=actor, purpose=ADMINISTRATION)

    def _step(self, step: Callable[[AidFileId, date], None], day: date, _life: Any) -> None:
        """Do a step where there is somebody to help."""
        if self.file is not None:
            step(self.file, day)

    def _give(self, account: str, *commands: Any) -> str:
        return self.city.give(account, commands)[-1]

    def _tried(self, command: Any) -> str | None:
        """Give a command as the clerk; None where it is refused."""
        try:
            return self._give(CLERK, command)
        except RuralgovError:
            return None

    def _visit(self, day: date, life: Any) -> None:
        """A visit opens a lead in the first village that is there still, and a clerk takes it."""
        for village in life.villages:
            visit = a.OpenAidLead(
                place=village.place,
                origin=a.LeadOrigin.VISIT,
                found=day,
                finding=OfficerText("入户走访：独居，收入中断"),
            )
            if village.heads and (key := self._tried(visit)) is not None:
                self.lead, self.place, self._heads = AidLeadId(key), village.place, village.heads
                self._give(CLERK, a.TakeAidLead(lead=self.lead))
                return

    def _offer(self, day: date, _life: Any) -> None:
        """Open the file of somebody who lives there still, and offer what may fit."""
        words = OfficerText("独居，收入中断")
        for person in self._heads:
            opening = a.OpenAidFile(
                place=self.place,
                since=day,
                people=(Included(person=person, circle=Circle.LIVING),),
                situation=words,
            )
            if self.lead is not None and (key := self._tried(opening)) is not None:
                self._person, self.file = person, AidFileId(key)
                self._give(
                    CLERK,
                    a.OfferAid(
                        file=self.file, programme=Programme.MINIMUM, offered=day, finding=words
                    ),
                    a.OfferFromLead(lead=self.lead, file=self.file, application=1, offered=day),
                )
                return

    def _name(self) -> None:
        """Say who is behind the accounts: three who are not of the family."""
        second = GrantRole(account=AccountId(SECOND), role=a.AID_CLERK, basis="示例任命")
        self._admin(second)
        others = (one for one in reversed(self._heads) if one != self._person)
        for account, person in zip((CHIEF, CLERK, SECOND), others, strict=False):
            named = RegisterAccount(account=AccountId(account), person=person, basis="示例任命")
            with suppress(RuralgovError):
                self._admin(named)

    def _accept(self, file: AidFileId, day: date) -> None:
        """They apply and let the bank be asked; what papers say is entered."""
        self._name()
        self._give(CHIEF, a.LoadAidExample())
        self._give(
            CLERK,
            a.TakeUpOffer(file=file, number=1, received=day, papers=PAPERS),
            a.AcceptAidApplication(file=file, number=1, accepted=day),
            a.SignAidAuthorization(
                file=file,
                person=self._person,
                items=(Item.DEPOSITS,),
                sources=("bank",),
                purposes=(Programme.MINIMUM,),
                signing=Signing.OWN,
                signer=self._person,
                since=day,
                until=day + YEAR,
                noticed=day,
            ),
            *self._papers(file, day),
        )
        begin = a.BeginAidProceeding(file=file, application=1, track=AidTrack.MINIMUM)
        self.proceeding = AidProceedingId(self._give(CLERK, begin))

    def _papers(self, file: AidFileId, day: date) -> Iterator[a.EnterAidFact]:
        """Give what papers say: nothing of anything but deposits, of which they do not speak."""
        for item in Item:
            if item in items_of(Programme.MINIMUM) and item is not Item.DEPOSITS:
                yield a.EnterAidFact(
                    file=file,
                    person=self._person,
                    item=item,
                    origin=a.Origin.PAPER,
                    source="申报材料核对",
                    value=NOTHING,
                    as_of=day,
                )

    def _investigate(self, _file: AidFileId, day: date) -> None:
        """Two people look, and all sign."""
        looked = a.InvestigateAid(
            proceeding=self.proceeding,
            day=day,
            investigators=(AccountId(CLERK), AccountId(SECOND)),
            signed=True,
            findings=OfficerText("入户调查：独居，无劳动收入，与申报相符"),
        )
        self._give(CLERK, looked)

    def _plan(self, file: AidFileId) -> a.AidPlanned:
        """Ask what to ask next, and keep what was said."""
        query = a.AidPlan(file=file, number=1)
        self.plans.append(self.city.app.query(query, **self.city.staff(CLERK)))
        return self.plans[-1]

    def _ask_bank(self, file: AidFileId, day: date) -> None:
        """Ask the one thing that papers do not say; what the bank found, the family is told."""
        self.question = question = self._plan(file).question
        if question is None:
            self.file = None
            return
        asks = a.Asks(
            person=self._person,
            item=question.item,
            source=question.source,
            shape=question.shape,
            limit=question.limit,
            purpose=question.purpose,
            authorization=question.authorization,
        )
        key = AidQuestionId(self._give(CLERK, a.AskRegister(file=file, asks=asks)))
        answer = a.ReportRegisterAnswer(
            question=key, status=AnswerStatus.HIT, found=SOME, as_of=day, receipt="示例-1"
        )
        self._give(DESK, answer)
        self.fact = AidFactId(key)
        self._plan(file)
        self._give(CLERK, a.NotifyAidFact(fact=self.fact, notified=day))

    def _object(self, _file: AidFileId, day: date) -> None:
        words = OfficerText("该账户不是本人的")
        self._give(CLERK, a.DisputeAidFact(fact=self.fact, disputed=day, grounds=words))

    def _look_again(self, _file: AidFileId, _day: date) -> None:
        words = OfficerText("银行复核：账户属同名的另一人")
        self._give(CLERK, a.RecheckAidFact(fact=self.fact, value=NOTHING, reason=words))

    def _settle(self, file: AidFileId, _day: date) -> None:
        """Another person settles what holds, and the rules are asked."""
        words = OfficerText("复核材料属实，异议成立")
        self._give(CHIEF, a.SettleAidFact(fact=self.fact, value=NOTHING, reason=words))
        self._plan(file)
        self.advice = AidAssessmentId(self._give(CLERK, a.AssessAid(file=file, number=1)))

    def _opine(self, _file: AidFileId, day: date) -> None:
        checked = a.RecordAidStep(
            proceeding=self.proceeding,
            step=AidStep.CHECKING,
            day=day,
            findings=OfficerText("核对完毕，异议已认定"),
        )
        opinion = a.GiveAidOpinion(
            proceeding=self.proceeding,
            day=day,
            favour=True,
            amount=self._standard(),
            findings=OfficerText("收入和财产符合条件，建议同意"),
        )
        self._give(CLERK, checked, opinion)

    def _standard(self) -> Fen:
        """Return the standard of a month: who has no income gets all of it."""
        entries = self.city.app.query(a.AidParameters(), **self.city.staff(CLERK))
        return next(Fen(one.value) for one in entries if one.name == STANDARD)

    def _post(self, _file: AidFileId, day: date) -> None:
        self._give(CLERK, a.PostAidNotice(proceeding=self.proceeding, since=day))

    def _take_down(self, _file: AidFileId, _day: date) -> None:
        self._give(CLERK, a.LapseAidNotice(proceeding=self.proceeding, number=1))

    def _decide(self, _file: AidFileId, day: date) -> None:
        decision = a.DecideAid(
            proceeding=self.proceeding,
            outcome=AidOutcome.GRANTED,
            amount=self._standard(),
            day=day,
            reasons=OfficerText("调查、核对和公示完毕，无未答复的异议，符合最低生活保障条件"),
        )
        self._give(CHIEF, decision)

    def _tell(self, _file: AidFileId, day: date) -> None:
        self._give(CLERK, a.TellAidDecision(proceeding=self.proceeding, day=day))

    def _pay(self, _file: AidFileId, day: date) -> None:
        paid = a.PayAid(proceeding=self.proceeding, month=month_of(day), day=day)
        self._give(CLERK, paid)
