"""Villages of a town that form consortia: their meetings, collectives and decisions."""

from datetime import date
from itertools import count
from typing import Any

from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import (
    BodyId,
    CollectiveId,
    ConsortiumId,
    DecisionId,
    OrganisationId,
    PlaceId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.meetings import BodyKind, ConfirmPaperDecision, Matter
from ruralgov.domain.registry import (
    MergePlace,
    OrganisationKind,
    RegisterOrganisation,
    RegisterPlace,
)
from tests.consortia.scenario import (
    APPROVER,
    BEGAN,
    KEEPER,
    MET,
    agreeing,
    approving,
    pledging,
    proposing,
)
from tests.meetings.hall import founding, paper
from tests.town import DAY, Town, code_of

TODAY = date(2026, 1, 5)
END = date(2025, 9, 1)


class Area:
    """Four villages in two towns, each with a meeting of all and a collective."""

    def __init__(self, storage: Any = None) -> None:
        self.town = Town(storage)
        self.numbers = count(1)
        city = self.town.app.city
        self.far = self.place(f"{city}102", "成山镇")
        self.villages = tuple(
            self.place(f"{city}{one}", f"村{one}") for one in ("101281", "101282", "101283")
        )
        self.away = self.place(f"{city}102281", "远村")
        every = (*self.villages, self.away)
        self.bodies = {one: self.body(one, BodyKind.VILLAGE_MEETING) for one in every}
        self.owners = {one: self.owner(one) for one in every}
        self.lead = self.organisation("联建党委", self.villages[0])

    def place(self, code: str, name: str) -> PlaceId:
        command = RegisterPlace(code=code, name=name, since=date(2023, 1, 1), source="t")
        return PlaceId(self.town.do("registrar", command).key)

    def body(self, place: PlaceId, kind: BodyKind, **more: Any) -> BodyId:
        return BodyId(self.town.do("registrar", founding(place, kind, **more)).key)

    def owner(self, place: PlaceId) -> CollectiveId:
        number = next(self.numbers)
        command = FoundCollective(place=place, name=f"社{number}", since=DAY, source="登记证")
        return CollectiveId(self.town.do("registrar", command).key)

    def organisation(self, name: str, place: PlaceId, **more: Any) -> OrganisationId:
        values: dict[str, Any] = {"kind": OrganisationKind.DEPARTMENT} | more
        command = RegisterOrganisation(name=name, place=place, since=DAY, source="批复", **values)
        return OrganisationId(self.town.do("registrar", command).key)

    def decision(
        self,
        village: PlaceId,
        matter: Matter = Matter.OTHER,
        day: date = MET,
        body: BodyId | None = None,
    ) -> DecisionId:
        entered = paper(
            body or self.bodies[village],
            matter=matter,
            title=matter.zh,
            day=day,
            reference=f"决〔2025〕{next(self.numbers)}号",
        )
        key = DecisionId(self.town.do("meeting_recorder", entered).key)
        self.town.do("meeting_convener", ConfirmPaperDecision(decision=key))
        return key

    def proposed(self, *villages: PlaceId, **more: Any) -> ConsortiumId:
        command = proposing(f"片区{next(self.numbers)}", self.lead, *villages)
        return ConsortiumId(self.keep(evolve(command, **more)).key)

    def consent(self, key: ConsortiumId, *villages: PlaceId) -> None:
        for one in villages:
            decision = self.decision(one)
            self.keep(c.ConsentToConsortium(consortium=key, village=one, decision=decision))

    def approved(self, *villages: PlaceId, **more: Any) -> ConsortiumId:
        key = self.proposed(*villages, **more)
        self.consent(key, *villages)
        self.town.do(APPROVER, approving(key))
        return key

    def active(self, *villages: PlaceId, **more: Any) -> ConsortiumId:
        key = self.approved(*villages, **more)
        self.keep(c.ActivateConsortium(consortium=key, since=BEGAN))
        return key

    def keep(self, command: Any) -> Any:
        return self.town.do(KEEPER, command)

    def approve(self, command: Any) -> Any:
        return self.town.do(APPROVER, command)

    def kept(self, command: Any) -> str:
        """Return the code with which the keeper is refused; nothing where it is done."""
        return code_of(lambda: self.keep(command))

    def allowed(self, command: Any) -> str:
        """Return the code with which the approver is refused; nothing where it is done."""
        return code_of(lambda: self.approve(command))

    def pledge(self, key: ConsortiumId, village: PlaceId, **more: Any) -> None:
        decision = self.decision(village)
        self.keep(evolve(pledging(key, village, decision), **more))

    def portion(self, village: PlaceId, part: int, whole: int, **more: Any) -> c.Portion:
        values: dict[str, Any] = {"village": village, "owner": self.owners[village]} | more
        if "decision" not in values:
            values["decision"] = self.decision(village, Matter.INVESTMENT)
        return c.Portion(part=part, whole=whole, contribution=Fen(0), **values)

    def agree(self, key: ConsortiumId, *portions: c.Portion, **more: Any) -> c.AgreeProject:
        return evolve(agreeing(key, *portions), **more)

    def admit(self, key: ConsortiumId, village: PlaceId, since: date) -> c.AdmitVillage:
        decision = self.decision(village)
        return c.AdmitVillage(
            consortium=key, village=village, since=since, decision=decision, approval="镇委批复"
        )

    def leaving(self, key: ConsortiumId, village: PlaceId, **more: Any) -> c.LeaveConsortium:
        command = c.LeaveConsortium(
            consortium=key,
            village=village,
            notified=END,
            since=date(2025, 10, 1),
            decision=self.decision(village),
            cause="另行联建",
        )
        return evolve(command, **more)

    def dissolve(self, key: ConsortiumId, since: date = date(2025, 12, 1)) -> str:
        begin = c.BeginDissolution(
            consortium=key, since=date(2025, 11, 1), approval="批复", reason="完成"
        )
        if self.state(key).stage is not c.ConsortiumStage.DISSOLVING:
            self.approve(begin)
        return self.allowed(
            c.DissolveConsortium(consortium=key, since=since, settlement="清算报告")
        )

    def merge(self, village: PlaceId, into: PlaceId, since: date = END) -> None:
        command = MergePlace(place=village, into=into, since=since, cause="撤并")
        self.town.do("registrar", command)

    def charter(self, key: ConsortiumId, day: date | None = None) -> c.Charter:
        found: c.Charter = self.town.ask("auditor", c.ConsortiumCharter(consortium=key), day)
        return found

    def state(self, key: ConsortiumId) -> c.Consortium:
        return self.charter(key).record

    def census(self, day: date | None = None) -> c.Census:
        found: c.Census = self.town.ask("auditor", c.ConsortiumCensus(), day)
        return found

    def faults(self, key: ConsortiumId, day: date | None = None) -> list[c.ConsortiumFault]:
        rows = self.town.ask("auditor", c.ConsortiumFindings(), day)
        assert tuple(one for one in rows if one.consortium == key) == tuple(
            sorted(self.charter(key, day).findings, key=lambda x: (x.since, x.name, x.fault))
        )
        return [one.fault for one in rows if one.consortium == key]
