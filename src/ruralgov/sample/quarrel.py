"""One dispute of two neighbours of the synthetic city, from the door to what they agreed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from attrs import define, field

from ruralgov.domain import mediation as m
from ruralgov.domain.access import ADMINISTRATION, RegisterAccount
from ruralgov.domain.kernel.ids import (
    AccountId,
    DisputeId,
    MediationCommitteeId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.roles import Actor
from ruralgov.sample.city import City

CLERK, MEDIATOR, GUIDE = "mediation_clerk", "mediator", "mediation_supervisor"
OWED: Final = Fen(80_000)
"""What a wall that fell on a shed of vegetables cost: 800 yuan."""
OPEN: Final = tuple(m.OpeningTime(weekday=day, begin=540, end=1020) for day in (1, 3, 5))


@define
class Quarrel:
    """A committee of three, and two neighbours who quarrel about a wall."""

    city: City
    place: PlaceId
    committee: Sequence[PersonId]
    sides: Sequence[PersonId]
    _seat: MediationCommitteeId = field(default=MediationCommitteeId(""), init=False)
    _key: DisputeId = field(default=DisputeId(""), init=False)

    def over(self, year: int) -> dict[date, Callable[[], DisputeId]]:
        """Return what happens on which mornings of a year."""
        return {
            date(year, 3, 4): lambda: self._elect(date(year, 3, 4)),
            date(year, 4, 8): self._come,
            date(year, 4, 9): self._consent,
            date(year, 4, 11): lambda: self._settle(date(year, 4, 11), date(year, 5, 12)),
            date(year, 5, 8): lambda: self._fulfil(date(year, 5, 8)),
        }

    def _give(self, account: str, *commands: Any) -> str:
        return self.city.give(account, commands)[-1]

    def _elect(self, since: date) -> DisputeId:
        """Elect the committee, and open its parlour."""
        members = tuple(
            m.CommitteeMember(person=one, chair=number == 0)
            for number, one in enumerate(self.committee)
        )
        establish = m.EstablishMediationCommittee(
            place=self.place,
            members=members,
            name="人民调解委员会",
            since=since,
            until=since.replace(year=since.year + 3),
            basis="村民会议推选",
        )
        self._seat = MediationCommitteeId(self._give(GUIDE, establish))
        parlour = m.OpenMediationPlace(
            committee=self._seat,
            kind=m.MediationPlaceKind.PARLOUR,
            name="邻里会客厅",
            venue="村委会东屋",
            opening=OPEN,
            since=since,
        )
        self._give(CLERK, parlour)
        account = RegisterAccount(
            account=AccountId(MEDIATOR), person=self.committee[1], basis="选任"
        )
        actor = Actor(self.city.admin)
        self.city.app.execute(account, actor=actor, purpose=ADMINISTRATION)
        return self._key

    def _come(self) -> DisputeId:
        """One of them comes to the parlour."""
        one, other = self.sides
        received = m.ReceiveDispute(
            committee=self._seat,
            place=self.place,
            parties=(
                m.PartyPlan(side=m.PartySide.APPLICANT, person=one),
                m.PartyPlan(side=m.PartySide.RESPONDENT, person=other),
            ),
            kind=m.DisputeKind.NEIGHBOURS,
            source=m.DisputeSource.APPLIED,
            text=CitizenText.of("院墙倒塌砸坏了菜棚"),
        )
        self._key = DisputeId(self._give(CLERK, received))
        return self._key

    def _consent(self) -> DisputeId:
        """Both agree, and accept the mediator."""
        consents = (
            m.ConsentToMediation(dispute=self._key, party=side, told=m.Telling.PAPER)
            for side in (1, 2)
        )
        chosen = m.ChooseMediator(dispute=self._key, person=self.committee[1], accepted=(1, 2))
        self._give(CLERK, *consents, chosen)
        return self._key

    def _settle(self, day: date, due: date) -> DisputeId:
        """They sit down, agree and sign; the mediator signs, and the committee seals it."""
        key, words = self._key, OfficerText.of
        session = m.HoldMediationSession(
            dispute=key,
            day=day,
            present=(1, 2),
            venue="邻里会客厅",
            told=m.Telling.PAPER,
            words=words("双方陈述了经过，愿意协商"),
        )
        draft = m.DraftMediationAgreement(
            dispute=key, form=m.AgreementForm.WRITTEN, facts=words("院墙倒塌属实")
        )
        owed = m.AddObligation(
            dispute=key,
            debtor=2,
            creditor=1,
            kind=m.ObligationKind.MONEY,
            amount=OWED,
            due=due,
            words=words("赔偿菜棚损失"),
        )
        signed = (
            m.SignMediationAgreement(
                dispute=key,
                party=side,
                manner=m.SigningManner.SIGNED,
                day=day,
                told=m.Telling.READ_ALOUD,
            )
            for side in (1, 2)
        )
        self._give(CLERK, session, draft, owed, *signed)
        self._give(MEDIATOR, m.CountersignMediationAgreement(dispute=key, day=day))
        self._give(CLERK, m.SealMediationAgreement(dispute=key, day=day))
        return key

    def _fulfil(self, day: date) -> DisputeId:
        """It is paid in time, and the file is closed."""
        paid = m.RecordObligationPerformance(
            dispute=self._key,
            obligation=1,
            day=day,
            amount=OWED,
            proof=OfficerText.of("收条"),
        )
        self._give(CLERK, paid, m.CloseDispute(dispute=self._key))
        return self._key
