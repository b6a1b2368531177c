"""A village with a mediation committee, two neighbours who quarrel, and the commands about it."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import mediation as m
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import (
    AccountId,
    DisputeId,
    HouseholdId,
    MediationCommitteeId,
    MediationPlaceId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import BirthDate, CitizenText, OfficerText, PersonName
from ruralgov.domain.registry import HouseholdRelation, MovePerson, RegisterPerson, Sex
from ruralgov.sample.draw import identity_number
from tests.town import DAY, NAME, Town

CLERK, MEDIATOR, GUIDE = "mediation_clerk", "mediator", "mediation_supervisor"
BEGUN, TERM_END = date(2025, 1, 1), date(2028, 1, 1)
A_DAY = timedelta(days=1)
PAPER, ALOUD = m.Telling.PAPER, m.Telling.READ_ALOUD
WEEK = tuple(m.OpeningTime(weekday=day, begin=540, end=1020) for day in (1, 3, 5))
FIRST = 9302
"""From here on the made-up identity numbers; every second is a woman's, this one among them."""


def words(text: str) -> OfficerText:
    return OfficerText.of(text)


def establishing(place: PlaceId, *people: PersonId, **more: Any) -> m.EstablishMediationCommittee:
    """Return a committee of some people, the first in the chair."""
    values: dict[str, Any] = {
        "members": members(*people),
        "name": "大庄村人民调解委员会",
        "since": BEGUN,
        "until": TERM_END,
    }
    return m.EstablishMediationCommittee(
        place=place,
        basis="村民会议推选",
        **values | more,
    )


def term(town: Town) -> dict[str, date]:
    """Return a term of three years that holds today, whatever day it is in the town."""
    year = legal_date(town.clock.now).year
    return {"since": date(year - 1, 1, 1), "until": date(year + 2, 1, 1)}


def members(*people: PersonId) -> tuple[m.CommitteeMember, ...]:
    return tuple(
        m.CommitteeMember(person=one, chair=number == 0) for number, one in enumerate(people)
    )


def opening(committee: MediationCommitteeId, **more: Any) -> m.OpenMediationPlace:
    """Return a parlour that is open three days a week."""
    values: dict[str, Any] = {
        "kind": m.MediationPlaceKind.PARLOUR,
        "opening": WEEK,
        "since": BEGUN,
    }
    return m.OpenMediationPlace(
        committee=committee,
        name="大庄邻里会客厅",
        venue="村委会东屋",
        **values | more,
    )


def plan(person: PersonId, *, against: bool = False, **more: Any) -> m.PartyPlan:
    """Return a party of one side."""
    side = m.PartySide.RESPONDENT if against else m.PartySide.APPLICANT
    return m.PartyPlan(side=side, person=person, **more)


def receiving(
    committee: MediationCommitteeId, place: PlaceId, *parties: m.PartyPlan, **more: Any
) -> m.ReceiveDispute:
    """Return a dispute of neighbours about a wall."""
    values: dict[str, Any] = {"kind": m.DisputeKind.NEIGHBOURS, "source": m.DisputeSource.APPLIED}
    return m.ReceiveDispute(
        committee=committee,
        place=place,
        parties=parties,
        text=CitizenText.of("院墙倒塌砸坏了菜棚"),
        **values | more,
    )


def holding(dispute: DisputeId, day: date, **more: Any) -> m.HoldMediationSession:
    """Return a joint session in the village office."""
    values: dict[str, Any] = {"present": (1, 2), "venue": "村委会", "told": PAPER}
    return m.HoldMediationSession(
        dispute=dispute, day=day, words=words("双方陈述了经过"), **values | more
    )


def owing(dispute: DisputeId, due: date, **more: Any) -> m.AddObligation:
    """Return that the second party pays the first a thousand yuan."""
    values: dict[str, Any] = {
        "debtor": 2,
        "creditor": 1,
        "kind": m.ObligationKind.MONEY,
        "amount": Fen(100_000),
    }
    return m.AddObligation(dispute=dispute, due=due, words=words("赔偿菜棚损失"), **values | more)


def somebody(town: Town, home: str, sex: Sex = Sex.FEMALE) -> PersonId:
    """Register somebody of a household of their own, who has no identity number."""
    command = RegisterPerson(
        household=town.household(home),
        name=PersonName.of(NAME),
        relation=HouseholdRelation.HEAD,
        birth=BirthDate.of("1980-01-01"),
        sex=sex,
        since=DAY,
        source="t",
    )
    return PersonId(town.do("registrar", command).key)


def a_dispute(town: Town, number: str) -> dict[str, str]:
    """Return a dispute of the village, and the committee that has it."""
    rows = town.ask(CLERK, m.MediationCommittees(place=town.village))
    committees = [row.owner for row in rows if row.place == town.village]
    if not committees:
        people = [somebody(town, f"调{number}{one}") for one in "甲乙丙"]
        committees = [town.do(GUIDE, establishing(town.village, *people, **term(town))).key]
    committee = MediationCommitteeId(committees[0])
    one, other = (somebody(town, f"争{number}{side}") for side in "甲乙")
    command = receiving(committee, town.village, plan(one), plan(other, against=True))
    return {"committee": committee, "dispute": town.do(CLERK, command).key}


class Parlour:
    """A village of the town with its people; the account of the mediator is the second member's."""

    def __init__(self, town: Town | None = None) -> None:
        self.town = town or Town()
        self.village = self.town.village
        self.homes: dict[PersonId, HouseholdId] = {}
        people = [self.person(FIRST + number) for number in range(6)]
        self.woman, self.mediator, self.third, self.one, self.other, self.more = people
        account = RegisterAccount(account=AccountId(MEDIATOR), person=self.mediator, basis="选任")
        self.town.do("admin", account)

    def person(self, number: int) -> PersonId:
        """Register somebody of a household of their own."""
        household = self.town.household(f"m{number}")
        person = self.town.person(household, identity_number(number))
        self.homes[person] = household
        return person

    def move(self, person: PersonId, household: HouseholdId) -> None:
        """Let somebody live with others from today on."""
        move = MovePerson(
            person=person,
            household=household,
            relation=HouseholdRelation.OTHER,
            since=self.today,
            cause=words("同住"),
        )
        self.town.do("registrar", move)

    @property
    def members(self) -> tuple[PersonId, ...]:
        return self.woman, self.mediator, self.third

    @property
    def today(self) -> date:
        return legal_date(self.town.clock.now)

    def later(self, days: int) -> date:
        """Let days pass."""
        self.town.clock.now += timedelta(days=days)
        return self.today

    def committee(self, place: PlaceId | None = None, **more: Any) -> MediationCommitteeId:
        command = establishing(place or self.village, *self.members, **more)
        return MediationCommitteeId(self.town.do(GUIDE, command).key)

    def parlour(self, committee: MediationCommitteeId, **more: Any) -> MediationPlaceId:
        return MediationPlaceId(self.town.do(CLERK, opening(committee, **more)).key)

    def dispute(self, committee: MediationCommitteeId, **more: Any) -> DisputeId:
        """Receive a dispute of the two neighbours."""
        sides = (plan(self.one), plan(self.other, against=True))
        command = receiving(committee, self.village, *sides, **more)
        return DisputeId(self.town.do(CLERK, command).key)

    def accepted(self, committee: MediationCommitteeId, **more: Any) -> DisputeId:
        """Receive a dispute to which both agree, and that has a mediator."""
        key = self.dispute(committee, **more)
        for number in (1, 2):
            self.do(m.ConsentToMediation(dispute=key, party=number, told=PAPER))
        self.do(m.ChooseMediator(dispute=key, person=self.mediator, accepted=(1, 2)))
        return key

    def agreed(self, committee: MediationCommitteeId, **more: Any) -> DisputeId:
        """Bring a dispute to a written agreement in force today, due in ten days."""
        key, today = self.accepted(committee, **more), self.today
        self.do(holding(key, today))
        self.do(
            m.DraftMediationAgreement(
                dispute=key, form=m.AgreementForm.WRITTEN, facts=words("事实清楚")
            )
        )
        self.do(owing(key, today + 10 * A_DAY))
        self.signed(key)
        self.do(m.CountersignMediationAgreement(dispute=key, day=today), MEDIATOR)
        self.do(m.SealMediationAgreement(dispute=key, day=today))
        return key

    def signed(self, key: DisputeId, manner: m.SigningManner = m.SigningManner.FINGERPRINT) -> None:
        """Let both sides sign today."""
        for number in (1, 2):
            self.do(
                m.SignMediationAgreement(
                    dispute=key, party=number, manner=manner, day=self.today, told=ALOUD
                )
            )

    def do(self, command: Any, account: str = CLERK) -> Any:
        return self.town.do(account, command)

    def file(self, key: DisputeId) -> m.DisputeSheet:
        """Ask for the file of a dispute."""
        found: m.DisputeSheet = self.town.ask(CLERK, m.DisputeFile(dispute=key))
        return found
