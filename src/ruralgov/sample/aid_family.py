"""One family of the demo, from a visit to an application that one question settles."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from attrs import define, field, frozen

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle, Included, Programme
from ruralgov.domain.aid.asking import Signing
from ruralgov.domain.aid.means import Item
from ruralgov.domain.aid.means.example import COUNTY
from ruralgov.domain.aid.needed import items_of
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AidFileId, AidLeadId, PersonId
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.sample.city import City, Village

CLERK: Final = "aid_clerk"
CHIEF: Final = "aid_supervisor"
PAPERS: Final = (
    a.AidPaper.IDENTITY,
    a.AidPaper.STATEMENT,
    a.AidPaper.COMMITMENT,
    a.AidPaper.CHECKING,
)
NOTHING: Final = Figures.from_spans((0, 0))
A_DAY: Final = timedelta(days=1)
YEAR: Final = timedelta(days=365)


@frozen(kw_only=True)
class Helped:
    """What was done for the family: what had to be asked, of whom, and whether that settled it."""

    visited: date
    accepted: date
    missing: int
    """Things that were not known when the one question was put."""
    asked: Item
    source: str
    settled: bool


@define
class AidFamily:
    """Lets a visit find one person in need, and the office help as far as a decision."""

    city: City
    today: date
    file: AidFileId = field(init=False)
    person: PersonId = field(init=False)

    def run(self, villages: Iterable[Village]) -> Helped | None:
        """Help somebody of the first village that is there still; None where none is, or no law."""
        for village in villages:
            if self.city.divisions.city == COUNTY and village.heads and self._found(village):
                return self._asked()
        return None

    def _give(self, account: str, command: Any) -> str:
        (key,) = self.city.give(account, [command])
        return key

    def _ask(self, query: Any) -> Any:
        return self.city.app.query(query, day=self.today, **self.city.staff(CLERK))

    def _found(self, village: Village) -> bool:
        """Let a visit open a lead, which leads to an offer that is taken up."""
        self.person = village.heads[0]
        visited, offered = self.today - 3 * A_DAY, self.today - 2 * A_DAY
        words = OfficerText("入户走访：独居，收入中断")
        visit = a.OpenAidLead(
            place=village.place, origin=a.LeadOrigin.VISIT, found=visited, finding=words
        )
        try:
            lead = AidLeadId(self._give(CLERK, visit))
        except RuralgovError:
            return False
        self._give(CLERK, a.TakeAidLead(lead=lead))
        opening = a.OpenAidFile(
            place=village.place,
            since=offered,
            people=(Included(person=self.person, circle=Circle.LIVING),),
            situation=words,
        )
        self.file = file = AidFileId(self._give(CLERK, opening))
        self._give(
            CLERK,
            a.OfferAid(file=file, programme=Programme.MINIMUM, offered=offered, finding=words),
        )
        self._give(CLERK, a.OfferFromLead(lead=lead, file=file, application=1, offered=offered))
        taken = a.TakeUpOffer(file=file, number=1, received=self.today, papers=PAPERS)
        self._give(CLERK, taken)
        accept = a.AcceptAidApplication(file=file, number=1, accepted=self.today)
        self._give(CLERK, accept)
        return True

    def _asked(self) -> Helped:
        """Ask the one thing that papers do not say, and find the case settled by it."""
        self._give(CHIEF, a.LoadAidExample())
        self.city.give(CLERK, self._known())
        plan = self._ask(a.AidPlan(file=self.file, number=1))
        question = plan.question
        item, source = (question.item, question.source) if question else (Item.DEPOSITS, "")
        self._give(CLERK, self._said(item, source, authorization=1))
        after = self._ask(a.AidPlan(file=self.file, number=1))
        return Helped(
            visited=self.today - 3 * A_DAY,
            accepted=self.today,
            missing=len(plan.settle_with),
            asked=item,
            source=source,
            settled=after.settled,
        )

    def _known(self) -> Iterator[Any]:
        yield a.SignAidAuthorization(
            file=self.file,
            person=self.person,
            items=(Item.DEPOSITS,),
            sources=("bank",),
            purposes=(Programme.MINIMUM,),
            signing=Signing.OWN,
            signer=self.person,
            since=self.today,
            until=self.today + YEAR,
            noticed=self.today,
        )
        for item in Item:
            if item in items_of(Programme.MINIMUM) and item is not Item.DEPOSITS:
                yield self._said(item, "申报材料核对")

    def _said(self, item: Item, source: str, **more: Any) -> a.EnterAidFact:
        return a.EnterAidFact(
            file=self.file,
            person=self.person,
            item=item,
            origin=a.Origin.PAPER,
            source=source,
            value=NOTHING,
            as_of=self.today,
            **more,
        )
